/// \file
/// A date moves by days, not by a bare number, which could as well be months.
#include <thidua/time/date.hpp>

int main() {
  const thidua::Date day = thidua::date(2024, 12, 26);
  const thidua::Date next = day + thidua::Days{1};
#ifdef MUST_NOT_COMPILE
  const thidua::Date other = day + 1;
#endif
  return next == day ? 1 : 0;
}
