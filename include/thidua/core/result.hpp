/// \file
/// A value, or all the faults that kept it from being made.
#pragma once

#include <tl/expected.hpp>

#include <thidua/core/diagnostic.hpp>

namespace thidua::inline v0 {

template <class T>
using Result = tl::expected<T, Diagnostics>;

}  // namespace thidua::inline v0
