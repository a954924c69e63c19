/// \file
/// The tables that make a calendar answer in constant time: from a day to the working days before it, and from the k-th working day
/// to its date. Two loads answer every question, so that columns run at memory speed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <thidua/core/word.hpp>

namespace thidua::inline v0 {

/// Where counting starts from a day that is not worked.
enum class Roll : std::uint8_t {
  following,  ///< the next working day
  preceding   ///< the working day before
};

template <>
struct Words<Roll> {
  static constexpr std::pair<Roll, std::string_view> table[] = {{Roll::following, "following"},
                                                                {Roll::preceding, "preceding"}};
};

namespace detail {

/// What is known of a day.
enum class DayState : std::uint8_t { off, worked, unknown };

struct CalendarTables {
  CalendarTables() = default;
  CalendarTables(std::int32_t first_day, const std::vector<DayState>& states) : first{first_day} {
    before.reserve(states.size() + 1);
    working.reserve(states.size());
    before.push_back(0);
    std::uint32_t unknowns = 0;
    for (std::size_t i = 0; i < states.size(); ++i) {
      if (states[i] == DayState::worked) {
        working.push_back(first + static_cast<std::int32_t>(i));
      }
      unknowns += states[i] == DayState::unknown ? 1 : 0;
      before.push_back(static_cast<std::uint32_t>(working.size()));
    }
    if (unknowns == 0) { return; }
    unknown_before.reserve(states.size() + 1);
    unknown_before.push_back(0);
    for (const DayState state : states) {
      unknown_before.push_back(unknown_before.back() + (state == DayState::unknown ? 1 : 0));
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return before.size() - 1; }
  /// Where an epoch day stands; `size()` or more for a day that is not covered.
  [[nodiscard]] std::uint64_t index(std::int64_t epoch_day) const noexcept {
    return static_cast<std::uint64_t>(epoch_day) - static_cast<std::uint64_t>(std::int64_t{first});
  }
  [[nodiscard]] bool works(std::size_t i) const noexcept { return before[i + 1] != before[i]; }
  /// Whether all days from a to b are known; in either order.
  [[nodiscard]] bool known(std::size_t a, std::size_t b) const noexcept {
    if (unknown_before.empty()) { return true; }
    return a <= b ? unknown_before[a] == unknown_before[b + 1]
                  : unknown_before[b] == unknown_before[a + 1];
  }
  /// The ordinal of the working day that the day rolls to, before or after the covered days too.
  [[nodiscard]] std::int64_t ordinal(std::size_t i, Roll roll) const noexcept {
    return roll == Roll::following ? std::int64_t{before[i]} : std::int64_t{before[i + 1]} - 1;
  }
  /// The epoch day so many working days further. None when it is not covered, or a day between is not known.
  [[nodiscard]] std::optional<std::int32_t> offset(std::int64_t epoch_day, std::int64_t count,
                                                   Roll roll) const noexcept {
    const std::uint64_t i = index(epoch_day);
    if (i >= size()) { return std::nullopt; }
    // In unsigned arithmetic: a count that overflows leads far beyond the last working day.
    const std::uint64_t to =
        static_cast<std::uint64_t>(ordinal(i, roll)) + static_cast<std::uint64_t>(count);
    if (to >= working.size()) { return std::nullopt; }
    const std::int32_t end = working[to];
    if (!unknown_before.empty() && !known(i, index(end))) { return std::nullopt; }
    return end;
  }

  std::int32_t first = 0;                     ///< epoch day of the first covered day
  std::vector<std::uint32_t> before;          ///< working days before the i-th day, and in all
  std::vector<std::int32_t> working;          ///< epoch day of the k-th working day
  std::vector<std::uint32_t> unknown_before;  ///< days not known before the i-th; empty: none
};

}  // namespace detail

}  // namespace thidua::inline v0
