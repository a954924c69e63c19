/// \file
/// A quality report as JSON: a documented, versioned form (schema/data-quality-1.schema.json) with integers and strings only, keys
/// sorted, so that the same rows give the same bytes.
#pragma once

#include <string>

#include <thidua/measure/quality_report.hpp>

namespace thidua::inline v0 {

[[nodiscard]] std::string quality_json(const QualityReport& report);

}  // namespace thidua::inline v0
