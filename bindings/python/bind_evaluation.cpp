/// \file
/// Evaluations and what can be asked of them.
#include <algorithm>

#include <pybind11/functional.h>
#include <pybind11/stl.h>
#include <pybind11/typing.h>

#include <thidua/evaluate/evaluation.hpp>
#include <thidua/io/json.hpp>
#include <thidua/io/load_calendar.hpp>
#include <thidua/io/receipt.hpp>
#include <thidua/render/explanation_html.hpp>
#include <thidua/render/explanation_text.hpp>
#include <thidua/render/figure.hpp>
#include <thidua/render/need_text.hpp>
#include <thidua/rule/settle.hpp>

#include "casters/date.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using thidua::Evaluation;

using PyProgress = std::function<void(std::size_t, std::size_t)>;

Evaluation evaluate(const thidua::Campaign& campaign, const std::optional<thidua::Tally>& tally,
                    const std::optional<thidua::Measurements>& measurements,
                    const std::optional<thidua::Evidence>& evidence,
                    std::optional<thidua::Date> as_of, const thidua::ReadingChoices& readings,
                    const std::optional<PyProgress>& progress,
                    const std::optional<thidua::WorkingCalendar>& calendar) {
  const py::gil_scoped_release unlocked;
  thidua::Facts facts;
  if (tally) { facts.tally = *tally; }
  if (measurements) { facts.measurements = *measurements; }
  if (evidence) { facts.evidence = *evidence; }
  thidua::EvaluateOptions options{
      as_of, readings, {}, calendar ? *calendar : thidua::shipped_calendar()};
  if (progress) {
    options.progress = [&](std::size_t done, std::size_t of) {
      const py::gil_scoped_acquire locked;
      (*progress)(done, of);
      return true;
    };
  }
  return {campaign, std::move(facts), std::move(options)};
}

thidua::Language language(std::string_view word) {
  const auto known = thidua::language_from(word);
  if (!known) {
    throw std::invalid_argument{"there is no language «" + std::string{word} +
                                "»; there are: vi, en"};
  }
  return *known;
}

thidua::FindingKind finding_kind(std::string_view word) {
  const auto kind = thidua::from_word<thidua::FindingKind>(word);
  if (!kind) { throw std::invalid_argument{"there is no finding «" + std::string{word} + "»"}; }
  return *kind;
}

thidua::Explanation explain(const Evaluation& evaluation, std::size_t subject,
                            std::string_view kind, std::string_view id, std::size_t combination) {
  return evaluation.explain(evaluation.subjects().at(subject), finding_kind(kind), id, combination);
}

py::typing::Dict<py::str, py::object> subject_of(const Evaluation& evaluation, std::size_t index) {
  const auto& subject = evaluation.subjects().at(index).subject;
  py::typing::Dict<py::str, py::object> result;
  result["id"] = subject.id;
  result["kind"] = subject.kind;
  result["name"] = subject.name;
  result["unit"] = subject.unit;
  result["roles"] = subject.roles;
  return result;
}

std::size_t index_of(const Evaluation& evaluation, std::string_view name) {
  return static_cast<std::size_t>(&evaluation.subject(name) - evaluation.subjects().data());
}

py::typing::Dict<py::str, py::object> verdict_of(const Evaluation& evaluation, std::size_t subject,
                                                 std::string_view kind, std::string_view id) {
  const auto& finding =
      evaluation.finding(evaluation.subjects().at(subject), finding_kind(kind), id);
  const auto verdict = evaluation.verdict(finding);
  py::typing::Dict<py::str, py::object> result;
  result["truth"] = std::string{to_string(verdict.truth)};
  result["same_under_all"] = verdict.same_under_all;
  result["turns_on"] = verdict.turns_on;
  result["yes"] = verdict.yes;
  result["no"] = verdict.no;
  result["undetermined"] = verdict.undetermined;
  std::vector<std::string> truths;
  for (const auto truth : finding.truths) { truths.emplace_back(to_string(truth)); }
  result["truths"] = truths;
  return result;
}

std::vector<std::map<std::string, std::string>> combinations_of(const Evaluation& evaluation) {
  const auto& plan = evaluation.campaign().plan();
  std::vector<std::map<std::string, std::string>> result;
  for (const auto& combination : evaluation.combinations()) {
    auto& readings = result.emplace_back();
    for (std::size_t i = 0; i < plan.open_points.size(); ++i) {
      readings[plan.open_points[i].id] = combination.reading(plan, i).id;
    }
  }
  return result;
}

/// The smallest ways to settle it, each a list of phrases: (to yes, to no).
std::pair<std::vector<std::vector<std::string>>, std::vector<std::vector<std::string>>>
missing_text(const thidua::Explanation& explanation, const thidua::Plan& plan,
             thidua::Language language) {
  const auto phrases = [&](const std::vector<thidua::SettlingSet>& ways) {
    std::vector<std::vector<std::string>> result;
    for (const auto& way : ways) {
      auto& facts = result.emplace_back();
      for (const auto& fact : way) {
        auto phrase = thidua::need_text(fact, plan, language);
        // Two needs can read the same where they differ only in a bar that the phrase does not tell.
        if (std::find(facts.begin(), facts.end(), phrase) == facts.end()) {
          facts.push_back(std::move(phrase));
        }
      }
    }
    return result;
  };
  const auto settlement = thidua::settlement(explanation);
  return {phrases(settlement.yes), phrases(settlement.no)};
}

/// The leaves that decide: (clause, sentence).
std::vector<std::pair<std::string, std::string>> deciding_text(
    const thidua::Explanation& explanation, const thidua::Plan& plan, thidua::Language language) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const auto* leaf : thidua::deciding_leaves(explanation)) {
    result.emplace_back(to_string(leaf->cite), thidua::reason_text(*leaf, plan, language));
  }
  return result;
}

void bind_explanations(py::class_<Evaluation>& c) {
  c.def(
       "explanation_json",
       [](const Evaluation& e, std::size_t subject, std::string_view kind, std::string_view id,
          std::size_t combination) {
         return thidua::explanation_json(explain(e, subject, kind, id, combination));
       },
       py::arg("subject"), py::arg("kind"), py::arg("id"), py::arg("combination"))
      .def(
          "explanation_text",
          [](const Evaluation& e, std::size_t subject, std::string_view kind, std::string_view id,
             std::size_t combination, std::string_view lang) {
            return thidua::explanation_text(explain(e, subject, kind, id, combination),
                                            e.campaign().plan(), language(lang));
          },
          py::arg("subject"), py::arg("kind"), py::arg("id"), py::arg("combination"), py::kw_only(),
          py::arg("lang"))
      .def(
          "explanation_html",
          [](const Evaluation& e, std::size_t subject, std::string_view kind, std::string_view id,
             std::size_t combination, std::string_view lang) {
            return thidua::explanation_html(explain(e, subject, kind, id, combination),
                                            e.campaign().plan(), language(lang));
          },
          py::arg("subject"), py::arg("kind"), py::arg("id"), py::arg("combination"), py::kw_only(),
          py::arg("lang"))
      .def(
          "missing_text",
          [](const Evaluation& e, std::size_t subject, std::string_view kind, std::string_view id,
             std::size_t combination, std::string_view lang) {
            return missing_text(explain(e, subject, kind, id, combination), e.campaign().plan(),
                                language(lang));
          },
          py::arg("subject"), py::arg("kind"), py::arg("id"), py::arg("combination"), py::kw_only(),
          py::arg("lang"))
      .def(
          "deciding_text",
          [](const Evaluation& e, std::size_t subject, std::string_view kind, std::string_view id,
             std::size_t combination, std::string_view lang) {
            return deciding_text(explain(e, subject, kind, id, combination), e.campaign().plan(),
                                 language(lang));
          },
          py::arg("subject"), py::arg("kind"), py::arg("id"), py::arg("combination"), py::kw_only(),
          py::arg("lang"));
}

}  // namespace

void bind_evaluation(py::module_& m) {
  py::class_<Evaluation> c(m, "Evaluation", "What an evaluation found.");
  c.def("__len__", [](const Evaluation& e) { return e.subjects().size(); })
      .def("subject", &subject_of, py::arg("index"))
      .def("index_of", &index_of, py::arg("name"))
      .def("combinations", &combinations_of)
      .def("verdict", &verdict_of, py::arg("subject"), py::arg("kind"), py::arg("id"))
      .def(
          "has_finding",
          [](const Evaluation& e, std::size_t subject, std::string_view kind, std::string_view id) {
            return e.subjects().at(subject).find(finding_kind(kind), id) != nullptr;
          },
          py::arg("subject"), py::arg("kind"), py::arg("id"))
      .def(
          "figure",
          [](const Evaluation& e, std::size_t subject, std::string_view indicator,
             std::size_t combination, std::string_view lang) {
            return thidua::figure(e.measure_for(e.subjects().at(subject), indicator, combination),
                                  language(lang));
          },
          py::arg("subject"), py::arg("indicator"), py::arg("combination"), py::kw_only(),
          py::arg("lang"))
      .def("notes", [](const Evaluation& e) { return thidua::diagnostics_json(e.notes()); })
      .def(
          "receipt",
          [](const Evaluation& e) { return thidua::receipt_json(thidua::receipt_of(e)); },
          py::call_guard<py::gil_scoped_release>())
      .def(
          "to_json", [](const Evaluation& e) { return thidua::evaluation_json(e); },
          py::call_guard<py::gil_scoped_release>())
      .def(
          "equals", [](const Evaluation& a, const Evaluation& b) { return a == b; },
          py::arg("other"));
  bind_explanations(c);
  m.def("evaluate", &evaluate, py::arg("campaign"), py::kw_only(), py::arg("tally"),
        py::arg("measurements"), py::arg("evidence"), py::arg("as_of"), py::arg("readings"),
        py::arg("progress"), py::arg("calendar"),
        "Judges every subject; by the shipped calendar where none is given.");
}

}  // namespace thidua_python
