/// \file
/// Computed dates as JSON values, for the documents that hold them.
#pragma once

#include <thidua/time/term.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

[[nodiscard]] Json to_json(const Term& term);
[[nodiscard]] Json to_json(const CalendarDay& day);
/// The date, and «known» where the calendar says more of it than its weekday; «weekly_of» where joined calendars differ in that.
[[nodiscard]] Json to_json(const PassedDay& day);
[[nodiscard]] Json to_json(const TermEnd& found);

}  // namespace thidua::inline v0
