/// \file
/// Periods with ends that are not known yet: what they answer is what every way of settling them would answer.
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/time/open_period.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

const Date begin{2024, 12, 20};
constexpr int span = 12;
// The first and the last day that there are stand for every earlier and every later one.
Date day(int i) {
  return i < 0 ? Date{1400, 1, 1} : i >= span ? Date{9999, 12, 31} : begin + Days{i};
}

/// The ends to be tried: each day, an event that can be any day, an event that is known not to have happened.
std::vector<OpenEnd> ends(const std::string& event) {
  std::vector<OpenEnd> result{EventEnd{event}};
  for (int i = 0; i < span; i += 3) {
    result.emplace_back(day(i));
    result.emplace_back(EventEnd{event, day(i)});
  }
  return result;
}

std::vector<Date> days_of(const OpenEnd& end) {
  std::vector<Date> days;
  for (int i = -1; i <= span; ++i) {
    const auto* known = std::get_if<Date>(&end);
    const auto* open = std::get_if<EventEnd>(&end);
    if (known != nullptr ? *known == day(i) : (!open->not_through || *open->not_through < day(i))) {
      days.push_back(day(i));
    }
  }
  return days;
}

}  // namespace

TEST_CASE("open period: it answers yes or no where all its possible periods agree") {
  int compared = 0;
  for (const auto& first : ends("start")) {
    for (const auto& last : ends("end")) {
      std::vector<Period> possible;
      for (const Date& from : days_of(first)) {
        for (const Date& through : days_of(last)) {
          if (from <= through) { possible.emplace_back(from, through); }
        }
      }
      if (possible.empty()) {
        CHECK_THROWS_AS(OpenPeriod(first, last), std::invalid_argument);
        continue;
      }
      const OpenPeriod open{first, last};
      for (int a = -1; a <= span; ++a) {
        for (int b = a; b <= span; ++b) {
          const Period asked{day(a), day(b)};
          std::size_t within = 0;
          std::size_t touched = 0;
          for (const auto& period : possible) {
            within += period.contains(asked) ? 1U : 0U;
            touched += overlap(period, asked) ? 1U : 0U;
          }
          const auto expected = [&](std::size_t count) {
            return count == possible.size() ? Truth::yes
                   : count == 0             ? Truth::no
                                            : Truth::undetermined;
          };
          CAPTURE(to_string(open));
          CAPTURE(to_string(asked));
          REQUIRE(open.contains(asked) == expected(within));
          REQUIRE(open.overlaps(asked) == expected(touched));
          ++compared;
        }
      }
    }
  }
  CHECK(compared > 4000);
}

TEST_CASE("open period: of the founding plan before its day of issue is known") {
  const OpenPeriod plan{EventEnd{"issue-date"}, Date(2024, 12, 26)};
  CHECK(to_string(plan) == "issue-date/2024-12-26");
  CHECK(plan.contains(Date(2024, 12, 26)) == Truth::yes);
  CHECK(plan.contains(Date(2024, 12, 25)) == Truth::undetermined);
  CHECK(plan.contains(Date(2024, 12, 27)) == Truth::no);
  CHECK(plan.waits_for() == std::vector<std::string>{"issue-date"});
  CHECK(!plan.closed());
  const OpenPeriod issued = plan.resolved({{"issue-date", Date(2024, 6, 20)}});
  CHECK_THROWS_WITH_AS(static_cast<void>(plan.resolved({{"isue-date", Date(2024, 6, 20)}})),
                       "the period does not wait for «isue-date»; it waits for: issue-date",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(static_cast<void>(issued.resolved({{"issue-date", Date(2024, 6, 21)}})),
                       "the period does not wait for «issue-date»; it waits for: nothing",
                       std::invalid_argument);
  CHECK(issued.closed() == Period(Date(2024, 6, 20), Date(2024, 12, 26)));
  CHECK(issued.waits_for().empty());
  CHECK(issued == OpenPeriod{Period{Date(2024, 6, 20), Date(2024, 12, 26)}});
  CHECK(plan.resolved({}) == plan);
}

TEST_CASE("open period: until an event that has not happened so far") {
  const OpenPeriod open{Date(2025, 10, 1), EventEnd{"election-over", Date(2025, 11, 30)}};
  CHECK(open.contains(Date(2025, 11, 30)) == Truth::yes);
  CHECK(open.contains(Date(2025, 12, 1)) == Truth::yes);  // at the earliest its last day
  CHECK(open.contains(Date(2025, 12, 2)) == Truth::undetermined);
  CHECK(open.certain() == Period(Date(2025, 10, 1), Date(2025, 12, 1)));
  CHECK_THROWS_AS(static_cast<void>(open.resolved({{"election-over", Date(2025, 11, 30)}})),
                  std::invalid_argument);
  CHECK(open.resolved({{"election-over", Date(2026, 3, 31)}}).closed() ==
        Period(Date(2025, 10, 1), Date(2026, 3, 31)));
}

TEST_CASE("open period: what can't be a period is an error") {
  CHECK_THROWS_AS(OpenPeriod(Date(2025, 1, 2), Date(2025, 1, 1)), std::invalid_argument);
  CHECK_THROWS_AS(OpenPeriod(EventEnd{""}, Date(2025, 1, 1)), std::invalid_argument);
  CHECK_THROWS_AS(OpenPeriod(EventEnd{"a", Date(2025, 1, 1)}, Date(2025, 1, 1)),
                  std::invalid_argument);
  CHECK_THROWS_AS(
      static_cast<void>(
          OpenPeriod(EventEnd{"a"}, Date(2025, 1, 1)).resolved({{"a", Date(2025, 1, 2)}})),
      std::invalid_argument);
  const OpenPeriod both{EventEnd{"a"}, EventEnd{"b"}};
  CHECK(both.waits_for() == std::vector<std::string>{"a", "b"});
  CHECK(both.contains(Date(2025, 1, 1)) == Truth::undetermined);
  CHECK(!both.certain());
}
