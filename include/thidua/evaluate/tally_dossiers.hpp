/// \file
/// Counting a campaign's dossiers: the tally builder that a campaign and its register of subjects call for.
#pragma once

#include <vector>

#include <thidua/campaign/campaign.hpp>
#include <thidua/evaluate/evidence.hpp>
#include <thidua/measure/column_mapping.hpp>
#include <thidua/measure/tally_builder.hpp>

namespace thidua::inline v0 {

/// Counts what the campaign's indicators need, inside its period. With subjects, units that are not among them are set aside.
/// \throws InputError while a parameter that the period needs has no value
[[nodiscard]] TallyBuilder tally_builder(const Campaign& campaign,
                                         const std::vector<Subject>& subjects,
                                         ColumnMapping mapping);

/// Counts one table. \throws InputError when its columns do not serve, or the period is not known
[[nodiscard]] Tally tally(const TextTable& table, const Campaign& campaign,
                          const std::vector<Subject>& subjects, ColumnMapping mapping,
                          const Progress& progress = {});

}  // namespace thidua::inline v0
