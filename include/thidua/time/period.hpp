/// \file
/// A closed period: both ends belong to it, as in «từ ngày … đến hết ngày …».
#pragma once

#include <compare>
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
  /// The number of its days, both ends counted.
  [[nodiscard]] Days length() const noexcept { return {(last_ - first_).count + 1}; }
  friend auto operator<=>(const Period&, const Period&) noexcept = default;

 private:
  Date first_;
  Date last_;
};

/// "2024-06-20/2024-12-26", both included
[[nodiscard]] inline std::string to_string(const Period& period) {
  return iso(period.first()) + "/" + iso(period.last());
}

}  // namespace thidua::inline v0
