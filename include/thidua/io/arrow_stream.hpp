/// \file
/// Tables from the Arrow C data interface, batch by batch: whatever engine a caller has, its columns are read where they lie. Texts are
/// entered once a column and batch; no cell becomes a string of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <thidua/io/arrow_abi.hpp>
#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0 {

/// The rows of a stream, from row 2 on: the header would be row 1. What is no text becomes the text that a person would have typed
/// («2024-12-26», «true», «45000»); nulls and blank texts are missing. A moment with a zone is told at UTC+7.
class ArrowTables {
 public:
  static constexpr std::size_t all_rows = std::numeric_limits<std::size_t>::max();

  /// Takes the stream over, also when this throws: the caller's is released then, as the interface wants it.
  /// \throws InputError when the stream's schema can't be read, or its elements are no rows
  ArrowTables(ArrowArrayStream* stream, std::string source);
  /// Takes over a single batch.
  ArrowTables(ArrowSchema* schema, ArrowArray* batch, std::string source);
  ArrowTables(ArrowTables&&) noexcept;
  ArrowTables& operator=(ArrowTables&&) noexcept;
  ArrowTables(const ArrowTables&) = delete;
  ArrowTables& operator=(const ArrowTables&) = delete;
  ~ArrowTables();

  [[nodiscard]] const std::string& source() const noexcept { return source_; }
  [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }

  struct UnreadColumn {
    std::string name;
    /// Of the interface: "+l" is a list.
    std::string format;
    friend bool operator==(const UnreadColumn&, const UnreadColumn&) = default;
  };
  /// The columns of types that have no cell's text here: lists, structs, times of day, spans, extension types, …
  [[nodiscard]] std::vector<UnreadColumn> unread() const;

  /// Gives the tables these columns instead; those that the stream does not have are empty.
  void set_columns(std::vector<std::string> columns);
  /// Leaves the columns that are not among these empty.
  void need_only(std::span<const std::string> names);
  /// Lets the next row have this number, and the next table too: for batches that come one by one.
  void number_from(std::int64_t row, std::int64_t table = 1) noexcept {
    row_ = row;
    tables_ = table - 1;
  }

  /// The next rows, all of one batch of the stream; nothing at its end.
  /// \throws InputError, with the stream's own message and the number of the batch, when the stream fails or gives what is no such
  /// batch, and for a needed column that can't be read. There are no more tables then: asked again, the fault is told again.
  [[nodiscard]] std::optional<TextTable> next(std::size_t most_rows = all_rows);
  /// The next rows, of as many batches as it takes. \throws InputError as `next` does
  [[nodiscard]] std::optional<TextTable> gather(std::size_t most_rows);
  /// All rows that are left, in one table. \throws InputError as `next` does
  [[nodiscard]] TextTable read_all();

  /// Hands the stream on to another reader, as it is: before the first batch is read it is whole.
  void hand_on(ArrowArrayStream* to) noexcept;

 private:
  struct Stream;
  template <class ReadSchema>
  void begin(const ReadSchema& read_schema);
  std::optional<TextTable> take(std::size_t most_rows, bool of_one_batch);

  std::unique_ptr<Stream> stream_;
  std::string source_;
  std::vector<std::string> columns_;
  std::int64_t row_ = 2;
  std::int64_t tables_ = 0;
  std::optional<Diagnostics> broken_;
};

}  // namespace thidua::inline v0
