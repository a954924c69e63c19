/// \file
/// Reads the values of subjects from tables: a row a subject, or a row a subject and input.
#include <map>
#include <set>

#include <thidua/core/text.hpp>
#include <thidua/score/decimal_mark.hpp>
#include <thidua/score/score.hpp>

#include "score_cells.hpp"
#include "score_columns.hpp"

namespace thidua::inline v0 {

namespace {

class ValueReader {
 public:
  ValueReader(const TextTable& table, const Scorecard& card)
      : table_{table}, card_{card}, columns_{table, card}, cells_{card} {}

  ScoreValues run() {
    values_.set_aside = table_.set_aside();
    values_.notes = columns_.notes();
    for (row_ = 0; row_ < table_.rows(); ++row_) {
      const auto id = text(at("subject"));
      if (id.empty()) {
        set_aside(Fault::row_no_subject, at("subject"), {});
        continue;
      }
      columns_.is_long() ? read_long(id) : read_wide(id);
    }
    return std::move(values_);
  }

 private:
  [[nodiscard]] std::optional<std::size_t> at(const std::string& name) const {
    return columns_.at(name);
  }
  [[nodiscard]] std::string text(std::optional<std::size_t> column) const {
    if (!column || !table_.cell(row_, *column)) { return {}; }
    return nfc(detail::without_outer_spaces(*table_.cell(row_, *column)));
  }
  const Diagnostic& set_aside(Fault code, std::optional<std::size_t> column,
                              std::vector<std::string> arguments, std::string suggestion = {}) {
    Diagnostic diagnostic{code, {}, {}, {}, std::move(arguments), std::move(suggestion)};
    table_.locate(diagnostic, row_, column);
    return values_.set_aside.emplace_back(std::move(diagnostic));
  }

  SubjectValues& subject(const std::string& id) {
    const auto [found, is_new] = subjects_.try_emplace(id, values_.subjects.size());
    if (is_new) {
      values_.subjects.push_back({id, text(at("block")), text(at("kind")), {}, {}});
      first_row_[id] = table_.row_number(row_);
    }
    return values_.subjects[found->second];
  }

  void take(SubjectValues& subject, const ScoreInput& input, ReadValue value,
            std::optional<std::size_t> column) {
    if (!value) {
      auto& [code, arguments, suggestion] = value.error();
      subject.unusable[input.id] =
          set_aside(code, column, std::move(arguments), std::move(suggestion));
      return;
    }
    if (std::holds_alternative<Missing>(*value)) { return; }
    if (std::holds_alternative<Score>(*value) && !noted_.contains(column)) {
      if (auto note = decimal_mark_note(text(column))) {
        table_.locate(*note, row_, column);
        values_.notes.push_back(std::move(*note));
        noted_.insert(column);  // the first one of a column speaks for the others
      }
    }
    subject.values[input.id] = std::move(*value);
  }

  void read_wide(const std::string& id) {
    if (const auto first = first_row_.find(id); first != first_row_.end()) {
      set_aside(Fault::row_duplicate_subject, at("subject"), {id, std::to_string(first->second)});
      return;
    }
    auto& subject = this->subject(id);
    for (const auto& input : card_.inputs) { read_input(subject, input); }
  }

  /// Two counts in two columns, or one value in one.
  void read_input(SubjectValues& subject, const ScoreInput& input) {
    const auto n = columns_.column(input.numerator_column());
    const auto d = columns_.column(input.denominator_column());
    const auto value = columns_.column(input.id);
    const bool has_n = !text(n).empty();
    const bool has_d = !text(d).empty();
    if (has_n && has_d) {
      take(subject, input, cells_.counts(input, text(n), text(d)), n);
      return;
    }
    const auto& [there, lacking] =
        has_n ? std::pair{input.numerator_column(), input.denominator_column()}
              : std::pair{input.denominator_column(), input.numerator_column()};
    const bool is_half = has_n != has_d && columns_.is_only_for(there, input);
    if (is_half && ((n && d) || text(value).empty())) {
      take(subject, input, half(there, lacking), has_n ? n : d);
    } else if (value) {
      take(subject, input, cells_.value(input, text(value)), value);
    }
  }

  static ReadValue half(const std::string& there, const std::string& lacking) {
    return tl::unexpected{CellFault{Fault::row_half_ratio, {there, lacking}, {}}};
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
    const auto n = text(at("n"));
    const auto d = text(at("d"));
    if (!n.empty() && !d.empty()) {
      take(subject, *input, cells_.counts(*input, n, d), at("n"));
    } else if (n.empty() != d.empty()) {
      const auto [there, lacking] = n.empty() ? std::pair{"d", "n"} : std::pair{"n", "d"};
      take(subject, *input, half(there, lacking), at(there));
    } else if (const auto reported = text(at("reported")); !reported.empty()) {
      take(subject, *input, ScoreCells::reported(reported), at("reported"));
    } else {
      take(subject, *input, cells_.value(*input, text(at("value"))), at("value"));
    }
  }

  const TextTable& table_;
  const Scorecard& card_;
  ScoreColumns columns_;
  ScoreCells cells_;
  std::set<std::optional<std::size_t>> noted_;
  std::map<std::string, std::size_t> subjects_;
  std::map<std::string, std::int64_t> first_row_;
  std::map<std::pair<std::string, std::string>, std::int64_t> rows_;
  std::size_t row_ = 0;
  ScoreValues values_;
};

}  // namespace

ScoreValues read_score_values(const TextTable& table, const Scorecard& card) {
  return ValueReader{table, card}.run();
}

ScoreValues score_values(const Measurements& measurements, const Scorecard& card) {
  ScoreValues values;
  const ScoreCells cells{card};
  values.set_aside = measurements.set_aside();
  std::map<std::string, std::size_t> subjects;
  for (const auto& entry : measurements.entries()) {
    const auto* input = with_id(card.inputs, entry.indicator);
    if (input == nullptr) { continue; }
    const auto [at, is_new] = subjects.try_emplace(entry.subject, values.subjects.size());
    if (is_new) { values.subjects.push_back({entry.subject, {}, {}, {}, {}}); }
    auto& subject = values.subjects[at->second];
    // Sorted by day, undated first: the latest is taken.
    subject.unusable.erase(entry.indicator);
    auto value = cells.checked(*input, score_value(entry.measure));
    if (value) {
      subject.values[entry.indicator] = std::move(*value);
      continue;
    }
    subject.values.erase(entry.indicator);
    subject.unusable[entry.indicator] = values.set_aside.emplace_back(
        Diagnostic{value.error().fault,
                   {},
                   "«" + entry.subject + "», «" + entry.indicator + "»",
                   {},
                   std::move(value.error().arguments),
                   {}});
  }
  return values;
}

}  // namespace thidua::inline v0
