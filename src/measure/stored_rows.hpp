/// \file
/// The inside of a dossier store: words by unit, the earliest day first, and what the numbers in a word stand for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <variant>
#include <vector>

#include <thidua/measure/dossier_store.hpp>

#include "word_buffer.hpp"
#include "word_layout.hpp"

namespace thidua::inline v0 {

/// What the numbers in a unit's words stand for, in the order in which they were met. Empty services: each number is the code itself.
struct UnitCodes {
  std::vector<std::uint32_t> services;
  std::vector<std::uint32_t> officers;  ///< of number 1 and on
};

using RowWords =
    std::variant<WordBuffer<std::uint16_t>, WordBuffer<std::uint32_t>, WordBuffer<std::uint64_t>>;

struct StoredRows {
  RowWords words;
  WordLayout layout;
  std::vector<std::uint64_t> begin{0};  ///< of each unit's words; one more at the end
  std::vector<UnitCodes> codes;         ///< by unit
  std::uint32_t services = 0;
  std::uint32_t officers = 0;
  bool with_services = false;
  bool with_officers = false;
  bool with_days = false;
  std::int32_t zero_day = 0;  ///< from which the days in the words are counted
  /// Of the rows that are stored.
  std::int32_t first_day = std::numeric_limits<std::int32_t>::max();
  std::int32_t last_day = std::numeric_limits<std::int32_t>::min();
  std::array<UnstoredRows, std::size(Words<Unstored>::table)> unstored;

  [[nodiscard]] std::size_t units() const noexcept { return begin.size() - 1; }
  [[nodiscard]] std::uint64_t rows() const noexcept { return begin.back(); }
};

}  // namespace thidua::inline v0
