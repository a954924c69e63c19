/// \file
/// Decimals as people write them: read exactly or refused, printed exactly or marked as rounded.
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/core/decimal_text.hpp>

#include "printing.hpp"

using namespace thidua;

static_assert(parse_decimal("45,5") == WrittenDecimal{Rational{91, 2}, 1});
static_assert(parse_decimal("-0.25") == WrittenDecimal{Rational{-1, 4}, 2});
static_assert(!parse_decimal("1,000.5"));

TEST_CASE("decimal: value and places are what was written") {
  struct Row {
    const char* text;
    Rational value;
    int places;
  };
  const std::vector<Row> rows{
      {"0", 0, 0},
      {"45", 45, 0},
      {"+45", 45, 0},
      {"-45", -45, 0},
      {"-0", 0, 0},
      {"007", 7, 0},
      {"45,00", 45, 2},
      {"45.50", {91, 2}, 2},
      {"0,1", {1, 10}, 1},
      {"1.000", 1, 3},  // a separator of decimals, not of thousands
      {"999999999999999999", 999999999999999999, 0},
      {"0.00000000000000001", {1, 100000000000000000}, 17},
      {"9,99999999999999999", {999999999999999999, 100000000000000000}, 17}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto read = parse_decimal(row.text);
    REQUIRE(read);
    CHECK(read->value == row.value);
    CHECK(read->places == row.places);
  }
}

TEST_CASE("decimal: what is no decimal is refused") {
  for (const std::string text : {"",
                                 "-",
                                 "+",
                                 ".",
                                 ",",
                                 ".5",
                                 ",5",
                                 "5.",
                                 "5,",
                                 "-.5",
                                 "1..2",
                                 "1,2,3",
                                 "1.2.3",
                                 "1 000",
                                 " 1",
                                 "1 ",
                                 "1e3",
                                 "0x1",
                                 "--1",
                                 "+-1",
                                 "1-",
                                 "½",
                                 "０",
                                 "٣",
                                 "1\u00a0000",
                                 "nan",
                                 "inf",
                                 "1234567890123456789",
                                 "0.123456789012345678",
                                 "000000000000000000001"}) {
    CAPTURE(text);
    CHECK(!parse_decimal(text));
  }
  CHECK(!parse_decimal(std::string("1\0", 2)));
}

TEST_CASE("decimal: exact text is there only where the decimal ends") {
  const auto exact = [](const Rational& value, int places) {
    return decimal_text(value, places, '.', Rounding::exact_only).value_or("nothing");
  };
  CHECK(exact(Rational{91, 2}, 1) == "45.5");
  CHECK(exact(Rational{45}, 0) == "45");
  CHECK(exact(Rational{0}, 4) == "0");
  CHECK(exact(Rational{-1, 8}, 3) == "-0.125");
  CHECK(exact(Rational{1, 8}, 2) == "nothing");
  CHECK(exact(Rational{1, 3}, 18) == "nothing");
  CHECK(exact(Rational{INT64_MIN}, 0) == "-9223372036854775808");
  CHECK(exact(Rational{INT64_MAX}, 0) == "9223372036854775807");
}

TEST_CASE("decimal: rounded half away from zero and carried through the nines") {
  const auto rounded = [](const Rational& value, int places) {
    return decimal_text(value, places, ',', Rounding::nearest).value_or("nothing");
  };
  CHECK(rounded(Rational{44996, 1000}, 2) ==
        "45,00");  // the figure that is shown is not the one that is judged
  CHECK(rounded(Rational{1, 3}, 2) == "0,33");
  CHECK(rounded(Rational{2, 3}, 2) == "0,67");
  CHECK(rounded(Rational{1, 8}, 2) == "0,13");
  CHECK(rounded(Rational{-1, 8}, 2) == "-0,13");
  CHECK(rounded(Rational{9999, 1000}, 2) == "10,00");
  CHECK(rounded(Rational{999, 1000}, 0) == "1");
  CHECK(rounded(Rational{1, 2}, 0) == "1");
  CHECK(rounded(Rational{-1, 2}, 0) == "-1");
  CHECK(rounded(Rational{49, 100}, 0) == "0");
  CHECK(rounded(Rational{1, INT64_MAX}, 2) == "0,00");
}

TEST_CASE("decimal: what is rounded to nothing has no sign") {
  CHECK(decimal_text(Rational{-1, 1000}, 2, '.', Rounding::nearest) == "0.00");
  CHECK(decimal_text(Rational{-1, 1000}, 0, '.', Rounding::nearest) == "0");
  CHECK(decimal_text(Rational{-6, 1000}, 2, '.', Rounding::nearest) == "-0.01");
}

TEST_CASE("decimal: text and value go there and back") {
  for (std::int64_t n = -1200; n <= 1200; ++n) {
    for (const std::int64_t scale : {1, 10, 100, 1000}) {
      const Rational value{n, scale};
      const auto text = decimal_text(value, 3, ',', Rounding::exact_only);
      REQUIRE(text);
      const auto read = parse_decimal(*text);
      REQUIRE(read);
      CHECK(read->value == value);
    }
  }
}

TEST_CASE("decimal: rounding is the nearest multiple - by brute force") {
  for (std::int64_t d = 1; d <= 60; ++d) {
    for (std::int64_t n = -2 * d; n <= 2 * d; ++n) {
      const auto text = decimal_text(Rational{n, d}, 1, '.', Rounding::nearest);
      REQUIRE(text);
      const auto read = parse_decimal(*text);
      REQUIRE(read);
      const Rational off = read->value - Rational{n, d};
      const Rational distance = off < 0 ? -off : off;
      CAPTURE(*text);
      CHECK(distance <= Rational{1, 20});
      if (distance == Rational{1, 20}) { CHECK((n < 0 ? off < 0 : off > 0)); }
    }
  }
}
