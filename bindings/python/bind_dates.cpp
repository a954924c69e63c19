/// \file
/// Terms, months, named days, moments. A moment crosses as its day and the microseconds of it that have passed.
#include <pybind11/stl.h>

#include <thidua/io/dates_json.hpp>
#include <thidua/render/date_text.hpp>
#include <thidua/time/broken_span.hpp>
#include <thidua/time/clock_term.hpp>
#include <thidua/time/named_day.hpp>
#include <thidua/time/parse_date.hpp>
#include <thidua/time/parse_term.hpp>

#include "casters/date.hpp"
#include "date_words.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using thidua::Date;
using DayAndTime = std::pair<Date, std::int64_t>;

thidua::Term term_of(std::int64_t count, std::string_view unit) {
  return {count, from_word_or_raise<thidua::TermUnit>(unit, "unit")};
}

/// The JSON, and the explanation in Vietnamese and English.
std::tuple<std::string, std::string, std::string> term_end(
    const Date& start, std::int64_t count, std::string_view unit,
    const std::optional<thidua::WorkingCalendar>& calendar, std::string_view roll,
    std::string_view month_end, std::string_view started_by) {
  const auto found = in_calendar([&] {
    return thidua::term_end(start, term_of(count, unit), calendar ? &*calendar : nullptr,
                            from_word_or_raise<thidua::EndRoll>(roll, "roll"),
                            from_word_or_raise<thidua::MonthEnd>(month_end, "policy"),
                            from_word_or_raise<thidua::TermStart>(started_by, "start of a term"));
  });
  return {thidua::term_end_json(found), thidua::term_end_text(found, thidua::Language::vi),
          thidua::term_end_text(found, thidua::Language::en)};
}

thidua::Moment moment_of(const DayAndTime& moment) { return {moment.first, moment.second}; }
DayAndTime crossing(const thidua::Moment& moment) { return {moment.date(), moment.microseconds()}; }

void bind_moments(py::module_& m) {
  m.def(
      "parse_moment",
      [](std::string_view text) -> std::optional<DayAndTime> {
        const auto moment = thidua::parse_moment(text);
        return moment ? std::optional{crossing(*moment)} : std::nullopt;
      },
      py::arg("text"), "The moment of a text at UTC+7, or None.");
  m.def(
      "moment_iso", [](const DayAndTime& moment) { return to_string(moment_of(moment)); },
      py::arg("moment"), "The moment as «2024-12-26T17:00+07:00».");
  m.def(
      "moment_text",
      [](const DayAndTime& moment, std::string_view lang) {
        return thidua::moment_text(moment_of(moment), language_or_raise(lang));
      },
      py::arg("moment"), py::arg("lang"), "The moment in words.");
  m.def(
      "clock_term_end",
      [](const DayAndTime& start, std::int64_t count, std::string_view unit) {
        return in_calendar([&] {
          return crossing(thidua::term_end(
              moment_of(start), {count, from_word_or_raise<thidua::ClockUnit>(unit, "unit")}));
        });
      },
      py::arg("start"), py::arg("count"), py::arg("unit"),
      "The end of a term in hours or minutes.");
}

}  // namespace

void bind_dates(py::module_& m) {
  m.def("term_end", &term_end, py::arg("start"), py::arg("count"), py::arg("unit"), py::kw_only(),
        py::arg("calendar"), py::arg("roll"), py::arg("month_end"), py::arg("started_by"),
        "The end of a term as JSON, and its explanation in Vietnamese and in English.");
  m.def(
      "add_months",
      [](const Date& day, std::int64_t months, std::string_view policy) {
        return in_calendar([&] {
          return thidua::add_months(day, months,
                                    from_word_or_raise<thidua::MonthEnd>(policy, "policy"));
        });
      },
      py::arg("day"), py::arg("months"), py::arg("policy"), "So many months later.");
  m.def(
      "parse_term",
      [](std::string_view text) -> std::optional<std::pair<std::int64_t, std::string>> {
        const auto term = thidua::parse_term(text);
        if (!term) { return std::nullopt; }
        return std::pair{term->count, std::string{thidua::word(term->unit)}};
      },
      py::arg("text"), "(count, unit) of a term such as «10 ngày làm việc», or None.");
  m.def(
      "why_no_term",
      [](std::string_view text) {
        return std::string{
            thidua::advice(thidua::why_no_term(text).value_or(thidua::NoTerm::other_words))};
      },
      py::arg("text"), "Why it is no term, in English.");
  m.def(
      "term_text",
      [](std::int64_t count, std::string_view unit, std::string_view lang) {
        return thidua::term_text(term_of(count, unit), language_or_raise(lang));
      },
      py::arg("count"), py::arg("unit"), py::arg("lang"), "A term in words.");
  m.def(
      "broken_span_days",
      [](std::int64_t count, std::string_view unit) {
        return in_calendar([&] { return thidua::broken_span_days(term_of(count, unit)).count; });
      },
      py::arg("count"), py::arg("unit"), "The days of a span that need not be consecutive.");
  m.def(
      "day_of_month",
      [](int year, int month, std::string_view point) {
        return thidua::day_of_month(year, month,
                                    from_word_or_raise<thidua::DayPoint>(point, "point"));
      },
      py::arg("year"), py::arg("month"), py::arg("point"), "Its beginning, middle or end.");
  m.def(
      "day_of_year",
      [](int year, std::string_view point) {
        return thidua::day_of_year(year, from_word_or_raise<thidua::DayPoint>(point, "point"));
      },
      py::arg("year"), py::arg("point"), "Its beginning, middle or end.");
  m.def(
      "parse_date", [](std::string_view text) { return thidua::parse_date(text); }, py::arg("text"),
      "The day of a text in Vietnam, or None.");
  bind_moments(m);
}

}  // namespace thidua_python
