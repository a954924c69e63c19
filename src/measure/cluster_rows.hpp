/// \file
/// The two passes over the columns: which rows count and how many each unit has, then each row's word to its unit.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "stored_rows.hpp"

namespace thidua::inline v0 {

inline constexpr std::size_t block_rows = 2048;

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
  [[nodiscard]] const std::int32_t* days() const noexcept { return day_; }
  [[nodiscard]] std::size_t size() const noexcept { return count_; }

  template <class Word>
  void words(const WordLayout& layout, std::int32_t first_day, Word* out) const noexcept {
    for (std::size_t i = 0; i < count_; ++i) { out[i] = 0; }
    for (std::size_t f = 0; f < codes_.flags.size(); ++f) {
      codes_.flags[f].as_it_is([&](const auto& flags) { add_flag(flags.data() + from_, f, out); });
    }
    add(service_, layout.flag_bits, 0, out);
    add(officer_, layout.officer_shift(), -1, out);
    add(day_, layout.day_shift(), first_day, out);
  }

 private:
  template <class Flag, class Word>
  void add_flag(const Flag* flag, std::size_t bit, Word* out) const noexcept {
    const std::size_t count = count_;
    for (std::size_t i = 0; i < count; ++i) {
      // A flag other than 0 and 1 is met in rows that are not stored; it must not reach the other bits.
      out[i] = static_cast<Word>(out[i] | (static_cast<Word>(flag[i] & 1) << bit));
    }
  }
  template <class Word>
  void add(const std::int32_t* column, unsigned shift, std::int32_t zero,
           Word* out) const noexcept {
    if (column == nullptr || shift >= std::numeric_limits<Word>::digits) { return; }
    for (std::size_t i = 0; i < count_; ++i) {
      const auto number = static_cast<std::uint32_t>(column[i]) - static_cast<std::uint32_t>(zero);
      out[i] = static_cast<Word>(out[i] | (static_cast<Word>(number) << shift));
    }
  }

  const DossierCodes& codes_;
  const StoreRules& rules_;
  std::int32_t first_ = std::numeric_limits<std::int32_t>::min() + 1;
  std::int32_t last_ = std::numeric_limits<std::int32_t>::max() - 1;
  std::size_t from_ = 0;
  std::size_t count_ = 0;
  const std::int32_t* unit_ = nullptr;
  const std::int32_t* service_ = nullptr;
  const std::int32_t* officer_ = nullptr;
  const std::int32_t* day_ = nullptr;
  std::array<std::vector<std::int32_t>, 4> room_;
};

}  // namespace thidua::inline v0
