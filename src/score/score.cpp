/// \file
/// Totals, knock-outs and grades, and the whole board.
#include <thidua/score/score.hpp>

#include "subject_scorer.hpp"

namespace thidua::inline v0 {

namespace {

/// Roots and logarithms are enclosed more and more closely until what is published is settled, or it is clear that it
/// lies on a boundary.
constexpr int first_digits = 30;
constexpr int last_digits = 240;

bool is_settled(const SubjectScore& score) {
  return score.open || (score.published.is_exact() && score.grades.size() <= 1);
}

SubjectScore scored(const Scorecard& card, const std::vector<SubjectValues>& subjects,
                    std::size_t subject, Arithmetic arithmetic) {
  const bool needs_digits =
      std::any_of(card.groups.begin(), card.groups.end(),
                  [](const auto& g) { return g.aggregate == Aggregate::geometric_mean; }) ||
      card.aggregate == Aggregate::geometric_mean ||
      std::any_of(card.items.begin(), card.items.end(),
                  [](const auto& i) { return i.rule.scale == Scale::logarithm; });
  SubjectScore result;
  for (int digits = first_digits; digits <= last_digits; digits *= 2) {
    result = SubjectScorer{card, subjects, subject, {arithmetic, digits}}.run();
    if (!needs_digits || is_settled(result) || !card.rounding.total) { break; }
  }
  return result;
}

void note_exact(ItemScore& item, const ItemScore& exact) {
  item.exact = exact.points;
  for (std::size_t i = 0; i < item.parts.size(); ++i) { note_exact(item.parts[i], exact.parts[i]); }
}

/// What was given and set aside is not the same as what nobody gave.
void note_unusable(ItemScore& score, const Scorecard& card, const SubjectValues& subject) {
  for (auto& part : score.parts) { note_unusable(part, card, subject); }
  const auto* item = with_id(card.items, score.id);
  if (item == nullptr || score.basis != PointsBasis::missing) { return; }
  // Where the item's own figure is there, it is last period's or the declared one that is missing.
  const bool is_own = std::holds_alternative<Missing>(score.value);
  const auto& input = is_own                                      ? item->input
                      : score.treatment == Treatment::last_period ? item->last
                                                                  : item->declared;
  const auto found = subject.unusable.find(input);
  if (found != subject.unusable.end()) { score.unusable = found->second; }
}

bool touches(const Band& band, const ScoreRange& range) {
  const auto& [low, high] = band;
  return (!low || range.high > low->mark.value ||
          (range.high == low->mark.value && low->included)) &&
         (!high || range.low < high->mark.value ||
          (range.low == high->mark.value && high->included));
}

}  // namespace

Truth no_item_at_zero(const std::vector<ItemScore>& items) {
  Truth result = Truth::yes;
  for (const auto& item : items) {
    if (item.basis == PointsBasis::dropped) { continue; }
    if (!item.parts.empty()) {
      result = both(result, no_item_at_zero(item.parts));
    } else if (item.points.high.sign() == 0) {
      return Truth::no;
    } else if (item.points.low.sign() <= 0) {
      result = both(result, Truth::undetermined);
    }
  }
  return result;
}

SubjectScore SubjectScorer::run() {
  SubjectScore result;
  result.id = subject_.id;
  result.block = subject_.block;
  result.kind = subject_.kind;
  Part plain;
  join(parts_of({}, PointsKind::plain), card_.aggregate, plain);
  result.plain = plain.score.points;
  result.most = plain.score.most;
  result.items = std::move(plain.score.parts);
  result.no_item_at_zero = no_item_at_zero(result.items);
  for (const auto kind : {PointsKind::bonus, PointsKind::penalty}) {
    Part extra;
    join(parts_of({}, kind), Aggregate::sum, extra);
    (kind == PointsKind::bonus ? result.bonus : result.penalty) = extra.score.points;
    for (auto& part : extra.score.parts) { result.items.push_back(std::move(part)); }
  }
  finish(result, plain.coverage);
  return result;
}

void SubjectScorer::finish(SubjectScore& result, const Score& coverage) {
  result.total = result.plain + result.bonus - result.penalty;
  if (card_.least) { result.total = result.total.at_least(card_.least->value); }
  if (card_.cap) { result.total = result.total.at_most(card_.cap->value); }
  result.coverage = coverage;
  result.rated = !card_.coverage || result.coverage >= card_.coverage->value;
  if (!result.rated) {
    // Too little rests on data: there is no total, and no grade is excluded.
    result.total = ScoreRange::of(0).with(result.total).with(ScoreRange::of(result.most));
    open_ = true;
  }
  result.open = open_;
  knock_out(result);
  result.published = rounded(result.total, card_.rounding.total);
  if (computation_.arithmetic == Arithmetic::portal && !card_.rounding.total) {
    result.published = rounded(result.total, RoundingPoint{2, RoundMode::half_up});
  }
  result.rank_by = card_.rounding.rank_from == TakenFrom::rounded ? result.published : result.total;
  grade(result);
}

void SubjectScorer::knock_out(SubjectScore& result) const {
  for (const auto& rule : card_.knock_outs) {
    Truth hit = Truth::undetermined;
    const auto& value = subject_.value(rule.input);
    if (const auto* truth = std::get_if<Truth>(&value)) {
      hit = *truth;
    } else if (const auto figure = figure_of(value)) {
      const auto touched = touches(rule.when, ScoreRange{figure->low, figure->high});
      const bool all = rule.when.holds(figure->low) && rule.when.holds(figure->high);
      hit = all ? Truth::yes : touched ? Truth::undetermined : Truth::no;
    } else if (std::holds_alternative<NotApplicable>(value)) {
      hit = Truth::no;
    }
    result.knock_outs.push_back({rule.id, hit});
    if (rule.effect == KnockOutEffect::zero && hit != Truth::no) {
      result.total = hit == Truth::yes ? ScoreRange::of(0) : result.total.with(ScoreRange::of(0));
    }
    if (hit == Truth::undetermined) { result.open = true; }
  }
}

void SubjectScorer::grade(SubjectScore& result) const {
  const auto& grades = card_.grades;
  const auto& range =
      card_.rounding.grade_from == TakenFrom::rounded ? result.published : result.total;
  std::vector<bool> possible(grades.size(), false);
  // The side condition is one fact for all grades: where it is not known, both of its answers are followed.
  for (const bool no_zero : {true, false}) {
    const Truth excluded = no_zero ? Truth::no : Truth::yes;
    if (result.rated && result.no_item_at_zero == excluded) { continue; }
    for (std::size_t i = 0; i < grades.size(); ++i) {
      if (result.rated && !touches(grades[i].band, range)) { continue; }
      std::size_t at = i;
      while (!no_zero && at + 1 < grades.size() && grades[at].no_item_at_zero) { ++at; }
      possible[at] = true;
    }
  }
  for (std::size_t k = 0; k < card_.knock_outs.size(); ++k) {
    const auto& rule = card_.knock_outs[k];
    const Truth hit = result.knock_outs[k].hit;
    if (rule.effect != KnockOutEffect::grade || hit == Truth::no) { continue; }
    for (std::size_t i = 0; i < grades.size(); ++i) {
      const bool is_its = grades[i].id == rule.grade;
      possible[i] = hit == Truth::yes ? is_its : possible[i] || is_its;
    }
  }
  for (std::size_t i = 0; i < grades.size(); ++i) {
    if (possible[i]) { result.grades.push_back(grades[i].id); }
  }
}

Scoreboard score(const Scorecard& card, const ScoreValues& values, const ScoreOptions& options) {
  Diagnostics faults = check_scorecard(card);
  // A card within a plan may cite the plan, which is not here; no point depends on it.
  std::erase_if(faults, [](const Diagnostic& fault) {
    return fault.fault == Fault::scorecard_dangling_citation;
  });
  if (has_errors(faults)) { throw InputError{std::move(faults)}; }
  Scoreboard board;
  board.card = card.id;
  board.arithmetic = options.arithmetic.value_or(card.arithmetic);
  board.set_aside = values.set_aside;
  board.notes = values.notes;
  for (std::size_t i = 0; i < values.subjects.size(); ++i) {
    auto result = scored(card, values.subjects, i, board.arithmetic);
    if (board.arithmetic != Arithmetic::exact) {
      const auto exact = scored(card, values.subjects, i, Arithmetic::exact);
      result.exact_total = exact.total;
      for (std::size_t k = 0; k < result.items.size(); ++k) {
        note_exact(result.items[k], exact.items[k]);
      }
    }
    for (auto& item : result.items) { note_unusable(item, card, values.subjects[i]); }
    board.subjects.push_back(std::move(result));
  }
  return board;
}

}  // namespace thidua::inline v0
