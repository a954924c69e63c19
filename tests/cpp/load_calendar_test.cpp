/// \file
/// Calendar files: what they hold, where their faults are, and that what is written is read again.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/io/load_calendar.hpp>
#include <thidua/io/write_calendar.hpp>

using namespace thidua;

namespace {

const std::string head =
    "thidua_calendar = 1\nid = \"synthetic\"\ntitle = \"Lịch giả định\"\nweekend = [\"sunday\"]\n";

std::vector<std::string> faults(const std::string& text) {
  const auto result = parse_calendar(text, "c.toml");
  REQUIRE_FALSE(result.has_value());
  std::vector<std::string> lines;
  for (const auto& fault : result.error()) {
    lines.push_back(std::to_string(fault.place.line) + " " + std::string{fault.code()});
  }
  return lines;
}

}  // namespace

TEST_CASE("calendar file: the shipped one, written and read again") {
  const std::string text = calendar_toml(shipped_calendar_data());
  CHECK(parse_calendar(text, "again.toml").value() == shipped_calendar_data());
  CHECK(shipped_calendar_data().years.size() == 8);
  CHECK(shipped_calendar_toml().find("thidua_calendar = 1") != std::string_view::npos);
  for (const auto& day : shipped_calendar_data().days) {
    CHECK_FALSE(day.name.vi.empty());
    CHECK_FALSE(day.name.en.empty());
  }
}

TEST_CASE("calendar file: all faults at once, each where it stands") {
  CHECK(faults(head + "colour = 1\n[[year]]\nyear = 2026\n[[year]]\nyear = 2028\nsource = \"s\"\n"
                      "[[day]]\ndate = 2026-03-04\nkind = \"closd\"\nname = \"x\"\nsource = \"s\"\n"
                      "[[day]]\ndate = 2031-03-04\nkind = \"closed\"\nname = \"x\"\n") ==
        std::vector<std::string>{"5 calendar.unknown-key", "6 calendar.missing-source",
                                 "9 calendar.missing-year", "13 calendar.bad-value",
                                 "16 calendar.missing-source", "17 calendar.day-outside-years"});
}

TEST_CASE("calendar file: what follows from a row that can't be read is not told") {
  // The other half of the exchange is there; its kind is only spelled wrongly.
  CHECK(faults(head +
               "[[year]]\nyear = 2026\nsource = \"s\"\n"
               "[[day]]\ndate = 2026-01-02\nkind = \"swapped-off\"\nname = \"x\"\nsource = \"s\"\n"
               "swapped_with = 2026-01-04\n"
               "[[day]]\ndate = 2026-01-04\nkind = \"swaped-in\"\nname = \"x\"\nsource = \"s\"\n"
               "swapped_with = 2026-01-02\n") == std::vector<std::string>{"16 calendar.bad-value"});
  // A year that is no number may be the one that the day lies in.
  CHECK(faults(head +
               "[[year]]\nyear = \"2026\"\nsource = \"s\"\n"
               "[[day]]\ndate = 2026-01-02\nkind = \"closed\"\nname = \"x\"\nsource = \"s\"\n") ==
        std::vector<std::string>{"6 calendar.wrong-type"});
}

TEST_CASE("calendar file: numbers that no year is") {
  for (const char* year : {"0", "-5", "99999", "9223372036854775807", "-9223372036854775808"}) {
    CHECK(faults(head + "[[year]]\nyear = " + year + "\nsource = \"s\"\n") ==
          std::vector<std::string>{"6 calendar.year-out-of-range"});
  }
}

TEST_CASE("calendar file: a year that no int holds is told as it was written") {
  const auto result =
      parse_calendar(head + "[[year]]\nyear = 99999999999999\nsource = \"s\"\n", "c.toml");
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().front().message() == "the year 99999999999999 lies outside 1400–9999");
}

TEST_CASE("calendar file: a blank source is none, where it stands") {
  const std::string year = "[[year]]\nyear = 2026\nsource = \"s\"\n";
  const std::string day = "[[day]]\ndate = 2026-01-02\nkind = \"closed\"\nname = \"x\"\n";
  CHECK(faults(head + year + day + "source = \" \"\n") ==
        std::vector<std::string>{"12 calendar.missing-source"});
  CHECK(faults(head + "[[year]]\nyear = 2026\nsource = \"\\t\"\n") ==
        std::vector<std::string>{"7 calendar.missing-source"});
}

TEST_CASE("calendar file: a date with a time is of the wrong type") {
  const auto result = parse_calendar(
      head +
          "[[year]]\nyear = 2026\nsource = \"s\"\n[[day]]\ndate = 2026-01-02T10:00:00\n"
          "kind = \"closed\"\nname = \"x\"\nsource = \"s\"\n",
      "c.toml");
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().front().message() == "«date» must be date, but is date-time");
}

TEST_CASE("calendar file: a nearest word is suggested") {
  const auto result = parse_calendar(
      head + "[[year]]\nyear = 2026\nsource = \"s\"\nstatus = \"projectd\"\n", "c.toml");
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().front().hint() == "did you mean «projected»?");
}

TEST_CASE("calendar file: a file that is not there, and no file at all") {
  CHECK(try_load_calendar("nowhere.toml").error().front().code() == "calendar.unreadable");
  CHECK_THROWS_AS(static_cast<void>(load_calendar("nowhere.toml")), InputError);
  CHECK(faults("").size() == 5);
}
