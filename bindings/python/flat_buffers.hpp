/// \file
/// Columns of numbers across the border: flat buffers in, bytes of integers out, exact numbers as texts.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include <thidua/score/number.hpp>

namespace thidua_python {

namespace py = pybind11;

using Texts = std::vector<std::string>;

template <class T>
std::span<const T> flat(const py::buffer_info& info) {
  if (!info.item_type_is_equivalent_to<T>() || info.ndim != 1 ||
      (info.size > 1 && info.strides[0] != static_cast<py::ssize_t>(sizeof(T)))) {
    throw std::invalid_argument{"not a flat buffer of 64-bit numbers"};
  }
  return {static_cast<const T*>(info.ptr), static_cast<std::size_t>(info.size)};
}

template <class T>
py::bytes bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

inline std::vector<thidua::Score> numbers(const Texts& texts) {
  std::vector<thidua::Score> result;
  result.reserve(texts.size());
  for (const auto& text : texts) {
    const auto number = thidua::parse_score(text);
    if (!number) { throw std::invalid_argument{"«" + text + "» is not a number"}; }
    result.push_back(*number);
  }
  return result;
}

inline thidua::Rational narrow(const thidua::Score& number) {
  const auto result = number.narrow();
  if (!result) { throw std::invalid_argument{thidua::to_string(number) + " has too many digits"}; }
  return *result;
}

}  // namespace thidua_python
