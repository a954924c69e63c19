/// \file
/// A number becomes a percentage only where it is said to be its fraction: 45 could be 45 % or 4500 %.
#include <thidua/core/percent.hpp>

int main() {
  const thidua::Rational number{45, 100};
#ifdef MUST_NOT_COMPILE
  const thidua::Percent percent = number;
#else
  const thidua::Percent percent = thidua::Percent::of_fraction(number);
#endif
  return percent == *thidua::parse_percent("45%") ? 0 : 1;
}
