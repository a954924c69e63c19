/// \file
/// A period that ends at a time of day: «đến 17 giờ 00 ngày 26/12/2024». A day without its time can't say whether it was still
/// in time on the last one.
#pragma once

#include <compare>
#include <stdexcept>
#include <string>

#include <thidua/core/truth.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/moment.hpp>
#include <thidua/time/period.hpp>

namespace thidua::inline v0 {

/// Closed like every period: its first day from 0:00 on, and the moment at its end too.
class TimedPeriod {
 public:
  /// \throws std::invalid_argument when it ends before it begins
  TimedPeriod(const Date& first, const Moment& until) : first_{first}, until_{until} {
    if (until.date() < first) {
      throw std::invalid_argument{"a period that ends before it begins"};
    }
  }
  explicit TimedPeriod(const Period& period)
      : TimedPeriod{period.first(), Moment::end_of(period.last())} {}

  [[nodiscard]] const Date& first() const noexcept { return first_; }
  [[nodiscard]] const Moment& until() const noexcept { return until_; }
  /// All the days that it touches.
  [[nodiscard]] Period days() const { return {first_, until_.date()}; }

  [[nodiscard]] bool contains(const Moment& moment) const noexcept {
    return first_ <= moment.date() && moment <= until_;
  }
  /// Of something that is known to the day: undetermined on the last one, unless that counts to its end.
  [[nodiscard]] Truth contains(const Date& day) const noexcept {
    if (day == until_.date() && !until_.is_end_of_day()) { return Truth::undetermined; }
    return to_truth(first_ <= day && day <= until_.date());
  }
  friend auto operator<=>(const TimedPeriod&, const TimedPeriod&) noexcept = default;

 private:
  Date first_;
  Moment until_;
};

/// "2020-02-18/2020-03-02T12:00+07:00"
[[nodiscard]] inline std::string to_string(const TimedPeriod& period) {
  return iso(period.first()) + "/" + to_string(period.until());
}

}  // namespace thidua::inline v0
