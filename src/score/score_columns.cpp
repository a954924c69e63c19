/// \file
/// Finding the columns of a table of values.
#include "score_columns.hpp"

#include <algorithm>
#include <utility>

#include <thidua/core/joined.hpp>
#include <thidua/core/text.hpp>

namespace thidua::inline v0 {

ScoreColumns::ScoreColumns(const TextTable& table, const Scorecard& card)
    : table_{table}, card_{card} {
  find_headers();
  check_subject();
  is_long_ = at("input") && (at("value") || at("reported") || (at("n") && at("d")));
  if (!is_long_) {
    // Of subjects given by their keys nothing may be known yet, and each says for itself what it lacks.
    if (!table_.is_keyed()) {
      check_halves();
      if (faults_.empty()) { check_inputs(); }
    }
    note_inputs();
  }
  if (has_errors(faults_)) { throw InputError{std::move(faults_)}; }
}

void ScoreColumns::find_headers() {
  static const std::map<std::string, std::vector<const char*>> known{
      {"subject", {"subject", "Đơn vị", "Đối tượng", "Tên đơn vị", "Mã đơn vị", "code"}},
      {"block", {"block", "Khối", "Cụm"}},
      {"kind", {"kind", "Loại"}},
      {"input", {"input", "indicator", "Chỉ số", "Tiêu chí"}},
      {"n", {"n", "numerator", "Tử số"}},
      {"d", {"d", "denominator", "Mẫu số"}},
      {"value", {"value", "quantity", "Giá trị"}},
      {"reported", {"reported", "Tỷ lệ công bố", "Tỷ lệ báo cáo"}}};
  for (std::size_t i = 0; i < table_.columns().size(); ++i) {
    const auto key = header_key(table_.columns()[i]);
    if (!key.empty() && !headers_.emplace(key, i).second) {
      say(faults_, Fault::table_duplicate_column, {table_.columns()[i]});
    }
  }
  for (const auto& [name, spellings] : known) {
    for (const char* spelling : spellings) {
      const auto found = headers_.find(header_key(spelling));
      if (found != headers_.end()) { meanings_.try_emplace(name, found->second); }
    }
  }
}

Diagnostic& ScoreColumns::say(Diagnostics& list, Fault fault,
                              std::vector<std::string> arguments) const {
  Diagnostic diagnostic{fault, {table_.source(), 0, 0, table_.is_keyed() ? 0 : 1, {}}, {}, {}, {},
                        {}};
  diagnostic.arguments = std::move(arguments);
  return list.emplace_back(std::move(diagnostic));
}

std::optional<std::size_t> ScoreColumns::at(const std::string& name) const {
  const auto found = meanings_.find(name);
  return found == meanings_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::size_t> ScoreColumns::column(const std::string& header) const {
  const auto found = headers_.find(header_key(header));
  return found == headers_.end() ? std::nullopt : std::optional{found->second};
}

bool ScoreColumns::has(const ScoreInput& input) const {
  return column(input.id) ||
         (column(input.numerator_column()) && column(input.denominator_column()));
}

bool ScoreColumns::is_only_for(const std::string& header, const ScoreInput& input) const {
  const auto key = header_key(header);
  return std::none_of(card_.inputs.begin(), card_.inputs.end(), [&](const ScoreInput& other) {
    return other.id != input.id &&
           (header_key(other.id) == key || header_key(other.numerator_column()) == key ||
            header_key(other.denominator_column()) == key);
  });
}

void ScoreColumns::check_subject() {
  if (at("subject")) { return; }
  say(faults_, Fault::table_missing_column,
      {"subject", quoted(table_.columns()), "«subject», «Đơn vị», «Đối tượng»"});
}

void ScoreColumns::check_inputs() {
  const bool any = std::any_of(card_.inputs.begin(), card_.inputs.end(),
                               [&](const ScoreInput& input) { return has(input); });
  if (any || card_.inputs.empty()) { return; }
  const auto& first = card_.inputs.front().id;
  say(faults_, Fault::table_missing_column, {first, quoted(table_.columns()), "«" + first + "»"});
}

void ScoreColumns::check_halves() {
  for (const auto& input : card_.inputs) {
    const auto n = input.numerator_column();
    const auto d = input.denominator_column();
    if (has(input) || !(column(n) || column(d))) { continue; }
    const auto& [there, missing] = column(n) ? std::pair{n, d} : std::pair{d, n};
    if (!is_only_for(there, input)) { continue; }
    say(faults_, Fault::table_half_ratio, {table_.columns()[*column(there)], missing, input.id})
        .suggestion = nearest(missing, of_no_input());
  }
}

std::vector<std::string> ScoreColumns::of_no_input() const {
  std::vector<std::string> result;
  for (const auto& header : headers_) {
    const auto& key = header.first;
    const auto index = header.second;
    const bool is_used =
        at("subject") == index || at("block") == index || at("kind") == index ||
        std::any_of(card_.inputs.begin(), card_.inputs.end(), [&](const ScoreInput& input) {
          return header_key(input.id) == key || header_key(input.numerator_column()) == key ||
                 header_key(input.denominator_column()) == key;
        });
    if (!is_used) { result.push_back(table_.columns()[index]); }
  }
  return result;
}

void ScoreColumns::note_inputs() {
  auto others = of_no_input();
  std::vector<std::string> missing;
  for (const auto& input : card_.inputs) {
    const bool half = column(input.numerator_column()) || column(input.denominator_column());
    if (has(input) || (half && table_.is_keyed())) { continue; }
    // A header that is near is told of each input by itself, so that every misspelling gets its hint.
    const auto near = nearest(input.id, others);
    if (near.empty()) {
      missing.push_back(input.id);
      continue;
    }
    say(notes_, Fault::table_input_without_column, {"«" + input.id + "»"}).suggestion = near;
    std::erase(others, near);
  }
  if (!missing.empty()) { say(notes_, Fault::table_input_without_column, {quoted(missing)}); }
  // A further column may be there to break ties; where inputs are missing, or keys are names of inputs, it is worth a word.
  if (!others.empty() && (!missing.empty() || table_.is_keyed())) {
    say(notes_, Fault::table_column_of_no_input, {quoted(others)});
  }
}

}  // namespace thidua::inline v0
