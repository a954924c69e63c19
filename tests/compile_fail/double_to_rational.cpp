/// \file
/// No double becomes an exact number: 0.45 is not 45/100.
#include <thidua/core/rational.hpp>

int main() {
  thidua::Rational value{45, 100};
#ifdef MUST_NOT_COMPILE
  value = 0.45;
#endif
  return value == thidua::Rational(9, 20) ? 0 : 1;
}
