/// \file
/// Exact ranks of whole columns and matrices.
#include <pybind11/stl.h>

#include <thidua/score/fast_scores.hpp>

#include "flat_buffers.hpp"
#include "module.hpp"

namespace thidua_python {

namespace {

/// Unit after unit here; `d` empty: integers.
std::pair<py::bytes, std::size_t> exact_ranks(std::size_t items, const py::buffer& n,
                                              const py::buffer& d, const Texts& weights) {
  const auto n_info = n.request();
  const auto d_info = d.request();
  std::vector<thidua::Rational> given;
  for (const auto& weight : numbers(weights)) { given.push_back(narrow(weight)); }
  const thidua::ItemFractions points{items, flat<std::int64_t>(n_info), flat<std::int64_t>(d_info)};
  const auto result = [&] {
    const py::gil_scoped_release unlocked;
    return thidua::exact_ranks(points, given);
  }();
  return {bytes_of(result.rank), result.computed_exactly};
}

}  // namespace

void bind_exact_ranks(py::module_& m) {
  m.def("exact_ranks", &exact_ranks, py::arg("items"), py::arg("n"), py::arg("d"),
        py::arg("weights"), "Ranks of exact weighted sums, and how many were computed exactly.");
  m.def(
      "exact_ranks_of",
      [](const Texts& scores) {
        const auto result = thidua::exact_ranks(numbers(scores));
        return std::pair{bytes_of(result.rank), result.computed_exactly};
      },
      py::arg("scores"), "Ranks of exact scores, and how many were compared exactly.");
}

}  // namespace thidua_python
