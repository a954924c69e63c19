/// \file
/// The matrix of item points that a sensitivity analysis varies: integers on one decimal or common grid, so that every score
/// of every draw is an exact integer, whatever the order of its sum.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <thidua/score/number.hpp>

namespace thidua::inline v0 {

/// Points of units by items, item after item: the points of unit u in item i are `value[i * units + u] / scale`.
struct ItemPoints {
  std::size_t units = 0;
  std::size_t items = 0;
  std::vector<std::int64_t> value;
  /// What a figure stands for where it is known only to its printed precision: any point from low to high. Both empty
  /// where all are known exactly.
  std::vector<std::int64_t> low;
  std::vector<std::int64_t> high;
  std::int64_t scale = 1;
  /// False where the points share no grid that fits, and were rounded to `1 / scale`.
  bool exact = true;

  [[nodiscard]] std::span<const std::int64_t> column(const std::vector<std::int64_t>& of,
                                                     std::size_t item) const {
    return std::span{of}.subspan(item * units, units);
  }
  friend bool operator==(const ItemPoints&, const ItemPoints&) = default;
};

/// The finest use of the grid: no value exceeds this in size, so that 1,000,000 times it is below 2^52.
inline constexpr std::int64_t largest_grid_value = 4'500'000'000;

/// Puts exact points on a grid: the coarsest on which all of them are integers, or, where that is finer than
/// `largest_grid_value` admits, the finest decimal one. With intervals (`low`, `high`: empty, or like `points`) it is made up
/// to a thousand times finer, so that what lies within an interval can be drawn. All are in the order of `ItemPoints`.
/// \throws std::invalid_argument for sizes that do not fit, a low that is above its high, points outside their interval,
///         and points too large for any grid
[[nodiscard]] ItemPoints item_points(std::size_t units, std::size_t items,
                                     std::span<const Score> points, std::span<const Score> low = {},
                                     std::span<const Score> high = {});

/// The same from doubles, each read as its shortest decimal form: 0.1 is one tenth.
/// \throws std::invalid_argument as above, and for NaN and infinities
[[nodiscard]] ItemPoints item_points(std::size_t units, std::size_t items,
                                     std::span<const double> points);

/// The same from integers: no common grid has to be found, and nothing is ever rounded.
/// \throws std::invalid_argument as above
[[nodiscard]] ItemPoints item_points(std::size_t units, std::size_t items,
                                     std::vector<std::int64_t> points, std::int64_t scale = 1);

}  // namespace thidua::inline v0
