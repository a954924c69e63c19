/// \file
/// Working calendars from their files, and the one of Vietnam that is shipped.
#pragma once

#include <filesystem>
#include <string_view>

#include <thidua/core/result.hpp>
#include <thidua/time/calendar_day.hpp>
#include <thidua/time/working_calendar.hpp>

namespace thidua::inline v0 {

/// The rows of the file; a `WorkingCalendar` answers from them. \throws InputError with all faults of the file
[[nodiscard]] CalendarData load_calendar(const std::filesystem::path& path);
[[nodiscard]] Result<CalendarData> try_load_calendar(const std::filesystem::path& path);
/// From text; `file_name` is what diagnostics call it.
[[nodiscard]] Result<CalendarData> parse_calendar(std::string_view text,
                                                  std::string_view file_name);

/// Vietnam's, for offices that are closed on Saturday and Sunday, as far as the notices are known: the announced years, and
/// what else is trusted. Made once for each trust.
[[nodiscard]] const WorkingCalendar& shipped_calendar(CalendarTrust trust = {});
/// All rows of the shipped file, trusted or not.
[[nodiscard]] const CalendarData& shipped_calendar_data();
/// The file that `shipped_calendar` was read from, to start a calendar of one's own.
[[nodiscard]] std::string_view shipped_calendar_toml();

}  // namespace thidua::inline v0
