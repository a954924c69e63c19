/// \file
/// A time of day in Vietnam: where a plan ends a day earlier than at 24:00 («trước 12 giờ 00»). There is one zone,
/// UTC+7, and texts name it.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <thidua/time/date.hpp>
#include <thidua/time/parse_date.hpp>

namespace thidua::inline v0 {

/// As texts write it.
inline constexpr std::string_view vietnam_zone = "UTC+7";

/// 00:00 up to 24:00, as exactly as a file can say it. The end of a day, 24:00, is no time of day: a day without one lasts until
/// then (Civil Code 2015, art. 148(6)).
class TimeOfDay {
 public:
  /// \throws std::invalid_argument for a time that no clock shows
  TimeOfDay(int hour, int minute, int second = 0, std::int32_t nanosecond = 0)
      : nanoseconds_{((hour * std::int64_t{60} + minute) * 60 + second) * a_second + nanosecond} {
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 ||
        nanosecond < 0 || nanosecond >= a_second) {
      throw std::invalid_argument{"a time of day is 00:00 to 23:59"};
    }
  }
  [[nodiscard]] int hour() const noexcept {
    return static_cast<int>(nanoseconds_ / a_second / 3600);
  }
  [[nodiscard]] int minute() const noexcept {
    return static_cast<int>(nanoseconds_ / a_second / 60 % 60);
  }
  [[nodiscard]] int second() const noexcept {
    return static_cast<int>(nanoseconds_ / a_second % 60);
  }
  /// The part of a second.
  [[nodiscard]] std::int32_t nanosecond() const noexcept {
    return static_cast<std::int32_t>(nanoseconds_ % a_second);
  }
  friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) noexcept = default;

 private:
  static constexpr std::int64_t a_second = 1'000'000'000;
  std::int64_t nanoseconds_;
};

/// "12:00", "12:00:30", "12:00:30.5"
[[nodiscard]] inline std::string to_string(const TimeOfDay& time) {
  std::string text = detail::two_digits(time.hour()) + ":" + detail::two_digits(time.minute());
  if (time.second() == 0 && time.nanosecond() == 0) { return text; }
  text += ":" + detail::two_digits(time.second());
  if (time.nanosecond() == 0) { return text; }
  std::string fraction = std::to_string(1'000'000'000 + time.nanosecond());
  fraction.front() = '.';
  while (fraction.back() == '0') { fraction.pop_back(); }
  return text + fraction;
}

/// Reads "12:00", "7:30", "12:00:30.5"; nothing for anything else, "24:00" and more than nine decimals included.
[[nodiscard]] inline std::optional<TimeOfDay> parse_time_of_day(std::string_view text) {
  detail::Cursor cursor{text};
  const auto hour = cursor.number(1, 2);
  if (!hour || !cursor.take(':')) { return std::nullopt; }
  const auto minute = cursor.number(2, 2);
  std::optional<int> second = 0;
  std::optional<int> fraction = 0;
  if (cursor.take(':')) {
    second = cursor.number(2, 2);
    if (cursor.take('.')) {
      const std::size_t before = cursor.left();
      fraction = cursor.number(1, 9);
      for (std::size_t digits = before - cursor.left(); fraction && digits < 9; ++digits) {
        *fraction *= 10;
      }
    }
  }
  if (!minute || !second || !fraction || !cursor.at_end()) { return std::nullopt; }
  if (*hour > 23 || *minute > 59 || *second > 59) { return std::nullopt; }
  return TimeOfDay{*hour, *minute, *second, *fraction};
}

}  // namespace thidua::inline v0
