/// \file
/// Leads each row past those who look at it, and puts together what they found.
#include <thidua/measure/quality_checker.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "quality_cells.hpp"
#include "quality_copies.hpp"
#include "quality_days.hpp"
#include "quality_names.hpp"
#include "quality_row.hpp"

namespace thidua::inline v0 {

class QualityChecker::State {
 public:
  State(TallyRules rules, ColumnMapping mapping, const std::vector<Indicator>& indicators,
        UnitRegister units, const QualityOptions& options)
      : rules_{std::move(rules)},
        mapping_{std::move(mapping)},
        options_{options},
        cells_{rules_, indicators, options},
        names_{std::move(units), options},
        copies_{options},
        days_{rules_, indicators, options} {}

  Diagnostics open(const std::string& source, const std::vector<std::string>& headers) {
    Diagnostics faults;
    Diagnostics notes;
    columns_.emplace(TextTable{source, headers}, rules_, mapping_, faults, notes);
    if (has_errors(faults)) {
      columns_.reset();
      return faults;
    }
    headers_ = headers;
    sources_.push_back({source, 0});
    notes_ = std::move(notes);
    read_ = read_columns();
    filled_.assign(headers.size(), false);
    return faults;
  }

  [[nodiscard]] std::vector<std::string> needed() const {
    std::vector<std::string> names;
    for (const auto column : read_) { names.push_back(headers_[column]); }
    return names;
  }

  void add(const TextTable& batch) {
    if (!columns_) { throw std::logic_error{"no source is open"}; }
    for (const auto& fault : batch.set_aside()) { set_aside(fault); }
    for (std::size_t row = 0; row < batch.rows(); ++row) { look_at(batch, row); }
  }

  void close() {
    if (!columns_) { return; }
    const auto& source = sources_.back();
    for (const auto& note : notes_) { whole_.push_back({note, source.rows, {}}); }
    for (const auto column : read_) {
      if (filled_[column] || source.rows == 0) { continue; }
      filled_[column] = true;  // a column that is read for two things is told once
      whole_.push_back({{Fault::quality_empty_column,
                         {source.name, 0, 0, 1, headers_[column]},
                         {},
                         {},
                         {shown(headers_[column])},
                         {}},
                        source.rows,
                        {}});
    }
    columns_.reset();
  }

  [[nodiscard]] QualityReport report() const {
    Findings findings = whole_;
    for (const auto& [code, rows] : unreadable_) {
      put(findings, Fault::quality_row_unreadable, {code}, rows);
    }
    copies_.put_into(findings);
    names_.put_into(findings);
    cells_.put_into(findings);
    days_.put_into(findings, names_);
    std::sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) {
      const auto order = [](const QualityFinding& f) {
        return std::make_tuple(f.severity(), f.kind(), -f.rows);
      };
      return std::tuple_cat(order(a), std::tie(a.diagnostic.arguments, a.diagnostic.place)) <
             std::tuple_cat(order(b), std::tie(b.diagnostic.arguments, b.diagnostic.place));
    });
    return shortened(std::move(findings));
  }

 private:
  [[nodiscard]] std::vector<std::size_t> read_columns() {
    std::vector<std::size_t> read;
    for (const auto& entry : Words<Field>::table) {
      if (const auto column = columns_->at(entry.first)) { read.push_back(*column); }
    }
    for (const auto& flag : columns_->flags()) { read.push_back(flag.column); }
    return read;
  }

  /// A row that could not be read as one: its fault tells where it stands.
  void set_aside(const Diagnostic& fault) {
    ++sources_.back().rows;
    unreadable_[std::string{fault.code()}].add(options_.samples, [&] {
      return QualitySample{{}, fault.place, {}, {}, {}};
    });
  }

  void look_at(const TextTable& batch, std::size_t number) {
    ++sources_.back().rows;
    QualityRow row{batch, *columns_, number, static_cast<std::uint32_t>(sources_.size() - 1), {}};
    row.dossier = nfc(row.text(columns_->at(Field::dossier)));
    for (const auto column : read_) {
      if (!filled_[column]) { filled_[column] = !row.text(column).empty(); }
    }
    RowValues values;
    names_.read(row, values);
    cells_.read_dates(row, values);
    cells_.read_flags(row, columns_->flags(), values);
    if (row.dossier.empty()) {
      copies_.meet_without_id(row);
      return;
    }
    const bool is_first = copies_.meet(row, values, columns_->flags(), sources_);
    if (is_first && names_.counts(values.unit)) { days_.count(row, values); }
  }

  /// With exact totals, and of each kind only as many findings as are to be shown.
  [[nodiscard]] QualityReport shortened(Findings findings) const {
    QualityReport report{options_, sources_, {}, {}};
    for (auto& finding : findings) {
      if (report.totals.empty() || report.totals.back().kind != finding.kind()) {
        report.totals.push_back({finding.kind(), 0, 0});
      }
      auto& total = report.totals.back();
      ++total.findings;
      total.rows += finding.rows;
      if (static_cast<std::size_t>(total.findings) > options_.findings) { continue; }
      if (finding.kind() == Fault::quality_unknown_unit) {
        finding.diagnostic.suggestion = names_.suggestion(finding.diagnostic.arguments.front());
      }
      report.findings.push_back(std::move(finding));
    }
    return report;
  }

  TallyRules rules_;
  ColumnMapping mapping_;
  QualityOptions options_;
  std::vector<QualitySource> sources_;
  // the source at hand
  std::optional<DossierColumns> columns_;
  std::vector<std::string> headers_;
  std::vector<std::size_t> read_;
  std::vector<bool> filled_;
  Diagnostics notes_;
  // what was found
  Findings whole_;
  std::map<std::string, FoundRows> unreadable_;  // by the code of the row's fault
  QualityCells cells_;
  QualityNames names_;
  QualityCopies copies_;
  QualityDays days_;
};

QualityChecker::QualityChecker(TallyRules rules, ColumnMapping mapping,
                               const std::vector<Indicator>& indicators, UnitRegister units,
                               const QualityOptions& options) {
  thidua::check(options);
  state_ = std::make_unique<State>(std::move(rules), std::move(mapping), indicators,
                                   std::move(units), options);
}
QualityChecker::QualityChecker(QualityChecker&&) noexcept = default;
QualityChecker& QualityChecker::operator=(QualityChecker&&) noexcept = default;
QualityChecker::~QualityChecker() = default;

Diagnostics QualityChecker::open(const std::string& source,
                                 const std::vector<std::string>& headers) {
  return state_->open(source, headers);
}
std::vector<std::string> QualityChecker::needed() const { return state_->needed(); }
void QualityChecker::add(const TextTable& batch) { state_->add(batch); }
void QualityChecker::close() { state_->close(); }

Diagnostics QualityChecker::check(const TextTable& table) {
  Diagnostics faults = open(table.source(), table.columns());
  if (has_errors(faults)) { return faults; }
  add(table);
  close();
  return faults;
}

QualityReport QualityChecker::report() const { return state_->report(); }

}  // namespace thidua::inline v0
