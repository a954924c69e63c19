/// \file
/// The arithmetic of the national public service portal, warts included: the one place where points pass through a double,
/// so that its published figures come out to the last digit (`docs/decisions/0016`, `tests/python/test_score.py`).
#pragma once

#include <cmath>
#include <cstdint>

#include <thidua/score/number.hpp>
#include <thidua/score/round.hpp>

namespace thidua::inline v0 {

/// The exact value of a double.
[[nodiscard]] inline Score exact_value_of_double(double value) {
  int exponent = 0;
  const double mantissa = std::frexp(value, &exponent);  // value = mantissa * 2^exponent
  constexpr int bits = 53;
  const auto whole = static_cast<std::int64_t>(std::ldexp(mantissa, bits));
  const int shift = exponent - bits;
  const BigInt two_to = BigInt{1} << static_cast<unsigned>(shift < 0 ? -shift : shift);
  return shift < 0 ? Score{BigInt{whole}, two_to} : Score{BigInt{BigInt{whole} * two_to}, 1};
}

/// The nearest double, ties to even, of any rational.
[[nodiscard]] inline double nearest_double(const Score& value) {
  if (value.sign() == 0) { return 0; }
  const Score size = value.sign() < 0 ? -value : value;
  constexpr int bits = 53;
  // size = q * 2^shift with 2^52 <= q < 2^54; a second look where it has a bit too many.
  const auto length = [](const BigInt& a) {
    return static_cast<int>(boost::multiprecision::msb(a));
  };
  int shift = length(size.n()) - length(size.d()) - (bits - 1);
  const auto scaled = [&] {
    const BigInt two_to = BigInt{1} << static_cast<unsigned>(shift < 0 ? -shift : shift);
    return shift < 0 ? size * Score{two_to, 1} : size / Score{two_to, 1};
  };
  if (scaled() < Score{std::int64_t{1} << (bits - 1)}) { --shift; }
  const Score whole = rounded(scaled(), {0, RoundMode::half_even});
  const double result = std::ldexp(whole.n().convert_to<double>(), shift);
  return value.sign() < 0 ? -result : result;
}

/// Points of one component: the weight times the ratio in per cent, divided by the threshold in per cent, all as binary doubles; then
/// rounded half up to two decimals on the exact binary value. 6 x 93.25 % is 5.59, since its double lies below 5.595. The ratio
/// is not rounded before, although the portal shows it rounded: 6 x 284995/443565 is published as 3.86, and 6 x 64.25 % would be 3.85.
[[nodiscard]] inline Score portal_points(const Score& most, const Score& ratio,
                                         const Score& threshold) {
  const double per_cent = nearest_double(ratio * Score{100});
  const double full_at = nearest_double(threshold * Score{100});
  const double points = nearest_double(most) * per_cent / full_at;
  return rounded(exact_value_of_double(points), {2, RoundMode::half_up});
}

}  // namespace thidua::inline v0
