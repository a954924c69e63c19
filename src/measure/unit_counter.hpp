/// \file
/// Counts all words of one unit: rows in lanes, or of many rules in a histogram of patterns; services and officers in a table of bytes,
/// in which what was seen is marked by a store without a question. One thread's own.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "count_plan.hpp"
#include "rule_lanes.hpp"
#include "stored_rows.hpp"

namespace thidua::inline v0 {

class UnitCounter {
 public:
  UnitCounter(const CountPlan& plan, const WordLayout& layout) : plan_{plan}, layout_{layout} {
    std::vector<PatternRule> of_rows;
    for (const auto& rule : plan.rules) {
      if (rule.counted == Counted::dossier) { of_rows.push_back(rule); }
    }
    if (of_rows.size() <= RuleLanes::most && layout.flag_bits <= most_lane_flags) {
      added_ = RuleLanes{of_rows, layout.flag_bits}.added();
      service_marks_.resize(added_.size());
    }
  }

  /// A unit with so many services, and officers numbered from 1.
  void begin(std::size_t services, std::size_t officers) {
    set_service_row(padded(services));
    officer_row_ = padded(officers + 1);
    sums_.fill(0);
    rows_.assign(added_.empty() ? plan_.all.size * banks : 0, 0);
    if (plan_.services) { services_.assign(plan_.distinct.size * service_row_, 0); }
    if (plan_.officers) { officers_.assign(plan_.distinct.size * officer_row_, 0); }
  }
  void forget() {
    sums_.fill(0);
    std::fill(rows_.begin(), rows_.end(), 0);
    std::fill(services_.begin(), services_.end(), std::uint8_t{0});
    std::fill(officers_.begin(), officers_.end(), std::uint8_t{0});
  }

  template <class Word>
  void add(const Word* begin, const Word* end) {
    each_stretch(begin, end, [this](const Word* from, const Word* through) {
      added_.empty() ? scan<false>(from, through) : scan<true>(from, through);
    });
  }

  /// Of words in the order of days, adds those that are at most `top`. \returns the first after them
  template <class Word>
  const Word* add_through(const Word* begin, const Word* end, Word top) {
    const Word* const next = std::upper_bound(begin, end, top);
    add(begin, next);
    return next;
  }

  /// Writes the counts, one a rule.
  void tell(std::int64_t* out) const {
    std::size_t lane = 0;
    for (std::size_t r = 0; r < plan_.rules.size(); ++r) {
      switch (plan_.rules[r].counted) {
        case Counted::dossier:
          out[r] = added_.empty() ? rows(plan_.all.taken[r]) : sums_.at(lane++);
          break;
        case Counted::service:
          out[r] = marked(services_.data(), service_row_, plan_.distinct.taken[r]);
          break;
        case Counted::officer:
          out[r] = marked(officers_.data(), officer_row_, plan_.distinct.taken[r]);
          break;
        case Counted::amount:  // refused before: a store has no amounts
          break;
      }
    }
  }

 private:
  /// The marks of 64 places.
  using Block = std::array<std::uint64_t, 8>;
  /// With more flags, what each pattern adds would not lie near.
  static constexpr unsigned most_lane_flags = 8;
  /// Neighbouring rows often have one pattern: they count in different banks, so that none waits for the one before.
  static constexpr std::size_t banks = 4;
  [[nodiscard]] static constexpr std::size_t padded(std::size_t size) noexcept {
    return (size + sizeof(Block) - 1) / sizeof(Block) * sizeof(Block);
  }

  void set_service_row(std::size_t row) {
    if (row == service_row_) { return; }
    service_row_ = row;
    for (std::size_t pattern = 0; pattern < service_marks_.size(); ++pattern) {
      service_marks_[pattern] = plan_.distinct.of_pattern[pattern] * row;
    }
  }

  template <bool Lanes, class Word>
  void scan(const Word* begin, const Word* end) {
    if (plan_.officers) {
      plan_.services ? scan<Lanes, true, true>(begin, end) : scan<Lanes, false, true>(begin, end);
    } else {
      plan_.services ? scan<Lanes, true, false>(begin, end) : scan<Lanes, false, false>(begin, end);
    }
  }
  template <bool Lanes, bool Services, bool Officers, class Word>
  void scan(const Word* begin, const Word* end) {
    const WordLayout layout = layout_;
    const std::uint64_t* const added = added_.data();
    const std::uint16_t* const of_all = plan_.all.of_pattern.data();
    const std::uint16_t* const of_distinct = plan_.distinct.of_pattern.data();
    const std::size_t* const service_marks = service_marks_.data();
    const std::size_t classes = plan_.all.size;
    const std::size_t service_row = service_row_;
    const std::size_t officer_row = officer_row_;
    std::uint64_t* const rows = rows_.data();
    std::uint8_t* const services = services_.data();
    std::uint8_t* const officers = officers_.data();
    std::uint64_t lanes = 0;
    std::size_t bank = 0;
    for (const Word* w = begin; w != end; ++w) {
      const Word word = *w;
      const std::uint32_t pattern = layout.pattern(word);
      if constexpr (Lanes) {
        lanes += added[pattern];
      } else {
        ++rows[bank * classes + of_all[pattern]];
        bank = (bank + 1) % banks;
      }
      if constexpr (Services) {
        const std::size_t marks =
            Lanes ? service_marks[pattern] : of_distinct[pattern] * service_row;
        services[marks + layout.service(word)] = 1;
      }
      if constexpr (Officers) {
        // Nobody is number 0, and its mark is never looked at.
        officers[of_distinct[pattern] * officer_row + layout.officer(word)] = 1;
      }
    }
    if constexpr (Lanes) { RuleLanes::add(lanes, sums_); }
    if constexpr (Officers) {
      for (std::size_t c = 0; c < plan_.distinct.size; ++c) { officers[c * officer_row] = 0; }
    }
  }

  [[nodiscard]] std::int64_t rows(const std::vector<std::uint16_t>& classes) const {
    std::uint64_t sum = 0;
    for (std::size_t bank = 0; bank < banks; ++bank) {
      const std::uint64_t* of = rows_.data() + bank * plan_.all.size;
      for (const auto c : classes) { sum += of[c]; }
    }
    return static_cast<std::int64_t>(sum);
  }

  /// How many places are marked in any of the classes: a mark is 1, so places of many blocks add up in one byte each.
  [[nodiscard]] static std::int64_t marked(const std::uint8_t* table, std::size_t row,
                                           const std::vector<std::uint16_t>& classes) {
    constexpr std::size_t most_added = 255;
    std::int64_t sum = 0;
    for (std::size_t from = 0; from < row; from += most_added * sizeof(Block)) {
      const std::size_t through = std::min(row, from + most_added * sizeof(Block));
      Block added{};
      for (std::size_t at = from; at < through; at += sizeof(Block)) {
        Block any{};
        for (const auto c : classes) {
          Block of_class;
          std::memcpy(&of_class, table + c * row + at, sizeof(Block));
          for (std::size_t i = 0; i < any.size(); ++i) { any[i] |= of_class[i]; }
        }
        for (std::size_t i = 0; i < any.size(); ++i) { added[i] += any[i]; }
      }
      for (const std::uint64_t eight : added) { sum += sum_of_bytes(eight); }
    }
    return sum;
  }
  [[nodiscard]] static std::int64_t sum_of_bytes(std::uint64_t bytes) noexcept {
    constexpr std::uint64_t every_other_byte = 0x00FF00FF00FF00FFULL;
    const std::uint64_t pairs = (bytes & every_other_byte) + ((bytes >> 8U) & every_other_byte);
    return static_cast<std::int64_t>((pairs * 0x0001000100010001ULL) >> 48U);
  }

  const CountPlan& plan_;
  WordLayout layout_;
  std::size_t service_row_ = 0;
  std::size_t officer_row_ = 0;
  std::vector<std::uint64_t> added_;  // by pattern, a byte a rule that counts rows; else empty
  std::vector<std::size_t> service_marks_;  // by pattern, where its marks begin; with lanes
  RuleLanes::Sums sums_{};
  std::vector<std::uint64_t> rows_;     // [bank][class], without lanes
  std::vector<std::uint8_t> services_;  // [class][service]
  std::vector<std::uint8_t> officers_;  // [class][officer]
};

}  // namespace thidua::inline v0
