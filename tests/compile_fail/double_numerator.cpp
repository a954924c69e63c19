/// \file
/// A double is no numerator either: it would be cut to a whole number without a word.
#include <thidua/core/rational.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
  const thidua::Rational value(45.5, 100);
#else
  const thidua::Rational value(455, 1000);
#endif
  return value.d() == 200 ? 0 : 1;
}
