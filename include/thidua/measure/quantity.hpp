/// \file
/// An exact amount with its unit, and the level that a measure is held against.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <thidua/core/percent.hpp>
#include <thidua/core/rational.hpp>

namespace thidua::inline v0 {

/// «3000 km», «12,5 ha». Two units never compare.
struct Quantity {
  Rational amount;
  std::string unit;
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// The unit of shares.
inline constexpr std::string_view percent_unit = "%";

/// A level: a percentage (unit "%", value as a fraction: 45 % is 45/100) or an amount of some unit.
struct Level {
  Rational value;
  std::string unit;

  [[nodiscard]] static Level of(const Percent& percent) {
    return {percent.fraction(), std::string{percent_unit}};
  }
  [[nodiscard]] static Level of(const Quantity& quantity) {
    return {quantity.amount, quantity.unit};
  }
  [[nodiscard]] bool is_percent() const noexcept { return unit == percent_unit; }
  friend bool operator==(const Level&, const Level&) = default;
};

/// Reads a number and its unit, which is any word that does not begin with a digit; not «%».
[[nodiscard]] inline std::optional<Quantity> parse_quantity(std::string_view text) {
  text = detail::without_outer_spaces(text);
  std::size_t end = 0;
  constexpr std::string_view of_a_number = "+-.,0123456789";
  while (end < text.size() && of_a_number.find(text[end]) != std::string_view::npos) { ++end; }
  const auto amount = parse_decimal(text.substr(0, end));
  const auto unit = detail::without_outer_spaces(text.substr(end));
  if (!amount || unit.empty() || of_a_number.find(unit.front()) != std::string_view::npos ||
      unit.starts_with('%') || unit.starts_with("\uff05")) {
    return std::nullopt;
  }
  return Quantity{amount->value, std::string{unit}};
}

/// Reads a percentage or a quantity with its unit.
[[nodiscard]] inline std::optional<Level> parse_level(std::string_view text) {
  if (const auto percent = parse_percent(text)) { return Level::of(*percent); }
  if (const auto quantity = parse_quantity(text)) { return Level::of(*quantity); }
  return std::nullopt;
}

/// Exact text, readable by `parse_level`: "45%", "45.5%", "3000 km"; a value without a finite decimal is a fraction, which is not.
[[nodiscard]] inline std::string to_string(const Level& level) {
  const Rational shown = level.is_percent() ? level.value * Rational{100} : level.value;
  const auto decimal = decimal_text(shown, 18, '.', Rounding::exact_only);
  return decimal.value_or(to_string(shown)) + (level.is_percent() ? "" : " ") + level.unit;
}

}  // namespace thidua::inline v0
