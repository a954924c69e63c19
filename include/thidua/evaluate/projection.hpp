/// \file
/// Where a measure would end if its latest rate went on: a picture for planning. It is no measure, nothing turns it into one, and
/// no verdict takes it.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include <thidua/core/rational.hpp>
#include <thidua/core/word.hpp>
#include <thidua/time/period.hpp>

namespace thidua::inline v0 {

/// Exact numbers under a stated assumption: on every working day that is left, as much comes as on the average working day of the
/// window. The interval is none of probability: it reaches from the lowest to the highest end that the window's single weeks would
/// give, were every remaining working day like one of theirs.
class Projection {
 public:
  Projection(Period window, int weeks, Rational value, Rational low, Rational high)
      : window_{window}, weeks_{weeks}, value_{value}, low_{low}, high_{high} {}

  /// The days whose rate is taken to go on: whole weeks that end on the as-of day.
  [[nodiscard]] const Period& window() const noexcept { return window_; }
  [[nodiscard]] int weeks() const noexcept { return weeks_; }
  [[nodiscard]] const Rational& value() const noexcept { return value_; }
  [[nodiscard]] const Rational& low() const noexcept { return low_; }
  [[nodiscard]] const Rational& high() const noexcept { return high_; }
  friend bool operator==(const Projection&, const Projection&) = default;

 private:
  Period window_;
  int weeks_;
  Rational value_;
  Rational low_;
  Rational high_;
};

/// Why there is no projection.
enum class NoProjection : std::uint8_t {
  none,             ///< there is one
  period_over,      ///< nothing is left to project
  too_early,        ///< no whole week has passed
  no_working_day,   ///< none of the weeks, or nothing that is left, has a working day
  distinct,         ///< distinct services or persons run out: they do not come at a rate
  not_counted,      ///< the measure is not a count or amount on enough days
  nothing_counted,  ///< 0/0 to the end, too
  too_large         ///< exact numbers of 64 bits do not do
};

template <>
struct Words<NoProjection> {
  static constexpr std::pair<NoProjection, std::string_view> table[] = {
      {NoProjection::none, "none"},
      {NoProjection::period_over, "period-over"},
      {NoProjection::too_early, "too-early"},
      {NoProjection::no_working_day, "no-working-day"},
      {NoProjection::distinct, "distinct"},
      {NoProjection::not_counted, "not-counted"},
      {NoProjection::nothing_counted, "nothing-counted"},
      {NoProjection::too_large, "too-large"}};
};

}  // namespace thidua::inline v0
