/// \file
/// A tally in its binary form: small, checksummed, and one form for one value, so that equal tallies are equal bytes.
/// The form is described in docs/guide/tally-format.md.
#pragma once

#include <string>
#include <string_view>

#include <thidua/measure/tally.hpp>

namespace thidua::inline v0 {

/// \throws std::invalid_argument when a name in the tally is no UTF-8
[[nodiscard]] std::string tally_bytes(const Tally& tally);
/// \throws std::invalid_argument, «not a tally: …», when the bytes are not what `tally_bytes` writes, one bit being enough
[[nodiscard]] Tally parse_tally_bytes(std::string_view bytes);

}  // namespace thidua::inline v0
