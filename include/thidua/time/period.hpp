/// \file
/// A closed period: both ends belong to it, as in «từ ngày … đến hết ngày …». What two of them have in common, or cover
/// together, is a period or nothing: there is no empty one.
#pragma once

#include <algorithm>
#include <compare>
#include <optional>
#include <stdexcept>
#include <string>

#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

class Period {
 public:
  /// \throws std::invalid_argument when last is before first
  Period(const Date& first, const Date& last) : first_{first}, last_{last} {
    if (last < first) { throw std::invalid_argument{"a period that ends before it begins"}; }
  }
  [[nodiscard]] const Date& first() const noexcept { return first_; }
  [[nodiscard]] const Date& last() const noexcept { return last_; }
  [[nodiscard]] bool contains(const Date& day) const noexcept {
    return first_ <= day && day <= last_;
  }
  [[nodiscard]] bool contains(const Period& other) const noexcept {
    return first_ <= other.first_ && other.last_ <= last_;
  }
  /// The number of its days, both ends counted: a stated range («từ 20/11 đến 03/12»).
  [[nodiscard]] Days length() const noexcept { return {(last_ - first_).count + 1}; }
  /// The days of the term that begins on its first day and ends on its last: the first is not counted (Civil Code 2015,
  /// art. 147(2)).
  [[nodiscard]] Days term_length() const noexcept { return last_ - first_; }
  friend auto operator<=>(const Period&, const Period&) noexcept = default;

 private:
  Date first_;
  Date last_;
};

/// Whether some day is in both.
[[nodiscard]] inline bool overlap(const Period& a, const Period& b) noexcept {
  return a.first() <= b.last() && b.first() <= a.last();
}

/// Whether one begins on the day after the other ends.
[[nodiscard]] inline bool adjacent(const Period& a, const Period& b) noexcept {
  return (b.first() - a.last()).count == 1 || (a.first() - b.last()).count == 1;
}

/// The days that are in both; nothing when there are none.
[[nodiscard]] inline std::optional<Period> intersect(const Period& a, const Period& b) {
  if (!overlap(a, b)) { return std::nullopt; }
  return Period{std::max(a.first(), b.first()), std::min(a.last(), b.last())};
}

/// The days that are in one or both, when they are one period; nothing when a day between them is in neither.
[[nodiscard]] inline std::optional<Period> unite(const Period& a, const Period& b) {
  if (!overlap(a, b) && !adjacent(a, b)) { return std::nullopt; }
  return Period{std::min(a.first(), b.first()), std::max(a.last(), b.last())};
}

/// "2024-06-20/2024-12-26", both included
[[nodiscard]] inline std::string to_string(const Period& period) {
  return iso(period.first()) + "/" + iso(period.last());
}

}  // namespace thidua::inline v0
