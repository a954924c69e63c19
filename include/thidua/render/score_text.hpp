/// \file
/// Why a subject has its points and its grade, item by item, with the clause of each.
#pragma once

#include <string>
#include <vector>

#include <thidua/core/local_text.hpp>
#include <thidua/score/scoreboard.hpp>

namespace thidua::inline v0 {

/// One line of an explanation: an item with its points, or (deeper) what they come from.
struct ScoreLine {
  int depth = 0;
  std::string part;  ///< the id of the item, group, knock-out or grade that it is about
  std::string text;
  std::string cite;
  friend bool operator==(const ScoreLine&, const ScoreLine&) = default;
};

[[nodiscard]] std::vector<ScoreLine> score_lines(const Scorecard& card, const SubjectScore& score,
                                                 Language language);

/// The lines as text, two spaces a level.
[[nodiscard]] std::string score_text(const Scorecard& card, const SubjectScore& score,
                                     Language language);

/// A number as that language writes it: exact where six decimals do, else marked as cut with «…».
[[nodiscard]] std::string score_figure(const Score& value, Language language);
[[nodiscard]] std::string score_figure(const ScoreRange& range, Language language);

}  // namespace thidua::inline v0
