/// \file
/// One calendar's rows, in order, with what of them is trusted: what a working calendar is made of, alone or jointly.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <thidua/time/calendar_coverage.hpp>
#include <thidua/time/calendar_day.hpp>
#include <thidua/time/calendar_tables.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

/// Immutable and cheap to copy. Its rows have been checked.
class CalendarPart {
 public:
  /// \throws std::invalid_argument for a weekday that is not 1 to 7
  /// \throws CalendarCoverageError when no year is trusted
  CalendarPart(CalendarData data, CalendarTrust trust)
      : rows_{std::make_shared<const Rows>(std::move(data))}, trust_{trust} {
    const CalendarYear* first = nullptr;
    for (const auto& year : this->data().years) {
      if (!trust_.covers(year.status)) { continue; }
      if (first == nullptr) { first = &year; }
      last_day_ = Date{year.year, 12, 31}.epoch_days();
    }
    if (first == nullptr) {
      const auto& year = this->data().years.front();
      throw detail::year_not_trusted(this->data().id, year.year, year.status);
    }
    first_day_ = Date{first->year, 1, 1}.epoch_days();
  }

  [[nodiscard]] const CalendarData& data() const noexcept { return rows_->data; }
  [[nodiscard]] const CalendarTrust& trust() const noexcept { return trust_; }
  [[nodiscard]] std::int32_t first_day() const noexcept { return first_day_; }
  [[nodiscard]] std::int32_t last_day() const noexcept { return last_day_; }

  [[nodiscard]] bool weekly_off(const Date& date) const noexcept {
    return ((rows_->weekend >> static_cast<unsigned>(date.iso_weekday())) & 1U) != 0;
  }
  /// The row of a day; null where its weekday decides.
  [[nodiscard]] const CalendarDay* find(const Date& date) const noexcept {
    const auto& days = data().days;
    const auto at = std::lower_bound(
        days.begin(), days.end(), date,
        [](const CalendarDay& known, const Date& wanted) { return known.date < wanted; });
    return at != days.end() && at->date == date ? &*at : nullptr;
  }
  [[nodiscard]] const CalendarYear* find_year(int year) const noexcept {
    const auto at = std::find_if(data().years.begin(), data().years.end(),
                                 [&](const CalendarYear& known) { return known.year == year; });
    return at != data().years.end() ? &*at : nullptr;
  }

  /// What is known of each day from first to last, both covered.
  [[nodiscard]] std::vector<detail::DayState> states(std::int32_t first, std::int32_t last) const {
    using detail::DayState;
    std::vector<DayState> result(static_cast<std::size_t>(last - first) + 1);
    auto weekday = static_cast<unsigned>(Date::from_epoch_days(first).iso_weekday());
    for (auto& state : result) {
      state = ((rows_->weekend >> weekday) & 1U) != 0 ? DayState::off : DayState::worked;
      weekday = weekday == 7 ? 1 : weekday + 1;
    }
    for (const auto& row : data().days) {
      const std::int32_t day = row.date.epoch_days();
      if (day < first || day > last) { continue; }
      auto& state = result[static_cast<std::size_t>(day - first)];
      if (!trust_.covers(row.status)) {
        state = DayState::unknown;
      } else {
        state = row.kind == DayKind::swapped_in ? DayState::worked : DayState::off;
      }
    }
    for (const auto& year : data().years) {
      if (trust_.covers(year.status)) { continue; }
      const std::int32_t end = std::min(last, Date{year.year, 12, 31}.epoch_days());
      for (std::int32_t day = std::max(first, Date{year.year, 1, 1}.epoch_days()); day <= end;
           ++day) {
        result[static_cast<std::size_t>(day - first)] = DayState::unknown;
      }
    }
    return result;
  }

  /// Why nothing can be said of the day; none when something can.
  [[nodiscard]] std::optional<CalendarCoverageError> why_unknown(const Date& date) const {
    const int number = date.ymd().year;
    const CalendarYear* year = find_year(number);
    if (year == nullptr) { return detail::no_year(data().id, number); }
    if (!trust_.covers(year->status)) {
      return detail::year_not_trusted(data().id, number, year->status);
    }
    const CalendarDay* row = find(date);
    if (row != nullptr && !trust_.covers(row->status)) {
      return detail::day_not_trusted(data().id, date, row->status);
    }
    return std::nullopt;
  }

  friend bool operator==(const CalendarPart& a, const CalendarPart& b) {
    return a.trust_ == b.trust_ && (a.rows_ == b.rows_ || a.data() == b.data());
  }

 private:
  struct Rows {
    explicit Rows(CalendarData given) : data{std::move(given)} {
      for (const int weekday : data.weekend) {
        if (weekday < 1 || weekday > 7) { throw std::invalid_argument{"a weekday is 1 to 7"}; }
        weekend |= 1U << static_cast<unsigned>(weekday);
      }
      // The order of rows means nothing, so it makes no difference between calendars.
      std::sort(data.weekend.begin(), data.weekend.end());
      data.weekend.erase(std::unique(data.weekend.begin(), data.weekend.end()), data.weekend.end());
      const auto by_year = [](const CalendarYear& a, const CalendarYear& b) {
        return a.year < b.year;
      };
      const auto by_date = [](const CalendarDay& a, const CalendarDay& b) {
        return a.date < b.date;
      };
      if (!std::is_sorted(data.years.begin(), data.years.end(), by_year)) {
        std::sort(data.years.begin(), data.years.end(), by_year);
      }
      if (!std::is_sorted(data.days.begin(), data.days.end(), by_date)) {
        std::sort(data.days.begin(), data.days.end(), by_date);
      }
    }
    CalendarData data;
    unsigned weekend = 0;  ///< bit of each ISO weekday that is off
  };

  std::shared_ptr<const Rows> rows_;
  CalendarTrust trust_;
  std::int32_t first_day_ = 0;
  std::int32_t last_day_ = 0;
};

namespace detail {

/// What is said of joined calendars as if they were one; of a single one, its own data.
[[nodiscard]] inline CalendarData joint_data(const std::vector<CalendarPart>& parts) {
  CalendarData result = parts.front().data();
  for (std::size_t p = 1; p < parts.size(); ++p) {
    const auto& more = parts[p].data();
    result.id += "+" + more.id;
    result.title.vi += (result.title.vi.empty() ? "" : " + ") + more.title.in(Language::vi);
    result.title.en += (result.title.en.empty() ? "" : " + ") + more.title.in(Language::en);
    result.weekend.insert(result.weekend.end(), more.weekend.begin(), more.weekend.end());
    result.years.insert(result.years.end(), more.years.begin(), more.years.end());
    result.days.insert(result.days.end(), more.days.begin(), more.days.end());
  }
  if (parts.size() > 1) {
    std::sort(result.weekend.begin(), result.weekend.end());
    result.weekend.erase(std::unique(result.weekend.begin(), result.weekend.end()),
                         result.weekend.end());
    std::stable_sort(result.days.begin(), result.days.end(),
                     [](const CalendarDay& a, const CalendarDay& b) { return a.date < b.date; });
    std::stable_sort(result.years.begin(), result.years.end(),
                     [](const CalendarYear& a, const CalendarYear& b) { return a.year < b.year; });
  }
  return result;
}

}  // namespace detail

}  // namespace thidua::inline v0
