/// \file
/// Figures of law from their files, and those of Vietnam that are shipped.
#pragma once

#include <filesystem>
#include <string_view>

#include <thidua/campaign/law_book.hpp>
#include <thidua/core/result.hpp>

namespace thidua::inline v0 {

/// \throws InputError with all faults of the file
[[nodiscard]] LawBook load_law(const std::filesystem::path& path);
[[nodiscard]] Result<LawBook> try_load_law(const std::filesystem::path& path);
/// From text; `file_name` is what diagnostics call it.
[[nodiscard]] Result<LawBook> parse_law(std::string_view text, std::string_view file_name);

/// Vietnam's decrees on emulation and commendation, base salaries and multiples, as far as they are known.
[[nodiscard]] const LawBook& shipped_law();
/// The file that `shipped_law` was read from, to start a book of one's own.
[[nodiscard]] std::string_view shipped_law_toml();

}  // namespace thidua::inline v0
