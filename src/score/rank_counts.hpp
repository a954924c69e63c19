/// \file
/// What is kept of the draws: sums of integers, which come out the same in any order and from any number of threads. Some draws
/// are taken at a time, some hundred units of all of them after one another, so that what is kept of these stays at hand.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <thidua/score/lanes.hpp>
#include <thidua/score/sensitivity.hpp>
#include <thidua/score/top_scores.hpp>

namespace thidua::inline v0 {

class RankCounts {
 public:
  RankCounts(std::size_t units, std::uint32_t quota, bool ranks)
      : units_{units},
        quota_{quota},
        sum_(ranks ? units : 0),
        squares_(ranks ? units : 0),
        best_(ranks ? units : 0, std::numeric_limits<std::uint32_t>::max()),
        worst_(ranks ? units : 0),
        reached_(quota > 0 ? units : 0),
        undecided_(quota > 0 ? units : 0) {}

  /// The ranks of some draws, one draw after another.
  void add(std::span<const std::uint32_t> ranks) {
    within_.assign(ranks.size() / units_, 0);
    for (std::size_t start = 0; start < units_; start += at_hand) {
      const std::size_t count = std::min(at_hand, units_ - start);
      for (std::size_t draw = 0; draw < within_.size(); ++draw) {
        const auto some = ranks.subspan(draw * units_ + start, count);
        lanes().add_ranks(some, {sum_.data() + start, squares_.data() + start, best_.data() + start,
                                 worst_.data() + start});
        if (quota_ > 0) { within_[draw] += add_places(start, some); }
      }
    }
    for (std::size_t draw = 0; quota_ > 0 && draw < within_.size(); ++draw) {
      if (within_[draw] > quota_) { add_undecided(ranks.subspan(draw * units_, units_)); }
    }
  }

  /// The same of scores and the edge of the quota in each draw, without ranks.
  void add(std::span<const double> scores, std::span<const ScoreEdge> edges) {
    for (std::size_t start = 0; start < units_; start += at_hand) {
      const std::size_t count = std::min(at_hand, units_ - start);
      for (std::size_t draw = 0; draw < edges.size(); ++draw) {
        lanes().count_reached(scores.subspan(draw * units_ + start, count), edges[draw].score,
                              reached_.data() + start);
      }
    }
    for (std::size_t draw = 0; draw < edges.size(); ++draw) {
      if (edges[draw].above + edges[draw].equal <= quota_) { continue; }
      const double* const score = scores.data() + draw * units_;
      for (std::size_t i = 0; i < units_; ++i) {
        undecided_[i] += static_cast<std::uint64_t>(score[i] == edges[draw].score);
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
  static constexpr std::size_t at_hand = 512;

  /// A rank within the quota is a place, unless more units than places have such a rank.
  std::uint32_t add_places(std::size_t start, std::span<const std::uint32_t> ranks) {
    std::uint64_t* const reached = reached_.data() + start;
    const std::uint32_t* const rank = ranks.data();
    std::uint32_t within = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      const auto has = static_cast<std::uint32_t>(rank[i] <= quota_);
      reached[i] += has;
      within += has;
    }
    return within;
  }

  /// Those that share the last of the ranks within the quota are at the edge.
  void add_undecided(std::span<const std::uint32_t> ranks) {
    std::uint32_t last = 0;
    for (const auto r : ranks) { last = r <= quota_ && r > last ? r : last; }
    for (std::size_t i = 0; i < units_; ++i) {
      undecided_[i] += static_cast<std::uint64_t>(ranks[i] == last);
    }
  }

  std::size_t units_;
  std::uint32_t quota_;
  std::vector<std::uint64_t> sum_;
  std::vector<std::uint64_t> squares_;
  std::vector<std::uint32_t> best_;
  std::vector<std::uint32_t> worst_;
  std::vector<std::uint64_t> reached_;
  std::vector<std::uint64_t> undecided_;
  std::vector<std::uint32_t> within_;
};

}  // namespace thidua::inline v0
