/// \file
/// Measures that somebody else counted or reported, from a table with a row a subject and indicator.
#pragma once

#include <thidua/campaign/campaign.hpp>
#include <thidua/core/result.hpp>
#include <thidua/evaluate/evidence.hpp>
#include <thidua/measure/measurements.hpp>
#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0 {

/// Rows that can't be used are set aside in the result. With subjects, a subject that is not among them is such a row; without, any name is
/// taken. \throws InputError when columns are missing or double
[[nodiscard]] Measurements read_measurements(const TextTable& table, const Campaign& campaign,
                                             const std::vector<Subject>& subjects = {});

}  // namespace thidua::inline v0
