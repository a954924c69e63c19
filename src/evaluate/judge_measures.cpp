/// \file
/// Measures against levels, and all contents of a plan together.
#include "evaluator.hpp"

#include <algorithm>
#include <stdexcept>

#include <thidua/core/overloaded.hpp>
#include <thidua/rule/judge.hpp>

#include "reading_use.hpp"

namespace thidua::inline v0 {

namespace {

Counted counted_by(const Indicator& indicator) {
  return indicator.is_counted() ? indicator.numerator->counted : Counted::dossier;
}

/// Past the level: the strict comparison in the target's direction.
Comparison past(Comparison comparison) {
  return is_upward(comparison) ? Comparison::above : Comparison::below;
}
/// The shortfall; none for counts so large that it needs more than 64 bits, where the verdict is exact all the same.
template <class Value>
std::optional<Shortfall> known_shortfall(const Value& value, Comparison comparison,
                                         const Rational& bar) {
  try {
    return shortfall(value, comparison, bar);
  } catch (const std::overflow_error&) { return std::nullopt; }
}

/// A number that is missing, and the bar that it would be held against.
Need number_needed(NeedKind kind, const Subject& subject, const Indicator& indicator,
                   Comparison comparison, const Rational& bar) {
  return {kind, subject.id, indicator.id, Judgement::met, Bar{comparison, bar}};
}

Comparison up_to(Comparison comparison) {
  return is_upward(comparison) ? Comparison::at_least : Comparison::at_most;
}

}  // namespace

const Subject* Evaluator::results_of(const Subject& subject, Explanation& node) const {
  const auto* kind = find(plan_.subject_kinds, subject.kind);
  if (read(kind->results_of, node) == ResultsOf::own) { return &subject; }
  const auto* unit = subject.unit.empty() ? nullptr : book_.find(subject.unit);
  if (unit == nullptr) {
    node.reason = Reason::no_unit_known;
    node.need = Need{NeedKind::unit, subject.id, {}};
  }
  return unit;
}

Measure Evaluator::measure(const Subject& subject, const std::string& indicator) const {
  Explanation unused;
  const auto* whose = results_of(subject, unused);
  return whose != nullptr ? book_.measure(whose->id, indicator).measure : Measure{Missing{}};
}

Evaluator::Compared Evaluator::compare_no_activity(Explanation& node, const Subject& subject,
                                                   const Indicator& indicator,
                                                   Comparison comparison,
                                                   const Rational& level) const {
  const auto as_value = [&](const Rational& value) {
    node.truth = to_truth(holds(value, comparison, level));
    if (node.truth == Truth::no) { node.shortfall = known_shortfall(value, comparison, level); }
  };
  switch (read(indicator.no_activity, node)) {
    case NoActivityRule::undetermined:
      node.reason = Reason::no_activity_undetermined;
      node.need = number_needed(NeedKind::decision, subject, indicator, comparison, level);
      return Compared::counts;
    case NoActivityRule::not_met:
      node.reason = Reason::no_activity_not_met;
      node.truth = Truth::no;
      return Compared::counts;
    case NoActivityRule::zero:
      node.reason = Reason::no_activity_zero;
      as_value(Rational{0});
      return Compared::counts;
    case NoActivityRule::full:
      node.reason = Reason::no_activity_full;
      as_value(Rational{1});
      return Compared::counts;
    case NoActivityRule::not_counted:
      node.reason = Reason::no_activity_not_counted;
      node.need = number_needed(NeedKind::decision, subject, indicator, comparison, level);
      return Compared::does_not_count;
  }
  return Compared::counts;
}

Evaluator::Compared Evaluator::compare_measure(Explanation& node, const Subject& subject,
                                               const Indicator& indicator, Comparison comparison,
                                               const Level& level,
                                               const std::optional<Rational>& margin) const {
  const SourcedMeasure& known = book_.measure(subject.id, indicator.id);
  Rational bar = level.value;
  if (margin) { bar = is_upward(comparison) ? bar + *margin : bar - *margin; }
  if (detail_ == Detail::full) {
    node.comparison = ComparisonInput{indicator.id, known.measure, comparison,           level,
                                      margin,       known.source,  counted_by(indicator)};
    node.subject = subject.id;
    node.subject_name = {subject.name, {}};
  }
  node.reason = Reason::compared;
  const auto settle = [&](bool passes, const auto& value) {
    node.truth = to_truth(passes);
    if (!passes && detail_ == Detail::full) {
      node.shortfall = known_shortfall(value, comparison, bar);
    }
    return Compared::counts;
  };
  return std::visit(
      Overloaded{[&](const Ratio& ratio) { return settle(holds(ratio, comparison, bar), ratio); },
                 [&](const Quantity& quantity) {
                   return settle(holds(quantity.amount, comparison, bar), quantity.amount);
                 },
                 [&](const Reported& reported) {
                   node.truth = compare(reported.interval(indicator.range()), comparison, bar);
                   if (node.truth == Truth::undetermined) {
                     node.reason = Reason::straddles;
                     node.need =
                         number_needed(NeedKind::exact_counts, subject, indicator, comparison, bar);
                   } else if (node.truth == Truth::no && detail_ == Detail::full) {
                     node.shortfall = known_shortfall(reported.value.fraction(), comparison, bar);
                   }
                   return Compared::counts;
                 },
                 [&](const NoActivity&) {
                   return compare_no_activity(node, subject, indicator, comparison, bar);
                 },
                 [&](const Missing&) {
                   node.reason = Reason::measure_missing;
                   node.need =
                       number_needed(NeedKind::measure, subject, indicator, comparison, bar);
                   return Compared::counts;
                 },
                 [&](const NotApplicable&) {
                   node.reason = Reason::not_applicable;
                   node.need =
                       number_needed(NeedKind::decision, subject, indicator, comparison, bar);
                   return Compared::does_not_count;
                 }},
      known.measure);
}

Evaluator::Compared Evaluator::judge_target(Explanation& node, const Subject& subject,
                                            const Target& target, bool exceeded) const {
  node.kind = exceeded ? NodeKind::target_exceeded : NodeKind::target_met;
  describe(node, target.id, target.title, target.cite, subject);
  const auto* whose = results_of(subject, node);
  if (whose == nullptr) { return Compared::counts; }
  const auto& indicator = *find(plan_.indicators, target.indicator);
  const Level& level = level_on(target, book_.as_of());
  const auto compare_level = [&](Comparison comparison, const std::optional<Rational>& margin) {
    const auto counts = compare_measure(node, *whose, indicator, comparison, level, margin);
    const auto* step = step_on(target, book_.as_of());
    if (step != nullptr && node.comparison) {
      node.comparison->in_force = LevelInForce{book_.as_of(), step->through, step->cite};
    }
    return counts;
  };
  if (!exceeded) { return compare_level(read(target.met_when, node), std::nullopt); }
  const bool by_margin = plan_.contents_rule && level.is_percent() &&
                         read(plan_.contents_rule->exceeded, node) == ContentsExceeded::margin;
  if (!by_margin) { return compare_level(past(target.comparison), std::nullopt); }
  const auto& parameter = *find(plan_.parameters, plan_.contents_rule->margin);
  if (const auto margin = value_on(parameter, book_.as_of())) {
    return compare_level(up_to(target.comparison), std::get<PercentagePoints>(*margin).fraction());
  }
  // Whatever the margin will be, what is not past the level does not exceed it.
  const auto counts = compare_level(past(target.comparison), std::nullopt);
  if (counts == Compared::counts && node.truth != Truth::no) { wait_for_margin(node, parameter); }
  return counts;
}

/// A measure that is, or may be, past its level, while nobody has set the margin.
void Evaluator::wait_for_margin(Explanation& node, const Parameter& parameter) {
  Need margin{NeedKind::parameter, {}, parameter.id};
  const auto* ratio = node.comparison ? std::get_if<Ratio>(&node.comparison->measure) : nullptr;
  if (ratio != nullptr) {
    const Rational past_by = ratio->value() - node.comparison->level.value;
    margin.bar = Bar{Comparison::at_most, past_by < Rational{0} ? -past_by : past_by};
  }
  if (node.truth == Truth::undetermined) {  // both are missing: the measure and the margin
    Explanation measured = node;
    Explanation waiting = node;
    waiting.reason = Reason::margin_not_set;
    waiting.need = std::move(margin);
    node.need.reset();
    node.reason = Reason::combined;
    node.children = {std::move(measured), std::move(waiting)};
    return;
  }
  node.truth = Truth::undetermined;
  node.reason = Reason::margin_not_set;
  node.need = std::move(margin);
}

Explanation Evaluator::target_met(const Subject& subject, const Target& target) const {
  Explanation node;
  judge_target(node, subject, target, false);
  return node;
}

Explanation Evaluator::target_exceeded(const Subject& subject, const Target& target) const {
  Explanation node;
  judge_target(node, subject, target, true);
  return node;
}

Explanation Evaluator::content_part(const Subject& subject, const Target& target, bool exceeded,
                                    bool neutral) const {
  Explanation node;
  if (judge_target(node, subject, target, exceeded) == Compared::does_not_count && neutral) {
    node.truth = Truth::yes;  // «all» over the others
    node.need.reset();
  }
  return node;
}

Explanation Evaluator::attested_content(const Subject& subject, const Attested& content,
                                        bool exceeded) const {
  Explanation node;
  const auto* whose = results_of(subject, node);
  if (whose == nullptr) {
    node.kind = NodeKind::attested;
    const auto reason = node.reason;
    describe(node, content.id, content.title, content.cite, subject);
    node.reason = reason;
    return node;
  }
  const bool must_exceed =
      exceeded && read(plan_.contents_rule->attested_exceeded, node) == AttestedExceeded::judged;
  Explanation judgement =
      attested(*whose, content, must_exceed ? Judgement::exceeded : Judgement::met);
  judgement.readings = std::move(node.readings);
  return judgement;
}

Explanation Evaluator::contents(const Subject& subject, Judgement wanted,
                                const Citation& cite) const {
  Explanation node;
  node.kind = NodeKind::contents;
  node.wanted = wanted;
  describe(node, {}, {}, cite, subject);
  const bool exceeded = wanted == Judgement::exceeded;
  const auto rule =
      exceeded ? read(plan_.contents_rule->exceeded, node) : ContentsExceeded::above_level;
  const bool every_target = exceeded && rule != ContentsExceeded::one_target;

  // A target that does not count is left out; when none counts, nothing was measured, and the council decides.
  const bool some_count =
      std::any_of(plan_.targets.begin(), plan_.targets.end(), [&](const Target& target) {
        Explanation unused;
        return judge_target(unused, subject, target, every_target) == Compared::counts;
      });
  for (const auto& target : plan_.targets) {
    node.children.push_back(content_part(subject, target, every_target, some_count));
  }
  for (const auto& content : plan_.contents) {
    node.children.push_back(
        attested_content(subject, content, exceeded && rule == ContentsExceeded::all_contents));
  }
  if (exceeded && rule == ContentsExceeded::one_target) {
    Explanation one;
    one.kind = NodeKind::any;
    describe(one, {}, {}, cite, subject);
    for (const auto& target : plan_.targets) {
      Explanation part;
      if (judge_target(part, subject, target, true) == Compared::counts || !some_count) {
        one.children.push_back(std::move(part));
      }
    }
    one.truth = combined_truth(one);
    node.children.push_back(std::move(one));
  }
  node.truth = combined_truth(node);
  return node;
}

}  // namespace thidua::inline v0
