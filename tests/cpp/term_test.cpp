/// \file
/// Terms by the articles of the Civil Code 2015, by calendars small enough to be checked by eye.
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/time/parse_term.hpp>
#include <thidua/time/split.hpp>
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

TEST_CASE(
    "term: of joined calendars, the one whose weekday is off is named, and no exchange is told") {
  CalendarData country{"country", {"Nước", "Country"}, {6, 7}, {{2026, "synthetic", {}}}, {}};
  CalendarDay worked;
  worked.date = Date{2026, 8, 22};
  worked.kind = DayKind::swapped_in;
  worked.source = "synthetic notice";
  worked.swapped_with = Date{2026, 8, 31};
  CalendarDay off = worked;
  std::swap(off.date, *off.swapped_with);
  off.kind = DayKind::swapped_off;
  country.days = {worked, off};
  CalendarData office{"office", {"Cơ quan", "Office"}, {6, 7}, {{2026, "synthetic", {}}}, {}};
  const WorkingCalendar alone{country};
  const WorkingCalendar both = joint(alone, WorkingCalendar{office});
  const Term two{2, TermUnit::working_day};

  const TermEnd exchanged = term_end(Date(2026, 8, 20), two, &alone);
  CHECK(exchanged.end == Date(2026, 8, 22));
  CHECK(exchanged.worked_in_exchange == std::vector<CalendarDay>{worked});

  const TermEnd found = term_end(Date(2026, 8, 20), two, &both);
  CHECK(found.end == Date(2026, 8, 24));
  CHECK(found.worked_in_exchange.empty());
  CHECK(found.not_counted ==
        std::vector<PassedDay>{{Date(2026, 8, 22), std::nullopt, "office"}, {Date(2026, 8, 23)}});
  CHECK(both.find(Date(2026, 8, 22)) == nullptr);
  // a row that has the day off says more than another's weekday
  CalendarDay closed;
  closed.date = Date{2026, 8, 22};
  closed.kind = DayKind::closed;
  closed.source = "synthetic decision";
  office.days = {closed};
  const TermEnd shut = term_end(Date(2026, 8, 20), two, [&] {
    static const WorkingCalendar third = joint(both, WorkingCalendar{office});
    return &third;
  }());
  CHECK(shut.not_counted.front() == PassedDay{Date(2026, 8, 22), closed, {}});
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

TEST_CASE("stated range: both its ends count") {
  const WorkingCalendar calendar = autumn_2025();
  const auto range = [&](const Date& first, std::int64_t count, TermUnit unit) {
    return term_end(first, {count, unit}, &calendar, EndRoll::none, MonthEnd::last_day,
                    TermStart::first_day);
  };
  const TermEnd ten = range(Date(2025, 11, 20), 10, TermUnit::working_day);
  CHECK(ten.end == Date(2025, 12, 3));
  CHECK(ten.first_counted == Date(2025, 11, 20));
  CHECK(ten.articles == std::vector<std::string>{"145(1)", "148(1)", "148(6)"});
  CHECK(ten.calendar == "autumn-2025");
  CHECK(calendar.working_days(Period{Date(2025, 11, 20), Date(2025, 12, 3)}) == 10);
  CHECK(calendar.working_days(Period{Date(2025, 12, 8), Date(2025, 12, 10)}) == 3);
  CHECK(range(Date(2025, 12, 8), 3, TermUnit::working_day).end == Date(2025, 12, 10));
  // from a day that is not worked the count begins with the next that is
  CHECK(range(Date(2025, 11, 22), 1, TermUnit::working_day).end == Date(2025, 11, 24));
  CHECK(range(Date(2025, 11, 22), 1, TermUnit::working_day).not_counted.size() == 2);
  CHECK(range(Date(2024, 8, 18), 501, TermUnit::day).end == Date(2025, 12, 31));
  CHECK(range(Date(2025, 12, 1), 1, TermUnit::week).end == Date(2025, 12, 7));
  for (const TermUnit unit :
       {TermUnit::half_month, TermUnit::month, TermUnit::half_year, TermUnit::year}) {
    CHECK_THROWS_AS(static_cast<void>(range(Date(2025, 12, 1), 1, unit)), std::invalid_argument);
  }
}

TEST_CASE("term: on every start of a year, each unit is as long as its formula says") {
  const WorkingCalendar calendar = autumn_2025();
  for (const Date& start : [] {
         std::vector<Date> days;
         for (const auto& day : split({Date(2025, 1, 1), Date(2025, 10, 31)}, PeriodPart::day)) {
           days.push_back(day.first());
         }
         return days;
       }()) {
    CAPTURE(start);
    for (int count = 1; count <= 12; ++count) {
      CHECK(end_of(start, count, TermUnit::day) == start + Days{count});
      CHECK(end_of(start, count, TermUnit::week).iso_weekday() == start.iso_weekday());
      CHECK(end_of(start, count, TermUnit::half_month) == start + Days{15 * count});
      CHECK(end_of(start, count, TermUnit::half_year) ==
            add_months(start, 6 * count, MonthEnd::last_day));
      const TermEnd worked = term_end(start, {count, TermUnit::working_day}, &calendar);
      // counted off: the days of the term that are worked are as many as it says, and the last is one of them
      const Period counted{worked.first_counted, worked.last};
      CHECK(calendar.is_working(worked.last));
      CHECK(calendar.working_days(counted) == count);
      CHECK(counted.length().count == count + static_cast<int>(worked.not_counted.size()));
      const TermEnd rolled =
          term_end(start, {count, TermUnit::day}, &calendar, EndRoll::next_working_day);
      CHECK(calendar.is_working(rolled.end));
      CHECK((rolled.end - rolled.last).count == static_cast<int>(rolled.rolled_past.size()));
    }
  }
}

TEST_CASE("term: the policy of the month's end is its own") {
  const auto month = [](MonthEnd policy) {
    return term_end(Date(2023, 1, 31), {1, TermUnit::month}, nullptr, EndRoll::none, policy).end;
  };
  CHECK(month(MonthEnd::last_day) == Date(2023, 2, 28));
  CHECK(month(MonthEnd::first_of_next) == Date(2023, 3, 1));
  CHECK_THROWS_AS(month(MonthEnd::refuse), std::invalid_argument);
}

TEST_CASE("term: from its words") {
  const auto read = [](std::string_view text) {
    const auto term = parse_term(text);
    return term ? std::to_string(term->count) + " " + std::string{word(term->unit)} : "no term";
  };
  CHECK(read("10 ngày làm việc") == "10 working-day");
  CHECK(read("03 tháng") == "3 month");
  CHECK(read(" 500  Ngày  Đêm ") == "500 day");
  CHECK(read("10 nga\u0300y la\u0300m vie\u0323\u0302c") == "10 working-day");
  CHECK(read("nửa tháng") == "1 half-month");
  CHECK(read("half-year") == "1 half-year");
  CHECK(read("1 nửa năm") == "1 half-year");
  CHECK(read("2 weeks") == "2 week");
  CHECK(read("5 working days") == "5 working-day");
  CHECK(read("1year") == "1 year");
  CHECK(read("\t10 ngày làm việc") == "10 working-day");
  CHECK(read("10\u00a0ngày") == "10 day");
  CHECK(read("10 (mười) ngày làm việc") == "10 working-day");
  CHECK(read("05 (NĂM) ngày") == "5 day");
  CHECK(read("15 ( mười  lăm ) ngày") == "15 day");
  CHECK(read("21 (hai mươi mốt) ngày") == "21 day");
  CHECK(read("24 (hai mươi tư) ngày") == "24 day");
  CHECK(read("105 (một trăm linh năm) ngày") == "105 day");
  CHECK(read("180 (một trăm tám mươi) ngày") == "180 day");
  CHECK(read("21 (twenty-one) days") == "21 day");
  CHECK(why_no_term("10 (mười hai) ngày") == NoTerm::words_contradict);
  CHECK(why_no_term("10 () ngày") == NoTerm::words_contradict);
  CHECK(why_no_term("1000 (một nghìn) ngày") == NoTerm::words_contradict);
  CHECK(why_no_term("10 (mười ngày") == NoTerm::other_words);
  CHECK(why_no_term("48 giờ") == NoTerm::of_the_clock);
  CHECK(why_no_term("1 tháng 15 ngày") == NoTerm::several_units);
  CHECK(why_no_term("0 ngày") == NoTerm::no_such_count);
  CHECK(why_no_term("ngày") == NoTerm::other_words);
  CHECK(why_no_term("10 ngày") == std::nullopt);
  for (const auto& [unit, name] : Words<TermUnit>::table) {
    CHECK(parse_term("7 " + std::string{name}) == Term{7, unit});
    CHECK(parse_term("7 " + std::string{name} + "s") == Term{7, unit});
  }
  for (const char* text :
       {"", " ", "10", "ngày", "month", "0 ngày", "-1 ngày", "1,5 tháng", "1.5 months",
        "10 ngày 2 tháng", "mười ngày", "99999999999999999999 ngày", "3150001 ngày", "10 ngay",
        "1 tháng rưỡi", "\xff", "1 \xff"}) {
    CAPTURE(text);
    CHECK(read(text) == "no term");
  }
}
