/// \file
/// Moments at UTC+7 from texts of many kinds, their order at the day's edge, terms in hours, periods that end at a time of day.
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include <thidua/time/clock_term.hpp>
#include <thidua/time/moment.hpp>
#include <thidua/time/timed_period.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

std::string read(const std::string& text) {
  const auto moment = parse_moment(text);
  return moment ? to_string(*moment) : "no moment";
}

const Moment noon = Moment::at(Date{2024, 12, 26}, 12);

}  // namespace

TEST_CASE("moment: from texts, moved to UTC+7") {
  struct Row {
    const char* text;
    const char* moment;
  };
  for (const auto& [text, moment] :
       {Row{"2020-03-02T12:00+09:00", "2020-03-02T10:00+07:00"},
        Row{"2020-03-02T12:00", "2020-03-02T12:00+07:00"},
        Row{"2020-03-02T17:00Z", "2020-03-03T00:00+07:00"},
        Row{"2020-03-02T00:00+14:00", "2020-03-01T17:00+07:00"},
        Row{"2020-03-02 23:59:59.999999-12:00", "2020-03-03T18:59:59.999999+07:00"},
        Row{"2020-12-31T24:00Z", "2021-01-01T07:00+07:00"},
        Row{"2020-12-31T24:00", "2020-12-31T24:00+07:00"},
        Row{"2020-12-31T24:00:00+0700", "2020-12-31T24:00+07:00"},
        Row{"2021-01-01T00:00+07", "2021-01-01T00:00+07:00"},
        Row{"26/12/2024 17h30", "2024-12-26T17:30+07:00"},
        Row{"26/12/2024 17h", "2024-12-26T17:00+07:00"},
        Row{"26/12/2024 17g30", "2024-12-26T17:30+07:00"},
        Row{"17h 26/12/2024", "2024-12-26T17:00+07:00"},
        Row{"17h00 ngày 26/12/2024", "2024-12-26T17:00+07:00"},
        Row{"17 giờ 00 ngày 26/12/2024", "2024-12-26T17:00+07:00"},
        Row{"17 giờ 30 phút, ngày 26/12/2024", "2024-12-26T17:30+07:00"},
        Row{"17 gi\u006f\u031b\u0300 nga\u0300y 26/12/2024", "2024-12-26T17:00+07:00"},
        Row{"24h00 ngày 31/12/2024", "2024-12-31T24:00+07:00"},
        Row{"12:00 26/12/2024", "2024-12-26T12:00+07:00"},
        Row{"  2024-12-26 7:05:09.5  ", "2024-12-26T07:05:09.5+07:00"},
        Row{"2024-12-26T12:00:00.000000000", "2024-12-26T12:00+07:00"}}) {
    CAPTURE(text);
    CHECK(read(text) == moment);
  }
}

TEST_CASE("moment: the date in words") {
  for (const char* text :
       {"12 giờ 00 phút ngày 26 tháng 12 năm 2024", "12 giờ, ngày 26 tháng 12 năm 2024",
        "12 giờ 26 tháng 12 năm 2024", "\tngày 26 tháng 12 năm 2024 12h"}) {
    CAPTURE(text);
    CHECK(parse_moment(text) == noon);
  }
  CHECK(!parse_moment("ngày 26 tháng 12 năm 2024"));
}

TEST_CASE("moment: what is no moment is none") {
  for (const char* text : {"",
                           " ",
                           "2024-12-26",
                           "26/12/2024 ",
                           "12:00",
                           "2024-12-26T",
                           "2024-12-26T12",
                           "2024-12-26T25:00",
                           "2024-12-26T24:01",
                           "2024-12-26T24:00:00.1",
                           "2024-12-26T12:60",
                           "2024-12-26T12:00:60",
                           "2024-12-26T12:00:00.0000001",
                           "2024-12-26T12:00+15:00",
                           "2024-12-26T12:00+07:60",
                           "2024-12-26T12:00+7",
                           "2024-12-26T12:00 UTC",
                           "2024-12-26T12:00Z+",
                           "2023-02-29T12:00",
                           "26/12/2024 25h",
                           "26/12/2024 17h60",
                           "12/26/2024 17h",
                           "17h00 ngày",
                           "h 26/12/2024",
                           "9999-12-31T23:00Z",
                           "1400-01-01T00:00+14:00",
                           "2024-12-26T12:00\xff"}) {
    CAPTURE(text);
    CHECK(!parse_moment(text));
  }
}

TEST_CASE("moment: 24:00 is the end of its day, before 0:00 of the next, and the same instant") {
  const Moment end = Moment::end_of(Date(2024, 12, 26));
  const Moment next{Date(2024, 12, 27), 0};
  CHECK(Moment::at(Date(2024, 12, 26), 23, 59, 59) < end);
  CHECK(end < next);
  CHECK(end != next);
  CHECK(same_instant(end, next));
  CHECK(!same_instant(end, noon));
  CHECK(end == Moment::at(Date(2024, 12, 26), 24));
  CHECK(end.is_end_of_day());
}

TEST_CASE("moment: every minute of a day comes back from its text, under every offset") {
  int wrong = 0;
  for (int minute = 0; minute < 24 * 60; ++minute) {
    const Moment moment{Date(2024, 12, 31), minute * Moment::microseconds_a_minute};
    wrong += parse_moment(to_string(moment)) == moment ? 0 : 1;
    for (const int hours : {-12, -7, -1, 0, 1, 7, 9, 14}) {
      const std::string sign = hours < 0 ? "-" : "+";
      const std::string text = iso(moment.date()) + "T" + clock_text(moment) + sign +
                               detail::two_digits(hours < 0 ? -hours : hours) + ":00";
      const auto read = parse_moment(text);
      const bool right = read && read->instant() - moment.instant() ==
                                     (7 - hours) * 60 * Moment::microseconds_a_minute;
      wrong += right ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("moment: no time that no clock shows") {
  const Date day{2024, 12, 26};
  for (const auto& [hour, minute] : {std::pair{-1, 0}, {25, 0}, {24, 1}, {12, 60}, {12, -1}}) {
    CHECK_THROWS_AS(static_cast<void>(Moment::at(day, hour, minute)), std::invalid_argument);
  }
  CHECK_THROWS_AS(Moment(day, -1), std::invalid_argument);
  CHECK_THROWS_AS(Moment(day, Moment::microseconds_a_day + 1), std::invalid_argument);
}

TEST_CASE("moment: a term in hours runs from the moment itself (art. 147(1))") {
  CHECK(term_end(noon, {48, ClockUnit::hour}) == Moment::at(Date(2024, 12, 28), 12));
  CHECK(term_end(noon, {90, ClockUnit::minute}) == Moment::at(Date(2024, 12, 26), 13, 30));
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  for (const auto& [unit, name] : Words<ClockUnit>::table) {
    CAPTURE(name);
    CHECK_THROWS_AS(static_cast<void>(term_end(noon, {0, unit})), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(term_end(noon, {-5, unit})), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(term_end(noon, {most, unit})), std::out_of_range);
  }
  CHECK_THROWS_AS(
      static_cast<void>(term_end(Moment::at(Date(9999, 12, 31), 23), {2, ClockUnit::hour})),
      std::out_of_range);
}

TEST_CASE("timed period: a moment is in it or not, a day without its time may be undetermined") {
  const TimedPeriod period{Date(2024, 6, 20), noon};
  CHECK(period.contains(noon));
  CHECK(!period.contains(Moment{noon.date(), noon.microseconds() + 1}));
  CHECK(period.contains(Moment{Date(2024, 6, 20), 0}));
  CHECK(!period.contains(Moment::end_of(Date(2024, 6, 19))));
  CHECK(period.contains(Date(2024, 6, 19)) == Truth::no);
  CHECK(period.contains(Date(2024, 6, 20)) == Truth::yes);
  CHECK(period.contains(Date(2024, 12, 26)) == Truth::undetermined);
  CHECK(period.contains(Date(2024, 12, 27)) == Truth::no);
  CHECK(to_string(period) == "2024-06-20/2024-12-26T12:00+07:00");

  const TimedPeriod whole{period.days()};
  CHECK(whole.contains(Date(2024, 12, 26)) == Truth::yes);
  CHECK(whole.contains(Moment::end_of(Date(2024, 12, 26))));
  CHECK(!whole.contains(Moment{Date(2024, 12, 27), 0}));
  CHECK_THROWS_AS(TimedPeriod(Date(2024, 12, 27), noon), std::invalid_argument);
}
