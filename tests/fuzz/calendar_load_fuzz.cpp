/// \file
/// Any bytes as a calendar file: an error with its place, or rows that a calendar answers from on every day that it covers.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <thidua/io/load_calendar.hpp>
#include <thidua/io/write_calendar.hpp>

namespace {

void require(bool holds) {
  if (!holds) { std::abort(); }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto rows = thidua::parse_calendar(text, "fuzz.toml");
  if (!rows) {
    require(thidua::has_errors(rows.error()));
    return 0;
  }
  const thidua::WorkingCalendar calendar{*rows, {true, true}};
  const auto again = thidua::parse_calendar(thidua::calendar_toml(calendar.data()), "again.toml");
  require(again.has_value() && thidua::WorkingCalendar{*again, {true, true}} == calendar);
  const auto period = calendar.covers();
  if (period.length().count > 4000) { return 0; }
  std::int32_t worked = 0;
  for (thidua::Date day = period.first();; day = day + thidua::Days{1}) {
    worked += calendar.is_working(day) ? 1 : 0;
    require(calendar.working_days({period.first(), day}) == worked);
    if (day == period.last()) { break; }
  }
  return 0;
}
