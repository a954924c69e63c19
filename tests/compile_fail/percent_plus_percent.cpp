/// \file
/// Two percentages have a difference in points, and no sum.
#include <thidua/core/percent.hpp>

int main() {
  const thidua::Percent a = *thidua::parse_percent("47%");
  const thidua::Percent b = *thidua::parse_percent("45%");
  const thidua::PercentagePoints difference = a - b;
#ifdef MUST_NOT_COMPILE
  const auto sum = a + b;
#endif
  return b + difference == a ? 0 : 1;
}
