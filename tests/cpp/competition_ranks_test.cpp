/// \file
/// Random numbers by number, ranks, rounding and the edge of a quota.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include <thidua/score/competition_ranks.hpp>
#include <thidua/score/counter_random.hpp>
#include <thidua/score/top_scores.hpp>

using namespace thidua;

TEST_CASE("counter random: the known answers of Philox4x32-10") {
  using Four = std::array<std::uint32_t, 4>;
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == Four{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  const std::uint32_t ones = 0xffffffff;
  CHECK(philox({ones, ones, ones, ones}, {ones, ones}) ==
        Four{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Four{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("competition ranks: as counted, whatever the scores look like") {
  for (std::uint64_t round = 0; round < 200; ++round) {
    CAPTURE(round);
    CounterRandom random{3, round, 0};
    std::vector<double> scores(1 + random.below(300));
    const std::uint64_t width = std::uint64_t{1} << random.below(52);
    for (auto& score : scores) {
      score = static_cast<double>(random.below(width)) - static_cast<double>(width / 3);
    }
    if (round % 4 == 0) { scores[0] = 4e15; }  // an outlier: nearly all others share a bucket
    if (round % 8 == 3) {                      // many equals, and buckets of some dozens
      for (auto& score : scores) {
        score = std::floor(score / static_cast<double>(1 + width / 20));
      }
    }
    std::vector<std::uint32_t> expected;
    for (const double a : scores) {
      std::uint32_t rank = 1;
      for (const double b : scores) { rank += b > a ? 1U : 0U; }
      expected.push_back(rank);
    }
    CompetitionRanks ranker{scores.size()};
    std::vector<std::uint32_t> ranks(scores.size());
    ranker.rank(scores, ranks);
    CHECK(ranks == expected);
    const auto order = units_by_rank(ranks);
    CHECK(std::set<std::uint32_t>{order.begin(), order.end()}.size() == scores.size());
    CHECK(std::is_sorted(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair{ranks[a], a} < std::pair{ranks[b], b};
    }));
  }
}

TEST_CASE("top scores: the edge as counted, where a sample is taken and where it is not") {
  for (std::uint64_t round = 0; round < 300; ++round) {
    CAPTURE(round);
    CounterRandom random{5, round, 0};
    std::vector<double> scores(1 + random.below(round % 3 == 0 ? 20'000 : 300));
    const std::uint64_t width = std::uint64_t{1} << random.below(52);
    for (auto& score : scores) { score = static_cast<double>(random.below(width)); }
    if (round % 4 == 0) { scores[0] = 4e15; }
    if (round % 8 == 3) {  // samples that mislead: those that are looked at are all alike
      const std::size_t stride = std::max<std::size_t>(scores.size() / 1024, 1);
      for (std::size_t i = 0; i < scores.size(); i += stride) { scores[i] = 7; }
    }
    if (round % 8 == 5) { std::fill(scores.begin() + 1, scores.end(), 9.0); }
    TopScores top{scores.size()};
    const auto k = static_cast<std::uint32_t>(1 + random.below(scores.size()));
    const auto edge = top.edge(scores, k);
    std::uint32_t above = 0;
    std::uint32_t equal = 0;
    for (const double a : scores) {
      above += a > edge.score ? 1U : 0U;
      equal += a == edge.score ? 1U : 0U;
    }
    CHECK(edge.above == above);
    CHECK(edge.equal == equal);
    CHECK(above < k);
    CHECK(above + equal >= k);
  }
}

TEST_CASE("competition ranks: rounding is half away from zero, also where a quotient is inexact") {
  for (const std::int64_t step : {1LL, 2LL, 3LL, 7LL, 100'000LL, 99'999'999LL}) {
    CAPTURE(step);
    std::vector<double> scores;
    std::vector<double> expected;
    for (std::int64_t k = -40; k <= 40; ++k) {
      for (const std::int64_t off : {-1LL, 0LL, 1LL}) {
        const std::int64_t value = k * 1'000'003 * step + step / 2 + off;
        scores.push_back(static_cast<double>(value));
        const std::int64_t size = (2 * std::abs(value) + step) / (2 * step);
        expected.push_back(static_cast<double>(value < 0 ? -size : size));
      }
    }
    CompetitionRanks::round(scores, static_cast<double>(step));
    CHECK(scores == expected);
  }
}
