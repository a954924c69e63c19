/// \file
/// Criteria trees and columns at random, from a seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <thidua/evaluate/bulk_leaf.hpp>
#include <thidua/evaluate/bulk_tree.hpp>

namespace random_bulk {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_{seed} {}
  /// 0 … below - 1
  std::size_t roll(std::size_t below) { return static_cast<std::size_t>(engine_() % below); }
  bool one_in(std::size_t chances) { return roll(chances) == 0; }
  std::uint64_t bits() { return engine_(); }

 private:
  std::mt19937_64 engine_;
};

/// Nodes of every kind over so many leaves; some nodes are parts of several, and all leaves stand somewhere.
inline thidua::BulkTree tree(Dice& dice, std::uint32_t leaves, std::size_t inner) {
  thidua::BulkTree tree;
  for (std::uint32_t i = 0; i < leaves; ++i) { tree.leaf(i); }
  std::vector<std::uint32_t> loose;
  for (std::uint32_t i = 0; i < leaves; ++i) { loose.push_back(i); }
  const auto take = [&] {
    if (loose.empty() || dice.one_in(8)) {
      return static_cast<std::uint32_t>(dice.roll(tree.nodes().size()));
    }
    const std::size_t at = dice.roll(loose.size());
    const std::uint32_t node = loose[at];
    loose.erase(loose.begin() + static_cast<std::ptrdiff_t>(at));
    return node;
  };
  const auto add = [&](std::vector<std::uint32_t> children) {
    const auto count = static_cast<std::uint32_t>(children.size());
    switch (dice.roll(5)) {
      case 0:
        return tree.all(std::move(children));
      case 1:
        return tree.any(std::move(children));
      case 2:
        return tree.none(std::move(children));
      case 3: {
        std::vector<bool> then;
        for (std::uint32_t i = 1; i < count; ++i) { then.push_back(dice.one_in(2)); }
        return tree.excepted(std::move(children), std::move(then));
      }
      default:
        return tree.at_least(static_cast<std::uint32_t>(dice.roll(count + 2)), std::move(children));
    }
  };
  for (std::size_t i = 0; i < inner; ++i) {
    std::vector<std::uint32_t> children;
    for (std::size_t c = 1 + dice.roll(5); c > 0; --c) { children.push_back(take()); }
    loose.push_back(add(std::move(children)));
  }
  std::vector<std::uint32_t> rest = loose;
  (void)add(std::move(rest));
  return tree;
}

/// Counts that are often missing, 0, equal, just at the level, or at the edge of their type.
template <class Count>
struct Counts {
  std::vector<Count> n;
  std::vector<Count> d;

  Counts(Dice& dice, std::size_t size, const thidua::Rational& level) : n(size), d(size) {
    constexpr auto most = std::numeric_limits<Count>::max();
    const auto any = [&](std::size_t kind) -> Count {
      switch (kind) {
        case 0:
          return -1;
        case 1:
          return 0;
        case 2:
          return static_cast<Count>(most - static_cast<Count>(dice.roll(3)));
        case 3:
          return static_cast<Count>(dice.bits() >> (65 - 8 * sizeof(Count)));
        default:
          return static_cast<Count>(dice.roll(200));
      }
    };
    // Some columns are of small counts alone, so that the narrow products are taken.
    const std::size_t kinds = dice.one_in(2) ? 8 : 40;
    const bool small = dice.one_in(2);
    for (std::size_t i = 0; i < size; ++i) {
      const auto some_kind = [&] {
        const std::size_t kind = dice.roll(kinds);
        return small && (kind == 2 || kind == 3) ? 4 : kind;
      };
      n[i] = any(some_kind());
      d[i] = any(some_kind());
      if (dice.one_in(4) && level.n() >= 0 && level.n() < 100 &&
          level.d() < 100) {  // at the level, or one beside it
        const auto times = static_cast<std::int64_t>(dice.roll(90));
        d[i] = static_cast<Count>(level.d() * times);
        n[i] = static_cast<Count>(level.n() * times + static_cast<std::int64_t>(dice.roll(3)) - 1);
      }
    }
  }
};

inline thidua::RatioTest ratio_test(Dice& dice) {
  using thidua::Comparison;
  using thidua::NoActivityRule;
  thidua::RatioTest test;
  test.comparison = static_cast<Comparison>(dice.roll(4));
  test.no_activity = static_cast<NoActivityRule>(dice.roll(5));
  switch (dice.roll(8)) {
    case 0:
      test.level = thidua::Rational{static_cast<std::int64_t>(dice.bits() >> 1),
                                    static_cast<std::int64_t>((dice.bits() >> 1) | 1)};
      break;
    case 1:
      test.level = thidua::Rational{std::numeric_limits<std::int64_t>::min()};
      break;
    case 2:
      test.level = thidua::Rational{static_cast<std::int64_t>(dice.roll(3)) - 1};
      break;
    case 3:
      test.level = thidua::Rational{-static_cast<std::int64_t>(dice.roll(1U << 29)),
                                    static_cast<std::int64_t>(1 + dice.roll(1U << 30))};
      break;
    default:
      test.level = thidua::Rational{static_cast<std::int64_t>(dice.roll(101)), 100};
  }
  return test;
}

}  // namespace random_bulk
