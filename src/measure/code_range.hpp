/// \file
/// Whether codes lie in a range, told of many without a branch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

namespace thidua::inline v0 {

/// The whole numbers from `least` on, `span` more after it.
struct CodeRange {
  std::int32_t least = 0;
  std::uint32_t span = 0;

  /// Of a longer range `left_out` says nothing.
  static constexpr std::uint32_t most_span = std::numeric_limits<std::int32_t>::max();

  [[nodiscard]] constexpr std::uint32_t number(std::int32_t code) const noexcept {
    return static_cast<std::uint32_t>(code) - static_cast<std::uint32_t>(least);
  }
  /// The highest bit is set where this number is above the span, for any span up to `most_span`: what has to be or-ed for many needs
  /// no comparison, which processors lack for numbers without a sign.
  [[nodiscard]] constexpr std::uint32_t left_out(std::uint32_t number) const noexcept {
    return number | (span - number);
  }
  [[nodiscard]] static constexpr bool any(std::uint32_t left_out) noexcept {
    return left_out > most_span;
  }
  /// Whether all these codes lie within; of a span that is too long it isn't known.
  [[nodiscard]] bool holds_all(const std::int32_t* codes, std::size_t count) const noexcept {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < count; ++i) { out |= left_out(number(codes[i])); }
    return span <= most_span && !any(out);
  }
};

}  // namespace thidua::inline v0
