/// \file
/// Month arithmetic against a formulation of its own: months as runs of days that are counted off one by one, for every day on
/// which a 400-year cycle can start.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/time/month.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

/// The days of each month as epoch days, by walking from the first of January 1900 and asking each day only whether its month is over.
struct Walk {
  std::vector<std::vector<std::int32_t>> months;

  Walk() {
    constexpr int thirty_days[] = {4, 6, 9, 11};
    std::int32_t day = -25567;  // 1900-01-01
    for (int year = 1900; year < 2500; ++year) {
      for (int month = 1; month <= 12; ++month) {
        int days = 31;
        for (const int shorter : thirty_days) { days = month == shorter ? 30 : days; }
        if (month == 2) {
          const bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
          days = leap ? 29 : 28;
        }
        auto& here = months.emplace_back();
        for (int i = 0; i < days; ++i) { here.push_back(day++); }
      }
    }
  }
};

constexpr std::size_t first_of_cycle = 100 * 12;  // January 2000
constexpr std::size_t months_of_cycle = 400 * 12;

}  // namespace

TEST_CASE("month arithmetic: all 146,097 days of a 400-year cycle, by every policy") {
  const Walk walk;
  std::int64_t days = 0;
  std::int64_t compared = 0;
  std::int64_t wrong = 0;
  for (std::size_t m = first_of_cycle; m < first_of_cycle + months_of_cycle; ++m) {
    for (std::size_t d = 0; d < walk.months[m].size(); ++d) {
      const Date start = Date::from_epoch_days(walk.months[m][d]);
      ++days;
      for (const int months : {0, 1, 2, 3, 6, 11, 12, 13, 24, 48, 1200, -1, -2, -11, -12, -13}) {
        const auto& target = walk.months[static_cast<std::size_t>(static_cast<int>(m) + months)];
        const bool there = d < target.size();
        const std::int32_t last = there ? target[d] : target.back();
        const std::int32_t first =
            there ? target[d]
                  : walk.months[static_cast<std::size_t>(static_cast<int>(m) + months + 1)].front();
        wrong += add_months(start, months, MonthEnd::last_day).epoch_days() == last ? 0 : 1;
        wrong += add_months(start, months, MonthEnd::first_of_next).epoch_days() == first ? 0 : 1;
        bool refused = false;
        try {
          wrong += add_months(start, months, MonthEnd::refuse).epoch_days() == last ? 0 : 1;
        } catch (const std::invalid_argument&) { refused = true; }
        wrong += refused == there ? 1 : 0;
        compared += 3;
      }
    }
  }
  CHECK(days == 146'097);
  CHECK(compared == days * 16 * 3);
  CHECK(wrong == 0);
}

TEST_CASE("month arithmetic: one month twice is not two months") {
  const auto later = [](const Date& date, int months) {
    return add_months(date, months, MonthEnd::last_day);
  };
  const Date start{2023, 1, 31};
  CHECK(later(later(start, 1), 1) == Date(2023, 3, 28));
  CHECK(later(start, 2) == Date(2023, 3, 31));
  // and back is not where one came from
  CHECK(later(later(start, 1), -1) == Date(2023, 1, 28));
  // a day that every month has is safe
  for (int day = 1; day <= 28; ++day) {
    const Date safe{2023, 1, day};
    CHECK(later(later(safe, 1), 1) == later(safe, 2));
    CHECK(later(later(safe, 1), -1) == safe);
  }
}

TEST_CASE("month arithmetic: the end of a month does not stick, as it does in Boost") {
  CHECK(add_months(Date(2023, 2, 28), 1, MonthEnd::last_day) == Date(2023, 3, 28));
  CHECK(add_months(Date(2023, 4, 30), 1, MonthEnd::last_day) == Date(2023, 5, 30));
  CHECK(add_months(Date(2024, 2, 29), 12, MonthEnd::last_day) == Date(2025, 2, 28));
  CHECK(add_months(Date(2024, 2, 29), 12, MonthEnd::first_of_next) == Date(2025, 3, 1));
  CHECK(add_years(Date(2024, 2, 29), 4, MonthEnd::refuse) == Date(2028, 2, 29));
  CHECK(add_years(Date(1896, 2, 29), 4, MonthEnd::last_day) == Date(1900, 2, 28));
}

TEST_CASE("month arithmetic: beyond the calendar it throws, however large the number") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  const Date day{2024, 6, 30};
  for (const std::int64_t months : {most, -most, -most - 1, std::int64_t{12 * 10'000},
                                    std::int64_t{12 * 7976}, std::int64_t{-12 * 625}}) {
    CAPTURE(months);
    CHECK_THROWS_AS(static_cast<void>(add_months(day, months, MonthEnd::last_day)),
                    std::out_of_range);
    CHECK_THROWS_AS(static_cast<void>(add_years(day, months, MonthEnd::last_day)),
                    std::out_of_range);
  }
  CHECK(add_months(Date(9999, 11, 30), 1, MonthEnd::last_day) == Date(9999, 12, 30));
  CHECK(add_months(Date(1400, 2, 28), -1, MonthEnd::last_day) == Date(1400, 1, 28));
  CHECK_THROWS_AS(static_cast<void>(add_months(Date(9999, 12, 1), 1, MonthEnd::last_day)),
                  std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(add_months(Date(1400, 1, 31), -1, MonthEnd::last_day)),
                  std::out_of_range);
  for (const auto& [year, month] : {std::pair{2024, 0}, {2024, 13}, {1399, 12}, {10000, 1}}) {
    CHECK_THROWS_AS(static_cast<void>(days_in_month(year, month)), std::invalid_argument);
  }
}
