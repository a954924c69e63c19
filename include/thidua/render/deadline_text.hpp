/// \file
/// A deadline in words: what the clause says, how its last day was found, under which article.
#pragma once

#include <string>

#include <thidua/campaign/plan.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/time/computed_due.hpp>

namespace thidua::inline v0 {

/// «IV.4»: trước ngày 31/12/2024, nên ngày cuối cùng là Thứ Hai, 30/12/2024.
[[nodiscard]] std::string due_explanation(const ComputedDue& due, const Deadline& deadline,
                                          const Plan& plan, Language language);

/// The same, short: "trước ngày 31/12/2024, tức chậm nhất 30/12/2024".
[[nodiscard]] std::string due_text(const ComputedDue& due, const Plan& plan, Language language);

/// What the deadline is called: its title, or that of the papers due by it, or its id.
[[nodiscard]] std::string deadline_title(const Deadline& deadline, const Plan& plan,
                                         Language language);

}  // namespace thidua::inline v0
