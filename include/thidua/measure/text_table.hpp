/// \file
/// A table of text cells with its row numbers: what CSV files, sheets and frames have in common before they are counted. Kept by
/// columns, equal texts of a column once.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/measure/text_column.hpp>

namespace thidua::inline v0 {

/// Rows of optional cells. The header is row 1, so the first data row is row 2; blank lines count.
class TextTable {
 public:
  using Cell = std::optional<std::string>;

  TextTable(std::string source, std::vector<std::string> columns)
      : source_{std::move(source)}, columns_{std::move(columns)}, cells_(columns_.size()) {}
  /// Rows that are given by columns. \throws std::invalid_argument unless each column has a cell a row
  TextTable(std::string source, std::vector<std::string> columns,
            std::vector<std::int64_t> row_numbers, std::vector<TextColumn> cells)
      : source_{std::move(source)},
        columns_{std::move(columns)},
        row_numbers_{std::move(row_numbers)},
        cells_{std::move(cells)} {
    require_a_cell_a_column(cells_.size());
    for (const auto& column : cells_) {
      if (column.rows() != row_numbers_.size()) {
        throw std::invalid_argument{"all columns need the same number of rows"};
      }
    }
  }

  /// \throws std::invalid_argument when the number of cells is not that of the columns
  void add_row(std::int64_t row_number, const std::vector<Cell>& cells) {
    require_a_cell_a_column(cells.size());
    row_numbers_.push_back(row_number);
    for (std::size_t i = 0; i < cells.size(); ++i) { cells_[i].add(cells[i]); }
  }
  /// The same from texts that are somebody else's.
  void add_texts(std::int64_t row_number, std::span<const std::optional<std::string_view>> cells) {
    require_a_cell_a_column(cells.size());
    row_numbers_.push_back(row_number);
    for (std::size_t i = 0; i < cells.size(); ++i) { cells_[i].add(cells[i]); }
  }
  /// Says that the rows have no numbers that a reader knows: each was given by a key, the text of its first cell.
  void set_keyed() noexcept { keyed_ = true; }
  /// Says that these are some rows of a longer table: what holds of whole columns is not judged on them.
  void set_part() noexcept { part_ = true; }
  /// A row that could not be read as one: kept as its fault.
  void set_aside(Diagnostic diagnostic) { set_aside_.push_back(std::move(diagnostic)); }

  /// The file's name or what the frame was called; shown in diagnostics.
  [[nodiscard]] const std::string& source() const noexcept { return source_; }
  [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }
  [[nodiscard]] std::size_t rows() const noexcept { return row_numbers_.size(); }
  [[nodiscard]] std::int64_t row_number(std::size_t row) const { return row_numbers_.at(row); }
  /// Into the table, as long as it is.
  [[nodiscard]] std::optional<std::string_view> cell(std::size_t row, std::size_t column) const {
    return cells_.at(column).cell(row);
  }
  [[nodiscard]] const TextColumn& column(std::size_t column) const { return cells_.at(column); }
  [[nodiscard]] const std::vector<std::int64_t>& row_numbers() const noexcept {
    return row_numbers_;
  }
  [[nodiscard]] bool is_part() const noexcept { return part_; }
  [[nodiscard]] bool is_keyed() const noexcept { return keyed_; }
  /// Tells a diagnostic where a cell stands, or a row: by its number, or by its key.
  void locate(Diagnostic& diagnostic, std::size_t row, std::optional<std::size_t> column) const {
    diagnostic.place.file = source_;
    if (!keyed_) {
      diagnostic.place.row = row_number(row);
      diagnostic.place.column_name = column ? columns_[*column] : std::string{};
      return;
    }
    diagnostic.path = "«" + std::string{cell(row, 0).value_or("")} + "»";
    if (column && *column > 0) { diagnostic.path += ", «" + columns_[*column] + "»"; }
  }
  [[nodiscard]] const Diagnostics& set_aside() const noexcept { return set_aside_; }

 private:
  void require_a_cell_a_column(std::size_t cells) const {
    if (cells != columns_.size()) { throw std::invalid_argument{"a row needs one cell a column"}; }
  }

  std::string source_;
  std::vector<std::string> columns_;
  std::vector<std::int64_t> row_numbers_;
  std::vector<TextColumn> cells_;
  bool keyed_ = false;
  bool part_ = false;
  Diagnostics set_aside_;
};

}  // namespace thidua::inline v0
