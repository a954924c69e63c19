/// \file
/// A day before which, or by the end of which, something is due.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include <thidua/core/word.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

/// «trước ngày X» excludes X; «đến hết ngày X» includes it.
enum class DeadlineKind : std::uint8_t { before, by };

template <>
struct Words<DeadlineKind> {
  static constexpr std::pair<DeadlineKind, std::string_view> table[] = {
      {DeadlineKind::before, "before"}, {DeadlineKind::by, "by"}};
};

struct DueDay {
  DeadlineKind kind = DeadlineKind::by;
  Date date{1970, 1, 1};

  /// The last day that is still in time. \throws std::out_of_range where the calendar has no day before
  [[nodiscard]] Date last_day() const { return kind == DeadlineKind::by ? date : date - Days{1}; }
  [[nodiscard]] bool in_time(const Date& day) const noexcept {
    return kind == DeadlineKind::by ? day <= date : day < date;
  }
  friend bool operator==(const DueDay&, const DueDay&) = default;
};

}  // namespace thidua::inline v0
