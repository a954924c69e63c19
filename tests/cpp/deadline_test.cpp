/// \file
/// Due days: moments on a grid, terms and rolls against a loop over days, extensions, what is missing.
#include <cstdint>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/campaign/builder.hpp>
#include <thidua/campaign/deadline.hpp>
#include <thidua/campaign/plan.hpp>
#include <thidua/io/load_calendar.hpp>
#include <thidua/time/deadline.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

const WorkingCalendar& vietnam() { return shipped_calendar(); }

Plan plan_with_event(std::optional<Date> day) {
  Plan plan;
  plan.period = {Date{2024, 6, 20}, Date{2024, 12, 26}, {}};
  Parameter event;
  event.id = "announced";
  if (day) { event.value = *day; }
  plan.parameters = {event};
  return plan;
}

/// Nanoseconds since the epoch in Vietnam.
__extension__ using Instant = __int128;
constexpr Instant a_day = Instant{24} * 3600 * 1'000'000'000;
Instant instant(const Date& day, const TimeOfDay& time) {
  return day.epoch_days() * a_day +
         ((time.hour() * Instant{60} + time.minute()) * 60 + time.second()) * 1'000'000'000 +
         time.nanosecond();
}

/// The last day by counting day after day.
Date counted_off(Date day, std::int64_t count, const WorkingCalendar& calendar) {
  while (count > 0) {
    day = day + Days{1};
    if (calendar.is_working(day)) { --count; }
  }
  return day;
}
Date moved(Date day, const WorkingCalendar& calendar) {
  while (!calendar.is_working(day)) { day = day + Days{1}; }
  return day;
}

}  // namespace

TEST_CASE("time of day: what it reads it writes, and nothing else is a time") {
  for (const char* text : {"00:00", "12:00", "07:30", "23:59", "12:00:30", "12:00:30.5",
                           "23:59:59.999999999", "00:00:00.000000001"}) {
    CAPTURE(text);
    const auto time = parse_time_of_day(text);
    REQUIRE(time);
    CHECK(to_string(*time) == text);
  }
  CHECK(parse_time_of_day("7:30") == TimeOfDay{7, 30});
  CHECK(parse_time_of_day("12:00:00") == TimeOfDay{12, 0});
  for (const char* text : {"", "12", "12:0", "24:00", "25:00", "12:60", "12:00:60", "12:00:",
                           "12:00:30.", "12:00:30.1234567890", "-1:00", "12:00 ", "12h00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_time_of_day(text));
  }
  CHECK_THROWS_AS(TimeOfDay(24, 0), std::invalid_argument);
  CHECK_THROWS_AS(TimeOfDay(0, 0, 0, 1'000'000'000), std::invalid_argument);
}

TEST_CASE("due day: before and by against instants - on a grid of days and times") {
  const std::vector<TimeOfDay> times{{0, 0},  {0, 0, 0, 1},  {11, 59, 59},
                                     {12, 0}, {12, 0, 0, 1}, {23, 59, 59, 999'999'999}};
  const Date day{2024, 12, 30};
  for (const auto kind : {DeadlineKind::before, DeadlineKind::by}) {
    for (const auto& bound : times) {
      const DueDay due{kind, day, bound};
      for (std::int32_t offset = -2; offset <= 2; ++offset) {
        const Date received = day + Days{offset};
        bool some = false;
        bool all = true;
        for (const auto& at : times) {
          const auto here = instant(received, at);
          const auto there = instant(day, bound);
          const bool in_time = kind == DeadlineKind::by ? here <= there : here < there;
          CHECK(due.in_time(received, at) == to_truth(in_time));
          some = some || in_time;
          all = all && in_time;
        }
        CHECK(due.in_time(received) == some);
        // Without a time: settled where every time of the grid says the same; the grid holds the first and the last moment of a day.
        const Truth expected = some == all ? to_truth(all) : Truth::undetermined;
        CHECK(due.in_time(received, std::nullopt) == expected);
        CHECK((received <= due.last_day()) == some);
      }
    }
  }
}

TEST_CASE("due day: terms in working days against a loop over days - every start of two years") {
  Plan plan = plan_with_event(std::nullopt);
  std::size_t compared = 0;
  for (Date start{2024, 1, 1}; start <= Date{2025, 11, 15}; start = start + Days{1}) {
    plan.parameters[0].value = start;
    for (const std::int64_t count : {1, 2, 3, 5, 10, 20}) {
      const auto due = computed_due(plan, build::within(count, TermUnit::working_day, "announced"),
                                    EndRoll::none, &vietnam());
      REQUIRE(due.due);
      REQUIRE(due.due->last_day() == counted_off(start, count, vietnam()));
      ++compared;
    }
  }
  CHECK(compared == 6 * 685);
}

TEST_CASE("due day: the roll against a loop over days - of stated days and of terms in days") {
  const Plan plan = plan_with_event(std::nullopt);
  for (Date day{2024, 1, 1}; day <= Date{2025, 11, 15}; day = day + Days{1}) {
    const auto by = computed_due(plan, build::by(day), EndRoll::next_working_day, &vietnam());
    REQUIRE(by.due->last_day() == moved(day, vietnam()));
    CHECK(by.rolled_past.empty() == vietnam().is_working(day));
    const auto before =
        computed_due(plan, build::before(day), EndRoll::next_working_day, &vietnam());
    REQUIRE(before.due->last_day() == moved(day - Days{1}, vietnam()));
    const auto within = computed_due(plan, build::within(7, TermUnit::day, day),
                                     EndRoll::next_working_day, &vietnam());
    REQUIRE(within.due->last_day() == moved(day + Days{7}, vietnam()));
    const auto stays =
        computed_due(plan, build::within(7, TermUnit::day, day), EndRoll::none, nullptr);
    REQUIRE(stays.due->last_day() == day + Days{7});
  }
}

TEST_CASE("due day: what is missing is named, and nothing is guessed") {
  const auto rule = build::within(10, TermUnit::working_day, "announced");
  const auto event = computed_due(plan_with_event(std::nullopt), rule, EndRoll::none, &vietnam());
  CHECK_FALSE(event.due);
  CHECK(event.missing == DueMissing::event);
  CHECK(event.missing_event == "announced");
  const auto year =
      computed_due(plan_with_event(Date{2031, 1, 2}), rule, EndRoll::none, &vietnam());
  CHECK_FALSE(year.due);
  CHECK(year.missing == DueMissing::calendar_year);
  CHECK(year.missing_year == 2031);
  const auto none = computed_due(plan_with_event(Date{2025, 1, 2}), rule, EndRoll::none, nullptr);
  CHECK_FALSE(none.due);
  CHECK(none.missing == DueMissing::calendar);

  Plan open = plan_with_event(std::nullopt);
  open.period.through = std::string{"announced"};
  const auto end =
      computed_due(open, build::by(std::string{period_through_name}), EndRoll::none, nullptr);
  CHECK_FALSE(end.due);
  CHECK(end.event == "period.through");
  CHECK(end.missing_event == "announced");
}

TEST_CASE("due day: an extension counts as of its decision's date") {
  const Plan plan = plan_with_event(std::nullopt);
  Deadline deadline{"nomination", build::by(Date{2024, 12, 30}), {}};
  deadline.extensions = {{build::by(Date{2025, 1, 10}), "12/QĐ", Date{2024, 12, 27}},
                         {build::by(Date{2025, 1, 20}), "02/QĐ", Date{2025, 1, 9}}};
  const auto last = [&](std::optional<Date> as_of) {
    return computed_due(plan, deadline, EndRoll::none, nullptr, as_of).due->last_day();
  };
  CHECK(last(Date{2024, 12, 26}) == Date{2024, 12, 30});
  CHECK(last(Date{2024, 12, 27}) == Date{2025, 1, 10});
  CHECK(last(Date{2025, 1, 8}) == Date{2025, 1, 10});
  CHECK(last(Date{2025, 1, 9}) == Date{2025, 1, 20});
  CHECK(last(std::nullopt) == Date{2025, 1, 20});
  const auto due = computed_due(plan, deadline, EndRoll::none, nullptr, Date{2025, 1, 8});
  REQUIRE(due.extension);
  CHECK(due.extension->decision == "12/QĐ");
}

TEST_CASE(
    "due day: no term up to the longest overflows - it ends or it says that there is no day") {
  for (const auto& [unit, text] : Words<TermUnit>::table) {
    CAPTURE(text);
    const DueRule rule = build::within(most_of(unit), unit, Date{2025, 1, 31});
    const auto due = computed_due(plan_with_event(std::nullopt), rule, EndRoll::none, &vietnam());
    if (unit == TermUnit::working_day) {
      CHECK(due.missing == DueMissing::calendar_year);
    } else {
      REQUIRE(due.due);
      CHECK(due.due->last_day().ymd().year >= 2123);
      CHECK(due.due->last_day().ymd().year <= 2125);
      const DueRule late = build::within(most_of(unit), unit, Date{9999, 1, 31});
      CHECK_THROWS_AS(static_cast<void>(computed_due(plan_with_event(std::nullopt), late,
                                                     EndRoll::none, nullptr)),
                      std::out_of_range);
    }
  }
}
