/// \file
/// From the values of one subject to the points of its items.
#include "subject_scorer.hpp"

#include <thidua/score/portal.hpp>

namespace thidua::inline v0 {

namespace {

Figure exactly(const Score& value) { return {value, value, true, true}; }

bool is_share(const Scorecard& card, const ScoreItem& item) {
  const auto* input = with_id(card.inputs, item.input);
  return input != nullptr && input->unit == percent_unit;
}

}  // namespace

std::optional<Figure> figure_of(const ScoreValue& value) {
  if (const auto* counts = std::get_if<Counts>(&value)) {
    if (counts->d == 0) { return std::nullopt; }
    return exactly(Score{BigInt{counts->n}, BigInt{counts->d}});
  }
  if (const auto* number = std::get_if<Score>(&value)) { return exactly(*number); }
  if (const auto* between = std::get_if<Between>(&value)) { return *between; }
  if (const auto* truth = std::get_if<Truth>(&value)) {
    return Figure{*truth == Truth::yes ? 1 : 0, *truth == Truth::no ? 0 : 1, true, true};
  }
  return std::nullopt;
}

SubjectScorer::Part SubjectScorer::item(const ScoreItem& item) {
  Part part;
  part.weight = item.weight ? item.weight->value : Score{1};
  part.rounding = item.rounding ? item.rounding : card_.rounding.items;
  if (computation_.arithmetic == Arithmetic::portal && !item.rounding) {
    part.rounding = RoundingPoint{2, RoundMode::half_up};
  }
  auto& score = part.score;
  score.id = item.id;
  score.most = item.most.value;
  score.value = subject_.value(item.input);
  measure_item(item, score.value, score);
  score.points = score.points.at_least(0);
  apply_evidence(item, score);
  score.unrounded = score.points;
  const bool unknown =
      score.basis == PointsBasis::missing || score.basis == PointsBasis::unsettled ||
      score.basis == PointsBasis::evidence_open || (score.figure && !score.figure->is_exact());
  open_ = open_ || (unknown && !score.points.is_exact());
  take_coverage(item, score);
  return part;
}

void SubjectScorer::measure_item(const ScoreItem& item, const ScoreValue& value, ItemScore& score) {
  if (std::holds_alternative<NotApplicable>(value)) {
    apply_treatment(item, value, item.not_applicable, score);
    return;
  }
  const auto* counts = std::get_if<Counts>(&value);
  if (std::holds_alternative<NoActivity>(value) || (counts != nullptr && counts->d == 0)) {
    apply_treatment(item, value, item.no_activity, score);
    return;
  }
  const auto figure = figure_of(value);
  if (!figure) {
    score.basis = PointsBasis::missing;
    score.points = {0, item.most.value};
    return;
  }
  score.basis = PointsBasis::measured;
  apply(item, *figure, score);
}

void SubjectScorer::apply(const ScoreItem& item, const Figure& figure, ItemScore& score) {
  const bool share = is_share(card_, item);
  const bool portal = computation_.arithmetic == Arithmetic::portal;
  score.figure = ScoreRange{figure.low, figure.high};
  const Score& most = item.most.value;
  if (portal && share && item.rule.kind == RuleKind::linear && !item.rule.from) {
    const Score full = item.rule.full_at ? item.rule.full_at->value : Score{1};
    const auto points = [&](const Score& ratio) {
      return ratio >= full ? most : portal_points(most, ratio, full);
    };
    score.points = {points(figure.low), points(figure.high)};
    return;
  }
  const auto result = is_peer_rule(item.rule.kind)
                          ? apply_peer_rule(item.rule, share, most, *score.figure, others(item))
                          : apply_rule(item.rule, most, figure, computation_.digits);
  score.points = result.points;
  score.step = result.step;
  score.peers = result.peers;
  if (!result.settled) { score.basis = PointsBasis::unsettled; }
  // What others have not given leaves these points open too.
  if (is_peer_rule(item.rule.kind) && !result.points.is_exact()) { open_ = true; }
}

std::vector<std::optional<ScoreRange>> SubjectScorer::others(const ScoreItem& item) const {
  std::vector<std::optional<ScoreRange>> result;
  for (std::size_t i = 0; i < subjects_.size(); ++i) {
    const auto& other = subjects_[i];
    if (i == index_ || (card_.peers == Peers::block && other.block != subject_.block)) { continue; }
    const auto& value = other.value(item.input);
    const auto figure = figure_of(value);
    if (figure) {
      result.emplace_back(ScoreRange{figure->low, figure->high});
    } else if (std::holds_alternative<Missing>(value)) {
      result.emplace_back(std::nullopt);
    }
  }
  return result;
}

void SubjectScorer::apply_treatment(const ScoreItem& item, const ScoreValue& value,
                                    const std::optional<Treatment>& treatment, ItemScore& score) {
  score.treatment = treatment.value_or(Treatment::undetermined);
  score.basis = PointsBasis::treated;
  switch (*score.treatment) {
    case Treatment::undetermined:
      score.basis = PointsBasis::unsettled;
      score.points = {0, item.most.value};
      break;
    case Treatment::zero:
      score.points = ScoreRange::of(0);
      break;
    case Treatment::full:
      score.points = ScoreRange::of(item.most.value);
      break;
    case Treatment::not_counted:
    case Treatment::shared_equally:
    case Treatment::rescaled:
      score.basis = PointsBasis::dropped;
      score.points = ScoreRange::of(0);
      break;
    case Treatment::last_period:
      last_period(item, value, score);
      break;
    case Treatment::declared_maximum: {
      const auto declared = figure_of(subject_.value(item.declared));
      score.points = declared ? ScoreRange{declared->low, declared->high}.at_most(item.most.value)
                              : ScoreRange{0, item.most.value};
      if (!declared) { score.basis = PointsBasis::missing; }
      break;
    }
  }
}

/// Last period's ratio stands in; or, where the other input is a plain total, it (by the factor) is the denominator.
void SubjectScorer::last_period(const ScoreItem& item, const ScoreValue& value, ItemScore& score) {
  const auto* other = with_id(card_.inputs, item.last);
  const auto last = figure_of(subject_.value(item.last));
  if (!last) {
    score.basis = PointsBasis::missing;
    score.points = {0, item.most.value};
    return;
  }
  if (other != nullptr && other->unit == percent_unit) {
    apply(item, *last, score);
    score.basis = PointsBasis::treated;
    return;
  }
  const auto* counts = std::get_if<Counts>(&value);
  const Score n = counts != nullptr ? Score{counts->n} : Score{0};
  const Score factor = item.last_factor ? item.last_factor->value : Score{1};
  const auto denominator = ScoreRange{last->low, last->high}.times(factor);
  if (denominator.low.sign() <= 0) {  // there was nothing last period either
    score.basis = PointsBasis::unsettled;
    score.points = {0, item.most.value};
    return;
  }
  apply(item, Figure{n / denominator.high, n / denominator.low, true, true}, score);
  score.basis = PointsBasis::treated;
}

void SubjectScorer::apply_evidence(const ScoreItem& item, ItemScore& score) {
  if (item.evidence.empty() || score.basis == PointsBasis::dropped) { return; }
  const auto* truth = std::get_if<Truth>(&subject_.value(item.evidence));
  if (truth != nullptr && *truth == Truth::yes) { return; }
  if (truth != nullptr && *truth == Truth::no) {
    score.basis = PointsBasis::without_evidence;
    score.points = ScoreRange::of(0);
    return;
  }
  score.basis = PointsBasis::evidence_open;
  score.points.low = 0;
}

void SubjectScorer::take_coverage(const ScoreItem& item, const ItemScore& score) {
  if (points_kind(card_, item.group) != PointsKind::plain) { return; }
  coverable_ += item.most.value;
  const bool known = score.basis == PointsBasis::measured || score.basis == PointsBasis::treated ||
                     score.basis == PointsBasis::without_evidence;
  if (known) { covered_ += item.most.value; }
}

}  // namespace thidua::inline v0
