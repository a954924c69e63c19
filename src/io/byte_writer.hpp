/// \file
/// Numbers and texts as bytes: fixed widths little-endian, all else in groups of seven bits, the least first (LEB128).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace thidua::inline v0 {

class ByteWriter {
 public:
  void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  void fixed(std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) { byte(static_cast<std::uint8_t>(value >> (8 * i) & 0xFFU)); }
  }
  void number(std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U) { byte(static_cast<std::uint8_t>(value | 0x80U)); }
    byte(static_cast<std::uint8_t>(value));
  }
  /// 0, -1, 1, -2, 2 … as 0, 1, 2, 3, 4 …
  void signed_number(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    number(bits << 1U ^ (value < 0 ? ~std::uint64_t{0} : 0U));
  }
  void text(std::string_view text) {
    number(text.size());
    raw(text);
  }
  void raw(std::string_view bytes) { bytes_ += bytes; }
  [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace thidua::inline v0
