/// \file
/// Reads contenders from text cells.
#include <thidua/score/read_contenders.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <thidua/core/spaces.hpp>
#include <thidua/core/text.hpp>
#include <thidua/score/decimal_mark.hpp>
#include <thidua/score/mark.hpp>

namespace thidua::inline v0 {

namespace {

constexpr std::array subject_names{"subject", "id", "đối tượng", "đơn vị"};

std::string lower_ascii(std::string_view text) {
  std::string result{text};
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
  }
  return result;
}

/// «nan», «inf», «-infinity»: what is left of a calculation that had no result.
bool is_not_finite(std::string_view text) {
  std::string word = lower_ascii(detail::without_outer_spaces(text));
  if (word.starts_with('-') || word.starts_with('+')) { word.erase(0, 1); }
  return word == "nan" || word == "inf" || word == "infinity";
}

class Reader {
 public:
  Reader(const TextTable& table, const ContenderColumns& columns)
      : table_{table}, columns_{columns} {}

  Result<ReadContenders> run() {
    faults_ = table_.set_aside();
    std::optional<std::size_t> subject = find_subject();
    const auto block = optional_column(columns_.block);
    const auto kind = optional_column(columns_.kind);
    std::vector<std::array<std::optional<std::size_t>, 2>> keys;
    for (const auto& key : columns_.keys) {
      units_.emplace_back();
      keys.push_back({column(key.low, key.key.cite),
                      key.high.empty() ? std::nullopt : column(key.high, key.key.cite)});
    }
    if (!faults_.empty()) { return failed(); }
    std::vector<Contender> contenders;
    for (row_ = 0; row_ < table_.rows(); ++row_) {
      Contender contender;
      contender.row = table_.row_number(row_);
      contender.id = text(subject);
      contender.block = text(block);
      contender.kind = text(kind);
      for (std::size_t key = 0; key < keys.size(); ++key) {
        contender.values.push_back(value(key, keys[key][0], keys[key][1]));
      }
      contenders.push_back(std::move(contender));
    }
    if (!faults_.empty()) { return failed(); }
    std::vector<RankKey> found;
    for (std::size_t key = 0; key < keys.size(); ++key) {
      found.push_back(columns_.keys[key].key);
      found.back().unit = units_[key].value_or("");
    }
    return ReadContenders{std::move(contenders), std::move(found), std::move(notes_)};
  }

 private:
  tl::unexpected<Diagnostics> failed() {
    sort_by_place(faults_);
    return tl::unexpected{std::move(faults_)};
  }

  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view name) const {
    const auto& names = table_.columns();
    const auto exact = std::find(names.begin(), names.end(), name);
    if (exact != names.end()) { return static_cast<std::size_t>(exact - names.begin()); }
    const std::string key = header_key(name);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (header_key(names[i]) == key) { return i; }
    }
    return std::nullopt;
  }

  std::optional<std::size_t> column(const std::string& name, const Citation& cite) {
    if (const auto at = index_of(name)) { return at; }
    std::string known;
    for (const auto& other : table_.columns()) { known += (known.empty() ? "" : ", ") + other; }
    Diagnostic fault;
    fault.fault = Fault::rank_unknown_key;
    fault.place.file = table_.source();
    fault.place.row = 1;
    fault.clause = to_string(cite);
    fault.arguments = {name, known};
    fault.suggestion = nearest(name, table_.columns());
    faults_.push_back(std::move(fault));
    return std::nullopt;
  }

  std::optional<std::size_t> optional_column(const std::string& name) {
    return name.empty() ? std::nullopt : column(name, {});
  }

  std::optional<std::size_t> find_subject() {
    if (!columns_.subject.empty()) { return column(columns_.subject, {}); }
    for (const auto* name : subject_names) {
      if (const auto at = index_of(name)) { return at; }
    }
    return column("subject", {});
  }

  [[nodiscard]] std::string text(std::optional<std::size_t> at) const {
    if (!at) { return {}; }
    const auto cell = table_.cell(row_, *at);
    return cell ? nfc(detail::without_outer_spaces(*cell)) : std::string{};
  }

  void fault(Fault kind, std::size_t at, std::vector<std::string> arguments,
             std::string suggestion = {}) {
    Diagnostic fault;
    fault.fault = kind;
    table_.locate(fault, row_, at);
    fault.arguments = std::move(arguments);
    fault.suggestion = std::move(suggestion);
    faults_.push_back(std::move(fault));
  }

  std::optional<Score> number(std::size_t key, std::size_t at, std::string_view cell) {
    if (is_not_finite(cell)) {
      fault(Fault::rank_bad_number, at, {std::string{cell}});
      return std::nullopt;
    }
    const auto mark = parse_mark(cell);
    if (!mark) {
      const auto plain = without_thousands(cell);
      fault(Fault::rank_bad_number, at, {std::string{cell}},
            parse_mark(plain) ? plain : std::string{});
      return std::nullopt;
    }
    if (!noted_.contains(at)) {
      if (auto note = decimal_mark_note(cell)) {
        table_.locate(*note, row_, at);
        notes_.push_back(std::move(*note));
        noted_.insert(at);  // the first one of a column speaks for the others
      }
    }
    auto& unit = units_[key];
    if (unit && *unit != mark->unit) {
      fault(Fault::rank_mixed_units, at, {columns_.keys[key].key.id, *unit, mark->unit});
    }
    if (!unit) { unit = mark->unit; }
    return mark->value;
  }

  RankValue value(std::size_t key, std::optional<std::size_t> low,
                  std::optional<std::size_t> high) {
    RankValue result;
    const std::string first = text(low);
    if (high) {
      if (!first.empty()) { result.low = number(key, *low, first); }
      if (const std::string second = text(high); !second.empty()) {
        result.high = number(key, *high, second);
      }
      return result;
    }
    if (first.empty()) { return result; }
    for (const std::string_view sign : {"..", "…", "–"}) {
      const auto at = first.find(sign);
      if (at == std::string::npos) { continue; }
      result.low = number(key, *low, detail::without_outer_spaces(first.substr(0, at)));
      result.high = number(key, *low, detail::without_outer_spaces(first.substr(at + sign.size())));
      return result;
    }
    result.low = number(key, *low, first);
    result.high = result.low;
    return result;
  }

  const TextTable& table_;
  const ContenderColumns& columns_;
  std::vector<std::optional<std::string>> units_;
  std::size_t row_ = 0;
  Diagnostics faults_;
  Diagnostics notes_;
  std::set<std::size_t> noted_;
};

}  // namespace

Result<ReadContenders> read_contenders(const TextTable& table, const ContenderColumns& columns) {
  return Reader{table, columns}.run();
}

}  // namespace thidua::inline v0
