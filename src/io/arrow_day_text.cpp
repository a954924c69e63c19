/// \file
/// Days and moments of columns as text. Their years are Python's, 1 to 9999: more than those that a dossier may have, so that a
/// mistyped year is told as what it is, by the row.
#include <charconv>
#include <chrono>
#include <string>

#include "arrow_layout.hpp"
#include "arrow_value_text.hpp"

namespace thidua::inline v0::arrow {

namespace {

constexpr std::int64_t first_day = -719162;  // 0001-01-01
constexpr std::int64_t last_day = 2932896;   // 9999-12-31
constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::int64_t vietnam = std::int64_t{7} * 3'600;

void append_padded(std::int64_t value, std::size_t width, std::string& text) {
  const auto digits = std::to_string(value);
  if (digits.size() < width) { text.append(width - digits.size(), '0'); }
  text += digits;
}

constexpr std::int64_t floor_of(std::int64_t value, std::int64_t divisor) noexcept {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}

}  // namespace

void append_day(std::int64_t epoch_days, std::string& text) {
  if (epoch_days < first_day || epoch_days > last_day) {
    throw Fault{"a day outside the years 1 to 9999"};
  }
  const std::chrono::sys_days day{std::chrono::days{epoch_days}};
  const std::chrono::year_month_day date{day};
  append_padded(static_cast<int>(date.year()), 4, text);
  text += '-';
  append_padded(static_cast<unsigned>(date.month()), 2, text);
  text += '-';
  append_padded(static_cast<unsigned>(date.day()), 2, text);
}

void append_moment(std::int64_t value, std::int64_t a_second, bool zoned, std::string& text) {
  std::int64_t seconds = floor_of(value, a_second);
  const std::int64_t fraction = (value % a_second + a_second) % a_second;
  if (seconds / seconds_a_day < first_day - 1 || seconds / seconds_a_day > last_day + 1) {
    throw Fault{"a day outside the years 1 to 9999"};
  }
  if (zoned) { seconds += vietnam; }
  const std::int64_t days = floor_of(seconds, seconds_a_day);
  const std::int64_t clock = seconds - days * seconds_a_day;
  append_day(days, text);
  if (clock == 0 && fraction == 0) { return; }
  text += ' ';
  append_padded(clock / 3'600, 2, text);
  text += ':';
  append_padded(clock / 60 % 60, 2, text);
  text += ':';
  append_padded(clock % 60, 2, text);
  if (fraction == 0) { return; }
  const std::int64_t nanoseconds = fraction * (1'000'000'000 / a_second);
  text += '.';
  if (nanoseconds % 1'000 == 0) {
    append_padded(nanoseconds / 1'000, 6, text);
  } else {
    append_padded(nanoseconds, 9, text);
  }
}

}  // namespace thidua::inline v0::arrow
