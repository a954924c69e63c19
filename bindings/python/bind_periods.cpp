/// \file
/// Periods, which cross as their first and last day, and open ones, whose ends may be events.
#include <pybind11/stl.h>

#include <thidua/render/date_text.hpp>
#include <thidua/time/iso_week.hpp>
#include <thidua/time/open_period.hpp>
#include <thidua/time/period_list.hpp>
#include <thidua/time/split.hpp>
#include <thidua/time/timed_period.hpp>

#include "casters/date.hpp"
#include "date_words.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using thidua::Date;
using thidua::Period;
using Ends = std::pair<Date, Date>;
/// A day, or an event with the day by whose end it has not happened.
using OpenEnd = std::variant<std::pair<std::string, std::optional<Date>>, Date>;

Period period_of(const Ends& ends) { return {ends.first, ends.second}; }
Ends crossing(const Period& period) { return {period.first(), period.last()}; }
std::optional<Ends> crossing(const std::optional<Period>& period) {
  return period ? std::optional{crossing(*period)} : std::nullopt;
}
std::vector<Ends> crossing(const std::vector<Period>& periods) {
  std::vector<Ends> all;
  for (const auto& period : periods) { all.push_back(crossing(period)); }
  return all;
}
std::vector<Period> periods_of(const std::vector<Ends>& ends) {
  std::vector<Period> periods;
  for (const auto& entry : ends) { periods.push_back(period_of(entry)); }
  return periods;
}

thidua::OpenEnd end_of(const OpenEnd& end) {
  if (const auto* day = std::get_if<Date>(&end)) { return *day; }
  const auto& [event, not_through] = std::get<0>(end);
  return thidua::EventEnd{event, not_through};
}

thidua::PeriodPart part_of(std::string_view word) {
  return from_word_or_raise<thidua::PeriodPart>(word, "part");
}

void bind_open_periods(py::module_& m) {
  using thidua::OpenPeriod;
  py::class_<OpenPeriod>(m, "OpenPeriod", "A period whose ends may be events.")
      .def(py::init([](const OpenEnd& first, const OpenEnd& last) {
             return in_calendar([&] { return OpenPeriod{end_of(first), end_of(last)}; });
           }),
           py::arg("first"), py::arg("last"))
      .def(
          "contains",
          [](const OpenPeriod& open, const Ends& period) {
            return to_string(open.contains(period_of(period)));
          },
          py::arg("period"))
      .def(
          "overlaps",
          [](const OpenPeriod& open, const Ends& period) {
            return to_string(open.overlaps(period_of(period)));
          },
          py::arg("period"))
      .def("certain", [](const OpenPeriod& open) { return crossing(open.certain()); })
      .def(
          "resolved",
          [](const OpenPeriod& open, const std::map<std::string, Date>& events) {
            return open.resolved({events.begin(), events.end()});
          },
          py::arg("events"))
      .def("closed", [](const OpenPeriod& open) { return crossing(open.closed()); })
      .def(
          "text",
          [](const OpenPeriod& open, std::string_view lang) {
            return thidua::period_text(open, language_or_raise(lang));
          },
          py::arg("lang"));
  m.def(
      "timed_period_text",
      [](const Date& first, const std::pair<Date, std::int64_t>& until, std::string_view lang) {
        return thidua::period_text(thidua::TimedPeriod{first, {until.first, until.second}},
                                   language_or_raise(lang));
      },
      py::arg("first"), py::arg("until"), py::arg("lang"), "The period in words.");
}

}  // namespace

void bind_periods(py::module_& m) {
  m.def(
      "split",
      [](const Ends& period, std::string_view part) {
        return crossing(thidua::split(period_of(period), part_of(part)));
      },
      py::arg("period"), py::arg("part"), "Its days, ISO weeks, months, quarters or years.");
  m.def(
      "part_of",
      [](const Date& day, std::string_view part) {
        return in_calendar([&] { return crossing(thidua::part_of(day, part_of(part))); });
      },
      py::arg("day"), py::arg("part"), "The whole week, month … that the day is in.");
  m.def(
      "iso_week",
      [](const Date& day) {
        const auto week = thidua::iso_week(day);
        return std::pair{week.year, week.week};
      },
      py::arg("day"), "The year and the number of its ISO week.");
  m.def(
      "week_days",
      [](int year, int week) {
        return in_calendar([&] { return crossing(thidua::days_of(thidua::IsoWeek{year, week})); });
      },
      py::arg("year"), py::arg("week"), "The days of an ISO week.");
  m.def(
      "merged",
      [](const std::vector<Ends>& periods) {
        return crossing(thidua::merged(periods_of(periods)));
      },
      py::arg("periods"), "The same days as the fewest periods.");
  m.def(
      "day_reached",
      [](const std::vector<Ends>& periods, std::int64_t days) {
        return thidua::day_reached(periods_of(periods), days);
      },
      py::arg("periods"), py::arg("days"), "The day on which so many days are reached, or None.");
  bind_open_periods(m);
}

}  // namespace thidua_python
