/// \file
/// Finds due days: which rule is in force, which day sets it running, where its end moves to.
#include <thidua/campaign/deadline.hpp>

#include <algorithm>

#include <thidua/campaign/plan.hpp>

namespace thidua::inline v0 {

namespace {

/// The parameter whose value a day waits for; empty when it waits for none.
std::string awaited(const Plan& plan, const PlanDay& day) {
  const auto* id = std::get_if<std::string>(&day);
  if (id != nullptr && *id == period_from_name) {
    id = std::get_if<std::string>(&plan.period.from);
  } else if (id != nullptr && *id == period_through_name) {
    id = std::get_if<std::string>(&plan.period.through);
  }
  return id != nullptr ? *id : std::string{};
}

void count_term(ComputedDue& result, const DueRule& rule, const WorkingCalendar* calendar) {
  const TermStart started_by = result.event.empty() ? TermStart::day : TermStart::event;
  result.counted =
      term_end(*result.day, rule.term, calendar, result.roll, MonthEnd::last_day, started_by);
  result.rolled_past = result.counted->rolled_past;
  result.due = DueDay{DeadlineKind::by, result.counted->end, rule.time};
}

void roll_day(ComputedDue& result, const WorkingCalendar& calendar) {
  const Date last = result.due->last_day();
  const Date end = calendar.rolled(last, Roll::following);
  if (end == last) { return; }
  result.due = DueDay{DeadlineKind::by, end, std::nullopt};
  result.rolled_past = detail::days_off(last, end, calendar);
}

}  // namespace

std::optional<Date> known_day(const Plan& plan, const PlanDay& day) {
  const auto* id = std::get_if<std::string>(&day);
  if (id != nullptr && *id == period_from_name) { return day_of(plan, plan.period.from); }
  if (id != nullptr && *id == period_through_name) { return day_of(plan, plan.period.through); }
  return day_of(plan, day);
}

bool needs_calendar(const Deadline& deadline) noexcept {
  const auto counts_working_days = [](const DueRule& rule) {
    return rule.kind == DeadlineKind::within && rule.term.unit == TermUnit::working_day;
  };
  const auto* roll = deadline.roll.fixed();
  return roll == nullptr || *roll != EndRoll::none || counts_working_days(deadline.due) ||
         std::any_of(
             deadline.extensions.begin(), deadline.extensions.end(),
             [&](const Extension& extension) { return counts_working_days(extension.due); });
}

const Extension* extension_in_force(const Deadline& deadline, const std::optional<Date>& as_of) {
  const Extension* found = nullptr;
  for (const auto& extension : deadline.extensions) {
    const bool decided = !as_of || extension.date <= *as_of;
    if (decided && (found == nullptr || found->date <= extension.date)) { found = &extension; }
  }
  return found;
}

ComputedDue computed_due(const Plan& plan, const DueRule& rule, EndRoll roll,
                         const WorkingCalendar* calendar) {
  ComputedDue result;
  result.kind = rule.kind;
  if (const auto* id = std::get_if<std::string>(&rule.day)) { result.event = *id; }
  result.day = known_day(plan, rule.day);
  const bool within = rule.kind == DeadlineKind::within;
  if (within) { result.term = rule.term; }
  result.time = rule.time;
  result.roll = roll;
  if (!result.day) {
    result.missing = DueMissing::event;
    result.missing_event = awaited(plan, rule.day);
    return result;
  }
  const bool by_calendar =
      roll == EndRoll::next_working_day || (within && rule.term.unit == TermUnit::working_day);
  if (by_calendar && calendar == nullptr) {
    result.missing = DueMissing::calendar;
    return result;
  }
  try {
    if (within) {
      count_term(result, rule, calendar);
    } else {
      result.due = DueDay{rule.kind, *result.day, rule.time};
      static_cast<void>(result.due->last_day());
      if (by_calendar) { roll_day(result, *calendar); }
    }
    // Art. 148(5) moves the end to the end of the next working day, so no time of day is left of it.
    if (!result.rolled_past.empty()) { result.due->time.reset(); }
  } catch (const CalendarCoverageError& error) {
    result.due.reset();
    result.missing = DueMissing::calendar_year;
    result.missing_year = error.year();
  }
  return result;
}

ComputedDue computed_due(const Plan& plan, const Deadline& deadline, EndRoll roll,
                         const WorkingCalendar* calendar, const std::optional<Date>& as_of) {
  const auto* extension = extension_in_force(deadline, as_of);
  ComputedDue result =
      computed_due(plan, extension != nullptr ? extension->due : deadline.due, roll, calendar);
  if (extension != nullptr) {
    result.extension = ExtensionUse{extension->decision, extension->date, extension->cite};
  }
  return result;
}

}  // namespace thidua::inline v0
