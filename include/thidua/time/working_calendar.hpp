/// \file
/// Which days are worked, in constant time: two tables over the covered years, one from day to count, one from count to day.
/// A calendar knows how far its data reaches; beyond that, and on a day that it was not asked to take on trust, it says so.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <thidua/time/calendar_day.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/period.hpp>

namespace thidua::inline v0 {

/// The calendar does not know: a year without data, or a day whose notice was not seen.
class CalendarCoverageError : public std::runtime_error {
 public:
  CalendarCoverageError(const std::string& what, int year)
      : std::runtime_error{what}, year_{year} {}
  [[nodiscard]] int year() const noexcept { return year_; }

 private:
  int year_;
};

/// Where counting starts from a day that is not worked.
enum class Roll : std::uint8_t {
  following,  ///< the next working day
  preceding   ///< the working day before
};

template <>
struct Words<Roll> {
  static constexpr std::pair<Roll, std::string_view> table[] = {{Roll::following, "following"},
                                                                {Roll::preceding, "preceding"}};
};

/// What of a calendar's data is taken, besides what is announced.
struct CalendarTrust {
  bool unverified = false;
  bool projected = false;
  friend bool operator==(const CalendarTrust&, const CalendarTrust&) = default;
};

/// Immutable and cheap to copy.
class WorkingCalendar {
 public:
  /// Takes the announced years, and the others as far as they are trusted.
  /// \throws std::invalid_argument when no year is left, a year between is missing, or a day stands twice
  explicit WorkingCalendar(CalendarData data, CalendarTrust trust = {})
      : tables_{std::make_shared<const Tables>(std::move(data), trust)} {}

  [[nodiscard]] const CalendarData& data() const noexcept { return tables_->data; }
  [[nodiscard]] const CalendarTrust& trust() const noexcept { return tables_->trust; }
  /// The days that it can answer for.
  [[nodiscard]] Period covers() const { return {day(0), day(size() - 1)}; }

  /// What the data says of a day; null where its weekday decides. \throws CalendarCoverageError
  [[nodiscard]] const CalendarDay* find(const Date& date) const {
    static_cast<void>(index(date));
    const auto at = std::lower_bound(
        tables_->days.begin(), tables_->days.end(), date,
        [](const CalendarDay& known, const Date& wanted) { return known.date < wanted; });
    return at != tables_->days.end() && at->date == date ? &*at : nullptr;
  }
  [[nodiscard]] bool is_weekend(const Date& date) const noexcept {
    return tables_->weekend(date.epoch_days());
  }

  /// \throws CalendarCoverageError
  [[nodiscard]] bool is_working(const Date& date) const {
    const std::size_t i = index(date);
    return tables_->before[i + 1] != tables_->before[i];
  }
  /// The day itself when it is worked, else the next (or the one before) that is. \throws CalendarCoverageError
  [[nodiscard]] Date rolled(const Date& date, Roll roll) const { return offset(date, 0, roll); }
  /// The first working day after the day. \throws CalendarCoverageError
  [[nodiscard]] Date next_working_day(const Date& date) const {
    return offset(date, 1, Roll::preceding);
  }

  /// So many working days further (back, when negative); from a day that is not worked, counted from the one it rolls to.
  /// `preceding` counts a term's working days, since its first day is not counted (Civil Code 2015, art. 147); `following` is
  /// what numpy.busday_offset(roll="forward") does. \throws CalendarCoverageError
  [[nodiscard]] Date offset(const Date& date, std::int64_t working_days, Roll roll) const {
    const std::size_t i = index(date);
    const std::int64_t to = ordinal(i, roll) + working_days;
    if (to < 0 || to >= static_cast<std::int64_t>(tables_->working.size())) {
      throw beyond(date, to < 0);
    }
    const std::size_t end = tables_->working[static_cast<std::size_t>(to)];
    check_known(std::min(i, end), std::max(i, end));
    return day(end);
  }

  /// The working days in the period, both ends included. \throws CalendarCoverageError
  [[nodiscard]] std::int32_t working_days(const Period& period) const {
    const std::size_t first = index(period.first());
    const std::size_t last = index(period.last());
    check_known(first, last);
    return static_cast<std::int32_t>(tables_->before[last + 1] - tables_->before[first]);
  }
  /// The working days after `from` up to the end of `through`: how a term counts; negative when `through` is earlier.
  /// \throws CalendarCoverageError
  [[nodiscard]] std::int32_t working_days_after(const Date& from, const Date& through) const {
    const std::size_t a = index(from);
    const std::size_t b = index(through);
    check_known(std::min(a, b), std::max(a, b));
    return static_cast<std::int32_t>(tables_->before[b + 1]) -
           static_cast<std::int32_t>(tables_->before[a + 1]);
  }

  /// Equal when they answer alike from the same data.
  friend bool operator==(const WorkingCalendar& a, const WorkingCalendar& b) {
    return a.tables_ == b.tables_ || (a.data() == b.data() && a.trust() == b.trust());
  }

 private:
  struct Tables {
    Tables(CalendarData given, CalendarTrust trusted);

    [[nodiscard]] bool weekend(std::int32_t epoch_day) const noexcept {
      const auto weekday = ((std::int64_t{epoch_day} + 3) % 7 + 7) % 7;  // 0 Monday
      return ((weekend_bits >> static_cast<unsigned>(weekday)) & 1U) != 0;
    }
    [[nodiscard]] bool trusted(DayStatus status) const noexcept {
      return status == DayStatus::announced ||
             (status == DayStatus::unverified ? trust.unverified : trust.projected);
    }

    CalendarData data;
    CalendarTrust trust;
    unsigned weekend_bits = 0;
    std::int32_t first = 0;         ///< epoch day of the first covered day
    std::vector<CalendarDay> days;  ///< those taken, by date
    std::vector<std::uint32_t>
        before;  ///< working days before the i-th day; one entry more than days
    std::vector<std::uint32_t> working;  ///< index of the k-th working day
    std::vector<std::uint32_t> unknown;  ///< indices of days that are not taken on trust
  };

  [[nodiscard]] std::size_t size() const noexcept { return tables_->before.size() - 1; }
  [[nodiscard]] Date day(std::size_t i) const {
    return Date::from_epoch_days(std::int64_t{tables_->first} + static_cast<std::int64_t>(i));
  }
  [[nodiscard]] std::size_t index(const Date& date) const {
    const std::int64_t i = std::int64_t{date.epoch_days()} - tables_->first;
    if (i < 0 || i >= static_cast<std::int64_t>(size())) {
      const int year = date.ymd().year;
      throw CalendarCoverageError{
          "the calendar «" + data().id + "» has no data for the year " + std::to_string(year),
          year};
    }
    const auto at = static_cast<std::size_t>(i);
    check_known(at, at);
    return at;
  }
  /// The ordinal of the working day that the day rolls to.
  [[nodiscard]] std::int64_t ordinal(std::size_t i, Roll roll) const noexcept {
    const bool works = tables_->before[i + 1] != tables_->before[i];
    return std::int64_t{tables_->before[i]} - (!works && roll == Roll::preceding ? 1 : 0);
  }
  void check_known(std::size_t first, std::size_t last) const {
    const auto& unknown = tables_->unknown;
    if (unknown.empty()) { return; }
    const auto at = std::lower_bound(unknown.begin(), unknown.end(), first);
    if (at == unknown.end() || *at > last) { return; }
    const Date date = day(*at);
    throw CalendarCoverageError{"whether " + iso(date) +
                                    " is worked is not certain in the calendar «" + data().id +
                                    "»: its row is unverified",
                                date.ymd().year};
  }
  [[nodiscard]] CalendarCoverageError beyond(const Date& from, bool back) const {
    const int year = back ? covers().first().ymd().year - 1 : covers().last().ymd().year + 1;
    return {"counting from " + iso(from) + " leads to the year " + std::to_string(year) +
                ", for which the calendar «" + data().id + "» has no data",
            year};
  }

  std::shared_ptr<const Tables> tables_;
};

inline WorkingCalendar::Tables::Tables(CalendarData given, CalendarTrust trusted_more)
    : data{std::move(given)}, trust{trusted_more} {
  for (const int weekday : data.weekend) {
    if (weekday < 1 || weekday > 7) { throw std::invalid_argument{"a weekday is 1 to 7"}; }
    weekend_bits |= 1U << static_cast<unsigned>(weekday - 1);
  }
  std::vector<int> years;
  for (const auto& year : data.years) {
    if (trusted(year.status)) { years.push_back(year.year); }
  }
  std::sort(years.begin(), years.end());
  if (years.empty()) { throw std::invalid_argument{"a calendar without a year"}; }
  for (std::size_t i = 1; i < years.size(); ++i) {
    if (years[i] != years[i - 1] + 1) {
      throw std::invalid_argument{years[i] == years[i - 1]
                                      ? "the year " + std::to_string(years[i]) + " stands twice"
                                      : "the year " + std::to_string(years[i - 1] + 1) +
                                            " is missing"};
    }
  }
  first = Date{years.front(), 1, 1}.epoch_days();
  const std::int32_t last = Date{years.back(), 12, 31}.epoch_days();
  const auto count = static_cast<std::size_t>(last - first) + 1;

  std::vector<char> works(count);
  for (std::size_t i = 0; i < count; ++i) {
    works[i] = weekend(first + static_cast<std::int32_t>(i)) ? 0 : 1;
  }
  for (const auto& known : data.days) {
    const std::int64_t i = std::int64_t{known.date.epoch_days()} - first;
    if (i < 0 || i >= static_cast<std::int64_t>(count)) { continue; }
    if (!trusted(known.status)) {
      unknown.push_back(static_cast<std::uint32_t>(i));
      continue;
    }
    works[static_cast<std::size_t>(i)] = known.kind == DayKind::swapped_in ? 1 : 0;
    days.push_back(known);
  }
  const auto by_date = [](const CalendarDay& a, const CalendarDay& b) { return a.date < b.date; };
  std::sort(days.begin(), days.end(), by_date);
  for (std::size_t i = 1; i < days.size(); ++i) {
    if (days[i].date == days[i - 1].date) {
      throw std::invalid_argument{"the day " + iso(days[i].date) + " stands twice"};
    }
  }
  std::sort(unknown.begin(), unknown.end());

  before.reserve(count + 1);
  before.push_back(0);
  for (std::size_t i = 0; i < count; ++i) {
    if (works[i] != 0) { working.push_back(static_cast<std::uint32_t>(i)); }
    before.push_back(static_cast<std::uint32_t>(working.size()));
  }
}

}  // namespace thidua::inline v0
