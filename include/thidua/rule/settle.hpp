/// \file
/// What is still missing: the smallest sets of facts, papers and judgements that would settle an undetermined verdict, and
/// the leaves that decide a settled one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <vector>

#include <thidua/core/truth.hpp>
#include <thidua/rule/explanation.hpp>
#include <thidua/rule/judge.hpp>

namespace thidua::inline v0 {

/// A missing fact and how it would have to turn out for its leaf.
struct SettlingFact {
  Need need;
  Truth outcome = Truth::yes;
  friend auto operator<=>(const SettlingFact&, const SettlingFact&) = default;
};

/// Sorted; together they settle the verdict, and no part of them does.
using SettlingSet = std::vector<SettlingFact>;

struct Settlement {
  std::vector<SettlingSet> yes;  ///< the ways to yes, the smallest first
  std::vector<SettlingSet> no;   ///< the ways to no
  friend bool operator==(const Settlement&, const Settlement&) = default;
};

namespace detail {

/// At most so many ways are kept at each node, the smallest: a tree of unknowns has exponentially many.
inline constexpr std::size_t most_ways = 64;

/// Whether the two ask the same fact for something: the value of one number, one judgement, one paper.
[[nodiscard]] inline bool same_fact(const Need& a, const Need& b) {
  return a.kind == b.kind && a.subject == b.subject && a.id == b.id && a.roles == b.roles;
}

/// What a settling fact leaves of a number: the values from a bound on, or up to it.
struct Bound {
  Rational value;
  bool included = false;
  bool is_low = true;

  [[nodiscard]] static Bound of(const SettlingFact& fact) {
    const auto [comparison, value] = *fact.need.bar;
    const bool passes = fact.outcome == Truth::yes;
    return {value, is_strict(comparison) != passes, is_upward(comparison) == passes};
  }
  /// Whether it leaves no more than the other, which bounds the same side.
  [[nodiscard]] bool is_as_tight_as(const Bound& other) const {
    if (value == other.value) { return !included || other.included; }
    return is_low ? value > other.value : value < other.value;
  }
};

/// Whether some number lies on the wanted side of every bar.
[[nodiscard]] inline bool some_number_fits(std::span<const SettlingFact> facts) {
  std::optional<Bound> low;
  std::optional<Bound> high;
  for (const auto& fact : facts) {
    if (!fact.need.bar) { continue; }
    const Bound bound = Bound::of(fact);
    auto& side = bound.is_low ? low : high;
    if (!side || bound.is_as_tight_as(*side)) { side = bound; }
  }
  if (!low || !high) { return true; }
  return low->value < high->value || (low->value == high->value && low->included && high->included);
}

/// Whether some judgement is as each of the facts wants it; «exceeded» includes «met».
[[nodiscard]] inline bool some_judgement_fits(std::span<const SettlingFact> facts) {
  constexpr Judgement possible[] = {Judgement::not_met, Judgement::met, Judgement::exceeded};
  return std::any_of(std::begin(possible), std::end(possible), [&](Judgement judgement) {
    return std::all_of(facts.begin(), facts.end(), [&](const SettlingFact& fact) {
      return (judgement >= fact.need.judgement) == (fact.outcome == Truth::yes);
    });
  });
}

/// Whether no state of the world is as all the facts want it.
[[nodiscard]] inline bool contradicts(const SettlingSet& set) {
  for (auto first = set.begin(); first != set.end();) {
    const auto last = std::find_if(
        first, set.end(), [&](const SettlingFact& f) { return !same_fact(f.need, first->need); });
    const std::span<const SettlingFact> facts{first, last};
    const bool one_outcome = std::all_of(facts.begin(), facts.end(), [&](const SettlingFact& f) {
      return f.outcome == first->outcome;
    });
    const bool fits = first->need.kind == NeedKind::judgement ? some_judgement_fits(facts)
                      : first->need.bar                       ? some_number_fits(facts)
                                                              : one_outcome;
    if (!fits) { return true; }
    first = last;
  }
  return false;
}

/// Of several bars that ask the same of one number only the tightest says something.
inline void keep_tightest(SettlingSet& set) {
  const auto is_said_by = [&](const SettlingFact& fact) {
    return std::any_of(set.begin(), set.end(), [&](const SettlingFact& other) {
      if (&other == &fact || !other.need.bar || !same_fact(other.need, fact.need)) { return false; }
      const Bound mine = Bound::of(fact);
      const Bound theirs = Bound::of(other);
      if (mine.is_low != theirs.is_low || !theirs.is_as_tight_as(mine)) { return false; }
      return !mine.is_as_tight_as(theirs) || &other < &fact;  // of two that say the same, the first
    });
  };
  SettlingSet tightest;
  for (const auto& fact : set) {
    if (!fact.need.bar || !is_said_by(fact)) { tightest.push_back(fact); }
  }
  set = std::move(tightest);
}

inline void keep_minimal(std::vector<SettlingSet>& ways) {
  std::sort(ways.begin(), ways.end(), [](const SettlingSet& a, const SettlingSet& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  std::vector<SettlingSet> minimal;
  for (auto& way : ways) {
    const bool covered =
        std::any_of(minimal.begin(), minimal.end(), [&](const SettlingSet& smaller) {
          return std::includes(way.begin(), way.end(), smaller.begin(), smaller.end());
        });
    if (!covered && minimal.size() < most_ways) { minimal.push_back(std::move(way)); }
  }
  ways = std::move(minimal);
}

/// All of `a` with all of `b`.
[[nodiscard]] inline std::vector<SettlingSet> crossed(const std::vector<SettlingSet>& a,
                                                      const std::vector<SettlingSet>& b) {
  std::vector<SettlingSet> result;
  for (const auto& left : a) {
    for (const auto& right : b) {
      SettlingSet joined;
      std::set_union(left.begin(), left.end(), right.begin(), right.end(),
                     std::back_inserter(joined));
      if (contradicts(joined)) { continue; }
      keep_tightest(joined);
      result.push_back(std::move(joined));
    }
  }
  keep_minimal(result);
  return result;
}

[[nodiscard]] inline std::vector<SettlingSet> ways_to(const Explanation& node, Truth target);

/// Ways in which at least `least` of `nodes` become `target`.
[[nodiscard]] inline std::vector<SettlingSet> ways_for_some(std::span<const Explanation> nodes,
                                                            std::size_t least, Truth target) {
  // reached[j]: ways in which j of the nodes so far are settled as wanted
  std::vector<std::vector<SettlingSet>> reached(least + 1);
  reached[0] = {SettlingSet{}};
  for (const auto& node : nodes) {
    const auto ways = ways_to(node, target);
    if (ways.empty()) { continue; }
    for (std::size_t j = least; j > 0; --j) {
      auto more = crossed(reached[j - 1], ways);
      reached[j].insert(reached[j].end(), more.begin(), more.end());
      keep_minimal(reached[j]);
    }
  }
  return reached[least];
}

[[nodiscard]] inline std::vector<SettlingSet> ways_to(const Explanation& node, Truth target) {
  if (node.truth == target) { return {SettlingSet{}}; }
  if (node.truth != Truth::undetermined) { return {}; }
  if (node.children.empty()) {
    return node.need ? std::vector<SettlingSet>{{SettlingFact{*node.need, target}}}
                     : std::vector<SettlingSet>{};
  }
  const std::span<const Explanation> children{node.children};
  const bool yes = target == Truth::yes;
  switch (node.kind) {
    case NodeKind::any:
      return yes ? ways_for_some(children, 1, target)
                 : ways_for_some(children, children.size(), target);
    case NodeKind::at_least:
      return yes ? ways_for_some(children, node.least, target)
                 : ways_for_some(children, children.size() - node.least + 1, target);
    case NodeKind::none:
    case NodeKind::precedence:
      return yes ? ways_for_some(children, children.size(), Truth::no)
                 : ways_for_some(children, 1, Truth::yes);
    case NodeKind::excepted: {
      const auto rule = children.first(1);
      std::vector<Explanation> saying_yes;
      std::vector<Explanation> saying_no;
      for (const auto& child : children.subspan(1)) {
        (child.then.value_or(false) ? saying_yes : saying_no).push_back(child);
      }
      // The rule holds or fails by itself, or an exception says so; and none says otherwise.
      const auto& likewise = yes ? saying_yes : saying_no;
      const auto& otherwise = yes ? saying_no : saying_yes;
      auto ways = ways_for_some(rule, 1, target);
      const auto by_exception = ways_for_some(likewise, 1, Truth::yes);
      ways.insert(ways.end(), by_exception.begin(), by_exception.end());
      return crossed(ways, ways_for_some(otherwise, otherwise.size(), Truth::no));
    }
    default:
      return yes ? ways_for_some(children, children.size(), target)
                 : ways_for_some(children, 1, target);
  }
}

}  // namespace detail

/// The smallest sets of missing facts that would settle the node, to yes and to no. Empty sets of ways where it is settled, or where
/// no fact can settle it.
[[nodiscard]] inline Settlement settlement(const Explanation& node) {
  if (node.truth != Truth::undetermined) { return {}; }
  return {detail::ways_to(node, Truth::yes), detail::ways_to(node, Truth::no)};
}

/// The leaves that make the node what it is: of «all» that fails the failing ones, of «any» that holds the holding ones …
inline void collect_deciding_leaves(const Explanation& node,
                                    std::vector<const Explanation*>& leaves) {
  if (node.children.empty()) {
    leaves.push_back(&node);
    return;
  }
  if (exceptions_conflict(node)) {
    for (const auto& child : std::span{node.children}.subspan(1)) {
      if (child.truth == Truth::yes) { collect_deciding_leaves(child, leaves); }
    }
    return;
  }
  if (node.kind == NodeKind::excepted && node.truth != Truth::undetermined) {
    for (const auto& child : std::span{node.children}.subspan(1)) {
      if (child.truth == Truth::yes && to_truth(*child.then) == node.truth) {
        collect_deciding_leaves(child, leaves);
        return;
      }
    }
    collect_deciding_leaves(node.children.front(), leaves);
    return;
  }
  const bool negated = node.kind == NodeKind::none || node.kind == NodeKind::precedence;
  const Truth wanted = negated ? negate(node.truth) : node.truth;
  for (const auto& child : node.children) {
    if (child.truth == wanted) { collect_deciding_leaves(child, leaves); }
  }
}

[[nodiscard]] inline std::vector<const Explanation*> deciding_leaves(const Explanation& node) {
  std::vector<const Explanation*> leaves;
  collect_deciding_leaves(node, leaves);
  return leaves;
}

}  // namespace thidua::inline v0
