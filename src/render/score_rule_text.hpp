/// \file
/// What the points of one item come from, in one or more sentences.
#pragma once

#include <string>
#include <vector>

#include <thidua/core/local_text.hpp>
#include <thidua/score/scoreboard.hpp>

namespace thidua::inline v0 {

/// `nobody_left`: of an item that does not count, whether its whole group does not, so that nobody takes over its points.
[[nodiscard]] std::vector<std::string> score_reasons(const Scorecard& card, const ScoreItem& item,
                                                     const ItemScore& score, bool nobody_left,
                                                     Language language);

}  // namespace thidua::inline v0
