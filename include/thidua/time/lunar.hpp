/// \file
/// The lunar calendar as Vietnam counts it, computed at UTC+7 from published astronomy (`astronomy.hpp`): to check tables of
/// holidays (Tết, 10/3), not to make them. A month begins on the day of the new moon; month 11 holds the winter solstice; of
/// thirteen months between two such months, the first without a principal term is the leap month. From 1968 on the calendar of
/// Vietnam is computed for the seventh time zone; before, other zones were used, so earlier years are refused. It uses `double`
/// and feeds no verdict; where a new moon or a term falls so close to midnight that the theory could err on the day, and the
/// answer depends on it, there is an error instead of an answer.
#pragma once

#include <compare>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <thidua/time/astronomy.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

/// A day of the lunar calendar.
struct LunarDate {
  int year = 0;
  int month = 0;  ///< 1 … 12
  int day = 0;    ///< 1 … 30
  bool leap = false;
  friend auto operator<=>(const LunarDate&, const LunarDate&) noexcept = default;
};

/// The lunar years for which there are answers.
inline constexpr int first_lunar_year = 1968;
inline constexpr int last_lunar_year = 2100;

/// The answer turns on a new moon or principal term that the theory can't place on one side of midnight for sure.
class LunarUncertain : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

namespace detail::lunar {

/// Days since 1970-01-01.
using Day = std::int32_t;

/// One month, from a month 11 to the one before the next.
struct Month {
  Day first;
  int length;
  int number;
  bool leap;
  int year;
};

/// The day of an event, by the sky; what lies too close to midnight is decided one way or the other by whoever asks.
class Sky {
 public:
  explicit Sky(int offset_hours) : offset_{offset_hours} {}

  [[nodiscard]] Day new_moon(int k) { return day_of({'m', k}, sky::new_moon(k), moon_error); }
  /// Principal term n: the Sun at 30° n, counted from 2000-03-20 (0°) on.
  [[nodiscard]] Day term(int n) {
    const double near = 2451623.8 + n * 365.2422 / 12;
    return day_of({'t', n}, sky::sun_at(30.0 * n, near), sun_error);
  }

  /// What asked came too close to midnight, and on which of the two days it was put.
  [[nodiscard]] const std::string& doubt() const noexcept { return doubt_; }
  /// Puts the next combination of uncertain events on their other days; false after the last one.
  [[nodiscard]] bool next() {
    if (doubtful_.size() != counted_) {  // one more came up on the way: all combinations anew
      counted_ = doubtful_.size();
      for (auto& entry : doubtful_) { entry.second = false; }
    }
    for (auto& [event, other] : doubtful_) {
      other = !other;
      if (other) { return true; }
    }
    return false;
  }

 private:
  using Event = std::pair<char, int>;
  // Seconds. The new moons of ch. 49 err by at most 17 s around 2000, the truncated theory of the Sun by 1″, which is 24 s;
  // rounded up. On top of it comes what nobody knows of Delta T in the future: about 1.5 s a year from 2020 on.
  static constexpr double moon_error = 30;
  static constexpr double sun_error = 40;

  Day day_of(Event event, double ephemeris_day, double error) {
    const double year = 2000 + (ephemeris_day - sky::j2000) / 365.25;
    constexpr double seconds_a_day = 86400;
    const double local =
        ephemeris_day - sky::delta_t(year) / seconds_a_day + 0.5 + offset_ / 24.0;  // 0 at midnight
    const double midnight = std::floor(local);
    const double after = (local - midnight) * seconds_a_day;
    error += year > 2020 ? (year - 2020) * 1.5 : 0;
    constexpr int epoch = 2440588;
    const auto day = static_cast<Day>(midnight) - epoch;
    const bool late = seconds_a_day - after < error;
    if (!late && after >= error) { return day; }
    const auto [known, is_new] = doubtful_.try_emplace(event, false);
    if (is_new) {
      doubt_ += (doubt_.empty() ? "" : "; ") +
                std::string{event.first == 'm' ? "the new moon of " : "the principal term of "} +
                iso(Date::from_epoch_days(day)) + " falls " +
                std::to_string(static_cast<int>(late ? seconds_a_day - after : after)) + " s " +
                (late ? "before" : "after") + " midnight";
    }
    return known->second ? (late ? day + 1 : day - 1) : day;
  }

  int offset_;
  std::map<Event, bool> doubtful_;
  std::size_t counted_ = 0;
  std::string doubt_;
};

/// The new moon that begins month 11 of that year: the last one not after the day of the winter solstice.
[[nodiscard]] inline int month_11(Sky& sky, int year) {
  const Day solstice = sky.term((year - 2000) * 12 + 9);
  int k = static_cast<int>(std::lround((solstice - 10962) / 29.530588861));  // 10962: 2000-01-06
  while (sky.new_moon(k) > solstice) { --k; }
  while (sky.new_moon(k + 1) <= solstice) { ++k; }
  return k;
}

/// The months from month 11 of that year to the one before month 11 of the next.
[[nodiscard]] inline std::vector<Month> months_from(Sky& sky, int year) {
  const int begin = month_11(sky, year);
  const int count = month_11(sky, year + 1) - begin;
  std::vector<Month> months;
  bool leap_found = count < 13;
  int term = (year - 2000) * 12 + 9;  // the solstice; the terms follow each other
  int number = 11;
  for (int i = 0; i < count; ++i) {
    const Day first = sky.new_moon(begin + i);
    const Day next = sky.new_moon(begin + i + 1);
    const int before = term;
    while (sky.term(term) < next) { ++term; }
    const bool leap = !leap_found && i > 0 && term == before;
    leap_found = leap_found || leap;
    if (i > 0 && !leap) { number = number % 12 + 1; }
    months.push_back({first, next - first, number, leap, number >= 11 ? year : year + 1});
  }
  return months;
}

/// The answer that every way of deciding what is uncertain gives. \throws LunarUncertain when they differ
template <class Ask>
[[nodiscard]] auto decided(int offset_hours, const Ask& ask) {
  Sky sky{offset_hours};
  const auto answer = ask(sky);
  while (sky.next()) {
    if (ask(sky) != answer) {
      throw LunarUncertain{"the lunar calendar is not certain: " + sky.doubt()};
    }
  }
  return answer;
}

/// \throws std::out_of_range
inline void check_year(int year) {
  if (year < first_lunar_year || year > last_lunar_year) {
    throw std::out_of_range{"the lunar year " + std::to_string(year) + " lies outside " +
                            std::to_string(first_lunar_year) + " … " +
                            std::to_string(last_lunar_year)};
  }
}

/// The months of a lunar year, leap month included.
[[nodiscard]] inline std::vector<Month> months_of(Sky& sky, int year) {
  std::vector<Month> months;
  for (const int from : {year - 1, year}) {
    for (const auto& month : months_from(sky, from)) {
      if (month.year == year) { months.push_back(month); }
    }
  }
  return months;
}

[[nodiscard]] inline LunarDate lunar_date(const Date& day, int offset_hours) {
  const Day asked = day.epoch_days();
  if (day.ymd().year < first_lunar_year || day.ymd().year > last_lunar_year + 1) {
    throw std::out_of_range{iso(day) + " lies outside the lunar years " +
                            std::to_string(first_lunar_year) + " … " +
                            std::to_string(last_lunar_year)};
  }
  const LunarDate found = decided(offset_hours, [&](Sky& sky) {
    const int solar_year = day.ymd().year;
    // Month 11 holds the solstice of December, so a year's days lie between the solstices around it.
    for (const int from : {solar_year - 1, solar_year}) {
      for (const auto& month : months_from(sky, from)) {
        if (month.first <= asked && asked < month.first + month.length) {
          return LunarDate{month.year, month.number, asked - month.first + 1, month.leap};
        }
      }
    }
    return LunarDate{};
  });
  check_year(found.year);
  return found;
}

/// \throws std::invalid_argument for a day that the lunar calendar does not have
[[nodiscard]] inline Date solar_date(const LunarDate& lunar, int offset_hours) {
  check_year(lunar.year);
  const std::optional<Day> found = decided(offset_hours, [&](Sky& sky) -> std::optional<Day> {
    for (const auto& month : months_of(sky, lunar.year)) {
      if (month.number == lunar.month && month.leap == lunar.leap && lunar.day >= 1 &&
          lunar.day <= month.length) {
        return month.first + lunar.day - 1;
      }
    }
    return std::nullopt;
  });
  if (!found) {
    throw std::invalid_argument{"the lunar year " + std::to_string(lunar.year) + " has no day " +
                                std::to_string(lunar.day) + "/" + std::to_string(lunar.month) +
                                (lunar.leap ? " in a leap month" : "")};
  }
  return Date::from_epoch_days(*found);
}

/// The number of the leap month.
[[nodiscard]] inline std::optional<int> leap_month(int year, int offset_hours) {
  check_year(year);
  return decided(offset_hours, [&](Sky& sky) -> std::optional<int> {
    for (const auto& month : months_of(sky, year)) {
      if (month.leap) { return month.number; }
    }
    return std::nullopt;
  });
}

inline constexpr int vietnam = 7;  ///< hours ahead of UTC

}  // namespace detail::lunar

/// The lunar date of a day. \throws std::out_of_range outside the lunar years 1968 … 2100
/// \throws LunarUncertain where the theory can't decide
[[nodiscard]] inline LunarDate lunar_date(const Date& day) {
  return detail::lunar::lunar_date(day, detail::lunar::vietnam);
}
/// The day of a lunar date. \throws std::invalid_argument for one that does not exist; and as `lunar_date`
[[nodiscard]] inline Date solar_date(const LunarDate& lunar) {
  return detail::lunar::solar_date(lunar, detail::lunar::vietnam);
}
/// The month after which the leap month comes; none in a year of twelve months. \throws as `lunar_date`
[[nodiscard]] inline std::optional<int> leap_month(int year) {
  return detail::lunar::leap_month(year, detail::lunar::vietnam);
}
/// Mùng 1 Tết. \throws as `lunar_date`
[[nodiscard]] inline Date tet(int year) { return solar_date({year, 1, 1, false}); }
/// Giỗ Tổ Hùng Vương, the 10th of the third month. \throws as `lunar_date`
[[nodiscard]] inline Date hung_kings_day(int year) { return solar_date({year, 3, 10, false}); }

}  // namespace thidua::inline v0
