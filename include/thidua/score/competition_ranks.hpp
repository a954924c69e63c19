/// \file
/// Competition ranks (1, 2, 2, 4; the highest score is first) of many score vectors of one length, fast: buffers are reused,
/// and scores are sorted by their place on the line between the lowest and the highest, not by comparisons. Two scores tie only
/// if they are equal; where they are integers below 2^53 held in doubles, that is exact.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace thidua::inline v0 {

class CompetitionRanks {
 public:
  explicit CompetitionRanks(std::size_t units)
      : starts_(units + 2), bucket_of_(units), sorted_(units) {}

  /// Writes 1 + the number of higher scores for each.
  void rank(std::span<const double> scores, std::span<std::uint32_t> ranks) {
    const auto [low, high] = ends(scores);
    if (!(low < high)) {
      for (std::size_t unit = 0; unit < scores.size(); ++unit) {
        sorted_[unit] = {low, static_cast<std::uint32_t>(unit)};
      }
      std::fill(ranks.begin(), ranks.end(), 1U);
      return;
    }
    scatter(scores, low, high);
    settle();
    std::uint32_t rank = 1;
    double before = sorted_.front().score;
    for (std::size_t place = 0; place < sorted_.size(); ++place) {
      const Entry entry = sorted_[place];
      rank = entry.score == before ? rank : static_cast<std::uint32_t>(place + 1);
      before = entry.score;
      ranks[entry.unit] = rank;
    }
  }

  /// The i-th in the order of the ranking that was written last.
  [[nodiscard]] std::uint32_t unit_at(std::size_t place) const { return sorted_[place].unit; }

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
    std::uint32_t unit;
  };

  /// Lowest and highest. In lanes, since a compiler may not reorder one chain of comparisons of doubles.
  static std::pair<double, double> ends(std::span<const double> scores) {
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

  /// Buckets in descending order: rounding is monotonic, so a higher score is never in a later bucket.
  void scatter(std::span<const double> scores, double low, double high) {
    const std::size_t units = scores.size();
    const double scale = static_cast<double>(units - 1) / (high - low);
    std::fill(starts_.begin(), starts_.end(), 0U);
    std::uint32_t* const starts = starts_.data();
    std::uint32_t* const bucket_of = bucket_of_.data();
    const double* const given = scores.data();
    for (std::size_t unit = 0; unit < units; ++unit) {
      bucket_of[unit] =
          static_cast<std::uint32_t>(static_cast<std::int32_t>((high - given[unit]) * scale));
    }
    for (std::size_t unit = 0; unit < units; ++unit) { ++starts[bucket_of[unit] + 1]; }
    largest_ = 0;
    std::uint32_t start = 0;
    for (std::size_t bucket = 1; bucket <= units + 1; ++bucket) {
      largest_ = std::max(largest_, starts[bucket]);
      start += starts[bucket];
      starts[bucket] = start;
    }
    Entry* const sorted = sorted_.data();
    for (std::size_t unit = 0; unit < units; ++unit) {
      sorted[starts[bucket_of[unit]]++] = {given[unit], static_cast<std::uint32_t>(unit)};
    }
  }

  /// Orders what shares a bucket: by insertion where buckets are small; a bucket that an outlier has filled is sorted.
  void settle() {
    constexpr std::uint32_t small = 24;
    const auto higher = [](const Entry& a, const Entry& b) { return a.score > b.score; };
    if (largest_ > small) {
      std::uint32_t start = 0;
      for (std::size_t bucket = 0; start < sorted_.size(); ++bucket) {
        const std::uint32_t end = starts_[bucket];  // after the scatter: where the next one starts
        if (end - start > small) {
          std::sort(sorted_.begin() + start, sorted_.begin() + end, higher);
        }
        start = end;
      }
    }
    Entry* const sorted = sorted_.data();
    for (std::size_t i = 1; i < sorted_.size(); ++i) {
      const Entry entry = sorted[i];
      std::size_t place = i;
      for (; place > 0 && sorted[place - 1].score < entry.score; --place) {
        sorted[place] = sorted[place - 1];
      }
      sorted[place] = entry;
    }
  }

  std::vector<std::uint32_t> starts_;
  std::vector<std::uint32_t> bucket_of_;
  std::vector<Entry> sorted_;
  std::vector<std::uint32_t> levels_;
  std::uint32_t largest_ = 0;
};

}  // namespace thidua::inline v0
