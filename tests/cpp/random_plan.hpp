/// \file
/// Plans made at random from a seed: without a fault, and with the oddest texts, levels and trees that a plan may have.
#pragma once

#include <cstdint>
#include <string>

#include <thidua/campaign/plan.hpp>

namespace thidua {

/// The same plan for the same seed, on every machine.
[[nodiscard]] Plan random_plan(std::uint64_t seed);

/// A text of a few odd pieces: quotes, line ends, control characters, emoji, decomposed letters.
[[nodiscard]] std::string odd_text(std::uint64_t seed);

}  // namespace thidua
