/// \file
/// The lunar calendar against published examples, known years, the shipped table of holidays, and itself.
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/io/load_calendar.hpp>
#include <thidua/time/lunar.hpp>

#include "printing.hpp"

using namespace thidua;
namespace sky = thidua::detail::sky;

namespace {

/// Tết and the Hùng Kings' day at UTC+7; Tết at UTC+8, as in China. The rows of 1968, 1985, 2007, 2030 and 2053 tell them apart.
struct Known {
  int year;
  Date tet;
  Date hung_kings;
  Date tet_in_china;
};
const std::vector<Known> known{{1968, date(1968, 1, 29), date(1968, 4, 7), date(1968, 1, 30)},
                               {1985, date(1985, 1, 21), date(1985, 4, 29), date(1985, 2, 20)},
                               {2007, date(2007, 2, 17), date(2007, 4, 26), date(2007, 2, 18)},
                               {2020, date(2020, 1, 25), date(2020, 4, 2), date(2020, 1, 25)},
                               {2021, date(2021, 2, 12), date(2021, 4, 21), date(2021, 2, 12)},
                               {2022, date(2022, 2, 1), date(2022, 4, 10), date(2022, 2, 1)},
                               {2023, date(2023, 1, 22), date(2023, 4, 29), date(2023, 1, 22)},
                               {2024, date(2024, 2, 10), date(2024, 4, 18), date(2024, 2, 10)},
                               {2025, date(2025, 1, 29), date(2025, 4, 7), date(2025, 1, 29)},
                               {2026, date(2026, 2, 17), date(2026, 4, 26), date(2026, 2, 17)},
                               {2027, date(2027, 2, 6), date(2027, 4, 16), date(2027, 2, 6)},
                               {2028, date(2028, 1, 26), date(2028, 4, 4), date(2028, 1, 26)},
                               {2029, date(2029, 2, 13), date(2029, 4, 23), date(2029, 2, 13)},
                               {2030, date(2030, 2, 2), date(2030, 4, 12), date(2030, 2, 3)},
                               {2031, date(2031, 1, 23), date(2031, 4, 1), date(2031, 1, 23)},
                               {2032, date(2032, 2, 11), date(2032, 4, 19), date(2032, 2, 11)},
                               {2033, date(2033, 1, 31), date(2033, 4, 9), date(2033, 1, 31)},
                               {2034, date(2034, 2, 19), date(2034, 4, 28), date(2034, 2, 19)},
                               {2035, date(2035, 2, 8), date(2035, 4, 17), date(2035, 2, 8)},
                               {2053, date(2053, 2, 18), date(2053, 4, 28), date(2053, 2, 19)}};

std::optional<int> leap_month_at(int year, int offset_hours) {
  return detail::lunar::leap_month(year, offset_hours);
}

/// The number in «(mùng 3)», «(29 tháng Chạp)».
int number_in(std::string_view name) {
  const auto at = name.find_first_of("0123456789");
  return at == std::string_view::npos ? 0 : std::atoi(std::string{name.substr(at, 2)}.c_str());
}

}  // namespace

TEST_CASE("lunar: the examples of Meeus") {
  // ch. 49: 1977-02-18 03:37:42 TD; ch. 27: 1962-06-21 21:24:42 TD; ch. 25: 199°54′21.818″ on 1992-10-13; ch. 22: −3.788″.
  CHECK(std::abs(sky::new_moon(-283) - 2443192.65118) < 0.00001);
  CHECK(std::abs(sky::sun_at(90, 2437837) - 2437837.39215) < 0.0001);
  CHECK(std::abs(sky::turned(sky::solar_longitude(2448908.5) - 199.906061)) < 0.00001);
  CHECK(std::abs(sky::nutation((2446895.5 - sky::j2000) / 36525) * 3600 + 3.788) < 0.02);
  // Espenak and Meeus, the values that their pieces are fitted to and the seams between them.
  CHECK(std::abs(sky::delta_t(1975) - 45.45) < 0.01);
  CHECK(std::abs(sky::delta_t(2000) - 63.86) < 0.01);
  for (const double seam : {1986.0, 2005.0, 2050.0}) {
    CHECK(std::abs(sky::delta_t(seam) - sky::delta_t(seam - 1e-9)) < 0.6);
  }
}

TEST_CASE(
    "lunar: Tết and the Hùng Kings' day in the years where Vietnam and China differ, and in "
    "others") {
  for (const auto& row : known) {
    CAPTURE(row.year);
    CHECK(tet(row.year) == row.tet);
    CHECK(hung_kings_day(row.year) == row.hung_kings);
    CHECK(detail::lunar::solar_date({row.year, 1, 1, false}, 8) == row.tet_in_china);
    CHECK(lunar_date(row.tet) == LunarDate{row.year, 1, 1, false});
    CHECK(lunar_date(row.hung_kings) == LunarDate{row.year, 3, 10, false});
    if (row.year > first_lunar_year) { CHECK(lunar_date(row.tet - Days{1}).year == row.year - 1); }
  }
}

TEST_CASE("lunar: leap months, 1984, 1985, 1987 and 2033 among them") {
  CHECK(leap_month_at(1984, 8) == 10);
  CHECK(leap_month(1984) == std::nullopt);
  CHECK(leap_month(1985) == 2);
  CHECK(leap_month_at(1985, 8) == std::nullopt);
  CHECK(leap_month(1987) == 7);
  CHECK(leap_month_at(1987, 8) == 6);
  CHECK(leap_month(2033) == 11);  // not the 8th, though that month has no principal term either
  CHECK(leap_month_at(2033, 8) == 11);
  CHECK(leap_month(2025) == 6);
  CHECK(solar_date({2033, 11, 1, true}) == date(2033, 12, 22));
  CHECK(lunar_date(date(2033, 12, 22)) == LunarDate{2033, 11, 1, true});
}

TEST_CASE("lunar: what the shipped calendar calls by lunar dates lies on those dates") {
  std::size_t checked = 0;
  for (const auto& day : shipped_calendar_data().days) {
    const std::string& name = day.name.vi;
    CAPTURE(iso(day.date));
    if (name.starts_with("Nghỉ bù")) { continue; }
    const int year = day.date.ymd().year;
    if (name.find("tháng Chạp") != std::string::npos) {
      CHECK(lunar_date(day.date) == LunarDate{year - 1, 12, number_in(name), false});
    } else if (name.find("mùng") != std::string::npos) {
      CHECK(lunar_date(day.date) == LunarDate{year, 1, number_in(name), false});
    } else if (name == "Giỗ Tổ Hùng Vương") {
      CHECK(hung_kings_day(year) == day.date);
    } else {
      continue;
    }
    ++checked;
  }
  CHECK(checked >= 8 * 4);  // eight years: at least three days of Tết each, and the Hùng Kings' day
}

TEST_CASE(
    "lunar: there and back for every month of every year; twelve or thirteen of 29 or 30 days") {
  std::vector<std::string> uncertain;
  for (int year = first_lunar_year; year <= last_lunar_year; ++year) {
    const auto leap = leap_month(year);
    std::vector<LunarDate> months;
    for (int month = 1; month <= 12; ++month) {
      months.push_back({year, month, 1, false});
      if (leap == month) { months.push_back({year, month, 1, true}); }
    }
    for (const auto& first : months) {
      try {
        const Date day = solar_date(first);
        CHECK(lunar_date(day) == first);
        if (year == last_lunar_year && first.month == 12) { continue; }  // the next is out of range
        const LunarDate after = lunar_date(day + Days{29});
        CHECK((after.day == 30 || after.day == 1));
        if (after.day == 1) {
          LunarDate thirtieth = first;
          thirtieth.day = 30;
          CHECK_THROWS_AS(static_cast<void>(solar_date(thirtieth)), std::invalid_argument);
        }
      } catch (const LunarUncertain& error) { uncertain.push_back(error.what()); }
    }
  }
  // New moons within the theory's error of midnight: said, not guessed.
  CHECK(uncertain.size() >= 4);
  CHECK(uncertain.size() <= 8);
  CHECK_THROWS_WITH_AS(static_cast<void>(lunar_date(date(2077, 11, 20))),
                       doctest::Contains("the new moon of 2077-11-15 falls"), LunarUncertain);
}

TEST_CASE("lunar: outside of the range, and days that do not exist") {
  CHECK_NOTHROW(static_cast<void>(lunar_date(date(1968, 1, 29))));
  CHECK_THROWS_AS(static_cast<void>(lunar_date(date(1968, 1, 28))), std::out_of_range);
  CHECK(lunar_date(tet(2100) + Days{200}).year == 2100);
  CHECK_THROWS_AS(static_cast<void>(lunar_date(date(2101, 6, 1))), std::out_of_range);
  for (const Date day :
       {date(1400, 1, 1), date(1967, 12, 31), date(2102, 1, 1), date(9999, 12, 31)}) {
    CHECK_THROWS_AS(static_cast<void>(lunar_date(day)), std::out_of_range);
  }
  for (const int year : {1967, 2101, 0, -1}) {
    CHECK_THROWS_AS(static_cast<void>(tet(year)), std::out_of_range);
    CHECK_THROWS_AS(static_cast<void>(leap_month(year)), std::out_of_range);
  }
  for (const LunarDate& none : {LunarDate{2024, 0, 1, false}, LunarDate{2024, 13, 1, false},
                                LunarDate{2024, 1, 0, false}, LunarDate{2024, 1, 31, false},
                                LunarDate{2024, 2, 1, true}, LunarDate{2024, 1, -5, false}}) {
    CHECK_THROWS_AS(static_cast<void>(solar_date(none)), std::invalid_argument);
  }
}
