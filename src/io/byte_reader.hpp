/// \file
/// What `ByteWriter` wrote, read back; each number in its shortest form only, and no length beyond what is there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tally_layout.hpp"

namespace thidua::inline v0 {

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_{bytes} {}

  [[nodiscard]] std::uint8_t byte() { return static_cast<std::uint8_t>(raw(1).front()); }
  [[nodiscard]] std::uint64_t fixed(int bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i) { value |= std::uint64_t{byte()} << (8 * i); }
    return value;
  }
  [[nodiscard]] std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const std::uint8_t part = byte();
      if (shift == 63 && part > 1) { tally_layout::refuse("a number beyond 64 bits"); }
      value |= std::uint64_t{part & 0x7FU} << shift;
      if ((part & 0x80U) != 0) { continue; }
      if (part == 0 && shift > 0) {
        tally_layout::refuse("a number in a longer form than it needs");
      }
      return value;
    }
  }
  /// At most `limit`.
  [[nodiscard]] std::uint64_t number(std::uint64_t limit, const char* what) {
    const std::uint64_t value = number();
    if (value > limit) { tally_layout::refuse(std::string{what} + " out of range"); }
    return value;
  }
  [[nodiscard]] std::int64_t signed_number() {
    const std::uint64_t bits = number();
    return static_cast<std::int64_t>(bits >> 1U ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0U));
  }
  /// How many there are of something that takes at least `least` bytes each.
  [[nodiscard]] std::size_t count(std::size_t least) {
    const std::uint64_t value = number();
    if (value > rest_.size() / least) { tally_layout::refuse("a length beyond its end"); }
    return static_cast<std::size_t>(value);
  }
  [[nodiscard]] std::string_view text() {
    const std::string_view text = raw(count(1));
    if (!tally_layout::is_utf8(text)) { tally_layout::refuse("a text that is no UTF-8"); }
    return text;
  }
  [[nodiscard]] std::string_view raw(std::size_t size) {
    if (size > rest_.size()) { tally_layout::refuse("it ends too early"); }
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }
  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace thidua::inline v0
