/// \file
/// From where on data counts as conspicuous. Every bound is declared, so that a report says what it was made by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

struct QualityOptions {
  /// Dates after it can't be; left out, no date is in the future.
  std::optional<Date> as_of;
  /// A date that is more days than these before the period is implausible. Five years.
  std::int32_t early_days = 1826;
  /// A jump: a day's share against that of all days before, apart by at least so many percentage points …
  std::int32_t jump_points = 50;
  /// … where the day and the days before each have at least so many dossiers.
  std::int64_t jump_dossiers = 20;
  /// A bulk entry: a day of a unit with at least so many times the median of its days …
  std::int64_t bulk_times = 10;
  /// … and at least so many dossiers …
  std::int64_t bulk_dossiers = 50;
  /// … where the unit has dossiers on at least so many days.
  std::int64_t bulk_days = 5;
  /// Rows that a finding shows. The count is of all.
  std::size_t samples = 5;
  /// Findings that are shown of one kind, those with most rows. The totals are of all.
  std::size_t findings = 100;

  friend bool operator==(const QualityOptions&, const QualityOptions&) = default;
};

/// \throws std::invalid_argument for a bound that nothing could be above or below
inline void check(const QualityOptions& options) {
  const auto at_least = [](const char* name, std::int64_t value, std::int64_t least) {
    if (value < least) {
      throw std::invalid_argument{std::string{name} + " is at least " + std::to_string(least) +
                                  ", not " + std::to_string(value)};
    }
  };
  at_least("early_days", options.early_days, 0);
  at_least("jump_points", options.jump_points, 1);
  at_least("jump_dossiers", options.jump_dossiers, 1);
  at_least("bulk_times", options.bulk_times, 1);
  at_least("bulk_dossiers", options.bulk_dossiers, 1);
  at_least("bulk_days", options.bulk_days, 1);
  if (options.jump_points > 100) {
    throw std::invalid_argument{"jump_points is at most 100, not " +
                                std::to_string(options.jump_points)};
  }
  constexpr std::int64_t most_times = 1'000'000'000;  // what is multiplied stays in 128 bits
  if (options.bulk_times > most_times) {
    throw std::invalid_argument{"bulk_times is at most 1000000000"};
  }
}

}  // namespace thidua::inline v0
