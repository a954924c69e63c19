/// \file
/// What can be an id in the data formats, and the ids of what has some.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace thidua::inline v0 {

/// ASCII letters, digits, «.», «-», «_»; an empty text is none, but that is a fault of another kind.
[[nodiscard]] constexpr bool is_id(std::string_view text) noexcept {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

/// In the order of the entries.
template <class T>
[[nodiscard]] std::vector<std::string> ids_of(const std::vector<T>& entries) {
  std::vector<std::string> ids;
  ids.reserve(entries.size());
  std::transform(entries.begin(), entries.end(), std::back_inserter(ids),
                 [](const T& entry) { return entry.id; });
  return ids;
}

}  // namespace thidua::inline v0
