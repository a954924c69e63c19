/// \file
/// Finds the columns of a table that a tally needs, and says all that are missing at once.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/joined.hpp>
#include <thidua/core/text.hpp>
#include <thidua/measure/column_mapping.hpp>
#include <thidua/measure/flag_reader.hpp>
#include <thidua/measure/known_values.hpp>
#include <thidua/measure/tally.hpp>
#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0 {

/// Where each field and flag of the dossiers stands in one table.
class DossierColumns {
 public:
  struct FlagColumn {
    std::size_t column;
    FlagReader reader;
    std::optional<std::size_t> date_column;
  };

  /// Faults are appended to `faults`; when it is without errors after that, the columns can be used.
  DossierColumns(const TextTable& table, const TallyRules& rules, const ColumnMapping& mapping,
                 Diagnostics& faults, Diagnostics& notes) {
    index_headers(table, faults);
    for (const auto& field : mapping.fields) {
      fields_.at(static_cast<std::size_t>(field.field)) = first_of(field.columns);
      if (field.field == Field::amount) { empty_amount_ = field.empty; }
    }
    const auto require = [&](Field field) {
      if (!at(field)) { faults.push_back(missing(table, word(field), accepted(mapping, field))); }
    };
    require(Field::dossier);
    require(Field::unit);
    require(field_of(rules.counted_by));
    if (rules.with_service) { require(Field::service); }
    if (rules.with_amount) { require(Field::amount); }
    for (const auto& flag : rules.flags) { add_flag(table, flag, mapping, faults, notes); }
  }

  [[nodiscard]] std::optional<std::size_t> at(Field field) const {
    return fields_.at(static_cast<std::size_t>(field));
  }
  /// What an empty cell says of the amount.
  [[nodiscard]] const std::optional<std::int64_t>& empty_amount() const noexcept {
    return empty_amount_;
  }
  /// In the order of the rules' flags.
  [[nodiscard]] const std::vector<FlagColumn>& flags() const noexcept { return flags_; }

  [[nodiscard]] static Field field_of(DateField date) noexcept {
    switch (date) {
      case DateField::finished:
        return Field::finished;
      case DateField::paid:
        return Field::paid;
      case DateField::submitted:
        break;
    }
    return Field::submitted;
  }

 private:
  void index_headers(const TextTable& table, Diagnostics& faults) {
    for (std::size_t i = 0; i < table.columns().size(); ++i) {
      const auto key = header_key(table.columns()[i]);
      if (key.empty()) { continue; }
      if (!headers_.try_emplace(key, i).second) {
        faults.push_back(
            {Fault::table_duplicate_column, place(table), {}, {}, {table.columns()[i]}, {}});
      }
    }
  }

  void add_flag(const TextTable& table, const Flag& flag, const ColumnMapping& mapping,
                Diagnostics& faults, Diagnostics& notes) {
    std::vector<std::string> accepted;
    for (const auto& entry : mapping.flags) {
      if (entry.flag != flag.id) { continue; }
      accepted.insert(accepted.end(), entry.columns.begin(), entry.columns.end());
      const auto column = first_of(entry.columns);
      if (!column) { continue; }
      FlagReader reader{entry};
      if (!table.is_part()) {
        KnownValues values;
        values.look(table, *column, reader);
        if (auto fault = values.fault(table.source(), table.columns()[*column], flag.id)) {
          faults.push_back(std::move(*fault));
        }
      }
      std::optional<std::size_t> date_column;
      if (flag.dated) {
        date_column = at(field_of(*flag.dated));
        if (!date_column) {
          notes.push_back({Fault::table_undated_flag, place(table), {}, {}, {flag.id}, {}});
        }
      }
      flags_.push_back({*column, std::move(reader), date_column});
      return;
    }
    faults.push_back(missing(table, flag.id, accepted));
  }

  [[nodiscard]] std::optional<std::size_t> first_of(const std::vector<std::string>& columns) const {
    for (const auto& column : columns) {
      if (const auto found = headers_.find(header_key(column)); found != headers_.end()) {
        return found->second;
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] static std::vector<std::string> accepted(const ColumnMapping& mapping,
                                                         Field field) {
    for (const auto& entry : mapping.fields) {
      if (entry.field == field) { return entry.columns; }
    }
    return {};
  }
  [[nodiscard]] static Diagnostic missing(const TextTable& table, std::string_view what,
                                          const std::vector<std::string>& accepted) {
    return {Fault::table_missing_column,
            place(table),
            {},
            {},
            {std::string{what}, quoted(table.columns()), quoted(accepted)},
            {}};
  }
  [[nodiscard]] static Place place(const TextTable& table) { return {table.source(), 0, 0, 1, {}}; }

  std::unordered_map<std::string, std::size_t> headers_;
  std::array<std::optional<std::size_t>, std::size(Words<Field>::table)> fields_;
  std::optional<std::int64_t> empty_amount_;
  std::vector<FlagColumn> flags_;
};

}  // namespace thidua::inline v0
