/// \file
/// Counts are whole numbers: a ratio is not made of doubles.
#include <thidua/core/ratio.hpp>

int main() {
#ifdef MUST_NOT_COMPILE
  const thidua::Ratio ratio(44.996, 100.0);
#else
  const thidua::Ratio ratio(44996, 100000);
#endif
  return ratio.d() == 100000 ? 0 : 1;
}
