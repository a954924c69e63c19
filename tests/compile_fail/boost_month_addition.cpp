/// \file
/// A month later needs a named policy: Boost's months, which stick to the ends of months (28 February + 1 month = 31 March), do not
/// apply to a day.
#include <thidua/time/month.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

int main() {
  const thidua::Date day = thidua::date(2023, 2, 28);
  const thidua::Date later = thidua::add_months(day, 1, thidua::MonthEnd::last_day);
  const boost::gregorian::months month{1};
#ifdef MUST_NOT_COMPILE
  const auto other = day + month;
#endif
  return later == day && month.number_of_months() == 2 ? 1 : 0;
}
