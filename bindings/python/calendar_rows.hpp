/// \file
/// A calendar's rows as plain tuples, which the package makes its own values of.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <thidua/io/write_calendar.hpp>
#include <thidua/time/working_calendar.hpp>

namespace thidua_python {

/// Date, kind, name (vi, en), source, status, the other half of an exchange, the calendar's id.
using Row = std::tuple<thidua::Date, std::string, std::string, std::string, std::string,
                       std::string, std::optional<thidua::Date>, std::string>;

inline Row row_of(const thidua::CalendarPart& part, const thidua::CalendarDay& day) {
  return {day.date,   std::string{word(day.kind)},   day.name.vi,      day.name.en,
          day.source, std::string{word(day.status)}, day.swapped_with, part.data().id};
}

inline std::vector<Row> rows(const thidua::WorkingCalendar& calendar) {
  std::vector<Row> result;
  for (const auto& part : calendar.parts()) {
    for (const auto& day : part.data().days) { result.push_back(row_of(part, day)); }
  }
  return result;
}

/// (calendar, its titles, worked, row) for each of the joined calendars.
inline auto reasons(const thidua::WorkingCalendar& calendar, const thidua::Date& day) {
  std::vector<std::tuple<std::string, std::string, std::string, bool, std::optional<Row>>> result;
  for (const auto& reason : calendar.reasons(day)) {
    const auto& data = reason.calendar->data();
    std::optional<Row> row;
    if (reason.row != nullptr) { row = row_of(*reason.calendar, *reason.row); }
    result.emplace_back(data.id, data.title.vi, data.title.en, reason.worked, std::move(row));
  }
  return result;
}

/// (file text, trusts unverified, trusts projected) of each of the joined calendars.
inline auto parts(const thidua::WorkingCalendar& calendar) {
  std::vector<std::tuple<std::string, bool, bool>> result;
  for (const auto& part : calendar.parts()) {
    result.emplace_back(calendar_toml(part.data()), part.trust().unverified,
                        part.trust().projected);
  }
  return result;
}

inline auto years(const thidua::WorkingCalendar& calendar) {
  std::vector<std::tuple<int, std::string, std::string, std::string>> result;
  for (const auto& part : calendar.parts()) {
    for (const auto& year : part.data().years) {
      result.emplace_back(year.year, year.source, std::string{word(year.status)}, part.data().id);
    }
  }
  return result;
}

}  // namespace thidua_python
