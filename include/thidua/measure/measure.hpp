/// \file
/// A measure: what is known of one indicator of one subject. Missing is never zero, and 0/0 is neither.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <thidua/core/percent.hpp>
#include <thidua/core/ratio.hpp>
#include <thidua/core/word.hpp>
#include <thidua/measure/quantity.hpp>

namespace thidua::inline v0 {

/// How a printed figure was cut to its places.
enum class PrintRounding : std::uint8_t { nearest, down, up };

template <>
struct Words<PrintRounding> {
  static constexpr std::pair<PrintRounding, std::string_view> table[] = {
      {PrintRounding::nearest, "nearest"},
      {PrintRounding::down, "down"},
      {PrintRounding::up, "up"}};
};

/// The values that a percentage can have: a part of a whole lies within 0 … 100 %; a ratio of two things, such as done
/// to planned, is only not negative.
enum class PercentRange : std::uint8_t { part_of_whole, not_negative };

/// The true values that a printed figure can stand for.
struct Interval {
  Rational low;
  Rational high;
  bool low_included = true;
  bool high_included = true;
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// A printed percentage, known only to its printed precision.
struct Reported {
  Percent value;
  int places = 0;
  PrintRounding rounding = PrintRounding::nearest;

  /// Rounded to nearest: half a unit of the last place to both sides, both ends included, since how halves were rounded is not
  /// known. Rounded down (up): one unit above (below), that end excluded. Cut to the range.
  /// \throws std::overflow_error for more places than 64 bits hold
  [[nodiscard]] Interval interval(PercentRange range = PercentRange::part_of_whole) const {
    Rational unit{1, 100};
    for (int i = 0; i < places; ++i) { unit = unit / Rational{10}; }
    const Rational half = unit / Rational{2};
    const Rational v = value.fraction();
    Interval result{v, v, true, true};
    switch (rounding) {
      case PrintRounding::nearest:
        result = {v - half, v + half, true, true};
        break;
      case PrintRounding::down:
        result = {v, v + unit, true, false};
        break;
      case PrintRounding::up:
        result = {v - unit, v, false, true};
        break;
    }
    if (result.low < Rational{0}) { result.low = Rational{0}, result.low_included = true; }
    if (range == PercentRange::part_of_whole && result.high > Rational{1}) {
      result.high = Rational{1}, result.high_included = true;
    }
    return result;
  }
  friend bool operator==(const Reported&, const Reported&) = default;
};

/// 0/0: nothing happened that could be measured.
struct NoActivity {
  friend bool operator==(const NoActivity&, const NoActivity&) = default;
};
/// Nobody gave it.
struct Missing {
  friend bool operator==(const Missing&, const Missing&) = default;
};
/// Declared not to apply to the subject, by whom and on what paper.
struct NotApplicable {
  std::string declared_by;
  std::string paper;
  friend bool operator==(const NotApplicable&, const NotApplicable&) = default;
};

using Measure = std::variant<Missing, Ratio, Quantity, Reported, NoActivity, NotApplicable>;

/// The ratio of two counts, or no activity when both are 0. \throws std::invalid_argument for other impossible counts
[[nodiscard]] inline Measure measure_of_counts(std::int64_t n, std::int64_t d) {
  if (n == 0 && d == 0) { return NoActivity{}; }
  return Ratio{n, d};
}

/// "ratio", "quantity", "reported", "no-activity", "missing", "not-applicable"
[[nodiscard]] inline std::string_view kind(const Measure& measure) noexcept {
  constexpr std::string_view names[] = {"missing",  "ratio",       "quantity",
                                        "reported", "no-activity", "not-applicable"};
  return names[measure.index()];  // NOLINT(cppcoreguidelines-pro-bounds-constant-array-index)
}

}  // namespace thidua::inline v0
