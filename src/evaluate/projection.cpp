/// \file
/// Projections: a rate that goes on, exactly.
#include <algorithm>
#include <stdexcept>

#include "pace_left.hpp"

namespace thidua::inline v0 {

namespace {

/// What grows: a numerator and a denominator, or an amount over 1.
struct Growing {
  Rational part;
  Rational whole;
};

std::optional<Growing> growing(const Measure& measure) {
  if (const auto* ratio = std::get_if<Ratio>(&measure)) {
    return Growing{Rational{ratio->n()}, Rational{ratio->d()}};
  }
  if (std::holds_alternative<NoActivity>(measure)) { return Growing{}; }
  if (const auto* quantity = std::get_if<Quantity>(&measure)) {
    return Growing{quantity->amount, Rational{1}};
  }
  return std::nullopt;
}

/// Where it ends when on each day that is left as much comes as on the average day between two states; none for 0/0.
std::optional<Rational> end_of(const Growing& now, const Growing& from, const Growing& to,
                               std::int32_t days, std::int32_t days_left) {
  const Rational times{days_left, days};
  const Rational part = now.part + (to.part - from.part) * times;
  const Rational whole = now.whole + (to.whole - from.whole) * times;
  if (whole <= Rational{0}) { return std::nullopt; }
  return part / whole;
}

ProjectionFound projected(const std::vector<CourseStep>& course, const std::vector<Growing>& states,
                          std::int32_t days_left) {
  std::int32_t days = 0;
  for (std::size_t i = 1; i < course.size(); ++i) { days += course[i].working_days; }
  if (days == 0) { return {std::nullopt, NoProjection::no_working_day}; }
  const Growing& now = states.back();
  const auto value = end_of(now, states.front(), now, days, days_left);
  if (!value) { return {std::nullopt, NoProjection::nothing_counted}; }
  Rational low = *value;
  Rational high = *value;
  for (std::size_t i = 1; i < course.size(); ++i) {
    if (course[i].working_days == 0) { continue; }
    const auto end = end_of(now, states[i - 1], states[i], course[i].working_days, days_left);
    if (!end) { continue; }
    low = std::min(low, *end);
    high = std::max(high, *end);
  }
  const Period window{course.front().day + Days{1}, course.back().day};
  return {Projection{window, static_cast<int>(course.size() - 1), *value, low, high},
          NoProjection::none};
}

}  // namespace

ProjectionFound projection_of(const Standing& standing, const std::vector<CourseStep>& course,
                              std::int32_t working_days_left) {
  if (standing.period_over) { return {std::nullopt, NoProjection::period_over}; }
  if (working_days_left <= 0) { return {std::nullopt, NoProjection::no_working_day}; }
  if (course.size() < 2) { return {std::nullopt, NoProjection::too_early}; }
  const Indicator& indicator = *standing.indicator;
  if (indicator.is_counted() &&
      (is_distinct(indicator.numerator->counted) || is_distinct(indicator.denominator->counted))) {
    return {std::nullopt, NoProjection::distinct};
  }
  std::vector<Growing> states;
  for (const auto& step : course) {
    const auto state = growing(step.measure);
    if (!state) { return {std::nullopt, NoProjection::not_counted}; }
    states.push_back(*state);
  }
  try {
    return projected(course, states, working_days_left);
  } catch (const std::overflow_error&) { return {std::nullopt, NoProjection::too_large}; }
}

}  // namespace thidua::inline v0
