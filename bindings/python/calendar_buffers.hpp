/// \file
/// What the calendar's questions on columns are bound to.
#pragma once

#include <pybind11/pybind11.h>

#include <thidua/time/working_calendar.hpp>

namespace thidua_python {

void bind_calendar_columns(pybind11::class_<thidua::WorkingCalendar>& calendar);

}  // namespace thidua_python
