/// \file
/// Periods taken together and apart: on all pairs of short ones against sets of days, on every week and month of a cycle.
#include <algorithm>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/time/broken_span.hpp>
#include <thidua/time/iso_week.hpp>
#include <thidua/time/named_day.hpp>
#include <thidua/time/period_list.hpp>
#include <thidua/time/split.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

using Set = std::set<std::int32_t>;

Set days(const Period& period) {
  Set result;
  for (auto day = period.first().epoch_days(); day <= period.last().epoch_days(); ++day) {
    result.insert(day);
  }
  return result;
}

Set days(const std::vector<Period>& periods) {
  Set result;
  for (const auto& period : periods) { result.merge(days(period)); }
  return result;
}

/// All periods within ten days across a year's end.
std::vector<Period> short_periods() {
  std::vector<Period> periods;
  const Date start{2024, 12, 27};
  for (int first = 0; first < 10; ++first) {
    for (int last = first; last < 10; ++last) {
      periods.emplace_back(start + Days{first}, start + Days{last});
    }
  }
  return periods;
}

bool without_a_gap(const Set& set) {
  return !set.empty() && *set.rbegin() - *set.begin() + 1 == static_cast<std::int32_t>(set.size());
}

}  // namespace

TEST_CASE("period: of any two, what is in both and what is in either") {
  const auto periods = short_periods();
  REQUIRE(periods.size() == 55);
  for (const auto& a : periods) {
    for (const auto& b : periods) {
      CAPTURE(to_string(a));
      CAPTURE(to_string(b));
      const Set in_a = days(a);
      const Set in_b = days(b);
      Set common;
      std::set_intersection(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(),
                            std::inserter(common, common.end()));
      Set either = in_a;
      either.insert(in_b.begin(), in_b.end());

      CHECK(overlap(a, b) == !common.empty());
      const auto both = intersect(a, b);
      CHECK((both ? days(*both) : Set{}) == common);
      const auto together = unite(a, b);
      CHECK(together.has_value() == without_a_gap(either));
      if (together) { CHECK(days(*together) == either); }
      CHECK(adjacent(a, b) == (together.has_value() && common.empty()));
      CHECK(a.contains(b) == std::includes(in_a.begin(), in_a.end(), in_b.begin(), in_b.end()));
      CHECK(days(merged({a, b})) == either);
      CHECK(merged({a, b}).size() == (without_a_gap(either) ? 1U : 2U));
      CHECK(total_days({a, b}).count == static_cast<std::int32_t>(either.size()));
    }
  }
}

TEST_CASE("period: its length under both counts") {
  const Period five_hundred{Date(2024, 8, 18), Date(2025, 12, 31)};
  CHECK(five_hundred.term_length() == Days{500});
  CHECK(five_hundred.length() == Days{501});
  const Period all{Date(1400, 1, 1), Date(9999, 12, 31)};
  CHECK(all.length() == Days{3'141'085});
  CHECK(!adjacent(all, all));
  CHECK(intersect(all, five_hundred) == five_hundred);
  CHECK(unite(all, five_hundred) == all);
}

TEST_CASE("iso week: every day of a 400-year cycle has one week, and the week has it") {
  std::int64_t wrong = 0;
  int long_years = 0;
  // counted off: week 1 of 2000 began on Monday, 3 January
  IsoWeek expected{2000, 1};
  for (Date day{2000, 1, 3}; day < Date(2400, 1, 3); day = day + Days{1}) {
    const IsoWeek found = iso_week(day);
    if (day.iso_weekday() == 1 && day != Date(2000, 1, 3)) {
      // a new year's first week is the one with 4 January in it
      const bool first =
          day <= Date(day.ymd().year, 1, 4) || day + Days{6} >= Date(day.ymd().year + 1, 1, 4);
      const int year = day.ymd().month == 12 ? day.ymd().year + 1 : day.ymd().year;
      const bool january = day.ymd().month == 1 && day.ymd().day <= 4;
      const bool december = day.ymd().month == 12 && day.ymd().day >= 29;
      if (first && (january || december)) {
        long_years += expected.week == 53 ? 1 : 0;
        expected = {year, 1};
      } else {
        ++expected.week;
      }
    }
    const bool right = found == expected && days_of(found).contains(day) &&
                       days_of(found) == part_of(day, PeriodPart::week) &&
                       parse_iso_week(to_string(found)) == found;
    wrong += right ? 0 : 1;
  }
  CHECK(wrong == 0);
  CHECK(long_years == 71);  // of 400 years
}

TEST_CASE("iso week: across a year's end, and weeks that are not there") {
  CHECK(iso_week(Date(2021, 1, 1)) == IsoWeek{2020, 53});
  CHECK(iso_week(Date(2024, 12, 30)) == IsoWeek{2025, 1});
  CHECK(days_of(IsoWeek{2020, 53}) == Period(Date(2020, 12, 28), Date(2021, 1, 3)));
  CHECK(days_of(IsoWeek{2025, 1}) == Period(Date(2024, 12, 30), Date(2025, 1, 5)));
  CHECK(iso_weeks_in(2020) == 53);
  CHECK(iso_weeks_in(2024) == 52);
  CHECK(to_string(IsoWeek{2025, 1}) == "2025-W01");
  for (const IsoWeek week : {IsoWeek{2024, 53}, IsoWeek{2024, 0}, IsoWeek{2024, -1},
                             IsoWeek{1399, 1}, IsoWeek{10000, 1}}) {
    CHECK_THROWS_AS(static_cast<void>(days_of(week)), std::invalid_argument);
  }
  CHECK_THROWS_AS(static_cast<void>(days_of(IsoWeek{9999, 52})), std::out_of_range);
  CHECK(iso_week(Date(9999, 12, 31)) == IsoWeek{9999, 52});
  CHECK(iso_week(Date(1400, 1, 1)) == IsoWeek{1400, 1});
  for (const char* text : {"", "2024-W53", "2024-W1", "2024-w01", "2024W01", "2024-W001",
                           "10000-W01", "2024-W00", "2024-W01 "}) {
    CAPTURE(text);
    CHECK(!parse_iso_week(text));
  }
}

TEST_CASE("split: the parts cover the period without gap or overlap, each within one part") {
  for (const auto& [part, name] : Words<PeriodPart>::table) {
    CAPTURE(name);
    for (int from = 0; from < 400; from += 7) {
      for (const int length : {1, 2, 6, 7, 8, 31, 90, 366, 800}) {
        const Date first = Date(2023, 11, 1) + Days{from};
        const Period period{first, first + Days{length - 1}};
        const auto parts = split(period, part);
        REQUIRE(!parts.empty());
        CHECK(parts.front().first() == period.first());
        CHECK(parts.back().last() == period.last());
        for (std::size_t i = 0; i < parts.size(); ++i) {
          CHECK(part_of(parts[i].first(), part).contains(parts[i]));
          if (i > 0) {
            CHECK(parts[i].first() == parts[i - 1].last() + Days{1});
            CHECK(part_of(parts[i].first(), part).first() == parts[i].first());
          }
        }
        const auto sums = cumulative(period, part);
        REQUIRE(sums.size() == parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
          CHECK(sums[i] == Period(period.first(), parts[i].last()));
        }
      }
    }
  }
}

TEST_CASE("split: weeks have seven days, also over a year's end, quarters three months") {
  const Period campaign{Date(2024, 6, 20), Date(2024, 12, 26)};
  const auto weeks = split(campaign, PeriodPart::week);
  CHECK(weeks.size() == 28);
  CHECK(weeks.front() == Period(Date(2024, 6, 20), Date(2024, 6, 23)));
  CHECK(weeks.back() == Period(Date(2024, 12, 23), Date(2024, 12, 26)));
  CHECK(split(campaign, PeriodPart::month).size() == 7);
  const auto quarters = split(campaign, PeriodPart::quarter);
  REQUIRE(quarters.size() == 3);
  CHECK(quarters[1] == Period(Date(2024, 7, 1), Date(2024, 9, 30)));
  CHECK(split(campaign, PeriodPart::day).size() == 190);
  const Period across{Date(2024, 12, 26), Date(2025, 1, 8)};
  CHECK(split(across, PeriodPart::week)[1] == Period(Date(2024, 12, 30), Date(2025, 1, 5)));
  CHECK(split(across, PeriodPart::year)[1] == Period(Date(2025, 1, 1), Date(2025, 1, 8)));
}

TEST_CASE("split: up to the last day that there is") {
  const Period end{Date(9999, 12, 20), Date(9999, 12, 31)};
  CHECK(split(end, PeriodPart::week).back() == Period(Date(9999, 12, 27), Date(9999, 12, 31)));
  const Period begin{Date(1400, 1, 1), Date(1400, 1, 10)};
  CHECK(split(begin, PeriodPart::week).front() == Period(Date(1400, 1, 1), Date(1400, 1, 5)));
  CHECK_THROWS_AS(static_cast<void>(part_of(Date(9999, 12, 31), PeriodPart::week)),
                  std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(last_day_of(Date(9999, 12, 31), PeriodPart::week)),
                  std::out_of_range);
  CHECK(last_day_of(Date(9999, 12, 31), PeriodPart::quarter) == Date(9999, 12, 31));
}

TEST_CASE("named days: beginning, middle and end of months and years (art. 146)") {
  CHECK(day_of_month(2024, 2, DayPoint::beginning) == Date(2024, 2, 1));
  CHECK(day_of_month(2024, 2, DayPoint::middle) == Date(2024, 2, 15));
  CHECK(day_of_month(2024, 2, DayPoint::end) == Date(2024, 2, 29));
  CHECK(day_of_month(2023, 2, DayPoint::end) == Date(2023, 2, 28));
  CHECK(day_of_year(2024, DayPoint::beginning) == Date(2024, 1, 1));
  CHECK(day_of_year(2024, DayPoint::middle) == Date(2024, 6, 30));
  CHECK(day_of_year(2024, DayPoint::end) == Date(2024, 12, 31));
  CHECK_THROWS_AS(static_cast<void>(day_of_month(2024, 13, DayPoint::middle)),
                  std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(day_of_year(10000, DayPoint::middle)), std::invalid_argument);
}

TEST_CASE("spans with gaps: as days, and the day on which they are reached (art. 146(1))") {
  CHECK(broken_span_days({1, TermUnit::year}) == Days{365});
  CHECK(broken_span_days({1, TermUnit::half_year}) == Days{180});
  CHECK(broken_span_days({1, TermUnit::month}) == Days{30});
  CHECK(broken_span_days({1, TermUnit::half_month}) == Days{15});
  CHECK(broken_span_days({1, TermUnit::week}) == Days{7});
  CHECK(broken_span_days({3, TermUnit::day}) == Days{3});
  CHECK_THROWS_AS(static_cast<void>(broken_span_days({1, TermUnit::working_day})),
                  std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(broken_span_days({0, TermUnit::day})), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(broken_span_days({INT64_MAX, TermUnit::year})),
                  std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(broken_span_days({8'631, TermUnit::year})), std::out_of_range);

  const std::vector<Period> served{{Date(2024, 3, 1), Date(2024, 3, 20)},
                                   {Date(2024, 1, 1), Date(2024, 1, 10)},
                                   {Date(2024, 1, 8), Date(2024, 1, 15)}};
  CHECK(total_days(served) == Days{35});
  CHECK(day_reached(served, Term{1, TermUnit::month}) == Date(2024, 3, 15));
  CHECK(day_reached(served, Term{1, TermUnit::half_month}) == Date(2024, 1, 15));
  CHECK(day_reached(served, 35) == Date(2024, 3, 20));
  CHECK(!day_reached(served, 36));
  CHECK(!day_reached({}, 1));
  CHECK_THROWS_AS(static_cast<void>(day_reached(served, 0)), std::invalid_argument);
}
