/// \file
/// What is wrong with an input, as a value: code, place, clause and hint. The sentences are in `fault.hpp`.
#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thidua/core/fault.hpp>
#include <thidua/core/local_text.hpp>

namespace thidua::inline v0 {

/// Where in an input: a file's line and column, or a table's row and column name. 0 and "" where unknown. Lines, columns
/// (in bytes) and rows count from 1; a table's header is row 1.
struct Place {
  std::string file;
  std::int64_t line = 0;
  std::int64_t column = 0;
  std::int64_t row = 0;
  std::string column_name;
  friend auto operator<=>(const Place&, const Place&) = default;
};

struct Diagnostic {
  Fault fault = Fault::plan_syntax;
  Place place;
  /// Where in the value, as a path of keys: "target[2].indicator".
  std::string path;
  std::string clause;
  /// What the sentence is about; `{0}`, `{1}` … of the fault's sentence.
  std::vector<std::string> arguments;
  /// A suggestion of its own, such as the nearest known word; empty when the fault's general hint says all.
  std::string suggestion;

  [[nodiscard]] std::string_view code() const noexcept { return thidua::code(fault); }
  [[nodiscard]] Severity severity() const noexcept { return thidua::severity(fault); }
  [[nodiscard]] std::string message(Language language = Language::en) const {
    return filled(sentence(fault, language), language);
  }
  [[nodiscard]] std::string hint(Language language = Language::en) const {
    if (suggestion.empty()) { return filled(thidua::hint(fault, language), language); }
    return (language == Language::vi ? "có phải là «" : "did you mean «") + suggestion + "»?";
  }
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;

 private:
  /// `{0}` is the argument as it is; `{u0}` is a unit with its words, since there may be none.
  [[nodiscard]] std::string filled(std::string_view pattern, Language language) const {
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const bool of_unit = pattern.substr(i).starts_with("{u");
      const std::size_t digit = i + (of_unit ? 2 : 1);
      if (pattern[i] == '{' && digit + 1 < pattern.size() && pattern[digit + 1] == '}') {
        const auto index = static_cast<std::size_t>(pattern[digit] - '0');
        if (index < arguments.size()) {
          text += of_unit ? measured_in(arguments[index], language) : arguments[index];
        }
        i = digit + 1;
      } else {
        text += pattern[i];
      }
    }
    return text;
  }
  static std::string measured_in(const std::string& unit, Language language) {
    const bool vi = language == Language::vi;
    if (unit.empty()) { return vi ? "không có đơn vị" : "without a unit"; }
    return (vi ? "tính bằng «" : "in «") + unit + "»";
  }
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] inline bool has_errors(const Diagnostics& diagnostics) noexcept {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity() == Severity::error; });
}

/// Sorted by place, then path, code and arguments; the same fault at the same place once.
inline void sort_by_place(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return std::tie(a.place, a.path, a.fault, a.arguments) <
                            std::tie(b.place, b.path, b.fault, b.arguments);
                   });
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
}

/// One line, as compilers print it: "plan.toml:12:5: error: … [plan.unknown-key] (clause III)  hint: …".
[[nodiscard]] inline std::string to_string(const Diagnostic& d, Language language = Language::en) {
  const bool vi = language == Language::vi;
  std::string text = d.place.file;
  if (d.place.line > 0) {
    text += ":" + std::to_string(d.place.line);
    if (d.place.column > 0) { text += ":" + std::to_string(d.place.column); }
  }
  if (d.place.row > 0) {
    text += (text.empty() ? "" : ": ") + std::string{vi ? "dòng " : "row "} +
            std::to_string(d.place.row);
    if (!d.place.column_name.empty()) {
      text += (vi ? ", cột «" : ", column «") + d.place.column_name + "»";
    }
  }
  if (!text.empty()) { text += ": "; }
  text += std::string{word(d.severity(), language)} + ": " + d.message(language) + " [" +
          std::string{d.code()} + "]";
  if (!d.path.empty() && d.place.line == 0 && d.place.row == 0) {
    text += (vi ? " tại " : " at ") + d.path;
  }
  if (!d.clause.empty()) { text += (vi ? " (khoản " : " (clause ") + d.clause + ")"; }
  const std::string hint = d.hint(language);
  if (!hint.empty()) { text += (vi ? "\n  gợi ý: " : "\n  hint: ") + hint; }
  return text;
}

/// Thrown by the throwing twins: all faults of an input at once.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Diagnostics diagnostics)
      : std::runtime_error{summary(diagnostics)}, diagnostics_{std::move(diagnostics)} {}
  [[nodiscard]] const Diagnostics& diagnostics() const noexcept { return diagnostics_; }

 private:
  static std::string summary(const Diagnostics& diagnostics) {
    std::string text;
    for (const auto& d : diagnostics) {
      if (!text.empty()) { text += '\n'; }
      text += to_string(d);
    }
    return text;
  }
  Diagnostics diagnostics_;
};

}  // namespace thidua::inline v0
