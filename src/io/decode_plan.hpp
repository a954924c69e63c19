/// \file
/// The parts of a plan file, each decoded by its own function.
#pragma once

#include <thidua/campaign/plan.hpp>

#include "table_reader.hpp"

namespace thidua::inline v0 {

[[nodiscard]] Criterion decode_criterion(TableReader& table);
/// Exactly one of above, at_least, below, at_most.
void decode_level(TableReader& table, Comparison& comparison, Level& level);
/// A positive decimal as text, «1.5»; else the fault.
[[nodiscard]] std::optional<Rational> decode_multiple(TableReader& table, std::string_view key,
                                                      Fault fault);

void decode_head(TableReader& root, Plan& plan);
void decode_people(TableReader& root, Plan& plan);
void decode_counting(TableReader& root, Plan& plan);
void decode_contents(TableReader& root, Plan& plan);
void decode_deadlines(TableReader& root, Plan& plan);
void decode_awards(TableReader& root, Plan& plan);
void decode_open_points(TableReader& root, Plan& plan);

/// The scorecards within a plan, and the values of their open numbers.
void decode_scorecards(TomlDocument& document, TableReader& root, Plan& plan);
/// Puts the numbers where they are used, and tells which cards refer to numbers that they don't have.
[[nodiscard]] Diagnostics fill_scorecards(Plan& plan);
/// Of the faults of the plan's meaning those of cards that only follow from faults of form.
void drop_scorecard_echoes(Diagnostics& meaning, const Diagnostics& form, std::size_t cards);

}  // namespace thidua::inline v0
