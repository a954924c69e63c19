/// \file
/// Weeks by ISO 8601: Monday to Sunday, numbered within the year that has their Thursday, so that a week across a year's end
/// belongs to one year only.
#pragma once

#include <compare>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <thidua/time/date.hpp>
#include <thidua/time/parse_date.hpp>
#include <thidua/time/period.hpp>

namespace thidua::inline v0 {

/// 2020-W53 is the week from 28 December 2020 to 3 January 2021.
struct IsoWeek {
  int year = 1970;  ///< the one of its Thursday
  int week = 1;     ///< 1 to 52 or 53
  friend auto operator<=>(const IsoWeek&, const IsoWeek&) = default;
};

[[nodiscard]] inline IsoWeek iso_week(const Date& date) {
  const Date thursday = date + Days{4 - date.iso_weekday()};
  const int year = thursday.ymd().year;
  return {year, (thursday - Date{year, 1, 1}).count / 7 + 1};
}

/// 52 or 53. \throws std::invalid_argument for a year that the calendar does not have
[[nodiscard]] inline int iso_weeks_in(int year) { return iso_week(Date{year, 12, 28}).week; }

/// Its seven days. \throws std::invalid_argument for a week that the year does not have
/// \throws std::out_of_range when it reaches beyond the range of dates
[[nodiscard]] inline Period days_of(const IsoWeek& week) {
  if (week.week < 1 || week.week > iso_weeks_in(week.year)) {
    throw std::invalid_argument{"the year " + std::to_string(week.year) + " has no week " +
                                std::to_string(week.week)};
  }
  const Date fourth{week.year, 1, 4};  // always in week 1
  const Date sunday = fourth + Days{7 * week.week - fourth.iso_weekday()};
  return {sunday - Days{6}, sunday};
}

/// "2020-W53"
[[nodiscard]] inline std::string to_string(const IsoWeek& week) {
  return std::to_string(week.year) + "-W" + detail::two_digits(week.week);
}

/// Reads "2020-W53"; nothing for anything else, and for a week that the year does not have.
[[nodiscard]] inline std::optional<IsoWeek> parse_iso_week(std::string_view text) {
  detail::Cursor cursor{text};
  const auto year = cursor.number(4, 4);
  if (!year || !cursor.take('-') || !cursor.take('W')) { return std::nullopt; }
  const auto week = cursor.number(2, 2);
  if (!week || !cursor.at_end() || !Date::from_ymd(*year, 12, 28)) { return std::nullopt; }
  if (*week < 1 || *week > iso_weeks_in(*year)) { return std::nullopt; }
  return IsoWeek{*year, *week};
}

}  // namespace thidua::inline v0
