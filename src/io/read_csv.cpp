/// \file
/// A reader of CSV that keeps count of rows and never loses one. Own code, because no packaged reader gives the row number of a
/// ragged or badly encoded row and goes on (docs/decisions/0004-own-csv-reader.md).
#include <thidua/io/read_csv.hpp>

#include <fstream>
#include <optional>
#include <string>
#include <utility>

#include "csv_records.hpp"

namespace thidua::inline v0 {

Result<TextTable> parse_csv(std::string_view text, std::string_view source) {
  const auto refuse = [&](Fault why, std::int64_t row, std::vector<std::string> arguments) {
    return tl::unexpected{Diagnostics{csv::fault(why, source, row, std::move(arguments))}};
  };
  if (csv::is_utf16(text)) {
    return refuse(Fault::table_unreadable, 0, {"UTF-16; save it as CSV UTF-8"});
  }
  if (text.starts_with(csv::byte_order_mark)) { text.remove_prefix(csv::byte_order_mark.size()); }
  csv::CsvParser parser{text, csv::separator_of(text)};
  std::int64_t row = 0;
  std::optional<TextTable> table;
  csv::Record record;
  while (!parser.at_end()) {
    ++row;
    if (!parser.next(record)) {
      return refuse(Fault::table_unterminated_quote, row, {std::to_string(row)});
    }
    if (record.blank) { continue; }
    if (table) {
      csv::add(*table, row, record);
      continue;
    }
    if (auto why = csv::header_fault(record, source, row)) {
      return tl::unexpected{Diagnostics{std::move(*why)}};
    }
    table.emplace(std::string{source}, csv::names_of(record));
  }
  if (!table) { return refuse(Fault::table_empty, 0, {}); }
  return std::move(*table);
}

Result<TextTable> try_read_csv(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  const auto refuse = [&](std::string why) {
    return tl::unexpected{
        Diagnostics{csv::fault(Fault::table_unreadable, name, 0, {std::move(why)})}};
  };
  if (auto why = csv::refusal(path)) { return refuse(std::move(*why)); }
  std::ifstream stream{path, std::ios::binary};
  if (!stream) { return refuse("permission denied"); }
  std::string text;
  constexpr std::size_t block = std::size_t{1} << 20U;
  while (stream) {
    const std::size_t before = text.size();
    text.resize(before + block);
    stream.read(text.data() + before, static_cast<std::streamsize>(block));
    text.resize(before + static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) { return refuse("the reading failed"); }
  return parse_csv(text, name);
}

TextTable read_csv(const std::filesystem::path& path) {
  auto result = try_read_csv(path);
  if (!result) { throw InputError{std::move(result.error())}; }
  return std::move(*result);
}

}  // namespace thidua::inline v0
