/// \file
/// Numbers of things, as texts have them.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

namespace thidua::inline v0 {

/// A whole number from 0 on in 64 bits, the whole text; else nothing.
[[nodiscard]] inline std::optional<std::int64_t> parse_count(std::string_view text) {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stopped != end || value < 0) { return std::nullopt; }
  return value;
}

}  // namespace thidua::inline v0
