/// \file
/// A day of the solar calendar, and nothing else: no clock, no special values, no time zone of the machine.
/// Calendar arithmetic is Boost.Date_Time's; its special values and its month arithmetic can't be reached from here.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <boost/date_time/gregorian/gregorian_types.hpp>

namespace thidua::inline v0 {

/// A number of days, from one date to another.
struct Days {
  std::int32_t count = 0;
  friend constexpr auto operator<=>(const Days&, const Days&) noexcept = default;
};

/// A day from 1400-01-01 to 9999-12-31 (Boost's range).
class Date {
 public:
  struct YearMonthDay {
    int year;
    int month;
    int day;
  };

  /// \throws std::invalid_argument for a day that does not exist
  Date(int year, int month, int day) : day_number_{number_of(year, month, day)} {}

  [[nodiscard]] static std::optional<Date> from_ymd(int year, int month, int day) noexcept {
    if (!exists(year, month, day)) { return std::nullopt; }
    return Date{unchecked(year, month, day)};
  }
  /// Days since 1970-01-01, as in Arrow's date32. \throws std::out_of_range outside the range
  [[nodiscard]] static Date from_epoch_days(std::int64_t days) {
    if (days < first_epoch_day || days > last_epoch_day) {
      throw std::out_of_range{"a date outside 1400-01-01 … 9999-12-31"};
    }
    return Date{static_cast<std::int32_t>(days)};
  }

  [[nodiscard]] constexpr std::int32_t epoch_days() const noexcept { return day_number_; }
  [[nodiscard]] YearMonthDay ymd() const {
    const auto parts = boost::gregorian::gregorian_calendar::from_day_number(
        static_cast<boost::gregorian::gregorian_calendar::date_int_type>(day_number_ +
                                                                         epoch_offset));
    return {static_cast<int>(parts.year), static_cast<int>(parts.month),
            static_cast<int>(parts.day)};
  }
  /// 1 Monday … 7 Sunday.
  [[nodiscard]] constexpr int iso_weekday() const noexcept {
    return static_cast<int>(((static_cast<std::int64_t>(day_number_) + 3) % 7 + 7) % 7) + 1;
  }

  friend constexpr auto operator<=>(const Date&, const Date&) noexcept = default;
  friend Date operator+(const Date& a, Days days) {
    return from_epoch_days(std::int64_t{a.day_number_} + days.count);
  }
  friend Date operator-(const Date& a, Days days) {
    return from_epoch_days(std::int64_t{a.day_number_} - days.count);
  }
  friend constexpr Days operator-(const Date& a, const Date& b) noexcept {
    return {a.day_number_ - b.day_number_};
  }

 private:
  static constexpr std::int32_t epoch_offset = 2440588;     // Boost counts Julian days
  static constexpr std::int32_t first_epoch_day = -208188;  // 1400-01-01
  static constexpr std::int32_t last_epoch_day = 2932896;   // 9999-12-31

  explicit constexpr Date(std::int32_t day_number) noexcept : day_number_{day_number} {}

  static bool exists(int year, int month, int day) noexcept {
    return year >= 1400 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= static_cast<int>(boost::gregorian::gregorian_calendar::end_of_month_day(
                      static_cast<unsigned short>(year), static_cast<unsigned short>(month)));
  }
  static std::int32_t unchecked(int year, int month, int day) {
    const boost::gregorian::gregorian_calendar::ymd_type parts{static_cast<unsigned short>(year),
                                                               static_cast<unsigned short>(month),
                                                               static_cast<unsigned short>(day)};
    return static_cast<std::int32_t>(boost::gregorian::gregorian_calendar::day_number(parts)) -
           epoch_offset;
  }
  static std::int32_t number_of(int year, int month, int day) {
    if (!exists(year, month, day)) {
      throw std::invalid_argument{"there is no day " + std::to_string(year) + "-" +
                                  std::to_string(month) + "-" + std::to_string(day)};
    }
    return unchecked(year, month, day);
  }

  std::int32_t day_number_;
};

/// The day. \throws std::invalid_argument for one that does not exist
[[nodiscard]] inline Date date(int year, int month, int day) { return {year, month, day}; }

namespace detail {
[[nodiscard]] inline std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}
}  // namespace detail

/// "2024-12-26"
[[nodiscard]] inline std::string iso(const Date& date) {
  const auto [year, month, day] = date.ymd();
  return std::to_string(year) + "-" + detail::two_digits(month) + "-" + detail::two_digits(day);
}

/// "26/12/2024", as Vietnamese offices write it
[[nodiscard]] inline std::string day_month_year(const Date& date) {
  const auto [year, month, day] = date.ymd();
  return detail::two_digits(day) + "/" + detail::two_digits(month) + "/" + std::to_string(year);
}

}  // namespace thidua::inline v0

template <>
struct std::hash<thidua::Date> {
  std::size_t operator()(const thidua::Date& date) const noexcept {
    return std::hash<std::int32_t>{}(date.epoch_days());
  }
};
