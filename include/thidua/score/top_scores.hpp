/// \file
/// Where the edge of a quota lies in a score vector: the score of the k-th highest, and how many lie above it and at it. For
/// those who ask for the chance of being selected and nothing else: several times cheaper than ranks.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace thidua::inline v0 {

/// The score of the k-th highest, how many are higher, and how many have just that score.
struct ScoreEdge {
  double score = 0;
  std::uint32_t above = 0;
  std::uint32_t equal = 0;
};

class TopScores {
 public:
  explicit TopScores(std::size_t units) : candidates_(units + 1) {}

  /// `k` is 1 … number of scores.
  [[nodiscard]] ScoreEdge edge(std::span<const double> scores, std::uint32_t k) {
    if (scores.size() < 2 * samples) { return search(scores, k); }
    // A sample says between which two scores the edge lies nearly always; one pass keeps what is between them. If the
    // edge is not there, all of them are searched: the sample decides what it costs, never what comes out.
    const auto [low, high] = bracket(scores, k);
    std::uint32_t above = 0;
    std::size_t kept = 0;
    double* const candidates = candidates_.data();
    for (const double score : scores) {
      candidates[kept] = score;
      kept += static_cast<std::size_t>((score >= low) & (score <= high));
      above += static_cast<std::uint32_t>(score > high);
    }
    if (k <= above || k > above + kept) { return search(scores, k); }
    return edge_of_candidates(kept, above, k - above);
  }

 private:
  static constexpr std::size_t samples = 256;
  struct Bracket {
    double low;
    double high;
  };

  [[nodiscard]] Bracket bracket(std::span<const double> scores, std::uint32_t k) {
    const std::size_t stride = scores.size() / samples;
    sample_.clear();
    for (std::size_t i = 0; i < samples; ++i) { sample_.push_back(scores[i * stride]); }
    std::sort(sample_.begin(), sample_.end(), std::greater<>{});
    constexpr std::size_t margin = 20;
    const std::size_t middle = std::size_t{k} * samples / scores.size();
    const std::size_t first = middle > margin ? middle - margin : 0;
    const std::size_t last = middle + margin;
    return {last < samples ? sample_[last] : lowest, first > 0 ? sample_[first] : -lowest};
  }

  [[nodiscard]] ScoreEdge search(std::span<const double> scores, std::uint32_t k) {
    std::copy(scores.begin(), scores.end(), candidates_.begin());
    return edge_of_candidates(scores.size(), 0, k);
  }

  [[nodiscard]] ScoreEdge edge_of_candidates(std::size_t count, std::uint32_t above,
                                             std::uint32_t k) {
    const auto begin = candidates_.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(count);
    const auto place = begin + static_cast<std::ptrdiff_t>(k - 1);
    std::nth_element(begin, place, end, std::greater<>{});
    ScoreEdge result{*place, above, 0};
    for (auto it = begin; it != end; ++it) {
      result.above += static_cast<std::uint32_t>(*it > result.score);
      result.equal += static_cast<std::uint32_t>(*it == result.score);
    }
    return result;
  }

  static constexpr double lowest = -1e300;
  std::vector<double> candidates_;
  std::vector<double> sample_;
};

}  // namespace thidua::inline v0
