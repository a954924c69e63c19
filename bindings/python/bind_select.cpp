/// \file
/// Selections within quotas; results cross the border as the documented JSON.
#include <pybind11/stl.h>

#include <thidua/io/load_quotas.hpp>
#include <thidua/io/ranking_json.hpp>
#include <thidua/render/ranking_text.hpp>
#include <thidua/score/selection.hpp>

#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

void bind_select(py::module_& m) {
  using Unlocked = py::call_guard<py::gil_scoped_release>;
  py::class_<thidua::Selection>(m, "Selection", "Who is selected within quotas.")
      .def("to_json", &thidua::selection_json, Unlocked{})
      .def(
          "lines",
          [](const thidua::Selection& selection, std::size_t award, std::size_t subject,
             const std::string& language) {
            const auto lang = thidua::language_from(language);
            if (!lang) { throw std::invalid_argument{"the language is «vi» or «en»"}; }
            return thidua::rank_lines_json(
                thidua::selection_lines(selection, award, subject, *lang));
          },
          py::arg("award"), py::arg("subject"), py::kw_only(), py::arg("language"), Unlocked{})
      .def(
          "equals", [](const thidua::Selection& a, const thidua::Selection& b) { return a == b; },
          py::arg("other"));
  m.def(
      "load_quotas",
      [](const std::string& path) { return thidua::quotas_json(thidua::load_quotas(path)); },
      py::arg("path"), Unlocked{}, "A file of quotas, as JSON.");
  m.def(
      "select",
      [](const thidua::Ranking& ranking, const std::string& awards) {
        auto selection = thidua::select(ranking, thidua::parse_award_rules_json(awards));
        if (!selection) { throw thidua::InputError{std::move(selection.error())}; }
        return std::move(*selection);
      },
      py::arg("ranking"), py::arg("awards"), Unlocked{}, "Selects within quotas.");
}

}  // namespace thidua_python
