/// \file
/// «1,500» is one and a half here, and one thousand five hundred where English is written: the reader says which it took.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/spaces.hpp>
#include <thidua/measure/quantity.hpp>

namespace thidua::inline v0 {

/// A note when a number, with or without a unit, has exactly three digits after its comma, as groups of thousands have. Not of
/// «0,125» or «1234,500», which no grouping writes, nor of percentages, which have no thousands.
[[nodiscard]] inline std::optional<Diagnostic> decimal_comma_note(std::string_view text,
                                                                  Place place) {
  const auto digits = [](std::string_view part) {
    const auto end = part.find_first_not_of("0123456789");
    return part.substr(0, end);
  };
  text = detail::without_outer_spaces(text);
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  const auto whole = digits(text.substr(sign));
  constexpr std::size_t group = 3;
  if (whole.empty() || whole.size() > group || whole.front() == '0') { return std::nullopt; }
  auto rest = text.substr(sign + whole.size());
  if (!rest.starts_with(',')) { return std::nullopt; }
  rest.remove_prefix(1);
  const auto places = digits(rest);
  rest.remove_prefix(places.size());
  const bool goes_on =
      !rest.empty() && std::string_view{".,/%"}.find(rest.front()) != std::string_view::npos;
  if (places.size() != group || goes_on ||
      detail::without_outer_spaces(rest).starts_with(percent_unit)) {
    return std::nullopt;
  }
  return Diagnostic{Fault::row_decimal_comma,
                    std::move(place),
                    {},
                    {},
                    {std::string{text}, std::string{whole}, std::string{places}},
                    {}};
}

}  // namespace thidua::inline v0
