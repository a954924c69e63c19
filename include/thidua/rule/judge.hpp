/// \file
/// Judges a criterion tree in three-valued logic over a judge of leaves, and keeps the tree of reasons.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include <thidua/core/truth.hpp>
#include <thidua/rule/criterion.hpp>
#include <thidua/rule/explanation.hpp>

namespace thidua::inline v0 {

namespace detail {

[[nodiscard]] inline std::vector<Truth> truths_of(std::span<const Explanation> nodes) {
  std::vector<Truth> truths;
  truths.reserve(nodes.size());
  for (const auto& node : nodes) { truths.push_back(node.truth); }
  return truths;
}

[[nodiscard]] constexpr NodeKind node_kind(CriterionKind kind) noexcept {
  switch (kind) {
    case CriterionKind::any:
      return NodeKind::any;
    case CriterionKind::at_least:
      return NodeKind::at_least;
    case CriterionKind::none:
      return NodeKind::none;
    default:
      return NodeKind::all;
  }
}

}  // namespace detail

/// The truth of an inner node from its children's. For an excepted criterion: it holds, or an exception says yes; and no exception
/// says no. Two that hold and disagree leave it undetermined, and so does one that says no while one that says yes may yet hold:
/// a «no» that a fact could still turn into a conflict is none.
[[nodiscard]] inline Truth combined_truth(const Explanation& node) {
  const auto truths = detail::truths_of(node.children);
  switch (node.kind) {
    case NodeKind::any:
      return any_of(truths);
    case NodeKind::at_least:
      return at_least(node.least, truths);
    case NodeKind::none:
    case NodeKind::precedence:
      return none_of(truths);
    case NodeKind::excepted: {
      Truth says_yes = Truth::no;
      Truth says_no = Truth::no;
      for (const auto& child : std::span{node.children}.subspan(1)) {
        Truth& side = child.then.value_or(false) ? says_yes : says_no;
        side = either(side, child.truth);
      }
      if (says_yes != Truth::no && says_no == Truth::yes) { return Truth::undetermined; }
      return both(either(truths.front(), says_yes), negate(says_no));
    }
    default:
      return all_of(truths);
  }
}

[[nodiscard]] inline bool exceptions_conflict(const Explanation& node) {
  bool yes = false;
  bool no = false;
  for (const auto& child : node.children) {
    if (child.kind != NodeKind::exception || child.truth != Truth::yes) { continue; }
    (child.then.value_or(false) ? yes : no) = true;
  }
  return yes && no;
}

/// Judges `criterion`. `leaf(criterion, cite)` explains a leaf; `cite` is the clause in force there, inherited from the
/// criterion around it where it has none of its own.
template <class Leaf>
[[nodiscard]] Explanation judge(const Criterion& criterion, const Citation& inherited,
                                const Leaf& leaf) {
  const Citation& cite = criterion.cite.empty() ? inherited : criterion.cite;
  Explanation node;
  if (criterion.has_parts()) {
    node.kind = detail::node_kind(criterion.kind);
    node.least = criterion.least;
    node.cite = cite;
    node.title = criterion.title;
    node.children.reserve(criterion.parts.size());
    for (const auto& part : criterion.parts) { node.children.push_back(judge(part, cite, leaf)); }
    node.truth = combined_truth(node);
  } else {
    node = leaf(criterion, cite);
  }
  if (criterion.exceptions.empty()) { return node; }

  Explanation excepted;
  excepted.kind = NodeKind::excepted;
  excepted.cite = cite;
  excepted.children.push_back(std::move(node));
  for (const auto& exception : criterion.exceptions) {
    Explanation condition;
    condition.kind = NodeKind::exception;
    condition.cite = exception.cite.empty() ? cite : exception.cite;
    condition.then = exception.then;
    condition.children.push_back(judge(exception.when, condition.cite, leaf));
    condition.truth = condition.children.front().truth;
    excepted.children.push_back(std::move(condition));
  }
  excepted.truth = combined_truth(excepted);
  if (exceptions_conflict(excepted)) { excepted.reason = Reason::exceptions_conflict; }
  return excepted;
}

}  // namespace thidua::inline v0
