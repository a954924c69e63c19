/// \file
/// Words and numbers that several lines about a score share.
#pragma once

#include <optional>
#include <string>

#include <thidua/core/local_text.hpp>
#include <thidua/score/scoreboard.hpp>

namespace thidua::inline v0 {

/// "8 points", "1 point", "0 – 1 points".
[[nodiscard]] std::string points_text(const Score& points, Language language);
[[nodiscard]] std::string points_text(const ScoreRange& points, Language language);

/// A figure that can stand in a sum or a product: "8", "(3 – 8)".
[[nodiscard]] std::string bracketed_figure(const ScoreRange& points, Language language);

/// A level in the unit of its input: "45 %", "12 km"; of a yes/no input "yes".
[[nodiscard]] std::string score_level_text(const Score& value, const std::string& unit,
                                           Language language);

/// "≥ 88 % và < 90 %".
[[nodiscard]] std::string score_band_text(const Band& band, Language language);

/// The item's, group's or card's rounding, and how it rounds; none where nothing was changed by it.
[[nodiscard]] std::string rounding_text(const ScoreRange& before, const ScoreRange& after,
                                        const std::optional<RoundingPoint>& point,
                                        Language language);

/// The rounding that a part is under: its own, that of all its like, or the portal's.
[[nodiscard]] std::optional<RoundingPoint> rounding_of(const std::optional<RoundingPoint>& own,
                                                       const std::optional<RoundingPoint>& of_all,
                                                       bool by_portal);

}  // namespace thidua::inline v0
