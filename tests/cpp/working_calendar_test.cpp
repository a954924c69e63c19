/// \file
/// A calendar's answers: against the notices, against a naive walk from day to day, and where it does not know.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/io/load_calendar.hpp>
#include <thidua/time/working_calendar.hpp>

using namespace thidua;

namespace {

/// Off or worked as the rows and the weekday say; nothing of the tables.
bool naive_works(const CalendarData& data, const Date& day) {
  for (const auto& row : data.days) {
    if (row.date == day) { return row.kind == DayKind::swapped_in; }
  }
  return day.iso_weekday() < 6;
}

/// A weekend of Saturday and Sunday, one year, no rows.
CalendarData plain(int year) {
  CalendarData data;
  data.id = "plain";
  data.weekend = {6, 7};
  data.years = {{year, "a synthetic source", DayStatus::announced}};
  return data;
}
CalendarDay row(const Date& date, DayKind kind) {
  return {date, kind, {"ngày", "day"}, "a synthetic source", DayStatus::announced, std::nullopt};
}

template <class Call>
CalendarCoverageError refused(const Call& call) {
  try {
    static_cast<void>(call());
  } catch (const CalendarCoverageError& error) { return error; }
  FAIL("it was answered");
  return {{}, 0};
}

}  // namespace

TEST_CASE("calendar: what the notices say") {
  const WorkingCalendar& vn = shipped_calendar();
  CHECK(vn.working_days({date(2025, 11, 20), date(2025, 12, 3)}) == 10);
  CHECK(vn.working_days({date(2025, 12, 8), date(2025, 12, 10)}) == 3);
  CHECK(vn.is_working(date(2024, 5, 4)));
  CHECK_FALSE(vn.is_working(date(2024, 4, 29)));
  CHECK(vn.next_working_day(date(2024, 2, 7)) == date(2024, 2, 15));
  CHECK(vn.previous_working_day(date(2024, 2, 15)) == date(2024, 2, 7));
  CHECK_FALSE(vn.is_working(date(2026, 11, 24)));
  CHECK(vn.is_working(date(2025, 11, 24)));
  CHECK(vn.is_working(date(2026, 1, 10)));
  CHECK(vn.find(date(2026, 1, 2))->source == "Công văn 12729/VPCP-KGVX ngày 25/12/2025");
  // Spans that the notices name, both ends included, all of them off.
  const Period spans[] = {
      {date(2020, 1, 23), date(2020, 1, 29)}, {date(2021, 2, 10), date(2021, 2, 16)},
      {date(2021, 9, 2), date(2021, 9, 5)},   {date(2022, 1, 29), date(2022, 2, 6)},
      {date(2022, 9, 1), date(2022, 9, 4)},   {date(2023, 1, 20), date(2023, 1, 26)},
      {date(2023, 9, 1), date(2023, 9, 4)},   {date(2024, 2, 8), date(2024, 2, 14)},
      {date(2024, 4, 27), date(2024, 5, 1)},  {date(2024, 8, 31), date(2024, 9, 3)},
      {date(2025, 1, 25), date(2025, 2, 2)},  {date(2025, 4, 30), date(2025, 5, 4)},
      {date(2025, 8, 30), date(2025, 9, 2)},  {date(2026, 1, 1), date(2026, 1, 4)},
      {date(2026, 2, 14), date(2026, 2, 22)}, {date(2026, 8, 29), date(2026, 9, 2)}};
  for (const auto& span : spans) {
    CAPTURE(to_string(span));
    CHECK(vn.working_days(span) == 0);
    CHECK(vn.is_working(span.first() - Days{1}));
    CHECK(vn.is_working(span.last() + Days{1}));
  }
}

TEST_CASE("calendar: the Labour Code's days in every year") {
  std::map<int, std::map<std::string, int>> holidays;
  for (const auto& day : shipped_calendar_data().days) {
    if (day.kind != DayKind::holiday) { continue; }
    const auto [year, month, number] = day.date.ymd();
    const std::string& name = day.name.en;
    const bool tet = name.starts_with("Lunar New Year");
    ++holidays[year][tet ? "tet" : name.starts_with("National Day") ? "national" : name];
    if (name == "New Year's Day") { CHECK((month == 1 && number == 1)); }
    if (name == "Reunification Day") { CHECK((month == 4 && number == 30)); }
    if (name == "International Labour Day") { CHECK((month == 5 && number == 1)); }
    if (name == "National Day") { CHECK((month == 9 && number == 2)); }
    if (name == "National Day (adjacent day)") {
      CHECK((month == 9 && (number == 1 || number == 3)));
    }
    if (name == "Vietnam Culture Day") { CHECK((month == 11 && number == 24)); }
  }
  CHECK(holidays.size() == 8);
  for (const auto& [year, count] : holidays) {
    CAPTURE(year);
    std::map<std::string, int> wanted{
        {"New Year's Day", 1},           {"tet", 5},      {"Reunification Day", 1},
        {"International Labour Day", 1}, {"national", 2}, {"Hùng Kings' Commemoration Day", 1}};
    if (year == 2020) { wanted["national"] = 1; }  // the code of 2012 gave one day
    if (year >= 2026) { wanted["Vietnam Culture Day"] = 1; }
    CHECK(count == wanted);
  }
}

TEST_CASE("calendar: as many days off in compensation as holidays on weekly days off") {
  std::map<int, int> owed;
  for (const auto& day : shipped_calendar_data().days) {
    int& balance = owed[day.date.ymd().year];
    if (day.kind == DayKind::holiday && day.date.iso_weekday() > 5) { ++balance; }
    if (day.kind == DayKind::compensatory) { --balance; }
    if (day.kind == DayKind::swapped_off) { CHECK(day.swapped_with.has_value()); }
  }
  for (const auto& [year, balance] : owed) {
    CAPTURE(year);
    CHECK(balance == 0);
  }
}

TEST_CASE("calendar: equal to a walk from day to day, on every covered day") {
  const WorkingCalendar& vn = shipped_calendar({.projected = true});
  const CalendarData& data = shipped_calendar_data();
  const std::int32_t first = vn.covers().first().epoch_days();
  const std::int32_t last = vn.covers().last().epoch_days();
  CHECK(last - first + 1 == 8 * 365 + 2);
  std::vector<char> works;
  for (std::int32_t day = first; day <= last; ++day) {
    works.push_back(naive_works(data, Date::from_epoch_days(day)) ? 1 : 0);
  }
  const auto at = [&](std::int32_t day) {
    return works[static_cast<std::size_t>(day - first)] != 0;
  };
  std::int64_t checked = 0;
  for (std::int32_t day = first; day <= last; ++day) {
    const Date date = Date::from_epoch_days(day);
    REQUIRE(vn.is_working(date) == at(day));
    // Forwards: from the day it rolls to, then one working day after another.
    for (const Roll roll : {Roll::following, Roll::preceding}) {
      for (const int direction : {1, -1}) {
        std::int32_t walk = day;
        while (walk >= first && walk <= last && !at(walk)) {
          walk += roll == Roll::following ? 1 : -1;
        }
        for (int n = 0; n <= 60 && walk >= first && walk <= last; ++n) {
          REQUIRE(vn.offset(date, n * direction, roll).epoch_days() == walk);
          ++checked;
          do { walk += direction; } while (walk >= first && walk <= last && !at(walk));
        }
      }
    }
    std::int32_t count = 0;
    for (std::int32_t to = day; to <= std::min(last, day + 120); ++to) {
      count += at(to) ? 1 : 0;
      REQUIRE(vn.working_days({date, Date::from_epoch_days(to)}) == count);
      const std::int32_t after = count - (at(day) ? 1 : 0);
      REQUIRE(vn.working_days_after(date, Date::from_epoch_days(to)) == after);
      REQUIRE(vn.working_days_after(Date::from_epoch_days(to), date) == -after);
    }
  }
  CHECK(checked > 600'000);
}

TEST_CASE("calendar: what it does not know it says, with the year") {
  const WorkingCalendar& vn = shipped_calendar();
  CHECK(to_string(vn.covers()) == "2020-01-01/2026-12-31");
  auto error = refused([&] { return vn.is_working(date(2019, 12, 31)); });
  CHECK(error.year() == 2019);
  CHECK(error.message(Language::vi) == "lịch «vn» không có dữ liệu cho năm 2019");
  error = refused([&] { return vn.is_working(date(2027, 1, 4)); });
  CHECK(error.year() == 2027);
  CHECK(error.message() ==
        "the year 2027 is projected only in the calendar «vn»: it is used only when asked for");
  error = refused([&] { return vn.offset(date(2026, 12, 30), 5, Roll::following); });
  CHECK(error.year() == 2027);
  error = refused([&] { return vn.offset(date(2020, 1, 2), -5, Roll::following); });
  CHECK(error.year() == 2019);
  CHECK(error.message() ==
        "counting from 2020-01-02 leads to the year 2019, for which the calendar «vn» has no data");
  CHECK(shipped_calendar({.projected = true}).is_working(date(2027, 1, 4)));
  CHECK_FALSE(shipped_calendar({.projected = true}).is_working(date(2027, 9, 3)));
  // The roll needs days that are not there, the count does not.
  CHECK(vn.offset(date(2020, 1, 1), 1, Roll::preceding) == date(2020, 1, 2));
}

TEST_CASE("calendar: an unverified row is no knowledge until it is trusted") {
  CalendarData data = plain(2026);
  data.days = {row(date(2026, 1, 1), DayKind::holiday), row(date(2026, 3, 4), DayKind::closed)};
  data.days[1].status = DayStatus::unverified;
  const WorkingCalendar calendar{data};
  CHECK(calendar.is_working(date(2026, 3, 3)));
  const auto error = refused([&] { return calendar.is_working(date(2026, 3, 4)); });
  CHECK(error.year() == 2026);
  CHECK(error.message() ==
        "whether 2026-03-04 is worked is not certain: it is unverified in the "
        "calendar «plain», and used only when asked for");
  CHECK(refused([&] {
          return calendar.working_days({date(2026, 3, 1), date(2026, 3, 9)});
        }).year() == 2026);
  CHECK(refused([&] { return calendar.offset(date(2026, 3, 2), 5, Roll::following); }).year() ==
        2026);
  CHECK(calendar.offset(date(2026, 3, 2), 1, Roll::following) == date(2026, 3, 3));
  const WorkingCalendar trusting{data, {.unverified = true}};
  CHECK_FALSE(trusting.is_working(date(2026, 3, 4)));
  CHECK(trusting != calendar);
}

TEST_CASE("calendar: an untrusted year between trusted ones is unknown, not missing") {
  CalendarData data = plain(2024);
  data.years.push_back({2025, "a synthetic source", DayStatus::projected});
  data.years.push_back({2026, "a synthetic source", DayStatus::announced});
  const WorkingCalendar calendar{data};
  CHECK(to_string(calendar.covers()) == "2024-01-01/2026-12-31");
  CHECK(calendar.is_working(date(2026, 1, 5)));
  CHECK(refused([&] { return calendar.is_working(date(2025, 6, 2)); }).year() == 2025);
  CHECK(refused([&] {
          return calendar.working_days_after(date(2026, 1, 5), date(2024, 1, 2));
        }).year() == 2025);
  CalendarData projected = plain(2025);
  projected.years[0].status = DayStatus::projected;
  CHECK(refused([&] { return WorkingCalendar{projected}; }).year() == 2025);
}

TEST_CASE("joint calendar: off in one is off; who says so can be asked") {
  CalendarData office;
  office.id = "office";
  office.title = {"Cơ quan giả định", "An invented office"};
  office.years = {{2026, "a synthetic source", DayStatus::announced}};
  office.days = {row(date(2026, 6, 1), DayKind::closed), row(date(2026, 8, 22), DayKind::closed)};
  const WorkingCalendar own{office};
  CHECK(own.is_working(date(2026, 6, 6)));  // it has no weekly day off of its own
  const WorkingCalendar both = joint(shipped_calendar(), own);
  CHECK(to_string(both.covers()) == "2026-01-01/2026-12-31");
  CHECK(both.data().id == "vn+office");
  CHECK_FALSE(both.is_working(date(2026, 6, 1)));
  CHECK_FALSE(both.is_working(date(2026, 6, 6)));
  CHECK_FALSE(both.is_working(date(2026, 8, 22)));
  CHECK(both.is_working(date(2026, 1, 10)));
  const auto reasons = both.reasons(date(2026, 8, 22));
  REQUIRE(reasons.size() == 2);
  CHECK(reasons[0].calendar->data().id == "vn");
  CHECK(reasons[0].worked);
  CHECK(reasons[0].row->kind == DayKind::swapped_in);
  CHECK_FALSE(reasons[1].worked);
  CHECK(both.find(date(2026, 8, 22))->kind == DayKind::closed);
  for (Date day = date(2026, 1, 1); day <= date(2026, 12, 31); day = day + Days{1}) {
    REQUIRE(both.is_working(day) == (shipped_calendar().is_working(day) && own.is_working(day)));
  }
  CHECK(joint(shipped_calendar(), own) == both);
  CHECK(joint(both, own) == both);
  CHECK(joint(own) == own);
  CHECK(refused([&] { return both.is_working(date(2025, 6, 2)); }).year() == 2025);
  CHECK(refused([&] { return joint(own, WorkingCalendar{plain(2030)}); }).year() == 2030);
}

TEST_CASE("joint calendar: what one does not know matters only where the other works") {
  CalendarData office = plain(2026);
  office.days = {row(date(2026, 4, 30), DayKind::closed), row(date(2026, 5, 5), DayKind::closed)};
  for (auto& day : office.days) { day.status = DayStatus::unverified; }
  const WorkingCalendar both = joint(shipped_calendar(), WorkingCalendar{office});
  CHECK_FALSE(both.is_working(date(2026, 4, 30)));  // a holiday anyway
  CHECK(refused([&] { return both.is_working(date(2026, 5, 5)); }).message().find("«plain»") !=
        std::string::npos);
}

TEST_CASE("calendar: faults of rows built in code are told all at once") {
  CalendarData data = plain(2026);
  data.years.push_back({2028, "", DayStatus::announced});
  data.days = {row(date(2026, 3, 4), DayKind::closed), row(date(2026, 3, 4), DayKind::holiday),
               row(date(2030, 1, 1), DayKind::holiday), row(date(2026, 3, 7), DayKind::swapped_in)};
  try {
    const WorkingCalendar calendar{data};
    FAIL("it has faults");
  } catch (const InputError& error) {
    std::vector<std::string> codes;
    for (const auto& fault : error.diagnostics()) { codes.emplace_back(fault.code()); }
    std::sort(codes.begin(), codes.end());
    CHECK(codes == std::vector<std::string>{"calendar.contradiction", "calendar.day-outside-years",
                                            "calendar.missing-source", "calendar.missing-year",
                                            "calendar.swap-half-missing"});
  }
  CalendarData weekday = plain(2026);
  weekday.weekend = {0};
  CHECK_THROWS_AS(WorkingCalendar{weekday}, std::invalid_argument);
}

TEST_CASE("calendar: the order of rows makes no difference") {
  CalendarData turned = shipped_calendar_data();
  std::reverse(turned.days.begin(), turned.days.end());
  std::reverse(turned.years.begin(), turned.years.end());
  std::reverse(turned.weekend.begin(), turned.weekend.end());
  CHECK(WorkingCalendar{turned} == shipped_calendar());
}
