/// \file
/// What the writer and the reader of a tally's bytes agree on (docs/guide/tally-format.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include <thidua/core/text.hpp>
#include <thidua/measure/tally.hpp>

namespace thidua::inline v0::tally_layout {

/// Not text, and changed by whatever takes it for text.
inline constexpr std::string_view magic{"\x89THIDUA\n", 8};
inline constexpr std::uint32_t version = 1;
inline constexpr std::size_t head_size = 8 + 4 + 8;  // magic, version, length of the body
inline constexpr std::size_t checksum_size = 32;
inline constexpr std::size_t batch_size = 32;
/// Of a cell: unit, officer, service, day, pattern, count.
inline constexpr std::size_t cell_columns = 6;
/// The least that a diagnostic takes: a byte for each of its numbers and texts.
inline constexpr std::size_t least_diagnostic = 10;

inline constexpr std::uint8_t with_service = 1;
inline constexpr std::uint8_t with_officer = 2;
inline constexpr std::uint8_t with_period = 4;
/// After the cells of counts come those of amounts.
inline constexpr std::uint8_t with_amount = 8;
/// After the diagnostics come the numbers of rows that are not counted: not all of them are named.
inline constexpr std::uint8_t with_unnamed = 16;

[[noreturn]] inline void refuse(const std::string& why) {
  throw std::invalid_argument{"not a tally: " + why};
}

[[nodiscard]] inline bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t codepoint = 0;
    const auto used = utf8proc_iterate(bytes, left, &codepoint);
    if (used <= 0) { return false; }
    bytes += used;
    left -= used;
  }
  return true;
}

/// The digest's 64 digits as 32 bytes.
[[nodiscard]] inline std::string bytes_of_digest(std::string_view digits) {
  const auto value = [](char digit) {
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(value(digits[i]) << 4U | value(digits[i + 1]));
  }
  return bytes;
}

[[nodiscard]] inline std::string digest_of_bytes(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

}  // namespace thidua::inline v0::tally_layout
