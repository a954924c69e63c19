/// \file
/// A tally: how many dossiers of which unit, officer, service and flags, day by day. It is a value that merges: any split
/// of the rows, merged in any order, gives the same tally; so counting can run anywhere and judging never reads rows again.
/// That holds for parts that share no dossier: a tally does not keep ids, so only a builder that sees both copies finds them.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/measure/indicator.hpp>
#include <thidua/time/period.hpp>

namespace thidua::inline v0 {

/// What is counted together.
struct TallyKey {
  std::string unit;
  std::string officer;  ///< empty where the rows name none
  std::string service;  ///< empty where the rows name none
  Date day{1970, 1, 1};
  Pattern pattern = 0;
  friend auto operator<=>(const TallyKey&, const TallyKey&) = default;
};

/// What was counted: two tallies merge only when these agree.
struct TallyRules {
  std::vector<Flag> flags;
  DateField counted_by = DateField::submitted;
  std::optional<Period> period;
  bool with_service = false;
  bool with_officer = false;
  friend bool operator==(const TallyRules&, const TallyRules&) = default;
};

namespace detail {

/// \throws std::overflow_error when the sum needs more than 64 bits
[[nodiscard]] constexpr std::int64_t sum_of_counts(std::int64_t a, std::int64_t b) {
  if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN - b) {
    throw std::overflow_error{"a tally's count needs more than 64 bits"};
  }
  return a + b;
}

}  // namespace detail

/// Changes by day: a dossier adds one on its day under the flags that it had then; where a flag became true later (paid on
/// another day) it leaves the old pattern and enters the new one on that day. The sum up to a day is the state on that day.
class Tally {
 public:
  Tally() = default;
  explicit Tally(TallyRules rules) : rules_{std::move(rules)} {}

  void change(const TallyKey& key, std::int64_t by) {
    const auto entry = changes_.try_emplace(key, 0).first;
    entry->second = detail::sum_of_counts(entry->second, by);
    if (entry->second == 0) { changes_.erase(entry); }
  }
  void count_row() { ++rows_counted_; }
  void count_rows(std::int64_t rows) { rows_counted_ += rows; }
  void set_aside(Diagnostic diagnostic) {
    (diagnostic.fault == Fault::row_outside_period ? outside_ : set_aside_)
        .push_back(std::move(diagnostic));
  }

  /// Something about a whole table that changes how its rows were taken; said once.
  void note(Diagnostic diagnostic) {
    if (std::find(notes_.begin(), notes_.end(), diagnostic) == notes_.end()) {
      notes_.push_back(std::move(diagnostic));
    }
  }

  [[nodiscard]] const TallyRules& rules() const noexcept { return rules_; }
  [[nodiscard]] const std::map<TallyKey, std::int64_t>& changes() const noexcept {
    return changes_;
  }
  [[nodiscard]] std::int64_t rows_read() const noexcept {
    return rows_counted_ + static_cast<std::int64_t>(set_aside_.size() + outside_.size());
  }
  [[nodiscard]] std::int64_t rows_counted() const noexcept { return rows_counted_; }
  /// Rows that can't be counted, each with its place and reason.
  [[nodiscard]] const Diagnostics& set_aside() const noexcept { return set_aside_; }
  /// Rows of dossiers outside the campaign's period.
  [[nodiscard]] const Diagnostics& outside_period() const noexcept { return outside_; }

  [[nodiscard]] const Diagnostics& notes() const noexcept { return notes_; }

  /// \throws std::invalid_argument when the two were counted by different rules
  Tally& operator+=(const Tally& other) {
    if (rules_ != other.rules_) {
      throw std::invalid_argument{"tallies counted by different rules do not add up"};
    }
    if (this == &other) { return *this += Tally{other}; }
    for (const auto& [key, count] : other.changes_) { change(key, count); }
    rows_counted_ += other.rows_counted_;
    merge(set_aside_, other.set_aside_);
    merge(outside_, other.outside_);
    merge(notes_, other.notes_);
    notes_.erase(std::unique(notes_.begin(), notes_.end()), notes_.end());
    return *this;
  }
  friend Tally operator+(Tally a, const Tally& b) { return a += b; }
  friend bool operator==(const Tally&, const Tally&) = default;

 private:
  static bool before(const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place, a.fault, a.arguments) < std::tie(b.place, b.fault, b.arguments);
  }
  static void merge(Diagnostics& into, const Diagnostics& from) {
    into.insert(into.end(), from.begin(), from.end());
    std::sort(into.begin(), into.end(), before);
  }

  TallyRules rules_;
  std::map<TallyKey, std::int64_t> changes_;
  std::int64_t rows_counted_ = 0;
  Diagnostics set_aside_;
  Diagnostics outside_;
  Diagnostics notes_;
};

}  // namespace thidua::inline v0
