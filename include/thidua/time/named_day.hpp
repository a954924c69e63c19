/// \file
/// «Đầu tháng», «giữa năm», «cuối năm»: which days the Civil Code 2015 means by them (art. 146(2) and (3)).
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <thidua/core/word.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/month.hpp>

namespace thidua::inline v0 {

enum class DayPoint : std::uint8_t { beginning, middle, end };

template <>
struct Words<DayPoint> {
  static constexpr std::pair<DayPoint, std::string_view> table[] = {
      {DayPoint::beginning, "beginning"}, {DayPoint::middle, "middle"}, {DayPoint::end, "end"}};
};

/// The 1st, the 15th or the last day (art. 146(2)). \throws std::invalid_argument for a month that the calendar does not have
[[nodiscard]] inline Date day_of_month(int year, int month, DayPoint point) {
  const int last = days_in_month(year, month);
  return {year, month, point == DayPoint::beginning ? 1 : point == DayPoint::middle ? 15 : last};
}

/// 1 January, 30 June or 31 December (art. 146(3)). \throws std::invalid_argument for a year that the calendar does not have
[[nodiscard]] inline Date day_of_year(int year, DayPoint point) {
  switch (point) {
    case DayPoint::beginning:
      return {year, 1, 1};
    case DayPoint::middle:
      return {year, 6, 30};
    case DayPoint::end:
      break;
  }
  return {year, 12, 31};
}

}  // namespace thidua::inline v0
