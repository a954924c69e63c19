/// \file
/// A pace as JSON: a documented, versioned form (schema/pace-1.schema.json) with integers and strings only, keys sorted, so that the same
/// inputs give the same bytes.
#pragma once

#include <string>

#include <thidua/evaluate/pace.hpp>

namespace thidua::inline v0 {

/// The whole pace: what it was computed from, the days that are left, and each subject's targets.
[[nodiscard]] std::string pace_json(const Pace& pace);

/// SHA-256 of what a calendar answers from: its data and what of it is trusted.
[[nodiscard]] std::string calendar_sha256(const WorkingCalendar& calendar);

}  // namespace thidua::inline v0
