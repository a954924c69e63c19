/// \file
/// From the values of one subject to the points of its items.
#include "subject_scorer.hpp"

#include <thidua/score/portal.hpp>

namespace thidua::inline v0 {

namespace {

Figure exactly(const Score& value) { return {value, value, true, true}; }

std::string_view unit_of(const Scorecard& card, std::string_view input) {
  const auto* found = with_id(card.inputs, input);
  return found != nullptr ? std::string_view{found->unit} : std::string_view{};
}

bool is_share(const Scorecard& card, const ScoreItem& item) {
  return unit_of(card, item.input) == percent_unit;
}

bool rests_on_data(const ItemScore& score) {
  return score.basis == PointsBasis::measured || score.basis == PointsBasis::treated ||
         score.basis == PointsBasis::without_evidence;
}

/// By what a value that is none is treated; nothing, where the value is one.
std::optional<Treatment> treatment_of(const ScoreItem& item, const ScoreValue& value) {
  if (std::holds_alternative<NotApplicable>(value)) {
    return item.not_applicable.value_or(Treatment::undetermined);
  }
  const auto* counts = std::get_if<Counts>(&value);
  if (std::holds_alternative<NoActivity>(value) || (counts != nullptr && counts->d == 0)) {
    return item.no_activity.value_or(Treatment::undetermined);
  }
  return std::nullopt;
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
  part.size = item.most.value;
  part.coverage = rests_on_data(score) ? 1 : 0;
  return part;
}

void SubjectScorer::measure_item(const ScoreItem& item, const ScoreValue& value, ItemScore& score) {
  if (const auto treatment = treatment_of(item, value)) {
    apply_treatment(item, value, treatment, score);
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

void SubjectScorer::apply(const ScoreItem& item, const Figure& given, ItemScore& score) {
  const bool share = is_share(card_, item);
  const Figure figure = rounded_figure(given, share);
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

/// As the card rounds figures before it scores them: a share in per cent.
Figure SubjectScorer::rounded_figure(const Figure& figure, bool share) const {
  const auto& point = card_.rounding.figures;
  if (!point) { return figure; }
  const Score whole = share ? Score{100} : Score{1};
  return {rounded(figure.low * whole, *point) / whole, rounded(figure.high * whole, *point) / whole,
          true, true};
}

std::vector<std::optional<ScoreRange>> SubjectScorer::others(const ScoreItem& item) const {
  std::vector<std::optional<ScoreRange>> result;
  for (std::size_t i = 0; i < subjects_.size(); ++i) {
    const auto& other = subjects_[i];
    if (i == index_ || (card_.peers == Peers::block && other.block != subject_.block)) { continue; }
    const auto& value = other.value(item.input);
    auto figure = figure_of(value);
    bool missing = std::holds_alternative<Missing>(value);
    if (treatment_of(item, value) == Treatment::last_period) {
      const auto found = stand_in(item, other);
      figure = found.figure;
      missing = found.missing;
    }
    if (figure) {
      const auto compared = rounded_figure(*figure, is_share(card_, item));
      result.emplace_back(ScoreRange{compared.low, compared.high});
    } else if (missing) {
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

/// Last period's figure stands in. Where a ratio has last period's total, that (by the factor) is its denominator; there is no
/// numerator where the item does not apply.
SubjectScorer::StandIn SubjectScorer::stand_in(const ScoreItem& item,
                                               const SubjectValues& subject) const {
  const auto& given = subject.value(item.last);
  const auto last = figure_of(given);
  if (!last) { return {std::nullopt, std::holds_alternative<Missing>(given)}; }
  if (unit_of(card_, item.last) == unit_of(card_, item.input)) { return {*last}; }
  const auto& value = subject.value(item.input);
  if (std::holds_alternative<NotApplicable>(value)) { return {}; }
  const auto* counts = std::get_if<Counts>(&value);
  const Score n = counts != nullptr ? Score{counts->n} : Score{0};
  const Score factor = item.last_factor ? item.last_factor->value : Score{1};
  const auto denominator = ScoreRange{last->low, last->high}.times(factor);
  if (denominator.low.sign() <= 0) { return {}; }
  return {Figure{n / denominator.high, n / denominator.low, true, true}};
}

void SubjectScorer::last_period(const ScoreItem& item, const ScoreValue& value, ItemScore& score) {
  const auto found = stand_in(item, subject_);
  if (found.figure) {
    apply(item, *found.figure, score);
    score.basis = PointsBasis::treated;
  } else if (found.missing) {
    score.basis = PointsBasis::missing;
    score.points = {0, item.most.value};
  } else {  // there was nothing last period either
    apply_treatment(item, value, item.no_last, score);
  }
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

}  // namespace thidua::inline v0
