/// \file
/// Counts the words of one unit, bucket after bucket: a histogram of patterns, and a table of bytes in which what was seen is marked by
/// a store without a question: for many rules, and for distinct officers. One thread's own.
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
  UnitCounter(const CountPlan& plan, const WordLayout& layout) : plan_{plan}, layout_{layout} {}

  /// A unit with so many services, and officers numbered from 1.
  void begin(std::size_t services, std::size_t officers) {
    service_row_ = padded(services);
    officer_row_ = padded(officers + 1);
    rows_.assign(plan_.all.size * banks, 0);
    if (plan_.services) { services_.assign(plan_.distinct.size * service_row_, 0); }
    if (plan_.officers) { officers_.assign(plan_.distinct.size * officer_row_, 0); }
  }
  void forget() {
    std::fill(rows_.begin(), rows_.end(), 0);
    std::fill(services_.begin(), services_.end(), std::uint8_t{0});
    std::fill(officers_.begin(), officers_.end(), std::uint8_t{0});
  }

  template <class Word>
  void add(const Word* begin, const Word* end) {
    each_stretch(begin, end, [this](const Word* from, const Word* through) {
      if (plan_.officers) {
        plan_.services ? scan<true, true>(from, through) : scan<false, true>(from, through);
      } else {
        plan_.services ? scan<true, false>(from, through) : scan<false, false>(from, through);
      }
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
    for (std::size_t r = 0; r < plan_.rules.size(); ++r) {
      switch (plan_.rules[r].counted) {
        case Counted::dossier:
          out[r] = rows(plan_.all.taken[r]);
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
  /// Neighbouring rows often have one pattern: they count in different banks, so that none waits for the one before.
  static constexpr std::size_t banks = 4;
  [[nodiscard]] static constexpr std::size_t padded(std::size_t size) noexcept {
    return (size + 7) / 8 * 8;
  }

  template <bool Services, bool Officers, class Word>
  void scan(const Word* begin, const Word* end) {
    const WordLayout layout = layout_;
    const std::uint16_t* const of_all = plan_.all.of_pattern.data();
    const std::uint16_t* const of_distinct = plan_.distinct.of_pattern.data();
    const std::size_t classes = plan_.all.size;
    const std::size_t service_row = service_row_;
    const std::size_t officer_row = officer_row_;
    std::uint64_t* const rows = rows_.data();
    std::uint8_t* const services = services_.data();
    std::uint8_t* const officers = officers_.data();
    std::size_t bank = 0;
    for (const Word* w = begin; w != end; ++w) {
      const Word word = *w;
      const std::uint32_t pattern = layout.pattern(word);
      ++rows[bank * classes + of_all[pattern]];
      bank = (bank + 1) % banks;
      if constexpr (Services) {
        services[of_distinct[pattern] * service_row + layout.service(word)] = 1;
      }
      if constexpr (Officers) {
        // Nobody is number 0, and its mark is never looked at.
        officers[of_distinct[pattern] * officer_row + layout.officer(word)] = 1;
      }
    }
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
  std::size_t service_row_ = 0;
  std::size_t officer_row_ = 0;
  std::vector<std::uint64_t> rows_;     // [bank][class]
  std::vector<std::uint8_t> services_;  // [class][service]
  std::vector<std::uint8_t> officers_;  // [class][officer]
};

}  // namespace thidua::inline v0
