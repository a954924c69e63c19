/// \file
/// The questions that cases in tests/cases/dates ask, each answered by the library and compared with what the case expects.
#pragma once

#include <optional>
#include <string>

#include <thidua/time/working_calendar.hpp>

#include "strict_table.hpp"

namespace cases {

/// \throws std::runtime_error for a question that there is none of, or a key that it does not have
void check_answer(const std::string& question, StrictTable& ask, StrictTable& expect,
                  const thidua::WorkingCalendar* calendar);

}  // namespace cases
