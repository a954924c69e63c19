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
      if (!until || key.day <= *until) { add(key, {count, 0}); }
    }
    for (const auto& [key, amount] : tally.amounts()) {
      if (!until || key.day <= *until) { add(key, {0, amount}); }
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
  /// So many dossiers, with amounts of so much in all.
  struct Sums {
    std::int64_t dossiers = 0;
    std::int64_t amount = 0;
    [[nodiscard]] std::int64_t of(Counted counted) const noexcept {
      return counted == Counted::amount ? amount : dossiers;
    }
  };
  using Counts = std::map<Cell, Sums>;
  using BySubject = std::map<std::string, Counts, std::less<>>;

  explicit TallyState(TallyRules rules) : rules_{std::move(rules)} {}

  void add(const TallyKey& key, const Sums& by) {
    add(units_[key.unit], key, by);
    if (!key.officer.empty()) { add(officers_[key.officer], key, by); }
  }
  static void add(Counts& counts, const TallyKey& key, const Sums& by) {
    auto& sums = counts[{key.service, key.officer, key.pattern}];
    sums.dossiers = detail::sum_of_counts(sums.dossiers, by.dossiers);
    sums.amount = detail::sum_of_counts(sums.amount, by.amount);
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
    if (rule.counted == Counted::amount && !rules_.with_amount) {
      throw std::invalid_argument{"amounts were not summed"};
    }
    const auto [with, without] = patterns_of(rule);
    std::int64_t sum = 0;
    std::map<std::string_view, std::int64_t> distinct;
    for (const auto& [cell, sums] : counts) {
      const auto& [service, officer, pattern] = cell;
      if ((pattern & with) != with || (pattern & without) != 0) { continue; }
      sum = detail::sum_of_counts(sum, sums.of(rule.counted));
      if (rule.counted == Counted::service) {
        distinct[service] = detail::sum_of_counts(distinct[service], sums.dossiers);
      }
      if (rule.counted == Counted::officer && !officer.empty()) {
        distinct[officer] = detail::sum_of_counts(distinct[officer], sums.dossiers);
      }
    }
    if (!is_distinct(rule.counted)) { return sum; }
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
    for (const auto& [cell, sums] : counts->second) {
      const Pattern pattern = std::get<Pattern>(cell);
      const std::int64_t count = sums.of(indicator.numerator->counted);
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
    if (is_distinct(indicator.numerator->counted)) {
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
    const auto take = [&](const auto& cells, bool amounts) {
      for (const auto& [key, by] : cells) {
        if (period && key.day > period->last()) { continue; }
        changes_.push_back({&key, amounts ? TallyState::Sums{0, by} : TallyState::Sums{by, 0}});
      }
    };
    take(tally.changes(), false);
    take(tally.amounts(), true);
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const Change& a, const Change& b) { return a.key->day < b.key->day; });
  }

  /// The state at the end of the day, equal to `TallyState{tally, day}` in every answer.
  /// \throws std::invalid_argument for a day before one that was asked for already
  [[nodiscard]] const TallyState& until(const Date& day) {
    if (day_ && day < *day_) {
      throw std::invalid_argument{"the course of a tally does not go back"};
    }
    day_ = day;
    for (; next_ < changes_.size() && changes_[next_].key->day <= day; ++next_) {
      state_.add(*changes_[next_].key, changes_[next_].by);
    }
    return state_;
  }

 private:
  struct Change {
    const TallyKey* key;
    TallyState::Sums by;
  };

  TallyState state_;
  std::vector<Change> changes_;
  std::size_t next_ = 0;
  std::optional<Date> day_;
};

}  // namespace thidua::inline v0
