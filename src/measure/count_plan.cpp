/// \file
/// Sorts patterns into classes.
#include "count_plan.hpp"

#include <map>

namespace thidua::inline v0 {

PatternClasses PatternClasses::of(const std::vector<PatternRule>& rules, std::size_t flags) {
  PatternClasses classes;
  classes.of_pattern.resize(std::size_t{1} << flags);
  classes.taken.resize(rules.size());
  std::map<std::vector<bool>, std::uint16_t> known;
  std::vector<bool> takes(rules.size());
  for (std::size_t pattern = 0; pattern < classes.of_pattern.size(); ++pattern) {
    for (std::size_t r = 0; r < rules.size(); ++r) {
      takes[r] = (pattern & rules[r].with) == rules[r].with && (pattern & rules[r].without) == 0;
    }
    const auto [entry, added] = known.try_emplace(takes, static_cast<std::uint16_t>(known.size()));
    classes.of_pattern[pattern] = entry->second;
    if (!added) { continue; }
    for (std::size_t r = 0; r < rules.size(); ++r) {
      if (takes[r]) { classes.taken[r].push_back(entry->second); }
    }
  }
  classes.size = known.size();
  return classes;
}

CountPlan CountPlan::of(const StoreQuery& query, std::size_t flags) {
  CountPlan plan;
  plan.rules = query.rules;
  plan.through = query.through;
  plan.cumulative = query.cumulative;
  plan.all = PatternClasses::of(query.rules, flags);
  std::vector<PatternRule> distinct;
  for (const auto& rule : query.rules) {
    plan.services |= rule.counted == Counted::service;
    plan.officers |= rule.counted == Counted::officer;
    if (rule.counted != Counted::dossier) { distinct.push_back(rule); }
  }
  plan.distinct = PatternClasses::of(distinct, flags);
  // Of the other rules nothing distinct is asked.
  std::vector<std::vector<std::uint16_t>> taken(query.rules.size());
  for (std::size_t r = 0, d = 0; r < query.rules.size(); ++r) {
    if (query.rules[r].counted != Counted::dossier) { taken[r] = plan.distinct.taken[d++]; }
  }
  plan.distinct.taken = std::move(taken);
  return plan;
}

}  // namespace thidua::inline v0
