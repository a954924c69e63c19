/// \file
/// The list of a campaign's deadlines.
#include <pybind11/stl.h>

#include <thidua/evaluate/deadlines.hpp>
#include <thidua/io/deadlines_json.hpp>
#include <thidua/io/load_calendar.hpp>

#include "casters/date.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

thidua::DeadlineList deadlines(const thidua::Campaign& campaign,
                               const std::optional<thidua::Evidence>& evidence,
                               std::optional<thidua::Date> as_of,
                               const std::optional<thidua::WorkingCalendar>& calendar,
                               const thidua::ReadingChoices& readings) {
  return thidua::deadlines(campaign,
                           {.as_of = as_of,
                            .calendar = calendar ? *calendar : thidua::shipped_calendar(),
                            .readings = readings},
                           evidence.value_or(thidua::Evidence{}));
}

}  // namespace

void bind_deadlines(py::module_& m) {
  py::class_<thidua::DeadlineList>(m, "DeadlineList", "Deadlines as of a day, and papers.")
      .def("to_json", &thidua::deadlines_json, py::call_guard<py::gil_scoped_release>())
      .def("due_within", &thidua::DeadlineList::due_within, py::arg("working_days"))
      .def("__len__", [](const thidua::DeadlineList& list) { return list.deadlines().size(); })
      .def(
          "equals",
          [](const thidua::DeadlineList& a, const thidua::DeadlineList& b) { return a == b; },
          py::arg("other"));
  m.def("deadlines", &deadlines, py::arg("campaign"), py::kw_only(), py::arg("evidence"),
        py::arg("as_of"), py::arg("calendar"), py::arg("readings"),
        py::call_guard<py::gil_scoped_release>(),
        "Deadlines as of a day; the shipped calendar where none is given.");
}

}  // namespace thidua_python
