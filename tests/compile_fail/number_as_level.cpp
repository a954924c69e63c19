/// \file
/// A level has a unit: a bare number is none.
#include <thidua/measure/quantity.hpp>

int main() {
  const thidua::Level level = thidua::Level::of(*thidua::parse_percent("45%"));
#ifdef MUST_NOT_COMPILE
  const thidua::Level other = thidua::Rational{45};
#endif
  return level.is_percent() ? 0 : 1;
}
