/// \file
/// A tally: how many dossiers of which unit, officer, service and flags, day by day. It is a value that merges: any split
/// of the rows, merged in any order, gives the same tally; so counting can run anywhere and judging never reads rows again.
/// That holds for parts that share no dossier: a tally does not keep ids, so only a builder that sees both copies finds them.
/// A batch that was delivered twice is found, where the parts carry the digests of what they were counted from.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/measure/counts.hpp>
#include <thidua/measure/indicator.hpp>
#include <thidua/measure/rows_aside.hpp>
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
  bool with_amount = false;  ///< whether the dossiers' amounts are summed, too
  friend bool operator==(const TallyRules&, const TallyRules&) = default;
};

/// Whether rows that were counted by these rules can be counted there.
[[nodiscard]] inline bool fits(const TallyKey& key, const TallyRules& rules) noexcept {
  return (rules.with_service || key.service.empty()) &&
         (rules.with_officer || key.officer.empty()) &&
         (rules.flags.size() >= most_flags || key.pattern >> rules.flags.size() == 0);
}

/// Changes by day: a dossier adds one on its day under the flags that it had then; where a flag became true later (paid on
/// another day) it leaves the old pattern and enters the new one on that day. The sum up to a day is the state on that day.
class Tally {
 public:
  Tally() = default;
  explicit Tally(TallyRules rules) : rules_{std::move(rules)} {}

  void change(const TallyKey& key, std::int64_t by) { add(changes_, key, by); }
  /// Changes the sum of the amounts of what is counted there, in đồng. \throws std::invalid_argument when none are summed
  void change_amount(const TallyKey& key, std::int64_t by) {
    if (!rules_.with_amount) { throw std::invalid_argument{"a tally without amounts"}; }
    add(amounts_, key, by);
  }
  void count_row() { ++rows_counted_; }
  void count_rows(std::int64_t rows) { rows_counted_ = detail::sum_of_counts(rows_counted_, rows); }
  /// A row that is not counted, and why.
  void set_aside(Diagnostic diagnostic) { aside_.add(std::move(diagnostic)); }
  void set_aside(const RowsAside& rows) { aside_ += rows; }

  /// Something about a whole table that changes how its rows were taken; said once.
  void note(Diagnostic diagnostic) {
    const auto at = std::lower_bound(notes_.begin(), notes_.end(), diagnostic, DiagnosticOrder{});
    if (at == notes_.end() || *at != diagnostic) { notes_.insert(at, std::move(diagnostic)); }
  }

  /// Says that the rows came from a batch with this SHA-256 (64 digits, lower case).
  /// \throws std::invalid_argument when it is no such digest, or the batch is counted already
  void count_batch(const std::string& digest) {
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (digest.size() != 64 || !std::all_of(digest.begin(), digest.end(), is_digit)) {
      throw std::invalid_argument{"no SHA-256 in 64 lower-case digits: «" + digest + "»"};
    }
    if (!batches_.insert(digest).second) { throw std::invalid_argument{delivered_twice(digest)}; }
  }

  [[nodiscard]] const TallyRules& rules() const noexcept { return rules_; }
  [[nodiscard]] const std::map<TallyKey, std::int64_t>& changes() const noexcept {
    return changes_;
  }
  /// Sums of amounts in đồng, as the counts are; empty where none are summed.
  [[nodiscard]] const std::map<TallyKey, std::int64_t>& amounts() const noexcept {
    return amounts_;
  }
  [[nodiscard]] std::int64_t rows_read() const {
    return detail::sum_of_counts(rows_counted_, aside_.count());
  }
  [[nodiscard]] std::int64_t rows_counted() const noexcept { return rows_counted_; }
  /// How many rows of dossiers lie outside the campaign's period.
  [[nodiscard]] std::int64_t rows_outside_period() const {
    return aside_.count(Fault::row_outside_period);
  }
  /// How many rows can't be counted for any other reason.
  [[nodiscard]] std::int64_t rows_set_aside() const {
    return aside_.count() - rows_outside_period();
  }
  /// The rows that are not counted, by reason; of many rows of one reason not all are named.
  [[nodiscard]] const RowsAside& rows_aside() const noexcept { return aside_; }
  /// Those that can't be counted, each with its place and reason, in order.
  [[nodiscard]] Diagnostics set_aside() const {
    return aside_.named([](Fault fault) { return fault != Fault::row_outside_period; });
  }
  /// Those of dossiers outside the campaign's period.
  [[nodiscard]] Diagnostics outside_period() const {
    return aside_.named([](Fault fault) { return fault == Fault::row_outside_period; });
  }

  [[nodiscard]] const Diagnostics& notes() const noexcept { return notes_; }

  /// The digests of the batches that were counted; empty where nobody gave them.
  [[nodiscard]] const std::set<std::string>& batches() const noexcept { return batches_; }

  /// \throws std::invalid_argument when the two were counted by different rules, or share a batch
  Tally& operator+=(const Tally& other) {
    if (rules_ != other.rules_) {
      throw std::invalid_argument{"tallies counted by different rules do not add up"};
    }
    for (const auto& digest : other.batches_) {
      if (batches_.contains(digest)) { throw std::invalid_argument{delivered_twice(digest)}; }
    }
    if (this == &other) { return *this += Tally{other}; }
    for (const auto& [key, count] : other.changes_) { change(key, count); }
    for (const auto& [key, amount] : other.amounts_) { add(amounts_, key, amount); }
    count_rows(other.rows_counted_);
    aside_ += other.aside_;
    for (const auto& entry : other.notes_) { note(entry); }
    batches_.insert(other.batches_.begin(), other.batches_.end());
    return *this;
  }
  friend Tally operator+(Tally a, const Tally& b) { return a += b; }

  /// Takes rows out that were counted: `a + b - b` is `a`, but for notes, which stay, and for the names of rows that were not
  /// counted, where there were too many to name all.
  /// \throws std::invalid_argument when something was not counted here, naming the first of it; nothing is changed then
  Tally& operator-=(const Tally& other);
  friend Tally operator-(Tally a, const Tally& b) { return a -= b; }

  friend bool operator==(const Tally&, const Tally&) = default;

 private:
  using Cells = std::map<TallyKey, std::int64_t>;

  /// What is 0 has no cell. Cells that come in order are entered without a search.
  static void add(Cells& cells, const TallyKey& key, std::int64_t by) {
    const auto entry = cells.try_emplace(cells.end(), key, 0);
    entry->second = detail::sum_of_counts(entry->second, by);
    if (entry->second == 0) { cells.erase(entry); }
  }
  static std::string delivered_twice(const std::string& digest) {
    return "the batch " + digest + " is counted already: it was delivered twice";
  }
  void require_counted(const Tally& other) const;

  TallyRules rules_;
  Cells changes_;
  Cells amounts_;
  std::int64_t rows_counted_ = 0;
  RowsAside aside_;
  Diagnostics notes_;
  std::set<std::string> batches_;
};

}  // namespace thidua::inline v0
