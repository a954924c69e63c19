/// \file
/// Which days are worked, in constant time. A calendar knows how far its data reaches; beyond that, and on a day that it was not
/// asked to take on trust, it says so. Calendars join: what one office adds is off too.
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

#include <thidua/core/diagnostic.hpp>
#include <thidua/time/calendar_coverage.hpp>
#include <thidua/time/calendar_day.hpp>
#include <thidua/time/calendar_part.hpp>
#include <thidua/time/calendar_tables.hpp>
#include <thidua/time/check_calendar.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/period.hpp>

namespace thidua::inline v0 {

/// What one calendar says of a day.
struct DayReason {
  const CalendarPart* calendar = nullptr;
  const CalendarDay* row = nullptr;  ///< null: its weekday decides
  bool worked = false;
};

/// Immutable and cheap to copy.
class WorkingCalendar {
 public:
  /// Takes the announced years, and the others as far as they are trusted.
  /// \throws InputError with all faults of the rows
  /// \throws std::invalid_argument for a weekday that is not 1 to 7
  /// \throws CalendarCoverageError when no year is trusted
  explicit WorkingCalendar(CalendarData data, CalendarTrust trust = {});

  /// Worked is what all of them work; covered what all of them cover.
  /// \throws std::invalid_argument without a calendar
  /// \throws CalendarCoverageError when no day is covered by all
  [[nodiscard]] static WorkingCalendar joined(std::span<const WorkingCalendar> calendars);

  /// The rows and years; of a joint calendar, those of all. Sorted by date.
  [[nodiscard]] const CalendarData& data() const noexcept {
    return state_->joint ? *state_->joint : parts().front().data();
  }
  /// Of a joint calendar, that of the first.
  [[nodiscard]] const CalendarTrust& trust() const noexcept { return parts().front().trust(); }
  /// The calendars that are joined; one when none are.
  [[nodiscard]] std::span<const CalendarPart> parts() const noexcept { return state_->parts; }
  /// The days that it can answer for.
  [[nodiscard]] Period covers() const {
    return {day(0), day(static_cast<std::size_t>(tables().size() - 1))};
  }

  /// The row that decides of a day; null where a weekday does: in a joint calendar also where one calendar's row has the day
  /// worked and another's weekday has it off. \throws CalendarCoverageError
  [[nodiscard]] const CalendarDay* find(const Date& date) const;
  /// What each of the joined calendars says of a day. \throws CalendarCoverageError
  [[nodiscard]] std::vector<DayReason> reasons(const Date& date) const;
  /// Whether the day is a weekly day off in one of the calendars.
  [[nodiscard]] bool is_weekend(const Date& date) const noexcept {
    return std::any_of(parts().begin(), parts().end(),
                       [&](const CalendarPart& part) { return part.weekly_off(date); });
  }

  /// \throws CalendarCoverageError
  [[nodiscard]] bool is_working(const Date& date) const { return tables().works(index(date)); }
  /// The day itself when it is worked, else the next (or the one before) that is. \throws CalendarCoverageError
  [[nodiscard]] Date rolled(const Date& date, Roll roll) const { return offset(date, 0, roll); }
  /// The first working day after the day. \throws CalendarCoverageError
  [[nodiscard]] Date next_working_day(const Date& date) const {
    return offset(date, 1, Roll::preceding);
  }
  /// The last working day before the day. \throws CalendarCoverageError
  [[nodiscard]] Date previous_working_day(const Date& date) const {
    return offset(date, -1, Roll::following);
  }

  /// So many working days further (back, when negative); from a day that is not worked, counted from the one it rolls to.
  /// `preceding` counts a term's working days, since its first day is not counted (Civil Code 2015, art. 147); `following` is
  /// what numpy.busday_offset(roll="forward") does. \throws CalendarCoverageError
  [[nodiscard]] Date offset(const Date& date, std::int64_t working_days, Roll roll) const {
    const auto end = tables().offset(date.epoch_days(), working_days, roll);
    if (!end) { throw why_no_offset(date, working_days, roll); }
    return Date::from_epoch_days(*end);
  }

  /// The working days in the period, both ends included. \throws CalendarCoverageError
  [[nodiscard]] std::int32_t working_days(const Period& period) const {
    const auto [first, last] = known_range(period.first(), period.last());
    return static_cast<std::int32_t>(tables().before[last + 1] - tables().before[first]);
  }
  /// The working days after `from` up to the end of `through`: how a term counts; negative when `through` is earlier.
  /// \throws CalendarCoverageError
  [[nodiscard]] std::int32_t working_days_after(const Date& from, const Date& through) const {
    const auto [a, b] = known_range(from, through);
    return static_cast<std::int32_t>(tables().before[b + 1]) -
           static_cast<std::int32_t>(tables().before[a + 1]);
  }

  /// For kernels over columns.
  [[nodiscard]] const detail::CalendarTables& tables() const noexcept { return state_->tables; }

  /// Equal when they answer alike from the same data.
  friend bool operator==(const WorkingCalendar& a, const WorkingCalendar& b) {
    return a.state_ == b.state_ || a.state_->parts == b.state_->parts;
  }

 private:
  struct State {
    std::vector<CalendarPart> parts;
    std::optional<CalendarData> joint;  ///< of several
    detail::CalendarTables tables;
  };

  explicit WorkingCalendar(std::vector<CalendarPart> parts);

  [[nodiscard]] Date day(std::size_t i) const {
    return Date::from_epoch_days(std::int64_t{tables().first} + static_cast<std::int64_t>(i));
  }
  [[nodiscard]] std::size_t index(const Date& date) const {
    const std::uint64_t i = tables().index(date.epoch_days());
    if (i >= tables().size() || !tables().known(i, i)) { throw why_unknown(date); }
    return i;
  }
  [[nodiscard]] std::pair<std::size_t, std::size_t> known_range(const Date& a,
                                                                const Date& b) const {
    const std::pair<std::size_t, std::size_t> range{index(a), index(b)};
    if (!tables().known(range.first, range.second)) {
      throw why_unknown(first_unknown(std::min(range.first, range.second)));
    }
    return range;
  }
  [[nodiscard]] Date first_unknown(std::size_t from) const {
    while (tables().known(from, from)) { ++from; }
    return day(from);
  }
  [[nodiscard]] CalendarCoverageError why_unknown(const Date& date) const;
  [[nodiscard]] CalendarCoverageError why_no_offset(const Date& date, std::int64_t working_days,
                                                    Roll roll) const;

  std::shared_ptr<const State> state_;
};

/// A calendar in which a day is worked only when it is worked in all: a country's and an office's own.
template <class... More>
[[nodiscard]] WorkingCalendar joint(const WorkingCalendar& first, const More&... more) {
  const WorkingCalendar all[] = {first, more...};
  return WorkingCalendar::joined(all);
}

inline WorkingCalendar::WorkingCalendar(CalendarData data, CalendarTrust trust)
    : WorkingCalendar{[&] {
        if (auto faults = check(data); has_errors(faults)) { throw InputError{std::move(faults)}; }
        std::vector<CalendarPart> parts;
        parts.emplace_back(std::move(data), trust);
        return parts;
      }()} {}

inline WorkingCalendar WorkingCalendar::joined(std::span<const WorkingCalendar> calendars) {
  if (calendars.empty()) { throw std::invalid_argument{"a joint calendar of none"}; }
  std::vector<CalendarPart> parts;
  for (const auto& calendar : calendars) {
    for (const auto& part : calendar.parts()) {
      if (std::find(parts.begin(), parts.end(), part) == parts.end()) { parts.push_back(part); }
    }
  }
  return WorkingCalendar{std::move(parts)};
}

inline WorkingCalendar::WorkingCalendar(std::vector<CalendarPart> parts) {
  std::int32_t first = parts.front().first_day();
  std::int32_t last = parts.front().last_day();
  for (const auto& part : parts) {
    first = std::max(first, part.first_day());
    last = std::min(last, part.last_day());
  }
  if (last < first) {
    const int year = Date::from_epoch_days(first).ymd().year;
    const auto lacking = std::min_element(
        parts.begin(), parts.end(),
        [](const CalendarPart& a, const CalendarPart& b) { return a.last_day() < b.last_day(); });
    throw detail::no_year(lacking->data().id, year);
  }
  // Off in one is off; else not known in one is not known.
  auto states = parts.front().states(first, last);
  for (std::size_t p = 1; p < parts.size(); ++p) {
    const auto more = parts[p].states(first, last);
    for (std::size_t i = 0; i < states.size(); ++i) {
      using detail::DayState;
      const bool off = states[i] == DayState::off || more[i] == DayState::off;
      const bool unknown = states[i] == DayState::unknown || more[i] == DayState::unknown;
      states[i] = off ? DayState::off : (unknown ? DayState::unknown : DayState::worked);
    }
  }
  detail::CalendarTables tables{first, states};
  std::optional<CalendarData> data;
  if (parts.size() > 1) { data = detail::joint_data(parts); }
  state_ =
      std::make_shared<const State>(State{std::move(parts), std::move(data), std::move(tables)});
}

inline const CalendarDay* WorkingCalendar::find(const Date& date) const {
  const CalendarDay* worked = nullptr;
  bool off_by_weekday = false;
  for (const auto& reason : reasons(date)) {
    if (reason.row == nullptr) {
      off_by_weekday = off_by_weekday || !reason.worked;
    } else if (!reason.worked) {
      return reason.row;
    } else if (worked == nullptr) {
      worked = reason.row;
    }
  }
  return off_by_weekday ? nullptr : worked;
}

inline std::vector<DayReason> WorkingCalendar::reasons(const Date& date) const {
  static_cast<void>(index(date));
  std::vector<DayReason> result;
  for (const auto& part : parts()) {
    const CalendarDay* row = part.find(date);
    const bool worked = row == nullptr ? !part.weekly_off(date) : row->kind == DayKind::swapped_in;
    result.push_back({&part, row, worked});
  }
  return result;
}

inline CalendarCoverageError WorkingCalendar::why_unknown(const Date& date) const {
  for (const auto& part : parts()) {
    if (auto reason = part.why_unknown(date)) { return *reason; }
  }
  return detail::no_year(data().id, date.ymd().year);
}

inline CalendarCoverageError WorkingCalendar::why_no_offset(const Date& date,
                                                            std::int64_t working_days,
                                                            Roll roll) const {
  const std::size_t i = index(date);
  const auto size = static_cast<std::int64_t>(tables().working.size());
  const std::int64_t from = tables().ordinal(i, roll);
  const bool back = working_days < -from;
  if (!back && working_days < size - from) {
    const std::int32_t end = tables().working[static_cast<std::size_t>(from + working_days)];
    return why_unknown(first_unknown(std::min(i, tables().index(end))));
  }
  const int year = back ? covers().first().ymd().year - 1 : covers().last().ymd().year + 1;
  const std::string text = std::to_string(year);
  for (const auto& part : parts()) {
    if (const auto* known = part.find_year(year);
        known != nullptr && !part.trust().covers(known->status)) {
      return detail::year_not_trusted(part.data().id, year, known->status);
    }
  }
  return {{"tính từ ngày " + iso(date) + " thì đến năm " + text + ", mà lịch «" + data().id +
               "» không có dữ liệu",
           "counting from " + iso(date) + " leads to the year " + text +
               ", for which the calendar «" + data().id + "» has no data"},
          year};
}

}  // namespace thidua::inline v0
