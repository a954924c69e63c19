/// \file
/// Decodes working calendars.
#include <thidua/io/load_calendar.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include <thidua/time/check_calendar.hpp>

#include "table_reader.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{4} << 20U;

void decode_weekend(TableReader& root, CalendarData& data) {
  const auto words = root.texts("weekend");
  if (!root.has("weekend")) { root.report_here(FormFault::missing_key, {"weekend"}); }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto weekday = from_word<Weekday>(words[i])) {
      data.weekend.push_back(static_cast<int>(*weekday));
      continue;
    }
    const auto known = all_words<Weekday>();
    std::string list;
    for (const auto& word : known) { list += (list.empty() ? "" : ", ") + word; }
    const std::string key = "weekend[" + std::to_string(i) + "]";
    root.report(FormFault::bad_value, key, {"weekend", words[i], list}, nearest(words[i], known));
  }
}

/// The years as they were written that no int holds, by their paths.
using HugeYears = std::map<std::string, std::string>;

HugeYears decode_years(TableReader& root, CalendarData& data) {
  HugeYears huge;
  root.tables("year", [&](TableReader& table) {
    CalendarYear year;
    const auto number = table.integer("year", Presence::required);
    // Cut to what an int holds; a year so far out is refused by the check below.
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    year.year = static_cast<int>(std::clamp(number.value_or(year.year), -most, most));
    if (number && *number != year.year) {
      huge.emplace(table.path_to("year"), std::to_string(*number));
    }
    year.source = table.text("source");
    year.status = table.one_of<DayStatus>("status").value_or(DayStatus::announced);
    data.years.push_back(std::move(year));
  });
  return huge;
}

void decode_days(TableReader& root, CalendarData& data) {
  root.tables("day", [&](TableReader& table) {
    CalendarDay day;
    day.date = table.date("date", Presence::required).value_or(day.date);
    day.kind = table.one_of<DayKind>("kind", Presence::required).value_or(day.kind);
    day.name = table.local_text("name", Presence::required);
    day.source = table.text("source");
    day.status = table.one_of<DayStatus>("status").value_or(DayStatus::announced);
    day.swapped_with = table.date("swapped_with");
    data.days.push_back(std::move(day));
  });
}

/// "day[3]" of "day[3].kind"; the key itself for what stands outside the lists.
std::string entry_of(const std::string& path) { return path.substr(0, path.find('.')); }

/// What the rows say of each other, without what only follows from a row that could not be read.
Diagnostics faults_of_meaning(const CalendarData& data, const HugeYears& huge,
                              const Diagnostics& faults_of_form) {
  std::set<std::string> unread;
  bool a_day = false;
  bool a_year = false;
  for (const auto& fault : faults_of_form) {
    unread.insert(entry_of(fault.path));
    a_day = a_day || fault.path.starts_with("day");
    a_year = a_year || fault.path.starts_with("year");
  }
  const bool a_weekday = std::any_of(unread.begin(), unread.end(), [](const std::string& path) {
    return path.starts_with("weekend") || path.empty();
  });
  Diagnostics faults = check(data);
  for (auto& fault : faults) {
    const auto written = huge.find(fault.path);
    if (written != huge.end()) { fault.arguments.front() = written->second; }
  }
  std::erase_if(faults, [&](const Diagnostic& fault) {
    switch (fault.fault) {
      case Fault::calendar_no_year:
        return a_year;
      case Fault::calendar_missing_year:
      case Fault::calendar_day_outside_years:
        return a_year || unread.contains(entry_of(fault.path));
      case Fault::calendar_swap_half_missing:
      case Fault::calendar_swap_mismatch:
      case Fault::calendar_nothing_to_compensate:
      case Fault::calendar_worked_already:
      case Fault::calendar_off_already:
        return a_day || a_weekday;
      default:
        return unread.contains(entry_of(fault.path));
    }
  });
  return faults;
}

}  // namespace

Result<CalendarData> parse_calendar(std::string_view text, std::string_view file_name) {
  TomlDocument document{Format::calendar, text, std::string{file_name}};
  if (!document.diagnostics().empty()) { return tl::unexpected{document.diagnostics()}; }
  CalendarData data;
  HugeYears huge;
  {
    TableReader root{document, document.root(), {}};
    const auto version = root.integer("thidua_calendar", Presence::required);
    if (version && *version != 1) {
      root.report(FormFault::unsupported_version, "thidua_calendar", {std::to_string(*version)});
    }
    data.id = root.new_id();
    data.title = root.local_text("title", Presence::required);
    decode_weekend(root, data);
    huge = decode_years(root, data);
    decode_days(root, data);
  }
  Diagnostics faults = document.diagnostics();
  Diagnostics more = faults_of_meaning(data, huge, faults);
  document.locate(more);
  faults.insert(faults.end(), more.begin(), more.end());
  sort_by_place(faults);
  if (has_errors(faults)) { return tl::unexpected{std::move(faults)}; }
  return data;
}

Result<CalendarData> try_load_calendar(const std::filesystem::path& path) {
  Diagnostics faults;
  const std::string text = TomlDocument::read_file(Format::calendar, path, most_bytes, faults);
  if (!faults.empty()) { return tl::unexpected{std::move(faults)}; }
  return parse_calendar(text, path.filename().string());
}

CalendarData load_calendar(const std::filesystem::path& path) {
  auto result = try_load_calendar(path);
  if (!result) { throw InputError{std::move(result.error())}; }
  return std::move(*result);
}

const CalendarData& shipped_calendar_data() {
  static const CalendarData data =
      parse_calendar(shipped_calendar_toml(), "calendar-vn.toml").value();
  return data;
}

const WorkingCalendar& shipped_calendar(CalendarTrust trust) {
  static const WorkingCalendar calendars[] = {
      WorkingCalendar{shipped_calendar_data(), {false, false}},
      WorkingCalendar{shipped_calendar_data(), {true, false}},
      WorkingCalendar{shipped_calendar_data(), {false, true}},
      WorkingCalendar{shipped_calendar_data(), {true, true}}};
  return calendars[(trust.unverified ? 1U : 0U) + (trust.projected ? 2U : 0U)];
}

}  // namespace thidua::inline v0
