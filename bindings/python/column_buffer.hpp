/// \file
/// A caller's memory as a span of whole numbers: one dimension, nothing between the elements, nothing converted or copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <pybind11/pybind11.h>

namespace thidua_python {

class Buffer {
 public:
  Buffer(const pybind11::buffer& buffer, bool writable) : info_{buffer.request(writable)} {
    if (info_.ndim != 1 || (info_.size > 1 && info_.strides[0] != info_.itemsize)) {
      throw pybind11::value_error("a column has one dimension and lies in one piece");
    }
  }
  template <class T>
  [[nodiscard]] bool holds() const {
    return info_.item_type_is_equivalent_to<std::remove_const_t<T>>();
  }
  template <class T>
  [[nodiscard]] std::span<T> span() const {
    if (!holds<T>()) { throw pybind11::type_error("a column of another type: " + info_.format); }
    return {static_cast<T*>(info_.ptr), static_cast<std::size_t>(info_.size)};
  }

 private:
  pybind11::buffer_info info_;
};

}  // namespace thidua_python
