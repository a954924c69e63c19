/// \file
/// How sure a ranking is: the same units ranked again and again under weights, normalisations and readings of printed figures
/// that could as well have been chosen. Not a verdict: no award, tie or quota is decided here.
///
/// Every draw is computed in integers: points on a grid, weights that add up to one total, scores as exact integers below
/// 2^52 (held in doubles, whose sums are exact there), ranks with their ties. Random numbers are by number (see
/// `counter_random.hpp`), and what is kept of the draws are sums of integers. So the result is the same in every byte
/// for any number of threads, size of blocks, compiler and machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include <thidua/core/rational.hpp>
#include <thidua/core/step_progress.hpp>
#include <thidua/score/item_points.hpp>
#include <thidua/score/normalisation.hpp>
#include <thidua/score/number.hpp>

namespace thidua::inline v0 {

/// The given weights in every draw.
struct FixedWeights {};

/// Weights of a Dirichlet distribution with whole parameters, one an item; an item with 0 has no weight. Its mean is
/// alpha / sum, and the larger the sum, the nearer the draws are to it; with 1 for each, any weights are as likely as any
/// others.
struct DirichletWeights {
  std::vector<std::int64_t> alpha;
};

/// Each weight anywhere between its bounds with equal chance, on its own; then all are scaled to the total of the given
/// weights. Bounds are in the unit of the given weights.
struct BoundedWeights {
  std::vector<Score> low;
  std::vector<Score> high;
};

using WeightDraws = std::variant<FixedWeights, DirichletWeights, BoundedWeights>;

struct SensitivityOptions {
  WeightDraws weights = FixedWeights{};
  /// One is drawn each time; the first is that of the ranking under examination.
  std::vector<Normalisation> normalisations = {Normalisation::none};
  std::uint64_t draws = 10'000;
  std::uint64_t seed = 0;
  /// How many places there are: then the chance of a place is counted.
  std::optional<std::uint32_t> quota;
  /// Scores are rounded to this many decimals, halves away from zero, before they are ranked. Not with a relative
  /// normalisation, whose scores have no unit.
  std::optional<int> decimals;
  /// Shares of the draws, such as 1/20 and 19/20: for each the smallest rank that is not exceeded in that share of them.
  std::vector<Rational> percentiles;
  /// Only the chance of a place is counted, no rank: several times faster.
  bool quota_only = false;
  unsigned threads = 1;
  /// Draws that a thread takes at a time; 0: as many as fit the cache.
  std::size_t block = 0;
  StepProgress progress;
};

/// Of all draws, by unit in the given order. The columns of what was not asked for are empty.
struct Sensitivity {
  std::uint64_t draws = 0;
  /// The competition rank under the given weights, points and first normalisation, and its score in units of
  /// 1 / score_scale.
  std::vector<std::uint32_t> rank;
  std::vector<std::int64_t> score;
  Rational score_scale = 1;

  std::vector<std::uint64_t> rank_sum;
  std::vector<std::uint64_t> rank_square_sum;
  std::vector<std::uint32_t> best_rank;
  std::vector<std::uint32_t> worst_rank;
  /// One column a percentile.
  std::vector<std::vector<std::uint32_t>> percentile_ranks;
  /// In how many draws the unit had a place whatever becomes of ties at the edge; and in how many it had one or was in
  /// such a tie.
  std::vector<std::uint64_t> in_quota;
  std::vector<std::uint64_t> in_or_at_edge;

  friend bool operator==(const Sensitivity&, const Sensitivity&) = default;
};

/// \param weights one an item, not negative, not all 0
/// \returns nothing, when the progress function ended the work
/// \throws std::invalid_argument for a call that makes no sense: sizes that differ, weights or bounds that are negative,
///         numbers with more digits than a score has room for
[[nodiscard]] std::optional<Sensitivity> sensitivity(const ItemPoints& points,
                                                     std::span<const Score> weights,
                                                     const SensitivityOptions& options);

}  // namespace thidua::inline v0
