/// \file
/// How parts become a whole: what a mean is made of, what a limit takes away, who takes over the points of what does not count.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <thidua/core/local_text.hpp>
#include <thidua/score/scoreboard.hpp>

namespace thidua::inline v0 {

/// The parts that stand together under a group or under the total: of one kind, with what their whole is called.
using Siblings = std::vector<ItemScore>;

/// Whether nothing of them counts, so that nobody takes over their points.
[[nodiscard]] bool nothing_counts(const Siblings& parts);

/// "geometric mean: (0.1 × 0.2)^(1/2)"; empty for a sum.
[[nodiscard]] std::string mean_text(const Scorecard& card, const Siblings& parts,
                                    Aggregate aggregate, Language language);

/// What the parts give together before any limit or rounding; none where only an enclosure of a root would be known.
[[nodiscard]] std::optional<ScoreRange> joined_points(const Scorecard& card, const Siblings& parts,
                                                      Aggregate aggregate);

/// "limited to 10: 16 → 10"; empty where the limit does not bite.
[[nodiscard]] std::string limit_text(const ScoreRange& before, const ScoreRange& after,
                                     Language language);

/// What a part took over from those that do not count, and their clauses.
struct TakenOver {
  std::string text;
  std::string cite;
};
[[nodiscard]] TakenOver taken_over(const Scorecard& card, const ItemScore& part,
                                   const Siblings& siblings, Language language);

/// Bonus, penalty or plain: of an item or a group.
[[nodiscard]] PointsKind kind_of(const Scorecard& card, const std::string& part);

}  // namespace thidua::inline v0
