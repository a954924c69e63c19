/// \file
/// The first and the last of some days.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include <thidua/measure/dossier_store.hpp>

#include "code_range.hpp"

namespace thidua::inline v0 {

/// Days since 1970-01-01, the last one included; without any, the first is after the last.
struct DayRange {
  std::int32_t first = std::numeric_limits<std::int32_t>::max();
  std::int32_t last = std::numeric_limits<std::int32_t>::min();

  /// The days that can be stored; the ends of the numbers are none.
  [[nodiscard]] static DayRange of(const StoreRules& rules) noexcept {
    if (rules.period) {
      return {rules.period->first().epoch_days(), rules.period->last().epoch_days()};
    }
    return {std::numeric_limits<std::int32_t>::min() + 1,
            std::numeric_limits<std::int32_t>::max() - 1};
  }
  [[nodiscard]] bool is_empty() const noexcept { return first > last; }
  void meet(std::int32_t day) noexcept {
    first = day < first ? day : first;
    last = day > last ? day : last;
  }
  /// As codes; nothing, if there are no days, or more than a range of codes can have.
  [[nodiscard]] std::optional<CodeRange> codes() const noexcept {
    const auto span = std::int64_t{last} - std::int64_t{first};
    if (span < 0 || span > std::int64_t{CodeRange::most_span}) { return std::nullopt; }
    return CodeRange{first, static_cast<std::uint32_t>(span)};
  }
  void meet(const std::int32_t* days, std::size_t count) noexcept {
    // Mostly all are between days that have been met.
    if (const auto met = codes(); met && met->holds_all(days, count)) { return; }
    std::int32_t least = first;
    std::int32_t most = last;
    for (std::size_t i = 0; i < count; ++i) {
      least = days[i] < least ? days[i] : least;
      most = days[i] > most ? days[i] : most;
    }
    first = least;
    last = most;
  }
  /// Those of the days that are within `limits`.
  void meet_within(const DayRange& limits, const std::int32_t* days, std::size_t count) noexcept {
    DayRange all = *this;
    all.meet(days, count);
    if (all.first >= limits.first && all.last <= limits.last) {
      *this = all;
      return;
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (days[i] >= limits.first && days[i] <= limits.last) { meet(days[i]); }
    }
  }
  void meet(const DayRange& other) noexcept {
    first = std::min(first, other.first);
    last = std::max(last, other.last);
  }
};

}  // namespace thidua::inline v0
