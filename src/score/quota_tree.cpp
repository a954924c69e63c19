/// \file
/// Builds the tree of quotas: which groups there are, who lies where, what is wrong with the quotas for these subjects.
#include "quota_tree.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace thidua::inline v0 {

namespace {

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

Diagnostic fault_of(Fault fault, std::vector<std::string> arguments, const Citation& cite) {
  Diagnostic diagnostic;
  diagnostic.fault = fault;
  diagnostic.arguments = std::move(arguments);
  diagnostic.clause = to_string(cite);
  return diagnostic;
}

}  // namespace

QuotaTree::QuotaTree(const Ranking& ranking, const PlaceOrder& order, const AwardRule& rule,
                     const std::vector<Candidate>& candidates)
    : ranking_{ranking},
      order_{order},
      candidates_{candidates},
      leaf_(ranking.subjects.size(), none) {
  std::vector<std::size_t> all(ranking.subjects.size());
  for (std::size_t i = 0; i < all.size(); ++i) { all[i] = i; }
  for (const auto& quota : rule.quotas) {
    check(quota);
    build(quota, all, none, 0);
  }
  for (std::size_t node = 0; node < nodes_.size(); ++node) { fill(node); }
}

void QuotaTree::check(const Quota& quota) {
  if (quota.count && *quota.count < 0) {
    faults_.push_back(fault_of(Fault::select_quota_out_of_range,
                               {quota.id, std::to_string(*quota.count)}, quota.cite));
  }
  if (quota.least < 0) {
    faults_.push_back(fault_of(Fault::select_quota_out_of_range,
                               {quota.id, std::to_string(quota.least)}, quota.cite));
  }
  if (quota.least > 0 && !quota.share) {  // it would raise nothing
    faults_.push_back(fault_of(Fault::select_quota_out_of_range,
                               {quota.id, "least = " + std::to_string(quota.least) + ", share = —"},
                               quota.cite));
  }
  if (quota.share && (quota.share->part < Score{0} || quota.share->part > Score{1})) {
    const Score percent = quota.share->part * Score{100};
    faults_.push_back(fault_of(
        Fault::select_quota_out_of_range,
        {quota.id, decimal_text(percent, 4, '.', Rounding::nearest).value() + " %"}, quota.cite));
  }
  const auto unknown = [&](const std::vector<std::string>& names, auto member) {
    for (const auto& name : names) {
      const bool known = std::any_of(
          ranking_.subjects.begin(), ranking_.subjects.end(),
          [&](const RankedSubject& subject) { return subject.contender.*member == name; });
      if (!known) {
        faults_.push_back(fault_of(Fault::select_unknown_group, {quota.id, name}, quota.cite));
      }
    }
  };
  unknown(quota.kinds, &Contender::kind);
  unknown(quota.blocks, &Contender::block);
  for (const auto& part : quota.parts) { check(part); }
}

void QuotaTree::build(const Quota& quota, const std::vector<std::size_t>& pool, std::size_t parent,
                      std::size_t depth) {
  const bool by_block = quota.per == Within::block || quota.per == Within::block_and_kind;
  const bool by_kind = quota.per == Within::kind || quota.per == Within::block_and_kind;
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> groups;
  for (const std::size_t i : pool) {
    const Contender& contender = ranking_.subjects[i].contender;
    if (!quota.kinds.empty() && !contains(quota.kinds, contender.kind)) { continue; }
    if (!quota.blocks.empty() && !contains(quota.blocks, contender.block)) { continue; }
    groups[{by_block ? contender.block : std::string{}, by_kind ? contender.kind : std::string{}}]
        .push_back(i);
  }
  for (auto& [name, members] : groups) {
    const std::size_t index = nodes_.size();
    std::set<std::size_t> ranked_apart;
    for (const std::size_t i : members) {
      ranked_apart.insert(ranking_.subjects[i].group);
      const std::size_t other = leaf_[i];
      if (other != parent && other != none) {
        faults_.push_back(fault_of(
            Fault::select_overlap,
            {nodes_[other].quota->id, quota.id, ranking_.subjects[i].contender.id}, quota.cite));
        return;
      }
      leaf_[i] = index;
    }
    if (ranked_apart.size() > 1 && (quota.count || quota.share)) {
      std::string names;
      for (const std::size_t group : ranked_apart) {
        const auto& apart = ranking_.groups[group];
        const bool both = !apart.block.empty() && !apart.kind.empty();
        names += (names.empty() ? "" : ", ") + apart.block + (both ? "/" : "") + apart.kind;
      }
      faults_.push_back(fault_of(Fault::select_across_groups, {quota.id, names}, quota.cite));
      return;
    }
    Node node;
    node.quota = &quota;
    node.parent = parent;
    node.depth = depth;
    node.members = std::move(members);
    node.block = name.first;
    node.kind = name.second;
    nodes_.push_back(std::move(node));
    if (parent != none) { nodes_[parent].children.push_back(index); }
    for (const auto& part : quota.parts) {
      build(part, std::vector{nodes_[index].members}, index, depth + 1);
    }
  }
}

void QuotaTree::fill(std::size_t index) {
  Node& node = nodes_[index];
  for (const std::size_t i : node.members) {
    const auto& [eligible, free, may_be_taken] = candidates_[i];
    node.yes += eligible == Truth::yes ? 1 : 0;
    node.open += eligible == Truth::undetermined ? 1 : 0;
    if (leaf_[i] != index) { continue; }
    if (free != Truth::no) { node.best.push_back(order_.best[i]); }
    if (free == Truth::yes) { node.worst.push_back(order_.worst[i]); }
    if (eligible == Truth::undetermined && free != Truth::no) {
      node.open_best.push_back(order_.best[i]);
      if (!may_be_taken) { node.open_worst.push_back(order_.worst[i]); }
    }
  }
  for (auto* codes : {&node.best, &node.worst, &node.open_best, &node.open_worst}) {
    std::sort(codes->begin(), codes->end());
  }
}

}  // namespace thidua::inline v0
