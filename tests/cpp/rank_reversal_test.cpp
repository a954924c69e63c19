/// \file
/// Rank reversal, against counting pair by pair.
#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

#include <thidua/score/rank_reversal.hpp>

#include "sensitivity_samples.hpp"

using namespace thidua;
using namespace thidua_tests;

TEST_CASE("rank reversal: two units change places because a third one leaves") {
  // Under min-max the second item's scale ends at 100 because of the third unit; without it, at 50.
  const auto points = item_points(3, 2, std::vector<std::int64_t>{10, 0, 2, 0, 50, 100});
  const auto weights = whole({1, 1});
  // With it: 1 + 0, 0 + 0.5, 0.2 + 1. Without: 1 + 0 against 0 + 1: a tie, so no reversal yet.
  CHECK(rank_reversals(points, weights, Normalisation::min_max)->empty());
  const auto heavier = whole({5, 6});
  // With it: 5 against 3; without: 5 against 6.
  const auto found = rank_reversals(points, heavier, Normalisation::min_max);
  REQUIRE(found->size() == 1);
  CHECK(found->front() == RankReversal{2, 1, 0, 1});
  CHECK(rank_reversals(points, heavier, Normalisation::none)->empty());
}

TEST_CASE("rank reversal: as counted pair by pair, on any number of threads") {
  const auto points = drawn_points(40, 3, 12);
  const auto weights = whole({3, 2, 2});
  for (const auto normalisation :
       {Normalisation::min_max, Normalisation::rank, Normalisation::z_score}) {
    const auto found = rank_reversals(points, weights, normalisation, 1);
    CHECK(rank_reversals(points, weights, normalisation, 3) == found);
    const auto scores = [&](const ItemPoints& of) {
      SensitivityOptions options;
      options.normalisations = {normalisation};
      options.draws = 1;
      return sensitivity(of, weights, options)->score;
    };
    const auto before = scores(points);
    const std::int64_t doubt = normalisation == Normalisation::rank ? 0 : 2 * 999'999;
    std::size_t next = 0;
    for (std::size_t drop = 0; drop < 40; ++drop) {
      std::vector<std::int64_t> rest;
      for (std::size_t i = 0; i < 120; ++i) {
        if (i % 40 != drop) { rest.push_back(points.value[i]); }
      }
      auto after = scores(item_points(39, 3, rest));
      after.insert(after.begin() + static_cast<std::ptrdiff_t>(drop), 0);
      std::uint64_t pairs = 0;
      for (std::size_t a = 0; a < 40; ++a) {
        for (std::size_t b = 0; b < 40; ++b) {
          const bool other = a != drop && b != drop;
          pairs += other && before[a] > before[b] + doubt && after[b] > after[a] + doubt ? 1U : 0U;
        }
      }
      if (pairs == 0) { continue; }
      REQUIRE(next < found->size());
      CHECK((*found)[next].dropped == drop);
      CHECK((*found)[next].pairs == pairs);
      const auto& example = (*found)[next++];
      CHECK(before[example.overtaken] > before[example.overtaking]);
      CHECK(after[example.overtaken] < after[example.overtaking]);
    }
    CHECK(next == found->size());
  }
}
