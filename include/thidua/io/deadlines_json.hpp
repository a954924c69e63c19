/// \file
/// The list of deadlines as JSON, in the documented form (schema/deadlines-1.schema.json).
#pragma once

#include <string>

#include <thidua/evaluate/deadlines.hpp>

namespace thidua::inline v0 {

[[nodiscard]] std::string deadlines_json(const DeadlineList& list);

}  // namespace thidua::inline v0
