/// \file
/// How far a calendar knows: what of its data is taken, and the error for a question beyond it.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include <thidua/core/local_text.hpp>
#include <thidua/time/calendar_day.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

/// The calendar does not know: a year without data, or a day whose notice was not seen.
class CalendarCoverageError : public std::runtime_error {
 public:
  CalendarCoverageError(LocalText message, int year)
      : std::runtime_error{message.en}, message_{std::move(message)}, year_{year} {}
  [[nodiscard]] int year() const noexcept { return year_; }
  [[nodiscard]] const std::string& message(Language language = Language::en) const noexcept {
    return message_.in(language);
  }

 private:
  LocalText message_;
  int year_;
};

/// What of a calendar's data is taken, besides what is announced.
struct CalendarTrust {
  bool unverified = false;
  bool projected = false;

  [[nodiscard]] bool covers(DayStatus status) const noexcept {
    return status == DayStatus::announced ||
           (status == DayStatus::unverified ? unverified : projected);
  }
  friend bool operator==(const CalendarTrust&, const CalendarTrust&) = default;
};

namespace detail {

[[nodiscard]] inline LocalText status_words(DayStatus status) {
  if (status == DayStatus::projected) { return {"mới là dự kiến", "projected only"}; }
  return {"chưa được kiểm chứng", "unverified"};
}

[[nodiscard]] inline CalendarCoverageError no_year(const std::string& id, int year) {
  const std::string text = std::to_string(year);
  return {{"lịch «" + id + "» không có dữ liệu cho năm " + text,
           "the calendar «" + id + "» has no data for the year " + text},
          year};
}
[[nodiscard]] inline CalendarCoverageError year_not_trusted(const std::string& id, int year,
                                                            DayStatus status) {
  const auto words = status_words(status);
  const std::string text = std::to_string(year);
  return {{"năm " + text + " trong lịch «" + id + "» " + words.vi + "; muốn dùng thì phải yêu cầu",
           "the year " + text + " is " + words.en + " in the calendar «" + id +
               "»: it is used only when asked for"},
          year};
}
[[nodiscard]] inline CalendarCoverageError day_not_trusted(const std::string& id, const Date& day,
                                                           DayStatus status) {
  const auto words = status_words(status);
  return {{"chưa chắc ngày " + iso(day) + " là ngày làm việc hay ngày nghỉ: trong lịch «" + id +
               "» ngày này " + words.vi + "; muốn dùng thì phải yêu cầu",
           "whether " + iso(day) + " is worked is not certain: it is " + words.en +
               " in the calendar «" + id + "», and used only when asked for"},
          day.ymd().year};
}

}  // namespace detail

}  // namespace thidua::inline v0
