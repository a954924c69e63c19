/// \file
/// The dossiers that a tally builder has met, over all tables: where the same one comes again, it is a duplicate. Apart from the
/// builder, because a run that is taken up again has to know what the earlier one met.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace thidua::inline v0 {

class MetDossiers {
 public:
  using Entry = std::pair<const std::string, std::int64_t>;

  MetDossiers() = default;
  MetDossiers(const MetDossiers&) = delete;
  MetDossiers& operator=(const MetDossiers&) = delete;
  MetDossiers(MetDossiers&&) = default;
  MetDossiers& operator=(MetDossiers&&) = default;
  ~MetDossiers() = default;

  /// The row of the dossier that counts, as a diagnostic tells it; nothing when it was not met.
  [[nodiscard]] std::optional<std::string> row_of(const std::string& id) const {
    const auto met = rows_.find(id);
    if (met == rows_.end()) { return std::nullopt; }
    return met->second > 0 ? std::to_string(met->second) : "—";
  }
  /// A row without a number is row 0.
  void add(const std::string& id, std::int64_t row) {
    const auto [entry, is_new] = rows_.try_emplace(id, row);
    if (is_new && keeps_recent_) { recent_.push_back(&*entry); }
  }

  /// From now on the dossiers that are new are also kept in the order in which they came.
  void keep_recent() {
    keeps_recent_ = true;
    recent_.clear();
  }
  /// The new ones since `keep_recent` was said last.
  [[nodiscard]] const std::vector<const Entry*>& recent() const noexcept { return recent_; }

 private:
  std::unordered_map<std::string, std::int64_t> rows_;  // id → the row that counts
  std::vector<const Entry*> recent_;                    // into rows_, whose entries do not move
  bool keeps_recent_ = false;
};

}  // namespace thidua::inline v0
