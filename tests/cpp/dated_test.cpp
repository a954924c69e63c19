/// \file
/// Values that change at dates, and amounts of money as written.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/core/money.hpp>
#include <thidua/time/dated.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

const std::vector<DatedValue<int>> three{
    {date(2023, 7, 1), 1, "A"}, {date(2024, 7, 1), 2, "B"}, {date(2026, 7, 1), 3, "C"}};

}  // namespace

TEST_CASE("dated: a value holds from its first day to the day before the next") {
  const Dated<int> values{"the base salary", three};
  CHECK(values.on(date(2023, 7, 1)).value == 1);
  CHECK(values.on(date(2024, 6, 30)).value == 1);
  CHECK(values.on(date(2024, 7, 1)).value == 2);
  CHECK(values.on(date(2024, 7, 1)).source == "B");
  CHECK(values.on(date(2026, 6, 30)).value == 2);
  CHECK(values.on(date(9999, 12, 31)).value == 3);
  CHECK(values.last_day_of(values.values()[0]) == date(2024, 6, 30));
  CHECK(values.last_day_of(values.values()[2]) == std::nullopt);
}

TEST_CASE("dated: outside of what is known there is an error that names the day") {
  const Dated<int> values{"the base salary", three, date(2026, 12, 31)};
  CHECK(values.find(date(2023, 6, 30)) == nullptr);
  CHECK(values.find(date(2026, 12, 31))->value == 3);
  CHECK(values.find(date(2027, 1, 1)) == nullptr);
  CHECK(values.last_day_of(values.values()[2]) == date(2026, 12, 31));
  try {
    static_cast<void>(values.on(date(2018, 6, 30)));
    FAIL("a value was made up");
  } catch (const NotKnownOn& error) {
    CHECK(error.day() == date(2018, 6, 30));
    CHECK(error.first() == date(2023, 7, 1));
    CHECK(error.last() == date(2026, 12, 31));
    CHECK(std::string{error.what()} ==
          "the base salary is not known on 2018-06-30; it is known from 2023-07-01 through "
          "2026-12-31");
  }
  CHECK_THROWS_AS(static_cast<void>(Dated<int>("x", {}).on(date(2024, 1, 1))), NotKnownOn);
}

TEST_CASE(
    "dated: first days rise strictly, and the last known day is not before the last of them") {
  auto values = three;
  values[1].from = values[0].from;
  CHECK_THROWS_AS(Dated<int>("x", values), std::invalid_argument);
  values[1].from = date(2020, 1, 1);
  CHECK_THROWS_AS(Dated<int>("x", values), std::invalid_argument);
  CHECK_THROWS_AS(Dated<int>("x", three, date(2026, 6, 30)), std::invalid_argument);
  CHECK_NOTHROW(Dated<int>("x", three, date(2026, 7, 1)));
  CHECK(!in_order(std::span<const DatedValue<int>>{values}));
}

TEST_CASE("dated: as a walk over all days would find it") {
  const Dated<int> values{"x", three};
  int naive = 0;
  for (Date day = date(2023, 1, 1); day < date(2027, 1, 1); day = day + Days{1}) {
    for (const auto& value : three) {
      if (value.from == day) { naive = value.value; }
    }
    const auto* found = values.find(day);
    CHECK((found == nullptr ? 0 : found->value) == naive);
  }
}

TEST_CASE("money: whole amounts with their currency") {
  for (const char* text : {"2340000 VND", "2.340.000 đồng", "2,340,000 VND", "2 340 000 đ",
                           " 2340000VNĐ ", "02.340.000 đồng"}) {
    CAPTURE(text);
    const auto money = parse_money(text);
    REQUIRE(money);
    CHECK(money->dong() == 2'340'000);
    CHECK(parse_money(to_string(*money)) == money);
  }
  CHECK(parse_money("0 VND")->dong() == 0);
  CHECK(parse_money("9223372036854775807 VND")->dong() == 9'223'372'036'854'775'807);
  for (const char* text :
       {"2340000", "", "VND", " đồng", "-1 VND", "2.34 đồng", "2.340,000 đồng", "2..340 đồng",
        "2340.000 đồng", ".340 đồng", "2.340. đồng", "1.5 VND", "1e6 VND", "2340000 USD",
        "9223372036854775808 VND", "99999999999999999999 VND", "2'340'000 VND"}) {
    CAPTURE(text);
    CHECK(!parse_money(text));
  }
  CHECK_THROWS_AS(static_cast<void>(Money::dong(-1)), std::invalid_argument);
}
