/// \file
/// Due days in words: short, inside sentences about papers.
#pragma once

#include <string>

#include <thidua/campaign/deadline.hpp>
#include <thidua/time/computed_due.hpp>

#include "wording.hpp"

namespace thidua::inline v0 {

/// The date, or the event that gives it: "«Ngày ký quyết định» (20/12/2024)".
[[nodiscard]] std::string day_or_event_text(const ComputedDue& due, const Wordbook& words);

/// What an event is called: a parameter, an end of the period.
[[nodiscard]] std::string event_text(std::string_view event, const Wordbook& words);

/// The due day without its heading: «trước ngày 31/12/2024, tức chậm nhất 30/12/2024».
[[nodiscard]] std::string due_day_text(const ComputedDue& due, const Wordbook& words);

/// As the plan has it, extensions after it, whatever the calendar says.
[[nodiscard]] std::string due_rule_text(const Deadline& deadline, const Wordbook& words);

}  // namespace thidua::inline v0
