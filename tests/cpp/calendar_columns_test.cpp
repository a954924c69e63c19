/// \file
/// Columns answer as single days do, and tell the first element that has no answer.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/io/load_calendar.hpp>
#include <thidua/time/calendar_columns.hpp>

using namespace thidua;

namespace {

std::vector<std::int64_t> days_of(const WorkingCalendar& calendar) {
  std::vector<std::int64_t> days;
  for (std::int32_t day = calendar.covers().first().epoch_days();
       day <= calendar.covers().last().epoch_days(); ++day) {
    days.push_back(day);
  }
  return days;
}

template <class T>
std::span<const T> in(const std::vector<T>& values) {
  return values;
}

}  // namespace

TEST_CASE("calendar columns: equal to single days on every covered day") {
  const WorkingCalendar& calendar = shipped_calendar({.projected = true});
  const CalendarColumns columns{calendar};
  const auto days = days_of(calendar);
  std::vector<std::int64_t> out(days.size());
  std::vector<std::uint8_t> answered(days.size());
  for (const Roll roll : {Roll::following, Roll::preceding}) {
    for (std::int64_t n = -300; n <= 300; n += 7) {
      columns.offset(in(days), n, roll, std::span{out}, answered);
      for (std::size_t i = 0; i < days.size(); ++i) {
        std::int64_t wanted = missing_day<std::int64_t>;
        try {
          wanted = calendar.offset(Date::from_epoch_days(days[i]), n, roll).epoch_days();
        } catch (const CalendarCoverageError&) {}
        REQUIRE(out[i] == wanted);
        REQUIRE((answered[i] != 0) == (wanted != missing_day<std::int64_t>));
      }
    }
  }
  std::vector<std::uint8_t> works(days.size());
  columns.is_working(in(days), std::span{works});
  for (std::size_t i = 0; i < days.size(); ++i) {
    REQUIRE((works[i] != 0) == calendar.is_working(Date::from_epoch_days(days[i])));
  }
}

TEST_CASE("calendar columns: counts of both kinds, in 32 bits and in 64") {
  const WorkingCalendar& calendar = shipped_calendar();
  const CalendarColumns columns{calendar};
  const std::int32_t first = calendar.covers().first().epoch_days();
  const std::int32_t last = calendar.covers().last().epoch_days();
  std::mt19937 random{20260101};
  std::vector<std::int32_t> a;
  std::vector<std::int32_t> b;
  for (int i = 0; i < 20'000; ++i) {
    a.push_back(first +
                static_cast<std::int32_t>(random() % static_cast<unsigned>(last - first + 1)));
    b.push_back(first +
                static_cast<std::int32_t>(random() % static_cast<unsigned>(last - first + 1)));
  }
  std::vector<std::int32_t> after(a.size());
  columns.working_days_after(in(a), in(b), std::span{after});
  for (std::size_t i = 0; i < a.size(); ++i) {
    REQUIRE(after[i] ==
            calendar.working_days_after(Date::from_epoch_days(a[i]), Date::from_epoch_days(b[i])));
    if (b[i] < a[i]) { std::swap(a[i], b[i]); }
  }
  std::vector<std::int64_t> counts(a.size());
  columns.working_days(in(a), in(b), std::span{counts});
  std::vector<std::int64_t> wide_a(a.begin(), a.end());
  std::vector<std::int64_t> wide_b(b.begin(), b.end());
  std::vector<std::int32_t> narrow(a.size());
  columns.working_days(in(wide_a), in(wide_b), std::span{narrow});
  for (std::size_t i = 0; i < a.size(); ++i) {
    REQUIRE(counts[i] ==
            calendar.working_days({Date::from_epoch_days(a[i]), Date::from_epoch_days(b[i])}));
    REQUIRE(narrow[i] == counts[i]);
  }
}

TEST_CASE("calendar columns: the first element without an answer is told") {
  const CalendarColumns columns{shipped_calendar()};
  std::vector<std::int64_t> days(10'000, date(2024, 5, 4).epoch_days());
  std::vector<std::int64_t> out(days.size());
  days[7'000] = date(2031, 1, 1).epoch_days();
  days[9'000] = date(2019, 1, 1).epoch_days();
  try {
    columns.offset(in(days), 3, Roll::following, std::span{out});
    FAIL("2031 has no data");
  } catch (const ColumnCoverageError& error) {
    CHECK(error.index() == 7'000);
    CHECK(error.year() == 2031);
    CHECK(std::string{error.what()} ==
          "element 7000: the calendar «vn» has no data for the year 2031");
  }
  std::vector<std::uint8_t> answered(days.size());
  columns.offset(in(days), 3, Roll::following, std::span{out}, answered);
  CHECK(std::count(answered.begin(), answered.end(), 0) == 2);
  CHECK(out[7'000] == missing_day<std::int64_t>);
  CHECK(out[6'999] == date(2024, 5, 8).epoch_days());
}

TEST_CASE("calendar columns: a missing day stays missing; a huge count is beyond the data") {
  const CalendarColumns columns{shipped_calendar()};
  const std::vector<std::int64_t> days{missing_day<std::int64_t>, date(2024, 5, 3).epoch_days()};
  std::vector<std::int64_t> out(2);
  columns.offset(in(days), 1, Roll::following, std::span{out});
  CHECK(out == std::vector<std::int64_t>{missing_day<std::int64_t>, date(2024, 5, 4).epoch_days()});
  std::vector<std::uint8_t> works(2);
  CHECK_THROWS_AS(columns.is_working(in(days), std::span{works}), std::invalid_argument);
  for (const std::int64_t huge :
       {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(),
        std::int64_t{1} << 32U}) {
    const std::vector<std::int64_t> counts{0, huge};
    CHECK_THROWS_AS(columns.offset(in(days), in(counts), Roll::preceding, std::span{out}),
                    ColumnCoverageError);
    CHECK_THROWS_AS(
        static_cast<void>(shipped_calendar().offset(date(2024, 5, 3), huge, Roll::following)),
        CalendarCoverageError);
  }
}

TEST_CASE("calendar columns: bad calls") {
  const CalendarColumns columns{shipped_calendar()};
  std::vector<std::int64_t> days(3, date(2024, 5, 3).epoch_days());
  std::vector<std::int64_t> out(2);
  CHECK_THROWS_AS(columns.offset(in(days), 1, Roll::following, std::span{out}),
                  std::invalid_argument);
  CHECK_THROWS_AS(columns.offset(in(days), 1, Roll::following, std::span{days}),
                  std::invalid_argument);
  const std::vector<std::int64_t> earlier(3, date(2024, 5, 2).epoch_days());
  std::vector<std::int64_t> counts(3);
  CHECK_THROWS_AS(columns.working_days(in(days), in(earlier), std::span{counts}),
                  std::invalid_argument);
  const std::vector<std::int64_t> none;
  std::vector<std::int64_t> nothing;
  columns.offset(in(none), 1, Roll::following, std::span{nothing});
}

TEST_CASE("calendar columns: a day that is not known spoils only what depends on it") {
  CalendarData data = shipped_calendar_data();
  for (auto& day : data.days) {
    if (day.date == date(2026, 1, 2) || day.date == date(2026, 1, 10)) {
      day.status = DayStatus::unverified;
    }
  }
  const WorkingCalendar calendar{data};
  const CalendarColumns columns{calendar};
  const auto days = days_of(calendar);
  std::vector<std::int64_t> out(days.size());
  std::vector<std::uint8_t> answered(days.size());
  for (const Roll roll : {Roll::following, Roll::preceding}) {
    for (std::int64_t n = -15; n <= 15; ++n) {
      columns.offset(in(days), n, roll, std::span{out}, answered);
      for (std::size_t i = 0; i < days.size(); ++i) {
        const Date day = Date::from_epoch_days(days[i]);
        if (answered[i] == 0) {
          CHECK_THROWS_AS(static_cast<void>(calendar.offset(day, n, roll)), CalendarCoverageError);
        } else {
          // What is answered is so whatever the unknown days turn out to be.
          REQUIRE(out[i] == shipped_calendar().offset(day, n, roll).epoch_days());
        }
      }
    }
  }
}
