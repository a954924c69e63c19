/// \file
/// «1,500» and «1.500» are one and a half here; where English is written the first, where Vietnamese is written the second may
/// mean one thousand five hundred. The reader says which it took.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/spaces.hpp>
#include <thidua/measure/quantity.hpp>

namespace thidua::inline v0 {

namespace detail {

constexpr std::size_t group_digits = 3;

inline std::string_view leading_digits(std::string_view text) {
  return text.substr(0, text.find_first_not_of("0123456789"));
}
/// The first group of a grouped number: one to three digits, the first not 0.
inline bool is_first_group(std::string_view digits) {
  return !digits.empty() && digits.size() <= group_digits && digits.front() != '0';
}
inline std::size_t sign_size(std::string_view text) {
  return text.starts_with('-') || text.starts_with('+') ? 1 : 0;
}

}  // namespace detail

/// A note when a number, with or without a unit, has exactly three digits after its comma or point, as groups of thousands
/// have. Not of «0,125» or «1234,500», which no grouping writes, nor of percentages, which have no thousands.
[[nodiscard]] inline std::optional<Diagnostic> decimal_mark_note(std::string_view text) {
  text = detail::without_outer_spaces(text);
  const std::size_t sign = detail::sign_size(text);
  const auto whole = detail::leading_digits(text.substr(sign));
  if (!detail::is_first_group(whole)) { return std::nullopt; }
  auto rest = text.substr(sign + whole.size());
  if (!rest.starts_with(',') && !rest.starts_with('.')) { return std::nullopt; }
  const Fault fault = rest.front() == ',' ? Fault::row_decimal_comma : Fault::row_decimal_point;
  rest.remove_prefix(1);
  const auto places = detail::leading_digits(rest);
  rest.remove_prefix(places.size());
  const bool goes_on =
      !rest.empty() && std::string_view{".,/%"}.find(rest.front()) != std::string_view::npos;
  if (places.size() != detail::group_digits || goes_on ||
      detail::without_outer_spaces(rest).starts_with(percent_unit)) {
    return std::nullopt;
  }
  return Diagnostic{fault, {}, {}, {}, {std::string{text}, std::string{whole}, std::string{places}},
                    {}};
}

/// «1.234.567», «1 500», «1.234,5 m» without the separators of thousands, to suggest it; empty where there are none.
[[nodiscard]] inline std::string without_thousands(std::string_view text) {
  text = detail::without_outer_spaces(text);
  const std::size_t sign = detail::sign_size(text);
  auto digits = detail::leading_digits(text.substr(sign));
  if (!detail::is_first_group(digits)) { return {}; }
  std::string result{text.substr(0, sign + digits.size())};
  auto rest = text.substr(sign + digits.size());
  std::string_view separator;
  for (const std::string_view one : {".", ",", " ", "'", "\u00a0", "\u202f"}) {
    if (rest.starts_with(one)) { separator = one; }
  }
  bool grouped = false;
  while (!separator.empty() && rest.starts_with(separator)) {
    digits = detail::leading_digits(rest.substr(separator.size()));
    if (digits.size() != detail::group_digits) { break; }
    result += digits;
    rest.remove_prefix(separator.size() + digits.size());
    grouped = true;
  }
  if (!grouped || (rest.starts_with(separator) && separator != " ")) { return {}; }
  return result.append(rest);
}

}  // namespace thidua::inline v0
