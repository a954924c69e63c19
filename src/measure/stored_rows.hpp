/// \file
/// The inside of a dossier store: words by unit, the earliest day first, and what the numbers in a word stand for.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <variant>
#include <vector>

#include <thidua/measure/dossier_store.hpp>

#include "word_buffer.hpp"

namespace thidua::inline v0 {

/// Where the parts of a word lie: flags lowest, then service, officer (0: none), day.
struct WordLayout {
  unsigned flag_bits = 0;
  unsigned service_bits = 0;
  unsigned officer_bits = 0;
  unsigned day_bits = 0;

  [[nodiscard]] constexpr unsigned officer_shift() const noexcept {
    return flag_bits + service_bits;
  }
  [[nodiscard]] constexpr unsigned day_shift() const noexcept {
    return officer_shift() + officer_bits;
  }
  [[nodiscard]] constexpr unsigned bits() const noexcept { return day_shift() + day_bits; }
  template <class Word>
  [[nodiscard]] constexpr std::uint32_t pattern(Word word) const noexcept {
    return static_cast<std::uint32_t>(word & low(flag_bits));
  }
  template <class Word>
  [[nodiscard]] constexpr std::uint32_t service(Word word) const noexcept {
    return static_cast<std::uint32_t>((std::uint64_t{word} >> flag_bits) & low(service_bits));
  }
  template <class Word>
  [[nodiscard]] constexpr std::uint32_t officer(Word word) const noexcept {
    return static_cast<std::uint32_t>((std::uint64_t{word} >> officer_shift()) & low(officer_bits));
  }
  template <class Word>
  [[nodiscard]] constexpr std::uint64_t day(Word word) const noexcept {
    return day_bits == 0 ? 0 : std::uint64_t{word} >> day_shift();
  }

 private:
  [[nodiscard]] static constexpr std::uint64_t low(unsigned bits) noexcept {
    return (std::uint64_t{1} << bits) - 1;
  }
};

/// The bits of a number that is at most `most`.
[[nodiscard]] constexpr unsigned bits_for(std::uint64_t most) noexcept {
  return static_cast<unsigned>(std::bit_width(most));
}

/// What the numbers in a unit's words stand for, in the order in which they were met. Empty services: each number is the code itself.
struct UnitCodes {
  std::vector<std::uint32_t> services;
  std::vector<std::uint32_t> officers;  ///< of number 1 and on
};

struct StoredRows {
  std::variant<WordBuffer<std::uint16_t>, WordBuffer<std::uint32_t>, WordBuffer<std::uint64_t>>
      words;
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
