/// \file
/// How doctest shows our values when a check fails.
#pragma once

#include <optional>
#include <string>

#include <doctest/doctest.h>

#include <thidua/core/fault.hpp>
#include <thidua/core/rational.hpp>
#include <thidua/core/truth.hpp>
#include <thidua/time/date.hpp>

namespace doctest {

template <>
struct StringMaker<thidua::Truth> {
  static String convert(thidua::Truth truth) { return std::string{to_string(truth)}.c_str(); }
};
template <>
struct StringMaker<thidua::Rational> {
  static String convert(const thidua::Rational& value) { return to_string(value).c_str(); }
};
template <>
struct StringMaker<thidua::Date> {
  static String convert(const thidua::Date& date) { return iso(date).c_str(); }
};
template <>
struct StringMaker<thidua::Fault> {
  static String convert(thidua::Fault fault) { return std::string{code(fault)}.c_str(); }
};
template <>
struct StringMaker<std::optional<thidua::Date>> {
  static String convert(const std::optional<thidua::Date>& date) {
    return date ? iso(*date).c_str() : "no date";
  }
};
template <>
struct StringMaker<std::optional<std::int64_t>> {
  static String convert(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value).c_str() : "nothing";
  }
};

}  // namespace doctest
