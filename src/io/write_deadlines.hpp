/// \file
/// Deadlines as TOML.
#pragma once

#include <thidua/campaign/plan.hpp>

#include "toml_text.hpp"

namespace thidua::inline v0 {

/// A date, or the id of what gives one. \throws std::invalid_argument for an id that reads as a date, naming `what`
[[nodiscard]] std::string day_text(const PlanDay& day, std::string_view what);

/// All keys of a deadline but its id and its citation.
void set_deadline(TomlTable& table, const Deadline& deadline);

}  // namespace thidua::inline v0
