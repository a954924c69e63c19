/// \file
/// What is known of an indicator: quantities and levels as written, printed figures as intervals, 0/0 as neither zero nor missing.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/measure/comparison.hpp>
#include <thidua/measure/indicator.hpp>
#include <thidua/measure/measure.hpp>
#include <thidua/measure/measurements.hpp>
#include <thidua/measure/quantity.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

Interval printed(const char* text, PrintRounding rounding) {
  const auto written = parse_written_percent(text);
  REQUIRE(written);
  return Reported{written->value, written->places, rounding}.interval();
}

/// Whether `value`, cut to `places` decimal places of a percentage, prints as `shown` hundredths of a unit of the last place.
bool prints_as(const Rational& value, std::int64_t shown, std::int64_t scale,
               PrintRounding rounding) {
  const Rational scaled = value * Rational{scale};
  switch (rounding) {
    case PrintRounding::down:
      return floor(scaled) == shown;
    case PrintRounding::up:
      return ceil(scaled) == shown;
    case PrintRounding::nearest:
      break;
  }
  // A half may have gone either way.
  const Rational off = scaled - Rational{shown};
  return Rational{-1, 2} <= off && off <= Rational{1, 2};
}

bool contains(const Interval& interval, const Rational& value) {
  return (interval.low_included ? value >= interval.low : value > interval.low) &&
         (interval.high_included ? value <= interval.high : value < interval.high);
}

Measurement given(std::string subject, std::string indicator, std::int64_t n,
                  std::optional<Date> as_of = {}) {
  return {std::move(subject), std::move(indicator), Ratio{n, 100}, as_of, "counts.csv"};
}

}  // namespace

TEST_CASE("quantity: a number and its unit - never a percentage") {
  CHECK(parse_quantity("3000 km") == Quantity{Rational{3000}, "km"});
  CHECK(parse_quantity("12,5 ha") == Quantity{Rational{25, 2}, "ha"});
  CHECK(parse_quantity("12.5ha") == Quantity{Rational{25, 2}, "ha"});
  CHECK(parse_quantity(" -3\u00a0triệu đồng ") == Quantity{Rational{-3}, "triệu đồng"});
  for (const std::string text :
       {"", "km", "3000", "45%", "45 %", "1.2.3 km", "3, km", "- km", "١ km"}) {
    CAPTURE(text);
    CHECK(!parse_quantity(text));
  }
}

TEST_CASE("quantity: a unit does not begin with a digit") {
  CHECK(!parse_quantity("3 000 km"));
  CHECK(!parse_quantity("3 000"));
}

TEST_CASE("quantity: no form of the percent sign is a unit") {
  CHECK(!parse_quantity("45 %"));
  CHECK(!parse_quantity("45 \uff05"));
  CHECK(!parse_quantity("45 %%"));
}

TEST_CASE("level: text and value go there and back") {
  for (const char* text : {"45%", "45.5%", "0%", "100%", "3000 km", "12.5 ha", "-5%", "0.001 km"}) {
    CAPTURE(text);
    const auto level = parse_level(text);
    REQUIRE(level);
    CHECK(to_string(*level) == text);
    CHECK(parse_level(to_string(*level)) == level);
  }
  CHECK(parse_level("45,50 %") == Level{Rational{455, 1000}, "%"});
  CHECK(parse_level("45%")->is_percent());
  CHECK(!parse_level("45 km")->is_percent());
  CHECK(!parse_level("45"));
  CHECK(!parse_level("0.45"));
  CHECK(!parse_level("45 %%"));
  CHECK(parse_level("45%") != parse_level("45 pct"));
}

TEST_CASE("reported: a printed figure stands for an interval") {
  CHECK(printed("45,00 %", PrintRounding::nearest) ==
        Interval{{44995, 100000}, {45005, 100000}, true, true});
  CHECK(printed("45 %", PrintRounding::nearest) == Interval{{445, 1000}, {455, 1000}, true, true});
  CHECK(printed("45,0%", PrintRounding::down) == Interval{{450, 1000}, {451, 1000}, true, false});
  CHECK(printed("45,0%", PrintRounding::up) == Interval{{449, 1000}, {450, 1000}, false, true});
}

TEST_CASE("reported: a share is cut to 0 and 100 percent") {
  CHECK(printed("0%", PrintRounding::nearest) == Interval{0, {5, 1000}, true, true});
  CHECK(printed("100%", PrintRounding::nearest) == Interval{{995, 1000}, 1, true, true});
  CHECK(printed("100%", PrintRounding::down) == Interval{1, 1, true, true});
  CHECK(printed("0%", PrintRounding::up) == Interval{0, 0, true, true});
  CHECK(compare(printed("100%", PrintRounding::nearest), Comparison::above, Rational{1}) ==
        Truth::no);
  CHECK(compare(printed("100%", PrintRounding::down), Comparison::at_least, Rational{1}) ==
        Truth::yes);
}

TEST_CASE("reported: exactly the shares that print so - by brute force") {
  for (const auto rounding : {PrintRounding::nearest, PrintRounding::down, PrintRounding::up}) {
    for (std::int64_t shown = 0; shown <= 100; ++shown) {
      const Interval interval =
          Reported{Percent::of_fraction({shown, 100}), 0, rounding}.interval();
      for (std::int64_t i = 0; i <= 1200; ++i) {
        const Rational value{i, 1200};
        const bool agree = contains(interval, value) == prints_as(value, shown, 100, rounding);
        if (!agree) {
          CAPTURE(shown);
          CAPTURE(value);
          CAPTURE(word(rounding));
          CHECK(agree);
        }
      }
    }
  }
}

TEST_CASE("reported: a figure at the level decides nothing - one past it does") {
  const Rational level{45, 100};
  CHECK(compare(printed("45,00 %", PrintRounding::nearest), Comparison::above, level) ==
        Truth::undetermined);
  CHECK(compare(printed("45,00 %", PrintRounding::nearest), Comparison::at_least, level) ==
        Truth::undetermined);
  CHECK(compare(printed("45,00 %", PrintRounding::down), Comparison::at_least, level) ==
        Truth::yes);
  CHECK(compare(printed("45,00 %", PrintRounding::down), Comparison::above, level) ==
        Truth::undetermined);
  CHECK(compare(printed("45,00 %", PrintRounding::up), Comparison::above, level) == Truth::no);
  CHECK(compare(printed("45,01 %", PrintRounding::nearest), Comparison::above, level) ==
        Truth::yes);
  CHECK(compare(printed("44,99 %", PrintRounding::up), Comparison::at_least, level) == Truth::no);
  CHECK(compare(printed("44,99 %", PrintRounding::nearest), Comparison::at_least, level) ==
        Truth::no);
}

TEST_CASE("reported: a part of a whole is cut at 100 %, done to planned is not") {
  const Reported whole{Percent::of_fraction({1, 1}), 0, PrintRounding::nearest};
  CHECK(whole.interval() == Interval{{199, 200}, {1, 1}, true, true});
  CHECK(whole.interval(PercentRange::not_negative) == Interval{{199, 200}, {201, 200}, true, true});
}

TEST_CASE("reported: more places than numbers hold throw and are not taken for something else") {
  CHECK_NOTHROW(printed("45,0000000000000001%", PrintRounding::nearest));
  for (const int places : {17, 18, 30, 200}) {
    const Reported reported{Percent::of_fraction({45, 100}), places, PrintRounding::nearest};
    CHECK_THROWS_AS(static_cast<void>(reported.interval()), std::overflow_error);
  }
}

TEST_CASE("measure: nothing of nothing is no activity - and impossible counts are refused") {
  CHECK(std::holds_alternative<NoActivity>(measure_of_counts(0, 0)));
  CHECK(std::get<Ratio>(measure_of_counts(0, 5)) == Ratio{0, 5});
  CHECK(std::get<Ratio>(measure_of_counts(7, 5)) == Ratio{7, 5});
  CHECK_THROWS_AS(static_cast<void>(measure_of_counts(1, 0)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(measure_of_counts(-1, 5)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(measure_of_counts(0, -5)), std::invalid_argument);
}

TEST_CASE("measure: each kind has its name - missing is the default") {
  CHECK(kind(Measure{}) == "missing");
  CHECK(kind(Ratio{1, 2}) == "ratio");
  CHECK(kind(Quantity{1, "km"}) == "quantity");
  CHECK(kind(Reported{}) == "reported");
  CHECK(kind(NoActivity{}) == "no-activity");
  CHECK(kind(NotApplicable{"council", "BB 1"}) == "not-applicable");
  CHECK(Measure{Missing{}} != Measure{NoActivity{}});
  CHECK(Measure{Ratio{1, 2}} != Measure{Ratio{2, 4}});
}

TEST_CASE("indicator: a part of a whole asks for all that the whole asks for") {
  Indicator share;
  share.numerator = CountRule{Counted::dossier, {{"fee_due"}, {"paid_online"}}};
  share.denominator = CountRule{Counted::dossier, {{"fee_due"}}};
  CHECK(share.is_part_of_whole());
  share.numerator->where = {{"paid_online"}};
  CHECK(!share.is_part_of_whole());
  share.numerator->where = {{"paid_online"}, {"fee_due", false}};
  CHECK(!share.is_part_of_whole());
  share.numerator = CountRule{Counted::service, {{"fee_due"}, {"paid_online"}}};
  CHECK(!share.is_part_of_whole());
  Indicator given_figure;
  CHECK(!given_figure.is_part_of_whole());  // «105 % of the plan» is possible
  CHECK(!given_figure.is_counted());
}

TEST_CASE("measurements: the latest up to the day - else the undated one") {
  Measurements all;
  all.set(given("P01", "paid", 30, Date(2024, 9, 30)));
  all.set(given("P01", "paid", 10));
  all.set(given("P01", "paid", 20, Date(2024, 6, 30)));
  all.set(given("P02", "paid", 99, Date(2024, 6, 30)));
  all.set(given("P01", "online", 77, Date(2024, 6, 30)));
  const auto n_of = [&](const char* subject, const char* indicator,
                        std::optional<Date> as_of) -> std::int64_t {
    const auto* found = all.find(subject, indicator, as_of);
    return found != nullptr ? std::get<Ratio>(found->measure).n() : -1;
  };
  CHECK(n_of("P01", "paid", std::nullopt) == 30);
  CHECK(n_of("P01", "paid", Date(2024, 12, 31)) == 30);
  CHECK(n_of("P01", "paid", Date(2024, 9, 30)) == 30);
  CHECK(n_of("P01", "paid", Date(2024, 9, 29)) == 20);
  CHECK(n_of("P01", "paid", Date(2024, 6, 30)) == 20);
  CHECK(n_of("P01", "paid", Date(2024, 6, 29)) == 10);
  CHECK(n_of("P02", "paid", Date(2024, 6, 29)) == -1);
  CHECK(n_of("P02", "paid", Date(2024, 6, 30)) == 99);
  CHECK(n_of("P01", "online", std::nullopt) == 77);
  CHECK(n_of("P0", "paid", std::nullopt) == -1);
  CHECK(n_of("P01", "pai", std::nullopt) == -1);
  CHECK(n_of("", "", std::nullopt) == -1);
}

TEST_CASE(
    "measurements: the same subject - indicator and day is replaced - in any order the same") {
  Measurements one;
  one.set(given("P01", "paid", 1));
  one.set(given("P01", "paid", 2));
  one.set(given("P00", "paid", 3));
  CHECK(one.entries().size() == 2);
  Measurements other;
  other.set(given("P00", "paid", 3));
  other.set(given("P01", "paid", 2));
  CHECK(one == other);
  one.count_rows(3);
  CHECK(one.rows_read() == 3);
  CHECK(one != other);
}
