/// \file
/// The pace of a campaign: computed here, read in Python from its JSON form.
#include <pybind11/functional.h>
#include <pybind11/stl.h>

#include <thidua/evaluate/pace.hpp>
#include <thidua/evaluate/read_expected.hpp>
#include <thidua/io/json.hpp>
#include <thidua/io/load_calendar.hpp>
#include <thidua/io/pace_json.hpp>
#include <thidua/render/figure.hpp>

#include "casters/date.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using thidua::Pace;
using PyProgress = std::function<void(std::size_t, std::size_t)>;
/// Subject, indicator (each may be empty), number.
using Number = std::tuple<std::string, std::string, std::int64_t>;

thidua::CheckpointDays checkpoints(const std::variant<std::string, std::vector<thidua::Date>>& by) {
  if (const auto* days = std::get_if<std::vector<thidua::Date>>(&by)) { return *days; }
  const auto part = thidua::from_word<thidua::PeriodPart>(std::get<std::string>(by));
  if (!part) {
    std::string known;
    for (const auto& entry : thidua::Words<thidua::PeriodPart>::table) {
      known += (known.empty() ? "" : ", ") + std::string{entry.second};
    }
    throw std::invalid_argument{"there are no checkpoints by «" + std::get<std::string>(by) +
                                "»; there are: " + known};
  }
  return *part;
}

Pace pace(const thidua::Campaign& campaign, const std::optional<thidua::Tally>& tally,
          const std::optional<thidua::Measurements>& measurements,
          const std::optional<thidua::Evidence>& evidence,
          const std::optional<thidua::WorkingCalendar>& calendar, const thidua::Date& as_of,
          const thidua::ReadingChoices& readings,
          const std::variant<std::string, std::vector<thidua::Date>>& by,
          const std::vector<Number>& expected, bool same_rate, int projection_weeks,
          const std::optional<PyProgress>& progress) {
  const py::gil_scoped_release unlocked;
  thidua::Facts facts;
  if (tally) { facts.tally = *tally; }
  if (measurements) { facts.measurements = *measurements; }
  if (evidence) { facts.evidence = *evidence; }
  thidua::PaceOptions options;
  options.as_of = as_of;
  options.readings = readings;
  options.checkpoints = checkpoints(by);
  for (const auto& [subject, indicator, number] : expected) {
    options.expected.numbers.push_back({subject, indicator, number, {}});
  }
  options.expected.same_rate = same_rate;
  options.projection_weeks = projection_weeks;
  if (progress) {
    options.progress = [&](std::size_t done, std::size_t of) {
      const py::gil_scoped_acquire locked;
      (*progress)(done, of);
    };
  }
  return thidua::pace(campaign, std::move(facts), calendar ? *calendar : thidua::shipped_calendar(),
                      std::move(options));
}

std::vector<Number> read_expected(const thidua::TextTable& table, const thidua::Campaign& campaign,
                                  const std::optional<thidua::Evidence>& evidence) {
  std::vector<Number> numbers;
  for (const auto& entry :
       thidua::read_expected(table, campaign,
                             evidence ? evidence->subjects : std::vector<thidua::Subject>{})
           .numbers) {
    numbers.emplace_back(entry.subject, entry.indicator, entry.number);
  }
  return numbers;
}

thidua::Language language(std::string_view word) {
  const auto known = thidua::language_from(word);
  if (!known) { throw std::invalid_argument{"there is no language «" + std::string{word} + "»"}; }
  return *known;
}

}  // namespace

void bind_pace(py::module_& m) {
  py::class_<Pace>(m, "Pace", "The pace of a campaign.")
      .def(
          "to_json", [](const Pace& p) { return thidua::pace_json(p); },
          py::call_guard<py::gil_scoped_release>())
      .def("notes", [](const Pace& p) { return thidua::diagnostics_json(p.notes()); })
      .def(
          "figure",
          [](const Pace& p, std::size_t row, std::string_view lang) {
            return thidua::figure(p.rows().at(row).found.measure, language(lang));
          },
          py::arg("row"), py::kw_only(), py::arg("lang"))
      .def(
          "level_figure",
          [](const Pace& p, std::size_t row, std::string_view lang) {
            return thidua::figure(p.rows().at(row).found.remaining.level, language(lang));
          },
          py::arg("row"), py::kw_only(), py::arg("lang"))
      .def(
          "equals", [](const Pace& a, const Pace& b) { return a == b; }, py::arg("other"));
  m.def("pace", &pace, py::arg("campaign"), py::kw_only(), py::arg("tally"),
        py::arg("measurements"), py::arg("evidence"), py::arg("calendar"), py::arg("as_of"),
        py::arg("readings"), py::arg("by"), py::arg("expected"), py::arg("same_rate"),
        py::arg("projection_weeks"), py::arg("progress"), "What is left to each target.");
  m.def("read_expected", &read_expected, py::arg("table"), py::arg("campaign"), py::arg("evidence"),
        "Expected numbers from a table.");
}

}  // namespace thidua_python
