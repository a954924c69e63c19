/// \file
/// Amounts of money in đồng: whole numbers, because there is no smaller coin, and a type of their own, so that an amount is
/// neither a count nor a level. What is not whole yet, such as a multiple of the base salary, is a `Rational` until it is rounded.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <thidua/core/rational.hpp>
#include <thidua/core/spaces.hpp>
#include <thidua/core/word.hpp>

namespace thidua::inline v0 {

/// Not negative: nothing here is owed.
class Money {
 public:
  constexpr Money() noexcept = default;
  /// \throws std::invalid_argument for less than nothing
  [[nodiscard]] static constexpr Money dong(std::int64_t amount) {
    if (amount < 0) { throw std::invalid_argument{"an amount of money below 0"}; }
    return Money{amount};
  }
  [[nodiscard]] constexpr std::int64_t dong() const noexcept { return amount_; }
  friend constexpr auto operator<=>(const Money&, const Money&) noexcept = default;

 private:
  explicit constexpr Money(std::int64_t amount) noexcept : amount_{amount} {}
  std::int64_t amount_ = 0;
};

namespace detail {

/// Digits, all of them or in groups of three behind one kind of separator: «2340000», «2.340.000», «2,340,000», «2 340 000».
[[nodiscard]] constexpr std::optional<std::int64_t> parse_grouped(std::string_view text) {
  const auto first = text.find_first_not_of("0123456789");
  const char separator = first == std::string_view::npos ? '\0' : text[first];
  if (separator != '\0' && separator != '.' && separator != ',' && separator != ' ') {
    return std::nullopt;
  }
  std::int64_t value = 0;
  std::size_t group = 0;
  bool grouped = false;
  for (const char c : text) {
    if (c == separator) {
      if (group == 0 || group > 3 || (grouped && group != 3)) { return std::nullopt; }
      grouped = true;
      group = 0;
      continue;
    }
    if (c < '0' || c > '9') { return std::nullopt; }
    const std::int64_t digit = c - '0';
    if (value > (std::numeric_limits<std::int64_t>::max() - digit) / 10) { return std::nullopt; }
    value = value * 10 + digit;
    ++group;
  }
  if (group == 0 || (grouped && group != 3)) { return std::nullopt; }
  return value;
}

[[nodiscard]] inline std::string grouped(std::int64_t amount, std::string_view separator) {
  std::string digits = std::to_string(amount);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, separator);
  }
  return digits;
}

}  // namespace detail

/// Reads «2340000 VND», «2.340.000 đồng», «2,340,000 VND». A number without its currency is no amount, and there are no decimals:
/// a point or comma stands between groups of three.
[[nodiscard]] inline std::optional<Money> parse_money(std::string_view text) {
  text = detail::without_outer_spaces(text);
  for (const std::string_view unit : {"VND", "VNĐ", "đồng", "đ"}) {
    if (!text.ends_with(unit)) { continue; }
    const auto number = detail::parse_grouped(
        detail::without_outer_spaces(text.substr(0, text.size() - unit.size())));
    if (!number) { return std::nullopt; }
    return Money::dong(*number);
  }
  return std::nullopt;
}

/// Reads an amount from a column of amounts in đồng, with or without its currency: whole, not negative.
[[nodiscard]] inline std::optional<std::int64_t> parse_dong(std::string_view text) {
  text = detail::without_outer_spaces(text);
  for (const std::string_view unit : {"VND", "vnd", "VNĐ", "vnđ", "đồng", "đ", "₫"}) {
    if (!text.ends_with(unit)) { continue; }
    text = detail::without_outer_spaces(text.substr(0, text.size() - unit.size()));
    break;
  }
  return detail::parse_grouped(text);
}

/// "2340000 VND": for data, readable by `parse_money`.
[[nodiscard]] inline std::string to_string(const Money& money) {
  return std::to_string(money.dong()) + " VND";
}

/// What becomes of an exact amount. The decree says «làm tròn số lên hàng chục nghìn đồng», by the letter: up. Practice differs
/// (tables to the nearest 10,000, payments of 702,000), so the policy is named.
enum class MoneyRounding : std::uint8_t {
  up_10000,
  nearest_10000,  ///< 5,000 goes up
  none            ///< the exact amount, which has to be whole
};

template <>
struct Words<MoneyRounding> {
  static constexpr std::pair<MoneyRounding, std::string_view> table[] = {
      {MoneyRounding::up_10000, "up-10000"},
      {MoneyRounding::nearest_10000, "nearest-10000"},
      {MoneyRounding::none, "none"}};
};

/// The amount under the policy; none for a fraction of a đồng under `none`.
/// \throws std::overflow_error where 64 bits do not hold it, std::invalid_argument below 0
[[nodiscard]] constexpr std::optional<Money> rounded(const Rational& exact, MoneyRounding policy) {
  constexpr std::int64_t step = 10'000;
  const auto steps = [](std::int64_t count) {
    return Money::dong((Rational{count} * Rational{step}).n());
  };
  switch (policy) {
    case MoneyRounding::up_10000:
      return steps(ceil(exact / Rational{step}));
    case MoneyRounding::nearest_10000:
      return steps(floor(exact / Rational{step} + Rational{1, 2}));
    case MoneyRounding::none:
      break;
  }
  return exact.d() == 1 ? std::optional{Money::dong(exact.n())} : std::nullopt;
}

}  // namespace thidua::inline v0
