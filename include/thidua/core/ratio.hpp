/// \file
/// A ratio of two counts: kept as counted, compared exactly by 128-bit cross-multiplication.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <stdexcept>

#include <thidua/core/percent.hpp>
#include <thidua/core/rational.hpp>

namespace thidua::inline v0 {

/// Numerator and denominator as counted: not reduced, so that 45 of 100 and 900 of 2000 stay what they are.
/// Equality is equality of the counts; `compare` orders by value.
class Ratio {
 public:
  /// \throws std::invalid_argument when n is negative or d is not positive
  constexpr Ratio(std::integral auto n, std::integral auto d)
      : n_{Rational{n}.n()}, d_{Rational{d}.n()} {
    if (n_ < 0 || d_ <= 0) {
      throw std::invalid_argument{"a ratio of counts needs n >= 0 and d > 0"};
    }
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return n_; }
  [[nodiscard]] constexpr std::int64_t d() const noexcept { return d_; }
  [[nodiscard]] constexpr Rational value() const { return {n_, d_}; }
  friend constexpr bool operator==(const Ratio&, const Ratio&) noexcept = default;

 private:
  std::int64_t n_;
  std::int64_t d_;
};

[[nodiscard]] constexpr std::strong_ordering compare(const Ratio& a, const Ratio& b) noexcept {
  return Int128{a.n()} * b.d() <=> Int128{b.n()} * a.d();
}

[[nodiscard]] constexpr std::strong_ordering compare(const Ratio& a,
                                                     const Rational& level) noexcept {
  return Int128{a.n()} * level.d() <=> Int128{level.n()} * a.d();
}

[[nodiscard]] constexpr std::strong_ordering compare(const Ratio& a,
                                                     const Percent& level) noexcept {
  return compare(a, level.fraction());
}

}  // namespace thidua::inline v0
