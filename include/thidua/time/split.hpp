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

/// The last day of the day's week (ISO: Sunday), month, quarter or year. \throws std::out_of_range beyond the range of dates
[[nodiscard]] inline Date last_day_of(const Date& date, PeriodPart part) {
  const auto [year, month, day] = date.ymd();
  switch (part) {
    case PeriodPart::day:
      return date;
    case PeriodPart::week:
      return date + Days{7 - date.iso_weekday()};
    case PeriodPart::month:
      return {year, month, days_in_month(year, month)};
    case PeriodPart::quarter: {
      const int last = (month + 2) / 3 * 3;
      return {year, last, days_in_month(year, last)};
    }
    case PeriodPart::year:
      break;
  }
  return {year, 12, 31};
}

/// The parts in order, without gap or overlap; the first and the last may be shorter than their week or month.
[[nodiscard]] inline std::vector<Period> split(const Period& period, PeriodPart part) {
  std::vector<Period> parts;
  for (Date first = period.first();;) {
    const Date last = std::min(last_day_of(first, part), period.last());
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
