/// \file
/// Percentages and percentage points as types: «45%» is neither 45 nor 0.45, and a difference of two percentages
/// is no percentage.
#pragma once

#include <compare>
#include <optional>
#include <string_view>

#include <thidua/core/decimal_text.hpp>
#include <thidua/core/rational.hpp>
#include <thidua/core/spaces.hpp>

namespace thidua::inline v0 {

/// A difference between two percentages.
class PercentagePoints {
 public:
  constexpr PercentagePoints() noexcept = default;
  /// 2 percentage points are the fraction 2/100.
  [[nodiscard]] static constexpr PercentagePoints of_fraction(const Rational& fraction) noexcept {
    return PercentagePoints{fraction};
  }
  [[nodiscard]] constexpr const Rational& fraction() const noexcept { return fraction_; }
  friend constexpr bool operator==(const PercentagePoints&,
                                   const PercentagePoints&) noexcept = default;
  friend constexpr auto operator<=>(const PercentagePoints& a, const PercentagePoints& b) noexcept {
    return a.fraction_ <=> b.fraction_;
  }

 private:
  explicit constexpr PercentagePoints(const Rational& fraction) noexcept : fraction_{fraction} {}
  Rational fraction_;
};

/// An exact percentage; 45 % is the fraction 45/100.
class Percent {
 public:
  constexpr Percent() noexcept = default;
  [[nodiscard]] static constexpr Percent of_fraction(const Rational& fraction) noexcept {
    return Percent{fraction};
  }
  [[nodiscard]] constexpr const Rational& fraction() const noexcept { return fraction_; }
  friend constexpr bool operator==(const Percent&, const Percent&) noexcept = default;
  friend constexpr auto operator<=>(const Percent& a, const Percent& b) noexcept {
    return a.fraction_ <=> b.fraction_;
  }
  friend constexpr PercentagePoints operator-(const Percent& a, const Percent& b) {
    return PercentagePoints::of_fraction(a.fraction_ - b.fraction_);
  }
  friend constexpr Percent operator+(const Percent& a, const PercentagePoints& b) {
    return Percent{a.fraction_ + b.fraction()};
  }
  friend constexpr Percent operator-(const Percent& a, const PercentagePoints& b) {
    return Percent{a.fraction_ - b.fraction()};
  }

 private:
  explicit constexpr Percent(const Rational& fraction) noexcept : fraction_{fraction} {}
  Rational fraction_;
};

/// A percentage as written: its value and the number of decimal places, which say how precisely it is known.
struct WrittenPercent {
  Percent value;
  int places = 0;
  friend bool operator==(const WrittenPercent&, const WrittenPercent&) = default;
};

namespace detail {

/// The text before `suffix`, trimmed, when it ends so.
[[nodiscard]] constexpr std::optional<std::string_view> before_suffix(
    std::string_view text, std::string_view suffix) noexcept {
  text = without_outer_spaces(text);
  if (!text.ends_with(suffix)) { return std::nullopt; }
  text.remove_suffix(suffix.size());
  return without_outer_spaces(text);
}

/// A number of hundredths as written; nothing, when it has more places than a fraction in 64 bits can hold.
[[nodiscard]] constexpr std::optional<WrittenDecimal> parse_hundredths(std::string_view number) {
  constexpr int most_places = 16;
  const auto decimal = parse_decimal(number);
  if (!decimal || decimal->places > most_places) { return std::nullopt; }
  return WrittenDecimal{decimal->value / Rational{100}, decimal->places};
}

}  // namespace detail

/// Reads «45%», «45,5 %», «100.00%». Without the sign it is no percentage: «45» and «0.45» give nothing.
[[nodiscard]] constexpr std::optional<WrittenPercent> parse_written_percent(std::string_view text) {
  auto number = detail::before_suffix(text, "%");
  if (!number) { number = detail::before_suffix(text, "\uff05"); }
  if (!number) { return std::nullopt; }
  const auto hundredths = detail::parse_hundredths(*number);
  if (!hundredths) { return std::nullopt; }
  return WrittenPercent{Percent::of_fraction(hundredths->value), hundredths->places};
}

[[nodiscard]] constexpr std::optional<Percent> parse_percent(std::string_view text) {
  const auto written = parse_written_percent(text);
  if (!written) { return std::nullopt; }
  return written->value;
}

/// Reads «2 pp», «2 percentage points», «2 điểm phần trăm».
[[nodiscard]] constexpr std::optional<PercentagePoints> parse_percentage_points(
    std::string_view text) {
  for (const std::string_view unit :
       {"pp", "percentage points", "percentage point", "điểm phần trăm"}) {
    if (const auto number = detail::before_suffix(text, unit)) {
      const auto hundredths = detail::parse_hundredths(*number);
      if (!hundredths) { return std::nullopt; }
      return PercentagePoints::of_fraction(hundredths->value);
    }
  }
  return std::nullopt;
}

}  // namespace thidua::inline v0
