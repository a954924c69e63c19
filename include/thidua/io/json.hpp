/// \file
/// Results as JSON: a documented, versioned form (schema/evaluation-1.schema.json) with integers and strings only, keys sorted, so that the
/// same inputs give the same bytes.
#pragma once

#include <string>

#include <thidua/core/diagnostic.hpp>
#include <thidua/evaluate/evaluation.hpp>
#include <thidua/rule/explanation.hpp>

namespace thidua::inline v0 {

/// The whole evaluation: receipt, each subject's targets and awards with verdicts, an explanation for each truth that occurs, what is
/// missing, what was not applied and which rows were set aside.
[[nodiscard]] std::string evaluation_json(const Evaluation& evaluation);
[[nodiscard]] std::string explanation_json(const Explanation& explanation);
[[nodiscard]] std::string diagnostics_json(const Diagnostics& diagnostics);

}  // namespace thidua::inline v0
