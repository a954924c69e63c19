/// \file
/// The inner loops of the simulation: every kind of processor gives what a plain loop gives.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <thidua/score/counter_random.hpp>
#include <thidua/score/lanes.hpp>

using namespace thidua;

namespace {

std::vector<double> integers(CounterRandom& random, std::size_t count, std::uint64_t below) {
  std::vector<double> result(count);
  for (auto& value : result) { value = static_cast<double>(random.below(below)); }
  return result;
}

}  // namespace

TEST_CASE("lanes: the one for any processor is there, and the widest is taken") {
  REQUIRE(!all_lanes().empty());
  CHECK(all_lanes().front().processor == "any");
  CHECK(lanes().processor == all_lanes().back().processor);
}

TEST_CASE("lanes: weighted sums are those of a plain loop, whatever is left over at the edges") {
  for (std::uint64_t round = 0; round < 300; ++round) {
    CAPTURE(round);
    CounterRandom random{11, round, 0};
    const std::size_t units = 1 + random.below(70);
    const std::size_t items = 1 + random.below(9);
    const std::size_t draws = 1 + random.below(19);
    const auto points = integers(random, units * items, 4'500'000'000);
    const auto weights = integers(random, items * draws, 1'000'000 / items);
    std::vector<double> expected(units * draws);
    for (std::size_t draw = 0; draw < draws; ++draw) {
      for (std::size_t unit = 0; unit < units; ++unit) {
        std::int64_t sum = 0;
        for (std::size_t item = 0; item < items; ++item) {
          sum += static_cast<std::int64_t>(points[item * units + unit]) *
                 static_cast<std::int64_t>(weights[draw * items + item]);
        }
        expected[draw * units + unit] = static_cast<double>(sum);
      }
    }
    for (const auto& each : all_lanes()) {
      CAPTURE(std::string{each.processor});
      std::vector<double> scores(units * draws, -1);
      each.weighted_sums({units, items, draws, points.data(), weights.data(), scores.data()});
      CHECK(scores == expected);
    }
  }
}

TEST_CASE("lanes: counts and what lies within a range") {
  for (std::uint64_t round = 0; round < 300; ++round) {
    CAPTURE(round);
    CounterRandom random{12, round, 0};
    const auto scores = integers(random, random.below(1500), 1 + random.below(40));
    const auto low = static_cast<double>(random.below(40));
    const double high = low + static_cast<double>(random.below(10));
    std::size_t above = 0;
    std::vector<double> within;
    std::vector<std::uint64_t> counts(scores.size(), 7);
    auto expected = counts;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      above += scores[i] > high ? 1U : 0U;
      if (scores[i] >= low && scores[i] <= high) { within.push_back(scores[i]); }
      expected[i] += scores[i] >= low ? 1U : 0U;
    }
    std::sort(within.begin(), within.end());
    for (const auto& each : all_lanes()) {
      CAPTURE(std::string{each.processor});
      CHECK(each.count_above(scores, high) == above);
      std::vector<double> kept(scores.size());
      const Range range = each.keep_within(scores, low, high, kept.data());
      kept.resize(range.within);
      CHECK(range.above == above);
      std::sort(kept.begin(), kept.end());
      CHECK(kept == within);
      auto reached = counts;
      each.count_reached(scores, low, reached.data());
      CHECK(reached == expected);
    }
  }
}

TEST_CASE("lanes: ranks, also of rounded scores, and their sums") {
  for (std::uint64_t round = 0; round < 200; ++round) {
    CAPTURE(round);
    CounterRandom random{13, round, 0};
    const auto scores =
        integers(random, 1 + random.below(600), std::uint64_t{1} << random.below(50));
    const auto step = static_cast<double>(1 + random.below(1000));
    auto rounded = scores;
    CompetitionRanks::round(rounded, step);
    const auto counted = [](const std::vector<double>& values) {
      std::vector<std::uint32_t> result;
      for (const double a : values) {
        const auto higher =
            std::count_if(values.begin(), values.end(), [a](double b) { return b > a; });
        result.push_back(static_cast<std::uint32_t>(higher + 1));
      }
      return result;
    };
    const auto expected = counted(scores);
    const auto expected_rounded = counted(rounded);
    for (const auto& each : all_lanes()) {
      CAPTURE(std::string{each.processor});
      CompetitionRanks ranker{scores.size()};
      std::vector<std::uint32_t> ranks(scores.size());
      each.rank(ranker, scores, ranks);
      CHECK(ranks == expected);
      auto copy = scores;
      each.rank_rounded(ranker, copy, step, ranks);
      CHECK(ranks == expected_rounded);

      std::vector<std::uint64_t> sum(ranks.size(), 1);
      std::vector<std::uint64_t> squares(ranks.size(), 2);
      std::vector<std::uint32_t> best(ranks.size(), 300);
      std::vector<std::uint32_t> worst(ranks.size(), 200);
      each.add_ranks(ranks, {sum.data(), squares.data(), best.data(), worst.data()});
      for (std::size_t i = 0; i < ranks.size(); ++i) {
        CHECK(sum[i] == 1 + ranks[i]);
        CHECK(squares[i] == 2 + std::uint64_t{ranks[i]} * ranks[i]);
        CHECK(best[i] == std::min(ranks[i], 300U));
        CHECK(worst[i] == std::max(ranks[i], 200U));
      }
    }
  }
}
