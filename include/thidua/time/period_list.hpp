/// \file
/// Several periods taken together: which days are in any of them, and on which of these so many are reached. Days that
/// stand in two periods count once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <vector>

#include <thidua/time/date.hpp>
#include <thidua/time/period.hpp>

namespace thidua::inline v0 {

/// The same days as the fewest periods, in order, with a day off between any two.
[[nodiscard]] inline std::vector<Period> merged(std::vector<Period> periods) {
  std::sort(periods.begin(), periods.end());
  std::vector<Period> result;
  for (const auto& period : periods) {
    const auto joined = result.empty() ? std::nullopt : unite(result.back(), period);
    if (joined) {
      result.back() = *joined;
    } else {
      result.push_back(period);
    }
  }
  return result;
}

/// How many days are in any of them.
[[nodiscard]] inline Days total_days(const std::vector<Period>& periods) {
  Days total;
  for (const auto& period : merged(periods)) { total.count += period.length().count; }
  return total;
}

/// The day on which so many days are reached; none while they are not. \throws std::invalid_argument for a count below 1
[[nodiscard]] inline std::optional<Date> day_reached(const std::vector<Period>& periods,
                                                     std::int64_t days) {
  if (days < 1) { throw std::invalid_argument{"a number of days to reach is at least 1"}; }
  for (const auto& period : merged(periods)) {
    const std::int32_t here = period.length().count;
    if (days <= here) { return period.first() + Days{static_cast<std::int32_t>(days) - 1}; }
    days -= here;
  }
  return std::nullopt;
}

}  // namespace thidua::inline v0
