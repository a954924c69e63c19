/// \file
/// The numbers that are expected, by the ids of subjects and indicators.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <thidua/evaluate/pace.hpp>

#include "fact_book.hpp"

namespace thidua::inline v0 {

/// By (subject, indicator); each may be empty: for all.
using ExpectedNumbers = std::map<std::pair<std::string, std::string>, std::int64_t>;

/// \throws std::invalid_argument for a subject or indicator that there is not, an impossible number, or two of the same
[[nodiscard]] ExpectedNumbers expected_numbers(const Plan& plan, const Expectation& expected,
                                               const FactBook& book);

/// The number that is nearest to the question: of the subject before all subjects, then of the indicator before all indicators.
/// A number of no particular indicator is one of dossiers, and says nothing of distinct services.
[[nodiscard]] std::optional<std::int64_t> expected_of(const ExpectedNumbers& numbers,
                                                      const std::string& subject,
                                                      const Indicator& indicator);

}  // namespace thidua::inline v0
