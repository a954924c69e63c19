/// \file
/// How sure a ranking is. Matrices come as flat buffers, item after item; what is counted
/// goes back as bytes of its integers.
#include <pybind11/stl.h>
#include <pybind11/typing.h>

#include <thidua/score/rank_reversal.hpp>
#include <thidua/score/sensitivity.hpp>

#include "flat_buffers.hpp"
#include "module.hpp"
#include "progress_report.hpp"

namespace thidua_python {

namespace {

using thidua::ItemPoints;
using thidua::Score;

thidua::WeightDraws weight_draws(const std::vector<std::int64_t>& alpha, const Texts& low,
                                 const Texts& high) {
  if (!alpha.empty()) { return thidua::DirichletWeights{alpha}; }
  if (!low.empty()) { return thidua::BoundedWeights{numbers(low), numbers(high)}; }
  return thidua::FixedWeights{};
}

thidua::Normalisation normalisation(const std::string& word) {
  if (const auto known = thidua::from_word<thidua::Normalisation>(word)) { return *known; }
  throw std::invalid_argument{"there is no normalisation «" + word +
                              "»; there are: none, min-max, rank, z-score"};
}

py::typing::Dict<py::str, py::object> simulate(
    const ItemPoints& points, const Texts& weights, std::uint64_t draws, std::uint64_t seed,
    const std::vector<std::int64_t>& alpha, const Texts& low, const Texts& high,
    const Texts& normalisations, std::optional<std::uint32_t> quota, std::optional<int> decimals,
    const Texts& percentiles, bool chance_only, unsigned threads, const PyProgress& progress) {
  thidua::SensitivityOptions options;
  options.weights = weight_draws(alpha, low, high);
  options.normalisations.clear();
  for (const auto& word : normalisations) { options.normalisations.push_back(normalisation(word)); }
  options.draws = draws;
  options.seed = seed;
  options.quota = quota;
  options.decimals = decimals;
  for (const auto& share : numbers(percentiles)) { options.percentiles.push_back(narrow(share)); }
  options.quota_only = chance_only;
  options.threads = threads;
  options.progress = report_to(progress);
  const auto given = numbers(weights);
  const auto result = [&] {
    const py::gil_scoped_release unlocked;
    return *thidua::sensitivity(points, given, options);
  }();
  py::list found;
  for (const auto& column : result.percentile_ranks) { found.append(bytes_of(column)); }
  py::typing::Dict<py::str, py::object> out;
  out["rank"] = bytes_of(result.rank);
  out["score"] = bytes_of(result.score);
  out["score_scale"] = thidua::to_string(result.score_scale);
  out["rank_sum"] = bytes_of(result.rank_sum);
  out["rank_square_sum"] = bytes_of(result.rank_square_sum);
  out["best_rank"] = bytes_of(result.best_rank);
  out["worst_rank"] = bytes_of(result.worst_rank);
  out["percentile_ranks"] = found;
  out["in_quota"] = bytes_of(result.in_quota);
  out["in_or_at_edge"] = bytes_of(result.in_or_at_edge);
  return out;
}

auto reversals(const ItemPoints& points, const Texts& weights, const std::string& word,
               unsigned threads, const PyProgress& progress) {
  const auto given = numbers(weights);
  const auto kind = normalisation(word);
  const py::gil_scoped_release unlocked;
  const auto found = thidua::rank_reversals(points, given, kind, threads, report_to(progress));
  std::vector<std::tuple<std::uint32_t, std::uint64_t, std::uint32_t, std::uint32_t>> result;
  for (const auto& each : *found) {
    result.emplace_back(each.dropped, each.pairs, each.overtaken, each.overtaking);
  }
  return result;
}

}  // namespace

void bind_sensitivity(py::module_& m) {
  py::class_<ItemPoints>(m, "ItemPoints", "Points of units by items on one grid.")
      .def_static(
          "of_integers",
          [](std::size_t units, std::size_t items, const py::buffer& values) {
            const auto info = values.request();
            const auto given = flat<std::int64_t>(info);
            return thidua::item_points(units, items, {given.begin(), given.end()});
          },
          py::arg("units"), py::arg("items"), py::arg("values"))
      .def_static(
          "of_floats",
          [](std::size_t units, std::size_t items, const py::buffer& values) {
            const auto info = values.request();
            return thidua::item_points(units, items, flat<double>(info));
          },
          py::arg("units"), py::arg("items"), py::arg("values"))
      .def_static(
          "of_texts",
          [](std::size_t units, std::size_t items, const Texts& values, const Texts& low,
             const Texts& high) {
            return thidua::item_points(units, items, numbers(values), numbers(low), numbers(high));
          },
          py::arg("units"), py::arg("items"), py::arg("values"), py::arg("low"), py::arg("high"))
      .def_readonly("units", &ItemPoints::units)
      .def_readonly("items", &ItemPoints::items)
      .def_readonly("scale", &ItemPoints::scale)
      .def_readonly("exact", &ItemPoints::exact);
  m.def("sensitivity", &simulate, py::arg("points"), py::arg("weights"), py::kw_only(),
        py::arg("draws"), py::arg("seed"), py::arg("alpha"), py::arg("low"), py::arg("high"),
        py::arg("normalisations"), py::arg("quota"), py::arg("decimals"), py::arg("percentiles"),
        py::arg("chance_only"), py::arg("threads"), py::arg("progress"),
        "Ranks the units under many draws of what could be otherwise.");
  m.def("rank_reversals", &reversals, py::arg("points"), py::arg("weights"), py::kw_only(),
        py::arg("normalisation"), py::arg("threads"), py::arg("progress"),
        "Which units' leaving changes the order of others.");
}

}  // namespace thidua_python
