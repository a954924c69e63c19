/// \file
/// Points of a score are no percentage.
#include <thidua/core/percent.hpp>
#include <thidua/core/points.hpp>

int main() {
  const thidua::Points points{thidua::Rational{45}};
  thidua::Percent percent;
#ifdef MUST_NOT_COMPILE
  percent = points;
#endif
  return percent.fraction() == points.value() ? 1 : 0;
}
