/// \file
/// Looks at dossier rows before they are judged, one table after the other, in batches as long as memory allows.
///
/// What is kept: of each dossier some 130 bytes (a 128-bit digest of its id, and the values of its row as numbers), so that copies
/// are found over all tables; names by spelling; of each unit and day some 80 bytes, and 16 for each indicator. Cells of rows are
/// not kept but for the samples.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <thidua/core/name_index.hpp>
#include <thidua/measure/column_mapping.hpp>
#include <thidua/measure/indicator.hpp>
#include <thidua/measure/quality_report.hpp>
#include <thidua/measure/tally.hpp>
#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0 {

/// The units that are known. Without any, every unit is.
struct UnitRegister {
  NameIndex ids;
  std::vector<std::string> names;  ///< what is suggested for a name that is not known
};

class QualityChecker {
 public:
  /// \throws std::invalid_argument for options that can't be
  QualityChecker(TallyRules rules, ColumnMapping mapping,
                 const std::vector<Indicator>& indicators = {}, UnitRegister units = {},
                 const QualityOptions& options = {});
  QualityChecker(const QualityChecker&) = delete;
  QualityChecker& operator=(const QualityChecker&) = delete;
  QualityChecker(QualityChecker&&) noexcept;
  QualityChecker& operator=(QualityChecker&&) noexcept;
  ~QualityChecker();

  /// Begins a source. Faults of its headers are returned, and with an error among them it can't be read.
  [[nodiscard]] Diagnostics open(const std::string& source,
                                 const std::vector<std::string>& headers);
  /// The columns of the source that are read at all; one may stand here twice.
  [[nodiscard]] std::vector<std::string> needed() const;
  /// Looks at some rows of the source that was opened last.
  /// \throws std::logic_error when none is open
  void add(const TextTable& batch);
  /// Ends the source: what holds of its columns as wholes.
  void close();

  /// A whole table: opens, adds, and closes.
  [[nodiscard]] Diagnostics check(const TextTable& table);

  /// What was found so far.
  [[nodiscard]] QualityReport report() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace thidua::inline v0
