/// \file
/// The bulk judgement of one evaluation, written as plainly as it can be said: the oracle that the planes are held against, in the
/// tests and in the benchmark. Not for use: `judge_in_bulk` gives the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <thidua/core/overloaded.hpp>
#include <thidua/evaluate/bulk_leaf.hpp>
#include <thidua/evaluate/bulk_tree.hpp>
#include <thidua/measure/measure.hpp>

namespace thidua::inline v0 {

/// One ratio by the library's own comparison. \throws std::invalid_argument for a negative count
[[nodiscard]] inline Truth reference_truth(std::int64_t n, std::int64_t d, const RatioTest& test) {
  if (n == missing_count || d == missing_count) { return Truth::undetermined; }
  if (n == 0 && d == 0) { return no_activity_truth(test); }
  if (d == 0) { return Truth::undetermined; }
  return to_truth(holds(Ratio{n, d}, test.comparison, test.level));
}

[[nodiscard]] inline Truth reference_truth(const BulkLeaf& leaf, std::size_t at) {
  const auto value = [&](const CountColumn& column) {
    return std::visit([&](const auto& values) { return std::int64_t{values[at]}; }, column);
  };
  return std::visit(
      Overloaded{[&](const RatioLeaf& ratio) {
                   return reference_truth(value(ratio.n), value(ratio.d), ratio.test);
                 },
                 [&](const TruthLeaf& given) { return static_cast<Truth>(given.truths[at]); }},
      leaf);
}

/// One evaluation after another: the truth of each node from its children's, then down from the root to what decides it.
class ReferenceWalk {
 public:
  /// The tree has to outlive its walk.
  explicit ReferenceWalk(const BulkTree& tree) : nodes_{tree.nodes()}, truths_(nodes_.size()) {}

  /// The root's truth.
  Truth judge(std::span<const Truth> leaves) {
    for (std::size_t at = 0; at < nodes_.size(); ++at) { truths_[at] = combined(at, leaves); }
    return truths_.back();
  }
  /// A bit for each leaf that decides the root as it was judged last; none for one that is «yes».
  [[nodiscard]] std::uint64_t deciding() const {
    std::uint64_t bits = 0;
    if (truths_.back() != Truth::yes) { decide(nodes_.size() - 1, bits); }
    return bits;
  }

 private:
  [[nodiscard]] Truth combined(std::size_t at, std::span<const Truth> leaves) const {
    const BulkNode& node = nodes_[at];
    switch (node.kind) {
      case BulkNodeKind::leaf:
        return leaves[node.leaf];
      case BulkNodeKind::any:
        return any(node);
      case BulkNodeKind::none:
        return negate(any(node));
      case BulkNodeKind::at_least:
        return some(node);
      case BulkNodeKind::excepted:
        return excepted(node);
      case BulkNodeKind::all:
        break;
    }
    Truth result = Truth::yes;
    for (const std::uint32_t child : node.children) { result = both(result, truths_[child]); }
    return result;
  }

  [[nodiscard]] Truth any(const BulkNode& node) const {
    Truth result = Truth::no;
    for (const std::uint32_t child : node.children) { result = either(result, truths_[child]); }
    return result;
  }

  [[nodiscard]] Truth some(const BulkNode& node) const {
    std::size_t yes = 0;
    std::size_t possible = 0;
    for (const std::uint32_t child : node.children) {
      yes += truths_[child] == Truth::yes ? 1U : 0U;
      possible += truths_[child] != Truth::no ? 1U : 0U;
    }
    if (yes >= node.least) { return Truth::yes; }
    return possible < node.least ? Truth::no : Truth::undetermined;
  }

  [[nodiscard]] Truth excepted(const BulkNode& node) const {
    Truth says_yes = Truth::no;
    Truth says_no = Truth::no;
    for (std::size_t i = 0; i < node.then.size(); ++i) {
      Truth& side = node.then[i] ? says_yes : says_no;
      side = either(side, truths_[node.children[i + 1]]);
    }
    if (says_yes != Truth::no && says_no == Truth::yes) { return Truth::undetermined; }
    return both(either(truths_[node.children.front()], says_yes), negate(says_no));
  }

  void decide(std::size_t at, std::uint64_t& bits) const {
    const BulkNode& node = nodes_[at];
    if (node.kind == BulkNodeKind::leaf) {
      bits |= std::uint64_t{1} << node.leaf;
      return;
    }
    if (node.kind == BulkNodeKind::excepted && decide_excepted(node, truths_[at], bits)) { return; }
    const Truth wanted = node.kind == BulkNodeKind::none ? negate(truths_[at]) : truths_[at];
    for (const std::uint32_t child : node.children) {
      if (truths_[child] == wanted) { decide(child, bits); }
    }
  }

  /// Whether it was done: an excepted criterion that stays undetermined without a contradiction is as any other node.
  bool decide_excepted(const BulkNode& node, Truth own, std::uint64_t& bits) const {
    const auto holds = [&](std::size_t i) { return truths_[node.children[i + 1]] == Truth::yes; };
    bool yes = false;
    bool no = false;
    for (std::size_t i = 0; i < node.then.size(); ++i) {
      if (holds(i)) { (node.then[i] ? yes : no) = true; }
    }
    if (yes && no) {
      for (std::size_t i = 0; i < node.then.size(); ++i) {
        if (holds(i)) { decide(node.children[i + 1], bits); }
      }
      return true;
    }
    if (own == Truth::undetermined) { return false; }
    for (std::size_t i = 0; i < node.then.size(); ++i) {
      if (holds(i) && to_truth(node.then[i]) == own) {
        decide(node.children[i + 1], bits);
        return true;
      }
    }
    decide(node.children.front(), bits);
    return true;
  }

  std::span<const BulkNode> nodes_;
  std::vector<Truth> truths_;
};

}  // namespace thidua::inline v0
