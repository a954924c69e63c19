/// \file
/// Small synthetic working calendars for tests; only their days off agree with the notices of the year.
#pragma once

#include <utility>

#include <thidua/time/working_calendar.hpp>

/// 2025 with Saturdays, Sundays and the days around 2 September off.
inline thidua::WorkingCalendar autumn_2025() {
  using namespace thidua;
  CalendarData data;
  data.id = "autumn-2025";
  data.weekend = {6, 7};
  data.years = {{2025, "synthetic", DayStatus::announced}};
  CalendarDay first;
  first.date = Date{2025, 9, 1};
  first.source = "synthetic notice 1";
  CalendarDay second = first;
  second.date = Date{2025, 9, 2};
  second.source = "synthetic notice 2";
  data.days = {first, second};
  return WorkingCalendar{std::move(data)};
}
