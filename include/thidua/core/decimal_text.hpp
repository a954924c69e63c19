/// \file
/// Decimal numbers as people write them («45», «45,5», «-0.25»), read exactly and printed exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <thidua/core/rational.hpp>

namespace thidua::inline v0 {

/// A written decimal: its exact value and how many digits stood after the separator.
struct WrittenDecimal {
  Rational value;
  int places = 0;
  friend bool operator==(const WrittenDecimal&, const WrittenDecimal&) = default;
};

/// Reads `[+-]digits[(.|,)digits]`, the whole text; at most 18 digits in all. A point and a comma both separate
/// decimals, so «1.000» is one, not a thousand; thousands separators are refused by the digits' count only.
[[nodiscard]] constexpr std::optional<WrittenDecimal> parse_decimal(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::int64_t digits = 0;
  std::int64_t scale = 1;
  int count = 0;
  int places = 0;
  bool separator_seen = false;
  for (const char c : text) {
    if ((c == '.' || c == ',') && !separator_seen && count > 0) {
      separator_seen = true;
    } else if (c >= '0' && c <= '9' && count < 18) {
      digits = digits * 10 + (c - '0');
      ++count;
      if (separator_seen) {
        scale *= 10;
        ++places;
      }
    } else {
      return std::nullopt;
    }
  }
  if (count == 0 || (separator_seen && places == 0)) { return std::nullopt; }
  return WrittenDecimal{Rational{negative ? -digits : digits, scale}, places};
}

/// How a decimal that needs more places than are printed is marked.
enum class Rounding { exact_only, nearest };

/// Prints `value` with at most `most_places` places and the given separator. Exact when it ends within them;
/// otherwise, under `Rounding::nearest`, rounded half away from zero (for display next to the exact value),
/// and under `exact_only` nothing.
[[nodiscard]] inline std::optional<std::string> decimal_text(const Rational& value, int most_places,
                                                             char separator, Rounding rounding) {
  const bool negative = value.n() < 0;
  Int128 rest = negative ? -Int128{value.n()} : Int128{value.n()};
  const Int128 d = value.d();
  Int128 whole = rest / d;
  rest %= d;
  std::string places;
  for (int i = 0; i < most_places && rest != 0; ++i) {
    rest *= 10;
    places.push_back(static_cast<char>('0' + static_cast<int>(rest / d)));
    rest %= d;
  }
  if (rest != 0) {
    if (rounding == Rounding::exact_only) { return std::nullopt; }
    if (rest * 2 >= d) {
      auto digit = places.rbegin();
      while (digit != places.rend() && *digit == '9') { *digit++ = '0'; }
      if (digit != places.rend()) {
        ++*digit;
      } else {
        ++whole;
      }
    }
  }
  const bool is_zero = whole == 0 && places.find_first_not_of('0') == std::string::npos;
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(whole % 10)));
    whole /= 10;
  } while (whole != 0);
  if (!places.empty()) { text += separator + places; }
  return (negative && !is_zero ? "-" : "") + text;
}

}  // namespace thidua::inline v0
