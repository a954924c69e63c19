/// \file
/// Reads columns block by block: which rows can be stored, and the word of each.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "day_range.hpp"
#include "word_layout.hpp"

namespace thidua::inline v0 {

inline constexpr std::size_t block_rows = 2048;
/// So many rows are fetched at a time: a line of a cache for a column of bytes.
inline constexpr std::size_t fetched_rows = 64;

/// A block of rows with its columns as 32-bit numbers.
class RowBlock {
 public:
  RowBlock(const DossierCodes& codes, const StoreRules& rules);
  void take(std::size_t from, std::size_t count);

  /// Whether any row can't be stored; told without a branch a row.
  [[nodiscard]] bool any_unstored() const noexcept;
  /// Whether this row can't, and why.
  [[nodiscard]] const Unstored* unstored(std::size_t row) const noexcept;
  [[nodiscard]] const std::int32_t* units() const noexcept { return unit_; }
  [[nodiscard]] const std::int32_t* days() const noexcept { return day_; }
  [[nodiscard]] std::size_t size() const noexcept { return count_; }

  /// Fetches a part of the next block's columns, as far along as `row` is in this one: called now and then while rows are written,
  /// it hides the wait for memory.
  void fetch_next(std::size_t row) const noexcept {
#ifdef __GNUC__
    for (const auto& column : columns_) {
      const char* const at = column.first + (from_ + count_ + row) * column.width;
      for (std::size_t i = 0; i < column.width; ++i) {
        __builtin_prefetch(at + i * fetched_rows, 0, 2);
      }
    }
#endif
  }

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

  struct Column {
    const char* first;
    std::size_t width;
  };
  void add_column(const WholeColumn& column);

  const DossierCodes& codes_;
  const StoreRules& rules_;
  std::vector<Column> columns_;
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
