/// \file
/// Numbers of columns as text. A double is read here for its digits only: nothing is reckoned with it.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <vector>

#include "arrow_value_text.hpp"

namespace thidua::inline v0::arrow {

bool append_real(double value, std::string& text) {
  if (std::isnan(value)) { return false; }
  if (std::isinf(value)) {
    text += value < 0 ? "-inf" : "inf";
    return true;
  }
  if (value == 0) {  // also -0.0
    text += '0';
    return true;
  }
  std::array<char, 400> digits{};
  auto* const end = digits.data() + digits.size();
  std::to_chars_result written{};
  if (std::trunc(value) == value) {
    // All digits of the number, also of one that has more of them than a double keeps.
    written = std::to_chars(digits.data(), end, value, std::chars_format::fixed, 0);
  } else {
    // Python's rule; from 10 to the 16 on there are only whole numbers.
    const bool is_tiny = std::abs(value) < 1e-4;
    written = std::to_chars(digits.data(), end, value,
                            is_tiny ? std::chars_format::scientific : std::chars_format::fixed);
  }
  text.append(digits.data(), written.ptr);
  return true;
}

namespace {

/// The digits of a number in limbs of 32 bits, the least first; empty for 0. The limbs are used up.
std::string digits_of(std::vector<std::uint32_t>& limbs) {
  constexpr std::uint64_t billion = 1'000'000'000;
  std::string reversed;
  while (!limbs.empty()) {
    std::uint64_t rest = 0;
    for (auto limb = limbs.rbegin(); limb != limbs.rend(); ++limb) {
      const std::uint64_t part = rest << 32U | *limb;
      *limb = static_cast<std::uint32_t>(part / billion);
      rest = part % billion;
    }
    while (!limbs.empty() && limbs.back() == 0) { limbs.pop_back(); }
    for (int i = 0; i < 9; ++i, rest /= 10) {
      reversed += static_cast<char>('0' + static_cast<char>(rest % 10));
    }
  }
  while (!reversed.empty() && reversed.back() == '0') { reversed.pop_back(); }
  return {reversed.rbegin(), reversed.rend()};
}

void negate(std::vector<std::uint32_t>& limbs) {
  std::uint64_t carry = 1;
  for (auto& limb : limbs) {
    carry += static_cast<std::uint32_t>(~limb);
    limb = static_cast<std::uint32_t>(carry);
    carry >>= 32U;
  }
}

}  // namespace

void append_decimal(const unsigned char* bytes, std::int32_t width, std::int32_t scale,
                    std::string& text) {
  std::vector<std::uint32_t> limbs(static_cast<std::size_t>(width) / sizeof(std::uint32_t));
  std::memcpy(limbs.data(), bytes, limbs.size() * sizeof(std::uint32_t));
  const bool negative = (limbs.back() & 0x80000000U) != 0;
  if (negative) { negate(limbs); }
  std::string digits = digits_of(limbs);
  if (digits.empty()) {
    text += '0';
    return;
  }
  if (negative) { text += '-'; }
  if (scale <= 0) {
    text += digits;
    text.append(static_cast<std::size_t>(-scale), '0');
    return;
  }
  const auto places = static_cast<std::size_t>(scale);
  if (digits.size() <= places) { digits.insert(0, places + 1 - digits.size(), '0'); }
  const auto whole = digits.size() - places;
  const auto last = digits.find_last_not_of('0');
  text.append(digits, 0, whole);
  if (last != std::string::npos && last >= whole) {
    text += '.';
    text.append(digits, whole, last + 1 - whole);
  }
}

}  // namespace thidua::inline v0::arrow
