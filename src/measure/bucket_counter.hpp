/// \file
/// Counts the words of one unit for a few rules, bucket after bucket, without a branch or a table to go through at a bucket's end:
/// what a word adds to each rule stands in a byte of one number. One thread's own.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "count_plan.hpp"
#include "stored_rows.hpp"

namespace thidua::inline v0 {

class BucketCounter {
 public:
  /// Whether the plan's rules fit: at most eight that count rows, eight that count services, none that counts officers.
  [[nodiscard]] static bool fits(const CountPlan& plan) noexcept {
    const auto counted = [&](Counted what) {
      return std::count_if(plan.rules.begin(), plan.rules.end(),
                           [&](const PatternRule& rule) { return rule.counted == what; });
    };
    return counted(Counted::dossier) <= lanes && counted(Counted::service) <= lanes &&
           counted(Counted::officer) == 0;
  }

  BucketCounter(const CountPlan& plan, const WordLayout& layout)
      : plan_{plan},
        layout_{layout},
        rows_of_(std::size_t{1} << layout.flag_bits),
        services_of_(rows_of_.size()) {
    unsigned rows = 0;
    unsigned services = 0;
    for (const auto& rule : plan.rules) {
      const bool distinct = rule.counted == Counted::service;
      const auto bit = static_cast<std::uint8_t>(1U << (distinct ? services++ : rows++));
      auto& of = distinct ? services_of_ : rows_of_;
      for (std::size_t pattern = 0; pattern < of.size(); ++pattern) {
        if ((pattern & rule.with) != rule.with || (pattern & rule.without) != 0) { continue; }
        of[pattern] = static_cast<std::uint8_t>(of[pattern] | bit);
      }
    }
  }

  /// A unit with so many services.
  void begin(std::size_t services) {
    seen_.assign(services, 0);
    rows_.fill(0);
    services_.fill(0);
  }
  void forget() { begin(seen_.size()); }

  template <class Word>
  void add(const Word* begin, const Word* end) {
    // A byte holds what 255 words add.
    constexpr std::ptrdiff_t most = 255;
    while (begin != end) {
      const Word* const through = begin + std::min<std::ptrdiff_t>(most, end - begin);
      plan_.services ? scan<Word, true>(begin, through) : scan<Word, false>(begin, through);
      begin = through;
    }
  }

  /// Writes the counts, one a rule.
  void tell(std::int64_t* out) const {
    std::size_t rows = 0;
    std::size_t services = 0;
    for (const auto& rule : plan_.rules) {
      *out++ = rule.counted == Counted::service ? services_[services++] : rows_[rows++];
    }
  }

 private:
  static constexpr std::ptrdiff_t lanes = 8;
  using Sums = std::array<std::int64_t, lanes>;

  /// Eight bits, each in a byte of its own.
  static constexpr std::array<std::uint64_t, 256> spread = [] {
    std::array<std::uint64_t, 256> table{};
    for (std::size_t bits = 0; bits < table.size(); ++bits) {
      for (unsigned lane = 0; lane < lanes; ++lane) {
        table.at(bits) |= std::uint64_t{(bits >> lane) & 1U} << (8U * lane);
      }
    }
    return table;
  }();

  static void flush(std::uint64_t bytes, Sums& sums) {
    for (auto& sum : sums) {
      sum += static_cast<std::int64_t>(bytes & 0xFFU);
      bytes >>= 8U;
    }
  }

  template <class Word, bool Services>
  void scan(const Word* begin, const Word* end) {
    const WordLayout layout = layout_;
    const std::uint8_t* const rows_of = rows_of_.data();
    const std::uint8_t* const services_of = services_of_.data();
    std::uint8_t* const seen = seen_.data();
    std::uint64_t rows = 0;
    std::uint64_t services = 0;
    for (const Word* w = begin; w != end; ++w) {
      const Word word = *w;
      const std::uint32_t pattern = layout.pattern(word);
      rows += spread[rows_of[pattern]];
      if constexpr (Services) {
        std::uint8_t& known = seen[layout.service(word)];
        const std::uint8_t now = services_of[pattern];
        services += spread[now & static_cast<std::uint8_t>(~known)];
        known = static_cast<std::uint8_t>(known | now);
      }
    }
    flush(rows, rows_);
    if constexpr (Services) { flush(services, services_); }
  }

  const CountPlan& plan_;
  WordLayout layout_;
  std::vector<std::uint8_t> rows_of_;      // by pattern: a bit for each rule that counts such a row
  std::vector<std::uint8_t> services_of_;  // the same for the rules that count services
  std::vector<std::uint8_t> seen_;         // by service: the rules that have counted it
  Sums rows_{};
  Sums services_{};
};

}  // namespace thidua::inline v0
