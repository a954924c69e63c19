/// \file
/// Writes figures: percentages by shifting the point of an exact decimal, so that nothing overflows or is rounded twice.
#include <thidua/render/figure.hpp>

#include <algorithm>
#include <optional>

#include <thidua/core/decimal_text.hpp>
#include <thidua/core/overloaded.hpp>

#include "sentences.hpp"

namespace thidua::inline v0 {

namespace {

constexpr int exact_places = 4;  ///< of a measured share: beyond them «≈»
constexpr int most_places = 18;

char separator(Language language) { return language == Language::vi ? ',' : '.'; }

/// The text times 100: "-0.44996" is "-44.996".
std::string times_hundred(std::string text, char point) {
  const bool negative = text.starts_with('-');
  if (negative) { text.erase(0, 1); }
  const auto at = text.find(point);
  std::string whole = text.substr(0, at);
  std::string places = at == std::string::npos ? std::string{} : text.substr(at + 1);
  places.resize(std::max<std::size_t>(places.size(), 2), '0');
  whole += places.substr(0, 2);
  places.erase(0, 2);
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  return (negative ? "-" : "") + whole + (places.empty() ? std::string{} : point + places);
}

/// A decimal of up to so many places, of the value or of a hundred times it.
std::optional<std::string> decimal(const Rational& value, bool as_percent, int places, char point,
                                   Rounding rounding) {
  if (!as_percent) { return decimal_text(value, places, point, rounding); }
  auto text = decimal_text(value, places + 2, point, rounding);
  return text ? std::optional{times_hundred(std::move(*text), point)} : std::nullopt;
}

/// Rounded to four places, or to more where those end in zeros: what is rounded never looks like a level it only comes near.
std::string rounded(const Rational& value, char point) {
  for (int places = exact_places;; ++places) {
    auto text = *decimal(value, true, places, point, Rounding::nearest);
    if (!text.ends_with("00") || places == most_places) { return text; }
  }
}

std::string percent(const std::string& number) { return number + " %"; }

/// Exactly so many places, as it was printed.
std::string printed(const Reported& reported, char point) {
  const Rational value = reported.value.fraction();
  auto text = decimal(value, true, most_places, point, Rounding::nearest).value();
  auto at = text.find(point);
  if (reported.places <= 0) { return text; }
  if (at == std::string::npos) {
    at = text.size();
    text += point;
  }
  const auto places = text.size() - at - 1;
  if (places < static_cast<std::size_t>(reported.places)) {
    text.append(static_cast<std::size_t>(reported.places) - places, '0');
  }
  return text;
}

}  // namespace

std::string figure(const Rational& value, std::string_view unit, Language language) {
  const bool as_percent = unit == percent_unit;
  const auto exact =
      decimal(value, as_percent, most_places, separator(language), Rounding::exact_only);
  if (exact) { return *exact + " " + std::string{unit}; }
  return to_string(as_percent ? value * Rational{100} : value) + " " + std::string{unit};
}

std::string figure(const Level& level, Language language) {
  return figure(level.value, level.unit, language);
}

std::string figure(const PercentagePoints& points, Language language) {
  const Rational& value = points.fraction();
  const auto exact = decimal(value, true, exact_places, separator(language), Rounding::exact_only);
  const std::string number =
      exact ? *exact
            : to_string(value * Rational{100}) + " ≈ " + rounded(value, separator(language));
  return phrase(value == Rational{1, 100} ? Phrase::percentage_point : Phrase::percentage_points,
                language, {number});
}

std::string figure(const Measure& measure, Language language) {
  const char point = separator(language);
  const auto ratio = [&](const Ratio& counts) {
    const std::string both = std::to_string(counts.n()) + "/" + std::to_string(counts.d());
    const auto exact = decimal(counts.value(), true, exact_places, point, Rounding::exact_only);
    return exact ? both + " = " + percent(*exact)
                 : both + " ≈ " + percent(rounded(counts.value(), point));
  };
  const auto reported = [&](const Reported& figure) {
    const std::string number = percent(printed(figure, point));
    switch (figure.rounding) {
      case PrintRounding::down:
        return phrase(Phrase::reported_down, language, {number});
      case PrintRounding::up:
        return phrase(Phrase::reported_up, language, {number});
      case PrintRounding::nearest:
        break;
    }
    return phrase(Phrase::reported, language, {number});
  };
  return std::visit(
      Overloaded{ratio, reported,
                 [&](const Quantity& quantity) {
                   return figure(quantity.amount, quantity.unit, language);
                 },
                 [](const NoActivity&) { return std::string{"0/0"}; },
                 [](const Missing&) { return std::string{"—"}; },
                 [&](const NotApplicable&) { return phrase(Phrase::not_applicable, language); }},
      measure);
}

}  // namespace thidua::inline v0
