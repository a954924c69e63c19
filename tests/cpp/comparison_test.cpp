/// \file
/// A measure against a level, held against brute force: over all values of a small grid, all levels, all four comparisons.
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/measure/comparison.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

constexpr Comparison every_comparison[] = {Comparison::above, Comparison::at_least,
                                           Comparison::below, Comparison::at_most};

bool contains(const Interval& interval, const Rational& value) {
  const bool above_low = interval.low_included ? value >= interval.low : value > interval.low;
  const bool below_high = interval.high_included ? value <= interval.high : value < interval.high;
  return above_low && below_high;
}

/// Yes, no or undetermined from values of the interval a twelfth apart: finer than the ends and levels that are tried.
Truth by_samples(const Interval& interval, Comparison comparison, const Rational& level) {
  bool passes = false;
  bool fails = false;
  for (std::int64_t i = -36; i <= 48; ++i) {
    const Rational value{i, 12};
    if (contains(interval, value)) { (holds(value, comparison, level) ? passes : fails) = true; }
  }
  if (passes && fails) { return Truth::undetermined; }
  return to_truth(passes);
}

/// The least k up to `most` for which `enough(k)`.
template <class Enough>
std::optional<std::int64_t> least(std::int64_t most, const Enough& enough) {
  for (std::int64_t k = 0; k <= most; ++k) {
    if (enough(k)) { return k; }
  }
  return std::nullopt;
}

}  // namespace

static_assert(holds(Ratio{46, 100}, Comparison::above, Rational{45, 100}));
static_assert(!holds(Ratio{45, 100}, Comparison::above, Rational{45, 100}));
static_assert(holds(Ratio{45, 100}, Comparison::at_least, Rational{45, 100}));

TEST_CASE("comparison: words go there and back") {
  for (const Comparison comparison : every_comparison) {
    CHECK(from_word<Comparison>(word(comparison)) == comparison);
  }
  CHECK(!from_word<Comparison>("at_least"));
  CHECK(!from_word<Comparison>(""));
}

TEST_CASE("comparison: an almost 45 percent is not 45 percent") {
  const Rational level{45, 100};
  CHECK(!holds(Ratio{44996, 100000}, Comparison::at_least, level));
  CHECK(holds(Ratio{44996, 100000}, Comparison::below, level));
  CHECK(holds(Ratio{900, 2000}, Comparison::at_most, level));
}

TEST_CASE("comparison: ratios and rationals agree on every small case") {
  for (std::int64_t d = 1; d <= 20; ++d) {
    for (std::int64_t n = 0; n <= 25; ++n) {
      for (std::int64_t q = 1; q <= 10; ++q) {
        for (std::int64_t p = -1; p <= 12; ++p) {
          const auto left = n * q;
          const auto right = p * d;
          const Rational level{p, q};
          const Ratio ratio{n, d};
          CHECK(holds(ratio, Comparison::above, level) == (left > right));
          CHECK(holds(ratio, Comparison::at_least, level) == (left >= right));
          CHECK(holds(ratio, Comparison::below, level) == (left < right));
          CHECK(holds(ratio, Comparison::at_most, level) == (left <= right));
          for (const Comparison comparison : every_comparison) {
            CHECK(holds(ratio, comparison, level) == holds(ratio.value(), comparison, level));
          }
        }
      }
    }
  }
}

TEST_CASE("comparison: an interval passes when all its values do and fails when none does") {
  for (std::int64_t low = -3; low <= 6; ++low) {
    for (std::int64_t high = low; high <= 6; ++high) {
      for (const bool low_included : {true, false}) {
        for (const bool high_included : {true, false}) {
          if (low == high && !(low_included && high_included)) { continue; }  // empty
          const Interval interval{{low, 3}, {high, 3}, low_included, high_included};
          for (std::int64_t p = -8; p <= 14; ++p) {
            const Rational level{p, 6};
            for (const Comparison comparison : every_comparison) {
              CAPTURE(low);
              CAPTURE(high);
              CAPTURE(low_included);
              CAPTURE(high_included);
              CAPTURE(level);
              CAPTURE(word(comparison));
              CHECK(compare(interval, comparison, level) ==
                    by_samples(interval, comparison, level));
            }
          }
        }
      }
    }
  }
}

TEST_CASE("comparison: opposite comparisons give opposite answers") {
  const Interval interval{{1, 3}, {2, 3}, false, true};
  for (std::int64_t p = 0; p <= 12; ++p) {
    const Rational level{p, 12};
    CHECK(compare(interval, Comparison::above, level) ==
          negate(compare(interval, Comparison::at_most, level)));
    CHECK(compare(interval, Comparison::at_least, level) ==
          negate(compare(interval, Comparison::below, level)));
  }
}

TEST_CASE("shortfall: the least change that passes - by brute force") {
  std::int64_t checked = 0;
  for (std::int64_t d = 1; d <= 40; ++d) {
    for (std::int64_t n = 0; n <= d; ++n) {
      for (std::int64_t q = 1; q <= 12; ++q) {
        for (std::int64_t p = 0; p <= q; ++p) {
          const Rational level{p, q};
          for (const Comparison comparison : every_comparison) {
            if (holds(Ratio{n, d}, comparison, level)) { continue; }
            const Shortfall found = shortfall(Ratio{n, d}, comparison, level);
            const bool upward = is_upward(comparison);
            const auto existing = upward ? least(d - n,
                                                 [&](std::int64_t k) {
                                                   return holds(Ratio{n + k, d}, comparison, level);
                                                 })
                                         : least(n, [&](std::int64_t k) {
                                             return holds(Ratio{n - k, d}, comparison, level);
                                           });
            // With levels of at most 11/12 no more than 12 * 41 new ones are ever needed.
            const auto fresh = upward && p < q
                                   ? least(500,
                                           [&](std::int64_t k) {
                                             return holds(Ratio{n + k, d + k}, comparison, level);
                                           })
                                   : std::nullopt;
            const Rational distance = upward ? level - Rational{n, d} : Rational{n, d} - level;
            const bool right = found.of_existing == existing && found.of_new == fresh &&
                               found.distance == distance &&
                               found.level_is_enough == !is_strict(comparison);
            if (!right) {
              CAPTURE(n);
              CAPTURE(d);
              CAPTURE(level);
              CAPTURE(word(comparison));
              CHECK(found.of_existing == existing);
              CHECK(found.of_new == fresh);
              CHECK(found.distance == distance);
            }
            ++checked;
          }
        }
      }
    }
  }
  CHECK(checked > 50000);
}

TEST_CASE("shortfall: levels outside what counts can reach") {
  const auto above_all = shortfall(Ratio{10, 10}, Comparison::above, Rational{1});
  CHECK(!above_all.of_existing);
  CHECK(!above_all.of_new);
  CHECK(above_all.distance == Rational{0});
  CHECK(!above_all.level_is_enough);
  const auto beyond = shortfall(Ratio{3, 10}, Comparison::at_least, Rational{3, 2});
  CHECK(!beyond.of_existing);
  CHECK(!beyond.of_new);
  const auto below_zero = shortfall(Ratio{0, 10}, Comparison::below, Rational{0});
  CHECK(!below_zero.of_existing);
  CHECK(shortfall(Ratio{5, 10}, Comparison::at_most, Rational{0}).of_existing == 5);
  CHECK(shortfall(Ratio{5, 10}, Comparison::at_least, Rational{1}).of_existing == 5);
  CHECK(!shortfall(Ratio{5, 10}, Comparison::at_least, Rational{1}).of_new);
}

TEST_CASE("shortfall: of a quantity and at the edges of 64 bits") {
  const auto road = shortfall(Rational{2999}, Comparison::at_least, Rational{3000});
  CHECK(road.distance == Rational{1});
  CHECK(road.level_is_enough);
  CHECK(!road.of_existing);
  CHECK(!road.of_new);
  CHECK(shortfall(Rational{7}, Comparison::below, Rational{5}).distance == Rational{2});

  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const Ratio half{most / 2, most};
  CHECK(!holds(half, Comparison::at_least, Rational{1, 2}));
  // Exact, or an exception: a wrong distance is never given.
  try {
    const auto found = shortfall(half, Comparison::at_least, Rational{1, 2});
    CHECK(found.of_existing == 1);
    CHECK(found.of_new == 1);
  } catch (const std::overflow_error&) { CHECK(true); }
  const auto all = shortfall(Ratio{0, most}, Comparison::at_least, Rational{1});
  CHECK(all.of_existing == most);
  CHECK(!all.of_new);
}
