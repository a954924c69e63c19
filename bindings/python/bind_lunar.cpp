/// \file
/// The lunar calendar: dates as `datetime.date`, lunar dates as (year, month, day, leap).
#include <pybind11/stl.h>

#include <thidua/time/lunar.hpp>

#include "casters/date.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using Lunar = std::tuple<int, int, int, bool>;

/// What the theory can't decide: `thidua.LunarUncertain`.
void translate_lunar_errors(std::exception_ptr pointer) {
  try {
    if (pointer) { std::rethrow_exception(pointer); }
  } catch (const thidua::LunarUncertain& error) {
    const py::object type = py::module_::import("thidua.lunar").attr("LunarUncertain");
    PyErr_SetString(type.ptr(), error.what());
  }
}

/// A year outside the range is a wrong value, not a wrong index.
template <class Ask>
auto within_range(const Ask& ask) {
  try {
    return ask();
  } catch (const std::out_of_range& error) { throw py::value_error(error.what()); }
}

}  // namespace

void bind_lunar(py::module_& m) {
  py::register_local_exception_translator(&translate_lunar_errors);
  m.def(
      "lunar_date",
      [](const thidua::Date& day) {
        const auto lunar = within_range([&] { return thidua::lunar_date(day); });
        return Lunar{lunar.year, lunar.month, lunar.day, lunar.leap};
      },
      py::arg("day"), "(year, month, day, leap) of a day.");
  m.def(
      "solar_date",
      [](int year, int month, int day, bool leap) {
        return within_range([&] { return thidua::solar_date({year, month, day, leap}); });
      },
      py::arg("year"), py::arg("month"), py::arg("day"), py::arg("leap"), "The day.");
  m.def(
      "leap_month", [](int year) { return within_range([&] { return thidua::leap_month(year); }); },
      py::arg("year"), "The number of the leap month, or None.");
  m.attr("first_lunar_year") = thidua::first_lunar_year;
  m.attr("last_lunar_year") = thidua::last_lunar_year;
}

}  // namespace thidua_python
