/// \file
/// Roots and logarithms, which scoring tables of other countries use (Human Development Index): exact where the result is
/// rational, else enclosed between two rationals that are at most 10^-digits apart, by integer arithmetic alone.
#pragma once

#include <stdexcept>

#include <thidua/score/number.hpp>
#include <thidua/score/range.hpp>

namespace thidua::inline v0 {

/// The largest integer whose power is not above `value` >= 0.
[[nodiscard]] inline BigInt integer_root(const BigInt& value, unsigned degree) {
  if (value < 2 || degree == 1) { return value; }
  const auto bits = static_cast<unsigned>(boost::multiprecision::msb(value)) / degree + 1;
  BigInt low = 1;
  BigInt high = BigInt{1} << bits;
  while (high - low > 1) {
    const BigInt middle = (low + high) / 2;
    (BigInt{boost::multiprecision::pow(middle, degree)} <= value ? low : high) = middle;
  }
  return low;
}

/// \throws std::invalid_argument for a negative value
[[nodiscard]] inline ScoreRange root(const Score& value, unsigned degree, int digits) {
  if (value.sign() < 0) { throw std::invalid_argument{"a root of a negative number"}; }
  const auto power = [&](const BigInt& a) { return BigInt{boost::multiprecision::pow(a, degree)}; };
  const BigInt n = integer_root(value.n(), degree);
  const BigInt d = integer_root(value.d(), degree);
  if (power(n) == value.n() && power(d) == value.d()) { return ScoreRange::of({n, d}); }
  const BigInt scale = power_of_ten(digits);
  const BigInt scaled = integer_root(BigInt{value.n() * power(scale) / value.d()}, degree);
  return {Score{scaled, scale}, Score{BigInt{scaled + 1}, scale}};
}

namespace detail {

/// 2 * artanh(t) * scale for 0 <= t <= 1/3, too small by at most the second number.
struct FixedPoint {
  BigInt value;
  BigInt error;
};
[[nodiscard]] inline FixedPoint twice_artanh(const Score& t, const BigInt& scale) {
  const BigInt n = t.n();
  const BigInt d = t.d();
  const BigInt square_n = n * n;
  const BigInt square_d = d * d;
  BigInt power = scale * n / d;  // each division cuts off less than 1
  BigInt sum = 0;
  int terms = 0;
  for (int k = 1; power > 0; k += 2, ++terms) {
    sum += power / k;
    power = power * square_n / square_d;
  }
  // Per term: the power is short by less than 2 (t² < 1/9), its quotient by less than 1 more; the tail is below 1.
  return {BigInt{2 * sum}, BigInt{2 * (3 * terms + 2)}};
}

}  // namespace detail

/// The natural logarithm. \throws std::invalid_argument unless the value is positive
[[nodiscard]] inline ScoreRange natural_logarithm(const Score& value, int digits) {
  if (value.sign() <= 0) { throw std::invalid_argument{"a logarithm needs a positive number"}; }
  if (value == Score{1}) { return ScoreRange::of(0); }
  if (value < Score{1}) {
    const auto positive = natural_logarithm(Score{1} / value, digits);
    return {-positive.high, -positive.low};
  }
  // value = m * 2^k with 1 <= m < 2, so that (m-1)/(m+1) is below 1/3.
  unsigned k = 0;
  for (Score rest = value; rest >= Score{2}; rest = rest / Score{2}) { ++k; }
  const Score m = value / Score{BigInt{1} << k, 1};
  const BigInt scale = power_of_ten(digits + 10);
  const auto of_m = detail::twice_artanh((m - Score{1}) / (m + Score{1}), scale);
  const auto of_two = detail::twice_artanh(Score{Rational{1, 3}}, scale);
  const BigInt low = of_m.value + k * of_two.value;
  const BigInt high = low + of_m.error + k * of_two.error;
  return {Score{low, scale}, Score{high, scale}};
}

/// (ln x - ln low) / (ln high - ln low) for 0 < low < high and low <= x <= high; exact where it is a fraction with a small
/// denominator.
[[nodiscard]] inline ScoreRange logarithmic_share(const Score& x, const Score& low,
                                                  const Score& high, int digits) {
  if (x == low) { return ScoreRange::of(0); }
  if (x == high) { return ScoreRange::of(1); }
  const auto part = natural_logarithm(x / low, digits);
  const auto whole = natural_logarithm(high / low, digits);
  const ScoreRange share{part.low / whole.high, part.high / whole.low};
  constexpr int largest_denominator = 12;
  const auto power = [](const Score& a, int exponent) {
    Score result{1};
    for (int i = 0; i < exponent; ++i) { result *= a; }
    return result;
  };
  for (int q = 2; q <= largest_denominator; ++q) {
    const BigInt p = floor(share.low * Score{q} + Score{Rational{1, 2}});
    if (p <= 0 || p >= q) { continue; }
    const Score candidate{p, BigInt{q}};
    if (candidate < share.low || candidate > share.high) { continue; }
    if (power(x / low, q) == power(high / low, p.convert_to<int>())) {
      return ScoreRange::of(candidate);
    }
  }
  return share;
}

}  // namespace thidua::inline v0
