/// \file
/// A scorecard of a plan taken out of it: what it cites goes with it.
#pragma once

#include <thidua/campaign/plan.hpp>

namespace thidua::inline v0 {

/// The card with the clauses of the plan that it cites, so that it can be saved, loaded and checked alone.
[[nodiscard]] Scorecard standing_alone(const Plan& plan, Scorecard card);

}  // namespace thidua::inline v0
