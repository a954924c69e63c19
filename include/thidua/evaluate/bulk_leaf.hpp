/// \file
/// What the leaves of a bulk judgement are judged on: columns of counts held against a level, or truths that are known already.
#pragma once

#include <cstdint>
#include <span>
#include <variant>

#include <thidua/core/rational.hpp>
#include <thidua/core/truth.hpp>
#include <thidua/measure/comparison.hpp>
#include <thidua/measure/indicator.hpp>

namespace thidua::inline v0 {

/// A count that nobody gave. A ratio without one of its counts is undetermined.
inline constexpr std::int64_t missing_count = -1;

/// A ratio held against a level: n/d by n·q against p·d, in integers wide enough for any counts and any level.
struct RatioTest {
  Comparison comparison = Comparison::at_least;
  Rational level;
  /// What 0/0 is. A single leaf that is «not counted» is undetermined: what it is not counted in is a matter of the tree.
  NoActivityRule no_activity = NoActivityRule::undetermined;
  friend bool operator==(const RatioTest&, const RatioTest&) = default;
};

/// What 0/0 comes to under the test.
[[nodiscard]] constexpr Truth no_activity_truth(const RatioTest& test) noexcept {
  switch (test.no_activity) {
    case NoActivityRule::not_met:
      return Truth::no;
    case NoActivityRule::zero:
      return to_truth(holds(Rational{0}, test.comparison, test.level));
    case NoActivityRule::full:
      return to_truth(holds(Rational{1}, test.comparison, test.level));
    default:
      return Truth::undetermined;
  }
}

/// Counts in 32 or 64 bits.
using CountColumn = std::variant<std::span<const std::int32_t>, std::span<const std::int64_t>>;

[[nodiscard]] inline std::size_t size_of(const CountColumn& column) noexcept {
  return std::visit([](const auto& values) { return values.size(); }, column);
}

/// Each count is 0 or more, up to the most of its type, or `missing_count`; n may be more than d. Something over nothing is
/// undetermined: it is no ratio.
struct RatioLeaf {
  CountColumn n;
  CountColumn d;
  RatioTest test;
};

/// Truths that are known already, as the numbers of `Truth`: papers, judgements, roles.
struct TruthLeaf {
  std::span<const std::uint8_t> truths;
};

using BulkLeaf = std::variant<RatioLeaf, TruthLeaf>;

}  // namespace thidua::inline v0
