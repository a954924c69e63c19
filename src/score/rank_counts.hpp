/// \file
/// What is kept of the draws: sums of integers, which come out the same in any order and from any number of threads.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <thidua/score/sensitivity.hpp>
#include <thidua/score/top_scores.hpp>

namespace thidua::inline v0 {

class RankCounts {
 public:
  RankCounts(std::size_t units, std::uint32_t quota, bool ranks)
      : quota_{quota},
        sum_(ranks ? units : 0),
        squares_(ranks ? units : 0),
        best_(ranks ? units : 0, std::numeric_limits<std::uint32_t>::max()),
        worst_(ranks ? units : 0),
        reached_(quota > 0 ? units : 0),
        undecided_(quota > 0 ? units : 0) {}

  void add(std::span<const std::uint32_t> ranks) {
    std::uint64_t* const sum = sum_.data();
    std::uint64_t* const squares = squares_.data();
    std::uint32_t* const best = best_.data();
    std::uint32_t* const worst = worst_.data();
    const std::uint32_t* const rank = ranks.data();
    const std::size_t units = ranks.size();
    for (std::size_t i = 0; i < units; ++i) {
      sum[i] += rank[i];
      squares[i] += std::uint64_t{rank[i]} * rank[i];
    }
    for (std::size_t i = 0; i < units; ++i) {
      best[i] = rank[i] < best[i] ? rank[i] : best[i];
      worst[i] = rank[i] > worst[i] ? rank[i] : worst[i];
    }
    if (quota_ > 0) { add_to_quota(ranks); }
  }

  /// The same of scores and the edge of the quota, without ranks.
  void add(std::span<const double> scores, const ScoreEdge& edge) {
    std::uint64_t* const reached = reached_.data();
    const double* const score = scores.data();
    const std::size_t units = scores.size();
    const double least = edge.score;
    for (std::size_t i = 0; i < units; ++i) {
      reached[i] += static_cast<std::uint64_t>(score[i] >= least);
    }
    if (edge.above + edge.equal > quota_) {
      for (std::size_t i = 0; i < units; ++i) {
        undecided_[i] += static_cast<std::uint64_t>(score[i] == least);
      }
    }
  }

  void merge(const RankCounts& other) {
    const auto plus = [](auto& into, const auto& from) {
      std::transform(into.begin(), into.end(), from.begin(), into.begin(),
                     [](auto a, auto b) { return a + b; });
    };
    plus(sum_, other.sum_);
    plus(squares_, other.squares_);
    plus(reached_, other.reached_);
    plus(undecided_, other.undecided_);
    for (std::size_t i = 0; i < best_.size(); ++i) {
      best_[i] = std::min(best_[i], other.best_[i]);
      worst_[i] = std::max(worst_[i], other.worst_[i]);
    }
  }

  void write(Sensitivity& result) const {
    result.rank_sum = sum_;
    result.rank_square_sum = squares_;
    result.best_rank = best_;
    result.worst_rank = worst_;
    result.in_or_at_edge = reached_;
    result.in_quota = reached_;
    for (std::size_t i = 0; i < undecided_.size(); ++i) { result.in_quota[i] -= undecided_[i]; }
  }

 private:
  /// A rank within the quota is a place, unless more units than places have such a rank: then those that share the last of
  /// these ranks are at the edge.
  void add_to_quota(std::span<const std::uint32_t> ranks) {
    std::uint64_t* const reached = reached_.data();
    const std::uint32_t* const rank = ranks.data();
    const std::size_t units = ranks.size();
    const std::uint32_t quota = quota_;
    std::uint32_t within = 0;
    for (std::size_t i = 0; i < units; ++i) {
      const auto has = static_cast<std::uint32_t>(rank[i] <= quota);
      reached[i] += has;
      within += has;
    }
    if (within > quota) {
      std::uint32_t last = 0;
      for (const auto r : ranks) { last = r <= quota && r > last ? r : last; }
      for (std::size_t i = 0; i < units; ++i) {
        undecided_[i] += static_cast<std::uint64_t>(rank[i] == last);
      }
    }
  }

  std::uint32_t quota_;
  std::vector<std::uint64_t> sum_;
  std::vector<std::uint64_t> squares_;
  std::vector<std::uint32_t> best_;
  std::vector<std::uint32_t> worst_;
  std::vector<std::uint64_t> reached_;
  std::vector<std::uint64_t> undecided_;
};

}  // namespace thidua::inline v0
