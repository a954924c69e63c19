/// \file
/// A projection is a picture for planning: it is no measure, so that no verdict can take it.
#include <thidua/evaluate/projection.hpp>
#include <thidua/measure/measure.hpp>

int main() {
  const thidua::Period window{thidua::Date{2024, 10, 5}, thidua::Date{2024, 11, 1}};
  const thidua::Projection projection{window, 4, {1, 2}, {2, 5}, {3, 5}};
#ifdef MUST_NOT_COMPILE
  const thidua::Measure measure = projection;
#else
  const thidua::Measure measure = thidua::NoActivity{};
#endif
  return projection.weeks() == 4 && thidua::kind(measure) == "no-activity" ? 0 : 1;
}
