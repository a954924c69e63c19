/// \file
/// Terms as the Civil Code 2015 counts them (art. 144 to 148), and stated ranges, which count both their ends. Each date that is
/// computed says how: from where, what was passed over and why, and under which article.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
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

/// From where is counted.
enum class TermStart : std::uint8_t {
  day,       ///< a stated day: not counted (Civil Code 2015, art. 147(2))
  event,     ///< the day on which something happens: not counted either (art. 147(3))
  first_day  ///< a stated range: its first day counts, as the parties said (art. 145(1)); of days, working days and weeks only
};

template <>
struct Words<TermStart> {
  static constexpr std::pair<TermStart, std::string_view> table[] = {
      {TermStart::day, "day"}, {TermStart::event, "event"}, {TermStart::first_day, "first-day"}};
};

/// A day that was not counted as a working day, or past which an end was moved.
struct PassedDay {
  Date date{1970, 1, 1};
  std::optional<CalendarDay> known = {};  ///< what the calendar says of it; none: a weekly day off
  std::string weekly_of =
      {};  ///< of joined calendars that differ in it: the id of the one whose weekly day off it is
  friend bool operator==(const PassedDay&, const PassedDay&) = default;
};

/// A term's last day, and how it was found.
struct TermEnd {
  Date start{
      1970, 1,
      1};  ///< the day that sets it running; not counted (art. 147), except in a stated range
  TermStart started_by = TermStart::day;
  Term term;
  Date first_counted{1970, 1, 1};  ///< the day after the start; the start itself in a stated range
  Date last{1970, 1, 1};           ///< by the count alone
  Date end{1970, 1, 1};  ///< after the roll: through the end of this day (24:00, art. 148(6))
  EndRoll roll = EndRoll::none;
  MonthEnd month_end = MonthEnd::last_day;
  bool month_was_short = false;        ///< the month had no such day, and the policy decided
  std::vector<PassedDay> not_counted;  ///< of a term in working days
  std::vector<PassedDay> rolled_past;
  std::vector<CalendarDay> worked_in_exchange;  ///< weekly days off that counted as worked
  std::string calendar;               ///< the id of the one that was used; empty when none was
  std::vector<std::string> articles;  ///< of the Civil Code 2015: "147(2)"
  friend bool operator==(const TermEnd&, const TermEnd&) = default;
};

namespace detail {

/// More days than there are from the first date to the last, so more of any unit leads beyond them.
inline constexpr std::int64_t longest_term = 3'150'000;

[[nodiscard]] constexpr std::string_view first_article(TermStart started_by) noexcept {
  switch (started_by) {
    case TermStart::day:
      return "147(2)";
    case TermStart::event:
      return "147(3)";
    case TermStart::first_day:
      break;
  }
  return "145(1)";
}

/// Why a day is off that is not worked: a row that has it off, else the weekday. \throws CalendarCoverageError
[[nodiscard]] inline PassedDay passed_day(const Date& day, const WorkingCalendar& calendar) {
  PassedDay passed{day};
  bool differ = false;
  for (const auto& reason : calendar.reasons(day)) {
    if (reason.worked) {
      differ = true;
    } else if (reason.row != nullptr) {
      return {day, *reason.row};
    } else {
      passed.weekly_of += (passed.weekly_of.empty() ? "" : "+") + reason.calendar->data().id;
    }
  }
  if (!differ) { passed.weekly_of.clear(); }
  return passed;
}

/// The days from `first` through `last` that are not worked. \throws CalendarCoverageError
[[nodiscard]] inline std::vector<PassedDay> days_off(const Date& first, const Date& last,
                                                     const WorkingCalendar& calendar) {
  std::vector<PassedDay> days;
  for (std::int32_t number = first.epoch_days(); number <= last.epoch_days(); ++number) {
    const Date day = Date::from_epoch_days(number);
    if (!calendar.is_working(day)) { days.push_back(passed_day(day, calendar)); }
  }
  return days;
}

/// The days from `first` through `last` that are worked although their weekday is off. \throws CalendarCoverageError
inline void add_exchanged(std::vector<CalendarDay>& days, const Date& first, const Date& last,
                          const WorkingCalendar& calendar) {
  for (std::int32_t number = first.epoch_days(); number <= last.epoch_days(); ++number) {
    const CalendarDay* known = calendar.find(Date::from_epoch_days(number));
    if (known != nullptr && known->kind == DayKind::swapped_in) { days.push_back(*known); }
  }
}

/// By the count alone, with the articles that say how. A half-month counts 15 days and a half-year 6 months: the code says so
/// for spans with gaps (art. 146(1)) and nothing else for spans without.
inline void count_term(TermEnd& found, const WorkingCalendar* calendar) {
  const std::int64_t count = found.term.count;  // clang 14 captures no structured binding
  const bool first_counts = found.started_by == TermStart::first_day;
  const auto days = [&](std::int64_t per_unit) {
    return Date::from_epoch_days(std::int64_t{found.start.epoch_days()} + count * per_unit -
                                 (first_counts ? 1 : 0));
  };
  const auto months = [&](std::int64_t per_unit) {
    const Date last = add_months(found.start, count * per_unit, found.month_end);
    found.month_was_short = last.ymd().day != found.start.ymd().day;
    return last;
  };
  switch (found.term.unit) {
    case TermUnit::day:
      found.last = days(1);
      found.articles.emplace_back("148(1)");
      return;
    case TermUnit::working_day:
      found.last = first_counts ? calendar->offset(found.start, count - 1, Roll::following)
                                : calendar->offset(found.start, count, Roll::preceding);
      found.not_counted = days_off(found.first_counted, found.last, *calendar);
      add_exchanged(found.worked_in_exchange, found.first_counted, found.last, *calendar);
      found.articles.emplace_back("148(1)");
      return;
    case TermUnit::week:
      found.last = days(7);
      found.articles.emplace_back("148(2)");
      return;
    case TermUnit::half_month:
      found.last = days(15);
      found.articles.insert(found.articles.end(), {"146(1)", "148(1)"});
      return;
    case TermUnit::month:
      found.last = months(1);
      found.articles.emplace_back("148(3)");
      return;
    case TermUnit::half_year:
      found.last = months(6);
      found.articles.insert(found.articles.end(), {"146(1)", "148(3)"});
      return;
    case TermUnit::year:
      found.last = months(12);
      // art. 148(4) has no word for 29 February; 148(3) has, for a month without the day
      if (found.month_was_short) { found.articles.emplace_back("148(3)"); }
      found.articles.emplace_back("148(4)");
      return;
  }
}

}  // namespace detail

/// The end of a term that `start` sets running. The calendar is needed for working days and for a roll, else it may be null.
/// \throws std::invalid_argument for a count below 1, without a calendar where one is needed, or when the policy refuses
/// \throws std::out_of_range beyond the range of dates
/// \throws CalendarCoverageError where the calendar does not know
[[nodiscard]] inline TermEnd term_end(const Date& start, const Term& term,
                                      const WorkingCalendar* calendar = nullptr,
                                      EndRoll roll = EndRoll::none,
                                      MonthEnd month_end = MonthEnd::last_day,
                                      TermStart started_by = TermStart::day) {
  if (term.count < 1) { throw std::invalid_argument{"a term is at least 1 long"}; }
  const bool ranges = term.unit == TermUnit::day || term.unit == TermUnit::working_day ||
                      term.unit == TermUnit::week;
  if (started_by == TermStart::first_day && !ranges) {
    throw std::invalid_argument{
        "a range that counts its first day is stated in days, working days or weeks"};
  }
  if (calendar == nullptr && term.unit == TermUnit::working_day) {
    throw std::invalid_argument{"a term in working days needs a working calendar"};
  }
  if (calendar == nullptr && roll != EndRoll::none) {
    throw std::invalid_argument{"to move an end to the next working day needs a working calendar"};
  }
  if (term.count > detail::longest_term) {
    throw std::out_of_range{"a term of " + std::to_string(term.count) + " " +
                            std::string{word(term.unit)} + "s leads beyond 9999-12-31"};
  }
  TermEnd found;
  found.start = start;
  found.started_by = started_by;
  found.term = term;
  found.first_counted = started_by == TermStart::first_day ? start : start + Days{1};
  found.roll = roll;
  found.month_end = month_end;
  found.articles.emplace_back(detail::first_article(started_by));
  if (calendar != nullptr && (term.unit == TermUnit::working_day || roll != EndRoll::none)) {
    found.calendar = calendar->data().id;
  }
  detail::count_term(found, calendar);
  found.end = found.last;
  if (roll == EndRoll::next_working_day) {
    found.end = calendar->rolled(found.last, Roll::following);
    if (found.end != found.last) {
      found.rolled_past = detail::days_off(found.last, found.end, *calendar);
      detail::add_exchanged(found.worked_in_exchange, found.last, found.end, *calendar);
      found.articles.emplace_back("148(5)");
    }
  }
  found.articles.emplace_back("148(6)");
  return found;
}

}  // namespace thidua::inline v0
