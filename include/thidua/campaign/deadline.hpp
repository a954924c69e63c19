/// \file
/// What a plan says of a deadline: how its last day is found, what moves it, and who has to keep it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <thidua/core/choice.hpp>
#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/time/computed_due.hpp>
#include <thidua/time/deadline.hpp>
#include <thidua/time/term.hpp>
#include <thidua/time/working_calendar.hpp>

namespace thidua::inline v0 {

struct Plan;

/// A day as a plan names it: a date, or what gives one: a date parameter (an event that may not have happened yet), or one of
/// the two names below.
using PlanDay = std::variant<std::string, Date>;

inline constexpr std::string_view period_from_name = "period.from";
inline constexpr std::string_view period_through_name = "period.through";

/// «trước ngày …», «đến hết ngày …», «trong 10 ngày làm việc kể từ ngày …».
struct DueRule {
  DeadlineKind kind = DeadlineKind::by;
  PlanDay day =
      Date{1970, 1, 1};  ///< within: the day that sets the term running; it is not counted
  Term term = {};        ///< within
  std::optional<TimeOfDay> time = std::nullopt;  ///< of the due day
  friend bool operator==(const DueRule&, const DueRule&) = default;
};

/// A decision that moves a deadline; it counts from its own date on.
struct Extension {
  DueRule due;
  std::string decision;  ///< its number
  Date date{1970, 1, 1};
  Citation cite = {};
  friend bool operator==(const Extension&, const Extension&) = default;
};

struct Deadline {
  std::string id;
  DueRule due;
  Citation cite;
  LocalText title = {};
  Choice<EndRoll> roll = EndRoll::none;
  std::vector<Extension> extensions = {};  ///< by the dates of their decisions
  std::string responsible = {};            ///< an authority
  friend bool operator==(const Deadline&, const Deadline&) = default;
};

/// No term is longer than a hundred years.
[[nodiscard]] constexpr std::int64_t most_of(TermUnit unit) noexcept {
  switch (unit) {
    case TermUnit::day:
    case TermUnit::working_day:
      return 36'525;
    case TermUnit::week:
      return 5'218;
    case TermUnit::half_month:
      return 2'400;
    case TermUnit::month:
      return 1'200;
    case TermUnit::half_year:
      return 200;
    case TermUnit::year:
      break;
  }
  return 100;
}

/// The day that it stands for; none while its parameter has no value.
[[nodiscard]] std::optional<Date> known_day(const Plan& plan, const PlanDay& day);

/// Whether its due day depends on which days are worked, under some reading.
[[nodiscard]] bool needs_calendar(const Deadline& deadline) noexcept;

/// The rule in force on that day: the last extension that was decided by then, or the plan's own. Without a day all extensions count.
[[nodiscard]] const Extension* extension_in_force(const Deadline& deadline,
                                                  const std::optional<Date>& as_of);

/// One rule's due day. The calendar is needed for working days and for a roll; what is missing is said in the result.
/// \throws std::out_of_range beyond the range of dates
[[nodiscard]] ComputedDue computed_due(const Plan& plan, const DueRule& rule, EndRoll roll,
                                       const WorkingCalendar* calendar);

/// A deadline's due day as of a day.
[[nodiscard]] ComputedDue computed_due(const Plan& plan, const Deadline& deadline, EndRoll roll,
                                       const WorkingCalendar* calendar,
                                       const std::optional<Date>& as_of);

}  // namespace thidua::inline v0
