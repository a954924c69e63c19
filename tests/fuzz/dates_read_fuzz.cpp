/// \file
/// Any bytes as a date, a moment, a week and a term: nothing, or a value that is read back from its own text; and terms of any
/// length from it, which end with a day or with an error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include <thidua/render/date_text.hpp>
#include <thidua/time/clock_term.hpp>
#include <thidua/time/iso_week.hpp>
#include <thidua/time/parse_date.hpp>
#include <thidua/time/parse_term.hpp>

namespace {

void check(bool right) {
  if (!right) { std::abort(); }
}

void count_from(const thidua::Date& start, const thidua::Term& term) {
  try {
    const auto found = thidua::term_end(start, term);
    check(found.start < found.end && found.end == found.last);
    check(!thidua::term_end_text(found, thidua::Language::vi).empty());
  } catch (const std::out_of_range&) {
    static_cast<void>(0);  // beyond the calendar
  } catch (const std::invalid_argument&) { check(term.unit == thidua::TermUnit::working_day); }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (const auto date = thidua::parse_date(text)) {
    check(thidua::parse_date(iso(*date)) == date);
    check(thidua::parse_date(day_month_year(*date)) == date);
  }
  if (const auto moment = thidua::parse_moment(text)) {
    check(thidua::parse_moment(to_string(*moment)) == moment);
    // a moment is of the day that the same text is read to, and dates are no stricter
    const auto date = thidua::parse_date(text);
    check(!date || *date == moment->date());
  }
  if (const auto week = thidua::parse_iso_week(text)) {
    check(thidua::parse_iso_week(to_string(*week)) == week);
  }
  if (const auto term = thidua::parse_term(text)) {
    for (const auto language : {thidua::Language::vi, thidua::Language::en}) {
      const bool half_without_number = term->count == 1;
      const auto read = thidua::parse_term(thidua::term_text(*term, language));
      check(half_without_number || !read || *read == *term);
    }
    count_from(thidua::date(2024, 1, 31), *term);
    count_from(thidua::date(9990, 2, 28), *term);
  }
  return 0;
}
