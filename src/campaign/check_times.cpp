/// \file
/// Checks that the period and the parameters of a plan do not contradict each other.
#include "plan_checker.hpp"

namespace thidua::inline v0 {

namespace {

void check_period_end(PlanChecker& checker, const PlanDay& end, std::string_view key) {
  const Plan& plan = checker.plan();
  const auto* id = std::get_if<std::string>(&end);
  if (id == nullptr) { return; }
  const std::string path = under("campaign.period", key);
  if (id->empty()) {
    checker.report(Fault::plan_missing_key, "campaign.period", plan.period.cite,
                   {std::string{key}});
    return;
  }
  if (!checker.check_reference(plan.parameters, *id, path, "[[parameter]]", plan.period.cite)) {
    return;
  }
  checker.check_date_parameter(*id, path, key, plan.period.cite);
}

void check_value(PlanChecker& checker, const Parameter& parameter, const ParameterValue& value,
                 const std::string& path) {
  const auto kind = static_cast<ParameterKind>(value.index());
  if (kind != parameter.kind) {
    checker.report(Fault::plan_wrong_type, under(path, "value"), parameter.cite,
                   {"value", std::string{word(parameter.kind)}, std::string{word(kind)}});
    return;
  }
  if (!parameter.not_before) { return; }
  const auto* day = std::get_if<Date>(&value);
  if (day != nullptr && *day < *parameter.not_before) {
    checker.report(Fault::plan_parameter_out_of_range, under(path, "value"), parameter.cite,
                   {parameter.id, iso(*day), iso(*parameter.not_before)});
  }
}

void check_parameter(PlanChecker& checker, const Parameter& parameter, const std::string& path) {
  if (parameter.id == period_from_name || parameter.id == period_through_name) {
    checker.report(Fault::plan_duplicate_id, under(path, "id"), parameter.cite,
                   {parameter.id, "campaign.period"});
  }
  if (parameter.value) { check_value(checker, parameter, *parameter.value, path); }
  for (std::size_t i = 0; i < parameter.values.size(); ++i) {
    check_value(checker, parameter, parameter.values[i].value, under(path, at("values", i)));
  }
}

}  // namespace

void check_times(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  check_period_end(checker, plan.period.from, "from");
  check_period_end(checker, plan.period.through, "through");
  const auto first = day_of(plan, plan.period.from);
  const auto last = day_of(plan, plan.period.through);
  if (first && last && *last < *first) {
    checker.report(Fault::plan_period_reversed, "campaign.period", plan.period.cite,
                   {iso(*first), iso(*last)});
  }
  for (std::size_t i = 0; i < plan.parameters.size(); ++i) {
    check_parameter(checker, plan.parameters[i], at("parameter", i));
  }
}

}  // namespace thidua::inline v0
