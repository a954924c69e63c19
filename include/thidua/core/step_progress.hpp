/// \file
/// How long work tells where it is, and is ended.
#pragma once

#include <cstdint>
#include <functional>

namespace thidua::inline v0 {

/// Is told the steps done and the steps in all, now and then, on the thread that called, and last that all are done; false ends the
/// work.
using StepProgress = std::function<bool(std::uint64_t done, std::uint64_t of)>;

}  // namespace thidua::inline v0
