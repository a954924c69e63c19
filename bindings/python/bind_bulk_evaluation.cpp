/// \file
/// A campaign judged in bulk: its answers are seen in place, its explanations come as those of an evaluation.
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <pybind11/functional.h>
#include <pybind11/stl.h>

#include <thidua/evaluate/bulk_evaluation.hpp>
#include <thidua/io/json.hpp>
#include <thidua/io/load_calendar.hpp>
#include <thidua/render/explanation_html.hpp>
#include <thidua/render/explanation_text.hpp>

#include "casters/date.hpp"
#include "column_buffer.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using thidua::BulkEvaluation;
using PyProgress = std::function<bool(std::size_t, std::size_t)>;
using Columns = std::map<std::string, std::pair<py::buffer, py::buffer>>;

/// The evaluation, and the caller's columns of counts that it looks at.
struct HeldEvaluation {
  std::vector<std::shared_ptr<const Buffer>> columns;
  BulkEvaluation evaluation;
};

/// A part of the answers as memory that Python sees; it keeps the evaluation.
template <class Value>
struct Answers {
  BulkEvaluation evaluation;
  std::span<const Value> values;
};

HeldEvaluation judge(const thidua::Campaign& campaign, const std::optional<thidua::Tally>& tally,
                     const std::optional<thidua::Measurements>& measurements,
                     const std::optional<thidua::Evidence>& evidence,
                     const std::vector<std::optional<thidua::Date>>& checkpoints,
                     const thidua::ReadingChoices& readings, const Columns& counts, bool reasons,
                     unsigned threads, const std::optional<PyProgress>& progress,
                     const std::optional<thidua::WorkingCalendar>& calendar) {
  std::vector<std::shared_ptr<const Buffer>> columns;
  thidua::BulkOptions options;
  const auto held = [&](const py::buffer& column) {
    columns.push_back(std::make_shared<const Buffer>(column, false));
    return columns.back()->span<const std::int64_t>();
  };
  for (const auto& [indicator, column] : counts) {
    options.counts[indicator] = {held(column.first), held(column.second)};
  }
  options.checkpoints = checkpoints;
  options.readings = readings;
  options.reasons = reasons;
  options.threads = threads;
  if (progress) {
    options.progress = [&](std::size_t done, std::size_t of) {
      const py::gil_scoped_acquire locked;
      return (*progress)(done, of);
    };
  }
  const auto judged = [&] {
    const py::gil_scoped_release unlocked;
    options.calendar = calendar ? *calendar : thidua::shipped_calendar();
    thidua::Facts facts;
    if (tally) { facts.tally = *tally; }
    if (measurements) { facts.measurements = *measurements; }
    if (evidence) { facts.evidence = *evidence; }
    return BulkEvaluation{campaign, std::move(facts), std::move(options)};
  };
  BulkEvaluation evaluation = judged();
  return {std::move(columns), std::move(evaluation)};
}

py::typing::Dict<py::str, py::object> clause_of(const thidua::BulkClause& clause) {
  py::typing::Dict<py::str, py::object> result;
  result["kind"] = std::string{word(clause.kind)};
  result["id"] = clause.id;
  result["cite"] = to_string(clause.cite);
  result["title_vi"] = clause.title.in(thidua::Language::vi);
  result["title_en"] = clause.title.in(thidua::Language::en);
  result["part"] = std::string{word(clause.part)};
  result["wanted"] = std::string{word(clause.wanted)};
  result["roles"] = clause.roles;
  return result;
}

using Explained = std::tuple<std::string, std::string, std::string, std::string, std::string>;

/// As JSON; as text and as HTML, in Vietnamese and in English.
Explained explain(const HeldEvaluation& held, std::size_t question, std::size_t combination,
                  std::size_t checkpoint, std::size_t subject) {
  const auto& plan = held.evaluation.campaign().plan();
  const auto why = held.evaluation.explain(question, combination, checkpoint, subject);
  return {thidua::explanation_json(why), thidua::explanation_text(why, plan, thidua::Language::vi),
          thidua::explanation_text(why, plan, thidua::Language::en),
          thidua::explanation_html(why, plan, thidua::Language::vi),
          thidua::explanation_html(why, plan, thidua::Language::en)};
}

template <class Value>
void bind_answers(py::module_& m, const char* name) {
  py::class_<Answers<Value>>(m, name, py::buffer_protocol())
      .def_buffer([](Answers<Value>& answers) {
        return py::buffer_info{answers.values.data(),
                               static_cast<py::ssize_t>(answers.values.size()), true};
      });
}

std::size_t question(const HeldEvaluation& held, const std::string& kind, const std::string& id) {
  const auto known = thidua::from_word<thidua::FindingKind>(kind);
  if (!known) { throw std::invalid_argument{"there is no finding «" + kind + "»"}; }
  return held.evaluation.question(*known, id);
}

}  // namespace

void bind_bulk_evaluation(py::module_& m) {
  bind_answers<std::uint8_t>(m, "BulkTruths");
  bind_answers<std::uint64_t>(m, "BulkMasks");
  py::class_<HeldEvaluation>(m, "BulkEvaluation", "A campaign judged for many days and readings.")
      .def("subjects",
           [](const HeldEvaluation& held) {
             std::vector<std::tuple<std::string, std::string, std::string>> result;
             for (const auto& subject : held.evaluation.subjects()) {
               result.emplace_back(subject.id, subject.name, subject.kind);
             }
             return result;
           })
      .def("combinations",
           [](const HeldEvaluation& held) {
             const auto& plan = held.evaluation.campaign().plan();
             std::vector<std::map<std::string, std::string>> result;
             for (const auto& combination : held.evaluation.combinations()) {
               auto& readings = result.emplace_back();
               for (std::size_t i = 0; i < plan.open_points.size(); ++i) {
                 readings[plan.open_points[i].id] = combination.reading(plan, i).id;
               }
             }
             return result;
           })
      .def("questions",
           [](const HeldEvaluation& held) {
             std::vector<std::pair<std::string, std::string>> result;
             for (const auto& asked : held.evaluation.questions()) {
               result.emplace_back(std::string{word(asked.kind)}, asked.id);
             }
             return result;
           })
      .def(
          "clauses",
          [](const HeldEvaluation& held, std::size_t index) {
            std::vector<py::typing::Dict<py::str, py::object>> result;
            for (const auto& clause : held.evaluation.questions().at(index).clauses) {
              result.push_back(clause_of(clause));
            }
            return result;
          },
          py::arg("question"))
      .def("truths",
           [](const HeldEvaluation& held) {
             return Answers<std::uint8_t>{held.evaluation, held.evaluation.truths()};
           })
      .def(
          "masks",
          [](const HeldEvaluation& held, std::size_t index, bool failing) {
            return Answers<std::uint64_t>{held.evaluation, failing ? held.evaluation.failing(index)
                                                                   : held.evaluation.open(index)};
          },
          py::arg("question"), py::kw_only(), py::arg("failing"))
      .def("notes",
           [](const HeldEvaluation& held) {
             return thidua::diagnostics_json(held.evaluation.notes());
           })
      .def("stopped", [](const HeldEvaluation& held) { return held.evaluation.stopped(); })
      .def(
          "index_of",
          [](const HeldEvaluation& held, const std::string& name) {
            return held.evaluation.subject(name);
          },
          py::arg("name"))
      .def("question", &question, py::arg("kind"), py::arg("id"))
      .def("explain", &explain, py::arg("question"), py::arg("combination"), py::arg("checkpoint"),
           py::arg("subject"));
  m.def("evaluate_in_bulk", &judge, py::arg("campaign"), py::kw_only(), py::arg("tally"),
        py::arg("measurements"), py::arg("evidence"), py::arg("checkpoints"), py::arg("readings"),
        py::arg("counts"), py::arg("reasons"), py::arg("threads"), py::arg("progress"),
        py::arg("calendar"), "Judges every subject on every checkpoint.");
}

}  // namespace thidua_python
