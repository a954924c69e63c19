/// \file
/// Errors, names and exact numbers from text.
#include <pybind11/stl.h>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/percent.hpp>
#include <thidua/core/points.hpp>
#include <thidua/core/text.hpp>
#include <thidua/io/json.hpp>
#include <thidua/io/receipt.hpp>

#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using Fraction = std::pair<std::int64_t, std::int64_t>;

template <class T>
std::optional<Fraction> fraction_of(const std::optional<T>& value) {
  if (!value) { return std::nullopt; }
  if constexpr (requires { value->fraction(); }) {
    return Fraction{value->fraction().n(), value->fraction().d()};
  } else {
    return Fraction{value->value().n(), value->value().d()};
  }
}

/// Faults of inputs become exceptions of the package, which carry the diagnostics.
void translate_input_errors(std::exception_ptr pointer) {
  try {
    if (pointer) { std::rethrow_exception(pointer); }
  } catch (const thidua::InputError& error) {
    const py::object raised =
        py::module_::import("thidua.diagnostics")
            .attr("input_error")(thidua::diagnostics_json(error.diagnostics()));
    PyErr_SetObject(py::type::handle_of(raised).ptr(), raised.ptr());
  }
}

/// The catalogue of faults: (code, severity, sentence vi, sentence en, hint vi, hint en).
std::vector<std::vector<std::string>> fault_catalogue() {
  std::vector<std::vector<std::string>> rows;
  for (const auto& entry : thidua::fault_catalogue) {
    rows.push_back({std::string{entry.code},
                    std::string{word(entry.severity, thidua::Language::en)},
                    std::string{entry.text.vi}, std::string{entry.text.en},
                    std::string{entry.text.hint_vi}, std::string{entry.text.hint_en}});
  }
  return rows;
}

}  // namespace

void bind_core(py::module_& m) {
  py::register_local_exception_translator(&translate_input_errors);
  m.def("fault_catalogue", &fault_catalogue,
        "Every fault: code, severity, sentence (vi, en), hint (vi, en).");
  m.def("name_key", &thidua::name_key, py::arg("text"), "The key under which a name is looked up.");
  m.def("nfc", &thidua::nfc, py::arg("text"), "Normal form C.");
  m.def("sha256", &thidua::sha256, py::arg("data"), "SHA-256 in hexadecimal.");
  m.def(
      "parse_percent",
      [](std::string_view text) { return fraction_of(thidua::parse_percent(thidua::nfc(text))); },
      py::arg("text"), "(n, d) of a percentage such as «45,5 %», or None.");
  m.def(
      "parse_percentage_points",
      [](std::string_view text) {
        return fraction_of(thidua::parse_percentage_points(thidua::nfc(text)));
      },
      py::arg("text"), "(n, d) of percentage points such as «2 pp», or None.");
  m.def(
      "parse_points",
      [](std::string_view text) { return fraction_of(thidua::parse_points(thidua::nfc(text))); },
      py::arg("text"), "(n, d) of points such as «12,5 điểm», or None.");
}

}  // namespace thidua_python
