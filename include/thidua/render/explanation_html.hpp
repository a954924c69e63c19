/// \file
/// An explanation as an HTML fragment for notebooks and reports: it needs nothing around it and trusts no text.
#pragma once

#include <string>

#include <thidua/campaign/plan.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/rule/explanation.hpp>

namespace thidua::inline v0 {

/// The same content as `explanation_text`, to fold and unfold; each clause shows its wording.
[[nodiscard]] std::string explanation_html(const Explanation& explanation, const Plan& plan,
                                           Language language);

}  // namespace thidua::inline v0
