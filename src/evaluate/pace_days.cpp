/// \file
/// Chooses the days of a pace.
#include "pace_days.hpp"

#include <algorithm>
#include <stdexcept>

namespace thidua::inline v0 {

std::vector<Date> checkpoint_days(const CheckpointDays& wanted, const Period& period,
                                  const Date& as_of) {
  std::vector<Date> days;
  if (as_of < period.first()) { return days; }
  const Date end = std::min(as_of, period.last());
  if (const auto* part = std::get_if<PeriodPart>(&wanted)) {
    for (const auto& piece : split(Period{period.first(), end}, *part)) {
      days.push_back(piece.last());
    }
    return days;
  }
  days = std::get<std::vector<Date>>(wanted);
  for (const auto& day : days) {
    if (!period.contains(day)) {
      throw std::invalid_argument{"the checkpoint " + iso(day) + " lies outside the period " +
                                  to_string(period)};
    }
    if (day > as_of) {
      throw std::invalid_argument{"the checkpoint " + iso(day) + " is after the as-of date " +
                                  iso(as_of)};
    }
  }
  days.push_back(end);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

std::vector<Date> week_ends(const Period& period, const Date& as_of, int weeks) {
  std::vector<Date> days;
  const Date before = period.first() - Days{1};
  if (as_of < period.first() || as_of >= period.last()) { return days; }
  for (Date day = as_of; day >= before; day = day - Days{7}) {
    days.push_back(day);
    if (weeks > 0 && days.size() > static_cast<std::size_t>(weeks)) { break; }
  }
  std::reverse(days.begin(), days.end());
  return days;
}

}  // namespace thidua::inline v0
