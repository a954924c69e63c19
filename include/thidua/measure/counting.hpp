/// \file
/// From a tally to measures: indicators are derived from the counts, without reading rows again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/measure/indicator.hpp>
#include <thidua/measure/measure.hpp>
#include <thidua/measure/tally.hpp>

namespace thidua::inline v0 {

/// The state of the tally on one day, by unit and by officer.
class TallyState {
 public:
  /// What is counted up to the end of `until`; all days, when it is none.
  TallyState(const Tally& tally, std::optional<Date> until) : rules_{tally.rules()} {
    const auto& period = tally.rules().period;
    if (period && (!until || *until > period->last())) { until = period->last(); }
    for (const auto& [key, count] : tally.changes()) {
      if (until && key.day > *until) { continue; }
      add(units_[key.unit], key, count);
      if (!key.officer.empty()) { add(officers_[key.officer], key, count); }
    }
  }

  /// Whether any row named its officer; else nothing is known of officers.
  [[nodiscard]] bool has_officers() const noexcept { return !officers_.empty(); }
  [[nodiscard]] std::vector<std::string> units() const {
    std::vector<std::string> result;
    for (const auto& entry : units_) { result.push_back(entry.first); }
    return result;
  }

  /// The indicator's measure; a unit or officer without any dossier has no activity.
  /// \throws std::invalid_argument when the indicator is not counted or asks for a flag that was not
  [[nodiscard]] Measure of_unit(std::string_view unit, const Indicator& indicator) const {
    return measure(units_, unit, indicator);
  }
  [[nodiscard]] Measure of_officer(std::string_view officer, const Indicator& indicator) const {
    return measure(officers_, officer, indicator);
  }

 private:
  /// Counts by (service, officer, pattern).
  using Cell = std::tuple<std::string, std::string, Pattern>;
  using Counts = std::map<Cell, std::int64_t>;
  using BySubject = std::map<std::string, Counts, std::less<>>;

  static void add(Counts& counts, const TallyKey& key, std::int64_t count) {
    auto& sum = counts[{key.service, key.officer, key.pattern}];
    sum = detail::sum_of_counts(sum, count);
  }

  [[nodiscard]] Measure measure(const BySubject& subjects, std::string_view subject,
                                const Indicator& indicator) const {
    if (!indicator.is_counted()) {
      throw std::invalid_argument{"the indicator " + indicator.id + " is given, not counted"};
    }
    const auto counts = subjects.find(subject);
    if (counts == subjects.end()) { return NoActivity{}; }
    const std::int64_t n = count(counts->second, *indicator.numerator);
    const std::int64_t d = count(counts->second, *indicator.denominator);
    // Something over nothing is no ratio, and with rules where the numerator is no part of the denominator it can happen.
    return d == 0 && n > 0 ? Measure{Missing{}} : measure_of_counts(n, d);
  }

  [[nodiscard]] std::int64_t count(const Counts& counts, const CountRule& rule) const {
    const auto [with, without] = patterns_of(rule);
    std::int64_t dossiers = 0;
    std::map<std::string_view, std::int64_t> distinct;
    for (const auto& [cell, count] : counts) {
      const auto& [service, officer, pattern] = cell;
      if ((pattern & with) != with || (pattern & without) != 0) { continue; }
      dossiers = detail::sum_of_counts(dossiers, count);
      if (rule.counted == Counted::service) {
        distinct[service] = detail::sum_of_counts(distinct[service], count);
      }
      if (rule.counted == Counted::officer && !officer.empty()) {
        distinct[officer] = detail::sum_of_counts(distinct[officer], count);
      }
    }
    if (rule.counted == Counted::dossier) { return dossiers; }
    return std::count_if(distinct.begin(), distinct.end(),
                         [](const auto& entry) { return entry.second > 0; });
  }

  /// The flags that a dossier must have, and those that it must not have.
  [[nodiscard]] std::pair<Pattern, Pattern> patterns_of(const CountRule& rule) const {
    Pattern with = 0;
    Pattern without = 0;
    for (const auto& test : rule.where) {
      const auto flag = std::find_if(rules_.flags.begin(), rules_.flags.end(),
                                     [&](const Flag& f) { return f.id == test.flag; });
      if (flag == rules_.flags.end()) {
        throw std::invalid_argument{"the flag " + test.flag + " was not counted"};
      }
      const auto bit = 1U << static_cast<unsigned>(flag - rules_.flags.begin());
      Pattern& side = test.expected ? with : without;
      side = static_cast<Pattern>(side | bit);
    }
    return {with, without};
  }

  TallyRules rules_;
  BySubject units_;
  BySubject officers_;
};

}  // namespace thidua::inline v0
