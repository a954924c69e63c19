/// \file
/// A scoreboard as JSON: the documented form that Python and other programs read. Exact numbers are text, "n/d" or "n".
#pragma once

#include <string>

#include <thidua/score/scoreboard.hpp>

namespace thidua::inline v0 {

/// The board with the card's titles and clauses beside the results, and both explanations of each subject.
[[nodiscard]] std::string scoreboard_json(const Scoreboard& board, const Scorecard& card);

/// What is in a card, for those who look through it: inputs, groups, items, grades with titles, maxima and clauses.
[[nodiscard]] std::string scorecard_json(const Scorecard& card);

}  // namespace thidua::inline v0
