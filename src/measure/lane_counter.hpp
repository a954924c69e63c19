/// \file
/// Counts the words of one unit, of all officers or of each, bucket after bucket without a branch or a table to go through at a bucket's
/// end: a service that a rule has counted is marked, and what is not marked yet is added. Eight rules at a time. One thread's own.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "free_shifts.hpp"
#include "rule_lanes.hpp"
#include "stored_rows.hpp"
#include "word_buffer.hpp"

namespace thidua::inline v0 {

class LaneCounter {
 public:
  /// Group g holds the rows of officer number g; 0: of nobody. Without officers, all rows are group 0.
  LaneCounter(const CountPlan& plan, const WordLayout& layout, bool by_officer)
      : layout_{layout}, by_officer_{by_officer} {
    for (std::span<const PatternRule> rules{plan.rules}; !rules.empty();) {
      const auto some = rules.first(std::min(rules.size(), RuleLanes::most));
      rules = rules.subspan(some.size());
      parts_.push_back({RuleLanes{some, layout.flag_bits}, some.size(), {}, {}});
    }
  }

  /// The marks of a unit with so many officers take so many bytes for eight rules.
  [[nodiscard]] static std::uint64_t marks(const WordLayout& layout,
                                           std::size_t officers) noexcept {
    return (std::uint64_t{officers} + 1) << layout.service_bits;
  }
  /// A unit with so many services, and officers numbered from 1.
  void begin(std::size_t services, std::size_t officers) {
    const std::size_t groups = by_officer_ ? officers + 1 : 1;
    // Services of one officer lie in a row, whose length is that of all that their bits can say.
    const std::size_t seen = by_officer_ ? marks(layout_, officers) : services;
    bytes_.assign(groups, 0);
    for (auto& part : parts_) {
      part.seen.assign(part.lanes.distinct() != 0 ? seen : 0, 0);
      part.sums.assign(groups, {});
    }
  }
  void forget() {
    for (auto& part : parts_) {
      std::fill(part.seen.begin(), part.seen.end(), std::uint8_t{0});
      std::fill(part.sums.begin(), part.sums.end(), Sums{});
    }
  }

  template <class Word>
  void add(const Word* begin, const Word* end) {
    each_stretch(begin, end, [&](const Word* from, const Word* through) {
      for (auto& part : parts_) { scan_all(from, through, part); }
    });
  }

  /// Of words in the order of days, adds those that are at most `top`. \returns the first after them
  template <class Word>
  const Word* add_through(const Word* begin, const Word* end, Word top) {
    if (parts_.empty()) { return end; }
    while (begin != end && *begin <= top) {
      const Word* const through =
          scan_through(begin, begin + std::min(most_stretch, end - begin), top, parts_.front());
      for (std::size_t i = 1; i < parts_.size(); ++i) { scan_all(begin, through, parts_[i]); }
      fetch_ahead(begin, through);
      begin = through;
    }
    return begin;
  }

  /// Writes the counts of a group, one a rule.
  void tell(std::int64_t* out) const { tell(0, out); }
  void tell(std::size_t group, std::int64_t* out) const {
    for (const auto& part : parts_) {
      out = std::copy_n(part.sums[group].begin(), part.rules, out);
    }
  }

 private:
  using Sums = RuleLanes::Sums;
  struct Part {
    RuleLanes lanes;
    std::size_t rules;
    std::vector<std::uint8_t> seen;  ///< by group and service: the rules that have counted it
    std::vector<Sums> sums;          ///< by group
  };

  template <class Word>
  void scan_all(const Word* begin, const Word* end, Part& part) {
    scan(begin, end, part, [](Word /*word*/) { return true; });
  }
  template <class Word>
  const Word* scan_through(const Word* begin, const Word* end, Word top, Part& part) {
    return scan(begin, end, part, [top](Word word) { return word <= top; });
  }
  template <class Word, class Takes>
  const Word* scan(const Word* begin, const Word* end, Part& part, const Takes& takes) {
    const bool services = part.lanes.distinct() != 0;
    if (by_officer_) {
      return services ? scan<true, true>(begin, end, part, takes)
                      : scan<true, false>(begin, end, part, takes);
    }
    return services ? scan<false, true>(begin, end, part, takes)
                    : scan<false, false>(begin, end, part, takes);
  }

  /// Of so many words that what they add has room in a byte, those before the first that it does not take.
  template <bool ByOfficer, bool Services, class Word, class Takes>
  const Word* scan(const Word* begin, const Word* end, Part& part, const Takes& takes) {
    return has_free_shifts() ? scan_by_free_shifts<ByOfficer, Services>(begin, end, part, takes)
                             : scan_here<ByOfficer, Services>(begin, end, part, takes);
  }
  template <bool ByOfficer, bool Services, class Word, class Takes>
  THIDUA_FREE_SHIFTS const Word* scan_by_free_shifts(const Word* begin, const Word* end, Part& part,
                                                     const Takes& takes) {
    return scan_here<ByOfficer, Services>(begin, end, part, takes);
  }
  template <bool ByOfficer, bool Services, class Word, class Takes>
  THIDUA_IN_PLACE const Word* scan_here(const Word* begin, const Word* end, Part& part,
                                        const Takes& takes) {
    const WordLayout layout = layout_;
    const std::uint8_t* const of_pattern = part.lanes.of_pattern();
    const std::uint8_t distinct = part.lanes.distinct();
    std::uint8_t* const seen = part.seen.data();
    std::uint64_t* const of_group = bytes_.data();
    const std::uint64_t place_mask =
        low_bits(layout.service_bits + (ByOfficer ? layout.officer_bits : 0));
    std::uint64_t all = 0;
    const Word* w = begin;
    for (; w != end && takes(*w); ++w) {
      const std::uint64_t word = *w;
      std::uint8_t now = of_pattern[layout.pattern(word)];
      const std::uint64_t place = word >> layout.flag_bits & place_mask;  // an officer's service
      if constexpr (Services) {
        std::uint8_t& known = seen[place];
        const auto marked = static_cast<std::uint8_t>(known | (now & distinct));
        now = static_cast<std::uint8_t>(now & ~known);
        known = marked;
      }
      if constexpr (ByOfficer) {
        of_group[place >> layout.service_bits] += RuleLanes::spread[now];
      } else {
        all += RuleLanes::spread[now];
      }
    }
    if constexpr (!ByOfficer) { RuleLanes::add(all, part.sums[0]); }
    if constexpr (ByOfficer) {
      for (std::size_t group = 0; group < bytes_.size(); ++group) {
        RuleLanes::add(of_group[group], part.sums[group]);
        of_group[group] = 0;
      }
    }
    return w;
  }

  WordLayout layout_;
  bool by_officer_;
  std::vector<Part> parts_;
  std::vector<std::uint64_t> bytes_;  // by group, while words are read
};

}  // namespace thidua::inline v0
