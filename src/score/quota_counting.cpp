/// \file
/// Counts in the tree of quotas, and decides.
#include <algorithm>

#include "quota_tree.hpp"

namespace thidua::inline v0 {

namespace {

std::int64_t share_of(const QuotaShare& share, std::int64_t count) {
  const Score exact = share.part * Score{count};
  switch (share.rounding) {
    case ShareRounding::up:
      return ceil(exact).convert_to<std::int64_t>();
    case ShareRounding::nearest:
      return floor(exact + Score{Rational{1, 2}}).convert_to<std::int64_t>();
    case ShareRounding::down:
      break;
  }
  return floor(exact).convert_to<std::int64_t>();
}

}  // namespace

std::optional<std::int64_t> QuotaTree::limit(const Node& node, std::int64_t eligible) {
  const Quota& quota = *node.quota;
  std::optional<std::int64_t> result = quota.count;
  if (quota.share) {
    const bool of_all = quota.share->of == ShareOf::all;
    const auto base = of_all ? static_cast<std::int64_t>(node.members.size()) : eligible;
    const std::int64_t share = std::max(share_of(*quota.share, base), quota.least);
    result = result ? std::min(*result, share) : share;
  }
  return result;
}

QuotaTree::Limits QuotaTree::limits(const Node& node) const {
  return {limit(node, node.yes), limit(node, node.yes + node.open)};
}

/// The limits where they are as bad, and as good, as they can be for the subject. Each eligible more raises a share by one at
/// most, so whoever is before the subject does harm by being eligible, and whoever is behind it by not being. Whom a higher award
/// may take does best by being eligible and taken: then it raises the share and leaves its place.
QuotaTree::Limits QuotaTree::limits_for(const Node& node, std::size_t subject) const {
  if (!node.children.empty()) { return limits(node); }
  const bool open = candidates_[subject].eligible == Truth::undetermined;
  const std::int64_t low = order_.worst[subject];
  const std::int64_t high = order_.best[subject];
  const bool level_counts = node.quota->ties != EdgeTie::all;
  auto harmful = static_cast<std::int64_t>(level_counts ? count_not_below(node.open_best, low)
                                                        : count_above(node.open_best, low));
  if (open && (level_counts || high > low)) { --harmful; }
  const bool level_harms = node.quota->ties == EdgeTie::none;
  auto certain = static_cast<std::int64_t>(level_harms ? count_not_below(node.open_worst, high)
                                                       : count_above(node.open_worst, high));
  const bool itself = open && !candidates_[subject].may_be_taken;
  if (itself && level_harms && high == low) { --certain; }
  return {limit(node, node.yes + harmful + (open ? 1 : 0)),
          limit(node, node.yes + node.open - certain)};
}

bool QuotaTree::holds(std::size_t node, std::size_t subject) const {
  for (std::size_t at = leaf_[subject]; at != none; at = nodes_[at].parent) {
    if (at == node) { return true; }
  }
  return false;
}

std::int64_t QuotaTree::own_most(const Node& node, std::size_t index, std::size_t subject,
                                 bool level) const {
  const std::int64_t low = order_.worst[subject];
  const bool itself = leaf_[subject] == index && (level || order_.best[subject] > low) &&
                      candidates_[subject].eligible_and_free != Truth::no;
  const std::size_t count = level ? count_not_below(node.best, low) : count_above(node.best, low);
  return static_cast<std::int64_t>(count) - (itself ? 1 : 0);
}

std::int64_t QuotaTree::own_least(const Node& node, std::size_t index, std::size_t subject,
                                  bool level) const {
  const std::int64_t high = order_.best[subject];
  const bool itself = level && leaf_[subject] == index && order_.worst[subject] == high &&
                      candidates_[subject].eligible_and_free == Truth::yes;
  const std::size_t count =
      level ? count_not_below(node.worst, high) : count_above(node.worst, high);
  return static_cast<std::int64_t>(count) - (itself ? 1 : 0);
}

std::int64_t QuotaTree::most_before(std::size_t index, std::size_t subject, bool level) const {
  const Node& node = nodes_[index];
  std::int64_t count = own_most(node, index, subject, level);
  for (const std::size_t child : node.children) {
    std::int64_t inner = most_before(child, subject, level);
    const auto most = limits(nodes_[child]).most;
    if (most && nodes_[child].quota->ties != EdgeTie::all) {
      inner = std::min(inner, holds(child, subject) ? std::max<std::int64_t>(*most - 1, 0) : *most);
    }
    count += inner;
  }
  return count;
}

std::int64_t QuotaTree::least_before(std::size_t index, std::size_t subject, bool level) const {
  const Node& node = nodes_[index];
  std::int64_t count = own_least(node, index, subject, level);
  for (const std::size_t child : node.children) {
    // Where equals at the edge of the inner quota go without, it may select fewer than its limit.
    if (nodes_[child].quota->ties == EdgeTie::none) { continue; }
    std::int64_t inner = least_before(child, subject, level);
    if (const auto least = limits(nodes_[child]).least) {
      inner =
          std::min(inner, holds(child, subject) ? std::max<std::int64_t>(*least - 1, 0) : *least);
    }
    count += inner;
  }
  return count;
}

/// What an outer node makes of a choice that its inner nodes leave open or give.
AwardChoice QuotaTree::at_node(std::size_t index, std::size_t subject,
                               const AwardChoice& inner) const {
  const Node& node = nodes_[index];
  const auto [least, most] = limits_for(node, subject);
  AwardChoice choice = inner;
  if (!least || !most) { return choice; }
  const EdgeTie ties = node.quota->ties;
  const std::int64_t above = most_before(index, subject, false);
  const std::int64_t level = most_before(index, subject, true);
  const bool certain = (ties == EdgeTie::all ? above : level) < *least;
  const bool can_be = least_before(index, subject, ties == EdgeTie::none) < *most;
  const bool is_outer = leaf_[subject] != index;
  if (!can_be) {
    choice.chosen = Chosen::out;
    choice.quota = index;
    const bool by_tie = ties == EdgeTie::none && least_before(index, subject, false) < *most;
    choice.reason = by_tie     ? ChoiceReason::tie_not_taken
                    : is_outer ? ChoiceReason::outer_quota
                               : ChoiceReason::beyond;
    return choice;
  }
  if (certain) {
    if (inner.chosen == Chosen::in && ties == EdgeTie::all && level >= *least) {
      choice.reason = ChoiceReason::tie_taken;
      choice.quota = index;
    }
    return choice;
  }
  if (inner.chosen == Chosen::in) {
    choice.chosen = Chosen::possible;
    choice.quota = index;
    // By order alone it would be in if its equals were behind it: then it is the council that decides.
    const bool by_council = ties == EdgeTie::council && order_.is_exact(subject) && above < *least;
    choice.reason = by_council ? ChoiceReason::tie_council : ChoiceReason::values_open;
  }
  return choice;
}

void QuotaTree::decide(AwardSelection& result) {
  for (std::size_t i = 0; i < leaf_.size(); ++i) {
    if (leaf_[i] == none || candidates_[i].eligible_and_free == Truth::no) { continue; }
    AwardChoice choice = result.choices[i];  // in, or possible with the reason why it is only that
    choice.quota = leaf_[i];
    for (std::size_t at = leaf_[i]; at != none && choice.chosen != Chosen::out;
         at = nodes_[at].parent) {
      choice = at_node(at, i, choice);
    }
    result.choices[i] = std::move(choice);
  }
  for (std::size_t node = 0; node < nodes_.size(); ++node) { report(node, result); }
  for (std::size_t i = 0; i < leaf_.size(); ++i) {
    AwardChoice& choice = result.choices[i];
    const bool by_rank = choice.reason == ChoiceReason::beyond ||
                         choice.reason == ChoiceReason::outer_quota ||
                         choice.reason == ChoiceReason::tie_not_taken;
    if (!by_rank || !choice.quota) { continue; }
    const auto last = result.quotas[*choice.quota].last_in;
    if (!last) { continue; }
    const auto& own = ranking_.subjects[i].contender.values.front();
    const auto& edge = ranking_.subjects[*last].contender.values.front();
    if (own.is_exact() && edge.is_exact()) {
      choice.behind = *own.low < *edge.low ? *edge.low - *own.low : *own.low - *edge.low;
    }
  }
}

void QuotaTree::report(std::size_t index, AwardSelection& result) const {
  const Node& node = nodes_[index];
  const auto [least, most] = limits(node);
  QuotaResult quota;
  quota.id = node.quota->id;
  quota.block = node.block;
  quota.kind = node.kind;
  quota.depth = node.depth;
  quota.all = static_cast<std::int64_t>(node.members.size());
  quota.eligible_least = node.yes;
  quota.eligible_most = node.yes + node.open;
  quota.limit_least = least;
  quota.limit_most = most;
  for (const std::size_t i : node.members) {
    const AwardChoice& choice = result.choices[i];
    const auto& [eligible, free, may_be_taken] = candidates_[i];
    if (may_be_taken) {
      ++quota.taken_most;
      if (eligible == Truth::yes && free == Truth::no) { ++quota.taken_least; }
    }
    if (choice.chosen == Chosen::in) {
      ++quota.in;
      if (!quota.last_in || order_.worst[i] < order_.worst[*quota.last_in]) { quota.last_in = i; }
    } else if (choice.chosen == Chosen::possible) {
      ++quota.possible;
    } else if (choice.reason == ChoiceReason::outer_quota &&
               nodes_[*choice.quota].depth < node.depth) {
      ++quota.out_by_outer;
    } else if (choice.quota == index) {
      const auto& first = quota.first_outside;
      if (!first || order_.best[*first] < order_.best[i]) { quota.first_outside = i; }
    }
  }
  if (quota.last_in && quota.first_outside) {
    const auto& in = ranking_.subjects[*quota.last_in].contender.values.front();
    const auto& out = ranking_.subjects[*quota.first_outside].contender.values.front();
    if (in.is_exact() && out.is_exact()) {
      quota.edge = *out.low < *in.low ? *in.low - *out.low : *out.low - *in.low;
    }
  }
  result.quotas.push_back(std::move(quota));
}

}  // namespace thidua::inline v0
