/// \file
/// Progress of long work, told to Python from the thread that called.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include <pybind11/functional.h>
#include <pybind11/pybind11.h>

namespace thidua_python {

using PyProgress = std::optional<std::function<void(std::uint64_t, std::uint64_t)>>;

/// Python's exceptions end the work, and so does Ctrl-C, also where no progress is told. `progress` must outlive what is returned.
inline std::function<bool(std::uint64_t, std::uint64_t)> report_to(const PyProgress& progress) {
  return [&progress](std::uint64_t done, std::uint64_t all) {
    const pybind11::gil_scoped_acquire locked;
    if (progress) { (*progress)(done, all); }
    if (PyErr_CheckSignals() != 0) { throw pybind11::error_already_set{}; }
    return true;
  };
}

}  // namespace thidua_python
