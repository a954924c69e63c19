/// \file
/// How a due day was found, or why it can't be told yet: what texts and lists explain it from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/citation.hpp>
#include <thidua/core/word.hpp>
#include <thidua/time/deadline.hpp>
#include <thidua/time/term.hpp>

namespace thidua::inline v0 {

/// What is missing before a due day can be told.
enum class DueMissing : std::uint8_t {
  nothing,
  event,         ///< the day of an event that has not happened, or was not given
  calendar,      ///< no working calendar was given
  calendar_year  ///< the calendar does not know a year that the count leads into
};

template <>
struct Words<DueMissing> {
  static constexpr std::pair<DueMissing, std::string_view> table[] = {
      {DueMissing::nothing, "nothing"},
      {DueMissing::event, "event"},
      {DueMissing::calendar, "calendar"},
      {DueMissing::calendar_year, "calendar-year"}};
};

/// The decision that moved a deadline.
struct ExtensionUse {
  std::string decision;
  Date date{1970, 1, 1};
  Citation cite;
  friend bool operator==(const ExtensionUse&, const ExtensionUse&) = default;
};

struct ComputedDue {
  DeadlineKind kind = DeadlineKind::by;
  std::string event;                    ///< the parameter or end of the period that gives the day
  std::optional<Date> day = {};         ///< the stated date, or that of the event; none: not known
  std::optional<Term> term = {};        ///< within: so long from the day
  std::optional<TermEnd> counted = {};  ///< within: how the term was counted
  std::optional<TimeOfDay> time = {};   ///< UTC+7, as stated
  EndRoll roll = EndRoll::none;
  std::vector<PassedDay> rolled_past = {};  ///< not worked, so the end moved past them
  std::optional<DueDay> due = {};           ///< none: something is missing
  DueMissing missing = DueMissing::nothing;
  std::string missing_event = {};        ///< event: the parameter without a value
  std::optional<int> missing_year = {};  ///< calendar_year
  std::optional<ExtensionUse> extension = {};
  friend bool operator==(const ComputedDue&, const ComputedDue&) = default;
};

/// A date that the plan states.
[[nodiscard]] inline ComputedDue stated_due(const DueDay& due) {
  ComputedDue result;
  result.kind = due.kind;
  result.day = due.date;
  result.time = due.time;
  result.due = due;
  return result;
}

}  // namespace thidua::inline v0
