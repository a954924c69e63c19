/// \file
/// Plans as plan files: one canonical text for each plan, the inverse of loading.
#pragma once

#include <string>

#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/plan.hpp>

namespace thidua::inline v0 {

/// The plan as the text of a plan file, the same to the byte every time, in the order of the guide and with only the
/// keys that say something. Loading a plan without faults that was written gives an equal plan.
/// \throws std::invalid_argument for what no plan file can say, such as a level of 1/3, naming it
[[nodiscard]] std::string write_plan(const Plan& plan);

/// The campaign's plan.
[[nodiscard]] std::string write_campaign(const Campaign& campaign);

}  // namespace thidua::inline v0
