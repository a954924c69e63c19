/// \file
/// The rows of one table as dossiers: its cells by field, what their texts say, and a fault with its place.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/money.hpp>
#include <thidua/core/spaces.hpp>
#include <thidua/core/word.hpp>
#include <thidua/measure/column_mapping.hpp>
#include <thidua/measure/dossier_columns.hpp>
#include <thidua/measure/indicator.hpp>
#include <thidua/measure/read_once.hpp>
#include <thidua/measure/text_table.hpp>
#include <thidua/time/parse_date.hpp>

namespace thidua::inline v0 {

/// Table and columns have to outlive it.
class DossierRows {
 public:
  DossierRows(const TextTable& table, const DossierColumns& columns)
      : table_{table}, columns_{columns} {
    for (const auto& entry : Words<DateField>::table) {
      const auto column = columns.at(DossierColumns::field_of(entry.first));
      if (column) {
        dates_.at(static_cast<std::size_t>(entry.first)).emplace(table.column(*column));
      }
    }
    if (const auto* amounts = column(Field::amount)) { amounts_.emplace(*amounts); }
    for (const auto& flag : columns.flags()) { flags_.emplace_back(table.column(flag.column)); }
  }

  [[nodiscard]] std::size_t size() const noexcept { return table_.rows(); }
  [[nodiscard]] std::int64_t number(std::size_t row) const { return table_.row_number(row); }
  [[nodiscard]] const DossierColumns& columns() const noexcept { return columns_; }
  [[nodiscard]] const TextColumn* column(Field field) const {
    const auto at = columns_.at(field);
    return at ? &table_.column(*at) : nullptr;
  }

  /// The cell without the spaces around it; empty where there is none.
  [[nodiscard]] std::string_view text(std::size_t row, std::optional<std::size_t> column) const {
    if (!column) { return {}; }
    return detail::without_outer_spaces(table_.cell(row, *column).value_or(std::string_view{}));
  }
  [[nodiscard]] std::string_view text(std::size_t row, Field field) const {
    return text(row, columns_.at(field));
  }

  /// A date as it was read: whether the cell holds anything, and the date unless it holds none.
  struct ReadDate {
    bool is_given = false;
    std::optional<Date> date;
  };
  [[nodiscard]] ReadDate date(std::size_t row, DateField field) {
    auto& column = dates_.at(static_cast<std::size_t>(field));
    if (!column) { return {}; }
    return column->of_row(row, [](const std::optional<std::string_view>& cell) -> ReadDate {
      const auto text = detail::without_outer_spaces(cell.value_or(std::string_view{}));
      if (text.empty()) { return {}; }
      return {true, parse_date(text)};
    });
  }

  /// What the row's cell says of the flag; nothing for a value that is not known.
  [[nodiscard]] std::optional<bool> flag(std::size_t row, std::size_t flag) {
    return flags_[flag].of_row(row, [&](const std::optional<std::string_view>& cell) {
      return columns_.flags()[flag].reader.read(cell);
    });
  }

  /// The amount in đồng; nothing for a cell that is none, and for an empty one unless the mapping says what that means.
  [[nodiscard]] std::optional<std::int64_t> amount(std::size_t row) {
    return amounts_->of_row(row, [this](const std::optional<std::string_view>& cell) {
      const auto text = detail::without_outer_spaces(cell.value_or(std::string_view{}));
      return text.empty() ? columns_.empty_amount() : parse_dong(text);
    });
  }

  [[nodiscard]] Diagnostic fault(Fault fault, std::size_t row, std::optional<std::size_t> column,
                                 std::vector<std::string> arguments) const {
    return {fault,
            {table_.source(), 0, 0, table_.row_number(row),
             column ? table_.columns()[*column] : std::string{}},
            {},
            {},
            std::move(arguments),
            {}};
  }
  [[nodiscard]] Diagnostic fault(Fault fault, std::size_t row, Field field,
                                 std::vector<std::string> arguments) const {
    return this->fault(fault, row, columns_.at(field), std::move(arguments));
  }

 private:
  const TextTable& table_;
  const DossierColumns& columns_;
  std::array<std::optional<ReadOnce<ReadDate>>, std::size(Words<DateField>::table)> dates_;
  std::vector<ReadOnce<std::optional<bool>>> flags_;
  std::optional<ReadOnce<std::optional<std::int64_t>>> amounts_;
};

}  // namespace thidua::inline v0
