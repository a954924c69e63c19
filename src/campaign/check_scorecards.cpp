/// \file
/// The scorecards of a plan: each is checked as one that stands alone, with the plan's clauses and documents to cite.
#include <thidua/campaign/standing_alone.hpp>
#include <thidua/score/score.hpp>

#include "plan_checker.hpp"

namespace thidua::inline v0 {

namespace {

/// "item[2].max" of the second card is "scorecard[1].item[2].max" of the plan; its head "scorecard.max" is "scorecard[1].max".
std::string path_in_plan(const std::string& card, std::string_view path) {
  constexpr std::string_view head = "scorecard";
  if (path.starts_with(head)) { path.remove_prefix(head.size()); }
  if (path.starts_with('.')) { path.remove_prefix(1); }
  return path.empty() ? card : under(card, path);
}

/// The clause, if it is one of the plan that the card does not have yet.
void take_clause(const Plan& plan, const Citation& cite, Scorecard& card) {
  if (!cite.document.empty() || with_id(card.clauses, cite.clause) != nullptr) { return; }
  const auto* clause = find(plan.clauses, cite.clause);
  if (clause != nullptr) { card.clauses.push_back({clause->id, clause->text}); }
}

}  // namespace

Scorecard standing_alone(const Plan& plan, Scorecard card) {
  take_clause(plan, card.cite, card);
  const auto of_all = [&](const auto& list) {
    for (const auto& entry : list) { take_clause(plan, entry.cite, card); }
  };
  of_all(card.parameters);
  of_all(card.groups);
  of_all(card.items);
  of_all(card.knock_outs);
  of_all(card.grades);
  return card;
}

void check_scorecards(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  const CitedInPlan cited{ids_of(plan.clauses), ids_of(plan.basis)};
  for (std::size_t i = 0; i < plan.scorecards.size(); ++i) {
    const auto& card = plan.scorecards[i];
    const std::string path = at("scorecard", i);
    for (std::size_t before = 0; before < i; ++before) {
      if (card.id.empty() || plan.scorecards[before].id != card.id) { continue; }
      checker.report(Fault::scorecard_duplicate_id, under(path, "id"), card.cite,
                     {card.id, at("scorecard", before)});
      break;
    }
    for (std::size_t j = 0; j < card.parameters.size(); ++j) {
      // A value from outside names its parameter by the id alone.
      const auto& parameter = card.parameters[j];
      if (find(plan.parameters, parameter.id) == nullptr) { continue; }
      checker.report(Fault::scorecard_duplicate_id, under(under(path, at("parameter", j)), "id"),
                     parameter.cite, {parameter.id, "[[parameter]]"});
    }
    for (auto& fault : check_scorecard(card, cited)) {
      fault.path = path_in_plan(path, fault.path);
      checker.add(std::move(fault));
    }
  }
}

}  // namespace thidua::inline v0
