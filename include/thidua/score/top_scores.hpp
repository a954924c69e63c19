/// \file
/// Where the edge of a quota lies in a score vector: the score of the k-th highest, and how many lie above it and at it. For
/// those who ask for the chance of being selected and nothing else: several times cheaper than ranks.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include <thidua/score/competition_ranks.hpp>
#include <thidua/score/lanes.hpp>

namespace thidua::inline v0 {

/// The score of the k-th highest, how many are higher, and how many have just that score.
struct ScoreEdge {
  double score = 0;
  std::uint32_t above = 0;
  std::uint32_t equal = 0;
};

/// Narrows the range in which the edge lies, first by a sample, then by halves. What lies outside was counted, so that a
/// sample that misleads costs time and changes nothing.
class TopScores {
 public:
  explicit TopScores(std::size_t units) : kept_(units), narrower_(units) {}

  /// `k` is 1 … number of scores.
  [[nodiscard]] ScoreEdge edge(std::span<const double> scores, std::uint32_t k) {
    std::size_t above = 0;
    std::span<const double> candidates = scores;
    if (scores.size() >= 4 * samples) {
      const Bracket bracket = sampled_bracket(scores, k);
      const Range found = lanes().keep_within(scores, bracket.low, bracket.high, kept_.data());
      if (found.above < k && k <= found.above + found.within) {
        above = found.above;
        candidates = std::span{kept_}.first(found.within);
      }
    }
    while (candidates.size() > few) {
      const Bracket bracket = halved_bracket(candidates, k - above, few / 4);
      const Range found =
          lanes().keep_within(candidates, bracket.low, bracket.high, narrower_.data());
      if (found.within == candidates.size()) { break; }  // equals, nearly all
      above += found.above;
      std::swap(kept_, narrower_);
      candidates = std::span{kept_}.first(found.within);
    }
    return edge_of(candidates, above, k);
  }

 private:
  static constexpr std::size_t samples = 1024;
  static constexpr std::size_t few = 64;
  struct Bracket {
    double low = -largest;
    double high = largest;
  };

  /// Between two scores of the sample, each so far off that the edge is between them nearly always: two standard deviations
  /// of the place of a score in a sample, and a little more where places are few.
  [[nodiscard]] Bracket sampled_bracket(std::span<const double> scores, std::uint32_t k) {
    sample_.clear();
    const std::size_t stride = scores.size() / samples;
    for (std::size_t i = 0; i < samples; ++i) { sample_.push_back(scores[i * stride]); }
    const double share = static_cast<double>(k) / static_cast<double>(scores.size());
    const double place = share * samples;
    const double off = 4 + 2 * std::sqrt(place * (1 - share));
    Bracket result;
    if (place - off >= 1) { result.high = halved_bracket(sample_, place_of(place - off), 4).high; }
    if (place + off < samples) {
      result.low = halved_bracket(sample_, place_of(place + off), 4).low;
    }
    return result;
  }

  static std::size_t place_of(double place) { return static_cast<std::size_t>(place); }

  /// A range of scores that holds the k-th highest: halved until there are no more than `enough` above its low end and not
  /// above its high one, or until it can't be halved.
  [[nodiscard]] static Bracket halved_bracket(std::span<const double> scores, std::size_t k,
                                              std::size_t enough) {
    const auto [lowest, highest] = ends(scores);
    Bracket result{lowest, highest};
    std::size_t above_high = 0;
    std::size_t above_low = scores.size();
    for (int step = 0; step < 24 && above_low - above_high > enough; ++step) {
      const double middle = result.low + (result.high - result.low) / 2;
      if (!(result.low < middle && middle < result.high)) { break; }
      const std::size_t above = lanes().count_above(scores, middle);
      if (above < k) {
        result.high = middle;
        above_high = above;
      } else {
        result.low = middle;
        above_low = above;
      }
    }
    return result;
  }

  [[nodiscard]] ScoreEdge edge_of(std::span<const double> candidates, std::size_t above,
                                  std::uint32_t k) {
    std::copy(candidates.begin(), candidates.end(), narrower_.begin());
    const auto begin = narrower_.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(candidates.size());
    const auto place = begin + static_cast<std::ptrdiff_t>(k - above - 1);
    std::nth_element(begin, place, end, std::greater<>{});
    ScoreEdge result{*place, static_cast<std::uint32_t>(above), 0};
    for (auto it = begin; it != end; ++it) {
      result.above += static_cast<std::uint32_t>(*it > result.score);
      result.equal += static_cast<std::uint32_t>(*it == result.score);
    }
    return result;
  }

  static constexpr double largest = 1e300;
  std::vector<double> kept_;
  std::vector<double> narrower_;
  std::vector<double> sample_;
};

}  // namespace thidua::inline v0
