/// \file
/// Scoring functions that compare a subject with its peers. With figures that are not exactly known each rule is taken at
/// its worst (own figure low, the others' high) and at its best: all of them grow with the own figure and fall with others'.
#include "apply_rule.hpp"

namespace thidua::inline v0 {

namespace {

using Others = std::vector<std::optional<ScoreRange>>;

bool all_known(const Others& others) {
  return std::all_of(others.begin(), others.end(), [](const auto& other) { return !!other; });
}

/// The greatest of the own value and one end of the others'.
Score greatest(const Score& own, const Others& others, Score ScoreRange::*end) {
  Score result = own;
  for (const auto& other : others) {
    if (other) { result = std::max(result, (*other).*end); }
  }
  return result;
}
Score least(const Score& own, const Others& others, Score ScoreRange::*end) {
  Score result = own;
  for (const auto& other : others) {
    if (other) { result = std::min(result, (*other).*end); }
  }
  return result;
}

/// Where the own value stands between the least and the greatest; nothing, when all are equal.
std::optional<Score> position(const Score& own, const Others& others, Score ScoreRange::*end) {
  const Score low = least(own, others, end);
  const Score high = greatest(own, others, end);
  if (low == high) { return std::nullopt; }
  return (own - low) / (high - low);
}

RulePoints min_max(const Score& most, const ScoreRange& own, const Others& others) {
  RulePoints result;
  result.peers = PeerFacts{};
  result.points = {0, most};
  if (!all_known(others)) { return result; }
  const auto worst = position(own.low, others, &ScoreRange::high);
  const auto best = position(own.high, others, &ScoreRange::low);
  const bool exact = own.is_exact() && std::all_of(others.begin(), others.end(),
                                                   [](const auto& o) { return o->is_exact(); });
  if (exact) {
    result.peers->least = least(own.low, others, &ScoreRange::low);
    result.peers->greatest = greatest(own.low, others, &ScoreRange::low);
  }
  result.settled = worst && best;
  if (result.settled) { result.points = {*worst * most, *best * most}; }
  return result;
}

/// Of the maximum: below the target in proportion up to `share`, above it up to the leader's all.
Score led_share(const Score& own, const Score& leader, const Score& share) {
  if (own <= Score{1}) { return std::max(own, Score{0}) * share; }
  return share + (Score{1} - share) * (own - Score{1}) / (leader - Score{1});
}

RulePoints peer_leader(const ScoringRule& rule, bool is_share, const Score& most, ScoreRange own,
                       Others others) {
  RulePoints result;
  result.peers = PeerFacts{};
  const Score share = rule.share ? rule.share->value : Score{Rational{1, 2}};
  const bool has_target = is_share || rule.target;
  if (rule.target) {
    const Score factor = Score{1} / rule.target->value;
    own = own.times(factor);
    for (auto& other : others) {
      if (other) { other = other->times(factor); }
    }
  }
  const Score leader_at_worst = greatest(own.low, others, &ScoreRange::high);
  const Score leader_at_best = greatest(own.high, others, &ScoreRange::low);
  if (leader_at_worst == leader_at_best && all_known(others)) {
    result.peers->greatest = leader_at_worst;
  }
  if (has_target) {
    // Behind a leader of whom nothing is known a subject past the target can be sure of the target's share alone.
    const Score low = all_known(others)
                          ? led_share(own.low, leader_at_worst, share)
                          : std::min(led_share(own.low, leader_at_worst, share), share);
    result.points = {low * most, led_share(own.high, leader_at_best, share) * most};
    return result;
  }
  result.settled = leader_at_best.sign() > 0;
  const Score low = all_known(others) && leader_at_worst.sign() > 0 ? own.low / leader_at_worst : 0;
  result.points = result.settled ? ScoreRange{low * most, own.high / leader_at_best * most}
                                 : ScoreRange{0, most};
  return result;
}

RulePoints by_place(const ScoringRule& rule, const Score& most, const ScoreRange& own,
                    const Others& others) {
  RulePoints result;
  PeerFacts facts;
  facts.count = static_cast<std::int64_t>(others.size()) + 1;
  facts.best_place = facts.worst_place = 1;
  for (const auto& other : others) {
    facts.best_place += other && other->low > own.high ? 1 : 0;
    facts.worst_place += !other || other->high > own.low ? 1 : 0;
  }
  const auto points = [&](std::int64_t place) -> Score {
    if (rule.places.empty()) {
      return most * Score{Rational{facts.count - place + 1, facts.count}};
    }
    const auto index = static_cast<std::size_t>(place - 1);
    return index < rule.places.size() ? rule.places[index].value : Score{0};
  };
  result.points = {points(facts.worst_place), points(facts.best_place)};
  result.peers = facts;
  return result;
}

RulePoints borda(const Score& most, const ScoreRange& own, const Others& others) {
  RulePoints result;
  const Score half{Rational{1, 2}};
  ScoreRange behind = ScoreRange::of(0);
  const auto won = [&](const Score& mine, const Score& theirs) {
    return mine > theirs ? Score{1} : mine == theirs ? half : Score{0};
  };
  for (const auto& other : others) {
    behind.low += other ? won(own.low, other->high) : Score{0};
    behind.high += other ? won(own.high, other->low) : Score{1};
  }
  result.settled = !others.empty();
  result.points = result.settled
                      ? behind.times(most / Score{static_cast<std::int64_t>(others.size())})
                      : ScoreRange{0, most};
  return result;
}

RulePoints percentile(const Score& most, const ScoreRange& own, const Others& others) {
  RulePoints result;
  ScoreRange not_better = ScoreRange::of(1);  // itself
  for (const auto& other : others) {
    not_better.low += other && own.low >= other->high ? 1 : 0;
    not_better.high += !other || own.high >= other->low ? 1 : 0;
  }
  result.points = not_better.times(most / Score{static_cast<std::int64_t>(others.size()) + 1});
  return result;
}

ScoreRange negated(const ScoreRange& range) { return {-range.high, -range.low}; }

}  // namespace

RulePoints apply_peer_rule(const ScoringRule& rule, bool is_share, const Score& most,
                           const ScoreRange& own, const Others& others) {
  if (rule.better == Better::lower && rule.kind != RuleKind::peer_leader) {
    ScoringRule turned = rule;
    turned.better = Better::higher;
    Others mirrored = others;
    for (auto& other : mirrored) {
      if (other) { other = negated(*other); }
    }
    auto result = apply_peer_rule(turned, is_share, most, negated(own), mirrored);
    if (result.peers && result.peers->least) {
      result.peers->least = -*result.peers->least;
      result.peers->greatest = -*result.peers->greatest;
      std::swap(result.peers->least, result.peers->greatest);
    }
    return result;
  }
  RulePoints result;
  switch (rule.kind) {
    case RuleKind::min_max:
      result = min_max(most, own, others);
      break;
    case RuleKind::peer_leader:
      result = peer_leader(rule, is_share, most, own, others);
      break;
    case RuleKind::borda:
      result = borda(most, own, others);
      break;
    case RuleKind::percentile:
      result = percentile(most, own, others);
      break;
    default:
      result = by_place(rule, most, own, others);
      break;
  }
  if (!result.peers) { result.peers = PeerFacts{}; }
  result.peers->count = static_cast<std::int64_t>(others.size()) + 1;
  return result;
}

}  // namespace thidua::inline v0
