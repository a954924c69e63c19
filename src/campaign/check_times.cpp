/// \file
/// Checks that period, parameters and deadlines of a plan do not contradict each other.
#include "plan_checker.hpp"

namespace thidua::inline v0 {

namespace {

void check_period_end(PlanChecker& checker, const PeriodEnd& end, std::string_view key) {
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
  const auto* parameter = find(plan.parameters, *id);
  if (parameter->kind != ParameterKind::date) {
    checker.report(Fault::plan_wrong_type, path, plan.period.cite,
                   {std::string{key}, "date", std::string{word(parameter->kind)}});
  }
}

void check_parameter(PlanChecker& checker, const Parameter& parameter, const std::string& path) {
  if (!parameter.value) { return; }
  const auto kind = static_cast<ParameterKind>(parameter.value->index());
  if (kind != parameter.kind) {
    checker.report(Fault::plan_wrong_type, under(path, "value"), parameter.cite,
                   {"value", std::string{word(parameter.kind)}, std::string{word(kind)}});
    return;
  }
  if (!parameter.not_before) { return; }
  const auto* day = std::get_if<Date>(&*parameter.value);
  if (day != nullptr && *day < *parameter.not_before) {
    checker.report(Fault::plan_parameter_out_of_range, under(path, "value"), parameter.cite,
                   {parameter.id, iso(*day), iso(*parameter.not_before)});
  }
}

void check_deadline(PlanChecker& checker, const Deadline& deadline, const std::string& path) {
  const Plan& plan = checker.plan();
  const auto first = day_of(plan, plan.period.from);
  const auto last = day_of(plan, plan.period.through);
  const auto& due = deadline.due;
  const std::string here = under(path, word(deadline.due.kind));
  if (first && !due.in_time(*first)) {
    checker.report(Fault::plan_deadline_before_period, here, deadline.cite,
                   {deadline.id, iso(deadline.due.date), iso(*first)});
  } else if (last && !due.in_time(*last)) {
    checker.report(Fault::plan_deadline_before_end, here, deadline.cite,
                   {deadline.id, iso(deadline.due.date), iso(*last)});
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
  for (std::size_t i = 0; i < plan.deadlines.size(); ++i) {
    check_deadline(checker, plan.deadlines[i], at("deadline", i));
  }
}

}  // namespace thidua::inline v0
