/// \file
/// A CSV file in batches, for files longer than memory: the rows, their numbers and the faults are those of `read_csv`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0 {

/// Reads the header when it is made. At least one record has to fit into memory, and so has a batch.
class CsvStream {
 public:
  /// \throws InputError when the file can't be read as a table at all
  explicit CsvStream(const std::filesystem::path& path,
                     std::size_t bytes_at_once = std::size_t{1} << 22U);

  [[nodiscard]] const std::string& source() const noexcept { return source_; }
  [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }
  /// The next rows, those set aside among them; nothing at the end.
  /// \throws InputError when a quote is never closed or the reading fails
  [[nodiscard]] std::optional<TextTable> next(std::size_t most_rows);
  /// How far the reading is.
  [[nodiscard]] std::uint64_t bytes_read() const noexcept { return bytes_read_; }

 private:
  /// Reads on; false when the file is at its end.
  bool read_more();
  [[nodiscard]] std::string_view rest() const { return std::string_view{text_}.substr(begin_); }
  [[noreturn]] void refuse(Fault why, std::int64_t row, std::vector<std::string> arguments) const;
  void read_start();
  void read_header();

  std::string source_;
  std::ifstream file_;
  std::size_t bytes_at_once_;
  std::string text_;       // a piece of the file
  std::size_t begin_ = 0;  // the part of it that was taken
  bool at_end_ = false;    // the file has no more
  char separator_ = ',';
  std::vector<std::string> columns_;
  std::int64_t row_ = 0;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace thidua::inline v0
