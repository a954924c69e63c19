/// \file
/// A month later is a matter of choice (31 January?), so there is no default for it.
#include <thidua/time/month.hpp>

int main() {
  const thidua::Date day = thidua::date(2023, 2, 28);
  const thidua::Date later = thidua::add_months(day, 1, thidua::MonthEnd::last_day);
#ifdef MUST_NOT_COMPILE
  const auto other = thidua::add_months(day, 1);
#endif
  return later == day ? 1 : 0;
}
