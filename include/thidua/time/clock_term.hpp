/// \file
/// Terms in minutes and hours: they run from the stated moment itself (Civil Code 2015, art. 147(1)).
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <thidua/core/word.hpp>
#include <thidua/time/moment.hpp>

namespace thidua::inline v0 {

enum class ClockUnit : std::uint8_t { minute, hour };

template <>
struct Words<ClockUnit> {
  static constexpr std::pair<ClockUnit, std::string_view> table[] = {{ClockUnit::minute, "minute"},
                                                                     {ClockUnit::hour, "hour"}};
};

/// «48 giờ»
struct ClockTerm {
  std::int64_t count = 0;  ///< at least 1
  ClockUnit unit = ClockUnit::hour;
  friend bool operator==(const ClockTerm&, const ClockTerm&) = default;
};

/// \throws std::invalid_argument for a count below 1 \throws std::out_of_range beyond the range of dates
[[nodiscard]] inline Moment term_end(const Moment& start, const ClockTerm& term) {
  if (term.count < 1) { throw std::invalid_argument{"a term is at least 1 long"}; }
  const std::int64_t minutes = term.unit == ClockUnit::hour ? 60 : 1;
  constexpr std::int64_t most = std::int64_t{3'150'000} * 24 * 60;
  if (term.count <= most) {
    const auto end = detail::moment_from(
        start.date(), start.microseconds() + term.count * minutes * Moment::microseconds_a_minute);
    if (end) { return *end; }
  }
  throw std::out_of_range{"a term of " + std::to_string(term.count) + " " +
                          std::string{word(term.unit)} + "s leads beyond 9999-12-31"};
}

}  // namespace thidua::inline v0
