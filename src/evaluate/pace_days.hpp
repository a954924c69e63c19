/// \file
/// The days on which a campaign is measured: its checkpoints, and the ends of the weeks whose rate is looked at.
#pragma once

#include <vector>

#include <thidua/evaluate/pace.hpp>

namespace thidua::inline v0 {

/// In order, the last one being the as-of day or, when that is later, the period's last. None before the period.
/// \throws std::invalid_argument for a chosen day outside the period or after the as-of day
[[nodiscard]] std::vector<Date> checkpoint_days(const CheckpointDays& wanted, const Period& period,
                                                const Date& as_of);

/// The ends of whole weeks up to the as-of day, the first being the day before them; none once the period is over.
[[nodiscard]] std::vector<Date> week_ends(const Period& period, const Date& as_of, int weeks);

}  // namespace thidua::inline v0
