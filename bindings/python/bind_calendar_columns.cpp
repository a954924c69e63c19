/// \file
/// A calendar's questions on whole columns, in the caller's memory, without the interpreter's lock.
#include <optional>
#include <string>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <thidua/time/calendar_columns.hpp>

#include "calendar_buffers.hpp"
#include "column_buffer.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using thidua::CalendarColumns;
using thidua::WorkingCalendar;

/// Calls with the type of the days: 64 bits (NumPy) or 32 (Arrow).
template <class Call>
void with_days(const Buffer& days, const Call& call) {
  if (days.holds<std::int32_t>()) {
    call(std::int32_t{});
  } else {
    call(std::int64_t{});
  }
}

std::span<std::uint8_t> marks(const std::optional<Buffer>& answered) {
  return answered ? answered->span<std::uint8_t>() : std::span<std::uint8_t>{};
}
std::optional<Buffer> writable(const std::optional<py::buffer>& buffer) {
  if (!buffer) { return std::nullopt; }
  return Buffer{*buffer, true};
}

template <class Day, class Count>
void offset_each(const CalendarColumns& columns, std::span<const Day> days,
                 std::span<const Count> counts, thidua::Roll roll, std::span<Day> out,
                 std::span<std::uint8_t> answered) {
  const py::gil_scoped_release unlocked;
  columns.offset(days, counts, roll, out, answered);
}

void offset(const WorkingCalendar& calendar, const py::buffer& days,
            const std::variant<std::int64_t, py::buffer>& counts, const std::string& roll_word,
            const py::buffer& out, const std::optional<py::buffer>& answered) {
  const auto roll = thidua::from_word<thidua::Roll>(roll_word);
  if (!roll) {
    throw std::invalid_argument{"there is no roll «" + roll_word +
                                "»; there are: following, preceding"};
  }
  const CalendarColumns columns{calendar};
  const Buffer in{days, false};
  const Buffer written{out, true};
  const auto known = writable(answered);
  with_days(in, [&]<class Day>(Day) {
    const auto from = in.span<const Day>();
    const auto to = written.span<Day>();
    if (const auto* one = std::get_if<std::int64_t>(&counts)) {
      const auto marked = marks(known);
      const py::gil_scoped_release unlocked;
      columns.offset(from, *one, *roll, to, marked);
      return;
    }
    const Buffer each{std::get<py::buffer>(counts), false};
    if (each.holds<std::int32_t>()) {
      offset_each(columns, from, each.span<const std::int32_t>(), *roll, to, marks(known));
    } else {
      offset_each(columns, from, each.span<const std::int64_t>(), *roll, to, marks(known));
    }
  });
}

void is_working(const WorkingCalendar& calendar, const py::buffer& days, const py::buffer& out,
                const std::optional<py::buffer>& answered) {
  const CalendarColumns columns{calendar};
  const Buffer in{days, false};
  const Buffer written{out, true};
  const auto known = writable(answered);
  with_days(in, [&]<class Day>(Day) {
    const auto from = in.span<const Day>();
    const auto to = written.span<std::uint8_t>();
    const auto marked = marks(known);
    const py::gil_scoped_release unlocked;
    columns.is_working(from, to, marked);
  });
}

void count(const WorkingCalendar& calendar, const py::buffer& first, const py::buffer& last,
           bool after, const py::buffer& out, const std::optional<py::buffer>& answered) {
  const CalendarColumns columns{calendar};
  const Buffer begin{first, false};
  const Buffer end{last, false};
  const Buffer written{out, true};
  const auto known = writable(answered);
  with_days(begin, [&]<class Day>(Day) {
    const auto a = begin.span<const Day>();
    const auto b = end.span<const Day>();
    const auto to = written.span<std::int64_t>();
    const auto marked = marks(known);
    const py::gil_scoped_release unlocked;
    if (after) {
      columns.working_days_after(a, b, to, marked);
    } else {
      columns.working_days(a, b, to, marked);
    }
  });
}

}  // namespace

void bind_calendar_columns(py::class_<WorkingCalendar>& calendar) {
  calendar
      .def("offset_column", &offset, py::arg("days"), py::arg("counts"), py::arg("roll"),
           py::arg("out"), py::arg("answered") = py::none())
      .def("is_working_column", &is_working, py::arg("days"), py::arg("out"),
           py::arg("answered") = py::none())
      .def("count_column", &count, py::arg("first"), py::arg("last"), py::arg("after"),
           py::arg("out"), py::arg("answered") = py::none());
}

}  // namespace thidua_python
