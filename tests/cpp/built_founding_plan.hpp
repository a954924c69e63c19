/// \file
/// The founding plan as a C++ program writes it.
#pragma once

#include <thidua/campaign/builder.hpp>

namespace thidua {

/// The plan of examples/campaigns/lang-son-2024.toml, without a value for its parameters.
[[nodiscard]] Plan built_founding_plan();

/// The wording of its clauses.
void add_founding_wording(CampaignBuilder& plan);

}  // namespace thidua
