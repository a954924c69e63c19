/// \file
/// The day, or the moment of it, until which something is in time.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include <thidua/core/truth.hpp>
#include <thidua/core/word.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/time_of_day.hpp>

namespace thidua::inline v0 {

/// «trước ngày X» excludes X; «đến hết ngày X» includes it; «trong n ngày kể từ ngày X» counts from it.
enum class DeadlineKind : std::uint8_t { before, by, within };

template <>
struct Words<DeadlineKind> {
  static constexpr std::pair<DeadlineKind, std::string_view> table[] = {
      {DeadlineKind::before, "before"}, {DeadlineKind::by, "by"}, {DeadlineKind::within, "within"}};
};

/// A due day that is known: `before` it or `by` it.
struct DueDay {
  DeadlineKind kind = DeadlineKind::by;
  Date date{1970, 1, 1};
  std::optional<TimeOfDay> time =
      std::nullopt;  ///< of that day, UTC+7; none: its beginning or its end

  /// The last day, or the last on which some time of day is in time. \throws std::out_of_range where the calendar has no day before
  [[nodiscard]] Date last_day() const {
    const bool whole_day_is_late =
        kind == DeadlineKind::before && (!time || *time == TimeOfDay{0, 0});
    return whole_day_is_late ? date - Days{1} : date;
  }
  /// Whether any time of the day is in time.
  [[nodiscard]] bool in_time(const Date& day) const noexcept {
    const bool some_of_the_day = kind == DeadlineKind::by || (time && *time > TimeOfDay{0, 0});
    return some_of_the_day ? day <= date : day < date;
  }
  /// Undetermined on the last day, when the time of day decides and is not known.
  [[nodiscard]] Truth in_time(const Date& day, const std::optional<TimeOfDay>& at) const noexcept {
    if (day != date || !time || !in_time(day)) { return to_truth(in_time(day)); }
    const bool all_of_the_day =
        kind == DeadlineKind::by && *time == TimeOfDay{23, 59, 59, 999'999'999};
    if (!at) { return all_of_the_day ? Truth::yes : Truth::undetermined; }
    return to_truth(kind == DeadlineKind::by ? *at <= *time : *at < *time);
  }
  friend bool operator==(const DueDay&, const DueDay&) = default;
};

}  // namespace thidua::inline v0
