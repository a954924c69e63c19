/// \file
/// A criteria tree as flat nodes, for judging many subjects on many days at once, and what the reasons of such a judgement are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace thidua::inline v0 {

enum class BulkNodeKind : std::uint8_t {
  leaf,
  all,
  any,
  at_least,
  none,
  excepted  ///< a criterion (the first child) and the conditions of its exceptions (the others)
};

struct BulkNode {
  BulkNodeKind kind = BulkNodeKind::leaf;
  std::uint32_t leaf = 0;               ///< leaf: its number, which is also its bit in the reasons
  std::uint32_t least = 0;              ///< at_least
  std::vector<std::uint32_t> children;  ///< nodes that stand before this one
  std::vector<bool>
      then;  ///< excepted: what each exception makes of the criterion where its condition holds
  friend bool operator==(const BulkNode&, const BulkNode&) = default;
};

/// Nodes, each after its children; the last one is the root. A node may be a part of several others, and a leaf stand in several
/// nodes: what it decides in one place or another is told once.
///
/// Truths are those of `combined_truth` (rule/judge.hpp). Where the root is not «yes», some leaves *decide* it; they are those of
/// `deciding_leaves` (rule/settle.hpp):
/// - a leaf decides itself;
/// - «all», «any» and «at least» are decided by what decides those children that have the node's own truth;
/// - «none» by what decides the children with the opposite truth (undetermined is its own opposite);
/// - an excepted criterion that is settled by what decides the first exception that holds and says so, and where none does,
///   by what decides the criterion; where exceptions hold that contradict each other, by what decides all that hold; where it
///   is undetermined for another reason, by what decides the undetermined children.
///
/// The deciding leaves of a root that is «no» explain its failure: of an «all» those that fail, of a «none» those that hold. The
/// deciding leaves of an undetermined root keep it open: undetermined leaves, or those that make exceptions contradict.
class BulkTree {
 public:
  /// Each adds a node and returns its number. \throws std::invalid_argument for a child that is not there yet
  std::uint32_t leaf(std::uint32_t number) {
    leaves_ = number >= leaves_ ? number + 1 : leaves_;
    return add({BulkNodeKind::leaf, number, 0, {}, {}});
  }
  std::uint32_t all(std::vector<std::uint32_t> children) {
    return add({BulkNodeKind::all, 0, 0, std::move(children), {}});
  }
  std::uint32_t any(std::vector<std::uint32_t> children) {
    return add({BulkNodeKind::any, 0, 0, std::move(children), {}});
  }
  std::uint32_t none(std::vector<std::uint32_t> children) {
    return add({BulkNodeKind::none, 0, 0, std::move(children), {}});
  }
  std::uint32_t at_least(std::uint32_t least, std::vector<std::uint32_t> children) {
    return add({BulkNodeKind::at_least, 0, least, std::move(children), {}});
  }
  /// \throws std::invalid_argument too when there is not one `then` for each child after the first
  std::uint32_t excepted(std::vector<std::uint32_t> children, std::vector<bool> then) {
    if (children.size() != then.size() + 1) {
      throw std::invalid_argument{"an excepted criterion is a node and its exceptions"};
    }
    return add({BulkNodeKind::excepted, 0, 0, std::move(children), std::move(then)});
  }

  [[nodiscard]] std::span<const BulkNode> nodes() const noexcept { return nodes_; }
  /// One more than the highest number of a leaf.
  [[nodiscard]] std::uint32_t leaves() const noexcept { return leaves_; }
  friend bool operator==(const BulkTree&, const BulkTree&) = default;

 private:
  std::uint32_t add(BulkNode node) {
    const auto number = static_cast<std::uint32_t>(nodes_.size());
    for (const std::uint32_t child : node.children) {
      if (child >= number) {
        throw std::invalid_argument{"node " + std::to_string(number) + " has the child " +
                                    std::to_string(child) + ", which is not there yet"};
      }
    }
    nodes_.push_back(std::move(node));
    return number;
  }

  std::vector<BulkNode> nodes_;
  std::uint32_t leaves_ = 0;
};

}  // namespace thidua::inline v0
