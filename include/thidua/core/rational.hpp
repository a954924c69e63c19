/// \file
/// Exact rational numbers on 64-bit integers, with 128-bit intermediates: what levels, margins,
/// points and quantities are made of. An operation that would lose exactness throws instead.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>

namespace thidua::inline v0 {

// NOLINTNEXTLINE(modernize-use-using): `using` can't carry __extension__
__extension__ typedef __int128 Int128;

/// n/d in lowest terms with d > 0; exact, or `std::overflow_error`.
class Rational {
 public:
  constexpr Rational() noexcept = default;
  constexpr Rational(std::integral auto value)
      : n_{narrow(value)} {}  // NOLINT(google-explicit-constructor): an integer is a rational
  /// \throws std::invalid_argument when d is 0
  constexpr Rational(std::integral auto n, std::integral auto d) : Rational{reduced(n, d)} {}

  [[nodiscard]] constexpr std::int64_t n() const noexcept { return n_; }
  [[nodiscard]] constexpr std::int64_t d() const noexcept { return d_; }

  friend constexpr bool operator==(const Rational&, const Rational&) noexcept = default;
  friend constexpr std::strong_ordering operator<=>(const Rational& a, const Rational& b) noexcept {
    return Int128{a.n_} * b.d_ <=> Int128{b.n_} * a.d_;
  }

  friend constexpr Rational operator-(const Rational& a) { return reduced(-Int128{a.n_}, a.d_); }
  friend constexpr Rational operator+(const Rational& a, const Rational& b) {
    return reduced(Int128{a.n_} * b.d_ + Int128{b.n_} * a.d_, Int128{a.d_} * b.d_);
  }
  friend constexpr Rational operator-(const Rational& a, const Rational& b) {
    return reduced(Int128{a.n_} * b.d_ - Int128{b.n_} * a.d_, Int128{a.d_} * b.d_);
  }
  friend constexpr Rational operator*(const Rational& a, const Rational& b) {
    return reduced(Int128{a.n_} * b.n_, Int128{a.d_} * b.d_);
  }
  /// \throws std::invalid_argument when b is 0
  friend constexpr Rational operator/(const Rational& a, const Rational& b) {
    return reduced(Int128{a.n_} * b.d_, Int128{a.d_} * b.n_);
  }

 private:
  static constexpr Rational reduced(Int128 n, Int128 d) {
    if (d == 0) { throw std::invalid_argument{"a rational number with denominator 0"}; }
    Int128 a = n < 0 ? -n : n;
    Int128 b = d < 0 ? -d : d;
    while (b != 0) {
      const Int128 rest = a % b;
      a = b;
      b = rest;
    }
    const Int128 sign = d < 0 ? -1 : 1;
    Rational result;
    result.n_ = narrow(sign * n / a);
    result.d_ = narrow(sign * d / a);
    return result;
  }
  static constexpr std::int64_t narrow(Int128 value) {
    if (value > std::numeric_limits<std::int64_t>::max() ||
        value < std::numeric_limits<std::int64_t>::min()) {
      throw std::overflow_error{"an exact number needs more than 64 bits"};
    }
    return static_cast<std::int64_t>(value);
  }

  std::int64_t n_ = 0;
  std::int64_t d_ = 1;
};

/// The largest integer not above a, and the smallest not below it.
[[nodiscard]] constexpr std::int64_t floor(const Rational& a) noexcept {
  const std::int64_t quotient = a.n() / a.d();
  return a.n() % a.d() < 0 ? quotient - 1 : quotient;
}
[[nodiscard]] constexpr std::int64_t ceil(const Rational& a) noexcept {
  const std::int64_t quotient = a.n() / a.d();
  return a.n() % a.d() > 0 ? quotient + 1 : quotient;
}

/// "n/d", or "n" for an integer: for data, not for readers.
[[nodiscard]] inline std::string to_string(const Rational& a) {
  return a.d() == 1 ? std::to_string(a.n()) : std::to_string(a.n()) + "/" + std::to_string(a.d());
}

}  // namespace thidua::inline v0
