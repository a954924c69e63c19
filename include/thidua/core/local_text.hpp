/// \file
/// Text in Vietnamese and English: the Vietnamese wording is the authority, the English a gloss.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace thidua::inline v0 {

enum class Language : std::uint8_t { vi, en };

[[nodiscard]] constexpr std::optional<Language> language_from(std::string_view word) noexcept {
  if (word == "vi") { return Language::vi; }
  if (word == "en") { return Language::en; }
  return std::nullopt;
}

struct LocalText {
  std::string vi;
  std::string en;

  [[nodiscard]] bool empty() const noexcept { return vi.empty() && en.empty(); }
  /// The wording in that language, else in the other.
  [[nodiscard]] const std::string& in(Language language) const noexcept {
    if (language == Language::vi) { return vi.empty() ? en : vi; }
    return en.empty() ? vi : en;
  }
  friend bool operator==(const LocalText&, const LocalText&) = default;
};

}  // namespace thidua::inline v0
