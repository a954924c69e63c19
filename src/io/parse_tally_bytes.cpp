/// \file
/// Reads a tally's bytes back; accepts what the writer writes and nothing else.
#include <thidua/io/tally_bytes.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <vector>

#include <thidua/io/receipt.hpp>

#include "byte_reader.hpp"
#include "tally_layout.hpp"

namespace thidua::inline v0 {

namespace {

using tally_layout::refuse;

/// Texts by their numbers; each has to be used, else the same tally had two forms.
class Dictionary {
 public:
  explicit Dictionary(ByteReader& in) {
    const std::size_t size = in.count(1);
    texts_.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
      texts_.push_back(in.text());
      if (i > 0 && !(texts_[i - 1] < texts_[i])) { refuse("names that are not in order"); }
    }
    used_.resize(size);
  }
  [[nodiscard]] std::string_view use(std::uint64_t number) {
    if (number >= texts_.size()) { refuse("a name that is not there"); }
    used_[static_cast<std::size_t>(number)] = true;
    return texts_[static_cast<std::size_t>(number)];
  }
  void require_all_used() const {
    if (std::find(used_.begin(), used_.end(), false) != used_.end()) {
      refuse("a name that nothing has");
    }
  }

 private:
  std::vector<std::string_view> texts_;
  std::vector<bool> used_;
};

Date day_from(std::int64_t epoch_days) {
  try {
    return Date::from_epoch_days(epoch_days);
  } catch (const std::out_of_range&) { refuse("a day out of range"); }
}

/// A day that is so many days later.
Date day_after(const Date& first, std::uint64_t days) {
  constexpr std::uint64_t most = 10'000 * 366;
  if (days > most) { refuse("a day out of range"); }
  return day_from(first.epoch_days() + static_cast<std::int64_t>(days));
}

DateField date_field_from(unsigned number) {
  if (number >= std::size(Words<DateField>::table)) { refuse("an unknown date of dossiers"); }
  return static_cast<DateField>(number);
}

/// What the bytes say first: how rows were counted, and whether some that were not are only counted.
struct Head {
  TallyRules rules;
  bool with_unnamed = false;
};

Head read_head(ByteReader& in) {
  Head head;
  TallyRules& rules = head.rules;
  // A flag takes four bytes at least.
  const std::size_t flags = in.count(4);
  for (std::size_t i = 0; i < flags; ++i) {
    Flag flag;
    flag.id = in.text();
    flag.title.vi = in.text();
    flag.title.en = in.text();
    if (const unsigned dated = in.byte(); dated != 0) { flag.dated = date_field_from(dated - 1); }
    rules.flags.push_back(std::move(flag));
  }
  rules.counted_by = date_field_from(in.byte());
  const unsigned options = in.byte();
  constexpr unsigned known = tally_layout::with_service | tally_layout::with_officer |
                             tally_layout::with_period | tally_layout::with_amount |
                             tally_layout::with_unnamed;
  if ((options & ~known) != 0) { refuse("an unknown option"); }
  rules.with_service = (options & tally_layout::with_service) != 0;
  rules.with_officer = (options & tally_layout::with_officer) != 0;
  rules.with_amount = (options & tally_layout::with_amount) != 0;
  head.with_unnamed = (options & tally_layout::with_unnamed) != 0;
  if ((options & tally_layout::with_period) != 0) {
    const Date first = day_from(in.signed_number());
    rules.period = Period{first, day_after(first, in.number())};
  }
  return head;
}

void read_batches(ByteReader& in, Tally& tally) {
  const std::size_t size = in.count(tally_layout::batch_size);
  std::string_view last;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string_view digest = in.raw(tally_layout::batch_size);
    if (i > 0 && !(last < digest)) { refuse("batches that are not in order"); }
    tally.count_batch(tally_layout::digest_of_bytes(digest));
    last = digest;
  }
}

std::vector<std::uint64_t> read_column(ByteReader& in, std::size_t size) {
  std::vector<std::uint64_t> column;
  column.reserve(size);
  for (std::size_t i = 0; i < size; ++i) { column.push_back(in.number()); }
  return column;
}

std::uint64_t further(std::uint64_t from, std::uint64_t by) {
  if (by > std::numeric_limits<std::uint64_t>::max() - from) { refuse("a cell out of range"); }
  return from + by;
}

enum class Summed { counts, amounts };

void read_cells(ByteReader& in, Tally& tally, Summed summed) {
  std::array<Dictionary, 3> names{Dictionary{in}, Dictionary{in}, Dictionary{in}};
  const std::size_t size = in.count(tally_layout::cell_columns);
  if (size > 0) {
    const Date first_day = day_from(in.signed_number());
    std::array<std::vector<std::uint64_t>, 5> columns;
    for (auto& column : columns) { column = read_column(in, size); }
    std::array<std::uint64_t, 5> last{};
    bool has_first_day = false;
    for (std::size_t row = 0; row < size; ++row) {
      std::array<std::uint64_t, 5> now{};
      bool same = true;
      for (std::size_t i = 0; i < 4; ++i) {
        const std::uint64_t by = columns.at(i)[row];
        now.at(i) = same ? further(last.at(i), by) : by;
        same = same && now.at(i) == last.at(i);
      }
      now[4] = columns[4][row];
      if (row > 0 && !(last < now)) { refuse("cells that are not in order"); }
      if (now[4] > std::numeric_limits<Pattern>::max()) { refuse("flags out of range"); }
      const TallyKey key{std::string{names[0].use(now[0])}, std::string{names[1].use(now[1])},
                         std::string{names[2].use(now[2])}, day_after(first_day, now[3]),
                         static_cast<Pattern>(now[4])};
      if (!fits(key, tally.rules())) { refuse("a cell that its rules do not count"); }
      const std::int64_t count = in.signed_number();
      if (count == 0) { refuse("a cell that counts nothing"); }
      summed == Summed::counts ? tally.change(key, count) : tally.change_amount(key, count);
      has_first_day = has_first_day || now[3] == 0;
      last = now;
    }
    if (!has_first_day) { refuse("a first day that no cell has"); }
  }
  for (const auto& dictionary : names) { dictionary.require_all_used(); }
}

Fault fault_from(std::string_view code) {
  const auto fault = fault_with(code);
  if (!fault) { refuse("an unknown code: " + std::string{code}); }
  return *fault;
}

Diagnostic read_diagnostic(ByteReader& in, Dictionary& texts) {
  const auto text = [&] { return std::string{texts.use(in.number())}; };
  Diagnostic diagnostic;
  diagnostic.fault = fault_from(texts.use(in.number()));
  diagnostic.place.file = text();
  diagnostic.place.column_name = text();
  diagnostic.path = text();
  diagnostic.clause = text();
  diagnostic.suggestion = text();
  diagnostic.place.line = in.signed_number();
  diagnostic.place.column = in.signed_number();
  diagnostic.place.row = in.signed_number();
  const std::size_t arguments = in.count(1);
  for (std::size_t i = 0; i < arguments; ++i) { diagnostic.arguments.push_back(text()); }
  return diagnostic;
}

void read_diagnostics(ByteReader& in, Tally& tally) {
  const DiagnosticOrder before;
  Dictionary texts{in};
  enum class List { set_aside, outside, notes };
  for (const auto list : {List::set_aside, List::outside, List::notes}) {
    const std::size_t size = in.count(tally_layout::least_diagnostic);
    Diagnostic last;
    for (std::size_t i = 0; i < size; ++i) {
      Diagnostic diagnostic = read_diagnostic(in, texts);
      // The same row may be set aside in two parts; a note is said once.
      const bool in_order =
          list == List::notes ? before(last, diagnostic) : !before(diagnostic, last);
      if (i > 0 && !in_order) { refuse("diagnostics that are not in order"); }
      last = diagnostic;
      if (list == List::notes) {
        tally.note(std::move(diagnostic));
        continue;
      }
      if ((diagnostic.fault == Fault::row_outside_period) != (list == List::outside)) {
        refuse("a diagnostic in the wrong list");
      }
      tally.set_aside(std::move(diagnostic));
    }
  }
  texts.require_all_used();
  for (const auto& [fault, reason] : tally.rows_aside().reasons()) {
    if (static_cast<std::size_t>(reason.count) > reason.named.size()) {
      refuse("more rows of one reason than are named");
    }
  }
}

/// How many more rows of each reason there are.
void read_unnamed(ByteReader& in, Tally& tally) {
  constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
  // A reason takes three bytes at least.
  const std::size_t reasons = in.count(3);
  if (reasons == 0) { refuse("rows that are not named, and there are none"); }
  RowsAside unnamed;
  std::string_view last;
  for (std::size_t i = 0; i < reasons; ++i) {
    const std::string_view code = in.text();
    if (i > 0 && !(last < code)) { refuse("reasons that are not in order"); }
    const std::uint64_t rows = in.number(most, "the number of rows");
    if (rows == 0) { refuse("a reason without rows"); }
    unnamed.add_unnamed(fault_from(code), static_cast<std::int64_t>(rows));
    last = code;
  }
  tally.set_aside(unnamed);
}

/// The body, when the head and the checksum say that it is one.
std::string_view body_of(std::string_view bytes) {
  ByteReader in{bytes};
  if (bytes.substr(0, tally_layout::magic.size()) != tally_layout::magic) {
    refuse("it does not begin as one");
  }
  static_cast<void>(in.raw(tally_layout::magic.size()));
  if (const auto version = in.fixed(4); version != tally_layout::version) {
    refuse("version " + std::to_string(version) + ", this library reads " +
           std::to_string(tally_layout::version));
  }
  const std::uint64_t length = in.fixed(8);
  const std::size_t around = tally_layout::head_size + tally_layout::checksum_size;
  if (bytes.size() < around || length != bytes.size() - around) {
    refuse("it is damaged, cut off or going on after its end");
  }
  const std::string_view signed_part = bytes.substr(0, bytes.size() - tally_layout::checksum_size);
  if (tally_layout::bytes_of_digest(sha256(signed_part)) != bytes.substr(signed_part.size())) {
    refuse("it is damaged, its checksum is not that of its bytes");
  }
  return signed_part.substr(tally_layout::head_size);
}

}  // namespace

Tally parse_tally_bytes(std::string_view bytes) {
  ByteReader in{body_of(bytes)};
  Head head = read_head(in);
  Tally tally{std::move(head.rules)};
  constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
  tally.count_rows(static_cast<std::int64_t>(in.number(most, "the number of rows")));
  read_batches(in, tally);
  read_cells(in, tally, Summed::counts);
  if (tally.rules().with_amount) { read_cells(in, tally, Summed::amounts); }
  read_diagnostics(in, tally);
  if (head.with_unnamed) { read_unnamed(in, tally); }
  if (!in.at_end()) { refuse("it goes on after its end"); }
  try {
    static_cast<void>(tally.rows_read());
  } catch (const std::overflow_error&) { refuse("the number of rows out of range"); }
  return tally;
}

}  // namespace thidua::inline v0
