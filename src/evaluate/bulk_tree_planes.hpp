/// \file
/// A tree judged on the planes of one block: its truths from the leaves up, what decides them from the root down.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <thidua/evaluate/bulk_tree.hpp>

#include "bulk_planes.hpp"

namespace thidua::inline v0 {

/// A leaf that has no bit.
inline constexpr std::uint32_t no_bit = ~0U;

/// Where the masks of one block go; so many of them as the block has evaluations.
template <class Mask>
struct BlockMasks {
  Mask* failing = nullptr;
  Mask* open = nullptr;
};

/// Holds the room for one block; one for each thread. The tree has to outlive it.
class PlaneJudge {
 public:
  explicit PlaneJudge(const BulkTree& tree);

  /// The planes of leaf `i`, to be filled before `judge`.
  [[nodiscard]] TruthPlanes& leaf(std::size_t i) { return leaves_[i]; }

  /// Judges every node from the leaves.
  void judge();
  /// The truths of a node, as numbers.
  void write_truths(std::uint32_t node, std::size_t count, std::uint8_t* truths) const;
  /// Finds what decides a node where it is not «yes».
  void decide(std::uint32_t root);
  /// The masks of the node that was decided last. Leaf i is at bit `bits[i]`; those from `first_bit` on are written, as many as
  /// a mask has.
  template <class Mask>
  void write_masks(std::uint32_t root, std::span<const std::uint32_t> bits, std::uint32_t first_bit,
                   std::size_t count, BlockMasks<Mask> masks) const;

 private:
  void pass_down(const BulkNode& node, std::size_t at);
  void pass_down_excepted(const BulkNode& node, std::size_t at);
  template <class Step>
  void add_to(std::uint32_t child, const Step& step);

  std::span<const BulkNode> nodes_;
  std::vector<TruthPlanes> leaves_;
  std::vector<TruthPlanes> truths_;     // of each node
  std::vector<Plane> deciding_;         // of each node
  std::vector<Plane> deciding_leaves_;  // of each leaf
  std::vector<std::uint8_t> reached_;   // whether a node is a part of the root in hand
  std::vector<Plane> counts_;           // of «at least», by how many
};

}  // namespace thidua::inline v0
