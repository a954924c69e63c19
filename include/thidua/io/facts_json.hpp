/// \file
/// Tallies and measurements as text that gives them back: to keep them, to send them on, to pickle them.
#pragma once

#include <string>
#include <string_view>

#include <thidua/core/result.hpp>
#include <thidua/evaluate/evidence.hpp>
#include <thidua/measure/measurements.hpp>
#include <thidua/measure/tally.hpp>

namespace thidua::inline v0 {

[[nodiscard]] std::string tally_json(const Tally& tally);
/// \throws std::invalid_argument when the text is not what `tally_json` writes
[[nodiscard]] Tally parse_tally_json(std::string_view text);

[[nodiscard]] std::string measurements_json(const Measurements& measurements);
/// \throws std::invalid_argument when the text is not what `measurements_json` writes
[[nodiscard]] Measurements parse_measurements_json(std::string_view text);

/// The evidence in one canonical form, without the places that it was read from: what its digest is made of.
[[nodiscard]] std::string evidence_json(const Evidence& evidence);

}  // namespace thidua::inline v0
