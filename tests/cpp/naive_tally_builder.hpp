/// \file
/// The plain version of the tally builder: row by row, names as texts, each cell read anew. The builder is held against it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/name_index.hpp>
#include <thidua/measure/column_mapping.hpp>
#include <thidua/measure/dossier_columns.hpp>
#include <thidua/measure/met_dossiers.hpp>
#include <thidua/measure/spellings.hpp>
#include <thidua/measure/tally.hpp>
#include <thidua/measure/tally_builder.hpp>
#include <thidua/measure/text_table.hpp>
#include <thidua/time/parse_date.hpp>

namespace samples {

using namespace thidua;

class NaiveTallyBuilder {
 public:
  /// With `units`, a unit that is not among them is a fault of its row; without, any unit is taken by its name.
  /// Officers that are not among `officers` keep the name they have.
  NaiveTallyBuilder(TallyRules rules, ColumnMapping mapping, NameIndex units = {},
                    NameIndex officers = {})
      : mapping_{std::move(mapping)},
        units_{std::move(units)},
        officers_{std::move(officers)},
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
    constexpr std::size_t rows_between_reports = 4096;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      add_row(Row{table, columns, row});
      if (progress && (row + 1) % rows_between_reports == 0 &&
          !progress(static_cast<std::int64_t>(row + 1))) {
        return faults;
      }
    }
    if (progress) { progress(static_cast<std::int64_t>(table.rows())); }
    return faults;
  }

  /// What was counted, in the one order that does not depend on how the rows came.
  [[nodiscard]] Tally tally() const { return Tally{tally_.rules()} + tally_; }

  /// What was counted since the last time that this was asked; dossiers and spellings stay known, so parts add up to the whole.
  [[nodiscard]] Tally take_part() {
    Tally part = tally();
    tally_ = Tally{part.rules()};
    return part;
  }

  [[nodiscard]] const TallyRules& rules() const noexcept { return tally_.rules(); }
  [[nodiscard]] const ColumnMapping& mapping() const noexcept { return mapping_; }
  [[nodiscard]] MetDossiers& dossiers() noexcept { return dossiers_; }
  [[nodiscard]] Spellings& spellings() noexcept { return spellings_; }

 private:
  /// One row of a table, its cells by field.
  struct Row {
    const TextTable& table;
    const DossierColumns& columns;
    std::size_t row;

    [[nodiscard]] std::string_view text(std::optional<std::size_t> column) const {
      if (!column || !table.cell(row, *column)) { return {}; }
      return thidua::detail::without_outer_spaces(*table.cell(row, *column));
    }
    [[nodiscard]] std::string_view text(Field field) const { return text(columns.at(field)); }
    [[nodiscard]] Diagnostic fault(Fault fault, std::optional<std::size_t> column,
                                   std::vector<std::string> arguments) const {
      return {fault,
              {table.source(), 0, 0, table.row_number(row),
               column ? table.columns()[*column] : std::string{}},
              {},
              {},
              std::move(arguments),
              {}};
    }
    [[nodiscard]] Diagnostic fault(Fault fault, Field field,
                                   std::vector<std::string> arguments) const {
      return this->fault(fault, columns.at(field), std::move(arguments));
    }
  };
  /// A flag that becomes true on a later day.
  struct Later {
    Date day;
    Pattern bit;
  };
  using Dates = std::array<std::optional<Date>, std::size(Words<DateField>::table)>;

  void add_row(const Row& row) {
    if (auto fault = count(row)) { tally_.set_aside(std::move(*fault)); }
  }

  /// Counts the row, or says why not.
  std::optional<Diagnostic> count(const Row& row) {
    const std::string dossier = nfc(row.text(Field::dossier));
    if (dossier.empty()) { return row.fault(Fault::row_no_id, Field::dossier, {}); }
    if (auto met = dossiers_.row_of(dossier)) {
      return row.fault(Fault::row_duplicate, Field::dossier, {dossier, std::move(*met)});
    }
    TallyKey key;
    if (auto fault = name_parties(row, key)) { return fault; }
    Dates dates;
    if (auto fault = read_dates(row, dates)) { return fault; }
    const auto& day = dates.at(static_cast<std::size_t>(tally_.rules().counted_by));
    std::vector<Later> later;
    if (auto fault = read_flags(row, dates, key, later)) { return fault; }
    std::int64_t amount = 0;
    if (tally_.rules().with_amount) {
      const auto text = row.text(Field::amount);
      const auto read = text.empty() ? row.columns.empty_amount() : parse_dong(text);
      if (!read && text.empty()) { return row.fault(Fault::row_no_amount, Field::amount, {}); }
      if (!read) { return row.fault(Fault::row_bad_amount, Field::amount, {std::string{text}}); }
      amount = *read;
    }
    const auto& period = tally_.rules().period;
    if (!day || (period && !period->contains(*day))) {
      remember(dossier, row);
      return row.fault(Fault::row_outside_period,
                       DossierColumns::field_of(tally_.rules().counted_by),
                       {day ? iso(*day) : "—", period ? to_string(*period) : "—"});
    }
    key.day = *day;
    enter(key, later, amount);
    remember(dossier, row);
    return std::nullopt;
  }

  std::optional<Diagnostic> name_parties(const Row& row, TallyKey& key) {
    const auto unit = row.text(Field::unit);
    if (unit.empty()) { return row.fault(Fault::row_no_unit, Field::unit, {}); }
    const std::string* unit_id = units_.find(unit);
    if (unit_id == nullptr && !units_.empty()) {
      return row.fault(Fault::row_unknown_unit, Field::unit, {nfc(unit)});
    }
    key.unit = unit_id != nullptr ? *unit_id : spelled(unit, row, NameRole::unit);
    if (tally_.rules().with_officer) {
      const auto officer = row.text(Field::officer);
      const std::string* officer_id = officers_.find(officer);
      key.officer = officer_id != nullptr ? *officer_id : spelled(officer, row, NameRole::officer);
    }
    if (tally_.rules().with_service) {
      key.service = spelled(row.text(Field::service), row, NameRole::service);
      if (key.service.empty()) { return row.fault(Fault::row_no_service, Field::service, {}); }
    }
    return std::nullopt;
  }

  /// Reads the dates that there are. None where the dossier's own date is asked for and the dossier is only filed so far.
  std::optional<Diagnostic> read_dates(const Row& row, Dates& dates) const {
    for (const auto& entry : Words<DateField>::table) {
      const auto field = DossierColumns::field_of(entry.first);
      const auto text = row.text(field);
      if (text.empty()) { continue; }
      auto& date = dates.at(static_cast<std::size_t>(entry.first));
      date = parse_date(text);
      if (!date) { return row.fault(Fault::row_bad_date, field, {std::string{text}}); }
    }
    const auto& submitted = dates.at(static_cast<std::size_t>(DateField::submitted));
    const auto& finished = dates.at(static_cast<std::size_t>(DateField::finished));
    const auto& paid = dates.at(static_cast<std::size_t>(DateField::paid));
    if (!submitted) {
      if (tally_.rules().counted_by == DateField::submitted) {
        return row.fault(Fault::row_no_date, Field::submitted, {});
      }
      return std::nullopt;
    }
    if (paid && *paid < *submitted) {
      return row.fault(Fault::row_paid_before_submitted, Field::paid,
                       {iso(*paid), iso(*submitted)});
    }
    if (finished && *finished < *submitted) {
      return row.fault(Fault::row_finished_before_submitted, Field::finished,
                       {iso(*finished), iso(*submitted)});
    }
    return std::nullopt;
  }

  std::optional<Diagnostic> read_flags(const Row& row, const Dates& dates, TallyKey& key,
                                       std::vector<Later>& later) const {
    const auto& flags = tally_.rules().flags;
    const auto& day = dates.at(static_cast<std::size_t>(tally_.rules().counted_by));
    for (std::size_t i = 0; i < flags.size(); ++i) {
      const auto& column = row.columns.flags()[i];
      const auto value = column.reader.read(row.table.cell(row.row, column.column));
      if (!value) {
        return row.fault(Fault::row_unknown_value, column.column,
                         {nfc(row.text(std::optional{column.column}))});
      }
      if (!*value) { continue; }
      const auto bit = static_cast<Pattern>(1U << i);
      if (column.date_column) {
        const auto& since = dates.at(static_cast<std::size_t>(*flags[i].dated));
        if (!since) { return row.fault(Fault::row_no_date, *column.date_column, {}); }
        if (day && *since > *day) {
          later.push_back({*since, bit});
          continue;
        }
      }
      key.pattern = static_cast<Pattern>(key.pattern | bit);
    }
    return std::nullopt;
  }

  void change(const TallyKey& key, std::int64_t by, std::int64_t amount) {
    tally_.change(key, by);
    if (tally_.rules().with_amount) { tally_.change_amount(key, amount); }
  }
  void enter(TallyKey& key, std::vector<Later>& later, std::int64_t amount) {
    change(key, 1, amount);
    std::sort(later.begin(), later.end(),
              [](const Later& a, const Later& b) { return a.day < b.day; });
    for (const auto& [day, bit] : later) {
      key.day = day;
      change(key, -1, -amount);
      key.pattern = static_cast<Pattern>(key.pattern | bit);
      change(key, 1, amount);
    }
    tally_.count_row();
  }

  void remember(const std::string& dossier, const Row& row) {
    dossiers_.add(dossier, row.table.row_number(row.row));
  }

  std::string spelled(std::string_view name, const Row& row, NameRole role) {
    return spellings_.first(name, row.table.row_number(row.row), role);
  }

  ColumnMapping mapping_;
  NameIndex units_;
  NameIndex officers_;
  Spellings spellings_;
  Tally tally_;
  MetDossiers dossiers_;
};

}  // namespace samples
