/// \file
/// Why a subject has its rank, why it is before or behind its neighbour, why it was selected or not: line by line, each with its clause.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <thidua/core/local_text.hpp>
#include <thidua/score/margin.hpp>
#include <thidua/score/ranking.hpp>
#include <thidua/score/selection.hpp>

namespace thidua::inline v0 {

/// One line of an explanation; what belongs to a line stands below it, one deeper.
struct RankLine {
  int depth = 0;
  std::string about;  ///< a key, a quota, an award, a subject: its id
  std::string text;
  std::string cite;
  friend bool operator==(const RankLine&, const RankLine&) = default;
};

/// Why the subject (an index in `Ranking::subjects`) has its rank: who is level with it, what separates it from its neighbours.
[[nodiscard]] std::vector<RankLine> rank_lines(const Ranking& ranking, std::size_t subject,
                                               Language language);

/// Why the first is before the second, or not: key by key.
[[nodiscard]] std::vector<RankLine> pair_lines(const Ranking& ranking, std::size_t first,
                                               std::size_t second, Language language);

/// What it takes for the lower of two neighbours to draw level, or to pass.
[[nodiscard]] std::vector<RankLine> margin_lines(const Ranking& ranking, const PairMargin& margin,
                                                 Language language);

/// Why the subject is selected for the award (an index in `Selection::awards`), possibly, or not.
[[nodiscard]] std::vector<RankLine> selection_lines(const Selection& selection, std::size_t award,
                                                    std::size_t subject, Language language);

/// The lines as text, two spaces a level, each with its clause.
[[nodiscard]] std::string lines_text(const std::vector<RankLine>& lines, Language language);

/// "2", "2,5", "3–5".
[[nodiscard]] std::string rank_figure(const RankBounds& rank, Language language);
/// "28,5", "45 %", "80–85", "từ 80 trở lên", "—".
[[nodiscard]] std::string rank_figure(const RankValue& value, const RankKey& key,
                                      Language language);

/// Of each subject: its rank, its rank among all, and the value of each key.
[[nodiscard]] std::vector<std::vector<std::string>> rank_figures(const Ranking& ranking,
                                                                 Language language);

}  // namespace thidua::inline v0
