/// \file
/// Dates as dossier systems export them, read to the day in Vietnam (UTC+7), whatever zone the machine is in.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

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
    while (!rest_.empty() && rest_.front() == ' ') { rest_.remove_prefix(1); }
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

/// The day before (-1), the day itself (0) or the day after (1); nothing where the calendar ends.
[[nodiscard]] inline std::optional<Date> neighbour(const Date& date, int days) {
  static const Date first{1400, 1, 1};
  static const Date last{9999, 12, 31};
  if ((days < 0 && date == first) || (days > 0 && date == last)) { return std::nullopt; }
  return date + Days{days};
}

}  // namespace detail

/// The day of `text` in Vietnam: a date, optionally with a time of day, optionally with an offset («Z», «+07:00») from which it
/// is moved to UTC+7. A time without an offset is taken as Vietnam's. Nothing, when it is no day that exists.
[[nodiscard]] inline std::optional<Date> parse_date(std::string_view text) {
  detail::Cursor cursor{text};
  cursor.skip_spaces();
  const auto date = detail::take_date(cursor);
  if (!date) { return std::nullopt; }
  bool time_follows = cursor.take('T') || cursor.take('t');
  if (!time_follows && cursor.take(' ')) {
    cursor.skip_spaces();
    time_follows = !cursor.at_end();
  }
  if (!time_follows) { return cursor.at_end() ? date : std::nullopt; }

  const auto hour = cursor.number(1, 2);
  if (!hour || !cursor.take(':')) { return std::nullopt; }
  const auto minute = cursor.number(2, 2);
  std::optional<int> second = 0;
  if (cursor.take(':')) {
    second = cursor.number(2, 2);
    if (cursor.take('.') || cursor.take(',')) { cursor.skip_digits(); }
  }
  const bool midnight_at_end = hour == 24 && minute == 0 && second == 0;
  if (!minute || !second || *minute > 59 || *second > 60 || (*hour > 23 && !midnight_at_end)) {
    return std::nullopt;
  }
  cursor.skip_spaces();
  if (cursor.at_end()) {
    return date;
  }  // 24:00 ends the day that is named (Civil Code 2015, art. 148)

  constexpr int vietnam = 7 * 60;
  int offset = 0;
  if (!cursor.take('Z') && !cursor.take('z')) {
    const int sign = cursor.take('+') ? 1 : (cursor.take('-') ? -1 : 0);
    if (sign == 0) { return std::nullopt; }
    const auto hours = cursor.number(2, 2);
    std::optional<int> minutes = 0;
    if (cursor.take(':') || !cursor.at_end()) { minutes = cursor.number(2, 2); }
    if (!hours || !minutes || *hours > 14 || *minutes > 59) { return std::nullopt; }
    offset = sign * (*hours * 60 + *minutes);
  }
  if (!cursor.at_end()) { return std::nullopt; }
  if (midnight_at_end && offset == vietnam) { return date; }
  const int local = *hour * 60 + *minute - offset + vietnam;  // minutes since the date began
  return detail::neighbour(*date, local < 0 ? -1 : local / (24 * 60));
}

}  // namespace thidua::inline v0
