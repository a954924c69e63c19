/// \file
/// Means, limits and points that are taken over, in words.
#include "score_whole_text.hpp"

#include <algorithm>
#include <optional>

#include <thidua/render/score_text.hpp>

#include "score_words.hpp"

namespace thidua::inline v0 {

namespace {

bool is_dropped(const ItemScore& part) { return part.basis == PointsBasis::dropped; }

const Citation& cite_of(const Scorecard& card, const std::string& part) {
  const auto* item = with_id(card.items, part);
  return item != nullptr ? item->cite : with_id(card.groups, part)->cite;
}

Score own_weight(const Scorecard& card, const std::string& part) {
  const auto* item = with_id(card.items, part);
  const auto& weight = item != nullptr ? item->weight : with_id(card.groups, part)->weight;
  return weight ? weight->value : Score{1};
}

/// Of the parts that count, with what was shared equally among them. What is rescaled changes no weight's share.
std::vector<Score> weights_of(const Scorecard& card, const Siblings& parts) {
  Score shared;
  std::int64_t count = 0;
  for (const auto& part : parts) {
    if (!is_dropped(part)) {
      ++count;
    } else if (part.treatment == Treatment::shared_equally) {
      shared += own_weight(card, part.id);
    }
  }
  std::vector<Score> weights;
  for (const auto& part : parts) {
    if (!is_dropped(part)) { weights.push_back(own_weight(card, part.id) + shared / Score{count}); }
  }
  return weights;
}

Score sum_of(const std::vector<Score>& numbers) {
  Score sum;
  for (const auto& number : numbers) { sum += number; }
  return sum;
}

Siblings counted(const Siblings& parts) {
  Siblings result;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(result),
               [](const ItemScore& part) { return !is_dropped(part); });
  return result;
}

}  // namespace

PointsKind kind_of(const Scorecard& card, const std::string& part) {
  const auto* item = with_id(card.items, part);
  return points_kind(card, item != nullptr ? item->group : part);
}

bool nothing_counts(const Siblings& parts) {
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), is_dropped);
}

std::string mean_text(const Scorecard& card, const Siblings& parts, Aggregate aggregate,
                      Language language) {
  const auto counting = counted(parts);
  if (aggregate == Aggregate::sum || counting.empty()) { return {}; }
  const auto weights = weights_of(card, parts);
  const bool equal =
      std::all_of(weights.begin(), weights.end(), [&](const Score& w) { return w == weights[0]; });
  const bool geometric = aggregate == Aggregate::geometric_mean;
  const auto number = [&](const Score& value) { return score_figure(value, language); };
  const Score all = sum_of(weights);
  std::string terms;
  for (std::size_t i = 0; i < counting.size(); ++i) {
    if (i > 0) { terms += geometric ? " × " : " + "; }
    terms += bracketed_figure(counting[i].points, language);
    if (equal) { continue; }
    if (!geometric) {
      terms += " × " + number(weights[i]);
    } else if (all == Score{1}) {
      terms += "^" + number(weights[i]);
    } else {
      terms += "^(" + number(weights[i]) + "/" + number(all) + ")";
    }
  }
  const auto count = std::to_string(counting.size());
  const bool vi = language == Language::vi;
  if (geometric) {
    const std::string name = vi ? (equal ? "trung bình nhân" : "trung bình nhân có trọng số")
                                : (equal ? "geometric mean" : "weighted geometric mean");
    return name + ": " + (equal ? "(" + terms + ")^(1/" + count + ")" : terms);
  }
  const std::string name = vi ? (equal ? "trung bình cộng" : "trung bình có trọng số")
                              : (equal ? "mean" : "weighted mean");
  if (!equal && all == Score{1}) { return name + ": " + terms; }
  return name + ": (" + terms + ") / " + (equal ? count : number(all));
}

std::optional<ScoreRange> joined_points(const Scorecard& card, const Siblings& parts,
                                        Aggregate aggregate) {
  const auto counting = counted(parts);
  if (counting.empty() || aggregate == Aggregate::geometric_mean) { return std::nullopt; }
  ScoreRange sum = ScoreRange::of(0);
  if (aggregate == Aggregate::sum) {
    for (const auto& part : counting) { sum = sum + part.points; }
    return sum;
  }
  const auto weights = weights_of(card, parts);
  for (std::size_t i = 0; i < counting.size(); ++i) {
    sum = sum + counting[i].points.times(weights[i]);
  }
  return sum.times(Score{1} / sum_of(weights));
}

std::string limit_text(const ScoreRange& before, const ScoreRange& after, Language language) {
  if (before == after) { return {}; }
  const bool vi = language == Language::vi;
  std::string text;
  // The upper bound shows a cap, the lower one a floor.
  if (after.high < before.high) {
    text = (vi ? "tính nhiều nhất " : "limited to ") + score_figure(after.high, language);
  }
  if (after.low > before.low) {
    text += text.empty() ? "" : ", ";
    text += (vi ? "tính ít nhất " : "not below ") + score_figure(after.low, language);
  }
  if (text.empty()) { text = vi ? "giới hạn" : "limited"; }
  return text + ": " + score_figure(before, language) + " → " + score_figure(after, language);
}

TakenOver taken_over(const Scorecard& card, const ItemScore& part, const Siblings& siblings,
                     Language language) {
  TakenOver result;
  if (part.factor == Score{1}) { return result; }
  std::string ids;
  for (const auto& other : siblings) {
    const bool leaves_points =
        other.treatment == Treatment::shared_equally || other.treatment == Treatment::rescaled;
    if (!is_dropped(other) || !leaves_points) { continue; }
    const auto cite = to_string(cite_of(card, other.id));
    ids += (ids.empty() ? "«" : ", «") + other.id + "»";
    if (!cite.empty()) { result.cite += (result.cite.empty() ? "" : "; ") + cite; }
  }
  const auto number = [&](const Score& value) { return score_figure(value, language); };
  result.text = language == Language::vi
                    ? "gánh phần điểm của " + ids + " không tính: điểm × " + number(part.factor) +
                          ", tối đa " + number(part.most)
                    : "takes over points of " + ids + ", not counted: points × " +
                          number(part.factor) + ", at most " + number(part.most);
  return result;
}

}  // namespace thidua::inline v0
