/// \file
/// Plans become campaigns here, or are refused with all their faults.
#include <thidua/campaign/campaign.hpp>

#include <algorithm>

#include <thidua/campaign/validate.hpp>
#include <thidua/core/text.hpp>
#include <thidua/score/score.hpp>

namespace thidua::inline v0 {

namespace {

Plan checked(Plan plan) {
  auto diagnostics = validate(plan);
  if (has_errors(diagnostics)) { throw InputError{std::move(diagnostics)}; }
  return plan;
}

bool counts(const Indicator& indicator, Counted counted) {
  return indicator.is_counted() &&
         (indicator.numerator->counted == counted || indicator.denominator->counted == counted);
}

bool needs_officers(const Plan& plan) {
  const bool by_officer =
      std::any_of(plan.subject_kinds.begin(), plan.subject_kinds.end(),
                  [](const SubjectKind& kind) { return kind.counted_as == CountedAs::officer; });
  return by_officer || std::any_of(plan.indicators.begin(), plan.indicators.end(),
                                   [](const Indicator& i) { return counts(i, Counted::officer); });
}

}  // namespace

Campaign::Campaign(Plan plan) : Campaign{Checked{}, checked(std::move(plan))} {}

Result<Campaign> Campaign::from(Plan plan) {
  auto diagnostics = validate(plan);
  if (has_errors(diagnostics)) { return tl::unexpected{std::move(diagnostics)}; }
  return Campaign{Checked{}, std::move(plan)};
}

bool set_card_parameter(Plan& plan, const std::string& id, const std::string& value,
                        Diagnostics& faults) {
  bool found = false;
  for (auto& card : plan.scorecards) {
    if (with_id(card.parameters, id) == nullptr) { continue; }
    found = true;
    Diagnostics of_card;
    set_score_parameters(card, {{id, value}}, of_card);
    // What else is wrong with the card is told when it is checked.
    std::erase_if(of_card, [](const Diagnostic& fault) {
      return fault.fault != Fault::scorecard_bad_number;
    });
    if (faults.empty()) { faults = std::move(of_card); }
  }
  return found;
}

Campaign Campaign::with_parameter(std::string_view id, std::string_view value) const {
  Plan plan = *plan_;
  for (auto& parameter : plan.parameters) {
    if (parameter.id != id) { continue; }
    set_value(parameter, parse_parameter(parameter.kind, value));
    if (!parameter.value) {
      throw InputError{{{Fault::parameter_bad_value,
                         {},
                         {},
                         to_string(parameter.cite),
                         {std::string{id}, std::string{value}, std::string{word(parameter.kind)}},
                         {}}}};
    }
    return Campaign{std::move(plan)};
  }
  Diagnostics faults;
  if (set_card_parameter(plan, std::string{id}, std::string{value}, faults)) {
    if (has_errors(faults)) { throw InputError{std::move(faults)}; }
    return Campaign{std::move(plan)};
  }
  std::vector<std::string> known;
  for (const auto& parameter : plan.parameters) { known.push_back(parameter.id); }
  for (const auto& card : plan.scorecards) {
    for (const auto& parameter : card.parameters) { known.push_back(parameter.id); }
  }
  throw InputError{{{Fault::parameter_unknown, {}, {}, {}, {std::string{id}}, nearest(id, known)}}};
}

TallyRules tally_rules(const Campaign& campaign) {
  const Plan& plan = campaign.plan();
  const auto period = period_of(plan);
  if (!period) {
    Diagnostics unset;
    for (const auto* end : {&plan.period.from, &plan.period.through}) {
      if (day_of(plan, *end)) { continue; }
      unset.push_back({Fault::parameter_unset,
                       {},
                       {},
                       to_string(plan.period.cite),
                       {std::get<std::string>(*end)},
                       {}});
    }
    throw InputError{std::move(unset)};
  }
  TallyRules rules;
  rules.flags = plan.flags;
  rules.counted_by = plan.counted_by;
  rules.period = period;
  rules.with_service = std::any_of(plan.indicators.begin(), plan.indicators.end(),
                                   [](const Indicator& i) { return counts(i, Counted::service); });
  rules.with_officer = needs_officers(plan);
  rules.with_amount = std::any_of(plan.indicators.begin(), plan.indicators.end(),
                                  [](const Indicator& i) { return counts(i, Counted::amount); });
  return rules;
}

}  // namespace thidua::inline v0
