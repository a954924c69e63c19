/// \file
/// Competition ranks (1, 2, 2, 4; the highest score is first) of many score vectors of one length, fast: buffers are reused,
/// and scores are sorted by their place on the line between the lowest and the highest, not by comparisons. Two scores tie only
/// if they are equal; where they are integers below 2^53 held in doubles, that is exact.
#pragma once

#include <algorithm>
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

  /// The same for scores that are first rounded to multiples of `step`, halves away from zero. `step` is an integer, and the
  /// scores stay below 2^52.
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
    const double top = high;
    for (const double score : scores) { ++levels[static_cast<std::uint32_t>(top - score)]; }
    std::uint32_t rank = 1;
    for (auto& level : levels_) { rank += std::exchange(level, rank); }
    for (std::size_t unit = 0; unit < scores.size(); ++unit) {
      ranks[unit] = levels[static_cast<std::uint32_t>(top - scores[unit])];
    }
  }

  /// Rounds each score to a multiple of `step` and divides by it. Every intermediate value is an exact integer or half, so
  /// the correction by one settles what the inexact quotient leaves open.
  static void round(std::span<double> scores, double step) {
    const double inverse = 1.0 / step;
    const double half = step / 2;
    for (double& score : scores) {
      const double size = std::abs(score) + half;
      auto level = static_cast<double>(static_cast<std::int64_t>(size * inverse));
      const double rest = size - level * step;
      level += rest >= step ? 1.0 : 0.0;
      level -= rest < 0.0 ? 1.0 : 0.0;
      score = std::copysign(level, score) + 0.0;
    }
  }

 private:
  struct Entry {
    double score;
    std::uint32_t unit;
  };

  static std::pair<double, double> ends(std::span<const double> scores) {
    double low = scores[0];
    double high = scores[0];
    for (const double score : scores) {
      low = score < low ? score : low;
      high = score > high ? score : high;
    }
    return {low, high};
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
