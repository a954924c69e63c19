/// \file
/// Reads the values of subjects from tables: a row a subject, or a row a subject and input. Units are held to: a bare 45 is
/// no percentage, and 0.45 is not one either.
#include <charconv>
#include <map>
#include <set>

#include <thidua/core/name_index.hpp>
#include <thidua/core/text.hpp>
#include <thidua/score/decimal_comma.hpp>
#include <thidua/score/score.hpp>

namespace thidua::inline v0 {

namespace {

std::optional<std::int64_t> count_from(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) {
    return std::nullopt;
  }
  return value;
}

bool is_one_of(std::string_view text, std::initializer_list<const char*> words) {
  const auto key = name_key(text);
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return name_key(word) == key; });
}

/// A fault, or a value.
using Cell = tl::expected<ScoreValue, std::pair<Fault, std::vector<std::string>>>;

Cell fault(Fault code, std::vector<std::string> arguments) {
  return tl::unexpected{std::pair{code, std::move(arguments)}};
}

Cell counts_from(const ScoreInput& input, const std::string& n_text, const std::string& d_text,
                 bool may_lack_denominator) {
  const auto n = count_from(n_text);
  const auto d = count_from(d_text);
  if (!n || !d) { return fault(Fault::row_bad_number, {n ? d_text : n_text}); }
  if (*n == 0 && *d == 0) { return ScoreValue{NoActivity{}}; }
  if ((*d == 0 && !may_lack_denominator) || (*d > 0 && input.part_of_whole && *n > *d)) {
    return fault(Fault::row_numerator_above_denominator, {n_text, d_text});
  }
  return ScoreValue{Counts{*n, *d}};
}

Cell truth_from(const std::string& text) {
  if (is_one_of(text, {"yes", "true", "có", "1", "x"})) { return ScoreValue{Truth::yes}; }
  if (is_one_of(text, {"no", "false", "không", "0"})) { return ScoreValue{Truth::no}; }
  return fault(Fault::row_bad_truth, {text});
}

class ValueReader {
 public:
  ValueReader(const TextTable& table, const Scorecard& card) : table_{table}, card_{card} {
    find_columns();
    for (const auto& item : card.items) {
      if (!item.last.empty()) { without_denominator_.insert(item.input); }
    }
  }

  ScoreValues run() {
    values_.set_aside = table_.set_aside();
    for (row_ = 0; row_ < table_.rows(); ++row_) {
      const auto id = text(at("subject"));
      if (id.empty()) {
        set_aside(Fault::row_no_subject, at("subject"), {});
        continue;
      }
      is_long_ ? read_long(id) : read_wide(id);
    }
    return std::move(values_);
  }

 private:
  void find_columns() {
    static const std::map<std::string, std::vector<const char*>> known{
        {"subject", {"subject", "Đơn vị", "Đối tượng", "Tên đơn vị", "Mã đơn vị", "code"}},
        {"block", {"block", "Khối", "Cụm"}},
        {"kind", {"kind", "Loại"}},
        {"input", {"input", "indicator", "Chỉ số", "Tiêu chí"}},
        {"n", {"n", "numerator", "Tử số"}},
        {"d", {"d", "denominator", "Mẫu số"}},
        {"value", {"value", "quantity", "Giá trị"}},
        {"reported", {"reported", "Tỷ lệ công bố", "Tỷ lệ báo cáo"}}};
    Diagnostics faults;
    for (std::size_t i = 0; i < table_.columns().size(); ++i) {
      const auto key = header_key(table_.columns()[i]);
      if (!key.empty() && !headers_.emplace(key, i).second) {
        faults.push_back(
            {Fault::table_duplicate_column, header_place(), {}, {}, {table_.columns()[i]}, {}});
      }
    }
    for (const auto& [name, spellings] : known) {
      for (const char* spelling : spellings) {
        const auto found = headers_.find(header_key(spelling));
        if (found != headers_.end()) { columns_.try_emplace(name, found->second); }
      }
    }
    std::string all;
    for (const auto& header : table_.columns()) {
      all += (all.empty() ? "«" : ", «") + header + "»";
    }
    if (!at("subject")) {
      faults.push_back({Fault::table_missing_column,
                        header_place(),
                        {},
                        {},
                        {"subject", all, "«subject», «Đơn vị», «Đối tượng»"},
                        {}});
    }
    is_long_ = at("input") && (at("value") || at("reported") || (at("n") && at("d")));
    const bool has_input =
        std::any_of(card_.inputs.begin(), card_.inputs.end(), [&](const ScoreInput& input) {
          return column(input.id) ||
                 (column(input.numerator_column()) && column(input.denominator_column()));
        });
    if (!is_long_ && !has_input && !card_.inputs.empty()) {
      faults.push_back({Fault::table_missing_column,
                        header_place(),
                        {},
                        {},
                        {card_.inputs.front().id, all, "«" + card_.inputs.front().id + "»"},
                        {}});
    }
    if (has_errors(faults)) { throw InputError{std::move(faults)}; }
  }

  [[nodiscard]] std::optional<std::size_t> at(const std::string& name) const {
    const auto found = columns_.find(name);
    return found == columns_.end() ? std::nullopt : std::optional{found->second};
  }
  [[nodiscard]] std::optional<std::size_t> column(const std::string& header) const {
    const auto found = headers_.find(header_key(header));
    return found == headers_.end() ? std::nullopt : std::optional{found->second};
  }
  [[nodiscard]] std::string text(std::optional<std::size_t> column) const {
    if (!column || !table_.cell(row_, *column)) { return {}; }
    return nfc(detail::without_outer_spaces(*table_.cell(row_, *column)));
  }
  [[nodiscard]] Place place(std::optional<std::size_t> column) const {
    return {table_.source(), 0, 0, table_.row_number(row_),
            column ? table_.columns()[*column] : std::string{}};
  }
  [[nodiscard]] Place header_place() const { return {table_.source(), 0, 0, 1, {}}; }
  void set_aside(Fault code, std::optional<std::size_t> column, std::vector<std::string> arguments,
                 std::string suggestion = {}) {
    values_.set_aside.push_back(
        {code, place(column), {}, {}, std::move(arguments), std::move(suggestion)});
  }

  SubjectValues& subject(const std::string& id) {
    const auto [found, is_new] = subjects_.try_emplace(id, values_.subjects.size());
    if (is_new) {
      values_.subjects.push_back({id, text(at("block")), text(at("kind")), {}});
      first_row_[id] = table_.row_number(row_);
    }
    return values_.subjects[found->second];
  }

  void take(SubjectValues& subject, const ScoreInput& input, Cell cell,
            std::optional<std::size_t> column) {
    if (!cell) {
      set_aside(cell.error().first, column, std::move(cell.error().second));
      return;
    }
    if (std::holds_alternative<Missing>(*cell)) { return; }
    if (std::holds_alternative<Score>(*cell) && !noted_.contains(column)) {
      if (auto note = decimal_comma_note(text(column), place(column))) {
        values_.notes.push_back(std::move(*note));
        noted_.insert(column);  // the first one of a column speaks for the others
      }
    }
    subject.values[input.id] = std::move(*cell);
  }

  void read_wide(const std::string& id) {
    if (const auto first = first_row_.find(id); first != first_row_.end()) {
      set_aside(Fault::row_duplicate_subject, at("subject"), {id, std::to_string(first->second)});
      return;
    }
    auto& subject = this->subject(id);
    for (const auto& input : card_.inputs) {
      const auto n = column(input.numerator_column());
      const auto d = column(input.denominator_column());
      if (n && d && !(text(n).empty() && text(d).empty())) {
        take(subject, input, counts_from(input, text(n), text(d), lacks_denominator(input)), n);
      } else if (const auto value = column(input.id)) {
        take(subject, input, value_from(input, text(value)), value);
      }
    }
  }

  void read_long(const std::string& id) {
    const auto name = text(at("input"));
    const auto* input = with_id(card_.inputs, name);
    if (input == nullptr) {
      std::vector<std::string> known;
      for (const auto& entry : card_.inputs) { known.push_back(entry.id); }
      set_aside(Fault::row_unknown_indicator, at("input"), {name}, nearest(name, known));
      return;
    }
    auto& subject = this->subject(id);
    const auto [first, is_new] = rows_.try_emplace(std::pair{id, name}, table_.row_number(row_));
    if (!is_new) {
      set_aside(Fault::row_duplicate_measure, at("subject"), {std::to_string(first->second)});
      return;
    }
    if (!text(at("n")).empty() || !text(at("d")).empty()) {
      take(subject, *input,
           counts_from(*input, text(at("n")), text(at("d")), lacks_denominator(*input)), at("n"));
    } else if (const auto reported = text(at("reported")); !reported.empty()) {
      take(subject, *input, reported_from(reported), at("reported"));
    } else {
      take(subject, *input, value_from(*input, text(at("value"))), at("value"));
    }
  }

  [[nodiscard]] bool lacks_denominator(const ScoreInput& input) const {
    return without_denominator_.contains(input.id);
  }

  static Cell reported_from(const std::string& text) {
    const auto written = parse_written_percent(text);
    if (!written || written->places > 15) { return fault(Fault::row_bad_percent, {text}); }
    return score_value(Reported{written->value, written->places, PrintRounding::nearest});
  }

  [[nodiscard]] Cell value_from(const ScoreInput& input, const std::string& text) const {
    if (text.empty()) { return ScoreValue{Missing{}}; }
    if (is_one_of(text, {"n/a", "not-applicable", "không áp dụng"})) {
      return ScoreValue{NotApplicable{}};
    }
    if (is_one_of(text, {"0/0", "no-activity", "không phát sinh"})) {
      return ScoreValue{NoActivity{}};
    }
    if (is_one_of(text, {"nan", "inf", "+inf", "-inf", "infinity", "-infinity"})) {
      return fault(Fault::row_not_finite, {text});
    }
    if (input.unit == truth_unit) { return truth_from(text); }
    if (input.unit == percent_unit) {
      if (const auto slash = text.find('/'); slash != std::string::npos && !text.ends_with('%')) {
        return counts_from(input, text.substr(0, slash), text.substr(slash + 1),
                           lacks_denominator(input));
      }
      const auto mark = parse_mark(text);
      if (!mark || mark->unit != percent_unit) { return fault(Fault::row_bad_percent, {text}); }
      if (mark->value.sign() < 0 || (input.part_of_whole && mark->value > Score{1})) {
        return fault(Fault::row_percent_out_of_range, {text});
      }
      return ScoreValue{mark->value};
    }
    const auto mark = parse_mark(text);
    if (!mark) { return fault(Fault::row_bad_quantity, {text}); }
    if (!mark->unit.empty() && mark->unit != input.unit) {
      return fault(Fault::row_unit_mismatch, {input.id, input.unit, mark->unit});
    }
    for (const auto& item : card_.items) {
      if (item.input == input.id && item.rule.kind == RuleKind::given &&
          (mark->value.sign() < 0 || mark->value > item.most.value)) {
        return fault(Fault::row_points_out_of_range,
                     {to_string(Mark{mark->value}), to_string(item.most), item.id});
      }
    }
    return ScoreValue{mark->value};
  }

  const TextTable& table_;
  const Scorecard& card_;
  std::map<std::string, std::size_t> headers_;
  std::map<std::string, std::size_t> columns_;
  std::set<std::string> without_denominator_;
  std::set<std::optional<std::size_t>> noted_;
  std::map<std::string, std::size_t> subjects_;
  std::map<std::string, std::int64_t> first_row_;
  std::map<std::pair<std::string, std::string>, std::int64_t> rows_;
  bool is_long_ = false;
  std::size_t row_ = 0;
  ScoreValues values_;
};

}  // namespace

ScoreValues read_score_values(const TextTable& table, const Scorecard& card) {
  return ValueReader{table, card}.run();
}

ScoreValues score_values(const Measurements& measurements, const Scorecard& card) {
  ScoreValues values;
  values.set_aside = measurements.set_aside();
  std::map<std::string, std::size_t> subjects;
  for (const auto& entry : measurements.entries()) {
    if (with_id(card.inputs, entry.indicator) == nullptr) { continue; }
    const auto [at, is_new] = subjects.try_emplace(entry.subject, values.subjects.size());
    if (is_new) { values.subjects.push_back({entry.subject, {}, {}, {}}); }
    // Sorted by day, undated first: the latest is taken.
    values.subjects[at->second].values[entry.indicator] = score_value(entry.measure);
  }
  return values;
}

}  // namespace thidua::inline v0
