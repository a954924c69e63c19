/// \file
/// Texts of columns: which are blank, and which bytes are text at all.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <thidua/core/text.hpp>

#include "arrow_value_text.hpp"

namespace thidua::inline v0::arrow {

namespace {

/// The spaces that Python's `str.strip` takes away.
constexpr bool is_space(std::int32_t codepoint) noexcept {
  return (codepoint >= 0x09 && codepoint <= 0x0D) || (codepoint >= 0x1C && codepoint <= 0x20) ||
         codepoint == 0x85 || codepoint == 0xA0 || codepoint == 0x1680 ||
         (codepoint >= 0x2000 && codepoint <= 0x200A) || codepoint == 0x2028 ||
         codepoint == 0x2029 || codepoint == 0x202F || codepoint == 0x205F || codepoint == 0x3000;
}

/// How many bytes the character at the start has; where there is none, how many can't be the start of one, with a minus.
int character(std::string_view bytes) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) { return 1; }
  if (first < 0xC2 || first > 0xF4) { return -1; }
  const int size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  // The second byte is what keeps surrogates, long forms and numbers beyond Unicode out.
  const unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  for (int i = 1; i < size; ++i) {
    const auto place = static_cast<std::size_t>(i);
    if (place >= bytes.size()) { return -i; }
    const unsigned char low = i == 1 ? least : 0x80;
    const unsigned char high = i == 1 ? most : 0xBF;
    if (byte(place) < low || byte(place) > high) { return -i; }
  }
  return size;
}

}  // namespace

bool is_blank(std::string_view text) noexcept {
  if (text.empty()) { return true; }
  // Most texts begin with a printable character of ASCII.
  if (text.front() > ' ' && text.front() < '\x7F') { return false; }
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t codepoint = 0;
    const auto used = utf8proc_iterate(bytes, left, &codepoint);
    if (used <= 0 || !is_space(codepoint)) { return false; }
    bytes += used;
    left -= used;
  }
  return true;
}

void append_decoded(std::string_view bytes, std::string& text) {
  while (!bytes.empty()) {
    const int size = character(bytes);
    const auto used = static_cast<std::size_t>(size < 0 ? -size : size);
    if (size > 0) {
      text += bytes.substr(0, used);
    } else {
      text += "\uFFFD";
    }
    bytes.remove_prefix(used);
  }
}

}  // namespace thidua::inline v0::arrow
