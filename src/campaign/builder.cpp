/// \file
/// The head of a plan that is built in code, and how each of its entries begins.
#include <thidua/campaign/builder.hpp>

#include <stdexcept>

namespace thidua::inline v0 {

CampaignBuilder::CampaignBuilder(std::string id) : PlanSteps{std::make_shared<Plan>(Plan{})} {
  shared()->id = std::move(id);
}
CampaignBuilder::CampaignBuilder(const CampaignBuilder& other)
    : PlanSteps{std::make_shared<Plan>(*other.shared())} {}
CampaignBuilder& CampaignBuilder::operator=(const CampaignBuilder& other) {
  PlanSteps::operator=(CampaignBuilder{other});
  return *this;
}

CampaignBuilder& CampaignBuilder::title(LocalText title) {
  shared()->title = std::move(title);
  return *this;
}
CampaignBuilder& CampaignBuilder::issuer(LocalText issuer) {
  shared()->issuer = std::move(issuer);
  return *this;
}
CampaignBuilder& CampaignBuilder::cite(std::string_view clause) {
  shared()->cite = parse_citation(clause);
  return *this;
}
CampaignBuilder& CampaignBuilder::counted_by(DateField field) {
  shared()->counted_by = field;
  return *this;
}
CampaignBuilder& CampaignBuilder::period(build::From from, build::Through through,
                                         std::string_view cite) {
  shared()->period = {std::move(from.day), std::move(through.day), parse_citation(cite)};
  return *this;
}

namespace build {

PlanSteps PlanSteps::clause(std::string id, LocalText text) {
  plan_->clauses.push_back({std::move(id), std::move(text)});
  return PlanSteps{plan_};
}
PlanSteps PlanSteps::authority(std::string id, LocalText title) {
  plan_->authorities.push_back({std::move(id), std::move(title)});
  return PlanSteps{plan_};
}

BasisStep PlanSteps::basis(std::string id, BasisKind kind, std::string number) {
  return {plan_, Basis{std::move(id), kind, std::move(number), {}, {}, {}, {}}};
}
ParameterStep PlanSteps::parameter(std::string id, ParameterKind kind, LocalText title) {
  return {plan_, Parameter{std::move(id), kind, std::move(title), {}, {}, {}, {}}};
}
RoleStep PlanSteps::role(std::string id, LocalText title) {
  return {plan_, Role{std::move(id), std::move(title), {}}};
}
SubjectKindStep PlanSteps::subject_kind(std::string id, LocalText title) {
  return {plan_, SubjectKind{std::move(id), std::move(title), CountedAs::unit, {}, {}, {}}};
}
DutyStep PlanSteps::duty(LocalText who, LocalText what) {
  return {plan_, Duty{std::move(who), std::move(what), {}}};
}

FlagStep PlanSteps::flag(std::string id, LocalText title) {
  return {plan_, Flag{std::move(id), std::move(title), {}}};
}
IndicatorStep PlanSteps::indicator(std::string id, LocalText title) {
  Indicator indicator;
  indicator.id = std::move(id);
  indicator.title = std::move(title);
  return {plan_, std::move(indicator)};
}
TargetStep PlanSteps::target(std::string id, LocalText title, std::string indicator,
                             const Bound& bound) {
  return {plan_, Target{std::move(id),
                        std::move(title),
                        std::move(indicator),
                        bound.comparison,
                        bound.level,
                        bound.comparison,
                        {}}};
}
TargetStep PlanSteps::target(std::string id, LocalText title, std::string indicator,
                             const std::vector<SteppedBound>& levels) {
  if (levels.empty()) { throw std::invalid_argument{"target «" + id + "»: no level"}; }
  std::vector<LevelStep> steps;
  for (const auto& [through, bound, cite] : levels) {
    if (bound.comparison != levels.back().bound.comparison) {
      throw std::invalid_argument{"target «" + id +
                                  "»: every step is above, or every step is at least …"};
    }
    steps.push_back({through, bound.level, cite.empty() ? Citation{} : parse_citation(cite)});
  }
  auto step = target(std::move(id), std::move(title), std::move(indicator), levels.back().bound);
  plan_->targets.back().steps = std::move(steps);
  return step;
}
ContentStep PlanSteps::content(std::string id, LocalText title) {
  return {plan_, Attested{std::move(id), std::move(title), {}, {}}};
}
ContentsStep PlanSteps::contents() {
  plan_->contents_rule.emplace();
  return ContentsStep{plan_};
}
AttestedStep PlanSteps::attested(std::string id, LocalText title) {
  return {plan_, Attested{std::move(id), std::move(title), {}, {}}};
}

DeadlineStep PlanSteps::deadline(std::string id, DueRule due) {
  return {plan_, Deadline{std::move(id), std::move(due), {}}};
}
PaperStep PlanSteps::paper(std::string id, LocalText title) {
  return {plan_, Paper{std::move(id), std::move(title), {}, {}, {}, {}}};
}
CriterionStep PlanSteps::criterion(std::string id, const CriterionBuilder& rule) {
  return {plan_, NamedCriterion{std::move(id), rule, {}}};
}
AwardStep PlanSteps::award(std::string id, LocalText title) {
  return {plan_, Award{std::move(id), std::move(title), {}, {}, {}, {}}};
}
OneAchievementStep PlanSteps::one_achievement(Choice<OneAchievement> rule,
                                              std::vector<std::string> order) {
  plan_->one_achievement = OneAchievementRule{std::move(rule), std::move(order), {}};
  return OneAchievementStep{plan_};
}

OpenPointStep PlanSteps::open_point(std::string id, LocalText question) {
  return {plan_, OpenPoint{std::move(id), std::move(question), {}, {}}};
}
PlanSteps PlanSteps::scorecard(Scorecard card) {
  plan_->scorecards.push_back(std::move(card));
  return PlanSteps{plan_};
}
NamedReadingStep PlanSteps::named_reading(std::string id, LocalText title) {
  return {plan_, NamedReading{std::move(id), std::move(title), {}}};
}

Plan PlanSteps::plan() const {
  Plan plan = *plan_;
  const auto cite_by_id = [&](auto& entries) {
    for (auto& entry : entries) {
      const bool is_clause = plan.clauses.empty() || find(plan.clauses, entry.id) != nullptr;
      if (entry.cite.empty() && is_clause) { entry.cite = parse_citation(entry.id); }
    }
  };
  cite_by_id(plan.targets);
  cite_by_id(plan.contents);
  return plan;
}

}  // namespace build

}  // namespace thidua::inline v0
