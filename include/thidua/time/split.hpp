/// \file
/// A period cut along the calendar: days, ISO weeks, months, quarters, years; parts of it at its ends stay parts of it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/word.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/month.hpp>
#include <thidua/time/period.hpp>

namespace thidua::inline v0 {

enum class PeriodPart : std::uint8_t { day, week, month, quarter, year };

template <>
struct Words<PeriodPart> {
  static constexpr std::pair<PeriodPart, std::string_view> table[] = {
      {PeriodPart::day, "day"},
      {PeriodPart::week, "week"},
      {PeriodPart::month, "month"},
      {PeriodPart::quarter, "quarter"},
      {PeriodPart::year, "year"}};
};

namespace detail {

/// The first and the last day of the part that the day is in, as epoch days: a week may reach beyond the range of dates.
struct PartDays {
  std::int64_t first;
  std::int64_t last;
};

[[nodiscard]] inline PartDays part_days(const Date& date, PeriodPart part) {
  const auto [year, month, day] = date.ymd();
  const std::int64_t number = date.epoch_days();
  const auto months = [y = year](int first, int last) {
    return PartDays{Date{y, first, 1}.epoch_days(),
                    Date{y, last, days_in_month(y, last)}.epoch_days()};
  };
  switch (part) {
    case PeriodPart::day:
      return {number, number};
    case PeriodPart::week:
      return {number + 1 - date.iso_weekday(), number + 7 - date.iso_weekday()};
    case PeriodPart::month:
      return months(month, month);
    case PeriodPart::quarter:
      return months((month - 1) / 3 * 3 + 1, (month - 1) / 3 * 3 + 3);
    case PeriodPart::year:
      break;
  }
  return months(1, 12);
}

}  // namespace detail

/// The whole week (ISO: Monday to Sunday), month, quarter or year that the day is in.
/// \throws std::out_of_range for a week that reaches beyond the range of dates
[[nodiscard]] inline Period part_of(const Date& date, PeriodPart part) {
  const auto [first, last] = detail::part_days(date, part);
  return {Date::from_epoch_days(first), Date::from_epoch_days(last)};
}

/// The last day of that part. \throws std::out_of_range beyond the range of dates
[[nodiscard]] inline Date last_day_of(const Date& date, PeriodPart part) {
  return Date::from_epoch_days(detail::part_days(date, part).last);
}

/// The parts in order, without gap or overlap; the first and the last may be shorter than their week or month.
[[nodiscard]] inline std::vector<Period> split(const Period& period, PeriodPart part) {
  std::vector<Period> parts;
  for (Date first = period.first();;) {
    const Date last = Date::from_epoch_days(
        std::min<std::int64_t>(detail::part_days(first, part).last, period.last().epoch_days()));
    parts.emplace_back(first, last);
    if (last == period.last()) { return parts; }
    first = last + Days{1};
  }
}

/// The period from its first day to the end of each part: what is cumulative at each checkpoint.
[[nodiscard]] inline std::vector<Period> cumulative(const Period& period, PeriodPart part) {
  std::vector<Period> parts = split(period, part);
  for (auto& entry : parts) { entry = Period{period.first(), entry.last()}; }
  return parts;
}

}  // namespace thidua::inline v0
