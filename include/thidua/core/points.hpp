/// \file
/// Points of a score: exact, and never mixed with percentages or weights.
#pragma once

#include <compare>
#include <optional>
#include <string_view>

#include <thidua/core/decimal_text.hpp>
#include <thidua/core/percent.hpp>
#include <thidua/core/rational.hpp>

namespace thidua::inline v0 {

class Points {
 public:
  constexpr Points() noexcept = default;
  explicit constexpr Points(const Rational& value) noexcept : value_{value} {}
  [[nodiscard]] constexpr const Rational& value() const noexcept { return value_; }
  friend constexpr bool operator==(const Points&, const Points&) noexcept = default;
  friend constexpr auto operator<=>(const Points& a, const Points& b) noexcept {
    return a.value_ <=> b.value_;
  }
  friend constexpr Points operator+(const Points& a, const Points& b) {
    return Points{a.value_ + b.value_};
  }
  friend constexpr Points operator-(const Points& a, const Points& b) {
    return Points{a.value_ - b.value_};
  }

 private:
  Rational value_;
};

/// Reads «12,5 điểm», «12.5 points», «12.5 pts». A bare number has no unit and gives nothing; neither has «5 %».
[[nodiscard]] constexpr std::optional<Points> parse_points(std::string_view text) {
  for (const std::string_view unit : {"điểm", "points", "point", "pts"}) {
    if (const auto number = detail::before_suffix(text, unit)) {
      const auto decimal = parse_decimal(*number);
      if (!decimal) { return std::nullopt; }
      return Points{decimal->value};
    }
  }
  return std::nullopt;
}

}  // namespace thidua::inline v0
