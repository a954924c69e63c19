/// \file
/// Checks what a plan says of its deadlines: what they count from, whether their days exist, whether they fit the period and
/// whether their extensions extend. Days that only a calendar can tell are not looked at: a plan is the same under every calendar.
#include <stdexcept>

#include "plan_checker.hpp"

namespace thidua::inline v0 {

namespace {

/// The key that the day of a rule stands under.
std::string day_path(const std::string& path, const DueRule& rule) {
  const std::string here = under(path, word(rule.kind));
  return rule.kind == DeadlineKind::within ? under(here, "of") : here;
}

void check_day(PlanChecker& checker, const DueRule& rule, const std::string& path,
               const Citation& cite) {
  const auto* id = std::get_if<std::string>(&rule.day);
  if (id == nullptr || *id == period_from_name || *id == period_through_name) { return; }
  const std::string here = day_path(path, rule);
  if (id->empty()) {
    checker.report(Fault::plan_missing_key, here, cite,
                   {rule.kind == DeadlineKind::within ? "of" : std::string{word(rule.kind)}});
  } else if (checker.check_reference(checker.plan().parameters, *id, here, "[[parameter]]", cite)) {
    checker.check_date_parameter(*id, here,
                                 rule.kind == DeadlineKind::within ? "of" : word(rule.kind), cite);
  }
}

/// The rule's due day without calendar and roll; none where that does not tell it. Reports what can't be.
std::optional<DueDay> check_due(PlanChecker& checker, const Deadline& deadline, const DueRule& rule,
                                const std::string& path, const Citation& cite) {
  check_day(checker, rule, path, cite);
  if (rule.kind == DeadlineKind::within) {
    const auto [count, unit] = rule.term;
    if (count < 1 || count > most_of(unit)) {
      checker.report(
          Fault::plan_term_out_of_range, under(path, "within.count"), cite,
          {std::to_string(count), std::string{word(unit)}, std::to_string(most_of(unit))});
      return std::nullopt;
    }
  }
  try {
    return computed_due(checker.plan(), rule, EndRoll::none, nullptr).due;
  } catch (const std::out_of_range&) {
    checker.report(Fault::plan_deadline_out_of_range, day_path(path, rule), cite, {deadline.id});
    return std::nullopt;
  }
}

void check_against_period(PlanChecker& checker, const Deadline& deadline, const DueDay& due,
                          const std::string& path) {
  const Plan& plan = checker.plan();
  const auto first = day_of(plan, plan.period.from);
  const auto last = day_of(plan, plan.period.through);
  const std::string here = day_path(path, deadline.due);
  if (first && !due.in_time(*first)) {
    checker.report(Fault::plan_deadline_before_period, here, deadline.cite,
                   {deadline.id, iso(due.date), iso(*first)});
  } else if (last && !due.in_time(*last)) {
    checker.report(Fault::plan_deadline_before_end, here, deadline.cite,
                   {deadline.id, iso(due.date), iso(*last)});
  }
}

bool ends_before(const DueDay& a, const DueDay& b) {
  if (a.last_day() != b.last_day()) { return a.last_day() < b.last_day(); }
  return a.time && (!b.time || *a.time < *b.time);
}

void check_extensions(PlanChecker& checker, const Deadline& deadline, std::optional<DueDay> before,
                      const std::string& path) {
  const Extension* previous = nullptr;
  for (std::size_t i = 0; i < deadline.extensions.size(); ++i) {
    const auto& extension = deadline.extensions[i];
    const std::string here = under(path, at("extended", i));
    checker.check_citation(extension.cite, here, "extended");
    checker.check_given(extension.decision, here, "decision", extension.cite);
    if (previous != nullptr && extension.date <= previous->date) {
      checker.report(Fault::plan_extension_order, under(here, "date"), extension.cite,
                     {extension.decision, iso(extension.date), iso(previous->date)});
    }
    previous = &extension;
    const auto due = check_due(checker, deadline, extension.due, here, extension.cite);
    if (before && extension.date > before->last_day()) {
      checker.report(
          Fault::plan_extension_late, under(here, "date"), extension.cite,
          {extension.decision, iso(extension.date), deadline.id, iso(before->last_day())});
    }
    if (before && due && ends_before(*due, *before)) {
      checker.report(
          Fault::plan_deadline_shortened, day_path(here, extension.due), extension.cite,
          {extension.decision, deadline.id, iso(before->last_day()), iso(due->last_day())});
    }
    before = due;
  }
}

}  // namespace

void check_deadline(PlanChecker& checker, const Deadline& deadline, const std::string& path) {
  checker.check_choice(deadline.roll, under(path, "roll"), deadline.cite);
  checker.check_optional_reference(checker.plan().authorities, deadline.responsible,
                                   under(path, "responsible"), "[[authority]]", deadline.cite);
  // «before 1400-01-01» has no last day; where the period is known it is told as what it also is: before the campaign begins.
  const auto& rule = deadline.due;
  const bool no_day_before = rule.kind == DeadlineKind::before && !rule.time &&
                             known_day(checker.plan(), rule.day) == Date{1400, 1, 1};
  if (no_day_before && day_of(checker.plan(), checker.plan().period.from)) {
    check_day(checker, rule, path, deadline.cite);
    check_against_period(checker, deadline, {rule.kind, Date{1400, 1, 1}}, path);
    check_extensions(checker, deadline, std::nullopt, path);
    return;
  }
  const auto due = check_due(checker, deadline, deadline.due, path, deadline.cite);
  if (due) { check_against_period(checker, deadline, *due, path); }
  check_extensions(checker, deadline, due, path);
}

}  // namespace thidua::inline v0
