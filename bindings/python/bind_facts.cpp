/// \file
/// Column mappings, evidence, tallies and measurements.
#include <map>
#include <string>

#include <pybind11/functional.h>
#include <pybind11/stl.h>

#include <thidua/campaign/campaign.hpp>
#include <thidua/evaluate/evidence.hpp>
#include <thidua/evaluate/read_measurements.hpp>
#include <thidua/evaluate/tally_dossiers.hpp>
#include <thidua/io/facts_json.hpp>
#include <thidua/io/json.hpp>
#include <thidua/io/load_columns.hpp>
#include <thidua/io/load_evidence.hpp>

#include "casters/date.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

template <class T>
T value_or_raise(thidua::Result<T> result) {
  if (!result) { throw thidua::InputError{std::move(result.error())}; }
  return std::move(*result);
}

/// Told rows so far and rows in all; takes the lock for the call and lets Python's exceptions (Ctrl-C too) through.
using PyProgress = std::function<void(std::int64_t, std::int64_t)>;

thidua::Tally tally(const std::vector<thidua::TextTable>& tables, const thidua::Campaign& campaign,
                    const std::optional<thidua::Evidence>& evidence,
                    const thidua::ColumnMapping& columns,
                    const std::optional<PyProgress>& progress) {
  const py::gil_scoped_release unlocked;
  auto builder = thidua::tally_builder(
      campaign, evidence ? evidence->subjects : std::vector<thidua::Subject>{}, columns);
  std::int64_t total = 0;
  for (const auto& table : tables) { total += static_cast<std::int64_t>(table.rows()); }
  std::int64_t before = 0;
  thidua::Diagnostics faults;
  for (const auto& table : tables) {
    thidua::Progress report;
    if (progress) {
      report = [&](std::int64_t rows) {
        const py::gil_scoped_acquire locked;
        (*progress)(before + rows, total);
        return true;
      };
    }
    auto found = builder.add(table, report);
    faults.insert(faults.end(), found.begin(), found.end());
    before += static_cast<std::int64_t>(table.rows());
  }
  if (thidua::has_errors(faults)) { throw thidua::InputError{std::move(faults)}; }
  return builder.tally();
}

void bind_mapping(py::module_& m) {
  py::class_<thidua::ColumnMapping>(m, "ColumnMapping", "Which column holds what.")
      .def_static(
          "parse",
          [](const std::string& text, const std::string& file_name) {
            return value_or_raise(thidua::parse_columns(text, file_name));
          },
          py::arg("text"), py::kw_only(), py::arg("file_name"))
      .def_static(
          "load", [](const std::string& path) { return thidua::load_columns(path); },
          py::arg("path"))
      .def(
          "equals",
          [](const thidua::ColumnMapping& a, const thidua::ColumnMapping& b) { return a == b; },
          py::arg("other"));
  m.def(
      "shipped_columns_toml", [] { return std::string{thidua::shipped_columns_toml()}; },
      "The shipped column mapping's file.");
}

}  // namespace

void bind_facts(py::module_& m) {
  bind_mapping(m);
  py::class_<thidua::Evidence>(m, "Evidence",
                               "Who takes part, what was judged, which papers came in.")
      .def(py::init<>())
      .def_static(
          "parse",
          [](const std::string& text, const std::string& file_name) {
            return value_or_raise(thidua::parse_evidence(text, file_name));
          },
          py::arg("text"), py::kw_only(), py::arg("file_name"),
          py::call_guard<py::gil_scoped_release>())
      .def_static(
          "load", [](const std::string& path) { return thidua::load_evidence(path); },
          py::arg("path"), py::call_guard<py::gil_scoped_release>())
      .def("to_json", &thidua::evidence_json)
      .def(
          "equals", [](const thidua::Evidence& a, const thidua::Evidence& b) { return a == b; },
          py::arg("other"));

  py::class_<thidua::Tally>(m, "Tally", "Counted dossiers; a value that merges.")
      .def_property_readonly("rows_read", &thidua::Tally::rows_read)
      .def_property_readonly("rows_counted", &thidua::Tally::rows_counted)
      .def_property_readonly("rows_set_aside", &thidua::Tally::rows_set_aside)
      .def_property_readonly("rows_outside_period", &thidua::Tally::rows_outside_period)
      .def("rows_aside",
           [](const thidua::Tally& tally) {
             std::map<std::string, std::int64_t> counts;
             for (const auto& [fault, reason] : tally.rows_aside().reasons()) {
               counts[std::string{code(fault)}] = reason.count;
             }
             return counts;
           })
      .def("set_aside",
           [](const thidua::Tally& tally) { return thidua::diagnostics_json(tally.set_aside()); })
      .def("outside_period",
           [](const thidua::Tally& tally) {
             return thidua::diagnostics_json(tally.outside_period());
           })
      .def("notes",
           [](const thidua::Tally& tally) { return thidua::diagnostics_json(tally.notes()); })
      .def("to_json", &thidua::tally_json, py::call_guard<py::gil_scoped_release>())
      .def_static("from_json", &thidua::parse_tally_json, py::arg("text"),
                  py::call_guard<py::gil_scoped_release>())
      .def(
          "__add__", [](const thidua::Tally& a, const thidua::Tally& b) { return a + b; },
          py::is_operator(), py::arg("other"))
      .def(
          "equals", [](const thidua::Tally& a, const thidua::Tally& b) { return a == b; },
          py::arg("other"));
  m.def("tally", &tally, py::arg("tables"), py::arg("campaign"), py::kw_only(), py::arg("evidence"),
        py::arg("columns"), py::arg("progress"), "Counts the rows of the tables.");

  py::class_<thidua::Measurements>(m, "Measurements", "Measures that are given.")
      .def(py::init<>())
      .def_property_readonly("rows_read", &thidua::Measurements::rows_read)
      .def("set_aside",
           [](const thidua::Measurements& measurements) {
             return thidua::diagnostics_json(measurements.set_aside());
           })
      .def("to_json", &thidua::measurements_json)
      .def_static("from_json", &thidua::parse_measurements_json, py::arg("text"))
      .def("__len__",
           [](const thidua::Measurements& measurements) { return measurements.entries().size(); })
      .def(
          "equals",
          [](const thidua::Measurements& a, const thidua::Measurements& b) { return a == b; },
          py::arg("other"));
  m.def(
      "read_measurements",
      [](const thidua::TextTable& table, const thidua::Campaign& campaign,
         const std::optional<thidua::Evidence>& evidence) {
        return thidua::read_measurements(
            table, campaign, evidence ? evidence->subjects : std::vector<thidua::Subject>{});
      },
      py::arg("table"), py::arg("campaign"), py::kw_only(), py::arg("evidence"),
      py::call_guard<py::gil_scoped_release>(),
      "Reads a table of counts, reported percentages and quantities.");
}

}  // namespace thidua_python
