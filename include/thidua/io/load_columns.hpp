/// \file
/// Column mappings from their files, and the one that is shipped.
#pragma once

#include <filesystem>
#include <string_view>

#include <thidua/core/result.hpp>
#include <thidua/measure/column_mapping.hpp>

namespace thidua::inline v0 {

/// \throws InputError with all faults of the file
[[nodiscard]] ColumnMapping load_columns(const std::filesystem::path& path);
[[nodiscard]] Result<ColumnMapping> try_load_columns(const std::filesystem::path& path);
[[nodiscard]] Result<ColumnMapping> parse_columns(std::string_view text,
                                                  std::string_view file_name);

/// Knows the usual headers and words of Vietnamese exports.
[[nodiscard]] const ColumnMapping& shipped_columns();
/// The file that `shipped_columns` was read from, to start a mapping of one's own.
[[nodiscard]] std::string_view shipped_columns_toml();

}  // namespace thidua::inline v0
