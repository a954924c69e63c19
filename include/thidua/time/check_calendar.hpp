/// \file
/// What can be wrong with a calendar's rows, all at once: the same for rows from a file, a frame or code. A calendar whose rows
/// contradict each other answers nothing.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/spaces.hpp>
#include <thidua/core/word.hpp>
#include <thidua/time/calendar_day.hpp>

namespace thidua::inline v0 {

namespace detail {

class CalendarChecker {
 public:
  explicit CalendarChecker(const CalendarData& data) : data_{data}, by_date_(data.days.size()) {
    for (const int weekday : data.weekend) {
      if (weekday >= 1 && weekday <= 7) { weekend_ |= 1U << static_cast<unsigned>(weekday); }
    }
    std::iota(by_date_.begin(), by_date_.end(), std::size_t{0});
    std::stable_sort(by_date_.begin(), by_date_.end(), [&](std::size_t a, std::size_t b) {
      return data.days[a].date < data.days[b].date;
    });
  }

  [[nodiscard]] Diagnostics faults() && {
    check_years();
    for (std::size_t k = 0; k < by_date_.size(); ++k) {
      const auto& row = data_.days[by_date_[k]];
      check_row(row, by_date_[k]);
      if (k == 0 || data_.days[by_date_[k - 1]].date != row.date) {
        check_compensation(row, by_date_[k]);
      } else {
        check_pair(data_.days[by_date_[k - 1]], row, by_date_[k]);
      }
    }
    return std::move(faults_);
  }

 private:
  void report(Fault fault, std::string path, std::vector<std::string> arguments) {
    faults_.push_back({fault, {}, std::move(path), {}, std::move(arguments), {}});
  }
  static std::string at(const char* list, std::size_t i) {
    return std::string{list} + "[" + std::to_string(i) + "]";
  }
  static std::string text(DayKind kind) { return std::string{word(kind)}; }
  [[nodiscard]] bool weekly_off(const Date& date) const noexcept {
    return ((weekend_ >> static_cast<unsigned>(date.iso_weekday())) & 1U) != 0;
  }

  void check_years() {
    if (data_.years.empty()) { report(Fault::calendar_no_year, "", {}); }
    std::vector<std::pair<int, std::size_t>> years;
    for (std::size_t i = 0; i < data_.years.size(); ++i) {
      const auto& year = data_.years[i];
      check_source(year.source, at("year", i), "[[year]]");
      if (year.year < first_calendar_year || year.year > last_calendar_year) {
        report(Fault::calendar_year_out_of_range, at("year", i) + ".year",
               {std::to_string(year.year), std::to_string(first_calendar_year),
                std::to_string(last_calendar_year)});
      } else {
        years.emplace_back(year.year, i);
      }
    }
    std::sort(years.begin(), years.end());
    for (std::size_t k = 0; k < years.size(); ++k) {
      const auto [year, i] = years[k];
      if (k > 0 && years[k - 1].first == year) {
        report(Fault::calendar_year_twice, at("year", i) + ".year", {std::to_string(year)});
        continue;
      }
      if (k > 0 && years[k - 1].first != year - 1) {
        report(Fault::calendar_missing_year, at("year", i) + ".year",
               {years[k - 1].first + 2 == year
                    ? std::to_string(year - 1)
                    : std::to_string(years[k - 1].first + 1) + "–" + std::to_string(year - 1)});
      }
      spans_.emplace_back(Date{year, 1, 1}, Date{year, 12, 31});
    }
  }

  /// A blank source is none, and stands where it was written.
  void check_source(const std::string& source, const std::string& path, const char* table) {
    if (!without_outer_spaces(source).empty()) { return; }
    report(Fault::calendar_missing_source, source.empty() ? path : path + ".source", {table});
  }

  void check_row(const CalendarDay& row, std::size_t i) {
    const auto span =
        std::lower_bound(spans_.begin(), spans_.end(), row.date,
                         [](const auto& known, const Date& day) { return known.second < day; });
    if (!spans_.empty() && (span == spans_.end() || row.date < span->first)) {
      report(Fault::calendar_day_outside_years, at("day", i) + ".date", {iso(row.date)});
    }
    check_source(row.source, at("day", i), "[[day]]");
    const bool off = weekly_off(row.date);
    if (row.kind == DayKind::swapped_in && !off) {
      report(Fault::calendar_worked_already, at("day", i) + ".date", {iso(row.date)});
    }
    if (off && (row.kind == DayKind::swapped_off || row.kind == DayKind::compensatory)) {
      report(Fault::calendar_off_already, at("day", i) + ".date", {iso(row.date), text(row.kind)});
    }
    check_swap(row, i);
  }

  void check_swap(const CalendarDay& row, std::size_t i) {
    const bool swapped = row.kind == DayKind::swapped_off || row.kind == DayKind::swapped_in;
    if (!swapped) {
      if (row.swapped_with) {
        report(Fault::calendar_swap_of_other_kind, at("day", i) + ".swapped_with",
               {iso(row.date), text(row.kind)});
      }
      return;
    }
    const CalendarDay* other = row.swapped_with ? find(*row.swapped_with) : nullptr;
    if (other == nullptr) {
      report(Fault::calendar_swap_half_missing, at("day", i), {iso(row.date), text(row.kind)});
      return;
    }
    const DayKind wanted =
        row.kind == DayKind::swapped_off ? DayKind::swapped_in : DayKind::swapped_off;
    if (other->kind != wanted || other->swapped_with != row.date || other->status != row.status) {
      report(Fault::calendar_swap_mismatch, at("day", i) + ".swapped_with",
             {iso(row.date), iso(other->date)});
    }
  }

  void check_pair(const CalendarDay& first, const CalendarDay& row, std::size_t i) {
    if (first.kind == row.kind) {
      report(Fault::calendar_day_twice, at("day", i) + ".date", {iso(row.date)});
    } else {
      report(Fault::calendar_contradiction, at("day", i) + ".date",
             {iso(row.date), text(first.kind), text(row.kind)});
    }
  }

  /// Labour Code 2019, art. 111(3): the day off in compensation is the next working day, so between it and its holiday all days
  /// are off. One day off compensates for one holiday.
  void check_compensation(const CalendarDay& row, std::size_t i) {
    const std::int32_t day = row.date.epoch_days();
    if (last_) {
      // Any seven days hold every weekday.
      const std::int32_t until = std::min(day, *last_ + 8);
      for (std::int32_t between = *last_ + 1; between < until; ++between) {
        if (!weekly_off(Date::from_epoch_days(between))) { owed_ = 0; }
      }
    }
    last_ = day;
    if (row.kind == DayKind::swapped_in) { owed_ = 0; }
    if (row.kind == DayKind::holiday && weekly_off(row.date)) { ++owed_; }
    if (row.kind == DayKind::compensatory && !weekly_off(row.date)) {
      if (owed_ == 0) {
        report(Fault::calendar_nothing_to_compensate, at("day", i) + ".date", {iso(row.date)});
      } else {
        --owed_;
      }
    }
  }

  [[nodiscard]] const CalendarDay* find(const Date& date) const {
    const auto found = std::lower_bound(
        by_date_.begin(), by_date_.end(), date,
        [&](std::size_t i, const Date& wanted) { return data_.days[i].date < wanted; });
    if (found == by_date_.end() || data_.days[*found].date != date) { return nullptr; }
    return &data_.days[*found];
  }

  const CalendarData& data_;
  unsigned weekend_ = 0;
  std::vector<std::size_t> by_date_;
  std::vector<std::pair<Date, Date>> spans_;
  std::optional<std::int32_t> last_;
  int owed_ = 0;
  Diagnostics faults_;
};

}  // namespace detail

/// All faults of the rows, each with its path ("day[2].date"); none when a calendar can answer from them.
[[nodiscard]] inline Diagnostics check(const CalendarData& data) {
  return detail::CalendarChecker{data}.faults();
}

}  // namespace thidua::inline v0
