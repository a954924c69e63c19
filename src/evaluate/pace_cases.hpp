/// \file
/// The questions of a pace: each subject and target, once for each way in which readings can change the answer, instead of once for
/// each combination of all open points.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/readings.hpp>
#include <thidua/evaluate/pace.hpp>

namespace thidua::inline v0 {

/// A subject and target under the readings of the points that touch whether the target is met.
struct PaceCase {
  std::size_t subject = 0;
  const Target* target = nullptr;
  ReadingChoices readings;
  /// One combination for each way of reading «exceeded» besides.
  std::vector<const Combination*> combinations;
};

[[nodiscard]] std::vector<PaceCase> pace_cases(const Plan& plan,
                                               const std::vector<Subject>& subjects,
                                               const ReadingChoices& chosen,
                                               const std::vector<Combination>& combinations);

/// The rows of cases and what was found of each: a point whose readings make no difference is left out.
[[nodiscard]] std::vector<PaceRow> pace_rows(const std::vector<PaceCase>& cases,
                                             std::vector<PaceFinding> findings);

}  // namespace thidua::inline v0
