/// \file
/// Dates as systems export them: read to the day in Vietnam, refused where they could mean another day.
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/time/parse_date.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

const std::optional<Date> christmas_after{Date(2024, 12, 26)};
const std::optional<Date> next_day{Date(2024, 12, 27)};
const std::optional<Date> day_before{Date(2024, 12, 25)};
const std::optional<Date> no_date;

}  // namespace

TEST_CASE("parse_date: year first or day first - with every separator") {
  for (const char* text : {"2024-12-26", "2024/12/26", "2024.12.26", "26/12/2024", "26-12-2024",
                           "26.12.2024", " 26/12/2024", "26/12/2024  "}) {
    CAPTURE(text);
    CHECK(parse_date(text) == christmas_after);
  }
  CHECK(parse_date("1/2/2024") ==
        Date(2024, 2, 1));  // the first of February: never the month first
  CHECK(parse_date("01/02/2024") == Date(2024, 2, 1));
  CHECK(parse_date("2024-2-1") == Date(2024, 2, 1));
  CHECK(parse_date("29/02/2024") == Date(2024, 2, 29));
}

TEST_CASE("parse_date: every day is read back from its texts") {
  int wrong = 0;
  for (Date day{1999, 1, 1}; day < Date(2033, 1, 1); day = day + Days{1}) {
    wrong += parse_date(iso(day)) == day && parse_date(day_month_year(day)) == day ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("parse_date: no day - no date") {
  for (const char* text : {"",
                           " ",
                           "-",
                           "26",
                           "26/12",
                           "2024-12",
                           "12/26/2024",
                           "12-26-2024",
                           "2024-26-12",
                           "2024-13-01",
                           "2024-00-10",
                           "2024-10-00",
                           "2024-02-30",
                           "29/02/2023",
                           "31/04/2024",
                           "26/12/24",
                           "26-12/2024",
                           "2024-12/26",
                           "2024--12-26",
                           "2024-12-26-",
                           "-2024-12-26",
                           "+2024-12-26",
                           "20241226",
                           "2024 12 26",
                           "26 tháng 12",
                           "tháng 12 năm 2024",
                           "ngày 31 tháng 2 năm 2024",
                           "ngày 26 tháng 13 năm 2024",
                           "ngày 26 tháng 12 năm 24",
                           "ngày 26 tháng 12 năm 2024 trở đi",
                           "từ ngày 26 tháng 12 năm 2024",
                           "17h 17h 26/12/2024",
                           "ngày",
                           "2024-12-2x",
                           "x2024-12-26",
                           "2024-12-26x",
                           "0026/12/2024",
                           "026/12/2024",
                           "2024-012-26",
                           "2024-12-026",
                           "2024-12-0026",
                           "26/12/02024",
                           "26/12/20245",
                           "126/12/2024",
                           "02024-12-26",
                           "45652",
                           "1399-12-31",
                           "10000-01-01",
                           "0000-00-00",
                           "0001-01-01",
                           "99/99/9999",
                           "２６/12/2024",
                           "26/12/2024\n",
                           "nan",
                           "NaT",
                           "null",
                           "2024-W52-4",
                           "2024-361",
                           "Dec 26, 2024",
                           "26-Dec-2024"}) {
    CAPTURE(text);
    CHECK_NOTHROW(CHECK(parse_date(text) == no_date));
  }
}

TEST_CASE("parse_date: as letters write it, in words and with the time in words") {
  for (const char* text :
       {"ngày 26 tháng 12 năm 2024", "26 tháng 12 năm 2024", "Ngày  26  tháng 12 năm 2024 ",
        "nga\u0300y 26 tha\u0301ng 12 na\u0306m 2024", "ngày 26/12/2024",
        "12 giờ 00 phút ngày 26 tháng 12 năm 2024", "12 giờ 00 phút, ngày 26 tháng 12 năm 2024",
        "17 giờ 26 tháng 12 năm 2024", "17h00 ngày 26/12/2024", "24 giờ ngày 26/12/2024",
        "26/12/2024 10h30", "26 tháng 12 năm 2024, 10 giờ", "\t2024-12-26", "\t26/12/2024\t"}) {
    CAPTURE(text);
    CHECK(parse_date(text) == christmas_after);
  }
}

TEST_CASE("parse_date: a time of day does not change the day") {
  for (const char* text :
       {"2024-12-26T00:00", "2024-12-26T00:00:00", "2024-12-26 23:59:59", "26/12/2024 8:05",
        "26/12/2024 08:05:00", "2024-12-26t12:00", "2024-12-26T23:59:59.999999",
        "2024-12-26T23:59:59,5", "2024-12-26  10:00", "2024-12-26T23:59:60", "2024-12-26 10:00 "}) {
    CAPTURE(text);
    CHECK(parse_date(text) == christmas_after);
  }
  // 24:00 ends the day that is named (Civil Code 2015, art. 148).
  CHECK(parse_date("2024-12-26T24:00") == christmas_after);
  CHECK(parse_date("26/12/2024 24:00:00") == christmas_after);
}

TEST_CASE("parse_date: a time with an offset is moved to Vietnam first") {
  struct Row {
    const char* text;
    std::optional<Date> day;
  };
  for (const auto& [text, day] : std::vector<Row>{{"2024-12-26T23:30:00Z", next_day},
                                                  {"2024-12-26T16:59:59Z", christmas_after},
                                                  {"2024-12-26T17:00:00Z", next_day},
                                                  {"2024-12-26T17:00z", next_day},
                                                  {"2024-12-26T00:00:00Z", christmas_after},
                                                  {"2024-12-26T23:59:59+07:00", christmas_after},
                                                  {"2024-12-26T00:00:00+07:00", christmas_after},
                                                  {"2024-12-26T24:00:00+07:00", christmas_after},
                                                  {"2024-12-26T24:00Z", next_day},
                                                  {"2024-12-26T00:30:00+08:00", day_before},
                                                  {"2024-12-26T01:00:00+08:00", christmas_after},
                                                  {"2024-12-26T00:00:00+14:00", day_before},
                                                  {"2024-12-26T06:59:00+14:00", day_before},
                                                  {"2024-12-26T07:00:00+14:00", christmas_after},
                                                  {"2024-12-26T04:59:59-12:00", christmas_after},
                                                  {"2024-12-26T05:00:00-12:00", next_day},
                                                  {"2024-12-26T22:29:00+05:30", christmas_after},
                                                  {"2024-12-26T22:30:00+05:30", next_day},
                                                  {"2024-12-26T23:30:00 Z", next_day},
                                                  {"2024-12-26 23:30:00.123 +00:00", next_day},
                                                  {"2024-12-26 23:30:00+00", next_day},
                                                  {"26/12/2024 23:30:00Z", next_day},
                                                  {"2024-12-31T20:00:00Z", Date(2025, 1, 1)},
                                                  {"2024-02-28T20:00:00Z", Date(2024, 2, 29)}}) {
    CAPTURE(text);
    CHECK(parse_date(text) == day);
  }
}

TEST_CASE("parse_date: offsets without a colon are read too") {
  CHECK(parse_date("2024-12-26T23:30:00+0000") == next_day);
  CHECK(parse_date("2024-12-26T23:30:00+0700") == christmas_after);
  CHECK(parse_date("2024-12-26T00:30:00+0800") == day_before);
}

TEST_CASE("parse_date: times that there are not") {
  for (const char* text : {"2024-12-26T",
                           "2024-12-26T10",
                           "2024-12-26T10:",
                           "2024-12-26T10:0",
                           "2024-12-26T10:60",
                           "2024-12-26T25:00",
                           "2024-12-26T24:01",
                           "2024-12-26T24:00:01",
                           "2024-12-26T10:00:61",
                           "2024-12-26T10:00:",
                           "2024-12-26T10:00:5",
                           "2024-12-26T10:000",
                           "2024-12-26T100:00",
                           "2024-12-26T10:00:000",
                           "2024-12-26T10:00+",
                           "2024-12-26T10:00+7",
                           "2024-12-26T10:00+07:",
                           "2024-12-26T10:00+07:0",
                           "2024-12-26T10:00+07:60",
                           "2024-12-26T10:00+15:00",
                           "2024-12-26T10:00+07000",
                           "2024-12-26T10:00+070",
                           "2024-12-26T10:00ZZ",
                           "2024-12-26T10:00Z+07:00",
                           "2024-12-26T10:00 UTC",
                           "2024-12-26 11:30 PM",
                           "2024-12-26T-1:00",
                           "2024-12-26 x",
                           "2024-12-26T 10:00",
                           "26/12/2024 25h30"}) {
    CAPTURE(text);
    CHECK_NOTHROW(CHECK(parse_date(text) == no_date));
  }
}

TEST_CASE("parse_date: at the ends of the calendar nothing throws") {
  CHECK(parse_date("9999-12-31") == Date(9999, 12, 31));
  CHECK(parse_date("9999-12-31T23:59:59") == Date(9999, 12, 31));
  CHECK_NOTHROW(
      CHECK(parse_date("9999-12-31T23:59:59Z") == no_date));  // what databases store for «never»
  CHECK_NOTHROW(CHECK(parse_date("1400-01-01T00:00:00+14:00") == no_date));
  CHECK(parse_date("1400-01-01T08:00:00+08:00") == Date(1400, 1, 1));
}

TEST_CASE("parse_date: the day is that of the minutes since the epoch - by brute force") {
  const Date base{2024, 12, 26};
  const auto two = [](int value) {
    return std::string(value < 10 ? "0" : "") + std::to_string(value);
  };
  int wrong = 0;
  for (int offset = -12 * 60; offset <= 14 * 60; offset += 15) {
    for (int minute = 0; minute < 24 * 60; minute += 5) {
      const int magnitude = offset < 0 ? -offset : offset;
      const std::string text = "2024-12-26T" + two(minute / 60) + ":" + two(minute % 60) + ":00" +
                               (offset < 0 ? "-" : "+") + two(magnitude / 60) + ":" +
                               two(magnitude % 60);
      const int in_vietnam = minute - offset + 7 * 60 + 24 * 60;  // since the day before
      wrong += parse_date(text) == base + Days{in_vietnam / (24 * 60) - 1} ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}
