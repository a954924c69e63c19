/// \file
/// How many further dossiers are expected, from a table with a row a subject (and indicator).
#pragma once

#include <thidua/campaign/campaign.hpp>
#include <thidua/core/result.hpp>
#include <thidua/evaluate/evidence.hpp>
#include <thidua/evaluate/pace.hpp>
#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0 {

/// A proof may rest on these numbers, so that a row that can't be used is an error and not set aside. With subjects, one that is not
/// among them is such a row. \throws InputError with the faults of all rows
[[nodiscard]] Expectation read_expected(const TextTable& table, const Campaign& campaign,
                                        const std::vector<Subject>& subjects = {});

}  // namespace thidua::inline v0
