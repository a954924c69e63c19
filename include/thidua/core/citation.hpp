/// \file
/// Where a rule stands: a clause of the plan, or of a law or decision that the plan rests on.
#pragma once

#include <string>
#include <string_view>

namespace thidua::inline v0 {

/// `document` is empty for the plan itself, else the id of a basis; `clause` is the clause there.
struct Citation {
  std::string document;
  std::string clause;

  [[nodiscard]] bool empty() const noexcept { return clause.empty(); }
  friend auto operator<=>(const Citation&, const Citation&) = default;
};

/// "IV.2.1.a", or "LAW-2022:5" for another document's clause.
[[nodiscard]] inline std::string to_string(const Citation& cite) {
  return cite.document.empty() ? cite.clause : cite.document + ":" + cite.clause;
}

[[nodiscard]] inline Citation parse_citation(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) { return {{}, std::string{text}}; }
  return {std::string{text.substr(0, colon)}, std::string{text.substr(colon + 1)}};
}

}  // namespace thidua::inline v0
