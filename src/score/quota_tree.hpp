/// \file
/// One award's quotas in their groups, as a tree of nodes: each node keeps a limit over all that lies in it. Counts for a subject how
/// many can be, and how many certainly are, selected before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <thidua/score/selection.hpp>

#include "place_order.hpp"

namespace thidua::inline v0 {

/// What a subject is for one award: whether its criteria hold (for shares of those eligible), and whether it can be chosen.
struct Candidate {
  Truth eligible = Truth::yes;
  Truth eligible_and_free = Truth::yes;  ///< and no higher award takes its place
  /// Whoever a higher award may take can be counted in a share without taking one of its places.
  bool may_be_taken = false;
};

class QuotaTree {
 public:
  QuotaTree(const Ranking& ranking, const PlaceOrder& order, const AwardRule& rule,
            const std::vector<Candidate>& candidates);

  /// Faults of the quotas for these subjects.
  [[nodiscard]] const Diagnostics& faults() const noexcept { return faults_; }
  /// Decides every candidate that lies in a quota; without faults only.
  void decide(AwardSelection& result);

 private:
  struct Node {
    const Quota* quota = nullptr;
    std::size_t parent = 0;
    std::size_t depth = 0;
    std::vector<std::size_t> members;   ///< all in it
    std::vector<std::size_t> children;  ///< nodes
    std::string block;
    std::string kind;
    std::int64_t yes = 0;   ///< eligible
    std::int64_t open = 0;  ///< eligible or not
    /// Sorted codes of its own candidates, those in no inner node.
    std::vector<std::int64_t> best;       ///< of all that can be chosen
    std::vector<std::int64_t> worst;      ///< of those that are free to be chosen for certain
    std::vector<std::int64_t> open_best;  ///< of those whose eligibility is open
    /// The same, at their worst, without those whom a higher award may take.
    std::vector<std::int64_t> open_worst;
  };

  struct Limits {
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
  };

  void check(const Quota& quota);
  void build(const Quota& quota, const std::vector<std::size_t>& pool, std::size_t parent,
             std::size_t depth);
  void fill(std::size_t node);
  [[nodiscard]] static std::optional<std::int64_t> limit(const Node& node, std::int64_t eligible);
  [[nodiscard]] Limits limits(const Node& node) const;
  [[nodiscard]] Limits limits_for(const Node& node, std::size_t subject) const;
  [[nodiscard]] bool holds(std::size_t node, std::size_t subject) const;
  /// Others in the node that can be chosen and be before the subject (or level with it).
  [[nodiscard]] std::int64_t most_before(std::size_t node, std::size_t subject, bool level) const;
  /// Others in the node that are chosen and before the subject for certain.
  [[nodiscard]] std::int64_t least_before(std::size_t node, std::size_t subject, bool level) const;
  [[nodiscard]] std::int64_t own_most(const Node& node, std::size_t index, std::size_t subject,
                                      bool level) const;
  [[nodiscard]] std::int64_t own_least(const Node& node, std::size_t index, std::size_t subject,
                                       bool level) const;
  [[nodiscard]] AwardChoice at_node(std::size_t node, std::size_t subject,
                                    const AwardChoice& inner) const;
  void report(std::size_t node, AwardSelection& result) const;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const Ranking& ranking_;
  const PlaceOrder& order_;
  const std::vector<Candidate>& candidates_;
  std::vector<Node> nodes_;
  std::vector<std::size_t> leaf_;  ///< the innermost node of each subject
  Diagnostics faults_;
};

}  // namespace thidua::inline v0
