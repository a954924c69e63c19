/// \file
/// Dates cross as `datetime.date`: the day and nothing else. A `datetime` is refused, since dropping its time and zone would
/// be a guess.
#pragma once

#include <pybind11/pybind11.h>

#include <thidua/time/date.hpp>

namespace pybind11::detail {

template <>
struct type_caster<thidua::Date> {
 public:
  static constexpr auto name = const_name("datetime.date");

  bool load(handle source, bool /*convert*/) {
    const module_ datetime = module_::import("datetime");
    if (!isinstance(source, datetime.attr("date"))) {
      // In an optional or a container pybind11 would say nothing but that no signature fits.
      throw type_error("expected a datetime.date, not " + repr(source).cast<std::string>());
    }
    if (isinstance(source, datetime.attr("datetime"))) {
      throw type_error(
          "expected a datetime.date, not a datetime: say .date() where the day is meant");
    }
    value_ =
        thidua::Date::from_ymd(source.attr("year").cast<int>(), source.attr("month").cast<int>(),
                               source.attr("day").cast<int>());
    if (!value_) { throw value_error("a date outside 1400-01-01 to 9999-12-31"); }
    return true;
  }

  static handle cast(const thidua::Date& date, return_value_policy /*policy*/, handle /*parent*/) {
    const auto [year, month, day] = date.ymd();
    return module_::import("datetime").attr("date")(year, month, day).release();
  }

  template <class T>
  using cast_op_type = thidua::Date&;
  explicit operator thidua::Date&() { return *value_; }

 private:
  std::optional<thidua::Date> value_;
};

}  // namespace pybind11::detail
