/// \file
/// Terms by the articles of the Civil Code 2015, by calendars small enough to be checked by eye.
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/time/term.hpp>

#include "calendar_samples.hpp"
#include "printing.hpp"

using namespace thidua;

namespace {

Date end_of(const Date& start, std::int64_t count, TermUnit unit) {
  return term_end(start, {count, unit}).end;
}

}  // namespace

TEST_CASE("term: the first day is not counted (art. 147)") {
  CHECK(end_of(Date(2024, 8, 18), 500, TermUnit::day) == Date(2025, 12, 31));
  CHECK(end_of(Date(2024, 12, 26), 1, TermUnit::day) == Date(2024, 12, 27));
  CHECK(end_of(Date(2024, 12, 26), 1, TermUnit::week) == Date(2025, 1, 2));
  CHECK(end_of(Date(2024, 2, 15), 1, TermUnit::half_month) == Date(2024, 3, 1));
  CHECK(end_of(Date(2024, 1, 31), 1, TermUnit::month) == Date(2024, 2, 29));
  CHECK(end_of(Date(2024, 8, 31), 1, TermUnit::half_year) == Date(2025, 2, 28));
  CHECK(end_of(Date(2024, 2, 29), 1, TermUnit::year) == Date(2025, 2, 28));
  CHECK(end_of(Date(2024, 2, 29), 4, TermUnit::year) == Date(2028, 2, 29));
  const TermEnd found = term_end(Date(2024, 1, 31), {1, TermUnit::month});
  CHECK(found.first_counted == Date(2024, 2, 1));
  CHECK(found.month_was_short);
  CHECK(found.articles == std::vector<std::string>{"147(2)", "148(3)", "148(6)"});
  const TermEnd by_event = term_end(Date(2024, 1, 30), {1, TermUnit::day}, nullptr, EndRoll::none,
                                    MonthEnd::last_day, TermStart::event);
  CHECK(by_event.articles == std::vector<std::string>{"147(3)", "148(1)", "148(6)"});
}

TEST_CASE("term: working days count from the day after, and say what they pass over") {
  const WorkingCalendar calendar = autumn_2025();
  const TermEnd found =
      term_end(Date(2025, 11, 19), {10, TermUnit::working_day}, &calendar, EndRoll::none);
  CHECK(found.end == Date(2025, 12, 3));
  REQUIRE(found.not_counted.size() == 4);
  CHECK(found.not_counted.front() == PassedDay{Date(2025, 11, 22), std::nullopt});
  // 1 and 2 September are off, and so are the two days before them
  const TermEnd past = term_end(Date(2025, 8, 29), {1, TermUnit::working_day}, &calendar);
  CHECK(past.end == Date(2025, 9, 3));
  REQUIRE(past.not_counted.size() == 4);
  REQUIRE(past.not_counted[3].known);
  CHECK(past.not_counted[3].known->source == "synthetic notice 2");
}

TEST_CASE("term: its end moves to the next working day where it says so (art. 148(5))") {
  const WorkingCalendar calendar = autumn_2025();
  const Term month{1, TermUnit::month};
  const TermEnd stays = term_end(Date(2025, 7, 31), month, &calendar, EndRoll::none);
  CHECK(stays.end == Date(2025, 8, 31));
  const TermEnd moves = term_end(Date(2025, 7, 31), month, &calendar, EndRoll::next_working_day);
  CHECK(moves.last == Date(2025, 8, 31));
  CHECK(moves.end == Date(2025, 9, 3));
  CHECK(moves.rolled_past.size() == 3);
  CHECK(moves.articles == std::vector<std::string>{"147(2)", "148(3)", "148(5)", "148(6)"});
}

TEST_CASE("term: what can't be counted is an error and never a day") {
  const WorkingCalendar calendar = autumn_2025();
  const Date start{2025, 11, 19};
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  for (const auto& [unit, word] : Words<TermUnit>::table) {
    CAPTURE(word);
    for (const std::int64_t count : {std::int64_t{0}, std::int64_t{-1}, -most - 1}) {
      CHECK_THROWS_AS(static_cast<void>(term_end(start, {count, unit}, &calendar)),
                      std::invalid_argument);
    }
    CHECK_THROWS_AS(static_cast<void>(term_end(start, {most, unit}, &calendar)), std::out_of_range);
    CHECK_THROWS(static_cast<void>(term_end(start, {3'000'000, unit}, &calendar)));
    CHECK_THROWS_AS(
        static_cast<void>(term_end(start, {1, unit}, nullptr, EndRoll::next_working_day)),
        std::invalid_argument);
  }
  CHECK_THROWS_AS(static_cast<void>(term_end(start, {1, TermUnit::working_day})),
                  std::invalid_argument);
  CHECK_THROWS_AS(
      static_cast<void>(term_end(Date(2025, 12, 31), {1, TermUnit::working_day}, &calendar)),
      CalendarCoverageError);
  CHECK_THROWS_AS(static_cast<void>(term_end(Date(9999, 12, 31), {1, TermUnit::day})),
                  std::out_of_range);
}
