/// \file
/// From parts to a whole: what dropped items leave behind is shared out or scaled, parts are rounded, then added up or
/// averaged.
#include "subject_scorer.hpp"

#include <thidua/score/irrational.hpp>

namespace thidua::inline v0 {

namespace {

bool is_dropped(const ItemScore& score) { return score.basis == PointsBasis::dropped; }

}  // namespace

std::vector<SubjectScorer::Part> SubjectScorer::parts_of(std::string_view group_id,
                                                         PointsKind kind) {
  std::vector<Part> parts;
  for (const auto& item : card_.items) {
    if (item.group == group_id && points_kind(card_, item.group) == kind) {
      parts.push_back(this->item(item));
    }
  }
  for (const auto& group : card_.groups) {
    if (group.group == group_id && points_kind(card_, group.id) == kind) {
      parts.push_back(this->group(group));
    }
  }
  return parts;
}

SubjectScorer::Part SubjectScorer::group(const ScoreGroup& group) {
  Part part;
  part.weight = group.weight ? group.weight->value : Score{1};
  part.rounding = group.rounding ? group.rounding : card_.rounding.groups;
  part.score.id = group.id;
  join(parts_of(group.id, points_kind(card_, group.id)), group.aggregate, part);
  if (group.cap) {
    part.score.points = part.score.points.at_most(group.cap->value);
    part.score.most = std::min(part.score.most, group.cap->value);
  }
  part.score.unrounded = part.score.points;
  return part;
}

/// Of a sum each part has the share of its points, of a mean that of its weight.
void SubjectScorer::join(std::vector<Part> parts, Aggregate aggregate, Part& joined) {
  ItemScore& whole = joined.score;
  whole.basis = PointsBasis::parts;
  const bool by_sum = aggregate == Aggregate::sum;
  const auto size = [&](const Part& part) { return by_sum ? part.score.most : part.weight; };
  Score weights;
  for (const auto& part : parts) {
    const Score share = by_sum ? part.size : part.weight;
    weights += share;
    joined.size += by_sum ? part.size : part.weight * part.size;
    joined.coverage += share * part.coverage;
  }
  joined.coverage = weights.sign() > 0 ? joined.coverage / weights : Score{1};
  if (!by_sum && weights.sign() > 0) { joined.size /= weights; }
  Score shared;
  Score rescaled;
  Score counted;
  std::int64_t count = 0;
  for (const auto& part : parts) {
    if (!is_dropped(part.score)) {
      ++count;
      counted += size(part);
    } else if (part.score.treatment == Treatment::shared_equally) {
      shared += size(part);
    } else if (part.score.treatment == Treatment::rescaled) {
      rescaled += size(part);
    }
  }
  if (count == 0 && !parts.empty()) {
    // Nothing is left to take over: a group that is not counted at all, or one that nobody knows how to count.
    const bool open = (shared + rescaled).sign() != 0;
    whole.basis = open ? PointsBasis::unsettled : PointsBasis::dropped;
    whole.treatment = Treatment::not_counted;
    whole.most = open ? shared + rescaled : Score{0};
    whole.points = {0, whole.most};
    open_ = open_ || open;
  }
  const Score each = count > 0 ? shared / Score{count} : Score{0};
  const Score scale =
      counted.sign() > 0 ? (counted + shared + rescaled) / (counted + shared) : Score{1};
  ScoreRange sum = ScoreRange::of(0);
  Score most;
  for (auto& part : parts) {
    auto& score = part.score;
    if (!is_dropped(score)) {
      if (by_sum && score.most.sign() > 0) {
        score.factor = (score.most + each) * scale / score.most;
        score.most *= score.factor;
        score.points = score.unrounded.times(score.factor);
      } else if (!by_sum) {
        part.weight = (part.weight + each) * scale;
      }
      score.unrounded = score.points;
      score.points = rounded(score.points, part.rounding);
      sum = sum + score.points;
      most += score.most;
    } else {
      score.most = 0;
    }
  }
  if (count > 0) {
    whole.most = by_sum ? most : Score{0};
    whole.points = by_sum ? sum : mean_of(parts, aggregate);
    if (!by_sum) {
      Score counted_weights;
      for (const auto& part : parts) {
        if (is_dropped(part.score)) { continue; }
        whole.most += part.weight * part.score.most;
        counted_weights += part.weight;
      }
      whole.most /= counted_weights;
    }
  }
  whole.unrounded = whole.points;
  for (auto& part : parts) { whole.parts.push_back(std::move(part.score)); }
}

ScoreRange SubjectScorer::mean_of(const std::vector<Part>& parts, Aggregate aggregate) const {
  Score weights;
  for (const auto& part : parts) { weights += is_dropped(part.score) ? Score{0} : part.weight; }
  if (aggregate == Aggregate::mean) {
    ScoreRange sum = ScoreRange::of(0);
    for (const auto& part : parts) {
      if (!is_dropped(part.score)) { sum = sum + part.score.points.times(part.weight); }
    }
    return sum.times(Score{1} / weights);
  }
  BigInt degree = 1;
  for (const auto& part : parts) {
    if (is_dropped(part.score)) { continue; }
    const BigInt d = (part.weight / weights).d();
    degree = boost::multiprecision::lcm(degree, d);
  }
  const auto end = [&](Score ScoreRange::*side) {
    Score product{1};
    for (const auto& part : parts) {
      if (is_dropped(part.score)) { continue; }
      const Score power = part.weight / weights * Score{degree, 1};
      for (BigInt i = 0; i < power.n(); ++i) { product *= part.score.points.*side; }
    }
    return root(product, degree.convert_to<unsigned>(), computation_.digits);
  };
  const auto low = end(&ScoreRange::low);
  const auto high = end(&ScoreRange::high);
  return {low.low, high.high};
}

}  // namespace thidua::inline v0
