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

}  // namespace thidua::inline v0
