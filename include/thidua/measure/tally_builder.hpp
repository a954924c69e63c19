/// \file
/// Counts dossier rows into a tally, one table after the other; every row is counted, lies outside the period, or is
/// set aside with its reason. A text that many rows share is read once; the plain version, row by row, is the oracle of the tests.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/name_index.hpp>
#include <thidua/measure/cell_counts.hpp>
#include <thidua/measure/column_mapping.hpp>
#include <thidua/measure/dossier_columns.hpp>
#include <thidua/measure/dossier_rows.hpp>
#include <thidua/measure/met_dossiers.hpp>
#include <thidua/measure/named_parties.hpp>
#include <thidua/measure/spellings.hpp>
#include <thidua/measure/tally.hpp>
#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0 {

/// Told every few thousand rows how many were read; returns whether to go on.
using Progress = std::function<bool(std::int64_t rows)>;

class TallyBuilder {
 public:
  /// With `units`, a unit that is not among them is a fault of its row; without, any unit is taken by its name.
  /// Officers that are not among `officers` keep the name they have.
  TallyBuilder(TallyRules rules, ColumnMapping mapping, const NameIndex& units = {},
               NameIndex officers = {})
      : mapping_{std::move(mapping)},
        units_{NameRole::unit, units, !units.empty()},
        officers_{NameRole::officer, std::move(officers), false},
        services_{NameRole::service, {}, false},
        tally_{std::move(rules)} {}

  /// Counts a table's rows. Faults of its columns are returned, and then no row was counted.
  /// Stops, with what was counted so far, when `progress` says so.
  Diagnostics add(const TextTable& table, const Progress& progress = {}) {
    Diagnostics faults;
    Diagnostics notes;
    const DossierColumns columns{table, tally_.rules(), mapping_, faults, notes};
    if (has_errors(faults)) { return faults; }
    for (auto& note : notes) { tally_.note(std::move(note)); }
    for (const auto& fault : table.set_aside()) { tally_.set_aside(fault); }
    Rows rows{table, columns};
    constexpr std::size_t rows_between_reports = 4096;
    constexpr std::size_t ahead = 16;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (row + ahead < rows.size()) { dossiers_.expect(rows.text(row + ahead, Field::dossier)); }
      if (auto fault = count(rows, row)) { tally_.set_aside(std::move(*fault)); }
      if (progress && (row + 1) % rows_between_reports == 0 &&
          !progress(static_cast<std::int64_t>(row + 1))) {
        return faults;
      }
    }
    if (progress) { progress(static_cast<std::int64_t>(table.rows())); }
    return faults;
  }

  /// What was counted, in the one order that does not depend on how the rows came.
  [[nodiscard]] Tally tally() const {
    Tally result = Tally{tally_.rules()} + tally_;
    counts_.enter_into(result, names_);
    return result;
  }

  /// What was counted since the last time that this was asked; dossiers and spellings stay known, so parts add up to the whole.
  [[nodiscard]] Tally take_part() {
    Tally part = tally();
    tally_ = Tally{part.rules()};
    counts_.clear();
    return part;
  }

  [[nodiscard]] const TallyRules& rules() const noexcept { return tally_.rules(); }
  [[nodiscard]] const ColumnMapping& mapping() const noexcept { return mapping_; }
  [[nodiscard]] MetDossiers& dossiers() noexcept { return dossiers_; }
  [[nodiscard]] Spellings& spellings() noexcept { return spellings_; }

 private:
  /// The rows of a table, and whom its columns name.
  struct Rows : DossierRows {
    Rows(const TextTable& table, const DossierColumns& columns) : DossierRows{table, columns} {
      const auto begin = [this](std::optional<NamedParties::Column>& parties, Field field) {
        if (const auto* texts = column(field)) { parties.emplace(*texts); }
      };
      begin(unit, Field::unit);
      begin(officer, Field::officer);
      begin(service, Field::service);
    }
    std::optional<NamedParties::Column> unit;
    std::optional<NamedParties::Column> officer;
    std::optional<NamedParties::Column> service;
  };
  /// A flag that becomes true on a later day.
  struct Later {
    Date day;
    Pattern bit;
  };
  using Dates = std::array<std::optional<Date>, std::size(Words<DateField>::table)>;

  /// Counts the row, or says why not.
  std::optional<Diagnostic> count(Rows& rows, std::size_t row) {
    std::string composed;
    std::string_view dossier = rows.text(row, Field::dossier);
    if (!is_ascii(dossier)) { dossier = composed = nfc(dossier); }
    if (dossier.empty()) { return rows.fault(Fault::row_no_id, row, Field::dossier, {}); }
    if (auto met = dossiers_.row_of(dossier)) {
      return rows.fault(Fault::row_duplicate, row, Field::dossier,
                        {std::string{dossier}, std::move(*met)});
    }
    CellKey key;
    if (auto fault = name_parties(rows, row, key)) { return fault; }
    Dates dates;
    if (auto fault = read_dates(rows, row, dates)) { return fault; }
    const auto& day = dates.at(static_cast<std::size_t>(tally_.rules().counted_by));
    later_.clear();
    if (auto fault = read_flags(rows, row, dates, key.pattern)) { return fault; }
    std::int64_t amount = 0;
    if (auto fault = read_amount(rows, row, amount)) { return fault; }
    dossiers_.add(dossier, rows.number(row));
    const auto& period = tally_.rules().period;
    if (!day || (period && !period->contains(*day))) {
      return rows.fault(Fault::row_outside_period, row,
                        DossierColumns::field_of(tally_.rules().counted_by),
                        {day ? iso(*day) : "—", period ? to_string(*period) : "—"});
    }
    key.day = day->epoch_days();
    enter(key, amount);
    return std::nullopt;
  }

  std::optional<Diagnostic> name_parties(Rows& rows, std::size_t row, CellKey& key) {
    const auto party = [&](NamedParties& parties, std::optional<NamedParties::Column>& column) {
      return column ? parties.in_row(*column, row, rows.number(row), spellings_, names_)
                    : NamedParties::nobody;
    };
    key.unit = party(units_, rows.unit);
    if (key.unit == NamedParties::nobody) {
      return rows.fault(Fault::row_no_unit, row, Field::unit, {});
    }
    if (key.unit == NamedParties::unknown) {
      return rows.fault(Fault::row_unknown_unit, row, Field::unit,
                        {nfc(rows.text(row, Field::unit))});
    }
    if (tally_.rules().with_officer) { key.officer = party(officers_, rows.officer); }
    if (tally_.rules().with_service) {
      key.service = party(services_, rows.service);
      if (key.service == NamedParties::nobody) {
        return rows.fault(Fault::row_no_service, row, Field::service, {});
      }
    }
    return std::nullopt;
  }

  /// Reads the dates that there are. None where the dossier's own date is asked for and the dossier is only filed so far.
  std::optional<Diagnostic> read_dates(Rows& rows, std::size_t row, Dates& dates) const {
    for (const auto& entry : Words<DateField>::table) {
      const auto read = rows.date(row, entry.first);
      if (read.is_given && !read.date) {
        const auto field = DossierColumns::field_of(entry.first);
        return rows.fault(Fault::row_bad_date, row, field, {std::string{rows.text(row, field)}});
      }
      dates.at(static_cast<std::size_t>(entry.first)) = read.date;
    }
    const auto& submitted = dates.at(static_cast<std::size_t>(DateField::submitted));
    const auto& finished = dates.at(static_cast<std::size_t>(DateField::finished));
    const auto& paid = dates.at(static_cast<std::size_t>(DateField::paid));
    if (!submitted) {
      if (tally_.rules().counted_by == DateField::submitted) {
        return rows.fault(Fault::row_no_date, row, Field::submitted, {});
      }
      return std::nullopt;
    }
    if (paid && *paid < *submitted) {
      return rows.fault(Fault::row_paid_before_submitted, row, Field::paid,
                        {iso(*paid), iso(*submitted)});
    }
    if (finished && *finished < *submitted) {
      return rows.fault(Fault::row_finished_before_submitted, row, Field::finished,
                        {iso(*finished), iso(*submitted)});
    }
    return std::nullopt;
  }

  /// Reads the flags that the dossier has on its day into `pattern`, and those that come true after it into `later_`.
  std::optional<Diagnostic> read_flags(Rows& rows, std::size_t row, const Dates& dates,
                                       Pattern& pattern) {
    const auto& flags = tally_.rules().flags;
    const auto& day = dates.at(static_cast<std::size_t>(tally_.rules().counted_by));
    for (std::size_t i = 0; i < flags.size(); ++i) {
      const auto& column = rows.columns().flags()[i];
      const auto value = rows.flag(row, i);
      if (!value) {
        return rows.fault(Fault::row_unknown_value, row, column.column,
                          {nfc(rows.text(row, std::optional{column.column}))});
      }
      if (!*value) { continue; }
      const auto bit = static_cast<Pattern>(1U << i);
      if (column.date_column) {
        const auto& since = dates.at(static_cast<std::size_t>(*flags[i].dated));
        if (!since) { return rows.fault(Fault::row_no_date, row, *column.date_column, {}); }
        if (day && *since > *day) {
          later_.push_back({*since, bit});
          continue;
        }
      }
      pattern = static_cast<Pattern>(pattern | bit);
    }
    return std::nullopt;
  }

  std::optional<Diagnostic> read_amount(Rows& rows, std::size_t row, std::int64_t& amount) const {
    if (!tally_.rules().with_amount) { return std::nullopt; }
    const auto read = rows.amount(row);
    if (read) {
      amount = *read;
      return std::nullopt;
    }
    const auto text = rows.text(row, Field::amount);
    return text.empty()
               ? rows.fault(Fault::row_no_amount, row, Field::amount, {})
               : rows.fault(Fault::row_bad_amount, row, Field::amount, {std::string{text}});
  }

  void enter(CellKey key, std::int64_t amount) {
    counts_.change(key, 1, amount);
    std::sort(later_.begin(), later_.end(),
              [](const Later& a, const Later& b) { return a.day < b.day; });
    for (const auto& [day, bit] : later_) {
      key.day = day.epoch_days();
      counts_.change(key, -1, -amount);
      key.pattern = static_cast<Pattern>(key.pattern | bit);
      counts_.change(key, 1, amount);
    }
    tally_.count_row();
  }

  ColumnMapping mapping_;
  NamedParties units_;
  NamedParties officers_;
  NamedParties services_;
  NumberedNames names_;
  Spellings spellings_;
  CellCounts counts_;
  Tally tally_;  // rows, notes and rows set aside; its counts are in `counts_`
  MetDossiers dossiers_;
  std::vector<Later> later_;  // of the row at hand
};

}  // namespace thidua::inline v0
