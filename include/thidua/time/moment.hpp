/// \file
/// A moment in Vietnam (UTC+7, without daylight saving), to the microsecond: where a plan ends at a time of day. The zone is
/// the law's, never the machine's; a text with another offset is moved to it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <thidua/core/text.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/parse_date.hpp>

namespace thidua::inline v0 {

/// A day and how much of it has passed. 24:00 is the end of the day that it names (Civil Code 2015, art. 148(6)) and comes before
/// 00:00 of the next, though it is the same instant: what is due by the end of a day belongs to that day.
class Moment {
 public:
  static constexpr std::int64_t microseconds_a_minute = 60'000'000;
  static constexpr std::int64_t microseconds_a_day = std::int64_t{24} * 60 * microseconds_a_minute;

  /// \throws std::invalid_argument for less than 0 or more than a day
  Moment(const Date& date, std::int64_t microseconds) : date_{date}, microseconds_{microseconds} {
    if (microseconds < 0 || microseconds > microseconds_a_day) {
      throw std::invalid_argument{"a time of day is 00:00 to 24:00"};
    }
  }
  /// \throws std::invalid_argument for a time that no clock shows
  [[nodiscard]] static Moment at(const Date& date, int hour, int minute = 0, int second = 0) {
    const bool end = hour == 24 && minute == 0 && second == 0;
    if (hour < 0 || (hour > 23 && !end) || minute < 0 || minute > 59 || second < 0 || second > 59) {
      throw std::invalid_argument{"a time of day is 00:00 to 24:00"};
    }
    return {date, (hour * std::int64_t{60} + minute) * microseconds_a_minute +
                      second * std::int64_t{1'000'000}};
  }
  [[nodiscard]] static Moment end_of(const Date& date) { return {date, microseconds_a_day}; }

  [[nodiscard]] const Date& date() const noexcept { return date_; }
  /// Since the day began.
  [[nodiscard]] std::int64_t microseconds() const noexcept { return microseconds_; }
  [[nodiscard]] bool is_end_of_day() const noexcept { return microseconds_ == microseconds_a_day; }
  /// Since 1970-01-01 00:00 UTC+7; the end of a day and the beginning of the next have the same.
  [[nodiscard]] std::int64_t instant() const noexcept {
    return date_.epoch_days() * microseconds_a_day + microseconds_;
  }

  friend auto operator<=>(const Moment&, const Moment&) noexcept = default;

 private:
  Date date_;
  std::int64_t microseconds_;
};

[[nodiscard]] inline bool same_instant(const Moment& a, const Moment& b) noexcept {
  return a.instant() == b.instant();
}

/// "12:00", "12:00:30", "12:00:30.5", "24:00"
[[nodiscard]] inline std::string clock_text(const Moment& moment) {
  const std::int64_t minutes = moment.microseconds() / Moment::microseconds_a_minute;
  const std::int64_t rest = moment.microseconds() % Moment::microseconds_a_minute;
  std::string text = detail::two_digits(static_cast<int>(minutes / 60)) + ":" +
                     detail::two_digits(static_cast<int>(minutes % 60));
  if (rest == 0) { return text; }
  text += ":" + detail::two_digits(static_cast<int>(rest / 1'000'000));
  if (rest % 1'000'000 == 0) { return text; }
  std::string fraction = std::to_string(1'000'000 + rest % 1'000'000);
  fraction.front() = '.';
  while (fraction.back() == '0') { fraction.pop_back(); }
  return text + fraction;
}

/// "2024-12-26T17:00+07:00": what `parse_moment` reads back
[[nodiscard]] inline std::string to_string(const Moment& moment) {
  return iso(moment.date()) + "T" + clock_text(moment) + "+07:00";
}

namespace detail {

/// So many microseconds after the beginning of the day, which may be before or after it. None beyond the range of dates.
[[nodiscard]] inline std::optional<Moment> moment_from(const Date& date, std::int64_t after) {
  std::int64_t days = after / Moment::microseconds_a_day;
  if (after % Moment::microseconds_a_day < 0) { --days; }
  const std::int64_t day = date.epoch_days() + days;
  static const Date first{1400, 1, 1};
  static const Date last{9999, 12, 31};
  if (day < first.epoch_days() || day > last.epoch_days()) { return std::nullopt; }
  return Moment{Date::from_epoch_days(day), after - days * Moment::microseconds_a_day};
}

}  // namespace detail

/// The moment of `text` in Vietnam: «2024-12-26T17:00», «26/12/2024 17h30», «17 giờ 00 ngày 26/12/2024»,
/// «12 giờ 00 phút ngày 26 tháng 12 năm 2024», with an offset («Z»,
/// «+09:00») from which it is moved to UTC+7. Nothing, when it is no moment that exists: a day without a time is none, nor is
/// one that is written more exactly than to the microsecond.
[[nodiscard]] inline std::optional<Moment> parse_moment(std::string_view text) {
  const std::string normal = nfc(text);
  detail::Cursor cursor{normal};
  cursor.skip_spaces();
  detail::Cursor ahead = cursor;
  std::optional<Date> date = detail::take_written_date(ahead);
  std::optional<detail::ClockReading> clock;
  if (date) {
    cursor = ahead;
    if (!cursor.take('T') && !cursor.take('t') && !cursor.take(' ')) { return std::nullopt; }
    cursor.skip_spaces();
    clock = detail::take_spoken_clock(cursor);
  } else {
    clock = detail::take_spoken_clock(cursor);
    cursor.take(',');
    cursor.skip_spaces();
    date = detail::take_written_date(cursor);
  }
  if (!date || !clock || clock->finer || clock->second > 59) { return std::nullopt; }
  cursor.skip_spaces();
  int offset = detail::vietnam_offset;
  if (!cursor.at_end()) {
    const auto stated = detail::take_offset(cursor);
    if (!stated || !cursor.at_end()) { return std::nullopt; }
    offset = *stated;
  }
  if (clock->is_24_00() && offset == detail::vietnam_offset) { return Moment::end_of(*date); }
  return detail::moment_from(
      *date, (clock->minutes() - offset + detail::vietnam_offset) * Moment::microseconds_a_minute +
                 clock->second * std::int64_t{1'000'000} + clock->microsecond);
}

}  // namespace thidua::inline v0
