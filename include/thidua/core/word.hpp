/// \file
/// Enumerations of the data formats and their words, said once for reading, writing and error hints.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thidua::inline v0 {

/// Specialised next to each enumeration: `static constexpr std::pair<E, std::string_view> table[]`.
template <class E>
struct Words;

template <class E>
[[nodiscard]] constexpr std::string_view word(E value) noexcept {
  for (const auto& [known, text] : Words<E>::table) {
    if (known == value) { return text; }
  }
  return {};
}

template <class E>
[[nodiscard]] constexpr std::optional<E> from_word(std::string_view text) noexcept {
  for (const auto& [known, known_text] : Words<E>::table) {
    if (known_text == text) { return known; }
  }
  return std::nullopt;
}

template <class E>
[[nodiscard]] std::vector<std::string> all_words() {
  std::vector<std::string> result;
  for (const auto& entry : Words<E>::table) { result.emplace_back(entry.second); }
  return result;
}

}  // namespace thidua::inline v0
