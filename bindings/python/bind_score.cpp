/// \file
/// Scorecards, values and scoreboards; results cross the border as the documented JSON.
#include <pybind11/stl.h>

#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/standing_alone.hpp>
#include <thidua/io/json.hpp>
#include <thidua/io/load_scorecard.hpp>
#include <thidua/io/scoreboard_json.hpp>
#include <thidua/render/score_text.hpp>
#include <thidua/score/score.hpp>

#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using Parameters = std::map<std::string, std::string>;

thidua::Scorecard parsed(const std::string& text, const std::string& file_name,
                         Parameters parameters) {
  auto result = thidua::parse_scorecard(text, file_name, {std::move(parameters)});
  if (!result) { throw thidua::InputError{std::move(result.error())}; }
  return std::move(*result);
}

std::optional<thidua::Arithmetic> arithmetic_from(const std::optional<std::string>& name) {
  if (!name) { return std::nullopt; }
  const auto value = thidua::from_word<thidua::Arithmetic>(*name);
  if (!value) {
    throw std::invalid_argument{"the arithmetic is «exact» or «portal», not " + *name};
  }
  return value;
}

}  // namespace

void bind_score(py::module_& m) {
  py::class_<thidua::Scorecard>(m, "Scorecard", "A scoring table as data.")
      .def_static("parse", &parsed, py::arg("text"), py::kw_only(), py::arg("file_name"),
                  py::arg("parameters"), py::call_guard<py::gil_scoped_release>())
      .def_static(
          "load",
          [](const std::string& path, Parameters parameters) {
            return thidua::load_scorecard(path, {std::move(parameters)});
          },
          py::arg("path"), py::kw_only(), py::arg("parameters"),
          py::call_guard<py::gil_scoped_release>())
      .def("to_toml", &thidua::scorecard_toml)
      .def("to_json", &thidua::scorecard_json)
      .def(
          "equals", [](const thidua::Scorecard& a, const thidua::Scorecard& b) { return a == b; },
          py::arg("other"));
  m.def(
      "campaign_scorecards",
      [](const thidua::Campaign& campaign) {
        std::vector<thidua::Scorecard> cards;
        for (const auto& card : campaign->scorecards) {
          cards.push_back(thidua::standing_alone(campaign.plan(), card));
        }
        return cards;
      },
      py::arg("campaign"), "The scorecards of a plan.");
  m.def(
      "check_scorecard",
      [](const std::string& path, Parameters parameters) {
        return thidua::diagnostics_json(
            thidua::check_scorecard_file(path, {std::move(parameters)}).diagnostics);
      },
      py::arg("path"), py::kw_only(), py::arg("parameters"),
      py::call_guard<py::gil_scoped_release>(), "All faults of a scorecard file, as JSON.");

  py::class_<thidua::Scoreboard>(m, "Scoreboard", "Points, totals and grades of subjects.")
      .def(
          "to_json",
          [](const thidua::Scoreboard& board, const thidua::Scorecard& card) {
            return thidua::scoreboard_json(board, card);
          },
          py::arg("card"), py::call_guard<py::gil_scoped_release>())
      .def(
          "explain",
          [](const thidua::Scoreboard& board, const thidua::Scorecard& card,
             const std::string& subject, const std::string& language) {
            for (const auto& score : board.subjects) {
              if (score.id != subject) { continue; }
              const auto lang = thidua::language_from(language);
              if (!lang) { throw std::invalid_argument{"the language is «vi» or «en»"}; }
              return thidua::score_text(card, score, *lang);
            }
            throw py::key_error(subject);
          },
          py::arg("card"), py::arg("subject"), py::kw_only(), py::arg("language"))
      .def(
          "equals", [](const thidua::Scoreboard& a, const thidua::Scoreboard& b) { return a == b; },
          py::arg("other"));
  m.def(
      "score_table",
      [](const thidua::Scorecard& card, const thidua::TextTable& table,
         const std::optional<std::string>& arithmetic) {
        return thidua::score(card, thidua::read_score_values(table, card),
                             {arithmetic_from(arithmetic)});
      },
      py::arg("card"), py::arg("table"), py::kw_only(), py::arg("arithmetic"),
      py::call_guard<py::gil_scoped_release>(), "Applies a scorecard to a table of values.");
  m.def(
      "score_measurements",
      [](const thidua::Scorecard& card, const thidua::Measurements& measurements,
         const std::optional<std::string>& arithmetic) {
        return thidua::score(card, thidua::score_values(measurements, card),
                             {arithmetic_from(arithmetic)});
      },
      py::arg("card"), py::arg("measurements"), py::kw_only(), py::arg("arithmetic"),
      py::call_guard<py::gil_scoped_release>(), "Applies a scorecard to measurements.");
  m.def(
      "rounded",
      [](const std::string& number, int places, const std::string& mode) {
        const auto value = thidua::parse_score(number);
        const auto how = thidua::from_word<thidua::RoundMode>(mode);
        if (!value || !how || places < 0 || places > thidua::most_round_places) {
          throw std::invalid_argument{
              "rounding needs an exact number, places from 0 to 18 and a mode"};
        }
        return thidua::to_string(thidua::rounded(*value, {places, *how}));
      },
      py::arg("number"), py::kw_only(), py::arg("places"), py::arg("mode"),
      "A number «n/d» rounded as a regulation rounds.");
}

}  // namespace thidua_python
