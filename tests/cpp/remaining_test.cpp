/// \file
/// What is left to a level: each number is held against trying every smaller one.
#include <random>

#include <doctest/doctest.h>

#include <thidua/measure/remaining.hpp>

using namespace thidua;

namespace {

/// The share after turning and adding, asked of the comparison that verdicts use.
bool meets(std::int64_t n, std::int64_t d, Comparison comparison, const Rational& level,
           bool empty_passes) {
  return d == 0 ? empty_passes : holds(Ratio{n, d}, comparison, level);
}

struct Drawn {
  std::int64_t n;
  std::int64_t d;
  Comparison comparison;
  Rational level;
  bool empty_passes;

  [[nodiscard]] GoodShare share() const {
    return GoodShare::of(n, d, comparison, level, empty_passes);
  }
  /// With so many turned good, and so many new ones of which some are good.
  [[nodiscard]] bool after(std::int64_t turned, std::int64_t added, std::int64_t good) const {
    const std::int64_t counting = is_upward(comparison) ? turned + good : added - good - turned;
    return meets(n + counting, d + added, comparison, level, empty_passes);
  }
};

Drawn draw(std::mt19937& random) {
  const auto between = [&](std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>{low, high}(random);
  };
  const std::int64_t d = between(0, 30);
  const std::int64_t of = between(1, 25);
  return {between(0, d), d, static_cast<Comparison>(between(0, 3)), Rational{between(0, of), of},
          between(0, 1) == 1};
}

constexpr std::int64_t far = 900;  ///< beyond every answer that such small numbers can have

}  // namespace

TEST_CASE("remaining: the least number is enough, and one less is not") {
  std::mt19937 random{20241226};
  int none = 0;
  int some = 0;
  for (int round = 0; round < 4000; ++round) {
    const Drawn drawn = draw(random);
    CAPTURE(drawn.n);
    CAPTURE(drawn.d);
    CAPTURE(static_cast<int>(drawn.comparison));
    CAPTURE(to_string(drawn.level));
    const auto share = drawn.share();
    const std::int64_t expected = round % 40;
    const auto first = [&](std::int64_t most, const auto& enough) {
      for (std::int64_t x = 0; x <= most; ++x) {
        if (enough(x)) { return Least{x}; }
      }
      return Least{};
    };
    const std::int64_t bad = share.all - share.good;
    const auto turned = first(bad, [&](std::int64_t x) { return drawn.after(x, 0, 0); });
    const auto of_expected =
        first(expected, [&](std::int64_t x) { return drawn.after(0, expected, x); });
    const auto fresh = first(far, [&](std::int64_t x) { return drawn.after(0, x, x); });
    CHECK(least_turned(share, bad) == turned);
    CHECK(least_of_expected(share, expected) == of_expected);
    CHECK(least_new(share) == fresh);
    (fresh.exists() ? some : none) += 1;
  }
  CHECK(none > 100);
  CHECK(some > 100);
}

TEST_CASE("remaining: a future passes exactly when one of all futures does") {
  std::mt19937 random{45};
  int possible = 0;
  int every = 0;
  for (int round = 0; round < 1500; ++round) {
    const Drawn drawn = draw(random);
    const auto share = drawn.share();
    const std::int64_t bad = share.all - share.good;
    const Latitude latitude{round % 7, bad > 0 ? round % (bad + 1) : 0,
                            share.good > 0 ? round % (share.good + 1) : 0};
    bool some = false;
    bool all = true;
    for (std::int64_t added = 0; added <= *latitude.more; ++added) {
      for (std::int64_t good = 0; good <= added; ++good) {
        for (std::int64_t up = 0; up <= latitude.may_turn_good; ++up) {
          for (std::int64_t down = 0; down <= latitude.may_turn_bad; ++down) {
            const bool passes = drawn.after(up - down, added, good);
            some = some || passes;
            all = all && passes;
          }
        }
      }
    }
    CHECK(some_future_passes(share, latitude) == some);
    CHECK(every_future_passes(share, latitude) == all);
    possible += some ? 1 : 0;
    every += all ? 1 : 0;
  }
  CHECK(possible > 100);
  CHECK(possible < 1400);
  CHECK(every > 50);
}

TEST_CASE("remaining: without a bound") {
  const auto share = [](std::int64_t n, std::int64_t d, Comparison c, Rational level) {
    return GoodShare::of(n, d, c, level, false);
  };
  const Latitude none_turns{std::nullopt, 0, 0};
  CHECK(some_future_passes(share(0, 1000, Comparison::above, {99, 100}), none_turns));
  CHECK_FALSE(some_future_passes(share(999, 1000, Comparison::at_least, 1), none_turns));
  CHECK(some_future_passes(share(999, 1000, Comparison::at_least, 1), {std::nullopt, 1, 0}));
  CHECK_FALSE(some_future_passes(share(1, 1000, Comparison::at_most, 0), none_turns));
  CHECK_FALSE(every_future_passes(share(1000, 1000, Comparison::above, {1, 100}), none_turns));
  CHECK(every_future_passes(share(1, 1000, Comparison::above, 0), none_turns));
  CHECK(every_future_passes(share(7, 10, Comparison::at_least, 0), none_turns));
  CHECK_FALSE(every_future_passes(share(1, 10, Comparison::above, 0), {std::nullopt, 0, 1}));
}

TEST_CASE("remaining: numbers at the edge of 64 bits stay exact") {
  constexpr std::int64_t large = 4'000'000'000'000'000'000;
  const auto share = GoodShare::of(large / 2, large, Comparison::above, {1, 2}, false);
  CHECK(least_turned(share, large / 2) == Least{1});
  CHECK(least_new(share) == Least{1});
  const auto half = GoodShare::of(0, large, Comparison::at_least, {1, 2}, false);
  CHECK(least_turned(half, large) == Least{large / 2});
  CHECK(least_new(half) == Least{large});
  CHECK(least_new(GoodShare::of(0, large, Comparison::at_least, {99, 100}, false)) == Least{});
}
