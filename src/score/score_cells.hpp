/// \file
/// From the text of a cell to the value of an input. Units are held to: a bare 45 is no percentage, and 0.45 is not one either.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include <thidua/core/fault.hpp>
#include <thidua/score/scorecard.hpp>
#include <thidua/score/values.hpp>

namespace thidua::inline v0 {

/// Why a cell can't be used.
struct CellFault {
  Fault fault = Fault::row_bad_quantity;
  std::vector<std::string> arguments;
  std::string suggestion;
};

using ReadValue = tl::expected<ScoreValue, CellFault>;

class ScoreCells {
 public:
  explicit ScoreCells(const Scorecard& card);

  /// One text: «45 %», «81/100», «12,5», «có», «n/a», «0/0»; nothing is missing.
  [[nodiscard]] ReadValue value(const ScoreInput& input, const std::string& text) const;
  /// Two counts.
  [[nodiscard]] ReadValue counts(const ScoreInput& input, const std::string& n_text,
                                 const std::string& d_text) const;
  /// A percentage as it was printed.
  [[nodiscard]] static ReadValue reported(const std::string& text);
  /// A value that came as a value: what «per item» counts has to be a number of things.
  [[nodiscard]] ReadValue checked(const ScoreInput& input, ScoreValue value) const;

 private:
  /// Whether the rule «per item» counts this input, so that it is a whole number from 0 on.
  [[nodiscard]] bool is_counted(const ScoreInput& input) const;
  [[nodiscard]] ReadValue percentage(const ScoreInput& input, const std::string& text) const;
  [[nodiscard]] ReadValue number(const ScoreInput& input, const std::string& text) const;

  const Scorecard& card_;
  std::set<std::string> without_denominator_;  ///< last period's may stand in
  std::set<std::string> counted_;
};

}  // namespace thidua::inline v0
