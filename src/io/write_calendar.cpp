/// \file
/// Writes calendars as their files.
#include <thidua/io/write_calendar.hpp>

#include "toml_text.hpp"

namespace thidua::inline v0 {

namespace {

/// Both languages, also where one is empty: a calendar's texts are compared.
std::string both(const LocalText& text) {
  TomlTable table;
  table.set("vi", toml_string(text.vi));
  table.set("en", toml_string(text.en));
  return table.on_one_line();
}

void set_status(TomlTable& table, DayStatus status) {
  if (status != DayStatus::announced) { table.set("status", toml_string(word(status))); }
}

}  // namespace

std::string calendar_toml(const CalendarData& data) {
  TomlTable head;
  head.set("thidua_calendar", "1");
  head.set("id", toml_string(data.id));
  head.set("title", both(data.title));
  std::vector<std::string> weekend;
  for (const int weekday : data.weekend) {
    weekend.emplace_back(word(static_cast<Weekday>(weekday)));
  }
  head.set("weekend", toml_strings(weekend));
  std::string text = head.lines();
  for (const auto& year : data.years) {
    TomlTable table;
    table.set("year", std::to_string(year.year));
    table.set("source", toml_string(year.source));
    set_status(table, year.status);
    text += "\n[[year]]\n" + table.lines();
  }
  for (const auto& day : data.days) {
    TomlTable table;
    table.set("date", iso(day.date));
    table.set("kind", toml_string(word(day.kind)));
    table.set("name", both(day.name));
    table.set("source", toml_string(day.source));
    set_status(table, day.status);
    if (day.swapped_with) { table.set("swapped_with", iso(*day.swapped_with)); }
    text += "\n[[day]]\n" + table.lines();
  }
  return text;
}

}  // namespace thidua::inline v0
