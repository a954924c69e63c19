/// \file
/// Two dates have a difference in days, and no sum.
#include <thidua/time/date.hpp>

int main() {
  const thidua::Date first = thidua::date(2024, 6, 20);
  const thidua::Date last = thidua::date(2024, 12, 26);
  const thidua::Days between = last - first;
#ifdef MUST_NOT_COMPILE
  const auto sum = first + last;
#endif
  return between.count == 189 ? 0 : 1;
}
