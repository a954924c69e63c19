/// \file
/// A calendar as its file: to keep one that was built in code, and to start one's own from another.
#pragma once

#include <string>

#include <thidua/time/calendar_day.hpp>

namespace thidua::inline v0 {

/// Read again, it is equal. \throws std::invalid_argument when a text is not UTF-8
[[nodiscard]] std::string calendar_toml(const CalendarData& data);

}  // namespace thidua::inline v0
