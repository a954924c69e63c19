/// \file
/// Computed dates as JSON: integers, strings and dates as "2024-12-26", keys sorted.
#pragma once

#include <string>

#include <thidua/time/term.hpp>

namespace thidua::inline v0 {

/// The end of a term with all that it was computed from: what the explanation in words says too.
[[nodiscard]] std::string term_end_json(const TermEnd& found);

}  // namespace thidua::inline v0
