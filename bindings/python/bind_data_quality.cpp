/// \file
/// Data quality: a checker that is fed batches, and its report as JSON and as text.
#include <pybind11/stl.h>

#include <thidua/evaluate/check_dossiers.hpp>
#include <thidua/io/quality_json.hpp>
#include <thidua/render/quality_text.hpp>

#include "casters/date.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using Unlocked = py::call_guard<py::gil_scoped_release>;

thidua::QualityOptions options(const std::optional<thidua::Date>& as_of, std::int32_t early_days,
                               std::int32_t jump_points, std::int64_t jump_dossiers,
                               std::int64_t bulk_times, std::int64_t bulk_dossiers,
                               std::int64_t bulk_days, std::size_t samples, std::size_t findings) {
  return {as_of,         early_days, jump_points, jump_dossiers, bulk_times,
          bulk_dossiers, bulk_days,  samples,     findings};
}

void raise_errors(thidua::Diagnostics faults) {
  if (thidua::has_errors(faults)) { throw thidua::InputError{std::move(faults)}; }
}

/// JSON, and the text in Vietnamese and in English.
std::tuple<std::string, std::string, std::string> told(const thidua::QualityChecker& checker) {
  const auto report = checker.report();
  return {thidua::quality_json(report), thidua::quality_text(report, thidua::Language::vi),
          thidua::quality_text(report, thidua::Language::en)};
}

}  // namespace

void bind_data_quality(py::module_& m) {
  py::class_<thidua::QualityOptions>(m, "QualityOptions", "From where on data is conspicuous.")
      .def(py::init(&options), py::kw_only(), py::arg("as_of"), py::arg("early_days"),
           py::arg("jump_points"), py::arg("jump_dossiers"), py::arg("bulk_times"),
           py::arg("bulk_dossiers"), py::arg("bulk_days"), py::arg("samples"), py::arg("findings"));
  py::class_<thidua::QualityChecker>(m, "QualityChecker", "Looks at sources that come in batches.")
      .def(py::init(
               [](const thidua::Campaign& campaign, const std::optional<thidua::Evidence>& evidence,
                  const thidua::ColumnMapping& columns, const thidua::QualityOptions& options) {
                 return thidua::quality_checker(
                     campaign, evidence ? evidence->subjects : std::vector<thidua::Subject>{},
                     columns, options);
               }),
           py::arg("campaign"), py::kw_only(), py::arg("evidence"), py::arg("columns"),
           py::arg("options"))
      .def(
          "open",
          [](thidua::QualityChecker& self, const std::string& source,
             const std::vector<std::string>& headers) { raise_errors(self.open(source, headers)); },
          py::arg("source"), py::arg("headers"))
      .def("needed", &thidua::QualityChecker::needed)
      .def("add", &thidua::QualityChecker::add, py::arg("batch"), Unlocked{})
      .def("close", &thidua::QualityChecker::close)
      .def("told", &told, Unlocked{});
}

}  // namespace thidua_python
