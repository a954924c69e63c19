/// \file
/// Reading the cells of inputs.
#include "score_cells.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include <thidua/core/count_text.hpp>
#include <thidua/core/text.hpp>
#include <thidua/score/decimal_mark.hpp>

namespace thidua::inline v0 {

namespace {

bool is_one_of(std::string_view text, std::initializer_list<const char*> words) {
  const auto key = name_key(text);
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return name_key(word) == key; });
}

ReadValue fault(Fault code, std::vector<std::string> arguments, std::string suggestion = {}) {
  return tl::unexpected{CellFault{code, std::move(arguments), std::move(suggestion)}};
}

ReadValue truth_from(const std::string& text) {
  if (is_one_of(text, {"yes", "true", "có", "1", "x"})) { return ScoreValue{Truth::yes}; }
  if (is_one_of(text, {"no", "false", "không", "0"})) { return ScoreValue{Truth::no}; }
  return fault(Fault::row_bad_truth, {text});
}

}  // namespace

ScoreCells::ScoreCells(const Scorecard& card) : card_{card} {
  for (const auto& item : card.items) {
    if (!item.last.empty()) { without_denominator_.insert(item.input); }
    if (item.rule.kind == RuleKind::per_item) { counted_.insert(item.input); }
  }
}

bool ScoreCells::is_counted(const ScoreInput& input) const {
  return input.unit != percent_unit && counted_.contains(input.id);
}

ReadValue ScoreCells::counts(const ScoreInput& input, const std::string& n_text,
                             const std::string& d_text) const {
  const auto n = parse_count(n_text);
  const auto d = parse_count(d_text);
  if (!n || !d) {
    const auto& bad = n ? d_text : n_text;
    return fault(Fault::row_bad_number, {bad}, without_thousands(bad));
  }
  if (*n == 0 && *d == 0) { return ScoreValue{NoActivity{}}; }
  if (is_counted(input)) { return fault(Fault::row_bad_number, {n_text + "/" + d_text}); }
  if ((*d == 0 && !without_denominator_.contains(input.id)) ||
      (*d > 0 && input.part_of_whole && *n > *d)) {
    return fault(Fault::row_numerator_above_denominator, {n_text, d_text});
  }
  return ScoreValue{Counts{*n, *d}};
}

ReadValue ScoreCells::checked(const ScoreInput& input, ScoreValue value) const {
  if (!is_counted(input)) { return value; }
  if (const auto* counts = std::get_if<Counts>(&value)) {
    return fault(Fault::row_bad_number,
                 {std::to_string(counts->n) + "/" + std::to_string(counts->d)});
  }
  const auto* number = std::get_if<Score>(&value);
  if (number != nullptr && (number->sign() < 0 || number->d() != 1)) {
    return fault(Fault::row_bad_number, {to_string(Mark{*number})});
  }
  return value;
}

ReadValue ScoreCells::reported(const std::string& text) {
  const auto written = parse_written_percent(text);
  if (!written || written->places > 15) { return fault(Fault::row_bad_percent, {text}); }
  return score_value(Reported{written->value, written->places, PrintRounding::nearest});
}

ReadValue ScoreCells::value(const ScoreInput& input, const std::string& text) const {
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
  return input.unit == percent_unit ? percentage(input, text) : number(input, text);
}

ReadValue ScoreCells::percentage(const ScoreInput& input, const std::string& text) const {
  if (const auto slash = text.find('/'); slash != std::string::npos && !text.ends_with('%')) {
    return counts(input, text.substr(0, slash), text.substr(slash + 1));
  }
  const auto mark = parse_mark(text);
  if (!mark || mark->unit != percent_unit) { return fault(Fault::row_bad_percent, {text}); }
  if (mark->value.sign() < 0 || (input.part_of_whole && mark->value > Score{1})) {
    return fault(Fault::row_percent_out_of_range, {text});
  }
  return ScoreValue{mark->value};
}

ReadValue ScoreCells::number(const ScoreInput& input, const std::string& text) const {
  const auto mark = parse_mark(text);
  if (!mark) {
    const auto suggestion = without_thousands(text);
    return fault(is_counted(input) ? Fault::row_bad_number : Fault::row_bad_quantity, {text},
                 parse_mark(suggestion) ? suggestion : std::string{});
  }
  if (!mark->unit.empty() && mark->unit != input.unit) {
    return fault(Fault::row_unit_mismatch, {input.id, input.unit, mark->unit});
  }
  if (is_counted(input) && (mark->value.sign() < 0 || mark->value.d() != 1)) {
    return fault(Fault::row_bad_number, {text}, without_thousands(text));
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

}  // namespace thidua::inline v0
