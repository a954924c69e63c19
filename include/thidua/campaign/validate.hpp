/// \file
/// Everything that can be wrong with a plan's meaning, found at once, whether it came from a file or was built in code.
#pragma once

#include <thidua/campaign/plan.hpp>
#include <thidua/core/diagnostic.hpp>

namespace thidua::inline v0 {

/// All faults and warnings, each with its path in the plan ("target[2].indicator") and its clause.
[[nodiscard]] Diagnostics validate(const Plan& plan);

}  // namespace thidua::inline v0
