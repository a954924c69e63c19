/// \file
/// A scorecard checked, filled in and applied.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <thidua/core/result.hpp>
#include <thidua/measure/measurements.hpp>
#include <thidua/measure/text_table.hpp>
#include <thidua/score/scoreboard.hpp>

namespace thidua::inline v0 {

/// All faults of a scorecard at once, with paths such as "item[2].steps[1]"; never throws for one.
[[nodiscard]] Diagnostics check_scorecard(const Scorecard& card);

/// What a card inside a plan may cite besides its own clauses.
struct CitedInPlan {
  std::vector<std::string> clauses;
  std::vector<std::string> documents;
};
/// The same of a card inside a plan: its citations are held against the plan too.
[[nodiscard]] Diagnostics check_scorecard(const Scorecard& card, const CitedInPlan& plan);

/// Gives parameters their values, from text, and puts all values where they are used.
void set_score_parameters(Scorecard& card, const std::map<std::string, std::string>& values,
                          Diagnostics& faults);

struct ScoreOptions {
  std::optional<Arithmetic> arithmetic;  ///< none: the card's
};

/// \throws InputError when the card has faults
[[nodiscard]] Scoreboard score(const Scorecard& card, const ScoreValues& values,
                               const ScoreOptions& options = {});

/// A table with a row a subject (columns: subject, block, kind and the inputs), or a row a subject and input (columns:
/// subject, input, and n, d, value or reported). Rows and cells that can't be used are set aside.
/// \throws InputError when columns are missing or double
[[nodiscard]] ScoreValues read_score_values(const TextTable& table, const Scorecard& card);

/// Measures by subject, the indicator's id being the input's. The latest of each is taken.
[[nodiscard]] ScoreValues score_values(const Measurements& measurements, const Scorecard& card);

}  // namespace thidua::inline v0
