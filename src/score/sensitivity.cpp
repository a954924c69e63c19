/// \file
/// The simulation: blocks of draws, shared out to threads.
#include <thidua/score/sensitivity.hpp>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include <thidua/score/competition_ranks.hpp>
#include <thidua/score/lanes.hpp>
#include <thidua/score/top_scores.hpp>

#include "core/work_sharing.hpp"
#include "draws.hpp"
#include "percentile_search.hpp"
#include "rank_counts.hpp"

namespace thidua::inline v0 {

namespace {

void check(bool holds, const char* what) {
  if (!holds) { throw std::invalid_argument{what}; }
}

void check_options(const ItemPoints& points, const SensitivityOptions& options) {
  check(options.draws > 0, "the number of draws is not positive");
  check(options.draws <= std::numeric_limits<std::uint32_t>::max(),
        "more than 4,294,967,295 draws");
  check(options.threads > 0, "the number of threads is not positive");
  check(!options.quota || (*options.quota > 0 && *options.quota <= points.units),
        "the quota is not 1 to the number of units");
  check(!options.quota_only || options.quota.has_value(), "the chance of a place needs a quota");
  check(!options.quota_only || options.percentiles.empty(), "percentiles of ranks need ranks");
  check(!options.decimals || (*options.decimals >= 0 && *options.decimals <= 9),
        "scores are rounded to 0 to 9 decimals");
  for (const auto& share : options.percentiles) {
    check(share >= 0 && share <= 1, "a percentile is not between 0 % and 100 %");
  }
  check(!options.decimals ||
            std::none_of(options.normalisations.begin(), options.normalisations.end(), is_relative),
        "scores of a relative normalisation have no unit to be rounded in");
}

/// The step that scores are rounded to, in the units in which they are summed. Where it is no integer the points' grid is
/// made finer, in `points`.
double rounding_step(ItemPoints& points, const WeightGrid& grid, int decimals) {
  const auto summed = Score{grid.unit} * Score{points.scale};
  const Score step = summed / Score{power_of_ten(decimals), 1};
  const BigInt finer = step.d();
  check(finer <= largest_grid_value, "these weights and decimals need more digits than there are");
  const auto factor = finer.convert_to<std::int64_t>();
  for (auto* column : {&points.value, &points.low, &points.high}) {
    for (auto& value : *column) {
      check(Int128{value < 0 ? -value : value} * factor <= largest_grid_value,
            "these points, weights and decimals need more digits than there are");
      value *= factor;
    }
  }
  points.scale *= factor;
  const BigInt whole = step.n();
  check(whole < BigInt{1} << 48, "scores are rounded to 0 of their digits");
  return whole.convert_to<double>();
}

/// What one thread works with.
struct Worker {
  Worker(const DrawSetup& setup, std::size_t block, const PercentileSearch& search)
      : drawer{setup, block},
        ranker{setup.points.units},
        top{setup.points.units},
        counts{setup.points.units, setup.options.quota.value_or(0), !setup.options.quota_only},
        histogram{search.wants_pass() ? search.histogram() : PercentileSearch::Histogram{}},
        ranks(setup.options.quota_only ? 0 : setup.points.units * block) {}

  Drawer drawer;
  CompetitionRanks ranker;
  TopScores top;
  RankCounts counts;
  PercentileSearch::Histogram histogram;
  std::vector<std::uint32_t> ranks;
  std::vector<ScoreEdge> edges;
};

class Simulation {
 public:
  Simulation(const DrawSetup& setup, double step)
      : setup_{setup},
        step_{step},
        search_{setup.points.units, setup.options.percentiles, setup.options.draws} {
    const auto& options = setup.options;
    constexpr std::size_t cached = 240'000;  // scores of a block, near to the second cache
    block_ = options.block != 0 ? options.block
                                : std::clamp<std::size_t>(cached / setup.points.units, 8, 256);
    block_ = std::min<std::size_t>(block_, options.draws);
  }

  /// False when it was ended.
  bool run(Sensitivity& result) {
    for (bool first = true; first || search_.wants_pass(); first = false) {
      if (!pass(first, result)) { return false; }
    }
    if (!setup_.options.percentiles.empty()) { result.percentile_ranks = search_.ranks(); }
    return true;
  }

 private:
  bool pass(bool first, Sensitivity& result) {
    const auto& options = setup_.options;
    const std::uint64_t blocks = (options.draws + block_ - 1) / block_;
    std::vector<Worker> workers;
    const auto threads = std::min<std::uint64_t>(options.threads, blocks);
    for (std::uint64_t i = 0; i < threads; ++i) { workers.emplace_back(setup_, block_, search_); }
    const auto work = [&](std::size_t worker, std::uint64_t block) {
      const std::uint64_t start = block * block_;
      const auto count = std::min<std::uint64_t>(block_, options.draws - start);
      take(workers[worker], start, count, first);
    };
    const auto report = [&](std::uint64_t done) {
      return !options.progress ||
             options.progress(std::min(done * block_, options.draws), options.draws);
    };
    if (!share_work(static_cast<unsigned>(threads), blocks, work, report)) { return false; }
    for (std::size_t i = 1; i < workers.size(); ++i) {
      workers[0].counts.merge(workers[i].counts);
      auto& into = workers[0].histogram;
      std::transform(into.begin(), into.end(), workers[i].histogram.begin(), into.begin(),
                     [](std::uint32_t a, std::uint32_t b) { return a + b; });
    }
    if (first) { workers[0].counts.write(result); }
    if (search_.wants_pass()) { search_.narrow(workers[0].histogram); }
    return true;
  }

  void take(Worker& worker, std::uint64_t start, std::size_t count, bool first) const {
    auto scores = worker.drawer.scores(start, count);
    const auto units = setup_.points.units;
    const std::span<double> all{scores.data(), units * count};  // one column after another
    if (setup_.options.quota_only) {
      count_places(worker, all);
      return;
    }
    const auto ranks = std::span{worker.ranks}.first(all.size());
    for (std::size_t at = 0; at < all.size(); at += units) {
      if (step_ > 0) {
        lanes().rank_rounded(worker.ranker, all.subspan(at, units), step_,
                             ranks.subspan(at, units));
      } else {
        lanes().rank(worker.ranker, all.subspan(at, units), ranks.subspan(at, units));
      }
    }
    if (first) { worker.counts.add(ranks); }
    if (search_.wants_pass()) { search_.add(ranks, worker.histogram); }
  }

  void count_places(Worker& worker, std::span<double> scores) const {
    if (step_ > 0) { CompetitionRanks::round(scores, step_); }
    const auto units = setup_.points.units;
    worker.edges.clear();
    for (std::size_t at = 0; at < scores.size(); at += units) {
      worker.edges.push_back(worker.top.edge(scores.subspan(at, units), *setup_.options.quota));
    }
    worker.counts.add(scores, worker.edges);
  }

  const DrawSetup& setup_;
  double step_;
  PercentileSearch search_;
  std::size_t block_ = 1;
};

/// The ranking under examination.
void rank_as_given(const DrawSetup& setup, double step, Sensitivity& result) {
  const auto& points = setup.points;
  const Normalisation first = setup.options.normalisations.front();
  Eigen::VectorXd weights(points.items);
  std::copy(setup.grid.value.begin(), setup.grid.value.end(), weights.data());
  Eigen::VectorXd scores = setup.normalised.empty() ? normalised(points, first) * weights
                                                    : setup.normalised.front() * weights;
  result.rank.resize(points.units);
  CompetitionRanks ranker{points.units};
  const std::span<double> column{scores.data(), points.units};
  if (step > 0) {
    ranker.rank_rounded(column, step, result.rank);
  } else {
    ranker.rank(column, result.rank);
  }
  result.score.assign(column.begin(), column.end());
  Rational scale{1};
  switch (first) {
    case Normalisation::none:
      scale = points.scale;
      break;
    case Normalisation::min_max:
      scale = largest_normalised;
      break;
    case Normalisation::rank:
      scale = 2;
      break;
    case Normalisation::z_score:
      scale = 1'000'000;
      break;
  }
  result.score_scale = step > 0
                           ? setup.grid.unit * scale / Rational{static_cast<std::int64_t>(step)}
                           : setup.grid.unit * scale;
}

std::optional<Sensitivity> simulated(const ItemPoints& points, std::span<const Score> weights,
                                     const SensitivityOptions& options, double step) {
  const DrawSetup setup = draw_setup(points, weights, options);
  Sensitivity result;
  result.draws = options.draws;
  rank_as_given(setup, step, result);
  if (!Simulation{setup, step}.run(result)) { return std::nullopt; }
  return result;
}

}  // namespace

std::optional<Sensitivity> sensitivity(const ItemPoints& points, std::span<const Score> weights,
                                       const SensitivityOptions& options) {
  check_options(points, options);
  if (!options.decimals) { return simulated(points, weights, options, 0); }
  ItemPoints finer = points;
  const double step = rounding_step(finer, weight_grid(weights), *options.decimals);
  return simulated(finer, weights, options, step);
}

}  // namespace thidua::inline v0
