/// \file
/// A percentage is no ratio of counts: nobody counted its denominator.
#include <thidua/core/ratio.hpp>

int main() {
  const thidua::Percent percent = *thidua::parse_percent("45%");
  const thidua::Ratio counted{45, 100};
#ifdef MUST_NOT_COMPILE
  const thidua::Ratio ratio = percent;
#endif
  return thidua::compare(counted, percent) == 0 ? 0 : 1;
}
