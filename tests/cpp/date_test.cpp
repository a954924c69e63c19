/// \file
/// Every day that there is, its number, its weekday and its text; closed periods; days before which and by which.
#include <stdexcept>
#include <string>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

#include <thidua/time/date.hpp>
#include <thidua/time/deadline.hpp>
#include <thidua/time/period.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

const Date first_day{1400, 1, 1};
const Date last_day{9999, 12, 31};

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

template <class A, class B>
concept CanAdd = requires(A a, B b) {
  a + b;
};

}  // namespace

static_assert(!CanAdd<Date, Date>, "two dates have no sum");
static_assert(!CanAdd<Date, int> && !CanAdd<Days, Days>);
static_assert(std::is_same_v<decltype(Date{2024, 1, 1} - Date{2024, 1, 1}), Days>);
static_assert(!std::is_default_constructible_v<Date>, "no date is no day");

TEST_CASE("date: all days from 1400 to 9999 follow each other and come back") {
  std::int64_t number = first_day.epoch_days();
  int weekday = first_day.iso_weekday();
  std::int64_t wrong = 0;
  for (int year = 1400; year <= 9999; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= days_in(year, month); ++day) {
        const Date date{year, month, day};
        const auto [y, m, d] = date.ymd();
        const bool right = date.epoch_days() == number && date.iso_weekday() == weekday &&
                           y == year && m == month && d == day;
        wrong += right ? 0 : 1;
        ++number;
        weekday = weekday % 7 + 1;
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(number == last_day.epoch_days() + 1);
}

TEST_CASE("date: known days have their weekdays and numbers") {
  CHECK(Date(1970, 1, 1).epoch_days() == 0);
  CHECK(Date(1969, 12, 31).epoch_days() == -1);
  CHECK(Date(2000, 3, 1).epoch_days() == 11017);
  CHECK(Date(1970, 1, 1).iso_weekday() == 4);
  CHECK(Date(1945, 9, 2).iso_weekday() == 7);
  CHECK(Date(1975, 4, 30).iso_weekday() == 3);
  CHECK(Date(2024, 12, 26).iso_weekday() == 4);
  CHECK(Date(2024, 12, 31).iso_weekday() == 2);
  CHECK(Date(2000, 2, 29).iso_weekday() == 2);
}

TEST_CASE("date: a day that does not exist is refused") {
  struct Row {
    int year;
    int month;
    int day;
  };
  for (const auto& [year, month, day] :
       {Row{2023, 2, 29}, Row{1900, 2, 29}, Row{2100, 2, 29}, Row{2024, 2, 30}, Row{2024, 4, 31},
        Row{2024, 13, 1}, Row{2024, 0, 1}, Row{2024, 1, 0}, Row{2024, 1, 32}, Row{2024, -1, 1},
        Row{2024, 1, -1}, Row{1399, 12, 31}, Row{10000, 1, 1}, Row{0, 1, 1}, Row{-2024, 1, 1},
        Row{65536 + 2024, 1, 1}, Row{2024, 256 + 1, 1}, Row{2024, 65536 + 1, 1},
        Row{2024, 1, 65536 + 1}}) {
    CAPTURE(year);
    CAPTURE(month);
    CAPTURE(day);
    CHECK(!Date::from_ymd(year, month, day));
    CHECK_THROWS_AS(Date(year, month, day), std::invalid_argument);
  }
  CHECK(Date::from_ymd(2024, 2, 29) == Date(2024, 2, 29));
  CHECK(Date::from_ymd(2000, 2, 29));
}

TEST_CASE("date: arithmetic stays within the calendar or throws") {
  CHECK(Date(2024, 2, 28) + Days{1} == Date(2024, 2, 29));
  CHECK(Date(2023, 2, 28) + Days{1} == Date(2023, 3, 1));
  CHECK(Date(2024, 12, 31) - Days{366} == Date(2023, 12, 31));
  CHECK(Date(2024, 12, 26) - Date(2024, 6, 20) == Days{189});
  CHECK(first_day + Days{(last_day - first_day).count} == last_day);
  CHECK_THROWS_AS(first_day - Days{1}, std::out_of_range);
  CHECK_THROWS_AS(last_day + Days{1}, std::out_of_range);
  CHECK_THROWS_AS(last_day + Days{INT32_MAX}, std::out_of_range);
  CHECK_THROWS_AS(first_day - Days{INT32_MIN}, std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(Date::from_epoch_days(INT64_MAX)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(Date::from_epoch_days(INT64_MIN)), std::out_of_range);
  CHECK(Date::from_epoch_days(first_day.epoch_days()) == first_day);
  CHECK(Date::from_epoch_days(last_day.epoch_days()) == last_day);
}

TEST_CASE("date: as text and as a key") {
  CHECK(iso(Date(2024, 2, 9)) == "2024-02-09");
  CHECK(iso(first_day) == "1400-01-01");
  CHECK(iso(last_day) == "9999-12-31");
  CHECK(day_month_year(Date(2024, 2, 9)) == "09/02/2024");
  CHECK(Date(2024, 9, 30) < Date(2024, 10, 1));
  std::unordered_set<Date> days;
  for (int i = 0; i < 1000; ++i) { days.insert(Date(2024, 1, 1) + Days{i % 500}); }
  CHECK(days.size() == 500);
}

TEST_CASE("period: both ends belong to it") {
  const Period period{Date(2024, 6, 20), Date(2024, 12, 26)};
  CHECK(!period.contains(Date(2024, 6, 19)));
  CHECK(period.contains(Date(2024, 6, 20)));
  CHECK(period.contains(Date(2024, 12, 26)));
  CHECK(!period.contains(Date(2024, 12, 27)));
  CHECK(period.length() == Days{190});
  CHECK(to_string(period) == "2024-06-20/2024-12-26");
  CHECK(Period(first_day, first_day).length() == Days{1});
  CHECK(Period(first_day, last_day).length().count == (last_day - first_day).count + 1);
  CHECK_THROWS_AS(Period(Date(2024, 6, 20), Date(2024, 6, 19)), std::invalid_argument);
}

TEST_CASE("deadline: before excludes the day and by includes it") {
  const DueDay before{DeadlineKind::before, Date(2024, 12, 31)};
  const DueDay by{DeadlineKind::by, Date(2024, 12, 31)};
  CHECK(before.in_time(Date(2024, 12, 30)));
  CHECK(!before.in_time(Date(2024, 12, 31)));
  CHECK(by.in_time(Date(2024, 12, 31)));
  CHECK(!by.in_time(Date(2025, 1, 1)));
  CHECK(before.last_day() == Date(2024, 12, 30));
  CHECK(by.last_day() == Date(2024, 12, 31));
  CHECK(before != by);
}

TEST_CASE(
    "deadline: before the first day of the calendar nothing is in time - and nothing throws") {
  const DueDay never{DeadlineKind::before, first_day};
  CHECK_NOTHROW(CHECK(!never.in_time(first_day)));
  CHECK_THROWS_AS(static_cast<void>(never.last_day()), std::out_of_range);
}
