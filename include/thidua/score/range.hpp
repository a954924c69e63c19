/// \file
/// Points that are known exactly, or only to lie between two exact bounds: what is missing leaves a score open, it does not
/// make it smaller.
#pragma once

#include <algorithm>
#include <optional>

#include <thidua/score/number.hpp>
#include <thidua/score/round.hpp>

namespace thidua::inline v0 {

/// low <= the value <= high; exact when they are equal.
struct ScoreRange {
  Score low;
  Score high;

  [[nodiscard]] static ScoreRange of(const Score& value) { return {value, value}; }
  [[nodiscard]] bool is_exact() const { return low == high; }
  friend bool operator==(const ScoreRange&, const ScoreRange&) = default;
  friend ScoreRange operator+(const ScoreRange& a, const ScoreRange& b) {
    return {a.low + b.low, a.high + b.high};
  }
  friend ScoreRange operator-(const ScoreRange& a, const ScoreRange& b) {
    return {a.low - b.high, a.high - b.low};
  }
  /// By a factor that is not negative.
  [[nodiscard]] ScoreRange times(const Score& factor) const {
    return {low * factor, high * factor};
  }
  /// Not above (below) a bound.
  [[nodiscard]] ScoreRange at_most(const Score& most) const {
    return {std::min(low, most), std::min(high, most)};
  }
  [[nodiscard]] ScoreRange at_least(const Score& least) const {
    return {std::max(low, least), std::max(high, least)};
  }
  /// The least range that holds both.
  [[nodiscard]] ScoreRange with(const ScoreRange& other) const {
    return {std::min(low, other.low), std::max(high, other.high)};
  }
};

/// Rounding keeps order, so both bounds are rounded: exact where both become the same.
[[nodiscard]] inline ScoreRange rounded(const ScoreRange& range,
                                        const std::optional<RoundingPoint>& point) {
  if (!point) { return range; }
  return {rounded(range.low, *point), rounded(range.high, *point)};
}

}  // namespace thidua::inline v0
