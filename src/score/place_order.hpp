/// \file
/// The order of contenders as integers, so that values are compared once and places are then counted: each contender gets the
/// code of its best and of its worst possible vector of values. Larger codes come first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <thidua/score/contender.hpp>

namespace thidua::inline v0 {

/// Lexicographic order is monotone in every key, so a contender's best vector is that of its best bounds, and of its worst
/// vector the same: no other combination can be before or behind them.
struct PlaceOrder {
  std::vector<std::int64_t> best;   ///< one a contender
  std::vector<std::int64_t> worst;  ///< equal to `best` where all keys are exact
  /// The codes of each key: at 2i the best of contender i, at 2i + 1 its worst.
  std::vector<std::vector<std::int64_t>> keys;

  [[nodiscard]] bool is_exact(std::size_t i) const { return best[i] == worst[i]; }
};

/// `by_id`: equals are told apart by their ids, smaller ids first.
[[nodiscard]] PlaceOrder place_order(std::span<const Contender* const> contenders,
                                     const RankRules& rules, bool by_id);

/// How many of the sorted codes are larger; and how many are not smaller.
[[nodiscard]] std::size_t count_above(std::span<const std::int64_t> sorted, std::int64_t code);
[[nodiscard]] std::size_t count_not_below(std::span<const std::int64_t> sorted, std::int64_t code);

}  // namespace thidua::inline v0
