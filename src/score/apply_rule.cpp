/// \file
/// Scoring functions that look at one subject alone.
#include "apply_rule.hpp"

#include <thidua/score/irrational.hpp>

namespace thidua::inline v0 {

namespace {

Score clamped(const Score& share) { return std::min(std::max(share, Score{0}), Score{1}); }

/// Whether some value of the figure lies in the band.
bool touches(const Band& band, const Figure& figure) {
  const bool above =
      !band.low || figure.high > band.low->mark.value ||
      (figure.high == band.low->mark.value && band.low->included && figure.high_included);
  const bool below =
      !band.high || figure.low < band.high->mark.value ||
      (figure.low == band.high->mark.value && band.high->included && figure.low_included);
  return above && below;
}

/// Whether all values of the figure do.
bool covers(const Band& band, const Figure& figure) {
  const bool above =
      !band.low || figure.low > band.low->mark.value ||
      (figure.low == band.low->mark.value && (band.low->included || !figure.low_included));
  const bool below =
      !band.high || figure.high < band.high->mark.value ||
      (figure.high == band.high->mark.value && (band.high->included || !figure.high_included));
  return above && below;
}

ScoreRange between_goalposts(const ScoringRule& rule, const Score& x, int digits) {
  const Score from = rule.from ? rule.from->value : Score{0};
  const Score full = rule.full_at ? rule.full_at->value : Score{1};
  if (rule.scale == Scale::straight) { return ScoreRange::of(clamped((x - from) / (full - from))); }
  const bool upward = from < full;
  const Score& low = upward ? from : full;
  const Score& high = upward ? full : from;
  const auto share = x <= low    ? ScoreRange::of(0)
                     : x >= high ? ScoreRange::of(1)
                                 : logarithmic_share(x, low, high, digits);
  return upward ? share : ScoreRange::of(1) - share;
}

/// The points, of `most`, at one exact value.
ScoreRange points_at(const ScoringRule& rule, const Score& most, const Score& x, int digits) {
  const auto capped = [&](const Score& points) {
    return ScoreRange::of(std::min(std::max(points, Score{0}), most));
  };
  switch (rule.kind) {
    case RuleKind::linear:
    case RuleKind::goalposts:
      return between_goalposts(rule, x, digits).times(most);
    case RuleKind::distance_to_target: {
      const Score away = x - rule.target->value;
      const Score distance = away.sign() < 0 ? -away : away;
      return ScoreRange::of(clamped(Score{1} - distance / rule.width->value) * most);
    }
    case RuleKind::per_item:
      return capped(x * rule.each->value);
    case RuleKind::increments: {
      const Score& from = rule.from->value;
      if (x < from) { return capped(rule.base->value * x / from); }
      const Score steps = (x - from) / rule.step->value;
      const Score counted = rule.in_proportion ? steps : Score{floor(steps), 1};
      return capped(rule.base->value + counted * rule.each->value);
    }
    default:
      return capped(x);
  }
}

}  // namespace

RulePoints apply_rule(const ScoringRule& rule, const Score& most, const Figure& figure,
                      int digits) {
  RulePoints result;
  if (rule.kind == RuleKind::steps) {
    std::optional<ScoreRange> points;
    for (std::size_t i = 0; i < rule.steps.size(); ++i) {
      const auto& step = rule.steps[i];
      if (!touches(step.band, figure)) { continue; }
      const auto of_step = ScoreRange::of(step.points.value);
      result.step = points ? std::nullopt : std::optional{i};
      points = points ? points->with(of_step) : of_step;
    }
    result.points = points.value_or(ScoreRange::of(0));
    return result;
  }
  if (rule.kind == RuleKind::all_or_nothing) {
    result.points = {covers(rule.level, figure) ? most : Score{0},
                     touches(rule.level, figure) ? most : Score{0}};
    return result;
  }
  result.points = points_at(rule, most, figure.low, digits);
  if (figure.low == figure.high) { return result; }
  result.points = result.points.with(points_at(rule, most, figure.high, digits));
  if (rule.kind == RuleKind::distance_to_target && figure.low < rule.target->value &&
      rule.target->value < figure.high) {
    result.points = result.points.with(ScoreRange::of(most));
  }
  return result;
}

}  // namespace thidua::inline v0
