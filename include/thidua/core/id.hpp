/// \file
/// What can be an id in the data formats.
#pragma once

#include <string_view>

namespace thidua::inline v0 {

/// ASCII letters, digits, «.», «-», «_»; an empty text is none, but that is a fault of another kind.
[[nodiscard]] constexpr bool is_id(std::string_view text) noexcept {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

}  // namespace thidua::inline v0
