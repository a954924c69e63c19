/// \file
/// CSV as offices export it: UTF-8 with or without a byte order mark, separated by commas, semicolons or tabs, quoted as in
/// RFC 4180.
#pragma once

#include <filesystem>
#include <string_view>

#include <thidua/core/result.hpp>
#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0 {

/// The table; rows with another number of cells than the header, or that are not UTF-8, are set aside in it. Empty cells are
/// missing. The separator is the one of `,` `;` and tab that the header has most of.
/// \throws InputError when the file can't be read as a table at all
[[nodiscard]] TextTable read_csv(const std::filesystem::path& path);
[[nodiscard]] Result<TextTable> try_read_csv(const std::filesystem::path& path);
/// From text; `source` is what diagnostics call it.
[[nodiscard]] Result<TextTable> parse_csv(std::string_view text, std::string_view source);

}  // namespace thidua::inline v0
