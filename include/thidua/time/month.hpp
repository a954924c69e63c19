/// \file
/// Month arithmetic under a named policy: a month later than 31 January is a matter of choice, never of the library's habit.
/// `+1 month` twice is not `+2 months`: from 31 January by way of 28 February one arrives at 28 March, directly at 31 March.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <thidua/core/word.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

/// What becomes of a day that the month arrived at does not have.
enum class MonthEnd : std::uint8_t {
  last_day,       ///< the month's last day: the law's (Civil Code 2015, art. 148(3))
  first_of_next,  ///< the first day of the month after it
  refuse          ///< an error
};

template <>
struct Words<MonthEnd> {
  static constexpr std::pair<MonthEnd, std::string_view> table[] = {
      {MonthEnd::last_day, "last-day"},
      {MonthEnd::first_of_next, "first-of-next"},
      {MonthEnd::refuse, "refuse"}};
};

/// 28 to 31. \throws std::invalid_argument for a month or year that the calendar does not have
[[nodiscard]] inline int days_in_month(int year, int month) {
  for (int day = 31; day >= 28; --day) {
    if (Date::from_ymd(year, month, day)) { return day; }
  }
  throw std::invalid_argument{"there is no month " + std::to_string(year) + "-" +
                              std::to_string(month)};
}

/// The same day of the month so many months later (earlier, when negative), under the policy.
/// \throws std::out_of_range beyond the calendar's range
/// \throws std::invalid_argument under `refuse`, when the month has no such day
[[nodiscard]] inline Date add_months(const Date& date, std::int64_t months, MonthEnd policy) {
  const auto [year, month, day] = date.ymd();
  constexpr std::int64_t most = 120'000;  // ten thousand years
  if (months > most || months < -most) { throw std::out_of_range{"a term beyond the calendar"}; }
  const std::int64_t index = std::int64_t{year} * 12 + (month - 1) + months;
  const auto to_year = static_cast<int>(index / 12);
  const auto to_month = static_cast<int>(index % 12) + 1;
  if (index < 0 || !Date::from_ymd(to_year, to_month, 1)) {
    throw std::out_of_range{"a date outside 1400-01-01 … 9999-12-31"};
  }
  if (const auto same = Date::from_ymd(to_year, to_month, day)) { return *same; }
  const Date last{to_year, to_month, days_in_month(to_year, to_month)};
  switch (policy) {
    case MonthEnd::last_day:
      return last;
    case MonthEnd::first_of_next:
      return last + Days{1};
    case MonthEnd::refuse:
      break;
  }
  throw std::invalid_argument{iso(date) + " plus " + std::to_string(months) +
                              " months: the month has no day " + std::to_string(day)};
}

/// The same day of the year so many years later; a year is twelve months, so only 29 February can be missing.
/// \throws as `add_months` does
[[nodiscard]] inline Date add_years(const Date& date, std::int64_t years, MonthEnd policy) {
  constexpr std::int64_t most = 10'000;
  if (years > most || years < -most) { throw std::out_of_range{"a term beyond the calendar"}; }
  return add_months(date, 12 * years, policy);
}

}  // namespace thidua::inline v0
