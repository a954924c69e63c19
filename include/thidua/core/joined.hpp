/// \file
/// Several texts as one: lists in messages and in files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thidua::inline v0 {

[[nodiscard]] inline std::string joined(const std::vector<std::string>& texts,
                                        std::string_view separator = ", ") {
  std::string all;
  for (const auto& text : texts) {
    if (&text != &texts.front()) { all += separator; }
    all += text;
  }
  return all;
}

/// «a», «b»; of nothing a dash.
[[nodiscard]] inline std::string quoted(const std::vector<std::string>& texts) {
  return texts.empty() ? "—" : "«" + joined(texts, "», «") + "»";
}

}  // namespace thidua::inline v0
