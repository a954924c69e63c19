/// \file
/// What is known of the subjects that a scorecard is applied to. Missing is a value of its own, and never zero.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/truth.hpp>
#include <thidua/measure/measure.hpp>
#include <thidua/score/number.hpp>

namespace thidua::inline v0 {

/// Two counts; a denominator of 0 under a numerator that is not is possible where last period's denominator stands in.
struct Counts {
  std::int64_t n = 0;
  std::int64_t d = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

/// A figure that is only known to lie between two, such as a printed one.
struct Between {
  Score low;
  Score high;
  bool low_included = true;
  bool high_included = true;
  friend bool operator==(const Between&, const Between&) = default;
};

/// Of one input: nothing, two counts, an exact number (a percentage as a fraction), an interval, 0/0, does not apply, yes
/// or no.
using ScoreValue = std::variant<Missing, Counts, Score, Between, NoActivity, NotApplicable, Truth>;

struct SubjectValues {
  std::string id;
  std::string block;
  std::string kind;
  std::map<std::string, ScoreValue, std::less<>> values;  ///< by input
  std::map<std::string, Diagnostic, std::less<>>
      unusable;  ///< by input: why what was given of it is set aside

  [[nodiscard]] const ScoreValue& value(std::string_view input) const {
    static const ScoreValue missing = Missing{};
    const auto at = values.find(input);
    return at == values.end() ? missing : at->second;
  }
  friend bool operator==(const SubjectValues&, const SubjectValues&) = default;
};

struct ScoreValues {
  std::vector<SubjectValues> subjects;
  Diagnostics set_aside;  ///< rows and cells that can't be used, with their reasons
  Diagnostics notes;
  friend bool operator==(const ScoreValues&, const ScoreValues&) = default;
};

/// A measure as a scorecard takes it.
[[nodiscard]] inline ScoreValue score_value(const Measure& measure) {
  if (const auto* ratio = std::get_if<Ratio>(&measure)) { return Counts{ratio->n(), ratio->d()}; }
  if (const auto* quantity = std::get_if<Quantity>(&measure)) { return Score{quantity->amount}; }
  if (const auto* reported = std::get_if<Reported>(&measure)) {
    const auto interval = reported->interval(PercentRange::not_negative);
    return Between{interval.low, interval.high, interval.low_included, interval.high_included};
  }
  if (std::holds_alternative<NoActivity>(measure)) { return NoActivity{}; }
  if (const auto* none = std::get_if<NotApplicable>(&measure)) { return *none; }
  return Missing{};
}

}  // namespace thidua::inline v0
