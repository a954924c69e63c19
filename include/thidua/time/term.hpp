/// \file
/// Terms as the Civil Code 2015 counts them (art. 144 to 148), and stated ranges, which count both their ends. Each date that is
/// computed says how: from where, what was passed over and why, and under which article.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/word.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/month.hpp>
#include <thidua/time/period.hpp>
#include <thidua/time/working_calendar.hpp>

namespace thidua::inline v0 {

enum class TermUnit : std::uint8_t { day, working_day, week, half_month, month, half_year, year };

template <>
struct Words<TermUnit> {
  static constexpr std::pair<TermUnit, std::string_view> table[] = {
      {TermUnit::day, "day"},     {TermUnit::working_day, "working-day"},
      {TermUnit::week, "week"},   {TermUnit::half_month, "half-month"},
      {TermUnit::month, "month"}, {TermUnit::half_year, "half-year"},
      {TermUnit::year, "year"}};
};

/// «10 ngày làm việc», «03 tháng».
struct Term {
  std::int64_t count = 0;  ///< at least 1
  TermUnit unit = TermUnit::day;
  friend bool operator==(const Term&, const Term&) = default;
};

/// What becomes of an end that is no working day.
enum class EndRoll : std::uint8_t {
  none,             ///< it stays
  next_working_day  ///< it moves to the end of the next working day (Civil Code 2015, art. 148(5))
};

template <>
struct Words<EndRoll> {
  static constexpr std::pair<EndRoll, std::string_view> table[] = {
      {EndRoll::none, "none"}, {EndRoll::next_working_day, "next-working-day"}};
};

/// A day that was not counted as a working day, or past which an end was moved.
struct PassedDay {
  Date date{1970, 1, 1};
  std::optional<CalendarDay> known;  ///< what the calendar says of it; none: a weekly day off
  friend bool operator==(const PassedDay&, const PassedDay&) = default;
};

/// A term's last day, and how it was found.
struct TermEnd {
  Date start{1970, 1, 1};  ///< the day that sets it running; not counted (art. 147)
  Term term;
  Date first_counted{1970, 1, 1};  ///< the day after the start
  Date last{1970, 1, 1};           ///< by the count alone
  Date end{1970, 1, 1};  ///< after the roll: through the end of this day (24:00, art. 148(6))
  EndRoll roll = EndRoll::none;
  MonthEnd month_end = MonthEnd::last_day;
  bool month_was_short = false;        ///< the month had no such day, and the policy decided
  std::vector<PassedDay> not_counted;  ///< of a term in working days
  std::vector<PassedDay> rolled_past;
  std::vector<std::string> articles;  ///< of the Civil Code 2015: "147(2)"
  friend bool operator==(const TermEnd&, const TermEnd&) = default;
};

/// The end of a term that `start` sets running. The calendar is needed for working days and for a roll, else it may be null.
/// \throws std::invalid_argument for a count below 1, or without a calendar where one is needed
/// \throws std::out_of_range beyond the range of dates
/// \throws CalendarCoverageError where the calendar does not know
[[nodiscard]] TermEnd term_end(const Date& start, const Term& term,
                               const WorkingCalendar* calendar = nullptr,
                               EndRoll roll = EndRoll::none,
                               MonthEnd month_end = MonthEnd::last_day);

}  // namespace thidua::inline v0
