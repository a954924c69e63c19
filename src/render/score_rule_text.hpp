/// \file
/// What the points of one item come from, in one or more sentences.
#pragma once

#include <string>
#include <vector>

#include <thidua/core/local_text.hpp>
#include <thidua/score/scoreboard.hpp>

namespace thidua::inline v0 {

[[nodiscard]] std::vector<std::string> score_reasons(const Scorecard& card, const ScoreItem& item,
                                                     const ItemScore& score, Language language);

/// The item's, group's or card's rounding; none where nothing was changed by it.
[[nodiscard]] std::string rounding_text(const ScoreRange& before, const ScoreRange& after,
                                        Language language);

/// "≥ 88 % và < 90 %".
[[nodiscard]] std::string score_band_text(const Band& band, Language language);

}  // namespace thidua::inline v0
