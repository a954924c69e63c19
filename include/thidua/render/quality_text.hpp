/// \file
/// A quality report as text: how many rows, what kind, and the first rows of each finding.
#pragma once

#include <string>

#include <thidua/core/local_text.hpp>
#include <thidua/measure/quality_report.hpp>

namespace thidua::inline v0 {

/// Lines that end in a line end, the gravest findings first.
[[nodiscard]] std::string quality_text(const QualityReport& report, Language language);

}  // namespace thidua::inline v0
