/// \file
/// The planes say what the plain walk says, of random trees and columns with all that is odd.
#include <thidua/evaluate/judge_in_bulk.hpp>

#include <initializer_list>
#include <limits>
#include <list>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include <thidua/evaluate/bulk_reference.hpp>

#include "random_bulk.hpp"

using namespace thidua;

namespace {

/// Leaves at random; the columns live as long as this.
struct RandomLeaves {
  std::list<random_bulk::Counts<std::int32_t>> narrow;
  std::list<random_bulk::Counts<std::int64_t>> wide;
  std::list<std::vector<std::uint8_t>> given;
  std::vector<BulkLeaf> leaves;

  RandomLeaves(random_bulk::Dice& dice, std::size_t count, std::size_t size) {
    for (std::size_t i = 0; i < count; ++i) {
      const RatioTest test = random_bulk::ratio_test(dice);
      switch (dice.roll(3)) {
        case 0: {
          const auto& counts = narrow.emplace_back(dice, size, test.level);
          leaves.push_back(RatioLeaf{std::span<const std::int32_t>{counts.n},
                                     std::span<const std::int32_t>{counts.d}, test});
          break;
        }
        case 1: {
          const auto& counts = wide.emplace_back(dice, size, test.level);
          leaves.push_back(RatioLeaf{std::span<const std::int64_t>{counts.n},
                                     std::span<const std::int64_t>{counts.d}, test});
          break;
        }
        default: {
          auto& truths = given.emplace_back(size);
          for (auto& truth : truths) { truth = static_cast<std::uint8_t>(dice.roll(3)); }
          leaves.push_back(TruthLeaf{truths});
        }
      }
    }
  }
};

template <class Mask>
struct Answered {
  std::vector<std::uint8_t> truths;
  std::vector<Mask> failing;
  std::vector<Mask> open;

  Answered(const BulkTree& tree, const std::vector<BulkLeaf>& leaves, std::size_t size,
           unsigned threads)
      : truths(size, 9), failing(size, 77), open(size, 77) {
    judge_in_bulk(tree, leaves, {truths, std::span<Mask>{failing}, std::span<Mask>{open}}, threads);
  }
  friend bool operator==(const Answered&, const Answered&) = default;
};

template <class Mask>
void agrees(std::uint64_t seed, std::uint32_t most_leaves, std::size_t size) {
  CAPTURE(seed);
  random_bulk::Dice dice{seed};
  const auto leaf_count = static_cast<std::uint32_t>(1 + dice.roll(most_leaves));
  const BulkTree tree = random_bulk::tree(dice, leaf_count, dice.roll(20));
  const RandomLeaves columns{dice, leaf_count, size};
  const Answered<Mask> answered{tree, columns.leaves, size, 1};
  REQUIRE(answered == Answered<Mask>{tree, columns.leaves, size, 3});
  ReferenceWalk walk{tree};
  std::vector<Truth> leaves(leaf_count);
  bool same = true;
  for (std::size_t at = 0; at < size; ++at) {
    for (std::size_t i = 0; i < leaf_count; ++i) {
      leaves[i] = reference_truth(columns.leaves[i], at);
    }
    const Truth truth = walk.judge(leaves);
    const std::uint64_t deciding = walk.deciding();
    same = same && answered.truths[at] == static_cast<std::uint8_t>(truth) &&
           answered.failing[at] == (truth == Truth::no ? deciding : 0) &&
           answered.open[at] == (truth == Truth::undetermined ? deciding : 0);
    if (!same) {
      CAPTURE(at);
      REQUIRE(static_cast<Truth>(answered.truths[at]) == truth);
      REQUIRE(answered.failing[at] == (truth == Truth::no ? deciding : 0));
      REQUIRE(answered.open[at] == (truth == Truth::undetermined ? deciding : 0));
    }
  }
  std::vector<std::uint8_t> alone(size);
  judge_in_bulk(tree, columns.leaves, {alone});
  REQUIRE(alone == answered.truths);
}

Truth one(std::int64_t n, std::int64_t d, const RatioTest& test) {
  BulkTree tree;
  tree.leaf(0);
  const std::vector<std::int64_t> parts{n};
  const std::vector<std::int64_t> wholes{d};
  const std::vector<BulkLeaf> leaves{
      RatioLeaf{std::span<const std::int64_t>{parts}, std::span<const std::int64_t>{wholes}, test}};
  std::vector<std::uint8_t> truths(1);
  judge_in_bulk(tree, leaves, {truths});
  return static_cast<Truth>(truths[0]);
}

std::string complaint(const BulkTree& tree, const std::vector<BulkLeaf>& leaves,
                      const BulkAnswers& answers) {
  try {
    judge_in_bulk(tree, leaves, answers);
  } catch (const std::invalid_argument& error) { return error.what(); }
  return "";
}

}  // namespace

TEST_CASE("bulk judgements equal the plain walk on random trees") {
  for (std::uint64_t seed = 0; seed < 150; ++seed) { agrees<std::uint32_t>(seed, 32, 700); }
  for (std::uint64_t seed = 1000; seed < 1150; ++seed) { agrees<std::uint64_t>(seed, 64, 700); }
}

TEST_CASE("bulk judgements of any length") {
  for (const std::size_t size : std::initializer_list<std::size_t>{0, 1, 15, 16, 17, 511, 512, 513,
                                                                   1024, 16384, 16385, 40000}) {
    agrees<std::uint32_t>(size + 5000, 12, size);
  }
}

TEST_CASE("the edges of counts and levels") {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  const Rational levels[] = {
      Rational{1},          Rational{most, most - 1}, Rational{most - 1, most},
      Rational{most},       Rational{least},          Rational{1, most},
      Rational{0},          Rational{-1, most},       Rational{9, 20},
      Rational{1 << 29, 3}, Rational{3, 1 << 30},     Rational{1, 2}};
  const std::int64_t counts[] = {-1,   0,        1,        2,          (1 << 25) - 1, 1 << 25,
                                 most, most - 1, most / 2, 2147483647, 2147483648};
  for (const Rational& level : levels) {
    for (const auto comparison :
         {Comparison::above, Comparison::at_least, Comparison::below, Comparison::at_most}) {
      for (const auto rule :
           {NoActivityRule::undetermined, NoActivityRule::not_met, NoActivityRule::zero,
            NoActivityRule::full, NoActivityRule::not_counted}) {
        const RatioTest test{comparison, level, rule};
        for (const std::int64_t n : counts) {
          for (const std::int64_t d : counts) {
            CAPTURE(to_string(level));
            CAPTURE(n);
            CAPTURE(d);
            REQUIRE(one(n, d, test) == reference_truth(n, d, test));
          }
        }
      }
    }
  }
}

TEST_CASE("44.996 % is not 45 %, and 45 % is not above 45 %") {
  const RatioTest reached{Comparison::at_least, Rational{45, 100}, NoActivityRule::undetermined};
  const RatioTest passed{Comparison::above, Rational{45, 100}, NoActivityRule::undetermined};
  CHECK(one(44996, 100000, reached) == Truth::no);
  CHECK(one(900, 2000, reached) == Truth::yes);
  CHECK(one(900, 2000, passed) == Truth::no);
  CHECK(one(45001, 100000, passed) == Truth::yes);
  CHECK(one(3, 0, passed) == Truth::undetermined);
}

TEST_CASE("all that is wrong with a bulk judgement is said at once") {
  BulkTree tree;
  tree.all({tree.leaf(0), tree.leaf(1), tree.leaf(32)});
  const std::vector<std::int32_t> two{1, 2};
  const std::vector<std::int64_t> three{1, 2, 3};
  const std::vector<std::uint8_t> four{0, 1, 2, 2};
  const std::vector<BulkLeaf> leaves{
      RatioLeaf{std::span<const std::int32_t>{two}, std::span<const std::int64_t>{three}, {}},
      TruthLeaf{four}};
  std::vector<std::uint8_t> truths(3);
  std::vector<std::uint32_t> failing(3);
  std::vector<std::uint32_t> open(2);
  CHECK(complaint(tree, leaves, {truths, std::span{failing}, std::span{open}}) ==
        "the tree has 33 leaves, but there are 2 of them; the numerator of leaf 0 has 2 elements, "
        "not 3; the two columns of leaf 0 are not of the same width; the truths of leaf 1 has 4 "
        "elements, not 3; the masks of what is open has 2 elements, not 3; masks of 32 bits do not "
        "hold 33 leaves");
  CHECK(complaint(BulkTree{}, {}, {}) == "the tree has no nodes");
}

TEST_CASE("counts and truths that are none are named, the first of each leaf") {
  BulkTree tree;
  tree.any({tree.leaf(0), tree.leaf(1), tree.leaf(2)});
  std::vector<std::int32_t> n(2000, 1);
  std::vector<std::int32_t> d(2000, 2);
  std::vector<std::int64_t> wide(2000, 5);
  std::vector<std::uint8_t> given(2000, 1);
  n[1999] = -2;
  n[700] = std::numeric_limits<std::int32_t>::min();
  wide[3] = -7;
  given[1500] = 3;
  const std::vector<BulkLeaf> leaves{
      RatioLeaf{std::span<const std::int32_t>{n}, std::span<const std::int32_t>{d}, {}},
      RatioLeaf{std::span<const std::int64_t>{wide}, std::span<const std::int64_t>{wide}, {}},
      TruthLeaf{given}};
  std::vector<std::uint8_t> truths(2000);
  CHECK(complaint(tree, leaves, {truths}) ==
        "the numerator of leaf 0 at 700 is -2147483648; a count is 0 or more, or -1 where it is "
        "missing; the numerator of leaf 1 at 3 is -7; a count is 0 or more, or -1 where it is "
        "missing; the truth of leaf 2 at 1500 is 3, not 0, 1 or 2");
}

TEST_CASE("a tree is built from the leaves up") {
  BulkTree tree;
  const auto leaf = tree.leaf(0);
  CHECK_THROWS_AS(tree.all({leaf, 1}), std::invalid_argument);
  CHECK_THROWS_AS(tree.excepted({leaf, leaf}, {}), std::invalid_argument);
  CHECK(tree.nodes().size() == 1);
}
