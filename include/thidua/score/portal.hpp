/// \file
/// The arithmetic of the national public service portal, warts included: the one place where points pass through a double,
/// so that its published figures come out to the last digit. Checked on 164 of 164 published rows (`docs/decisions/0016`).
#pragma once

#include <cmath>
#include <cstdint>
#include <stdexcept>

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

/// The nearest double. A quotient of two integers that doubles hold is rounded once, so it is the double that «93.25» reads
/// as. \throws std::overflow_error for other numbers
[[nodiscard]] inline double nearest_double(const Score& value) {
  constexpr std::int64_t largest = std::int64_t{1} << 53;
  const auto small = value.narrow();
  if (!small || small->n() > largest || small->n() < -largest || small->d() > largest) {
    throw std::overflow_error{"the portal's arithmetic has no such number"};
  }
  return static_cast<double>(small->n()) / static_cast<double>(small->d());
}

/// A percentage, as a fraction, rounded to two decimals of the percentage: what the portal shows and goes on with.
[[nodiscard]] inline Score portal_ratio(const Score& fraction) {
  return rounded(fraction * Score{100}, {2, RoundMode::half_up}) / Score{100};
}

/// Points of one component: the weight times the rounded ratio as binary doubles, divided by the threshold where there is
/// one, rounded half up to two decimals on the exact binary value: 6 x 93.25 % is 5.59, since its double lies below 5.595.
[[nodiscard]] inline Score portal_points(const Score& most, const Score& rounded_ratio,
                                         const Score& threshold) {
  const double ratio = nearest_double(rounded_ratio * Score{100});
  const double full_at = nearest_double(threshold * Score{100});
  const double points = nearest_double(most) * ratio / full_at;
  return rounded(exact_value_of_double(points), {2, RoundMode::half_up});
}

}  // namespace thidua::inline v0
