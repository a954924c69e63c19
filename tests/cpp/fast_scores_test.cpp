/// \file
/// Exact ranks by way of doubles against ranks by exact arithmetic alone, on drawn and on adversarial numbers.
#include <doctest/doctest.h>

#include <set>
#include <vector>

#include <thidua/score/counter_random.hpp>
#include <thidua/score/fast_scores.hpp>

using namespace thidua;

namespace {

std::vector<std::uint32_t> slow_ranks(const std::vector<Score>& scores) {
  std::vector<std::uint32_t> ranks;
  for (const auto& score : scores) {
    std::uint32_t rank = 1;
    for (const auto& other : scores) { rank += other > score ? 1U : 0U; }
    ranks.push_back(rank);
  }
  return ranks;
}

struct Matrix {
  std::size_t items;
  std::vector<std::int64_t> n;
  std::vector<std::int64_t> d;
  std::vector<Rational> weights;

  [[nodiscard]] std::vector<Score> scores() const {
    std::vector<Score> result(n.size() / items);
    for (std::size_t i = 0; i < n.size(); ++i) {
      result[i / items] += Score{weights[i % items]} * Score{Rational{n[i], d.empty() ? 1 : d[i]}};
    }
    return result;
  }
  [[nodiscard]] ExactRanks fast() const { return exact_ranks(ItemFractions{items, n, d}, weights); }
};

/// Numbers of many sizes, with few values each, so that ties are common.
std::int64_t drawn(CounterRandom& random, int most_bits) {
  const auto bits = random.below(static_cast<std::uint64_t>(most_bits)) + 1;
  const auto size = static_cast<std::int64_t>(random.next() >> (64 - bits));
  return random.below(3) == 0 ? -size : size;
}

}  // namespace

TEST_CASE("exact ranks: equal to exact arithmetic on drawn fractions, ties included") {
  std::size_t ties = 0;
  for (std::uint64_t round = 0; round < 300; ++round) {
    CAPTURE(round);
    CounterRandom random{7, round, 0};
    const int bits = round % 3 == 0 ? 3 : (round % 3 == 1 ? 10 : 62);
    Matrix matrix{1 + random.below(6), {}, {}, {}};
    const std::size_t units = 1 + random.below(40);
    for (std::size_t i = 0; i < matrix.items; ++i) {
      matrix.weights.emplace_back(drawn(random, bits / 2 + 1),
                                  1 + static_cast<std::int64_t>(random.next() % 12));
    }
    for (std::size_t i = 0; i < units * matrix.items; ++i) {
      matrix.n.push_back(drawn(random, bits));
      if (round % 4 != 3) { matrix.d.push_back(std::abs(drawn(random, bits)) + 1); }
    }
    const auto expected = slow_ranks(matrix.scores());
    CHECK(matrix.fast().rank == expected);
    CHECK(exact_ranks(matrix.scores()).rank == expected);
    const std::set<std::uint32_t> distinct(expected.begin(), expected.end());
    ties += expected.size() - distinct.size();
  }
  CHECK(ties > 300);  // else the draws would prove nothing of ties
}

TEST_CASE("exact ranks: sums that doubles get wrong") {
  // 1/10 + 2/10 against 3/10, in doubles 0.30000000000000004 and 0.3; and 1/3 + 1/3 + 1/3 against 1.
  const Matrix tenths{2, {1, 2, 3, 0, 15, 15}, {10, 10, 10, 1, 100, 100}, {1, 1}};
  CHECK(tenths.fast().rank == std::vector<std::uint32_t>{1, 1, 1});
  CHECK(tenths.fast().computed_exactly == 3);
  // Larger than 2^53: doubles see a tie that is none.
  const Matrix large{1, {9'007'199'254'740'993, 9'007'199'254'740'992}, {}, {1}};
  CHECK(large.fast().rank == std::vector<std::uint32_t>{1, 2});
  CHECK(large.fast().computed_exactly == 2);
  // Cancellation: the sum is 2^-60 of its parts.
  const Matrix cancelled{
      3, {1LL << 60, -(1LL << 60), 1, 1LL << 60, -(1LL << 60), 2}, {}, {1, 1, 1}};
  CHECK(cancelled.fast().rank == std::vector<std::uint32_t>{2, 1});
}

TEST_CASE("exact ranks: a chain of near ties, each next to the one before") {
  // k / (2^60 + k): neighbours differ by about 2^-60, far within the error of doubles near 1.
  Matrix chain{2, {}, {}, {1, Rational{1, 3}}};
  for (std::int64_t k = 0; k < 200; ++k) {
    const std::int64_t place = k * 37 % 200 / 2;  // mixed up, each twice
    chain.n.insert(chain.n.end(), {(1LL << 60) - 1 + 0 * place, place});
    chain.d.insert(chain.d.end(), {1LL << 60, (1LL << 61) + 1});
  }
  const auto ranks = chain.fast();
  CHECK(ranks.rank == slow_ranks(chain.scores()));
  CHECK(ranks.computed_exactly == 200);
}

TEST_CASE("exact ranks: exact arithmetic only where it is needed") {
  Matrix clear{1, {}, {}, {Rational{1, 7}}};
  for (std::int64_t k = 0; k < 1000; ++k) { clear.n.push_back(k * 7919 % 1000); }
  CHECK(clear.fast().computed_exactly == 0);
  CHECK(clear.fast().rank == slow_ranks(clear.scores()));
  clear.n[0] = clear.n[1];
  CHECK(clear.fast().computed_exactly == 2);
}

TEST_CASE("exact ranks: numbers that no double holds") {
  const Score huge{BigInt{boost::multiprecision::pow(BigInt{10}, 400U)}, 1};
  const std::vector<Score> scores{huge,    huge + Score{1}, Score{3}, Score{1} / huge,
                                  Score{}, -huge,           Score{3}, Score{2} / huge};
  CHECK(exact_ranks(scores).rank == slow_ranks(scores));
  CHECK(exact_ranks(std::span<const Score>{}).rank.empty());
}

TEST_CASE("exact ranks: sums whose denominators share nothing") {
  // 40 large denominators: the exact sum needs more than 2,000 bits, and differs in the last of them.
  Matrix wide{40, {}, {}, {}};
  for (int item = 0; item < 40; ++item) { wide.weights.emplace_back(item + 1, 1000 + item); }
  for (int unit = 0; unit < 4; ++unit) {
    for (std::int64_t item = 0; item < 40; ++item) {
      wide.n.push_back(1'000'000'007 + item + (item == 39 && unit == 2 ? 1 : 0));
      wide.d.push_back((1LL << 61) - 1 - 2 * item);
    }
  }
  CHECK(wide.fast().rank == std::vector<std::uint32_t>{2, 2, 1, 2});
}

TEST_CASE("exact ranks: what does not fit is refused") {
  const std::vector<std::int64_t> n{1, 2, 3};
  const std::vector<std::int64_t> d{1, 0, 1};
  const std::vector<Rational> one{1};
  CHECK_THROWS_AS((void)exact_ranks(ItemFractions{1, n, d}, one), std::invalid_argument);
  CHECK_THROWS_AS((void)exact_ranks(ItemFractions{2, n, {}}, one), std::invalid_argument);
  CHECK_THROWS_AS((void)exact_ranks(ItemFractions{0, n, {}}, {}), std::invalid_argument);
}
