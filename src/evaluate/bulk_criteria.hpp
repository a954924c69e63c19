/// \file
/// A plan's criteria for one kind of subjects under one combination of readings, as a tree of flat nodes with a root for each question.
/// It mirrors the evaluator node by node.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/readings.hpp>
#include <thidua/evaluate/bulk_evaluation.hpp>
#include <thidua/evaluate/bulk_tree.hpp>

namespace thidua::inline v0 {

/// What a leaf's truth depends on besides the facts and the day.
struct LeafKey {
  /// criterion: an award that is none for the kind; contents: whether a target counts among them, or none does
  NodeKind kind = NodeKind::target_met;
  std::size_t item =
      0;  ///< target, indicator, judged fact (contents, then attested criteria), or paper, by its place in the plan
  bool of_unit = false;  ///< by the unit's results
  ClausePart part = ClausePart::alone;
  Comparison comparison = Comparison::at_least;  ///< target_met, measure
  bool by_margin = false;                        ///< target_exceeded
  Rational level;                                ///< measure
  Judgement wanted = Judgement::met;             ///< attested
  EndRoll roll = EndRoll::none;                  ///< paper
  std::vector<std::string> roles;
  /// What 0/0 is: of the target or indicator; of contents: for each target of the plan.
  std::vector<NoActivityRule> no_activity;
  friend auto operator<=>(const LeafKey&, const LeafKey&) = default;
};

/// A number that is given to each different key.
class LeafKeys {
 public:
  [[nodiscard]] std::size_t number(const LeafKey& key) {
    const auto [at, fresh] = numbers_.try_emplace(key, keys_.size());
    if (fresh) { keys_.push_back(key); }
    return at->second;
  }
  [[nodiscard]] const std::vector<LeafKey>& keys() const noexcept { return keys_; }

 private:
  std::map<LeafKey, std::size_t> numbers_;
  std::vector<LeafKey> keys_;
};

struct BulkCriteria {
  /// A leaf of the tree: whose planes it takes, and what it says to people; none: it is nothing that anybody could meet.
  struct Leaf {
    std::size_t key = 0;
    std::optional<BulkClause> clause;
    friend bool operator==(const Leaf&, const Leaf&) = default;
  };
  BulkTree tree;
  std::vector<Leaf> leaves;
  std::vector<std::optional<std::uint32_t>> roots;  ///< by question; none: not for this kind
  friend bool operator==(const BulkCriteria&, const BulkCriteria&) = default;
};

[[nodiscard]] BulkCriteria compile_criteria(const Plan& plan, const SubjectKind& kind,
                                            const Combination& combination, LeafKeys& keys);

/// The leaves that a root stands on.
[[nodiscard]] std::vector<bool> leaves_under(const BulkTree& tree, std::uint32_t root);

}  // namespace thidua::inline v0
