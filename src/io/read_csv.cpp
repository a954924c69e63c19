/// \file
/// A reader of CSV that keeps count of rows and never loses one. Own code, because no packaged reader gives the row number of a
/// ragged or badly encoded row and goes on (docs/decisions/0004-own-csv-reader.md).
#include <thidua/io/read_csv.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include <thidua/core/text.hpp>

namespace thidua::inline v0 {

namespace {

/// One record: its cells as written between the separators, without their quotes.
struct Record {
  std::vector<std::string> cells;
  bool blank = false;  ///< an empty line
};

class CsvParser {
 public:
  CsvParser(std::string_view text, char separator) : rest_{text}, separator_{separator} {}

  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

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

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t widest_cell = std::size_t{1} << 20U;

char separator_of(std::string_view text) {
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

Diagnostic fault(Fault fault, std::string_view source, std::int64_t row,
                 std::vector<std::string> arguments) {
  return {fault, {std::string{source}, 0, 0, row, {}}, {}, {}, std::move(arguments), {}};
}

TextTable::Cell cell_of(std::string&& text) {
  if (detail::without_outer_spaces(text).empty()) { return std::nullopt; }
  return std::move(text);
}

/// A record as a row of the table, or why not.
void add(TextTable& table, std::int64_t row, Record&& record) {
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

}  // namespace

Result<TextTable> parse_csv(std::string_view text, std::string_view source) {
  const auto refuse = [&](Fault why, std::int64_t row, std::vector<std::string> arguments) {
    return tl::unexpected{Diagnostics{fault(why, source, row, std::move(arguments))}};
  };
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return refuse(Fault::table_unreadable, 0, {"UTF-16; save it as CSV UTF-8"});
  }
  if (text.starts_with(byte_order_mark)) { text.remove_prefix(byte_order_mark.size()); }
  CsvParser parser{text, separator_of(text)};
  std::int64_t row = 0;
  std::optional<TextTable> table;
  while (!parser.at_end()) {
    ++row;
    auto record = parser.next();
    if (!record) { return refuse(Fault::table_unterminated_quote, row, {std::to_string(row)}); }
    if (record->blank) { continue; }
    if (table) {
      add(*table, row, std::move(*record));
      continue;
    }
    for (const auto& cell : record->cells) {
      if (!is_utf8(cell)) {
        return refuse(Fault::table_unreadable, row,
                      {"the header is not UTF-8; save it as CSV UTF-8"});
      }
      if (cell.size() > widest_cell) {
        return refuse(Fault::table_too_wide, row, {std::to_string(widest_cell)});
      }
    }
    table.emplace(std::string{source}, std::move(record->cells));
  }
  if (!table) { return refuse(Fault::table_empty, 0, {}); }
  return std::move(*table);
}

Result<TextTable> try_read_csv(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  const auto refuse = [&](std::string why) {
    return tl::unexpected{Diagnostics{fault(Fault::table_unreadable, name, 0, {std::move(why)})}};
  };
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (error || !std::filesystem::exists(status)) { return refuse("no such file"); }
  if (std::filesystem::is_directory(status)) { return refuse("it is a folder"); }
  std::ifstream stream{path, std::ios::binary};
  if (!stream) { return refuse("permission denied"); }
  const std::string text{std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
  if (stream.bad()) { return refuse("the reading failed"); }
  return parse_csv(text, name);
}

TextTable read_csv(const std::filesystem::path& path) {
  auto result = try_read_csv(path);
  if (!result) { throw InputError{std::move(result.error())}; }
  return std::move(*result);
}

}  // namespace thidua::inline v0
