/// \file
/// Exact ranks at the speed of doubles. Scores are computed in doubles with a bound of their error; the order of two scores
/// whose intervals do not meet is thereby proven, and only where they meet it is decided in exact arithmetic. Ranks and ties
/// are those of exact arithmetic on every input.
///
/// The bound. Let u = 2^-53, and write θ(k) for any number with |θ(k)| ≤ k u / (1 - k u), so that a product of k factors
/// (1 + δ) or 1 / (1 + δ) with |δ| ≤ u is 1 + θ(k) (N. Higham, «Accuracy and Stability of Numerical Algorithms», 2nd ed.,
/// lemma 3.1). For item i with weight w = a / b and points x = n / d, all of them 64-bit integers:
///   - n, d, a, b become doubles with one rounding each, the two quotients take one each, the product one: 7 factors, so the
///     computed product is w x (1 + θ(7)). Nothing overflows or underflows: unless it is 0, which is exact, a quotient lies
///     between 2^-63 and 2^63, a product between 2^-126 and 2^126;
///   - a sum of m terms puts at most m - 1 more factors on each, in whatever order it is taken: the computed score S differs
///     from the true one by at most θ(m + 6) Σ|w x|. A fused multiplication and addition leaves factors out, never more;
///   - the sum A of the computed |w x| is taken the same way, so Σ|w x| ≤ A / (1 - θ(m + 6)), and the error of S is at most
///     A (m + 6) u / (1 - 2 (m + 6) u) < A (m + 6.001) u, where m ≤ 1,000,000 is asked for;
///   - the ends S ± E are rounded once more, by at most u (|S| + E) < 1.001 u A.
/// So with E = (m + 8) u A the true score lies between the computed ends; the spare 0.99 u A covers the rounding of E itself.
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <vector>

#include <thidua/core/rational.hpp>
#include <thidua/score/competition_ranks.hpp>
#include <thidua/score/exact_sum.hpp>
#include <thidua/score/number.hpp>

namespace thidua::inline v0 {

/// An approximate score, and a bound of its error: infinite where nothing is known.
struct BoundedScore {
  double value = 0;
  double error = std::numeric_limits<double>::infinity();
};

/// Competition ranks (1 is the highest), and how many of the scores had to be computed exactly.
struct ExactRanks {
  std::vector<std::uint32_t> rank;
  std::size_t computed_exactly = 0;
  friend bool operator==(const ExactRanks&, const ExactRanks&) = default;
};

/// Ranks from bounded scores; `exact(unit)` gives the score itself, of a type with == and >, and is asked only where the
/// bounds can't decide.
template <class Exact>
[[nodiscard]] ExactRanks ranks_by_bounds(std::span<const BoundedScore> scores, const Exact& exact) {
  const std::size_t units = scores.size();
  ExactRanks result{std::vector<std::uint32_t>(units), 0};
  if (units == 0) { return result; }
  std::vector<double> values(units);
  std::transform(scores.begin(), scores.end(), values.begin(),
                 [](const BoundedScore& score) { return score.value; });
  CompetitionRanks{units}.rank(values, result.rank);
  const auto units_in_order = units_by_rank(result.rank);

  // A cut before a place is proven when every score before it lies, with its error, above every score from it on.
  std::vector<double> highest_from(units + 1, -std::numeric_limits<double>::infinity());
  for (std::size_t place = units; place-- > 0;) {
    const auto& score = scores[units_in_order[place]];
    highest_from[place] = std::max(highest_from[place + 1], score.value + score.error);
  }
  double lowest = std::numeric_limits<double>::infinity();
  std::size_t start = 0;
  using Value = decltype(exact(std::size_t{}));
  struct Member {
    std::uint32_t unit;
    Value score;
  };
  for (std::size_t place = 0; place < units; ++place) {
    const auto& score = scores[units_in_order[place]];
    lowest = std::min(lowest, score.value - score.error);
    if (place + 1 < units && !(lowest > highest_from[place + 1])) { continue; }
    if (place == start) {
      result.rank[units_in_order[place]] = static_cast<std::uint32_t>(place + 1);
    } else {
      std::vector<Member> members;
      for (std::size_t i = start; i <= place; ++i) {
        members.push_back({units_in_order[i], exact(std::size_t{units_in_order[i]})});
      }
      result.computed_exactly += members.size();
      std::vector<std::uint32_t> order(members.size());
      for (std::uint32_t i = 0; i < order.size(); ++i) { order[i] = i; }
      std::sort(order.begin(), order.end(), [&members](std::uint32_t a, std::uint32_t b) {
        return members[a].score > members[b].score;
      });
      std::size_t rank = start + 1;
      for (std::size_t i = 0; i < order.size(); ++i) {
        const bool tied = i > 0 && members[order[i]].score == members[order[i - 1]].score;
        rank = tied ? rank : start + i + 1;
        result.rank[members[order[i]].unit] = static_cast<std::uint32_t>(rank);
      }
    }
    start = place + 1;
  }
  return result;
}

/// Points of units by items, unit after unit, as fractions n / d; `d` empty: all are integers. They need no common
/// denominator and no lowest terms.
struct ItemFractions {
  std::size_t items = 0;
  std::span<const std::int64_t> n;
  std::span<const std::int64_t> d;

  [[nodiscard]] std::size_t units() const noexcept { return items == 0 ? 0 : n.size() / items; }
};

/// The weighted sums in doubles, with bounds as proven above.
/// \throws std::invalid_argument for sizes that do not fit or a denominator that is not positive
[[nodiscard]] inline std::vector<BoundedScore> bounded_scores(const ItemFractions& points,
                                                              std::span<const Rational> weights) {
  const std::size_t items = points.items;
  if (items == 0 || items > 1'000'000 || points.n.size() % items != 0 || weights.size() != items ||
      (!points.d.empty() && points.d.size() != points.n.size())) {
    throw std::invalid_argument{"the numbers of points, weights and items do not fit together"};
  }
  if (std::any_of(points.d.begin(), points.d.end(), [](std::int64_t d) { return d <= 0; })) {
    throw std::invalid_argument{"a denominator is not positive"};
  }
  std::vector<double> weight(items);
  std::transform(weights.begin(), weights.end(), weight.begin(), [](const Rational& w) {
    return static_cast<double>(w.n()) / static_cast<double>(w.d());
  });
  const double bound = static_cast<double>(items + 8) * 0x1p-53;
  std::vector<BoundedScore> result(points.units());
  std::size_t at = 0;
  for (auto& score : result) {
    double sum = 0;
    double sizes = 0;
    for (std::size_t item = 0; item < items; ++item, ++at) {
      double value = static_cast<double>(points.n[at]);
      if (!points.d.empty()) { value /= static_cast<double>(points.d[at]); }
      value *= weight[item];
      sum += value;
      sizes += std::abs(value);
    }
    score = {sum, bound * sizes};
  }
  return result;
}

/// Ranks of exact weighted sums.
/// \throws std::invalid_argument as `bounded_scores`
[[nodiscard]] inline ExactRanks exact_ranks(const ItemFractions& points,
                                            std::span<const Rational> weights) {
  const auto scores = bounded_scores(points, weights);
  const ExactWeights exact{weights};
  return ranks_by_bounds(scores, [&](std::size_t unit) {
    const auto row = [&](std::span<const std::int64_t> all) {
      return all.empty() ? all : all.subspan(unit * points.items, points.items);
    };
    return exact.sum(row(points.n), row(points.d));
  });
}

/// The double next to an exact number, with a bound: one of 63 bits of the quotient becomes a double, so it is off by less
/// than 2^-52 of itself. Of numbers beyond 2^900 or within 2^-900 of 0 nothing is said.
[[nodiscard]] inline BoundedScore bounded_score(const Score& score) {
  if (score.sign() == 0) { return {0, 0}; }
  BigInt n = score.sign() < 0 ? BigInt{-score.n()} : score.n();
  BigInt d = score.d();
  const auto bits = [](const BigInt& a) { return static_cast<int>(boost::multiprecision::msb(a)); };
  const int shift = 62 + bits(d) - bits(n);  // so that 2^61 < n / d < 2^63
  if (shift > 900 || shift < -900) { return {}; }
  (shift > 0 ? n : d) <<= static_cast<unsigned>(std::abs(shift));
  const auto digits = BigInt{n / d}.convert_to<std::int64_t>();
  const double size = std::ldexp(static_cast<double>(digits), -shift);
  return {score.sign() < 0 ? -size : size, size * 0x1p-51};
}

/// Ranks of exact scores.
[[nodiscard]] inline ExactRanks exact_ranks(std::span<const Score> scores) {
  std::vector<BoundedScore> bounded(scores.size());
  std::transform(scores.begin(), scores.end(), bounded.begin(), bounded_score);
  return ranks_by_bounds(bounded, [&](std::size_t unit) { return scores[unit]; });
}

}  // namespace thidua::inline v0
