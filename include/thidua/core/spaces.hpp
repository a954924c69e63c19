/// \file
/// The spaces that exports put around a value, the no-break ones included.
#pragma once

#include <string_view>

namespace thidua::inline v0 {

namespace detail {

/// The text without spaces at its ends: ASCII, no-break (U+00A0), narrow no-break (U+202F).
[[nodiscard]] constexpr std::string_view without_outer_spaces(std::string_view text) noexcept {
  // Most text has none: a printable character of ASCII at both ends.
  const auto is_plain = [](char c) { return c > ' ' && c <= '~'; };
  if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) { return text; }
  constexpr std::string_view spaces[] = {" ", "\t", "\r", "\n", "\u00a0", "\u202f"};
  for (bool again = true; again;) {
    again = false;
    for (const auto space : spaces) {
      if (text.starts_with(space)) {
        text.remove_prefix(space.size());
        again = true;
      }
      if (text.ends_with(space)) {
        text.remove_suffix(space.size());
        again = true;
      }
    }
  }
  return text;
}

}  // namespace detail

}  // namespace thidua::inline v0
