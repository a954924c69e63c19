/// \file
/// Dates as dossier systems export them and as letters write them, read to the day in Vietnam (UTC+7), whatever zone the machine is in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <thidua/core/text.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

namespace detail {

/// Reads pieces off the front of a text.
class Cursor {
 public:
  explicit constexpr Cursor(std::string_view text) noexcept : rest_{text} {}
  [[nodiscard]] constexpr bool at_end() const noexcept { return rest_.empty(); }
  [[nodiscard]] constexpr std::size_t left() const noexcept { return rest_.size(); }
  constexpr bool take(char c) noexcept {
    if (rest_.empty() || rest_.front() != c) { return false; }
    rest_.remove_prefix(1);
    return true;
  }
  constexpr bool take_text(std::string_view text) noexcept {
    if (!rest_.starts_with(text)) { return false; }
    rest_.remove_prefix(text.size());
    return true;
  }
  /// A number of `least` to `most` digits; further digits stay.
  constexpr std::optional<int> number(int least, int most) noexcept {
    int value = 0;
    int count = 0;
    for (; count < most && !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
         ++count) {
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    if (count < least) { return std::nullopt; }
    return value;
  }
  constexpr void skip_digits() noexcept {
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      rest_.remove_prefix(1);
    }
  }
  constexpr void skip_spaces() noexcept {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) {
      rest_.remove_prefix(1);
    }
  }

 private:
  std::string_view rest_;
};

/// 2024-12-26, 2024/12/26, 26/12/2024, 26-12-2024, 26.12.2024: year or day first, never the month.
[[nodiscard]] inline std::optional<Date> take_date(Cursor& cursor) {
  const std::size_t before = cursor.left();
  const auto first = cursor.number(1, 4);
  const std::size_t digits = before - cursor.left();
  if (!first || digits == 3) { return std::nullopt; }
  const bool year_first = digits == 4;
  for (const char separator : {'-', '/', '.'}) {
    if (!cursor.take(separator)) { continue; }
    const auto month = cursor.number(1, 2);
    if (!month || !cursor.take(separator)) { return std::nullopt; }
    const auto last = year_first ? cursor.number(1, 2) : cursor.number(4, 4);
    if (!last) { return std::nullopt; }
    return year_first ? Date::from_ymd(*first, *month, *last)
                      : Date::from_ymd(*last, *month, *first);
  }
  return std::nullopt;
}

/// A time of day as written, to the microsecond; 24:00:00 and a leap second are times too.
struct ClockReading {
  int hour = 0;
  int minute = 0;
  int second = 0;
  int microsecond = 0;
  bool finer = false;  ///< written more exactly than to the microsecond

  [[nodiscard]] constexpr bool is_24_00() const noexcept { return hour == 24; }
  [[nodiscard]] constexpr int minutes() const noexcept { return hour * 60 + minute; }
};

/// Whether a clock shows it.
[[nodiscard]] constexpr bool exists(const ClockReading& clock) noexcept {
  if (clock.hour == 24) {
    return clock.minute == 0 && clock.second == 0 && clock.microsecond == 0 && !clock.finer;
  }
  return clock.hour <= 23 && clock.minute <= 59 && clock.second <= 60;
}

/// 12:00, 12:00:30, 12:00:30.5
[[nodiscard]] constexpr std::optional<ClockReading> take_clock(Cursor& cursor) noexcept {
  ClockReading clock;
  const auto hour = cursor.number(1, 2);
  if (!hour || !cursor.take(':')) { return std::nullopt; }
  const auto minute = cursor.number(2, 2);
  if (!minute) { return std::nullopt; }
  if (cursor.take(':')) {
    const auto second = cursor.number(2, 2);
    if (!second) { return std::nullopt; }
    clock.second = *second;
    if (cursor.take('.') || cursor.take(',')) {
      const std::size_t before = cursor.left();
      clock.microsecond = cursor.number(0, 6).value_or(0);
      for (std::size_t digits = before - cursor.left(); digits < 6; ++digits) {
        clock.microsecond *= 10;
      }
      while (cursor.take('0')) {}
      const std::size_t rest = cursor.left();
      cursor.skip_digits();
      clock.finer = cursor.left() != rest;
    }
  }
  clock.hour = *hour;
  clock.minute = *minute;
  return exists(clock) ? std::optional{clock} : std::nullopt;
}

inline constexpr int vietnam_offset = 7 * 60;  ///< minutes ahead of UTC

/// «Z», «+07:00», «+0700», «+07»: minutes ahead of UTC.
[[nodiscard]] constexpr std::optional<int> take_offset(Cursor& cursor) noexcept {
  if (cursor.take('Z') || cursor.take('z')) { return 0; }
  const int sign = cursor.take('+') ? 1 : (cursor.take('-') ? -1 : 0);
  if (sign == 0) { return std::nullopt; }
  const auto hours = cursor.number(2, 2);
  std::optional<int> minutes = 0;
  if (cursor.take(':') || !cursor.at_end()) { minutes = cursor.number(2, 2); }
  if (!hours || !minutes || *hours > 14 || *minutes > 59) { return std::nullopt; }
  return sign * (*hours * 60 + *minutes);
}

/// The day before (-1), the day itself (0) or the day after (1); nothing where the calendar ends.
[[nodiscard]] inline std::optional<Date> neighbour(const Date& date, int days) {
  static const Date first{1400, 1, 1};
  static const Date last{9999, 12, 31};
  if ((days < 0 && date == first) || (days > 0 && date == last)) { return std::nullopt; }
  return date + Days{days};
}

/// As `take_date`, and in words: «ngày 26 tháng 12 năm 2024», «ngày 26/12/2024».
[[nodiscard]] inline std::optional<Date> take_written_date(Cursor& cursor) {
  if (cursor.take_text("ngày") || cursor.take_text("Ngày")) { cursor.skip_spaces(); }
  Cursor ahead = cursor;
  if (const auto date = take_date(ahead)) {
    cursor = ahead;
    return date;
  }
  ahead = cursor;
  const auto word = [&ahead](std::string_view text) {
    ahead.skip_spaces();
    const bool there = ahead.take_text(text);
    ahead.skip_spaces();
    return there;
  };
  const auto day = ahead.number(1, 2);
  if (!day || !word("tháng")) { return std::nullopt; }
  const auto month = ahead.number(1, 2);
  if (!month || !word("năm")) { return std::nullopt; }
  const auto year = ahead.number(4, 4);
  if (!year) { return std::nullopt; }
  cursor = ahead;
  return Date::from_ymd(*year, *month, *day);
}

/// 12:00, 17h, 17h30, 17 giờ, 17 giờ 30 (phút)
[[nodiscard]] inline std::optional<ClockReading> take_spoken_clock(Cursor& cursor) {
  Cursor ahead = cursor;
  const auto hour = ahead.number(1, 2);
  ahead.skip_spaces();
  if (!hour || !(ahead.take_text("giờ") || ahead.take('h') || ahead.take('g'))) {
    return take_clock(cursor);
  }
  cursor = ahead;
  ClockReading clock;
  clock.hour = *hour;
  ahead.skip_spaces();
  const auto minute = ahead.number(2, 2);
  Cursor after = ahead;
  after.skip_spaces();
  const bool a_date_begins =
      after.take('/') || after.take('-') || after.take('.') || after.take_text("tháng");
  if (minute && !a_date_begins) {
    cursor = ahead;
    clock.minute = *minute;
    ahead.skip_spaces();
    if (ahead.take_text("phút")) { cursor = ahead; }
  }
  return exists(clock) ? std::optional{clock} : std::nullopt;
}

/// The day of a text as a letter has it: in words, or with a time in words before or after it.
[[nodiscard]] inline std::optional<Date> written_day(std::string_view text) {
  const std::string normal = nfc(text);
  Cursor cursor{normal};
  cursor.skip_spaces();
  Cursor ahead = cursor;
  auto date = take_written_date(ahead);
  if (date) {
    cursor = ahead;
    const std::size_t left = cursor.left();
    cursor.take(',');
    cursor.skip_spaces();
    if (cursor.at_end()) { return date; }
    if (cursor.left() == left || !take_spoken_clock(cursor)) { return std::nullopt; }
  } else {
    if (!take_spoken_clock(cursor)) { return std::nullopt; }
    cursor.take(',');
    cursor.skip_spaces();
    date = take_written_date(cursor);
  }
  cursor.skip_spaces();
  return cursor.at_end() ? date : std::nullopt;
}

/// The day of a text in figures.
[[nodiscard]] inline std::optional<Date> exported_day(std::string_view text) {
  Cursor cursor{text};
  cursor.skip_spaces();
  const auto date = take_date(cursor);
  if (!date) { return std::nullopt; }
  bool time_follows = cursor.take('T') || cursor.take('t');
  if (!time_follows) {
    const std::size_t left = cursor.left();
    cursor.skip_spaces();
    time_follows = cursor.left() != left && !cursor.at_end();
  }
  if (!time_follows) { return cursor.at_end() ? date : std::nullopt; }

  const auto clock = take_clock(cursor);
  if (!clock) { return std::nullopt; }
  cursor.skip_spaces();
  // 24:00 ends the day that is named (Civil Code 2015, art. 148)
  if (cursor.at_end()) { return date; }
  const auto offset = take_offset(cursor);
  if (!offset || !cursor.at_end()) { return std::nullopt; }
  if (clock->is_24_00() && *offset == vietnam_offset) { return date; }
  const int local = clock->minutes() - *offset + vietnam_offset;  // since the date began
  return neighbour(*date, local < 0 ? -1 : local / (24 * 60));
}

}  // namespace detail

/// The day of `text` in Vietnam: a date, optionally with a time of day, optionally with an offset («Z», «+07:00») from which it
/// is moved to UTC+7. A time without an offset is taken as Vietnam's. Also as letters have it: «ngày 26 tháng 12 năm 2024»,
/// «12 giờ 00 phút ngày 26 tháng 12 năm 2024». Nothing, when it is no day that exists.
[[nodiscard]] inline std::optional<Date> parse_date(std::string_view text) {
  if (const auto day = detail::exported_day(text)) { return day; }
  constexpr std::size_t longest = 100;  // of what is written as a date at all
  return text.size() <= longest ? detail::written_day(text) : std::nullopt;
}

}  // namespace thidua::inline v0
