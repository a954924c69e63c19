/// \file
/// Exact numbers that do not overflow: what points, scores and their sums are made of. 64 bits do not do here: a mean of
/// twenty ratios of counts has a denominator of hundreds of digits, and a tie is a tie only if all of them agree.
#pragma once

#include <algorithm>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

#include <thidua/core/decimal_text.hpp>
#include <thidua/core/rational.hpp>

namespace thidua::inline v0 {

/// An integer of any size.
using BigInt = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                             boost::multiprecision::et_off>;

/// An exact rational of any size, n/d in lowest terms with d > 0.
class Score {
  using Number = boost::multiprecision::number<boost::multiprecision::cpp_rational_backend,
                                               boost::multiprecision::et_off>;

 public:
  Score() = default;
  Score(std::integral auto value)  // NOLINT(google-explicit-constructor): an integer is a number
      : value_{value} {}
  Score(const Rational& value)  // NOLINT(google-explicit-constructor): nothing is lost
      : value_{Number{value.n()} / Number{value.d()}} {}
  /// \throws std::invalid_argument when d is 0
  Score(const BigInt& n, const BigInt& d) : value_{quotient(Number{n}, Number{d})} {}

  [[nodiscard]] BigInt n() const { return BigInt{boost::multiprecision::numerator(value_)}; }
  [[nodiscard]] BigInt d() const { return BigInt{boost::multiprecision::denominator(value_)}; }
  [[nodiscard]] int sign() const { return value_.sign(); }
  [[nodiscard]] bool is_integer() const { return d() == 1; }
  /// The same number in 64 bits; nothing, when it does not fit.
  [[nodiscard]] std::optional<Rational> narrow() const {
    const auto fits = [](const BigInt& a) {
      return a >= std::numeric_limits<std::int64_t>::min() &&
             a <= std::numeric_limits<std::int64_t>::max();
    };
    if (!fits(n()) || !fits(d())) { return std::nullopt; }
    return Rational{n().convert_to<std::int64_t>(), d().convert_to<std::int64_t>()};
  }
  /// For pictures and simulations only: no verdict, order or tie may be taken from it.
  [[nodiscard]] double approximate() const { return value_.convert_to<double>(); }

  friend bool operator==(const Score& a, const Score& b) { return a.value_ == b.value_; }
  friend std::strong_ordering operator<=>(const Score& a, const Score& b) {
    return a.value_.compare(b.value_) <=> 0;
  }
  friend Score operator-(const Score& a) { return Score{Number{-a.value_}}; }
  friend Score operator+(const Score& a, const Score& b) {
    return Score{Number{a.value_ + b.value_}};
  }
  friend Score operator-(const Score& a, const Score& b) {
    return Score{Number{a.value_ - b.value_}};
  }
  friend Score operator*(const Score& a, const Score& b) {
    return Score{Number{a.value_ * b.value_}};
  }
  /// \throws std::invalid_argument when b is 0
  friend Score operator/(const Score& a, const Score& b) {
    return Score{quotient(a.value_, b.value_)};
  }
  Score& operator+=(const Score& b) { return *this = *this + b; }
  Score& operator-=(const Score& b) { return *this = *this - b; }
  Score& operator*=(const Score& b) { return *this = *this * b; }
  Score& operator/=(const Score& b) { return *this = *this / b; }

 private:
  explicit Score(Number value) : value_{std::move(value)} {}
  static Number quotient(const Number& a, const Number& b) {
    if (b.is_zero()) { throw std::invalid_argument{"a number with denominator 0"}; }
    return Number{a / b};
  }

  Number value_;
};

/// The largest integer not above a, and the smallest not below it.
[[nodiscard]] inline BigInt floor(const Score& a) {
  const BigInt n = a.n();
  const BigInt d = a.d();
  const BigInt quotient = n / d;
  return n < 0 && quotient * d != n ? BigInt{quotient - 1} : quotient;
}
[[nodiscard]] inline BigInt ceil(const Score& a) { return BigInt{-floor(-a)}; }

/// 10 to the power of `places`.
[[nodiscard]] inline BigInt power_of_ten(int places) {
  return BigInt{boost::multiprecision::pow(BigInt{10}, static_cast<unsigned>(places))};
}

/// "n/d", or "n" for an integer: for data, not for readers.
[[nodiscard]] inline std::string to_string(const Score& a) {
  return a.is_integer() ? a.n().str() : a.n().str() + "/" + a.d().str();
}

/// As `decimal_text` of a `Rational`: exact when the decimals end within `most_places`; else, under
/// `Rounding::nearest`, half away from zero, and under `exact_only` nothing.
[[nodiscard]] inline std::optional<std::string> decimal_text(const Score& value, int most_places,
                                                             char separator, Rounding rounding) {
  const Score size = value.sign() < 0 ? -value : value;
  const Score scaled = size * Score{power_of_ten(most_places), 1};
  if (rounding == Rounding::exact_only && !scaled.is_integer()) { return std::nullopt; }
  const BigInt digits = floor(scaled + Score{Rational{1, 2}});
  std::string text = digits.str();
  const auto places = static_cast<std::size_t>(most_places);
  if (text.size() <= places) { text.insert(0, places + 1 - text.size(), '0'); }
  if (places > 0) {
    text.insert(text.size() - places, 1, separator);
    while (text.back() == '0') { text.pop_back(); }
    if (text.back() == separator) { text.pop_back(); }
  }
  return (value.sign() < 0 && digits != 0 ? "-" : "") + text;
}

/// Reads `[+-]digits`, `[+-]digits(.|,)digits` or `[+-]digits/digits`, the whole text, of up to `most_digits` digits; no
/// exponent, no spaces.
[[nodiscard]] inline std::optional<Score> parse_score(std::string_view text) {
  constexpr std::size_t most_digits = 1000;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) { text.remove_prefix(1); }
  const auto is_digits = [](std::string_view part) {
    return !part.empty() &&
           std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const auto number = [](std::string_view part) {  // leading zeros would be read as octal
    part.remove_prefix(std::min(part.find_first_not_of('0'), part.size() - 1));
    return BigInt{std::string{part}};
  };
  if (text.size() > most_digits) { return std::nullopt; }
  const auto cut = text.find_first_of(".,/");
  const auto head = text.substr(0, cut);
  if (!is_digits(head)) { return std::nullopt; }
  Score value{number(head), 1};
  if (cut != std::string_view::npos) {
    const auto tail = text.substr(cut + 1);
    if (!is_digits(tail)) { return std::nullopt; }
    const BigInt right = number(tail);
    if (text[cut] == '/') {
      if (right == 0) { return std::nullopt; }
      value = value / Score{right, 1};
    } else {
      value += Score{right, power_of_ten(static_cast<int>(tail.size()))};
    }
  }
  return negative ? -value : value;
}

}  // namespace thidua::inline v0

template <>
struct std::hash<thidua::Score> {
  std::size_t operator()(const thidua::Score& a) const {
    return std::hash<std::string>{}(thidua::to_string(a));
  }
};
