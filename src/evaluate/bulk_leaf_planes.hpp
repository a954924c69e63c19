/// \file
/// Leaves to planes: the counts of a block held against a level.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <thidua/evaluate/bulk_leaf.hpp>

#include "bulk_planes.hpp"

namespace thidua::inline v0 {

/// A test as the kernel takes it: the sign of n·a - d·b is the answer or its opposite.
struct SignTest {
  Int128 a = 0;  // the negative of any 64-bit number too
  Int128 b = 0;
  bool sign_is_yes = false;
  Truth no_activity = Truth::undetermined;
  /// Counts + 1 below this fit 32-bit products: a power of two, or 0 where none do.
  std::uint32_t narrow_below = 0;

  explicit SignTest(const RatioTest& test);
};

/// The planes of a block of `block_size` counts. \returns whether all counts are -1 or more
[[nodiscard]] bool ratio_planes(const SignTest& test, const std::int32_t* n, const std::int32_t* d,
                                TruthPlanes& planes);
[[nodiscard]] bool ratio_planes(const SignTest& test, const std::int64_t* n, const std::int64_t* d,
                                TruthPlanes& planes);

/// The planes of a block of truths. \returns whether all are truths
[[nodiscard]] bool truth_planes(const std::uint8_t* truths, TruthPlanes& planes);

}  // namespace thidua::inline v0
