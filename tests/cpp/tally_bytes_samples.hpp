/// \file
/// Bytes that may be a tally's: why they are none, and how they become one again that is told from its body.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

#include <thidua/io/receipt.hpp>
#include <thidua/io/tally_bytes.hpp>

namespace samples {

inline std::string why_no_tally(const std::string& bytes) {
  try {
    static_cast<void>(thidua::parse_tally_bytes(bytes));
  } catch (const std::invalid_argument& error) { return error.what(); }
  return "it is one";
}

/// The bytes with this length and checksum set right for what the body is now.
inline std::string mended(std::string bytes) {
  constexpr std::size_t head = 20;
  constexpr std::size_t checksum = 32;
  const std::size_t body = bytes.size() - head - checksum;
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[12 + i] = static_cast<char>(body >> (8 * i) & 0xFFU);
  }
  bytes.resize(head + body);
  const std::string digits = thidua::sha256(bytes);
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

}  // namespace samples
