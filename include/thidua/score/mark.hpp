/// \file
/// A number of a scorecard file with its unit: written there, or given by a parameter that is set when the card is loaded.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <thidua/core/percent.hpp>
#include <thidua/core/spaces.hpp>
#include <thidua/measure/quantity.hpp>
#include <thidua/score/number.hpp>

namespace thidua::inline v0 {

/// 85 % is {85/100, "%"}; points and plain counts have no unit.
struct Mark {
  Score value;
  std::string unit;
  std::string
      parameter;  ///< the id of the parameter that gives the value; empty when it is written
  /// Something stands there, but no number is known: it can't be read, or its parameter has none. That is told once, where it
  /// stands; checks of the number pass over it, all others go on. No card that can be used holds one.
  bool unknown = false;

  Mark() = default;
  Mark(Score number, std::string its_unit = {}, std::string its_parameter = {})  // NOLINT
      : value{std::move(number)}, unit{std::move(its_unit)}, parameter{std::move(its_parameter)} {}
  Mark(std::integral auto number) : value{number} {}  // NOLINT(google-explicit-constructor)
  friend bool operator==(const Mark&, const Mark&) = default;

  [[nodiscard]] static Mark of_unknown() {
    Mark mark;
    mark.unknown = true;
    return mark;
  }
};

namespace detail {

/// Multiplies by the power of ten that a computer writes behind a small or large number («1e-05»), and takes it from the text.
/// An unfinished one is no number, and no unit: nothing.
[[nodiscard]] inline std::optional<Score> with_exponent(const Score& value, bool is_fraction,
                                                        std::string_view& text) {
  constexpr std::string_view digits = "0123456789";
  if (text.empty() || (text.front() != 'e' && text.front() != 'E')) { return value; }
  std::string_view rest = text.substr(1);
  const bool is_signed = rest.starts_with('-') || rest.starts_with('+');
  const bool negative = rest.starts_with('-');
  if (is_signed) { rest.remove_prefix(1); }
  auto end = std::min(rest.find_first_not_of(digits), rest.size());
  if (end == 0) { return is_signed ? std::nullopt : std::optional{value}; }  // «3 em» has a unit
  std::string_view number = rest.substr(0, end);
  number.remove_prefix(std::min(number.find_first_not_of('0'), number.size() - 1));
  constexpr std::size_t most_digits = 3;  // as many places as a number can have
  if (is_fraction || number.size() > most_digits) { return std::nullopt; }
  int exponent = 0;
  for (const char c : number) { exponent = exponent * 10 + (c - '0'); }
  text = rest.substr(end);
  const Score power{power_of_ten(exponent), 1};
  return negative ? value / power : value * power;
}

}  // namespace detail

/// How numbers are written that a float would not hold exactly; the same in every language.
inline constexpr std::string_view exact_number_examples = R"("0.5", "85%", "1/3")";

/// Reads «85%», «12,5», «1/3», «1e-05», «65 năm»; a percentage in full precision.
[[nodiscard]] inline std::optional<Mark> parse_mark(std::string_view text) {
  text = detail::without_outer_spaces(text);
  constexpr std::string_view of_a_number = "+-.,/0123456789";
  auto end = text.find_first_not_of(of_a_number);
  if (end == std::string_view::npos) { end = text.size(); }
  const auto head = text.substr(0, end);
  auto value = parse_score(head);
  if (!value) { return std::nullopt; }
  text.remove_prefix(end);
  value = detail::with_exponent(*value, head.find('/') != std::string_view::npos, text);
  if (!value) { return std::nullopt; }
  const auto unit = detail::without_outer_spaces(text);
  if (unit == percent_unit || unit == "\uff05") {
    return Mark{*value / Score{100}, std::string{percent_unit}};
  }
  if (!unit.empty() && of_a_number.find(unit.front()) != std::string_view::npos) {
    return std::nullopt;
  }
  return Mark{*value, std::string{unit}};
}

/// Exact text, readable by `parse_mark`.
[[nodiscard]] inline std::string to_string(const Mark& mark) {
  if (mark.unknown) { return "…"; }
  const bool percent = mark.unit == percent_unit;
  const Score shown = percent ? mark.value * Score{100} : mark.value;
  constexpr int places = 40;
  std::string text =
      decimal_text(shown, places, '.', Rounding::exact_only).value_or(to_string(shown));
  if (percent) { return text + "%"; }
  return mark.unit.empty() ? text : text + " " + mark.unit;
}

}  // namespace thidua::inline v0
