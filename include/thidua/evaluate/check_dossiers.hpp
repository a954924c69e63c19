/// \file
/// The quality checker that a campaign and its register of subjects call for. What it finds changes no verdict.
#pragma once

#include <vector>

#include <thidua/campaign/campaign.hpp>
#include <thidua/evaluate/evidence.hpp>
#include <thidua/measure/column_mapping.hpp>
#include <thidua/measure/quality_checker.hpp>

namespace thidua::inline v0 {

/// Looks at dossiers by what the campaign's indicators count. With subjects, units that are not among them are unknown.
/// \throws InputError while a parameter that the period needs has no value
/// \throws std::invalid_argument for options that can't be
[[nodiscard]] QualityChecker quality_checker(const Campaign& campaign,
                                             const std::vector<Subject>& subjects,
                                             ColumnMapping mapping,
                                             const QualityOptions& options = {});

/// Looks at tables that lie in memory, one after the other. \throws InputError when the columns of one do not serve
[[nodiscard]] QualityReport data_quality(const std::vector<TextTable>& tables,
                                         const Campaign& campaign,
                                         const std::vector<Subject>& subjects,
                                         ColumnMapping mapping, const QualityOptions& options = {});

}  // namespace thidua::inline v0
