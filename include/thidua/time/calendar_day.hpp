/// \file
/// What a calendar knows of single days and of years, as data: each holiday, each day off and each Saturday worked in exchange,
/// with the notice that says so. Which days these are is decided every year, so it is never computed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/local_text.hpp>
#include <thidua/core/word.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

enum class DayKind : std::uint8_t {
  holiday,       ///< a public holiday (Labour Code 2019, art. 112)
  compensatory,  ///< off, for a holiday that fell on a weekly day off (art. 111(3))
  swapped_off,   ///< off, in exchange for a weekly day off that is worked
  swapped_in,    ///< a weekly day off that is worked in exchange
  closed         ///< an office's own closing day
};

template <>
struct Words<DayKind> {
  static constexpr std::pair<DayKind, std::string_view> table[] = {
      {DayKind::holiday, "holiday"},
      {DayKind::compensatory, "compensatory"},
      {DayKind::swapped_off, "swapped-off"},
      {DayKind::swapped_in, "swapped-in"},
      {DayKind::closed, "closed"}};
};

/// How sure a row is.
enum class DayStatus : std::uint8_t {
  announced,   ///< by the notice or law that it cites
  unverified,  ///< known, but the notice was not seen
  projected    ///< expected; not announced yet
};

template <>
struct Words<DayStatus> {
  static constexpr std::pair<DayStatus, std::string_view> table[] = {
      {DayStatus::announced, "announced"},
      {DayStatus::unverified, "unverified"},
      {DayStatus::projected, "projected"}};
};

/// ISO's numbers.
enum class Weekday : std::uint8_t {
  monday = 1,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday
};

template <>
struct Words<Weekday> {
  static constexpr std::pair<Weekday, std::string_view> table[] = {
      {Weekday::monday, "monday"},       {Weekday::tuesday, "tuesday"},
      {Weekday::wednesday, "wednesday"}, {Weekday::thursday, "thursday"},
      {Weekday::friday, "friday"},       {Weekday::saturday, "saturday"},
      {Weekday::sunday, "sunday"}};
};

/// What a calendar's years may be: a date's range.
inline constexpr int first_calendar_year = 1400;
inline constexpr int last_calendar_year = 9999;

/// A day that is not as its weekday says.
struct CalendarDay {
  Date date{1970, 1, 1};
  DayKind kind = DayKind::holiday;
  LocalText name;
  std::string source;  ///< notice, decision or law
  DayStatus status = DayStatus::announced;
  std::optional<Date> swapped_with;  ///< the other half of an exchange
  friend bool operator==(const CalendarDay&, const CalendarDay&) = default;
};

/// A year whose days off are known.
struct CalendarYear {
  int year = 1970;
  std::string source;
  DayStatus status = DayStatus::announced;
  friend bool operator==(const CalendarYear&, const CalendarYear&) = default;
};

struct CalendarData {
  std::string id;
  LocalText title;
  std::vector<int> weekend;  ///< ISO weekdays, 1 Monday … 7 Sunday
  std::vector<CalendarYear> years;
  std::vector<CalendarDay> days;
  friend bool operator==(const CalendarData&, const CalendarData&) = default;
};

}  // namespace thidua::inline v0
