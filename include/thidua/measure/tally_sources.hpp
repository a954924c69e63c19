/// \file
/// Counts sources that come in batches: one after the other, each too long for memory. Rows, duplicates and faults are those of
/// the whole; what is judged on whole columns is judged when a source ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thidua/measure/dossier_columns.hpp>
#include <thidua/measure/known_values.hpp>
#include <thidua/measure/tally_builder.hpp>

namespace thidua::inline v0 {

class TallySources {
 public:
  /// A flag's column in the source at hand, and what was seen in it so far.
  struct Flagged {
    std::string flag;
    std::string column;
    KnownValues values;
  };

  explicit TallySources(TallyBuilder builder) : builder_{std::move(builder)} {}

  /// Begins a source. The faults of its headers are returned, and then it can't be counted.
  [[nodiscard]] Diagnostics open(const std::string& source,
                                 const std::vector<std::string>& headers) {
    Diagnostics faults;
    Diagnostics notes;
    DossierColumns columns{TextTable{source, headers}, builder_.rules(), builder_.mapping(), faults,
                           notes};
    source_ = source;
    flagged_.clear();
    readers_.clear();
    needed_.clear();
    if (has_errors(faults)) { return faults; }
    dossier_column_ = headers.at(*columns.at(Field::dossier));
    for (const auto& entry : Words<Field>::table) {
      if (const auto column = columns.at(entry.first)) { needed_.push_back(headers.at(*column)); }
    }
    for (std::size_t i = 0; i < columns.flags().size(); ++i) {
      const auto& flag = columns.flags()[i];
      needed_.push_back(headers.at(flag.column));
      flagged_.push_back({builder_.rules().flags[i].id, headers.at(flag.column), {}});
      readers_.push_back(flag);
    }
    return faults;
  }

  /// Counts some rows of the source that was opened last.
  [[nodiscard]] Diagnostics add(TextTable batch) {
    batch.set_part();
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      flagged_[i].values.look(batch, readers_[i].column, readers_[i].reader);
    }
    return builder_.add(batch);
  }

  /// Ends the source: columns that had values, but none that is known.
  [[nodiscard]] Diagnostics close() const {
    Diagnostics faults;
    for (const auto& flagged : flagged_) {
      if (auto fault = flagged.values.fault(source_, flagged.column, flagged.flag)) {
        faults.push_back(std::move(*fault));
      }
    }
    return faults;
  }

  [[nodiscard]] const std::vector<Flagged>& flagged() const noexcept { return flagged_; }
  /// The columns that are read at all; one may stand here twice.
  [[nodiscard]] const std::vector<std::string>& needed() const noexcept { return needed_; }
  [[nodiscard]] const std::string& dossier_column() const noexcept { return dossier_column_; }
  [[nodiscard]] TallyBuilder& builder() noexcept { return builder_; }

 private:
  TallyBuilder builder_;
  std::string source_;
  std::vector<Flagged> flagged_;
  std::vector<DossierColumns::FlagColumn> readers_;
  std::vector<std::string> needed_;
  std::string dossier_column_;
};

}  // namespace thidua::inline v0
