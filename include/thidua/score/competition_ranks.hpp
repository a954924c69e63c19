/// \file
/// Competition ranks (1, 2, 2, 4; the highest score is first) of many score vectors of one length, fast: buffers are reused,
/// and scores are put where they belong by their place on the line between the lowest and the highest; only those that share a
/// stretch of it are compared. Two scores tie only if they are equal; where they are integers below 2^53 held in doubles, that
/// is exact.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace thidua::inline v0 {

/// The lowest and the highest of at least one score. In lanes, since a compiler may not reorder one chain of comparisons of
/// doubles.
[[nodiscard]] inline std::pair<double, double> ends(std::span<const double> scores) {
  constexpr std::size_t lanes = 8;
  std::array<double, lanes> low;
  std::array<double, lanes> high;
  low.fill(scores[0]);
  high.fill(scores[0]);
  const double* const given = scores.data();
  const std::size_t whole = scores.size() / lanes * lanes;
  for (std::size_t unit = 0; unit < whole; unit += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const double score = given[unit + lane];
      low[lane] = score < low[lane] ? score : low[lane];
      high[lane] = score > high[lane] ? score : high[lane];
    }
  }
  for (std::size_t unit = whole; unit < scores.size(); ++unit) {
    low[0] = std::min(low[0], given[unit]);
    high[0] = std::max(high[0], given[unit]);
  }
  return {*std::min_element(low.begin(), low.end()), *std::max_element(high.begin(), high.end())};
}

class CompetitionRanks {
 public:
  explicit CompetitionRanks(std::size_t units)
      : starts_(units + 1),
        bucket_of_(units),
        place_of_(units),
        sorted_(units + 2 * near),
        rank_at_(units) {
    std::fill_n(sorted_.begin(), near, std::numeric_limits<double>::infinity());
    std::fill_n(sorted_.rbegin(), near, -std::numeric_limits<double>::infinity());
  }

  /// Writes 1 + the number of higher scores for each.
  void rank(std::span<const double> scores, std::span<std::uint32_t> ranks) {
    const auto [low, high] = ends(scores);
    if (!(low < high)) {
      std::fill(ranks.begin(), ranks.end(), 1U);
      return;
    }
    scatter(scores, low, high);
    compare_neighbours();
    for (const auto& bucket : crowded_) { compare_all(bucket); }
    const std::uint32_t* const place_of = place_of_.data();
    const std::uint32_t* const rank_at = rank_at_.data();
    for (std::size_t unit = 0; unit < scores.size(); ++unit) {
      ranks[unit] = rank_at[place_of[unit]];
    }
  }

  /// The same for scores that are first rounded to multiples of `step`, halves away from zero. `step` is an integer below
  /// 2^48, and the scores are integers below 2^52.
  void rank_rounded(std::span<double> scores, double step, std::span<std::uint32_t> ranks) {
    round(scores, step);
    const auto [low, high] = ends(scores);
    const double width = high - low;
    if (!(width < static_cast<double>(4 * scores.size() + 65'536))) {
      rank(scores, ranks);
      return;
    }
    // A table of ranks by rounded score: each level holds how many are above it.
    levels_.assign(static_cast<std::size_t>(width) + 1, 0);
    std::uint32_t* const levels = levels_.data();
    std::uint32_t* const level_of = bucket_of_.data();
    const double top = high;
    for (std::size_t unit = 0; unit < scores.size(); ++unit) {
      level_of[unit] = static_cast<std::uint32_t>(static_cast<std::int32_t>(top - scores[unit]));
    }
    for (std::size_t unit = 0; unit < scores.size(); ++unit) { ++levels[level_of[unit]]; }
    std::uint32_t rank = 1;
    for (auto& level : levels_) { rank += std::exchange(level, rank); }
    for (std::size_t unit = 0; unit < scores.size(); ++unit) {
      ranks[unit] = levels[level_of[unit]];
    }
  }

  /// Rounds each score to a multiple of `step` and divides by it. Adding and taking away `whole` rounds to an integer; the
  /// first quotient is off by one at most, and the rest, which is exact, tells it: a quarter more keeps the second quotient,
  /// of integers or halves, away from the half at which that rounding turns. No branches, so that it runs in lanes.
  static void round(std::span<double> scores, double step) {
    if (step == 1) { return; }
    const double inverse = 1.0 / step;
    const double half = step / 2;
    constexpr double whole = 0x1.8p52;  // numbers of this size have no digits after the point
    for (double& score : scores) {
      const double size = std::abs(score) + half;
      double level = (size * inverse + whole) - whole;
      const double rest = size - level * step;
      level += (((rest + 0.25) * inverse - 0.5) + whole) - whole;
      score = std::copysign(level, score) + 0.0;
    }
  }

 private:
  struct Entry {
    double score;
    std::size_t place;
  };
  struct Bucket {
    std::size_t start;
    std::size_t end;
  };

  /// A score is compared with so many places on either side, less one: a bucket that holds more is looked at by itself.
  static constexpr std::size_t near = 4;

  [[nodiscard]] double* sorted() { return sorted_.data() + near; }

  /// Buckets in descending order: rounding is monotonic, so a higher score is never in a later bucket.
  void scatter(std::span<const double> scores, double low, double high) {
    const std::size_t units = scores.size();
    const double scale = static_cast<double>(units - 1) / (high - low);
    std::fill(starts_.begin(), starts_.end(), 0U);
    std::uint32_t* const starts = starts_.data();
    std::uint32_t* const bucket_of = bucket_of_.data();
    std::uint32_t* const place_of = place_of_.data();
    double* const sorted = this->sorted();
    const double* const given = scores.data();
    for (std::size_t unit = 0; unit < units; ++unit) {
      bucket_of[unit] =
          static_cast<std::uint32_t>(static_cast<std::int32_t>((high - given[unit]) * scale));
    }
    for (std::size_t unit = 0; unit < units; ++unit) { place_of[unit] = starts[bucket_of[unit]]++; }
    crowded_.clear();
    std::uint32_t start = 0;
    for (auto& first : starts_) {
      const std::uint32_t count = std::exchange(first, start);
      start += count;
      if (count > near) { crowded_.push_back({start - count, start}); }
    }
    for (std::size_t unit = 0; unit < units; ++unit) {
      place_of[unit] += starts[bucket_of[unit]];
      sorted[place_of[unit]] = given[unit];
    }
  }

  /// A place before has a higher score and a place after a lower one, unless they are in the same bucket: then it lies near,
  /// and is counted. No branches, since what shares a bucket is in no order that a processor could foresee.
  void compare_neighbours() {
    constexpr std::size_t lanes = 8;
    const double* const sorted = this->sorted();
    const std::size_t units = rank_at_.size();
    const std::size_t whole = units / lanes * lanes;
    for (std::size_t start = 0; start < whole; start += lanes) {
      std::array<std::int64_t, lanes> rank;
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        rank[lane] = static_cast<std::int64_t>(start + lane + 1);
      }
      for (std::size_t away = 1; away < near; ++away) {
        const double* const here = sorted + start;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
          rank[lane] += static_cast<std::int64_t>(here[lane + away] > here[lane]);
          rank[lane] -= static_cast<std::int64_t>((here - away)[lane] <= here[lane]);
        }
      }
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        rank_at_[start + lane] = static_cast<std::uint32_t>(rank[lane]);
      }
    }
    for (std::size_t place = whole; place < units; ++place) {
      std::size_t rank = place + 1;
      for (std::size_t away = 1; away < near; ++away) {
        rank += static_cast<std::size_t>(sorted[place + away] > sorted[place]);
        rank -= static_cast<std::size_t>((sorted - away)[place] <= sorted[place]);
      }
      rank_at_[place] = static_cast<std::uint32_t>(rank);
    }
  }

  /// Within a bucket: each with each where they are few, in sorted order where an outlier has put many there.
  void compare_all(const Bucket& bucket) {
    constexpr std::size_t few = 64;
    const double* const sorted = this->sorted();
    if (bucket.end - bucket.start <= few) {
      for (std::size_t place = bucket.start; place < bucket.end; ++place) {
        std::size_t rank = bucket.start + 1;
        for (std::size_t other = bucket.start; other < bucket.end; ++other) {
          rank += static_cast<std::size_t>(sorted[other] > sorted[place]);
        }
        rank_at_[place] = static_cast<std::uint32_t>(rank);
      }
      return;
    }
    entries_.clear();
    for (std::size_t place = bucket.start; place < bucket.end; ++place) {
      entries_.push_back({sorted[place], place});
    }
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return a.score > b.score; });
    std::size_t rank = bucket.start + 1;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (i > 0 && entries_[i].score != entries_[i - 1].score) { rank = bucket.start + i + 1; }
      rank_at_[entries_[i].place] = static_cast<std::uint32_t>(rank);
    }
  }

  std::vector<std::uint32_t> starts_;
  std::vector<std::uint32_t> bucket_of_;
  std::vector<std::uint32_t> place_of_;
  std::vector<double> sorted_;
  std::vector<std::uint32_t> rank_at_;
  std::vector<Bucket> crowded_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> levels_;
};

/// The units in the order of their ranks; equals in the order of their numbers.
[[nodiscard]] inline std::vector<std::uint32_t> units_by_rank(
    std::span<const std::uint32_t> ranks) {
  std::vector<std::uint32_t> taken(ranks.size());
  std::vector<std::uint32_t> result(ranks.size());
  for (std::uint32_t unit = 0; unit < ranks.size(); ++unit) {
    const std::uint32_t first = ranks[unit] - 1;
    result[first + taken[first]++] = unit;
  }
  return result;
}

}  // namespace thidua::inline v0
