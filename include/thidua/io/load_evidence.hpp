/// \file
/// Evidence from its file: subjects, judgements, papers, declarations, discipline.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include <thidua/core/result.hpp>
#include <thidua/evaluate/evidence.hpp>

namespace thidua::inline v0 {

/// Larger evidence files are refused unread.
inline constexpr std::uintmax_t most_evidence_bytes = std::uintmax_t{256} << 20U;

/// \throws InputError with all faults of the file
[[nodiscard]] Evidence load_evidence(const std::filesystem::path& path);
[[nodiscard]] Result<Evidence> try_load_evidence(const std::filesystem::path& path);
/// From text; `file_name` is what diagnostics call it.
[[nodiscard]] Result<Evidence> parse_evidence(std::string_view text, std::string_view file_name);

}  // namespace thidua::inline v0
