/// \file
/// Exact numbers at the edges of 64 bits: right, or an exception, and never something in between.
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/core/rational.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

const std::vector<std::int64_t> edges{lowest, lowest + 1, -3, -2, -1,          0,
                                      1,      2,          3,  10, highest - 1, highest};

}  // namespace

static_assert(Rational{45, 100} == Rational{9, 20});
static_assert(Rational{-45, -100} == Rational{9, 20});
static_assert(Rational{45, -100}.n() == -9 && Rational{45, -100}.d() == 20);
static_assert(Rational{0, -7} == Rational{0} && Rational{0, lowest}.d() == 1);
static_assert(Rational{1, 3} + Rational{1, 6} == Rational{1, 2});
static_assert(Rational{1, 10} + Rational{2, 10} == Rational{3, 10}, "what doubles get wrong");
static_assert(Rational{lowest} < Rational{highest} && Rational{lowest, highest} < Rational{-1});
static_assert(Rational{2, lowest} == Rational{-1, std::int64_t{1} << 62U});
static_assert(floor(Rational{-1, 3}) == -1 && ceil(Rational{-1, 3}) == 0);
static_assert(!std::is_constructible_v<Rational, double> &&
              !std::is_constructible_v<Rational, double, int>);
static_assert(!std::is_assignable_v<Rational&, double> && !std::is_convertible_v<float, Rational>);
static_assert(std::is_convertible_v<int, Rational> &&
              std::is_convertible_v<std::uint64_t, Rational>);

TEST_CASE("rational: in lowest terms with a positive denominator") {
  for (std::int64_t n = -60; n <= 60; ++n) {
    for (std::int64_t d = -60; d <= 60; ++d) {
      if (d == 0) { continue; }
      const Rational value{n, d};
      CHECK(value.d() > 0);
      CHECK(std::gcd(value.n(), value.d()) == 1);
      CHECK(value.n() * d == n * value.d());
      CHECK((value < Rational{0}) == (n != 0 && (n < 0) != (d < 0)));
    }
  }
}

TEST_CASE("rational: nothing is divided by zero") {
  CHECK_THROWS_AS(Rational(1, 0), std::invalid_argument);
  CHECK_THROWS_AS(Rational(0, 0), std::invalid_argument);
  CHECK_THROWS_AS(Rational(1) / Rational(0), std::invalid_argument);
}

TEST_CASE("rational: what does not fit 64 bits throws") {
  CHECK_THROWS_AS(Rational(lowest, -1), std::overflow_error);
  CHECK_THROWS_AS(Rational(1, lowest), std::overflow_error);
  CHECK_THROWS_AS(-Rational{lowest}, std::overflow_error);
  CHECK_THROWS_AS(Rational{highest} + Rational{1}, std::overflow_error);
  CHECK_THROWS_AS(Rational{lowest} - Rational{1}, std::overflow_error);
  CHECK_THROWS_AS(Rational{lowest} * Rational{-1}, std::overflow_error);
  CHECK_THROWS_AS(Rational{lowest} / Rational{-1}, std::overflow_error);
  CHECK_THROWS_AS(Rational(1, highest) * Rational(1, 2), std::overflow_error);
  CHECK_THROWS_AS(Rational(1, highest) + Rational(1, highest - 1), std::overflow_error);
  CHECK_THROWS_AS(Rational{std::numeric_limits<std::uint64_t>::max()}, std::overflow_error);
}

TEST_CASE("rational: at the edges what fits is exact") {
  CHECK(Rational(lowest, lowest) == Rational{1});
  CHECK(Rational(highest, lowest + 1) == Rational{-1});
  CHECK(Rational{lowest} / Rational{lowest} == Rational{1});
  CHECK(Rational{lowest} + Rational{highest} == Rational{-1});
  CHECK(Rational{lowest} - Rational{lowest} == Rational{0});
  CHECK(Rational{lowest} * Rational(1, 2) == Rational{lowest / 2});
  CHECK(Rational(highest, highest - 1) * Rational(highest - 1, highest) == Rational{1});
  CHECK(Rational(1, highest) - Rational(1, highest) == Rational{0});
  CHECK(to_string(Rational{lowest}) == "-9223372036854775808");
  CHECK(to_string(Rational(1, -3)) == "-1/3");
  CHECK(floor(Rational{lowest}) == lowest);
  CHECK(ceil(Rational{highest}) == highest);
  CHECK(floor(Rational(lowest, highest)) == -2);
  CHECK(ceil(Rational(lowest, highest)) == -1);
  CHECK(ceil(Rational(highest, 2)) == highest / 2 + 1);
}

TEST_CASE("rational: the order is that of the cross products in 128 bits") {
  std::vector<Rational> values;
  for (const std::int64_t n : edges) {
    for (const std::int64_t d : edges) {
      if (d > 0) { values.emplace_back(n, d); }
    }
  }
  for (const auto& a : values) {
    for (const auto& b : values) {
      const Int128 left = Int128{a.n()} * b.d();
      const Int128 right = Int128{b.n()} * a.d();
      CHECK((a < b) == (left < right));
      CHECK((a > b) == (left > right));
      CHECK((a == b) == (left == right));
    }
  }
}

TEST_CASE("rational: arithmetic agrees with 128-bit brute force or throws") {
  std::mt19937_64 random{20241226};
  const auto draw = [&] {
    const auto bits = static_cast<unsigned>(random() % 63);
    const auto magnitude = static_cast<std::int64_t>(random() >> 1U) >> (62U - bits);
    return random() % 2 == 0 ? magnitude : -magnitude;
  };
  int exact = 0;
  int refused = 0;
  const auto check = [&](auto operation, Int128 n, Int128 d) {
    try {
      const Rational result = operation();
      // n/d == result, without dividing: both reduced by the same divisor.
      Int128 a = n < 0 ? -n : n;
      Int128 b = d < 0 ? -d : d;
      while (b != 0) {
        const Int128 rest = a % b;
        a = b;
        b = rest;
      }
      const Int128 sign = d < 0 ? -1 : 1;
      const bool same = result.n() == sign * n / a && result.d() == sign * d / a;
      CHECK(same);
      ++exact;
    } catch (const std::overflow_error&) { ++refused; }
  };
  for (int i = 0; i < 20000; ++i) {
    const std::int64_t n = draw();
    const std::int64_t m = draw();
    std::int64_t d = draw();
    std::int64_t e = draw();
    d = d <= 0 ? 1 - d : d;
    e = e <= 0 ? 1 - e : e;
    const Rational a{n, d};
    const Rational b{m, e};
    check([&] { return a + b; }, Int128{a.n()} * b.d() + Int128{b.n()} * a.d(),
          Int128{a.d()} * b.d());
    check([&] { return a - b; }, Int128{a.n()} * b.d() - Int128{b.n()} * a.d(),
          Int128{a.d()} * b.d());
    check([&] { return a * b; }, Int128{a.n()} * b.n(), Int128{a.d()} * b.d());
    if (b.n() != 0) {
      check([&] { return a / b; }, Int128{a.n()} * b.d(), Int128{a.d()} * b.n());
    }
  }
  CHECK(exact > 1000);
  CHECK(refused > 1000);
}

TEST_CASE("rational: floor and ceiling enclose the value") {
  for (std::int64_t n = -50; n <= 50; ++n) {
    for (std::int64_t d = 1; d <= 12; ++d) {
      const Rational value{n, d};
      CHECK(Rational{floor(value)} <= value);
      CHECK(value < Rational{floor(value) + 1});
      CHECK(value <= Rational{ceil(value)});
      CHECK(Rational{ceil(value) - 1} < value);
    }
  }
}
