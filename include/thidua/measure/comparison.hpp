/// \file
/// A measure held against a level: exactly, in three values, with the exact distance that is missing.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include <thidua/core/truth.hpp>
#include <thidua/core/word.hpp>
#include <thidua/measure/measure.hpp>

namespace thidua::inline v0 {

/// «trên» / above is strict; «từ … trở lên» is at least.
enum class Comparison : std::uint8_t { above, at_least, below, at_most };

template <>
struct Words<Comparison> {
  static constexpr std::pair<Comparison, std::string_view> table[] = {
      {Comparison::above, "above"},
      {Comparison::at_least, "at-least"},
      {Comparison::below, "below"},
      {Comparison::at_most, "at-most"}};
};

[[nodiscard]] constexpr bool is_upward(Comparison c) noexcept {
  return c == Comparison::above || c == Comparison::at_least;
}
[[nodiscard]] constexpr bool is_strict(Comparison c) noexcept {
  return c == Comparison::above || c == Comparison::below;
}

[[nodiscard]] constexpr bool holds(const Rational& value, Comparison comparison,
                                   const Rational& level) noexcept {
  switch (comparison) {
    case Comparison::above:
      return value > level;
    case Comparison::at_least:
      return value >= level;
    case Comparison::below:
      return value < level;
    case Comparison::at_most:
      return value <= level;
  }
  return false;
}

[[nodiscard]] constexpr bool holds(const Ratio& ratio, Comparison comparison,
                                   const Rational& level) noexcept {
  const auto order = compare(ratio, level);
  switch (comparison) {
    case Comparison::above:
      return order > 0;
    case Comparison::at_least:
      return order >= 0;
    case Comparison::below:
      return order < 0;
    case Comparison::at_most:
      return order <= 0;
  }
  return false;
}

/// Yes when every value of the interval passes, no when none does, else undetermined.
[[nodiscard]] constexpr Truth compare(const Interval& interval, Comparison comparison,
                                      const Rational& level) noexcept {
  if (!is_upward(comparison)) {  // mirror: below L is above -L of the negated interval
    const bool fails_low =
        comparison == Comparison::below
            ? interval.low >= level
            : interval.low > level || (interval.low == level && !interval.low_included);
    if (fails_low) { return Truth::no; }
    const bool passes_high =
        comparison == Comparison::below
            ? interval.high < level || (interval.high == level && !interval.high_included)
            : interval.high <= level;
    return passes_high ? Truth::yes : Truth::undetermined;
  }
  const bool fails_high =
      comparison == Comparison::above
          ? interval.high <= level
          : interval.high < level || (interval.high == level && !interval.high_included);
  if (fails_high) { return Truth::no; }
  const bool passes_low =
      comparison == Comparison::above
          ? interval.low > level || (interval.low == level && !interval.low_included)
          : interval.low >= level;
  return passes_low ? Truth::yes : Truth::undetermined;
}

/// How far a measure is from passing.
struct Shortfall {
  /// The distance to the level, in the level's unit (for a percentage as a fraction: 4/100000 is 0.004 points). 0 is possible when the level
  /// itself is not enough.
  Rational distance;
  bool level_is_enough = false;
  /// For a count ratio: how many of the counted, with the denominator as it is, would have to change sides; nothing, when
  /// even all of them are not enough.
  std::optional<std::int64_t> of_existing;
  /// For a count ratio below its level: how many new ones, each counting in both numbers, would do.
  std::optional<std::int64_t> of_new;
  friend bool operator==(const Shortfall&, const Shortfall&) = default;
};

namespace detail {

[[nodiscard]] constexpr Int128 floor_div(Int128 a, Int128 b) noexcept {  // b > 0
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}
/// The least k with k * factor > gap (strict) or >= gap; factor > 0.
[[nodiscard]] constexpr Int128 least_multiple(Int128 gap, Int128 factor, bool strict) noexcept {
  return strict ? floor_div(gap, factor) + 1 : floor_div(gap + factor - 1, factor);
}
[[nodiscard]] constexpr std::optional<std::int64_t> as_count(Int128 value) noexcept {
  // Begins with a value: under the sanitizers GCC 12 takes that of an empty one for uninitialized.
  std::optional<std::int64_t> count{std::int64_t{0}};
  if (value < 0 || value > std::numeric_limits<std::int64_t>::max()) {
    count.reset();
  } else {
    *count = static_cast<std::int64_t>(value);
  }
  return count;
}

}  // namespace detail

/// The shortfall of a ratio that does not pass.
[[nodiscard]] inline Shortfall shortfall(const Ratio& ratio, Comparison comparison,
                                         const Rational& level) {
  const Int128 n = ratio.n();
  const Int128 d = ratio.d();
  const bool strict = is_strict(comparison);
  Shortfall result;
  result.level_is_enough = !strict;
  const Int128 gap = Int128{level.n()} * d - n * level.d();  // (level - value) * d * level.d
  if (is_upward(comparison)) {
    result.distance = level - ratio.value();
    const Int128 more = detail::least_multiple(gap, level.d(), strict);
    if (n + more <= d) { result.of_existing = detail::as_count(more); }
    if (level.d() > level.n()) {
      result.of_new =
          detail::as_count(detail::least_multiple(gap, Int128{level.d()} - level.n(), strict));
    }
  } else {
    result.distance = ratio.value() - level;
    const Int128 fewer = detail::least_multiple(-gap, level.d(), strict);
    if (fewer <= n) { result.of_existing = detail::as_count(fewer); }
  }
  return result;
}

[[nodiscard]] inline Shortfall shortfall(const Rational& value, Comparison comparison,
                                         const Rational& level) {
  Shortfall result;
  result.distance = is_upward(comparison) ? level - value : value - level;
  result.level_is_enough = !is_strict(comparison);
  return result;
}

}  // namespace thidua::inline v0
