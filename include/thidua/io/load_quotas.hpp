/// \file
/// Files of quotas: how equals are separated, and the awards with their quotas, the highest first.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thidua/core/result.hpp>
#include <thidua/score/read_contenders.hpp>
#include <thidua/score/selection.hpp>

namespace thidua::inline v0 {

/// `[rank]`: what the file leaves out is for the caller to say.
struct QuotaOrder {
  std::optional<Direction> direction;  ///< of the first key, which the file does not name
  Citation cite;
  std::vector<KeyColumns> tie_breaks;
  std::optional<ChainEnd> end;
  Citation end_cite;
  std::optional<RankMethod> method;
  std::vector<std::string> within;
};

/// An award; whose criteria hold and who was awarded before may stand in columns of the ranked table.
struct QuotaAward {
  AwardRule rule;
  std::string eligible_column;
  std::string already_column;
};

struct QuotaFile {
  QuotaOrder rank;
  std::vector<QuotaAward> awards;
};

/// A file as far as it could be read, with all its faults, sorted by place; each has the clause of the quota or award around it.
struct QuotaReport {
  QuotaFile file;
  Diagnostics diagnostics;
};

[[nodiscard]] QuotaReport check_quotas_text(std::string_view text, std::string_view file_name);
[[nodiscard]] QuotaReport check_quotas(const std::filesystem::path& path);
[[nodiscard]] Result<QuotaFile> parse_quotas(std::string_view text, std::string_view file_name);
/// \throws InputError with all faults of the file
[[nodiscard]] QuotaFile load_quotas(const std::filesystem::path& path);

/// With the keys of the file; shares as «10%».
[[nodiscard]] std::string quotas_json(const QuotaFile& file);

}  // namespace thidua::inline v0
