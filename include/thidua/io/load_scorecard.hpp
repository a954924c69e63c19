/// \file
/// Scorecards from their files, and back.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <thidua/core/result.hpp>
#include <thidua/score/scorecard.hpp>

namespace thidua::inline v0 {

struct ScorecardOptions {
  std::map<std::string, std::string> parameters;  ///< values from outside, by id, as text
};

/// A scorecard as far as it could be read, with all faults of form and meaning, sorted by place.
struct ScorecardReport {
  Scorecard card;
  Diagnostics diagnostics;
};

[[nodiscard]] ScorecardReport check_scorecard_text(std::string_view text,
                                                   std::string_view file_name,
                                                   const ScorecardOptions& options = {});
[[nodiscard]] ScorecardReport check_scorecard_file(const std::filesystem::path& path,
                                                   const ScorecardOptions& options = {});

[[nodiscard]] Result<Scorecard> parse_scorecard(std::string_view text, std::string_view file_name,
                                                const ScorecardOptions& options = {});
/// \throws InputError with all faults of the file
[[nodiscard]] Scorecard load_scorecard(const std::filesystem::path& path,
                                       const ScorecardOptions& options = {});

/// A file that loads as an equal scorecard. \throws std::invalid_argument for what no file can hold
[[nodiscard]] std::string scorecard_toml(const Scorecard& card);

}  // namespace thidua::inline v0
