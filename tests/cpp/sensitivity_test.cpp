/// \file
/// The simulation against known answers, closed forms, and other ways to the same counts.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <thidua/score/sensitivity.hpp>

#include "sensitivity_samples.hpp"

using namespace thidua;
using namespace thidua_tests;

TEST_CASE("sensitivity: the same for any number of threads and any blocks") {
  const auto points = drawn_points(120, 7, 40);
  SensitivityOptions options;
  options.weights = flat(7);
  options.normalisations = {Normalisation::none, Normalisation::min_max, Normalisation::rank,
                            Normalisation::z_score};
  options.draws = 997;
  options.seed = 20'241'226;
  options.quota = 12;
  options.percentiles = {Rational{1, 20}, Rational{1, 2}, Rational{19, 20}};
  const auto weights = whole({5, 1, 1, 1, 2, 3, 4});
  const auto one = sensitivity(points, weights, options);
  REQUIRE(one);
  for (const unsigned threads : {1U, 2U, 3U, 7U}) {
    for (const std::size_t block : {std::size_t{1}, std::size_t{13}, std::size_t{2'000}}) {
      CAPTURE(threads);
      CAPTURE(block);
      options.threads = threads;
      options.block = block;
      CHECK(sensitivity(points, weights, options) == one);
    }
  }
  options.seed = 1;
  CHECK(sensitivity(points, weights, options) != one);
}

TEST_CASE("sensitivity: a golden sum, so that no compiler or machine differs unseen") {
  const auto points = drawn_points(50, 5, 1'000);
  SensitivityOptions options;
  options.draws = 500;
  options.quota = 5;
  options.normalisations = {Normalisation::z_score, Normalisation::min_max};
  const auto sum = [&] {
    const auto result = sensitivity(points, whole({30, 25, 20, 15, 10}), options);
    std::uint64_t hash = 14'695'981'039'346'656'037ULL;
    const auto add = [&hash](std::uint64_t value) { hash = (hash ^ value) * 1'099'511'628'211ULL; };
    for (std::size_t i = 0; i < 50; ++i) {
      add(result->rank_sum[i]);
      add(result->rank_square_sum[i]);
      add(result->in_quota[i]);
      add(static_cast<std::uint64_t>(result->score[i]));
    }
    return hash;
  };
  options.weights = DirichletWeights{{30, 25, 20, 15, 10}};
  const auto dirichlet = sum();
  CHECK(dirichlet == 1'624'166'190'421'010'501ULL);
  options.weights = BoundedWeights{whole({20, 15, 10, 5, 0}), whole({40, 35, 30, 25, 20})};
  const auto bounded = sum();
  CHECK(bounded == 11'550'490'350'223'155'977ULL);
}

TEST_CASE("sensitivity: two units and two items have a closed form") {
  // The first is ahead when 4 w > 1 (1 - w), that is w > 1/5: with any weights as likely, in 4 of 5 draws.
  const auto points = item_points(2, 2, std::vector<std::int64_t>{4, 0, 0, 1});
  SensitivityOptions options;
  options.weights = flat(2);
  options.draws = 200'000;
  options.quota = 1;
  const auto result = sensitivity(points, whole({1, 1}), options);
  REQUIRE(result);
  CHECK(result->rank == std::vector<std::uint32_t>{1, 2});
  const auto share = static_cast<double>(result->in_quota[0]) / 200'000;
  CHECK(std::abs(share - 0.8) < 5 * std::sqrt(0.8 * 0.2 / 200'000));
  CHECK(result->in_or_at_edge[0] + result->in_quota[1] == 200'000);
  CHECK(result->rank_sum[0] == 200'000 + result->in_quota[1]);

  // Beta(8, 2): P(w > 1/5) = 1 - P(at least 8 of 9 successes of chance 1/5).
  options.weights = DirichletWeights{{8, 2}};
  const auto beta = sensitivity(points, whole({1, 1}), options);
  const double expected = 1 - (9 * std::pow(0.2, 8) * 0.8 + std::pow(0.2, 9));
  CHECK(std::abs(static_cast<double>(beta->in_quota[0]) / 200'000 - expected) < 1e-4);

  // Both between 1/2 and 3/2, then scaled: ahead when 4 a > b, which always holds.
  options.weights = BoundedWeights{{Score{Rational{1, 2}}, Score{Rational{1, 2}}},
                                   {Score{Rational{3, 2}}, Score{Rational{3, 2}}}};
  CHECK(sensitivity(points, whole({1, 1}), options)->in_quota[0] == 200'000);
}

TEST_CASE("sensitivity: weights within bounds, in closed form") {
  // Ahead when a > b with a of [0, 2] and b of [1, 2]: the chance is 1/4.
  const auto points = item_points(2, 2, std::vector<std::int64_t>{1, 0, 0, 1});
  SensitivityOptions options;
  options.weights = BoundedWeights{whole({0, 1}), whole({2, 2})};
  options.draws = 200'000;
  options.quota = 1;
  const auto result = sensitivity(points, whole({1, 1}), options);
  const auto share = static_cast<double>(result->in_or_at_edge[0]) / 200'000;
  CHECK(std::abs(share - 0.25) < 5 * std::sqrt(0.25 * 0.75 / 200'000));
}

TEST_CASE("sensitivity: a printed figure is an interval") {
  // 44.995 to 45.005 against 45 exactly: either order is as likely. 44.9 never comes near.
  const std::vector<Score> points{*parse_score("45.00"), Score{45}, *parse_score("44.9")};
  const std::vector<Score> low{*parse_score("44.995"), Score{45}, *parse_score("44.9")};
  const std::vector<Score> high{*parse_score("45.005"), Score{45}, *parse_score("44.9")};
  const auto grid = item_points(3, 1, points, low, high);
  CHECK(grid.scale == 200'000);  // 8999/200 and 9001/200, a thousand times finer
  CHECK(grid.exact);
  SensitivityOptions options;
  options.draws = 100'000;
  options.percentiles = {0, Rational{1, 2}, 1};
  const auto result = sensitivity(grid, whole({1}), options);
  REQUIRE(result);
  CHECK(result->rank == std::vector<std::uint32_t>{1, 1, 3});
  CHECK(std::abs(static_cast<double>(result->rank_sum[0]) / 100'000 - 1.5) < 0.01);
  CHECK(result->best_rank == std::vector<std::uint32_t>{1, 1, 3});
  CHECK(result->worst_rank == std::vector<std::uint32_t>{2, 2, 3});
  CHECK(result->percentile_ranks[0] == result->best_rank);
  CHECK(result->percentile_ranks[2] == result->worst_rank);
}

TEST_CASE("sensitivity: percentiles of ranks need no more than the draws, however many units") {
  // One item: ranks never move, so each percentile is the rank. 3,000 units: several passes.
  const auto points = drawn_points(3'000, 1, 10'000);
  SensitivityOptions options;
  options.weights = flat(1);
  options.draws = 3;
  options.percentiles = {Rational{1, 3}, Rational{9, 10}};
  const auto result = sensitivity(points, whole({1}), options);
  CHECK(result->percentile_ranks[0] == result->rank);
  CHECK(result->percentile_ranks[1] == result->rank);
}

TEST_CASE("sensitivity: only the quota gives the counts of the whole") {
  for (const std::uint64_t most : {3ULL, 10'000ULL}) {
    const auto points = drawn_points(700, 4, most);
    SensitivityOptions options;
    options.weights = flat(4);
    options.draws = 300;
    options.quota = 70;
    const auto weights = whole({1, 2, 3, 4});
    for (const bool rounded : {false, true}) {
      CAPTURE(most);
      CAPTURE(rounded);
      options.decimals = rounded ? std::optional{1} : std::nullopt;
      options.quota_only = false;
      const auto full = sensitivity(points, weights, options);
      options.quota_only = true;
      const auto only = sensitivity(points, weights, options);
      CHECK(only->in_quota == full->in_quota);
      CHECK(only->in_or_at_edge == full->in_or_at_edge);
      CHECK(only->rank == full->rank);
      CHECK(only->rank_sum.empty());
      if (most == 3) { CHECK(full->in_quota != full->in_or_at_edge); }
    }
  }
}

TEST_CASE("sensitivity: scores are rounded before they are ranked where that is asked for") {
  // 2.345 and 2.35 are 2.35 both in two decimals (halves away from zero), and apart in three.
  const std::vector<Score> points{*parse_score("2.345"), *parse_score("2.35"),
                                  *parse_score("2.344")};
  SensitivityOptions options;
  options.draws = 10;
  options.quota = 1;
  options.decimals = 2;
  const auto grid = item_points(3, 1, points);
  const auto two = sensitivity(grid, whole({1}), options);
  CHECK(two->rank == std::vector<std::uint32_t>{1, 1, 3});
  CHECK(Rational{two->score[0]} / two->score_scale == Rational{235, 100});
  CHECK(two->in_quota == std::vector<std::uint64_t>{0, 0, 0});
  CHECK(two->in_or_at_edge == std::vector<std::uint64_t>{10, 10, 0});
  options.decimals = 3;
  CHECK(sensitivity(grid, whole({1}), options)->rank == std::vector<std::uint32_t>{2, 1, 3});
  options.decimals = std::nullopt;
  const auto exact = sensitivity(grid, whole({7}), options);
  CHECK(Rational{exact->score[0]} / exact->score_scale == Rational{7 * 2'345, 1'000});
}

TEST_CASE("sensitivity: points without a common grid are rounded, and that is said") {
  const std::vector<Score> points{Score{Rational{1, 999'983}}, Score{Rational{1, 999'979}}, 0};
  const auto grid = item_points(3, 1, points);
  CHECK_FALSE(grid.exact);
  CHECK(grid.scale == 1'000'000'000);
  CHECK(item_points(2, 1, std::vector<Score>{Score{Rational{1, 3}}, Score{Rational{1, 4}}}).scale ==
        12);
}

TEST_CASE("sensitivity: it can be ended, and tells how far it is") {
  const auto points = drawn_points(20, 2, 9);
  SensitivityOptions options;
  options.weights = flat(2);
  options.draws = 1'000;
  options.block = 10;
  std::uint64_t last = 0;
  options.progress = [&last](std::uint64_t done, std::uint64_t all) {
    CHECK(done <= all);
    CHECK(done >= last);
    last = done;
    return done < 200;
  };
  CHECK_FALSE(sensitivity(points, whole({1, 1}), options));
  CHECK(last == 200);
  options.progress = [](std::uint64_t, std::uint64_t) -> bool { throw std::string{"stop"}; };
  CHECK_THROWS_AS((void)sensitivity(points, whole({1, 1}), options), std::string);
  // With other threads at work: they stop, too, long before the end.
  options.threads = 3;
  options.draws = 4'000'000;
  CHECK_THROWS_AS((void)sensitivity(points, whole({1, 1}), options), std::string);
  options.progress = [](std::uint64_t, std::uint64_t) { return false; };
  CHECK_FALSE(sensitivity(points, whole({1, 1}), options));
}

TEST_CASE("sensitivity: calls that make no sense are refused") {
  const auto points = drawn_points(5, 2, 9);
  const auto refused = [&](auto change, const std::vector<Score>& weights) {
    SensitivityOptions options;
    options.draws = 10;
    change(options);
    CHECK_THROWS_AS((void)sensitivity(points, weights, options), std::invalid_argument);
  };
  const auto nothing = [](SensitivityOptions&) {};
  refused(nothing, whole({1}));
  refused(nothing, whole({0, 0}));
  refused(nothing, whole({1, -1}));
  refused(nothing, {Score{Rational{1, 1'000'003}}, Score{1}});
  const auto fine = whole({1, 1});
  refused([](auto& o) { o.draws = 0; }, fine);
  refused([](auto& o) { o.threads = 0; }, fine);
  refused([](auto& o) { o.quota = 0; }, fine);
  refused([](auto& o) { o.quota = 6; }, fine);
  refused([](auto& o) { o.quota_only = true; }, fine);
  refused([](auto& o) { o.normalisations = {}; }, fine);
  refused([](auto& o) { o.percentiles = {Rational{101, 100}}; }, fine);
  refused([](auto& o) { o.decimals = 10; }, fine);
  refused([](auto& o) { o.decimals = 2, o.normalisations = {Normalisation::rank}; }, fine);
  refused([](auto& o) { o.weights = DirichletWeights{{1}}; }, fine);
  refused([](auto& o) { o.weights = DirichletWeights{{0, 0}}; }, fine);
  refused([](auto& o) { o.weights = DirichletWeights{{-1, 2}}; }, fine);
  refused([](auto& o) { o.weights = BoundedWeights{{1, 1}, {0, 2}}; }, fine);
  refused([](auto& o) { o.weights = BoundedWeights{{0, 0}, {0, 0}}; }, fine);
  CHECK_THROWS_AS((void)item_points(2, 2, whole({1, 2, 3})), std::invalid_argument);
  CHECK_THROWS_AS((void)item_points(1, 1, whole({1}), whole({2}), whole({3})),
                  std::invalid_argument);
  CHECK_THROWS_AS((void)item_points(1, 1, std::vector<std::int64_t>{5'000'000'000}),
                  std::invalid_argument);
}
