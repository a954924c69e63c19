/// \file
/// Text from data, made safe to stand in HTML, in an element or in a quoted attribute.
#pragma once

#include <string>
#include <string_view>

namespace thidua::inline v0 {

[[nodiscard]] inline std::string html_escape(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

}  // namespace thidua::inline v0
