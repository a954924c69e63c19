/// \file
/// From a tally to measures: indicators are derived from the counts, without reading rows again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thidua/measure/indicator.hpp>
#include <thidua/measure/measure.hpp>
#include <thidua/measure/tally.hpp>

namespace thidua::inline v0 {

/// What may still become of dossiers that are counted already: a flag without a date says what a dossier was on its day and
/// stays; one with a date may come true later; none is taken back.
struct Turns {
  std::int64_t may_enter = 0;     ///< in the whole, not in the part, and may still come into it
  std::int64_t may_leave = 0;     ///< in the part, and may still drop out of it
  bool whole_may_shrink = false;  ///< some may drop out of the whole itself
  friend bool operator==(const Turns&, const Turns&) = default;
};

/// The state of the tally on one day, by unit and by officer.
class TallyState {
 public:
  /// What is counted up to the end of `until`; all days, when it is none.
  TallyState(const Tally& tally, std::optional<Date> until) : rules_{tally.rules()} {
    const auto& period = tally.rules().period;
    if (period && (!until || *until > period->last())) { until = period->last(); }
    for (const auto& [key, count] : tally.changes()) {
      if (!until || key.day <= *until) { add(key, count); }
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

  /// What may still become of what the indicator counts. \throws std::invalid_argument as `of_unit`
  [[nodiscard]] Turns turns_of_unit(std::string_view unit, const Indicator& indicator) const {
    return turns(units_, unit, indicator);
  }
  [[nodiscard]] Turns turns_of_officer(std::string_view officer, const Indicator& indicator) const {
    return turns(officers_, officer, indicator);
  }

 private:
  friend class TallyCourse;
  /// Counts by (service, officer, pattern).
  using Cell = std::tuple<std::string, std::string, Pattern>;
  using Counts = std::map<Cell, std::int64_t>;
  using BySubject = std::map<std::string, Counts, std::less<>>;

  explicit TallyState(TallyRules rules) : rules_{std::move(rules)} {}

  void add(const TallyKey& key, std::int64_t count) {
    add(units_[key.unit], key, count);
    if (!key.officer.empty()) { add(officers_[key.officer], key, count); }
  }
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

  /// Of distinct services or officers: every one that is not in the part may come into it by one more dossier.
  [[nodiscard]] Turns turns(const BySubject& subjects, std::string_view subject,
                            const Indicator& indicator) const {
    Turns result;
    const auto counts = subjects.find(subject);
    if (counts == subjects.end() || !indicator.is_counted()) { return result; }
    const auto [with, without] = patterns_of(*indicator.numerator);
    const auto [whole_with, whole_without] = patterns_of(*indicator.denominator);
    const Pattern dated = dated_flags();
    for (const auto& [cell, count] : counts->second) {
      const Pattern pattern = std::get<Pattern>(cell);
      if (count == 0 || (pattern & whole_with) != whole_with || (pattern & whole_without) != 0) {
        continue;
      }
      const auto to_come = static_cast<Pattern>(dated & ~pattern);
      result.whole_may_shrink |= (whole_without & to_come) != 0;
      if ((pattern & with) == with && (pattern & without) == 0) {
        if ((without & to_come) != 0) {
          result.may_leave = detail::sum_of_counts(result.may_leave, count);
        }
      } else if ((pattern & without) == 0 && (with & ~pattern & ~to_come) == 0) {
        result.may_enter = detail::sum_of_counts(result.may_enter, count);
      }
    }
    if (indicator.numerator->counted != Counted::dossier) {
      const std::int64_t part = this->count(counts->second, *indicator.numerator);
      result.may_enter = this->count(counts->second, *indicator.denominator) - part;
      result.may_leave = result.may_leave > 0 ? part : 0;
    }
    return result;
  }

  [[nodiscard]] Pattern dated_flags() const {
    Pattern dated = 0;
    for (std::size_t i = 0; i < rules_.flags.size(); ++i) {
      if (rules_.flags[i].dated) { dated = static_cast<Pattern>(dated | (1U << i)); }
    }
    return dated;
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

/// The state on one day after another: each change is added once, whatever the number of days that are asked for.
class TallyCourse {
 public:
  /// The tally has to outlive its course.
  explicit TallyCourse(const Tally& tally) : state_{tally.rules()} {
    const auto& period = tally.rules().period;
    for (const auto& change : tally.changes()) {
      if (!period || change.first.day <= period->last()) { changes_.push_back(&change); }
    }
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const auto* a, const auto* b) { return a->first.day < b->first.day; });
  }

  /// The state at the end of the day, equal to `TallyState{tally, day}` in every answer.
  /// \throws std::invalid_argument for a day before one that was asked for already
  [[nodiscard]] const TallyState& until(const Date& day) {
    if (day_ && day < *day_) {
      throw std::invalid_argument{"the course of a tally does not go back"};
    }
    day_ = day;
    for (; next_ < changes_.size() && changes_[next_]->first.day <= day; ++next_) {
      state_.add(changes_[next_]->first, changes_[next_]->second);
    }
    return state_;
  }

 private:
  TallyState state_;
  std::vector<const std::pair<const TallyKey, std::int64_t>*> changes_;
  std::size_t next_ = 0;
  std::optional<Date> day_;
};

}  // namespace thidua::inline v0
