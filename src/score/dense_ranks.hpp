/// \file
/// How many distinct values can lie before a contender: what dense ranks count. Unlike the number of contenders before it, it
/// is not settled by everybody's extremes: it is the least number of points that meet all intervals before it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "place_order.hpp"

namespace thidua::inline v0 {

/// For each member the least and the greatest number of distinct values before it. Nothing where members that can be equal
/// are open in more than one key: meeting boxes with the fewest points is a hard problem, and a guess is no rank.
[[nodiscard]] std::optional<std::vector<std::pair<std::size_t, std::size_t>>> distinct_before(
    const PlaceOrder& order, std::span<const std::size_t> members);

}  // namespace thidua::inline v0
