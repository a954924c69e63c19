/// \file
/// How a row is told in a word.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>

namespace thidua::inline v0 {

/// A number whose so many lowest bits are set, at most 64.
[[nodiscard]] constexpr std::uint64_t low_bits(unsigned bits) noexcept {
  return bits < 64 ? (std::uint64_t{1} << bits) - 1 : ~std::uint64_t{0};
}

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
    return static_cast<std::uint32_t>(word & low_bits(flag_bits));
  }
  template <class Word>
  [[nodiscard]] constexpr std::uint32_t service(Word word) const noexcept {
    return static_cast<std::uint32_t>((std::uint64_t{word} >> flag_bits) & low_bits(service_bits));
  }
  template <class Word>
  [[nodiscard]] constexpr std::uint32_t officer(Word word) const noexcept {
    return static_cast<std::uint32_t>((std::uint64_t{word} >> officer_shift()) &
                                      low_bits(officer_bits));
  }
  template <class Word>
  [[nodiscard]] constexpr std::uint64_t day(Word word) const noexcept {
    return day_bits == 0 ? 0 : std::uint64_t{word} >> day_shift();
  }
  /// The greatest word of this day and those before it: of words in the order of days, those up to the day are at most this.
  [[nodiscard]] constexpr std::uint64_t most_through(std::uint64_t day) const noexcept {
    if (day >= low_bits(day_bits)) { return low_bits(bits()); }
    return (day << day_shift()) | low_bits(day_shift());
  }
};

/// The bits of a number that is at most `most`.
[[nodiscard]] constexpr unsigned bits_for(std::uint64_t most) noexcept {
  return static_cast<unsigned>(std::bit_width(most));
}

/// Words of 32 bits, if the units have few services and officers; nothing, if these can't fit.
[[nodiscard]] inline std::optional<WordLayout> likely_layout(const WordLayout& raw) noexcept {
  constexpr unsigned bits = 32;
  if (raw.flag_bits + raw.day_bits >= bits) { return std::nullopt; }
  const unsigned rest = bits - raw.flag_bits - raw.day_bits;
  WordLayout likely = raw;
  likely.officer_bits =
      std::min(raw.officer_bits, std::max(rest / 2, rest - std::min(rest, raw.service_bits)));
  likely.service_bits = std::min(raw.service_bits, rest - likely.officer_bits);
  return likely;
}

/// Whether services are numbered within their unit: where there are so many that a table of marks would not lie near, or no room for
/// their codes. Else codes are as good as numbers.
[[nodiscard]] inline bool needs_service_numbers(const WordLayout& raw) noexcept {
  constexpr unsigned most_service_bits = 12;
  if (raw.service_bits > most_service_bits) { return true; }
  if (raw.bits() <= 32) { return false; }
  const auto likely = likely_layout(raw);
  return !likely || likely->service_bits < raw.service_bits;
}

}  // namespace thidua::inline v0
