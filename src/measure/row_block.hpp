/// \file
/// Reads columns block by block: which rows can be stored, and the word of each.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "code_range.hpp"
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

  /// Each row's word, and above it the number of its unit in its group.
  /// \returns whether every row can be stored; of one that can't its word says nothing. Told without a branch a row, and therefore
  ///   false also where ranges are too long for that.
  template <class Sent>
  [[nodiscard]] bool words(const WordLayout& layout, const DayRange& days, unsigned unit_bits,
                           Sent* out) noexcept {
    const auto found = days.codes();
    if (rules_.units == 0 || (service_ != nullptr && rules_.services == 0) ||
        (day_ != nullptr && !found)) {
      return false;
    }
    bool are_stored = put_patterns(layout, unit_bits, out);
    if (service_ != nullptr) {
      are_stored &=
          add(service_, codes_below(rules_.services), layout.service_bits, layout.flag_bits, out);
    }
    if (officer_ != nullptr) {
      are_stored &= add(officer_, CodeRange{-1, rules_.officers}, layout.officer_bits,
                        layout.officer_shift(), out);
    }
    if (day_ != nullptr) {
      are_stored &= add(day_, *found, layout.day_bits, layout.day_shift(), out);
    }
    return are_stored;
  }

 private:
  static constexpr std::size_t flags_of_byte = 8;

  /// A column's codes have 32 bits and a sign.
  static constexpr CodeRange codes_below(std::uint32_t count) noexcept {
    return {0, std::min(count - 1, CodeRange::most_span)};
  }
  /// The flags of each row, and the number of its unit.
  template <class Sent>
  bool put_patterns(const WordLayout& layout, unsigned unit_bits, Sent* out) noexcept {
    bool are_stored = put_flags(0);
    are_stored &=
        put_units(static_cast<Sent>(low_bits(unit_bits)), unit_bits == 0 ? 0 : layout.bits(), out);
    if (codes_.flags.size() > flags_of_byte) {
      are_stored &= put_flags(flags_of_byte);
      const std::uint8_t* const pattern = patterns_.data();
      const std::size_t count = count_;
      for (std::size_t i = 0; i < count; ++i) {
        out[i] |= static_cast<Sent>(static_cast<Sent>(pattern[i]) << flags_of_byte);
      }
    }
    return are_stored;
  }
  /// Eight flags from `first` on as a number. What is neither 0 nor 1 does not reach the bits of others.
  bool put_flags(std::size_t first) noexcept {
    std::fill_n(patterns_.begin(), count_, std::uint8_t{0});
    bool are_flags = true;
    for (std::size_t f = std::min(codes_.flags.size(), first + flags_of_byte); f-- > first;) {
      are_flags &= codes_.flags[f].as_it_is(
          [&](const auto& flags) { return put_flag(flags.data() + from_); });
    }
    return are_flags;
  }
  template <class Flag>
  bool put_flag(const Flag* flag) noexcept {
    std::uint8_t* const pattern = patterns_.data();
    const std::size_t count = count_;
    using Bits = std::make_unsigned_t<Flag>;
    Bits met = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const auto bits = static_cast<Bits>(flag[i]);
      met = static_cast<Bits>(met | bits);
      pattern[i] = static_cast<std::uint8_t>(pattern[i] + pattern[i] + (bits & 1));
    }
    return met <= 1;
  }
  template <class Sent>
  bool put_units(Sent mask, unsigned shift, Sent* out) const noexcept {
    const CodeRange units = codes_below(rules_.units);
    const std::uint8_t* const pattern = patterns_.data();
    const std::int32_t* const unit = unit_;
    const std::size_t count = count_;
    std::uint32_t left_out = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t number = units.number(unit[i]);
      left_out |= units.left_out(number);
      out[i] = static_cast<Sent>(pattern[i] | (static_cast<Sent>(number) & mask) << shift);
    }
    return !CodeRange::any(left_out);
  }
  template <class Sent>
  bool add(const std::int32_t* column, const CodeRange& codes, unsigned bits, unsigned shift,
           Sent* out) const noexcept {
    const std::size_t count = count_;
    if (bits == 0) { return codes.holds_all(column, count); }
    std::uint32_t left_out = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t number = codes.number(column[i]);
      left_out |= codes.left_out(number);
      out[i] |= static_cast<Sent>(number) << shift;
    }
    return !CodeRange::any(left_out);
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
  std::vector<std::uint8_t> patterns_;
};

}  // namespace thidua::inline v0
