/// \file
/// Whether two units change places because a third one leaves. Under points as they are they can't; under a relative
/// normalisation they can, since the third may have been what the others were measured by. A council that uses such a table
/// should know before it excludes somebody.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <thidua/score/sensitivity.hpp>

namespace thidua::inline v0 {

struct RankReversal {
  /// The unit that leaves.
  std::uint32_t dropped = 0;
  /// How many pairs of the others change their order.
  std::uint64_t pairs = 0;
  /// One of the pairs: `overtaken` was ahead of `overtaking`, and is behind it now. It is the overtaking unit that stood
  /// highest, and of those whom it overtakes the one that stood highest.
  std::uint32_t overtaken = 0;
  std::uint32_t overtaking = 0;
  friend bool operator==(const RankReversal&, const RankReversal&) = default;
};

/// Drops each unit in turn; those whose leaving changes the order of others, in the given order. A pair counts only if its
/// order is proven before and after: scores of normalised points are rounded in the ninth decimal (z-score: sixth), and a
/// difference within that rounding is none. Intervals of points are left out of account.
/// \returns nothing, when the progress function ended the work
/// \throws std::invalid_argument as `sensitivity`
[[nodiscard]] std::optional<std::vector<RankReversal>> rank_reversals(
    const ItemPoints& points, std::span<const Score> weights, Normalisation normalisation,
    unsigned threads = 1, const StepProgress& progress = {});

}  // namespace thidua::inline v0
