/// \file
/// Sums of counts that are never wrong: what needs more than 64 bits is an error.
#pragma once

#include <cstdint>
#include <stdexcept>

namespace thidua::inline v0 {

namespace detail {

/// \throws std::overflow_error when the sum needs more than 64 bits
[[nodiscard]] constexpr std::int64_t sum_of_counts(std::int64_t a, std::int64_t b) {
  if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN - b) {
    throw std::overflow_error{"a tally's count needs more than 64 bits"};
  }
  return a + b;
}

/// \throws std::overflow_error when the difference needs more than 64 bits
[[nodiscard]] constexpr std::int64_t difference_of_counts(std::int64_t a, std::int64_t b) {
  if (b < 0 ? a > INT64_MAX + b : a < INT64_MIN + b) {
    throw std::overflow_error{"a tally's count needs more than 64 bits"};
  }
  return a - b;
}

}  // namespace detail

}  // namespace thidua::inline v0
