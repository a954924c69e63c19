/// \file
/// The one place where the version of the library is written: CMake, the Python package and the receipts read it here.
#pragma once

#include <string_view>

namespace thidua::inline v0 {

inline constexpr std::string_view library_version = "0.1.0";

}  // namespace thidua::inline v0
