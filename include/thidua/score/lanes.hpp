/// \file
/// The inner loops of the simulation that wide registers speed up (measured: `benchmarks/README.md`): compiled several times, for
/// several kinds of processor, the widest that fits chosen when the program runs. What comes out is the same in every byte:
/// sums of integers below 2^53 are exact in any order, and a comparison has one answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <thidua/score/competition_ranks.hpp>

namespace thidua::inline v0 {

/// Units by items as columns, one an item; items by draws as columns, one a draw; and units by draws for what comes out.
struct WeightedSums {
  std::size_t units = 0;
  std::size_t items = 0;
  std::size_t draws = 0;
  const double* points = nullptr;
  const double* weights = nullptr;
  double* scores = nullptr;
};

/// How many scores lie above a range; what lies within it was kept.
struct Range {
  std::size_t above = 0;
  std::size_t within = 0;
};

/// What is kept of ranks: one of each a unit.
struct RankSums {
  std::uint64_t* sum = nullptr;
  std::uint64_t* squares = nullptr;
  std::uint32_t* best = nullptr;
  std::uint32_t* worst = nullptr;
};

struct Lanes {
  std::string_view processor;  ///< what it was compiled for
  /// The matrix product: points times weights.
  void (*weighted_sums)(const WeightedSums& work);
  /// `CompetitionRanks::rank` and `rank_rounded`.
  void (*rank)(CompetitionRanks& ranker, std::span<const double> scores,
               std::span<std::uint32_t> ranks);
  void (*rank_rounded)(CompetitionRanks& ranker, std::span<double> scores, double step,
                       std::span<std::uint32_t> ranks);
  void (*add_ranks)(std::span<const std::uint32_t> ranks, const RankSums& sums);
  std::size_t (*count_above)(std::span<const double> scores, double limit);
  /// Copies the scores from `low` to `high` to `kept`, in any order; there has to be room for all scores.
  Range (*keep_within)(std::span<const double> scores, double low, double high, double* kept);
  /// Adds 1 to the counts of those with `least` or more.
  void (*count_reached)(std::span<const double> scores, double least, std::uint64_t* counts);
};

/// All that this processor can run, the narrowest first.
[[nodiscard]] std::span<const Lanes> all_lanes();

/// The widest that this processor can run.
[[nodiscard]] const Lanes& lanes();

}  // namespace thidua::inline v0
