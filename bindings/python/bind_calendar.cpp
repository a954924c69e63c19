/// \file
/// Working calendars: single days as `datetime.date`, columns as buffers of days since 1970 that are read and written in place.
#include <pybind11/stl.h>

#include <thidua/io/load_calendar.hpp>
#include <thidua/time/calendar_columns.hpp>

#include "calendar_buffers.hpp"
#include "calendar_rows.hpp"
#include "casters/date.hpp"
#include "column_buffer.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using thidua::WorkingCalendar;
thidua::Roll roll_of(const std::string& word) {
  if (const auto roll = thidua::from_word<thidua::Roll>(word)) { return *roll; }
  throw std::invalid_argument{"there is no roll «" + word + "»; there are: following, preceding"};
}

WorkingCalendar closed_on(const std::string& id, const std::string& vi, const std::string& en,
                          const std::vector<int>& weekend, std::pair<int, int> years,
                          const py::buffer& days, const std::string& source) {
  const Buffer given{days, false};
  thidua::CalendarData data{id, {vi, en}, weekend, {}, {}};
  for (int year = years.first; year <= years.second; ++year) {
    data.years.push_back({year, source, thidua::DayStatus::announced});
  }
  for (const std::int64_t day : given.span<const std::int64_t>()) {
    data.days.push_back({thidua::Date::from_epoch_days(day),
                         thidua::DayKind::closed,
                         {vi, en},
                         source,
                         thidua::DayStatus::announced,
                         std::nullopt});
  }
  const py::gil_scoped_release unlocked;
  return WorkingCalendar{std::move(data)};
}

/// The calendar does not know: `thidua.CalendarCoverageError`, with the year, and in a column the index.
void translate_coverage_errors(std::exception_ptr pointer) {
  const auto raise = [](const thidua::CalendarCoverageError& error, const py::object& index) {
    const py::object raised =
        py::module_::import("thidua.calendar_errors")
            .attr("CalendarCoverageError")(error.message(thidua::Language::vi), error.message(),
                                           error.year(), index);
    PyErr_SetObject(py::type::handle_of(raised).ptr(), raised.ptr());
  };
  try {
    if (pointer) { std::rethrow_exception(pointer); }
  } catch (const thidua::ColumnCoverageError& error) {
    raise(error, py::int_(error.index()));
  } catch (const thidua::CalendarCoverageError& error) { raise(error, py::none()); }
}

}  // namespace

void bind_calendar(py::module_& m) {
  py::register_local_exception_translator(&translate_coverage_errors);
  const auto unlocked = py::call_guard<py::gil_scoped_release>();
  py::class_<WorkingCalendar> calendar(m, "WorkingCalendar", "Which days are worked.");
  calendar
      .def_static(
          "parse",
          [](const std::string& text, const std::string& file_name, bool unverified,
             bool projected) {
            auto data = thidua::parse_calendar(text, file_name);
            if (!data) { throw thidua::InputError{std::move(data.error())}; }
            return WorkingCalendar{std::move(*data), {unverified, projected}};
          },
          py::arg("text"), py::arg("file_name"), py::arg("unverified"), py::arg("projected"),
          unlocked)
      .def_static(
          "load",
          [](const std::string& path, bool unverified, bool projected) {
            return WorkingCalendar{thidua::load_calendar(path), {unverified, projected}};
          },
          py::arg("path"), py::arg("unverified"), py::arg("projected"), unlocked)
      .def_static(
          "shipped",
          [](bool unverified, bool projected) {
            return thidua::shipped_calendar({unverified, projected});
          },
          py::arg("unverified"), py::arg("projected"), unlocked)
      .def_static(
          "joined",
          [](const std::vector<WorkingCalendar>& all) { return WorkingCalendar::joined(all); },
          py::arg("calendars"))
      .def_static("closed_on", &closed_on, py::arg("id"), py::arg("vi"), py::arg("en"),
                  py::arg("weekend"), py::arg("years"), py::arg("days"), py::arg("source"))
      .def_property_readonly("id", [](const WorkingCalendar& c) { return c.data().id; })
      .def_property_readonly("title",
                             [](const WorkingCalendar& c) {
                               return std::pair{c.data().title.vi, c.data().title.en};
                             })
      .def("covers",
           [](const WorkingCalendar& c) {
             return std::pair{c.covers().first(), c.covers().last()};
           })
      .def("rows", &rows)
      .def("years", &years)
      .def("reasons", &reasons, py::arg("day"))
      .def("parts", &parts)
      .def("is_working", &WorkingCalendar::is_working, py::arg("day"))
      .def("next_working_day", &WorkingCalendar::next_working_day, py::arg("day"))
      .def("previous_working_day", &WorkingCalendar::previous_working_day, py::arg("day"))
      .def(
          "offset",
          [](const WorkingCalendar& c, const thidua::Date& day, std::int64_t count,
             const std::string& roll) { return c.offset(day, count, roll_of(roll)); },
          py::arg("day"), py::arg("count"), py::arg("roll"))
      .def(
          "working_days",
          [](const WorkingCalendar& c, const thidua::Date& first, const thidua::Date& last) {
            return c.working_days({first, last});
          },
          py::arg("first"), py::arg("last"))
      .def("working_days_after", &WorkingCalendar::working_days_after, py::arg("day"),
           py::arg("through"))
      .def(
          "equals", [](const WorkingCalendar& a, const WorkingCalendar& b) { return a == b; },
          py::arg("other"));
  m.def(
      "shipped_calendar_toml", [] { return std::string{thidua::shipped_calendar_toml()}; },
      "The shipped calendar's file.");
  bind_calendar_columns(calendar);
}

}  // namespace thidua_python
