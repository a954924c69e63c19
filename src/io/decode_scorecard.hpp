/// \file
/// The parts of a scorecard file, each decoded by its own function.
#pragma once

#include <string>
#include <string_view>

#include <thidua/score/scorecard.hpp>

#include "table_reader.hpp"

namespace thidua::inline v0 {

/// The key of a rule in the file: its word with «_».
[[nodiscard]] std::string rule_key(RuleKind kind);

/// A whole number, a text such as "85%", "1/3", "0.5", or `{ parameter = "…" }`. A TOML float is refused: it may have lost
/// digits before anybody saw it. What can't be read is a mark without a known number.
[[nodiscard]] std::optional<Mark> decode_mark(TableReader& table, std::string_view key,
                                              Presence presence = Presence::optional);
/// The same of a value that has been taken out of its table: an element of a list.
[[nodiscard]] Mark mark_at(TableReader& table, std::string_view name, const toml::node& node);
/// at_least or above, below or at_most.
[[nodiscard]] Band decode_band(TableReader& table);
[[nodiscard]] std::optional<RoundingPoint> decode_rounding(TableReader& table,
                                                           std::string_view key);

void decode_rule(TableReader& table, const std::string& id, ScoringRule& rule);
/// What stands in `[scorecard]` of a file, and in `[[scorecard]]` of a plan.
void decode_card_head(TableReader& table, Scorecard& card);
void decode_card_inputs(TableReader& root, Scorecard& card);
void decode_card_parts(TableReader& root, Scorecard& card);
void decode_card_grades(TableReader& root, Scorecard& card);

/// What only follows from a fault of form is not told again. Paths are those of a file.
void drop_card_echoes(Diagnostics& meaning, const Diagnostics& form);

}  // namespace thidua::inline v0
