/// \file
/// Where and how a regulation rounds: a declared point of rounding, applied exactly. Nothing is rounded that no regulation
/// says to round: 79.96 does not become 80 on its way to a grade.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include <thidua/core/word.hpp>
#include <thidua/score/number.hpp>

namespace thidua::inline v0 {

/// half_up: halves away from zero; half_even: halves to the even digit; down: towards zero; up: away from zero.
enum class RoundMode : std::uint8_t { half_up, half_even, down, up };

template <>
struct Words<RoundMode> {
  static constexpr std::pair<RoundMode, std::string_view> table[] = {
      {RoundMode::half_up, "half-up"},
      {RoundMode::half_even, "half-even"},
      {RoundMode::down, "down"},
      {RoundMode::up, "up"}};
};

struct RoundingPoint {
  int places = 2;
  RoundMode mode = RoundMode::half_up;
  friend bool operator==(const RoundingPoint&, const RoundingPoint&) = default;
};

/// The most decimal places that a regulation may round to.
inline constexpr int most_round_places = 18;

[[nodiscard]] inline Score rounded(const Score& value, const RoundingPoint& point) {
  const Score scale{power_of_ten(point.places), 1};
  const Score size = (value.sign() < 0 ? -value : value) * scale;
  BigInt whole = floor(size);
  const Score rest = size - Score{whole, 1};
  const auto to_half = rest <=> Score{Rational{1, 2}};
  const bool odd = whole % 2 != 0;
  switch (point.mode) {
    case RoundMode::half_up:
      if (to_half >= 0) { ++whole; }
      break;
    case RoundMode::half_even:
      if (to_half > 0 || (to_half == 0 && odd)) { ++whole; }
      break;
    case RoundMode::down:
      break;
    case RoundMode::up:
      if (rest.sign() > 0) { ++whole; }
      break;
  }
  const Score result = Score{whole, 1} / scale;
  return value.sign() < 0 ? -result : result;
}

}  // namespace thidua::inline v0
