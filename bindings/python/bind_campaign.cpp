/// \file
/// Plans and campaigns.
#include <pybind11/stl.h>

#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/readings.hpp>
#include <thidua/io/json.hpp>
#include <thidua/io/load_campaign.hpp>
#include <thidua/io/write_campaign.hpp>

#include "casters/date.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using Parameters = std::map<std::string, std::string>;

thidua::LoadOptions options(const Parameters& parameters) {
  return {.issue_date = std::nullopt, .parameters = parameters};
}

thidua::Campaign parse(const std::string& text, const std::string& file_name,
                       const Parameters& parameters) {
  auto result = thidua::parse_campaign(text, file_name, options(parameters));
  if (!result) { throw thidua::InputError{std::move(result.error())}; }
  return std::move(*result);
}

}  // namespace

void bind_campaign(py::module_& m) {
  py::class_<thidua::Campaign>(m, "Campaign", "A plan without faults.")
      .def_static(
          "load",
          [](const std::string& path, const Parameters& parameters) {
            return thidua::load_campaign(path, options(parameters));
          },
          py::arg("path"), py::kw_only(), py::arg("parameters"),
          py::call_guard<py::gil_scoped_release>())
      .def_static("parse", &parse, py::arg("text"), py::kw_only(), py::arg("file_name"),
                  py::arg("parameters"), py::call_guard<py::gil_scoped_release>())
      .def("with_parameter", &thidua::Campaign::with_parameter, py::arg("id"), py::arg("value"))
      .def("to_toml",
           [](const thidua::Campaign& campaign) { return thidua::write_campaign(campaign); })
      .def("period",
           [](const thidua::Campaign& campaign)
               -> std::optional<std::pair<thidua::Date, thidua::Date>> {
             const auto period = thidua::period_of(campaign.plan());
             if (!period) { return std::nullopt; }
             return std::pair{period->first(), period->last()};
           })
      .def(
          "parse_readings",
          [](const thidua::Campaign& campaign, std::string_view text) {
            return thidua::parse_readings(campaign, text);
          },
          py::arg("text"))
      .def(
          "check_readings",
          [](const thidua::Campaign& campaign, const thidua::ReadingChoices& choices) {
            thidua::check_readings(campaign, choices);
          },
          py::arg("choices"))
      .def(
          "equals", [](const thidua::Campaign& a, const thidua::Campaign& b) { return a == b; },
          py::arg("other"))
      .def("__hash__", [](const thidua::Campaign& campaign) {
        return std::hash<std::string>{}(thidua::write_campaign(campaign));
      });

  m.def(
      "check_plan",
      [](const std::string& path, const Parameters& parameters) {
        return thidua::diagnostics_json(thidua::check_plan(path, options(parameters)).diagnostics);
      },
      py::arg("path"), py::kw_only(), py::arg("parameters"),
      py::call_guard<py::gil_scoped_release>(), "All diagnostics of a plan file, as JSON.");
  m.def(
      "check_plan_text",
      [](const std::string& text, const std::string& file_name, const Parameters& parameters) {
        return thidua::diagnostics_json(
            thidua::check_plan_text(text, file_name, options(parameters)).diagnostics);
      },
      py::arg("text"), py::kw_only(), py::arg("file_name"), py::arg("parameters"),
      py::call_guard<py::gil_scoped_release>(), "All diagnostics of a plan's text, as JSON.");
}

}  // namespace thidua_python
