/// \file
/// A period has both its ends: none is left to a default.
#include <thidua/time/period.hpp>

int main() {
  const thidua::Period period{thidua::date(2024, 6, 20), thidua::date(2024, 12, 26)};
#ifdef MUST_NOT_COMPILE
  const thidua::Period open{thidua::date(2024, 6, 20)};
#endif
  return period.length() == thidua::Days{190} ? 0 : 1;
}
