/// \file
/// Which column of a table of values is what: the subject, its block, the inputs of a scorecard. A misspelt header must not
/// look like data that nobody has yet.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <thidua/measure/text_table.hpp>
#include <thidua/score/scorecard.hpp>

namespace thidua::inline v0 {

class ScoreColumns {
 public:
  /// \throws InputError when columns are missing or double
  ScoreColumns(const TextTable& table, const Scorecard& card);

  /// The column with that meaning («subject», «block», «input», «n» …), under any of its spellings.
  [[nodiscard]] std::optional<std::size_t> at(const std::string& name) const;
  /// The column with that header.
  [[nodiscard]] std::optional<std::size_t> column(const std::string& header) const;
  /// A row a subject and input, instead of a row a subject.
  [[nodiscard]] bool is_long() const noexcept { return is_long_; }
  /// Whether the column of one count says nothing of another input, so that it is half of a ratio when it stands alone.
  [[nodiscard]] bool is_only_for(const std::string& header, const ScoreInput& input) const;
  /// Of a row a subject: the inputs without a column, the columns that are no input.
  [[nodiscard]] const Diagnostics& notes() const noexcept { return notes_; }

 private:
  void find_headers();
  [[nodiscard]] bool has(const ScoreInput& input) const;
  void check_subject();
  void check_inputs();
  void check_halves();
  void note_inputs();
  [[nodiscard]] std::vector<std::string> of_no_input() const;
  Diagnostic& say(Diagnostics& list, Fault fault, std::vector<std::string> arguments) const;

  const TextTable& table_;
  const Scorecard& card_;
  std::map<std::string, std::size_t> headers_;
  std::map<std::string, std::size_t> meanings_;
  bool is_long_ = false;
  Diagnostics faults_;
  Diagnostics notes_;
};

}  // namespace thidua::inline v0
