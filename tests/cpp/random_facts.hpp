/// \file
/// Facts at random for any campaign, from a seed: everything that evidence, counts and dossiers can say, and much that they should not.
#pragma once

#include <cstdint>

#include <thidua/evaluate/evaluation.hpp>

namespace thidua {

/// The same facts for the same seed, on every machine. The days lie around `about`.
[[nodiscard]] Facts random_facts(const Campaign& campaign, std::uint64_t seed, const Date& about);

}  // namespace thidua
