/// \file
/// A few rules side by side: what a word adds to each of them stands in a byte of one number.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "count_plan.hpp"

namespace thidua::inline v0 {

/// Of at most eight rules, which take a pattern, a bit for each; none of them counts officers.
class RuleLanes {
 public:
  static constexpr std::size_t most = 8;

  RuleLanes(std::span<const PatternRule> rules, unsigned flag_bits)
      : of_pattern_(std::size_t{1} << flag_bits) {
    for (std::size_t lane = 0; lane < rules.size(); ++lane) {
      const auto& rule = rules[lane];
      const auto bit = static_cast<std::uint8_t>(1U << lane);
      if (rule.counted == Counted::service) {
        distinct_ = static_cast<std::uint8_t>(distinct_ | bit);
      }
      for (std::size_t pattern = 0; pattern < of_pattern_.size(); ++pattern) {
        auto& of = of_pattern_[pattern];
        const bool takes = (pattern & rule.with) == rule.with && (pattern & rule.without) == 0;
        if (takes) { of = static_cast<std::uint8_t>(of | bit); }
      }
    }
  }
  [[nodiscard]] const std::uint8_t* of_pattern() const noexcept { return of_pattern_.data(); }
  /// What a word adds, by its pattern.
  [[nodiscard]] std::vector<std::uint64_t> added() const {
    std::vector<std::uint64_t> added(of_pattern_.size());
    std::transform(of_pattern_.begin(), of_pattern_.end(), added.begin(),
                   [](std::uint8_t rules) { return spread[rules]; });
    return added;
  }
  /// The rules that count services.
  [[nodiscard]] std::uint8_t distinct() const noexcept { return distinct_; }

  /// Eight bits, each in a byte of its own.
  static constexpr std::array<std::uint64_t, 256> spread = [] {
    std::array<std::uint64_t, 256> table{};
    for (std::size_t bits = 0; bits < table.size(); ++bits) {
      for (unsigned lane = 0; lane < most; ++lane) {
        table.at(bits) |= std::uint64_t{(bits >> lane) & 1U} << (8U * lane);
      }
    }
    return table;
  }();

  using Sums = std::array<std::int64_t, most>;
  /// Adds up what at most 255 words added.
  static void add(std::uint64_t bytes, Sums& sums) noexcept {
    for (auto& sum : sums) {
      sum += static_cast<std::int64_t>(bytes & 0xFFU);
      bytes >>= 8U;
    }
  }

 private:
  std::vector<std::uint8_t> of_pattern_;
  std::uint8_t distinct_ = 0;
};

}  // namespace thidua::inline v0
