/// \file
/// Dossier rows clustered by unit: columns of the caller's memory in, a table of counts out without a copy.
#include <map>

#include <pybind11/stl.h>

#include <thidua/core/word.hpp>
#include <thidua/measure/dossier_store.hpp>

#include "casters/date.hpp"
#include "column_buffer.hpp"
#include "module.hpp"
#include "progress_report.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using Given = std::optional<py::buffer>;

template <class T>
std::optional<thidua::WholeColumn> column_as(const Buffer& buffer) {
  if (!buffer.holds<const T>()) { return std::nullopt; }
  return thidua::WholeColumn{buffer.span<const T>()};
}

template <class... T>
thidua::WholeColumn column_of(const Buffer& buffer) {
  std::optional<thidua::WholeColumn> column;
  static_cast<void>(((column = column_as<T>(buffer)) || ...));
  if (!column) { throw py::type_error("a column of codes holds whole numbers"); }
  return *column;
}

/// The columns of a call, whose memory is held until it is over.
class Columns {
 public:
  thidua::WholeColumn add(const py::buffer& given) {
    held_.emplace_back(given, false);
    return column_of<std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t,
                     std::uint16_t, std::uint32_t, std::uint64_t>(held_.back());
  }
  std::optional<thidua::WholeColumn> add(const Given& given) {
    return given ? std::optional{add(*given)} : std::nullopt;
  }

 private:
  std::vector<Buffer> held_;
};

thidua::DossierStore cluster(const py::buffer& unit, const Given& service, const Given& officer,
                             const Given& day, const std::vector<py::buffer>& flags,
                             std::uint32_t units, std::uint32_t services, std::uint32_t officers,
                             const std::optional<std::pair<thidua::Date, thidua::Date>>& period,
                             std::size_t samples, unsigned threads, const PyProgress& progress) {
  Columns columns;
  thidua::DossierCodes codes{
      columns.add(unit), columns.add(service), columns.add(officer), columns.add(day), {}};
  for (const auto& flag : flags) { codes.flags.push_back(columns.add(flag)); }
  thidua::StoreRules rules{units, services, officers, std::nullopt, samples};
  if (period) { rules.period = thidua::Period{period->first, period->second}; }
  const py::gil_scoped_release unlocked;
  return *thidua::DossierStore::cluster(codes, rules, threads, report_to(progress));
}

using Rule = std::tuple<std::string, thidua::Pattern, thidua::Pattern>;

thidua::StoreCounts counts(const thidua::DossierStore& store, const std::vector<Rule>& rules,
                           const std::string& by, std::vector<std::int32_t> through,
                           bool cumulative, unsigned threads, const PyProgress& progress) {
  thidua::StoreQuery query;
  for (const auto& [counted, with, without] : rules) {
    query.rules.push_back({thidua::from_word<thidua::Counted>(counted).value(), with, without});
  }
  query.by = thidua::from_word<thidua::StoreSubject>(by).value();
  query.through = std::move(through);
  query.cumulative = cumulative;
  const py::gil_scoped_release unlocked;
  return *store.counts(query, threads, report_to(progress));
}

py::buffer_info table_of(thidua::StoreCounts& counts) {
  const std::vector<std::size_t> shape{counts.subjects, counts.buckets, counts.rules};
  constexpr std::size_t size = sizeof(std::int64_t);
  const std::vector<std::size_t> strides{counts.buckets * counts.rules * size, counts.rules * size,
                                         size};
  return {counts.counts.data(),
          size,
          py::format_descriptor<std::int64_t>::format(),
          3,
          {shape.begin(), shape.end()},
          {strides.begin(), strides.end()},
          true};
}

using Unstored = std::map<std::string, std::pair<std::uint64_t, std::vector<std::uint64_t>>>;

Unstored unstored(const thidua::DossierStore& store) {
  Unstored result;
  for (const auto& [reason, name] : thidua::Words<thidua::Unstored>::table) {
    const auto& rows = store.unstored(reason);
    if (rows.count > 0) { result[std::string{name}] = {rows.count, rows.first}; }
  }
  return result;
}

}  // namespace

void bind_dossier_store(py::module_& m) {
  py::class_<thidua::StoreCounts>(m, "StoreCounts", py::buffer_protocol(),
                                  "Counts by subject, bucket and rule.")
      .def_buffer(&table_of);
  py::class_<thidua::DossierStore>(m, "DossierStore", "Dossier rows clustered by unit.")
      .def_static("cluster", &cluster, py::arg("unit"), py::kw_only(), py::arg("service"),
                  py::arg("officer"), py::arg("day"), py::arg("flags"), py::arg("units"),
                  py::arg("services"), py::arg("officers"), py::arg("period"), py::arg("samples"),
                  py::arg("threads"), py::arg("progress"))
      .def("counts", &counts, py::arg("rules"), py::kw_only(), py::arg("by"), py::arg("through"),
           py::arg("cumulative"), py::arg("threads"), py::arg("progress"))
      .def("unstored", &unstored)
      .def_property_readonly("units", &thidua::DossierStore::units)
      .def_property_readonly("officers", &thidua::DossierStore::officers)
      .def_property_readonly("rows", &thidua::DossierStore::rows)
      .def_property_readonly("word_size", &thidua::DossierStore::word_size)
      .def_property_readonly("size", &thidua::DossierStore::size)
      .def_property_readonly("days", &thidua::DossierStore::days);
}

}  // namespace thidua_python
