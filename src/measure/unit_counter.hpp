/// \file
/// Counts the words of one unit, bucket after bucket: a histogram of patterns, and a table of bytes in which what was seen is marked by
/// a store without a question. One thread's own.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "count_plan.hpp"
#include "stored_rows.hpp"

namespace thidua::inline v0 {

class UnitCounter {
 public:
  /// With groups, by officer: group g holds the rows of officer number g; 0: of nobody. Without, all rows are group 0.
  UnitCounter(const CountPlan& plan, const WordLayout& layout, bool by_officer)
      : plan_{plan}, layout_{layout}, by_officer_{by_officer} {}

  /// A unit with so many services, and officers numbered from 1; `groups` is 1 unless officers are asked for.
  void begin(std::size_t services, std::size_t officers) {
    groups_ = by_officer_ ? officers + 1 : 1;
    service_row_ = padded(services);
    officer_row_ = padded(officers + 1);
    rows_.assign(groups_ * plan_.all.size * banks(), 0);
    if (plan_.services) { services_.assign(groups_ * plan_.distinct.size * service_row_, 0); }
    if (plan_.officers) { officers_.assign(plan_.distinct.size * officer_row_, 0); }
  }
  void forget() {
    std::fill(rows_.begin(), rows_.end(), 0);
    std::fill(services_.begin(), services_.end(), std::uint8_t{0});
    std::fill(officers_.begin(), officers_.end(), std::uint8_t{0});
  }

  template <class Word>
  void add(const Word* begin, const Word* end) {
    if (by_officer_) {
      plan_.services ? scan<Word, true, true, false>(begin, end)
                     : scan<Word, true, false, false>(begin, end);
    } else if (plan_.officers) {
      plan_.services ? scan<Word, false, true, true>(begin, end)
                     : scan<Word, false, false, true>(begin, end);
    } else {
      plan_.services ? scan<Word, false, true, false>(begin, end)
                     : scan<Word, false, false, false>(begin, end);
    }
  }

  /// Writes the group's counts, one a rule.
  void tell(std::size_t group, std::int64_t* out) const {
    for (std::size_t r = 0; r < plan_.rules.size(); ++r) {
      switch (plan_.rules[r].counted) {
        case Counted::dossier:
          out[r] = rows(group, plan_.all.taken[r]);
          break;
        case Counted::service:
          out[r] = marked(services_.data() + group * plan_.distinct.size * service_row_,
                          service_row_, plan_.distinct.taken[r]);
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
  /// Neighbouring rows often have one pattern: they count in different banks, so that none waits for the one before.
  static constexpr std::size_t most_banks = 4;
  [[nodiscard]] std::size_t banks() const noexcept { return by_officer_ ? 1 : most_banks; }
  [[nodiscard]] static constexpr std::size_t padded(std::size_t size) noexcept {
    return (size + 7) / 8 * 8;
  }

  template <class Word, bool ByOfficer, bool Services, bool Officers>
  void scan(const Word* begin, const Word* end) {
    const WordLayout layout = layout_;
    const std::uint16_t* const of_all = plan_.all.of_pattern.data();
    const std::uint16_t* const of_distinct = plan_.distinct.of_pattern.data();
    const std::size_t classes = plan_.all.size;
    const std::size_t distinct = plan_.distinct.size;
    const std::size_t service_row = service_row_;
    const std::size_t officer_row = officer_row_;
    std::uint64_t* const rows = rows_.data();
    std::uint8_t* const services = services_.data();
    std::uint8_t* const officers = officers_.data();
    std::size_t bank = 0;
    for (const Word* w = begin; w != end; ++w) {
      const Word word = *w;
      const std::uint32_t pattern = layout.pattern(word);
      std::size_t group = 0;
      if constexpr (ByOfficer) {
        group = layout.officer(word);
        ++rows[group * classes + of_all[pattern]];
      } else {
        ++rows[bank * classes + of_all[pattern]];
        bank = (bank + 1) % most_banks;
      }
      if constexpr (Services) {
        services[(group * distinct + of_distinct[pattern]) * service_row + layout.service(word)] =
            1;
      }
      if constexpr (Officers) {
        // Nobody is number 0, and its mark is never looked at.
        officers[of_distinct[pattern] * officer_row + layout.officer(word)] = 1;
      }
    }
    if constexpr (Officers) {
      for (std::size_t c = 0; c < distinct; ++c) { officers[c * officer_row] = 0; }
    }
  }

  [[nodiscard]] std::int64_t rows(std::size_t group,
                                  const std::vector<std::uint16_t>& classes) const {
    std::uint64_t sum = 0;
    for (std::size_t bank = 0; bank < banks(); ++bank) {
      const std::uint64_t* of = rows_.data() + (group + bank) * plan_.all.size;
      for (const auto c : classes) { sum += of[c]; }
    }
    return static_cast<std::int64_t>(sum);
  }

  /// How many places are marked in any of the classes; a mark is 1, so eight places add up in one number.
  [[nodiscard]] static std::int64_t marked(const std::uint8_t* table, std::size_t row,
                                           const std::vector<std::uint16_t>& classes) {
    constexpr std::size_t most_added = 255;
    std::int64_t sum = 0;
    for (std::size_t from = 0; from < row; from += most_added * 8) {
      const std::size_t through = std::min(row, from + most_added * 8);
      std::uint64_t eight = 0;
      for (std::size_t at = from; at < through; at += 8) {
        std::uint64_t any = 0;
        for (const auto c : classes) { any |= eight_of(table + c * row + at); }
        eight += any;
      }
      constexpr std::uint64_t every_other_byte = 0x00FF00FF00FF00FFULL;
      const std::uint64_t pairs = (eight & every_other_byte) + ((eight >> 8U) & every_other_byte);
      sum += static_cast<std::int64_t>((pairs * 0x0001000100010001ULL) >> 48U);
    }
    return sum;
  }
  [[nodiscard]] static std::uint64_t eight_of(const std::uint8_t* at) {
    std::uint64_t value = 0;
    std::copy_n(at, sizeof(value), reinterpret_cast<std::uint8_t*>(&value));
    return value;
  }

  const CountPlan& plan_;
  WordLayout layout_;
  bool by_officer_;
  std::size_t groups_ = 1;
  std::size_t service_row_ = 0;
  std::size_t officer_row_ = 0;
  std::vector<std::uint64_t> rows_;     // [bank][class], or [group][class]
  std::vector<std::uint8_t> services_;  // [group][class][service]
  std::vector<std::uint8_t> officers_;  // [class][officer]
};

}  // namespace thidua::inline v0
