/// \file
/// Numbers in place of codes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace thidua::inline v0 {

/// Numbers the few codes that a unit has of many, in the order in which they are met; the table is cleaned after use.
class CodeNumbers {
 public:
  /// Both begin with `first`; what is below it stands for itself.
  CodeNumbers(std::size_t codes, std::uint32_t first)
      : first_{first}, number_(first + codes, none) {
    for (std::uint32_t own = 0; own < first; ++own) { number_[own] = own; }
  }

  /// The number of each code, or `none`. It stays where it is.
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  [[nodiscard]] const std::uint32_t* table() const noexcept { return number_.data(); }
  /// Numbers a code that has none.
  std::uint32_t meet(std::uint32_t code) {
    const auto number = first_ + static_cast<std::uint32_t>(met_.size());
    met_.push_back(code - first_);
    number_[code] = number;
    return number;
  }
  /// The codes by their numbers, both from 0; forgets them.
  [[nodiscard]] std::vector<std::uint32_t> taken() {
    for (const auto code : met_) { number_[first_ + code] = none; }
    std::vector<std::uint32_t> codes = met_;
    met_.clear();
    return codes;
  }

 private:
  std::uint32_t first_;
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> met_;
};

}  // namespace thidua::inline v0
