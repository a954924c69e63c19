/// \file
/// The parts of a plan file that change at dates: values, levels, days in force; and the money of an award.
#pragma once

#include <optional>

#include <thidua/campaign/plan.hpp>

#include "toml_text.hpp"

namespace thidua::inline v0 {

/// `value`, or `values` with `known_through`. \throws std::invalid_argument for a value that no file can hold
void set_values(TomlTable& table, const Parameter& parameter);
void set_in_force(TomlTable& table, const std::optional<InForce>& in_force);
/// One level, or `levels`. \throws std::invalid_argument for a level that no file can hold
void set_levels(TomlTable& table, const Target& target);
/// Of an award that has one. \throws std::invalid_argument for a multiple that is no finite decimal
[[nodiscard]] TomlTable award_bonus_table(const Award& award);

}  // namespace thidua::inline v0
