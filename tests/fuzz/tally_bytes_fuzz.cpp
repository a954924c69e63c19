/// \file
/// Any bytes as a stored tally: an error, or a tally that is written back as the same bytes. The length and the checksum are mended
/// first, so that the search gets to what they protect.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include <thidua/io/receipt.hpp>
#include <thidua/io/tally_bytes.hpp>

namespace {

constexpr std::size_t head = 20;
constexpr std::size_t checksum = 32;

void read(std::string_view bytes) {
  try {
    const auto tally = thidua::parse_tally_bytes(bytes);
    if (thidua::tally_bytes(tally) != bytes) { std::abort(); }
  } catch (const std::invalid_argument&) {
    static_cast<void>(0);  // refused, as most bytes should be
  }
}

std::string mended(std::string bytes) {
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  read(bytes);
  if (size >= head + checksum) { read(mended(std::string{bytes})); }
  return 0;
}
