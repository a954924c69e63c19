/// \file
/// The cases of dates, through the library; `tests/python/test_date_cases.py` runs the same files through the package.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/io/load_calendar.hpp>

#include "date_questions.hpp"

using namespace thidua;
using cases::StrictTable;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t fewest_cases = 40;

std::vector<fs::path> date_case_paths() {
  std::vector<fs::path> paths;
  for (const auto& entry :
       fs::directory_iterator{fs::path{THIDUA_SOURCE_DIR} / "tests/cases/dates"}) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

CalendarDay row(const Date& date, DayKind kind) {
  CalendarDay day;
  day.date = date;
  day.kind = kind;
  day.source = "synthetic";
  return day;
}

WorkingCalendar small_calendar(StrictTable table) {
  CalendarData data;
  data.id = "of-the-case";
  for (const auto weekday : table.needed("weekend", table.numbers("weekend"))) {
    data.weekend.push_back(static_cast<int>(weekday));
  }
  for (const auto year : table.needed("years", table.numbers("years"))) {
    data.years.push_back({static_cast<int>(year), "synthetic", DayStatus::announced});
  }
  for (const auto& day : table.dates("off").value_or(std::vector<Date>{})) {
    data.days.push_back(row(day, DayKind::closed));
  }
  if (const auto* pairs = table.node("exchanged")) {
    for (const auto& entry : *pairs->as_array()) {
      StrictTable pair{*entry.as_table(), "exchanged"};
      const Date worked = pair.needed("worked", pair.date("worked"));
      const Date off = pair.needed("off", pair.date("off"));
      pair.check_all_known();
      data.days.push_back(row(worked, DayKind::swapped_in));
      data.days.back().swapped_with = off;
      data.days.push_back(row(off, DayKind::swapped_off));
      data.days.back().swapped_with = worked;
    }
  }
  table.check_all_known();
  return WorkingCalendar{std::move(data)};
}

std::optional<WorkingCalendar> calendar_of(StrictTable& head, StrictTable& root) {
  CalendarTrust trust;
  for (const auto& status : head.texts("trust").value_or(std::vector<std::string>{})) {
    trust.unverified |= status == "unverified";
    trust.projected |= status == "projected";
  }
  if (auto table = root.table("calendar")) { return small_calendar(std::move(*table)); }
  const auto name = head.text("calendar");
  if (!name) { return std::nullopt; }
  REQUIRE(*name == "vn");
  return shipped_calendar(trust);
}

/// "value", "range", "coverage", or nothing.
std::string check(StrictTable& ask, StrictTable& expect, const WorkingCalendar* calendar) {
  try {
    cases::check_answer(ask.needed("question", ask.text("question")), ask, expect, calendar);
  } catch (const CalendarCoverageError& error) {
    CHECK(error.year() == expect.number("year"));
    return "coverage";
  } catch (const std::invalid_argument&) { return "value"; } catch (const std::out_of_range&) {
    return "range";
  }
  ask.check_all_known();
  return {};
}

void run(const fs::path& path) {
  const toml::table document = toml::parse_file(path.string());
  StrictTable root{document, path.filename().string()};
  StrictTable head = root.needed("case", root.table("case"));
  for (const char* key : {"title", "why", "law"}) { REQUIRE(head.node(key) != nullptr); }
  for (const char* key : {"trap", "source"}) { head.node(key); }
  const auto calendar = calendar_of(head, root);
  const auto* asks = root.node("ask");
  REQUIRE(asks != nullptr);
  REQUIRE(!asks->as_array()->empty());
  int number = 0;
  for (const auto& entry : *asks->as_array()) {
    ++number;
    CAPTURE(number);
    StrictTable ask{*entry.as_table(), "ask " + std::to_string(number)};
    StrictTable expect = ask.needed("expect", ask.table("expect"));
    const auto error = expect.text("error");
    CHECK(check(ask, expect, calendar ? &*calendar : nullptr) == error.value_or(""));
    expect.check_all_known();
  }
  head.check_all_known();
  root.check_all_known();
}

}  // namespace

TEST_CASE("date cases") {
  const auto paths = date_case_paths();
  REQUIRE(paths.size() >= fewest_cases);
  for (const auto& path : paths) {
    const std::string name = path.stem().string();
    SUBCASE(name.c_str()) { run(path); }
  }
}
