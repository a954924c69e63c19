/// \file
/// One scoring function applied to one figure: private to this room's sources.
#pragma once

#include <optional>
#include <vector>

#include <thidua/score/scoreboard.hpp>

namespace thidua::inline v0 {

/// The points that a rule gives, and what decided.
struct RulePoints {
  ScoreRange points;
  std::optional<std::size_t> step;
  std::optional<PeerFacts> peers;
  bool settled = true;  ///< false: there is nothing to compare with
};

/// A figure, exact or between two.
using Figure = Between;

/// A rule that looks at the subject alone; roots and logarithms to within 10^-digits.
[[nodiscard]] RulePoints apply_rule(const ScoringRule& rule, const Score& most,
                                    const Figure& figure, int digits);

/// A rule that compares with the others; nothing stands for a figure that nobody gave.
[[nodiscard]] RulePoints apply_peer_rule(const ScoringRule& rule, bool is_share, const Score& most,
                                         const ScoreRange& own,
                                         const std::vector<std::optional<ScoreRange>>& others);

}  // namespace thidua::inline v0
