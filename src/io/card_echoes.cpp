/// \file
/// Faults of a scorecard's meaning that only follow from a fault of its form.
#include <algorithm>
#include <iterator>

#include "decode_scorecard.hpp"

namespace thidua::inline v0 {

namespace {

/// Whether the fault of meaning only follows from the fault of form.
bool is_echo(const Diagnostic& echo, const Diagnostic& fault) {
  if (fault.fault == Fault::scorecard_rule_count) {
    return std::any_of(std::begin(Words<RuleKind>::table), std::end(Words<RuleKind>::table),
                       [&](const auto& entry) {
                         return echo.path.starts_with(fault.path + "." + rule_key(entry.first));
                       });
  }
  if (fault.fault == Fault::scorecard_missing_key) {
    const std::string key = fault.arguments.front();
    return echo.path.starts_with(fault.path.empty() ? key : fault.path + "." + key) ||
           (echo.path == fault.path && echo.fault == fault.fault && echo.arguments.front() == key);
  }
  if (fault.path.empty()) { return false; }
  if (echo.path.starts_with(fault.path)) { return true; }
  const bool is_of_absence =
      echo.fault == Fault::scorecard_missing_key || echo.fault == Fault::scorecard_missing_part ||
      echo.fault == Fault::scorecard_no_data_policy ||
      echo.fault == Fault::scorecard_out_of_range || echo.fault == Fault::scorecard_parameter_unset;
  if (is_of_absence && fault.path.starts_with(echo.path)) { return true; }
  const bool is_of_a_sum =
      echo.fault == Fault::scorecard_maxima || echo.fault == Fault::scorecard_weights;
  return is_of_a_sum && (fault.path.ends_with(".max") || fault.path.ends_with(".cap") ||
                         fault.path.ends_with(".weight"));
}

}  // namespace

void drop_card_echoes(Diagnostics& meaning, const Diagnostics& form) {
  const bool unset = std::any_of(meaning.begin(), meaning.end(), [](const Diagnostic& d) {
    return d.fault == Fault::scorecard_parameter_unset;
  });
  std::erase_if(meaning, [&](const Diagnostic& d) {
    if (unset && d.fault != Fault::scorecard_parameter_unset) { return true; }
    return std::any_of(form.begin(), form.end(),
                       [&](const Diagnostic& fault) { return is_echo(d, fault); });
  });
}

}  // namespace thidua::inline v0
