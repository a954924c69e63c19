/// \file
/// The measures of all subjects, given or counted, with where each comes from.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/measure/measure.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

/// One measure of one indicator of one subject.
struct Measurement {
  std::string subject;  ///< id
  std::string indicator;
  Measure measure;
  std::optional<Date> as_of;  ///< the day for which it was made; none: for any
  std::string source;
  friend bool operator==(const Measurement&, const Measurement&) = default;
};

class Measurements {
 public:
  /// Replaces what was given for the same subject, indicator and day.
  void set(Measurement measurement) {
    const auto at = lower_bound(measurement.subject, measurement.indicator, measurement.as_of);
    if (at != entries_.end() && key(*at) == key(measurement)) {
      *at = std::move(measurement);
    } else {
      entries_.insert(at, std::move(measurement));
    }
  }
  void set_aside(Diagnostic diagnostic) { set_aside_.push_back(std::move(diagnostic)); }
  void count_rows(std::int64_t rows) { rows_read_ += rows; }

  /// The latest made for a day not after `as_of` (all days, when it is none), else the undated one; null when there is none.
  [[nodiscard]] const Measurement* find(std::string_view subject, std::string_view indicator,
                                        const std::optional<Date>& as_of) const {
    const Measurement* best = nullptr;
    for (auto at = lower_bound(subject, indicator, std::nullopt);
         at != entries_.end() && at->subject == subject && at->indicator == indicator; ++at) {
      if (!as_of || !at->as_of || *at->as_of <= *as_of) { best = &*at; }
    }
    return best;
  }
  [[nodiscard]] const std::vector<Measurement>& entries() const noexcept { return entries_; }
  [[nodiscard]] const Diagnostics& set_aside() const noexcept { return set_aside_; }
  [[nodiscard]] std::int64_t rows_read() const noexcept { return rows_read_; }
  friend bool operator==(const Measurements&, const Measurements&) = default;

 private:
  using Key = std::tuple<std::string_view, std::string_view, std::optional<Date>>;
  static Key key(const Measurement& m) { return {m.subject, m.indicator, m.as_of}; }
  std::vector<Measurement>::iterator lower_bound(std::string_view subject,
                                                 std::string_view indicator,
                                                 const std::optional<Date>& as_of) {
    return std::lower_bound(entries_.begin(), entries_.end(), Key{subject, indicator, as_of},
                            [](const Measurement& m, const Key& k) { return key(m) < k; });
  }
  [[nodiscard]] std::vector<Measurement>::const_iterator lower_bound(
      std::string_view subject, std::string_view indicator,
      const std::optional<Date>& as_of) const {
    return std::lower_bound(entries_.begin(), entries_.end(), Key{subject, indicator, as_of},
                            [](const Measurement& m, const Key& k) { return key(m) < k; });
  }

  std::vector<Measurement> entries_;  // sorted by subject, indicator, day; undated first
  Diagnostics set_aside_;
  std::int64_t rows_read_ = 0;
};

}  // namespace thidua::inline v0
