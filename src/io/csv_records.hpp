/// \file
/// Records of CSV text: what the reader of whole files and the one that streams have in common, so that both give the same rows
/// and the same faults.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/text.hpp>
#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0::csv {

/// One record: its cells as written between the separators, without their quotes.
struct Record {
  std::vector<std::string> cells;
  bool blank = false;  ///< an empty line
};

class CsvParser {
 public:
  CsvParser(std::string_view text, char separator) : rest_{text}, separator_{separator} {}

  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
  /// What comes after the records that were taken.
  [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

  /// The next record; nothing when a quote is never closed.
  std::optional<Record> next() {
    Record record;
    if (take_line_end()) {
      record.blank = true;
      return record;
    }
    while (true) {
      auto cell = take_cell();
      if (!cell) { return std::nullopt; }
      record.cells.push_back(std::move(*cell));
      if (!rest_.empty() && rest_.front() == separator_) {
        rest_.remove_prefix(1);
        if (rest_.empty()) {
          record.cells.emplace_back();
          return record;
        }
        continue;
      }
      take_line_end();
      return record;
    }
  }

 private:
  bool take_line_end() {
    if (rest_.starts_with("\r\n")) {
      rest_.remove_prefix(2);
      return true;
    }
    if (!rest_.empty() && (rest_.front() == '\n' || rest_.front() == '\r')) {
      rest_.remove_prefix(1);
      return true;
    }
    return false;
  }

  std::optional<std::string> take_cell() {
    std::string cell;
    if (!rest_.empty() && rest_.front() == '"') {
      rest_.remove_prefix(1);
      while (true) {
        const auto quote = rest_.find('"');
        if (quote == std::string_view::npos) { return std::nullopt; }
        cell += rest_.substr(0, quote);
        rest_.remove_prefix(quote + 1);
        if (rest_.empty() || rest_.front() != '"') { break; }
        cell += '"';
        rest_.remove_prefix(1);
      }
    }
    const char ends[] = {separator_, '\n', '\r'};
    const auto end = std::min(rest_.find_first_of(std::string_view{ends, 3}), rest_.size());
    cell += rest_.substr(0, end);
    rest_.remove_prefix(end);
    return cell;
  }

  std::string_view rest_;
  char separator_;
};

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
inline constexpr std::size_t widest_cell = std::size_t{1} << 20U;

inline char separator_of(std::string_view text) {
  std::size_t counts[3] = {0, 0, 0};
  constexpr char separators[] = {',', ';', '\t'};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') { quoted = !quoted; }
    if (!quoted && (c == '\n' || c == '\r')) { break; }
    for (std::size_t i = 0; i < 3; ++i) { counts[i] += !quoted && c == separators[i] ? 1U : 0U; }
  }
  return separators[std::max_element(std::begin(counts), std::end(counts)) - std::begin(counts)];
}

inline Diagnostic fault(Fault fault, std::string_view source, std::int64_t row,
                        std::vector<std::string> arguments) {
  return {fault, {std::string{source}, 0, 0, row, {}}, {}, {}, std::move(arguments), {}};
}

inline TextTable::Cell cell_of(std::string&& text) {
  if (detail::without_outer_spaces(text).empty()) { return std::nullopt; }
  return std::move(text);
}

/// A record as a row of the table, or why not.
inline void add(TextTable& table, std::int64_t row, Record&& record) {
  const bool is_text = std::all_of(record.cells.begin(), record.cells.end(),
                                   [](const std::string& cell) { return is_utf8(cell); });
  const bool is_wide = std::any_of(record.cells.begin(), record.cells.end(),
                                   [](const std::string& c) { return c.size() > widest_cell; });
  if (!is_text) {
    table.set_aside(fault(Fault::row_bad_text, table.source(), row, {}));
  } else if (record.cells.size() != table.columns().size() || is_wide) {
    table.set_aside(
        fault(Fault::row_ragged, table.source(), row,
              {std::to_string(record.cells.size()), std::to_string(table.columns().size())}));
  } else {
    std::vector<TextTable::Cell> cells;
    cells.reserve(record.cells.size());
    for (auto& cell : record.cells) { cells.push_back(cell_of(std::move(cell))); }
    table.add_row(row, std::move(cells));
  }
}

/// Why a record can't be the header.
inline std::optional<Diagnostic> header_fault(const Record& header, std::string_view source,
                                              std::int64_t row) {
  for (const auto& cell : header.cells) {
    if (!is_utf8(cell)) {
      return fault(Fault::table_unreadable, source, row,
                   {"the header is not UTF-8; save it as CSV UTF-8"});
    }
    if (cell.size() > widest_cell) {
      return fault(Fault::table_too_wide, source, row, {std::to_string(widest_cell)});
    }
  }
  return std::nullopt;
}

inline bool is_utf16(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

/// Why a file can't be opened as a table.
inline std::optional<std::string> refusal(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (error || !std::filesystem::exists(status)) { return "no such file"; }
  if (std::filesystem::is_directory(status)) { return "it is a folder"; }
  return std::nullopt;
}

}  // namespace thidua::inline v0::csv
