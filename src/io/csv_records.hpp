/// \file
/// Records of CSV text: what the reader of whole files and the one that streams have in common, so that both give the same rows
/// and the same faults.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/spaces.hpp>
#include <thidua/core/text.hpp>
#include <thidua/measure/text_table.hpp>

namespace thidua::inline v0::csv {

/// One record: its cells as written between the separators, without their quotes. They are in the text that is parsed, but for
/// those that had to be put together.
struct Record {
  std::vector<std::string_view> cells;
  std::string_view text;  ///< all of it, as it stands
  bool blank = false;     ///< an empty line
  std::deque<std::string> composed;
};

/// Goes through a text, which has to outlive the records that are taken of it.
class CsvParser {
 public:
  CsvParser(std::string_view text, char separator) : rest_{text}, separator_{separator} {}

  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
  /// What comes after the records that were taken.
  [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

  /// Takes the next record in place of what was in `record`; false when a quote is never closed.
  [[nodiscard]] bool next(Record& record) {
    record.cells.clear();
    record.composed.clear();
    record.blank = take_line_end();
    if (record.blank) { return true; }
    const char* const begin = rest_.data();
    while (true) {
      if (!take_cell(record)) { return false; }
      if (!rest_.empty() && rest_.front() == separator_) {
        rest_.remove_prefix(1);
        if (!rest_.empty()) { continue; }
        record.cells.emplace_back();
      }
      record.text = {begin, static_cast<std::size_t>(rest_.data() - begin)};
      take_line_end();
      return true;
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

  bool take_cell(Record& record) {
    if (rest_.empty() || rest_.front() != '"') {
      record.cells.push_back(take_bare());
      return true;
    }
    rest_.remove_prefix(1);
    const auto quote = rest_.find('"');
    if (quote == std::string_view::npos) { return false; }
    const std::string_view quoted = rest_.substr(0, quote);
    rest_.remove_prefix(quote + 1);
    if (rest_.empty() || rest_.front() == separator_ || is_line_end(rest_.front())) {
      record.cells.push_back(quoted);
      return true;
    }
    return compose(record, quoted);
  }

  /// A cell with doubled quotes in it, or with more text after them.
  bool compose(Record& record, std::string_view quoted) {
    std::string& cell = record.composed.emplace_back(quoted);
    while (!rest_.empty() && rest_.front() == '"') {
      const auto quote = rest_.find('"', 1);
      if (quote == std::string_view::npos) { return false; }
      cell += rest_.substr(0, quote);
      rest_.remove_prefix(quote + 1);
    }
    cell += take_bare();
    record.cells.push_back(cell);
    return true;
  }

  std::string_view take_bare() {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != separator_ && !is_line_end(rest_[end])) { ++end; }
    const std::string_view cell = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return cell;
  }
  [[nodiscard]] static bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }

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

/// A record as a row of the table, or why not.
inline void add(TextTable& table, std::int64_t row, const Record& record) {
  const bool is_wide = std::any_of(record.cells.begin(), record.cells.end(),
                                   [](std::string_view c) { return c.size() > widest_cell; });
  // Cells end at characters of ASCII, so all are UTF-8 when the record is.
  if (!is_utf8(record.text)) {
    table.set_aside(fault(Fault::row_bad_text, table.source(), row, {}));
  } else if (record.cells.size() != table.columns().size() || is_wide) {
    table.set_aside(
        fault(Fault::row_ragged, table.source(), row,
              {std::to_string(record.cells.size()), std::to_string(table.columns().size())}));
  } else {
    std::vector<std::optional<std::string_view>> cells;
    cells.reserve(record.cells.size());
    for (const auto cell : record.cells) {
      const bool is_empty = detail::without_outer_spaces(cell).empty();
      cells.push_back(is_empty ? std::nullopt : std::optional{cell});
    }
    table.add_texts(row, cells);
  }
}

/// The cells of a header, as the names of columns.
inline std::vector<std::string> names_of(const Record& header) {
  return {header.cells.begin(), header.cells.end()};
}

/// Why a record can't be the header.
inline std::optional<Diagnostic> header_fault(const Record& header, std::string_view source,
                                              std::int64_t row) {
  for (const auto cell : header.cells) {
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
