/// \file
/// Judges one criteria tree for many evaluations (a subject on a day under a reading, say) at once, on bit planes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>

#include <thidua/evaluate/bulk_leaf.hpp>
#include <thidua/evaluate/bulk_tree.hpp>

namespace thidua::inline v0 {

/// A mask for each evaluation, bit i for leaf i: 32 bits for up to 32 leaves, 64 for up to 64; empty: not asked for.
using ReasonMasks = std::variant<std::span<std::uint32_t>, std::span<std::uint64_t>>;

/// Where the answers go: one for each evaluation, in order.
struct BulkAnswers {
  std::span<std::uint8_t> truths;                    ///< the numbers of `Truth`
  ReasonMasks failing = std::span<std::uint32_t>{};  ///< the leaves that explain a «no»; else 0
  ReasonMasks open = std::span<std::uint32_t>{};  ///< the leaves that keep it undetermined; else 0
};

/// Judges the tree's root for each evaluation; leaf i of the tree is `leaves[i]`. What the masks mean says `BulkTree`. The number of
/// threads changes nothing in what comes out.
/// \throws std::invalid_argument, naming all that is wrong: a tree without nodes or with more leaves than there are columns or
///   bits; columns or answers of different lengths; masks of one kind without the other; a count below -1 or a truth above 2
///   (the answers are then not to be used)
void judge_in_bulk(const BulkTree& tree, std::span<const BulkLeaf> leaves,
                   const BulkAnswers& answers, unsigned threads = 1);

}  // namespace thidua::inline v0
