/// \file
/// A plan: all that a plan file can say, as plain data. A `Campaign` is a plan without faults.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <thidua/campaign/award.hpp>
#include <thidua/campaign/content.hpp>
#include <thidua/campaign/deadline.hpp>
#include <thidua/campaign/open_point.hpp>
#include <thidua/campaign/parameter.hpp>
#include <thidua/campaign/source.hpp>
#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/measure/indicator.hpp>
#include <thidua/score/scorecard.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/period.hpp>

namespace thidua::inline v0 {

/// An end of the period: a day, or the parameter that will say it.
using PeriodEnd = PlanDay;

struct PeriodRule {
  PeriodEnd from;
  PeriodEnd through;
  Citation cite;
  friend bool operator==(const PeriodRule&, const PeriodRule&) = default;
};

struct Plan {
  std::string id;
  LocalText title;
  LocalText issuer;
  Citation cite;
  PeriodRule period;
  DateField counted_by = DateField::submitted;
  std::vector<Clause> clauses;
  std::vector<Basis> basis;
  std::vector<Parameter> parameters;
  std::vector<Authority> authorities;
  std::vector<Role> roles;
  std::vector<SubjectKind> subject_kinds;
  std::vector<Duty> duties;
  std::vector<Flag> flags;
  std::vector<Indicator> indicators;
  std::vector<Target> targets;
  std::vector<Attested> contents;
  std::optional<ContentsRule> contents_rule;
  std::vector<Attested> attested;
  std::vector<Deadline> deadlines;
  std::vector<Paper> papers;
  std::vector<NamedCriterion> criteria;
  std::vector<Award> awards;
  std::optional<OneAchievementRule> one_achievement;
  std::vector<OpenPoint> open_points;
  std::vector<NamedReading> readings;
  std::vector<Scorecard> scorecards;

  friend bool operator==(const Plan&, const Plan&) = default;
};

/// The entry with that id, or null.
template <class T>
[[nodiscard]] const T* find(const std::vector<T>& entries, std::string_view id) noexcept {
  for (const auto& entry : entries) {
    if (entry.id == id) { return &entry; }
  }
  return nullptr;
}

/// The day that an end of the period stands for; none while its parameter has no value.
[[nodiscard]] std::optional<Date> day_of(const Plan& plan, const PlanDay& end);
/// The period; none while a parameter that it needs has no value.
[[nodiscard]] std::optional<Period> period_of(const Plan& plan);

}  // namespace thidua::inline v0
