/// \file
/// Reads pieces of a file and gives the records that are whole. A record that reaches the end of the piece may go on after it (a
/// quoted cell, the second half of a line end): it is read again when there is more, each time at least twice as much.
#include <thidua/io/csv_stream.hpp>

#include <algorithm>
#include <utility>

#include "csv_records.hpp"

namespace thidua::inline v0 {

namespace {

/// Whether the text holds a line end outside quotes: then the separator is that of the whole file.
bool holds_a_line(std::string_view text) {
  bool quoted = false;
  return std::any_of(text.begin(), text.end(), [&](char c) {
    if (c == '"') { quoted = !quoted; }
    return !quoted && (c == '\n' || c == '\r');
  });
}

}  // namespace

CsvStream::CsvStream(const std::filesystem::path& path, std::size_t bytes_at_once)
    : source_{path.filename().string()}, bytes_at_once_{std::max<std::size_t>(bytes_at_once, 1)} {
  if (auto why = csv::refusal(path)) { refuse(Fault::table_unreadable, 0, {std::move(*why)}); }
  file_.open(path, std::ios::binary);
  if (!file_) { refuse(Fault::table_unreadable, 0, {"permission denied"}); }
  read_start();
  read_header();
}

void CsvStream::read_start() {
  while (rest().size() < csv::byte_order_mark.size() && read_more()) {}
  if (csv::is_utf16(rest())) {
    refuse(Fault::table_unreadable, 0, {"UTF-16; save it as CSV UTF-8"});
  }
  if (rest().starts_with(csv::byte_order_mark)) { begin_ += csv::byte_order_mark.size(); }
  while (!holds_a_line(rest()) && read_more()) {}
  separator_ = csv::separator_of(rest());
}

void CsvStream::read_header() {
  while (true) {
    csv::CsvParser parser{rest(), separator_};
    if (parser.at_end()) {
      if (read_more()) { continue; }
      refuse(Fault::table_empty, 0, {});
    }
    csv::Record record;
    const bool is_whole = parser.next(record);
    if ((!is_whole || parser.at_end()) && read_more()) { continue; }
    ++row_;
    if (!is_whole) { refuse(Fault::table_unterminated_quote, row_, {std::to_string(row_)}); }
    begin_ = text_.size() - parser.rest().size();
    if (record.blank) { continue; }
    if (auto why = csv::header_fault(record, source_, row_)) {
      throw InputError{Diagnostics{std::move(*why)}};
    }
    columns_ = csv::names_of(record);
    return;
  }
}

std::optional<TextTable> CsvStream::next(std::size_t most_rows) {
  TextTable table{source_, columns_};
  std::size_t taken = 0;
  csv::CsvParser parser{rest(), separator_};
  csv::Record record;
  while (taken < most_rows) {
    const bool all_taken = parser.at_end();
    const bool is_whole = !all_taken && parser.next(record);
    if ((parser.at_end() || !is_whole) && read_more()) {
      parser = csv::CsvParser{rest(), separator_};
      continue;
    }
    if (all_taken) { break; }
    ++row_;
    if (!is_whole) { refuse(Fault::table_unterminated_quote, row_, {std::to_string(row_)}); }
    begin_ = text_.size() - parser.rest().size();
    if (record.blank) { continue; }
    ++taken;
    csv::add(table, row_, record);
  }
  if (taken == 0) { return std::nullopt; }
  return table;
}

bool CsvStream::read_more() {
  if (at_end_) { return false; }
  text_.erase(0, begin_);
  begin_ = 0;
  const std::size_t kept = text_.size();
  text_.resize(kept + std::max(bytes_at_once_, kept));
  file_.read(text_.data() + kept, static_cast<std::streamsize>(text_.size() - kept));
  const auto got = static_cast<std::size_t>(file_.gcount());
  text_.resize(kept + got);
  bytes_read_ += got;
  if (file_.bad()) { refuse(Fault::table_unreadable, 0, {"the reading failed"}); }
  at_end_ = file_.eof();
  return true;
}

void CsvStream::refuse(Fault why, std::int64_t row, std::vector<std::string> arguments) const {
  throw InputError{Diagnostics{csv::fault(why, source_, row, std::move(arguments))}};
}

}  // namespace thidua::inline v0
