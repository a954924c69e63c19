/// \file
/// Reads columns block by block: which rows can be stored, and the word of each.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "stored_rows.hpp"

namespace thidua::inline v0 {

inline constexpr std::size_t block_rows = 2048;

/// Days since 1970-01-01, the last one included; without any, the first is after the last.
struct DayRange {
  std::int32_t first = std::numeric_limits<std::int32_t>::max();
  std::int32_t last = std::numeric_limits<std::int32_t>::min();

  /// The days that can be stored; the ends of the numbers are none.
  [[nodiscard]] static DayRange of(const StoreRules& rules) noexcept {
    if (rules.period) {
      return {rules.period->first().epoch_days(), rules.period->last().epoch_days()};
    }
    return {std::numeric_limits<std::int32_t>::min() + 1,
            std::numeric_limits<std::int32_t>::max() - 1};
  }
  [[nodiscard]] bool is_empty() const noexcept { return first > last; }
  void meet(std::int32_t day) noexcept {
    first = day < first ? day : first;
    last = day > last ? day : last;
  }
  void meet(const std::int32_t* days, std::size_t count) noexcept {
    std::int32_t least = first;
    std::int32_t most = last;
    for (std::size_t i = 0; i < count; ++i) {
      least = days[i] < least ? days[i] : least;
      most = days[i] > most ? days[i] : most;
    }
    first = least;
    last = most;
  }
  /// Those of the days that are within `limits`.
  void meet_within(const DayRange& limits, const std::int32_t* days, std::size_t count) noexcept {
    DayRange all;
    all.meet(days, count);
    if (all.first >= limits.first && all.last <= limits.last) {
      meet(all);
      return;
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (days[i] >= limits.first && days[i] <= limits.last) { meet(days[i]); }
    }
  }
  void meet(const DayRange& other) noexcept {
    first = std::min(first, other.first);
    last = std::max(last, other.last);
  }
};

/// A block of rows with its columns as 32-bit numbers.
class RowBlock {
 public:
  RowBlock(const DossierCodes& codes, const StoreRules& rules);
  void take(std::size_t from, std::size_t count);

  /// Whether any row can't be stored; told without a branch a row.
  [[nodiscard]] bool any_unstored() const noexcept;
  /// Whether this row can't, and why.
  [[nodiscard]] const Unstored* unstored(std::size_t row) const noexcept;
  [[nodiscard]] std::uint32_t unit(std::size_t row) const noexcept {
    return static_cast<std::uint32_t>(unit_[row]);
  }
  [[nodiscard]] const std::int32_t* units() const noexcept { return unit_; }
  [[nodiscard]] const std::int32_t* days() const noexcept { return day_; }
  [[nodiscard]] std::size_t size() const noexcept { return count_; }

  /// Each row's word, and above it the number of its unit in its group. Of a row that can't be stored it says nothing.
  template <class Sent>
  void words(const WordLayout& layout, std::int32_t zero_day, unsigned unit_bits,
             Sent* out) noexcept {
    const std::uint16_t* const pattern = patterns();
    const std::int32_t* const unit = unit_;
    const std::size_t count = count_;
    const Sent mask = static_cast<Sent>((std::uint64_t{1} << unit_bits) - 1);
    const unsigned shift = unit_bits == 0 ? 0 : layout.bits();
    for (std::size_t i = 0; i < count; ++i) {
      out[i] = static_cast<Sent>(
          pattern[i] | (static_cast<Sent>(static_cast<std::uint32_t>(unit[i])) & mask) << shift);
    }
    if (layout.service_bits != 0) { add(service_, layout.flag_bits, 0, out); }
    if (layout.officer_bits != 0) { add(officer_, layout.officer_shift(), -1, out); }
    if (layout.day_bits != 0) { add(day_, layout.day_shift(), zero_day, out); }
  }

 private:
  /// The flags of each row; what is neither 0 nor 1 must not reach the bits of others.
  const std::uint16_t* patterns() noexcept {
    std::fill_n(patterns_.begin(), count_, std::uint16_t{0});
    for (std::size_t f = 0; f < codes_.flags.size(); ++f) {
      codes_.flags[f].as_it_is([&](const auto& flags) { add_flag(flags.data() + from_, f); });
    }
    return patterns_.data();
  }
  template <class Flag>
  void add_flag(const Flag* flag, std::size_t bit) noexcept {
    std::uint16_t* const out = patterns_.data();
    const std::size_t count = count_;
    for (std::size_t i = 0; i < count; ++i) {
      const auto is_set = static_cast<std::uint16_t>(flag[i] & 1);
      out[i] = static_cast<std::uint16_t>(out[i] | static_cast<std::uint16_t>(is_set << bit));
    }
  }
  template <class Sent>
  void add(const std::int32_t* column, unsigned shift, std::int32_t zero,
           Sent* out) const noexcept {
    const std::size_t count = count_;
    for (std::size_t i = 0; i < count; ++i) {
      const auto number = static_cast<std::uint32_t>(column[i]) - static_cast<std::uint32_t>(zero);
      out[i] |= static_cast<Sent>(number) << shift;
    }
  }

  const DossierCodes& codes_;
  const StoreRules& rules_;
  DayRange days_;
  std::size_t from_ = 0;
  std::size_t count_ = 0;
  const std::int32_t* unit_ = nullptr;
  const std::int32_t* service_ = nullptr;
  const std::int32_t* officer_ = nullptr;
  const std::int32_t* day_ = nullptr;
  std::array<std::vector<std::int32_t>, 4> room_;
  std::vector<std::uint16_t> patterns_;
};

}  // namespace thidua::inline v0
