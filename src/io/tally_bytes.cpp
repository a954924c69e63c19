/// \file
/// Writes a tally as bytes.
#include <thidua/io/tally_bytes.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <vector>

#include <thidua/io/receipt.hpp>

#include "byte_writer.hpp"
#include "tally_layout.hpp"

namespace thidua::inline v0 {

namespace {

/// Texts numbered in their order; they have to outlive this.
class Dictionary {
 public:
  void meet(std::string_view text) { numbers_.try_emplace(text, 0); }
  void write(ByteWriter& out) {
    std::vector<std::string_view> texts;
    texts.reserve(numbers_.size());
    for (const auto& [text, number] : numbers_) { texts.push_back(text); }
    std::sort(texts.begin(), texts.end());
    out.number(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (!tally_layout::is_utf8(texts[i])) {
        throw std::invalid_argument{"a tally with a text that is no UTF-8 can't be written"};
      }
      out.text(texts[i]);
      numbers_[texts[i]] = i;
    }
  }
  [[nodiscard]] std::uint64_t number_of(std::string_view text) const { return numbers_.at(text); }

 private:
  std::unordered_map<std::string_view, std::uint64_t> numbers_;
};

void write_rules(const TallyRules& rules, bool all_named, ByteWriter& out) {
  out.number(rules.flags.size());
  for (const auto& flag : rules.flags) {
    for (const auto* text : {&flag.id, &flag.title.vi, &flag.title.en}) {
      if (!tally_layout::is_utf8(*text)) {
        throw std::invalid_argument{"a tally with a text that is no UTF-8 can't be written"};
      }
      out.text(*text);
    }
    out.byte(flag.dated ? static_cast<std::uint8_t>(static_cast<unsigned>(*flag.dated) + 1U)
                        : std::uint8_t{0});
  }
  out.byte(static_cast<std::uint8_t>(rules.counted_by));
  unsigned options = rules.with_service ? tally_layout::with_service : 0U;
  options |= rules.with_officer ? tally_layout::with_officer : 0U;
  options |= rules.with_amount ? tally_layout::with_amount : 0U;
  options |= all_named ? 0U : tally_layout::with_unnamed;
  options |= rules.period ? tally_layout::with_period : 0U;
  out.byte(static_cast<std::uint8_t>(options));
  if (rules.period) {
    out.signed_number(rules.period->first().epoch_days());
    out.number(static_cast<std::uint64_t>(rules.period->term_length().count));
  }
}

void write_cells(const std::map<TallyKey, std::int64_t>& cells, ByteWriter& out) {
  Dictionary units;
  Dictionary officers;
  Dictionary services;
  Date first_day{9999, 12, 31};
  for (const auto& [key, count] : cells) {
    units.meet(key.unit);
    officers.meet(key.officer);
    services.meet(key.service);
    first_day = std::min(first_day, key.day);
  }
  units.write(out);
  officers.write(out);
  services.write(out);
  out.number(cells.size());
  if (cells.empty()) { return; }
  out.signed_number(first_day.epoch_days());
  // Each number as the distance from the cell before, as long as all to its left is the same: columns of small numbers.
  std::array<ByteWriter, tally_layout::cell_columns> columns;
  std::array<std::uint64_t, 4> last{};
  for (const auto& [key, count] : cells) {
    const std::array<std::uint64_t, 4> now{
        units.number_of(key.unit), officers.number_of(key.officer), services.number_of(key.service),
        static_cast<std::uint64_t>((key.day - first_day).count)};
    columns[0].number(now[0] - last[0]);
    bool same = now[0] == last[0];
    for (std::size_t i = 1; i < now.size(); ++i) {
      columns.at(i).number(same ? now.at(i) - last.at(i) : now.at(i));
      same = same && now.at(i) == last.at(i);
    }
    columns[4].number(key.pattern);
    columns[5].signed_number(count);
    last = now;
  }
  for (const auto& column : columns) { out.raw(column.bytes()); }
}

void write_diagnostics(const Tally& tally, ByteWriter& out) {
  const std::array<Diagnostics, 3> lists{tally.set_aside(), tally.outside_period(), tally.notes()};
  const auto texts_of = [](const Diagnostic& d) {
    return std::array<std::string_view, 6>{d.code(), d.place.file, d.place.column_name,
                                           d.path,   d.clause,     d.suggestion};
  };
  Dictionary texts;
  for (const auto& list : lists) {
    for (const auto& entry : list) {
      for (const auto text : texts_of(entry)) { texts.meet(text); }
      for (const auto& argument : entry.arguments) { texts.meet(argument); }
    }
  }
  texts.write(out);
  for (const auto& list : lists) {
    out.number(list.size());
    for (const auto& entry : list) {
      for (const auto text : texts_of(entry)) { out.number(texts.number_of(text)); }
      out.signed_number(entry.place.line);
      out.signed_number(entry.place.column);
      out.signed_number(entry.place.row);
      out.number(entry.arguments.size());
      for (const auto& argument : entry.arguments) { out.number(texts.number_of(argument)); }
    }
  }
}

/// How many rows of each reason there are, where not all of them are named.
void write_unnamed(const RowsAside& aside, ByteWriter& out) {
  std::map<std::string_view, std::uint64_t> counts;
  for (const auto& [fault, reason] : aside.reasons()) {
    counts[code(fault)] = static_cast<std::uint64_t>(reason.count) - reason.named.size();
  }
  std::erase_if(counts, [](const auto& entry) { return entry.second == 0; });
  out.number(counts.size());
  for (const auto& [code, count] : counts) {
    out.text(code);
    out.number(count);
  }
}

}  // namespace

std::string tally_bytes(const Tally& tally) {
  ByteWriter body;
  const bool all_named = tally.rows_aside().all_named();
  write_rules(tally.rules(), all_named, body);
  body.number(static_cast<std::uint64_t>(tally.rows_counted()));
  body.number(tally.batches().size());
  for (const auto& digest : tally.batches()) { body.raw(tally_layout::bytes_of_digest(digest)); }
  write_cells(tally.changes(), body);
  if (tally.rules().with_amount) { write_cells(tally.amounts(), body); }
  write_diagnostics(tally, body);
  if (!all_named) { write_unnamed(tally.rows_aside(), body); }
  ByteWriter out;
  out.raw(tally_layout::magic);
  out.fixed(tally_layout::version, 4);
  out.fixed(body.bytes().size(), 8);
  out.raw(body.bytes());
  return out.bytes() + tally_layout::bytes_of_digest(sha256(out.bytes()));
}

}  // namespace thidua::inline v0
