/// \file
/// Campaigns from plan files: the campaign, or all faults of the file at once, sorted by place.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <thidua/campaign/campaign.hpp>
#include <thidua/core/result.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

struct LoadOptions {
  /// The value of the parameter "issue-date".
  std::optional<Date> issue_date = std::nullopt;
  /// Values of parameters by id, as text: {"exceeded-margin", "2 pp"}.
  std::map<std::string, std::string> parameters = {};
};

/// A plan as far as it could be read, with everything that is wrong with it; warnings too.
struct PlanReport {
  Plan plan;
  Diagnostics diagnostics;
};

/// Larger plan files are refused unread.
inline constexpr std::uintmax_t most_plan_bytes = std::uintmax_t{4} << 20U;

/// \throws InputError with all faults of the file
[[nodiscard]] Campaign load_campaign(const std::filesystem::path& path,
                                     const LoadOptions& options = {});
/// The same without exceptions.
[[nodiscard]] Result<Campaign> try_load_campaign(const std::filesystem::path& path,
                                                 const LoadOptions& options = {});
/// From text; `file_name` is what diagnostics call it.
[[nodiscard]] Result<Campaign> parse_campaign(std::string_view text, std::string_view file_name,
                                              const LoadOptions& options = {});

/// Everything that is wrong with a plan file, warnings included, sorted by place.
[[nodiscard]] PlanReport check_plan(const std::filesystem::path& path,
                                    const LoadOptions& options = {});
[[nodiscard]] PlanReport check_plan_text(std::string_view text, std::string_view file_name,
                                         const LoadOptions& options = {});

}  // namespace thidua::inline v0
