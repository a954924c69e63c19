/// \file
/// Looks a TOML text over before it is parsed, for what the parser can't be trusted with: nesting without bound, which
/// would exhaust the stack, and letters outside ASCII where TOML has none (toml++ 3.3 takes a wrong turn there).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace thidua::inline v0 {

enum class ScanFault : unsigned char { too_deep, letter_outside_quotes, letter_after_continuation };

struct ScanFinding {
  ScanFault fault;
  std::size_t line;
  std::size_t column;
};

/// More dotted key parts, or brackets, than this are refused.
inline constexpr std::size_t deepest_nesting = 64;

/// The first thing that must not reach the parser; none when all is well.
[[nodiscard]] std::optional<ScanFinding> scan_toml(std::string_view text);

}  // namespace thidua::inline v0
