/// \file
/// The rows that were not counted, by reason: how many, and which, as long as there are not too many to look at. In bounded memory,
/// and the same whatever the order and the split of the rows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <thidua/core/diagnostic.hpp>
#include <thidua/measure/counts.hpp>

namespace thidua::inline v0 {

/// The one order of diagnostics: by place first. By the code and not by its place in the catalogue, so that what was written
/// stays in order when faults are added.
struct DiagnosticOrder {
  bool operator()(const Diagnostic& a, const Diagnostic& b) const {
    const auto rest = [](const Diagnostic& d) {
      return std::tie(d.arguments, d.path, d.clause, d.suggestion);
    };
    if (a.place != b.place) { return a.place < b.place; }
    if (a.fault != b.fault) { return a.code() < b.code(); }
    return rest(a) < rest(b);
  }
};

class RowsAside {
 public:
  /// So many rows of each reason are named, those of the first places; more of them are only counted.
  static constexpr std::size_t most_named = 10'000;
  using Named = std::multiset<Diagnostic, DiagnosticOrder>;

  /// The rows of one reason.
  struct Reason {
    std::int64_t count = 0;
    Named named;

    void name(Diagnostic row) {
      if (named.size() == most_named) {
        const auto last = std::prev(named.end());
        if (!named.key_comp()(row, *last)) { return; }
        named.erase(last);
      }
      // Rows mostly come in order.
      named.insert(named.end(), std::move(row));
    }
    friend bool operator==(const Reason&, const Reason&) = default;
  };

  /// \throws std::overflow_error when there are more rows than 64 bits count
  void add(Diagnostic row) {
    Reason& reason = reasons_[row.fault];
    reason.count = detail::sum_of_counts(reason.count, 1);
    reason.name(std::move(row));
  }
  /// Rows that are not named. \throws std::overflow_error
  void add_unnamed(Fault fault, std::int64_t rows) {
    if (rows == 0) { return; }
    Reason& reason = reasons_[fault];
    reason.count = detail::sum_of_counts(reason.count, rows);
  }

  [[nodiscard]] const std::map<Fault, Reason>& reasons() const noexcept { return reasons_; }
  [[nodiscard]] std::int64_t count(Fault fault) const {
    const auto reason = reasons_.find(fault);
    return reason == reasons_.end() ? 0 : reason->second.count;
  }
  /// \throws std::overflow_error
  [[nodiscard]] std::int64_t count() const {
    std::int64_t sum = 0;
    for (const auto& [fault, reason] : reasons_) { sum = detail::sum_of_counts(sum, reason.count); }
    return sum;
  }
  /// Whether all rows are named.
  [[nodiscard]] bool all_named() const noexcept {
    return std::all_of(reasons_.begin(), reasons_.end(), [](const auto& entry) {
      return entry.second.count == static_cast<std::int64_t>(entry.second.named.size());
    });
  }
  /// The rows that are named, in order; only those whose reason `takes`.
  template <class Takes>
  [[nodiscard]] Diagnostics named(const Takes& takes) const {
    Diagnostics rows;
    for (const auto& [fault, reason] : reasons_) {
      if (takes(fault)) { rows.insert(rows.end(), reason.named.begin(), reason.named.end()); }
    }
    std::sort(rows.begin(), rows.end(), DiagnosticOrder{});
    return rows;
  }

  /// \throws std::overflow_error
  RowsAside& operator+=(const RowsAside& other) {
    for (const auto& [fault, theirs] : other.reasons_) {
      Reason& reason = reasons_[fault];
      reason.count = detail::sum_of_counts(reason.count, theirs.count);
      for (const auto& row : theirs.named) { reason.name(row); }
    }
    return *this;
  }
  /// Takes rows out that are here. Of a reason with rows that are not named, the others are named as far as they are known.
  /// \throws std::invalid_argument when a row is not here, naming the first of them; nothing is changed then
  RowsAside& operator-=(const RowsAside& other);

  friend bool operator==(const RowsAside&, const RowsAside&) = default;

 private:
  std::map<Fault, Reason> reasons_;
};

}  // namespace thidua::inline v0
