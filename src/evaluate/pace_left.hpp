/// \file
/// What is left to a target, whether it can be met, and where its rate leads: from measures to numbers, without facts or readings.
#pragma once

#include <optional>
#include <vector>

#include <thidua/evaluate/pace.hpp>
#include <thidua/measure/counting.hpp>

namespace thidua::inline v0 {

/// A target as one subject has it on the as-of day.
struct Standing {
  const Indicator* indicator = nullptr;
  Comparison comparison = Comparison::above;
  Level level;  ///< in force when the period ends
  Truth met = Truth::undetermined;
  Truth empty = Truth::undetermined;  ///< what 0/0 counts as when the period ends
  Measure measure;
  std::optional<Turns>
      turns;  ///< none: the counts are given, and what may become of them is not known
  std::optional<std::int64_t> expected;
  bool expected_is_estimate = false;
  bool period_over = false;
  /// It is a figure for an earlier day than the as-of day: what came since is not known.
  bool is_old = false;
};

[[nodiscard]] Remaining remaining_of(const Standing& standing);

struct OutlookFound {
  Outlook outlook = Outlook::unknown;
  std::vector<OutlookBasis> basis;
};
[[nodiscard]] OutlookFound outlook_of(const Standing& standing);

/// The measure at the end of a day, and the working days since the day before it in the course.
struct CourseStep {
  Date day{1970, 1, 1};
  std::int32_t working_days = 0;
  Measure measure;
};

struct ProjectionFound {
  std::optional<Projection> projection;
  NoProjection why_not = NoProjection::none;
};
/// From the measures at the ends of whole weeks, the first being that before them.
[[nodiscard]] ProjectionFound projection_of(const Standing& standing,
                                            const std::vector<CourseStep>& course,
                                            std::int32_t working_days_left);

}  // namespace thidua::inline v0
