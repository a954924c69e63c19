/// \file
/// What is missing, as a phrase, and why a node is what it is, as a sentence: for explanations and tables.
#pragma once

#include <string>

#include <thidua/campaign/plan.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/truth.hpp>
#include <thidua/rule/explanation.hpp>
#include <thidua/rule/settle.hpp>

namespace thidua::inline v0 {

/// The missing fact: "biên bản họp xét khen thưởng (hạn: trước ngày 31/12/2024)".
[[nodiscard]] std::string need_text(const Need& need, const Plan& plan, Language language);

/// The missing fact and how it would have to turn out: "ý kiến của Hội đồng … về «…»: đạt".
[[nodiscard]] std::string need_text(const SettlingFact& fact, const Plan& plan, Language language);

/// The one sentence of a node, without clause and title; no line breaks of its own.
[[nodiscard]] std::string reason_text(const Explanation& node, const Plan& plan, Language language);

}  // namespace thidua::inline v0
