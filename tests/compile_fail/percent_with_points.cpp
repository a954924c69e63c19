/// \file
/// A percentage and points of a score do not compare.
#include <thidua/core/percent.hpp>
#include <thidua/core/points.hpp>

int main() {
  const thidua::Percent percent = *thidua::parse_percent("45%");
  const thidua::Points points = *thidua::parse_points("45 points");
#ifdef MUST_NOT_COMPILE
  if (percent < points) { return 2; }
#endif
  return percent.fraction() < points.value() ? 0 : 1;
}
