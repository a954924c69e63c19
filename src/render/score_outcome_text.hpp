/// \file
/// What decides besides the points: knock-outs, and the grade with its side condition.
#pragma once

#include <vector>

#include <thidua/render/score_text.hpp>

namespace thidua::inline v0 {

/// `before`: the total before any knock-out.
[[nodiscard]] std::vector<ScoreLine> knock_out_lines(const Scorecard& card,
                                                     const SubjectScore& score,
                                                     const ScoreRange& before, Language language);

[[nodiscard]] std::vector<ScoreLine> grade_lines(const Scorecard& card, const SubjectScore& score,
                                                 Language language);

}  // namespace thidua::inline v0
