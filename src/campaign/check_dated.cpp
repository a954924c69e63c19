/// \file
/// Checks what changes at dates: levels that step, dated parameters, and the days on which laws are in force.
#include "plan_checker.hpp"

namespace thidua::inline v0 {

namespace {

void check_steps(PlanChecker& checker, const Target& target, const std::string& path) {
  if (target.steps.empty()) { return; }
  const Plan& plan = checker.plan();
  const auto& steps = target.steps;
  if (target.level != steps.back().level) {
    checker.report(Fault::plan_bad_value, under(path, "levels"), target.cite,
                   {"level", to_string(target.level), to_string(steps.back().level)});
  }
  const auto first = day_of(plan, plan.period.from);
  const auto last = day_of(plan, plan.period.through);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string here = under(path, at("levels", i));
    if (!steps[i].cite.empty()) { checker.check_citation(steps[i].cite, here, "levels"); }
    if (i > 0 && !(steps[i - 1].through < steps[i].through)) {
      checker.report(Fault::plan_levels_out_of_order, under(here, "through"), target.cite,
                     {target.id, iso(steps[i].through), iso(steps[i - 1].through)});
      return;  // what follows from an order that is wrong is noise
    }
    const bool ends_before = first && steps[i].through < *first;
    const bool begins_after = last && i > 0 && *last <= steps[i - 1].through;
    if (ends_before || begins_after) {
      checker.report(Fault::plan_level_not_in_period, under(here, "through"), target.cite,
                     {target.id, to_string(steps[i].level), iso(steps[i].through)});
    }
  }
  if (last && steps.back().through < *last) {
    checker.report(Fault::plan_levels_end_early, under(path, "levels"), target.cite,
                   {target.id, iso(steps.back().through), iso(*last)});
  }
}

void check_values(PlanChecker& checker, const Parameter& parameter, const std::string& path) {
  if (parameter.values.empty()) {
    if (parameter.known_through) {
      checker.report(Fault::plan_missing_key, path, parameter.cite, {"values"});
    }
    return;
  }
  if (parameter.value) {
    checker.report(Fault::plan_ambiguous_value, under(path, "value"), parameter.cite,
                   {parameter.id});
  }
  for (std::size_t i = 0; i < parameter.values.size(); ++i) {
    const auto& [from, value, source] = parameter.values[i];
    const std::string here = under(path, at("values", i));
    checker.check_given(source, here, "source", parameter.cite);
    if (i > 0 && !(parameter.values[i - 1].from < from)) {
      checker.report(Fault::plan_values_out_of_order, under(here, "from"), parameter.cite,
                     {parameter.id, iso(from), iso(parameter.values[i - 1].from)});
    }
  }
  const auto& last = parameter.values.back().from;
  if (parameter.known_through && *parameter.known_through < last) {
    checker.report(Fault::plan_known_through_too_early, under(path, "known_through"),
                   parameter.cite, {parameter.id, iso(*parameter.known_through), iso(last)});
  }
}

void check_in_force(PlanChecker& checker, const Basis& basis, const std::string& path) {
  if (!basis.in_force) { return; }
  const auto& [from, through] = *basis.in_force;
  const std::string here = under(path, "in_force");
  if (through && *through < from) {
    checker.report(Fault::plan_in_force_reversed, here, basis.cite,
                   {basis.id, iso(from), iso(*through)});
    return;
  }
  const auto period = period_of(checker.plan());
  if (!period) { return; }
  const bool at_all = from <= period->last() && (!through || period->first() <= *through);
  const bool all_days = from <= period->first() && (!through || period->last() <= *through);
  if (all_days) { return; }
  checker.report(at_all ? Fault::plan_basis_partly_in_force : Fault::plan_basis_not_in_force, here,
                 basis.cite,
                 {basis.id, iso(from), through ? iso(*through) : "…", iso(period->first()),
                  iso(period->last())});
}

/// An end of the period is one day, not a day that depends on the day on which it is asked for.
void check_dated_end(PlanChecker& checker, const PlanDay& end, std::string_view key) {
  const auto* id = std::get_if<std::string>(&end);
  const auto* parameter = id != nullptr ? find(checker.plan().parameters, *id) : nullptr;
  if (parameter != nullptr && parameter->is_dated()) {
    checker.report(Fault::plan_dated_period_end, under("campaign.period", key),
                   checker.plan().period.cite, {*id});
  }
}

}  // namespace

void check_margin(PlanChecker& checker, const Parameter& parameter) {
  const auto check_value = [&](const ParameterValue& value, const std::string& place) {
    const auto* points = std::get_if<PercentagePoints>(&value);
    if (points == nullptr || !(points->fraction() < Rational{0})) { return; }
    for (std::size_t i = 0; i < checker.plan().parameters.size(); ++i) {
      if (checker.plan().parameters[i].id != parameter.id) { continue; }
      checker.report(Fault::plan_parameter_out_of_range,
                     under(under(at("parameter", i), place), "value"), parameter.cite,
                     {parameter.id, to_string(value), "0 pp"});
    }
  };
  if (parameter.value) { check_value(*parameter.value, {}); }
  for (std::size_t i = 0; i < parameter.values.size(); ++i) {
    check_value(parameter.values[i].value, at("values", i));
  }
}

void check_bonus(PlanChecker& checker, const Award& award, const std::string& path) {
  const Plan& plan = checker.plan();
  const auto& bonus = *award.bonus;
  checker.check_citation(bonus.cite, path, "[award.bonus]");
  if (bonus.multiples.empty()) {
    checker.report(Fault::plan_missing_key, path, bonus.cite, {"multiples"});
  }
  for (std::size_t i = 0; i < bonus.multiples.size(); ++i) {
    const auto& [kind, multiple] = bonus.multiples[i];
    const std::string here = under(under(path, "multiples"), kind);
    if (checker.check_reference(plan.subject_kinds, kind, here, "[[subject_kind]]", bonus.cite) &&
        award.criteria_for(kind) == nullptr) {
      checker.report(Fault::plan_dangling_reference, here, bonus.cite,
                     {"[award.criteria]", award.id + "." + kind});
    }
    if (!(Rational{0} < multiple)) {
      checker.report(Fault::plan_bad_multiple, here, bonus.cite, {to_string(multiple)});
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (bonus.multiples[j].subject_kind == kind) {
        checker.report(Fault::plan_duplicate_id, here, bonus.cite, {kind, here});
      }
    }
  }
  if (bonus.base.empty()) {
    checker.report(Fault::plan_missing_key, path, bonus.cite, {"base"});
  } else if (checker.check_reference(plan.parameters, bonus.base, under(path, "base"),
                                     "[[parameter]]", bonus.cite)) {
    const auto kind = find(plan.parameters, bonus.base)->kind;
    if (kind != ParameterKind::money) {
      checker.report(Fault::plan_wrong_type, under(path, "base"), bonus.cite,
                     {"base", std::string{word(ParameterKind::money)}, std::string{word(kind)}});
    }
  }
}

void check_dated(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    check_steps(checker, plan.targets[i], at("target", i));
  }
  for (std::size_t i = 0; i < plan.parameters.size(); ++i) {
    check_values(checker, plan.parameters[i], at("parameter", i));
  }
  for (std::size_t i = 0; i < plan.basis.size(); ++i) {
    check_in_force(checker, plan.basis[i], at("basis", i));
  }
  check_dated_end(checker, plan.period.from, "from");
  check_dated_end(checker, plan.period.through, "through");
}

}  // namespace thidua::inline v0
