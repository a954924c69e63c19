/// \file
/// An explanation as plain text: a tree, one line a node, and below it what failed or what is missing.
#pragma once

#include <string>

#include <thidua/campaign/plan.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/rule/explanation.hpp>

namespace thidua::inline v0 {

/// `plan` is that of the campaign that was evaluated; it names authorities, roles and readings.
[[nodiscard]] std::string explanation_text(const Explanation& explanation, const Plan& plan,
                                           Language language);

}  // namespace thidua::inline v0
