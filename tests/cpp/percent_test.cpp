/// \file
/// Percentages, percentage points, points and ratios: each read with its sign or unit, none taken for another.
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/core/percent.hpp>
#include <thidua/core/points.hpp>
#include <thidua/core/ratio.hpp>

#include "printing.hpp"

using namespace thidua;

static_assert(parse_percent("45%")->fraction() == Rational{45, 100});
static_assert(parse_written_percent("45,00 %")->places == 2);
static_assert(!parse_percent("0.45") && !parse_percent("45"));
static_assert(parse_percentage_points("2 điểm phần trăm")->fraction() == Rational{2, 100});
static_assert(std::is_same_v<decltype(Percent{} - Percent{}), PercentagePoints>);
static_assert(std::is_same_v<decltype(Percent{} + PercentagePoints{}), Percent>);
static_assert(!std::is_convertible_v<Rational, Percent> &&
              !std::is_convertible_v<Percent, Rational>);
static_assert(!std::is_constructible_v<Points, Percent> &&
              !std::is_convertible_v<Rational, Points>);
static_assert(!std::is_constructible_v<Ratio, double, double> &&
              !std::is_constructible_v<Ratio, double, int>);

TEST_CASE("percent: read as written - with its sign - exactly") {
  struct Row {
    std::string text;
    Rational fraction;
    int places;
  };
  const std::vector<Row> rows{{"45%", {45, 100}, 0},
                              {"45 %", {45, 100}, 0},
                              {"45,5 %", {455, 1000}, 1},
                              {"45.50%", {455, 1000}, 2},
                              {"  100.00%  ", 1, 2},
                              {"0%", 0, 0},
                              {"-5%", {-5, 100}, 0},
                              {"+5%", {5, 100}, 0},
                              {"45\u00a0%", {45, 100}, 0},
                              {"45\u202f%", {45, 100}, 0},
                              {"\u00a045% \u202f\t\r\n", {45, 100}, 0},
                              {"45\uff05", {45, 100}, 0},
                              {"44,996%", {44996, 100000}, 3},
                              {"0.0000000000000001%", {1, 1000000000000000000}, 16},
                              {"999999999999999999%", {999999999999999999, 100}, 0}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto read = parse_written_percent(row.text);
    REQUIRE(read);
    CHECK(read->value.fraction() == row.fraction);
    CHECK(read->places == row.places);
  }
}

TEST_CASE("percent: anything else is no percentage") {
  for (const std::string text : {"",
                                 "%",
                                 " % ",
                                 "45",
                                 "0.45",
                                 "0,45",
                                 "45 %%",
                                 "45%%",
                                 "%45",
                                 "45% 5",
                                 "4 5%",
                                 "45 phần trăm",
                                 "45pp",
                                 "4５%",
                                 "０%",
                                 "４５％",
                                 "1.000,5%",
                                 "45..5%",
                                 "45.%",
                                 ",5%",
                                 "1e2%",
                                 "--5%",
                                 "1234567890123456789%",
                                 "45\u200b%",
                                 "45%\u2009",
                                 "\u00a0%",
                                 "45\xff%"}) {
    CAPTURE(text);
    CHECK(!parse_percent(text));
    CHECK(!parse_written_percent(text));
  }
}

TEST_CASE("percent: more places than a fraction can hold are refused and do not throw") {
  for (const std::string text :
       {"0.12345678901234567%", "9.99999999999999999%", "1.50000000000000001%"}) {
    CAPTURE(text);
    CHECK_NOTHROW(CHECK(!parse_percent(text)));
  }
  CHECK_NOTHROW(CHECK(!parse_percentage_points("0.12345678901234567 pp")));
}

TEST_CASE("percent: differences are points - and levels move by points") {
  const auto percent = [](const char* text) { return *parse_percent(text); };
  CHECK((percent("47%") - percent("45%")) == *parse_percentage_points("2 pp"));
  CHECK((percent("45%") - percent("47%")) == *parse_percentage_points("-2 pp"));
  CHECK(percent("45%") + *parse_percentage_points("0,5 pp") == percent("45,50%"));
  CHECK(percent("45%") - *parse_percentage_points("5 pp") == percent("40%"));
  CHECK(percent("44,996%") < percent("45%"));
  CHECK(percent("9%") < percent("10%"));  // numbers, not words
}

TEST_CASE("percent: percentage points are said so in one of three ways") {
  for (const std::string text :
       {"2 pp", "2pp", " 2,0 pp ", "2 percentage points", "2 percentage point", "2 điểm phần trăm",
        "2\u00a0điểm phần trăm"}) {
    CAPTURE(text);
    const auto read = parse_percentage_points(text);
    REQUIRE(read);
    CHECK(read->fraction() == Rational{2, 100});
  }
  for (const std::string text : {"", "2", "2%", "pp", "2 p", "2 điểm", "2 points", "2 app",
                                 "2 % pp", "hai điểm phần trăm"}) {
    CAPTURE(text);
    CHECK(!parse_percentage_points(text));
  }
}

TEST_CASE("points: read with their unit - and never from a percentage") {
  for (const std::string text :
       {"12,5 điểm", "12.5 points", "12.50 pts", "12,5điểm", "12.5 point"}) {
    CAPTURE(text);
    const auto read = parse_points(text);
    REQUIRE(read);
    CHECK(read->value() == Rational{25, 2});
  }
  for (const std::string text :
       {"", "12", "5 %", "điểm", "2 điểm phần trăm", "2 percentage points", "2 pp", "1 2 pts"}) {
    CAPTURE(text);
    CHECK(!parse_points(text));
  }
  CHECK(*parse_points("79,96 điểm") < *parse_points("80 điểm"));
  CHECK(*parse_points("0,1 pts") + *parse_points("0,2 pts") == *parse_points("0,3 pts"));
  CHECK(*parse_points("1 pts") - *parse_points("2 pts") == *parse_points("-1 pts"));
}

TEST_CASE("ratio: kept as counted and compared by value") {
  CHECK(Ratio(45, 100) != Ratio(900, 2000));
  CHECK(compare(Ratio(45, 100), Ratio(900, 2000)) == std::strong_ordering::equal);
  CHECK(Ratio(900, 2000).n() == 900);
  CHECK(Ratio(900, 2000).value() == Rational{9, 20});
  CHECK(compare(Ratio(44996, 100000), *parse_percent("45%")) < 0);
  CHECK(compare(Ratio(45, 100), *parse_percent("45%")) == 0);
  CHECK(compare(Ratio(3, 2), Rational{1}) > 0);
}

TEST_CASE("ratio: impossible counts are refused") {
  CHECK_THROWS_AS(Ratio(0, 0), std::invalid_argument);
  CHECK_THROWS_AS(Ratio(1, 0), std::invalid_argument);
  CHECK_THROWS_AS(Ratio(-1, 5), std::invalid_argument);
  CHECK_THROWS_AS(Ratio(1, -5), std::invalid_argument);
}

TEST_CASE("ratio: the largest counts are compared exactly") {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(compare(Ratio(most - 1, most), Ratio(most, most)) < 0);
  CHECK(compare(Ratio(most - 1, most), Ratio(most - 2, most - 1)) > 0);
  CHECK(compare(Ratio(most, 1), Rational{most}) == 0);
  CHECK(compare(Ratio(most / 2, most), Rational{1, 2}) < 0);  // doubles call these equal
  CHECK(compare(Ratio(most / 2 + 1, most), Rational{1, 2}) > 0);
  CHECK(compare(Ratio(0, most), Rational{std::numeric_limits<std::int64_t>::min()}) > 0);
}
