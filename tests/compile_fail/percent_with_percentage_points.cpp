/// \file
/// A percentage and a difference between percentages do not compare.
#include <thidua/core/percent.hpp>

int main() {
  const thidua::Percent level = *thidua::parse_percent("2%");
  const thidua::PercentagePoints margin = *thidua::parse_percentage_points("2 pp");
#ifdef MUST_NOT_COMPILE
  if (level < margin) { return 2; }
#endif
  return level.fraction() == margin.fraction() ? 0 : 1;
}
