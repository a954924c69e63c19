/// \file
/// Columns of other libraries through the Arrow C data interface: an object exports capsules (`__arrow_c_stream__`, or
/// `__arrow_c_array__`), and from there on no Python object is made for a cell, nor is the interpreter's lock held.
#include <pybind11/stl.h>

#include <memory>

#include <thidua/io/arrow_stream.hpp>

#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using Cells = std::vector<std::optional<std::string>>;
using Unlocked = py::call_guard<py::gil_scoped_release>;

/// What a capsule of that name holds; it stays the capsule's until it is moved out.
template <class T>
T* held_by(const py::handle& capsule, const char* name) {
  auto* held = static_cast<T*>(PyCapsule_GetPointer(capsule.ptr(), name));
  if (held == nullptr) { throw py::error_already_set{}; }
  return held;
}

thidua::ArrowTables tables_of(const py::object& exported, const std::string& source) {
  if (py::hasattr(exported, "__arrow_c_stream__")) {
    const py::object capsule = exported.attr("__arrow_c_stream__")();
    auto* stream = held_by<ArrowArrayStream>(capsule, "arrow_array_stream");
    const py::gil_scoped_release unlocked;
    return {stream, source};
  }
  const auto pair = exported.attr("__arrow_c_array__")().cast<py::tuple>();
  if (pair.size() != 2) { throw py::type_error("a schema and an array"); }
  auto* schema = held_by<ArrowSchema>(pair[0], "arrow_schema");
  auto* array = held_by<ArrowArray>(pair[1], "arrow_array");
  return {schema, array, source};
}

/// The stream as it is, for a reader that knows more types.
py::capsule handed_on(thidua::ArrowTables& tables, const py::object& /*requested_schema*/) {
  auto stream = std::make_unique<ArrowArrayStream>();
  tables.hand_on(stream.get());
  py::capsule capsule{stream.get(), "arrow_array_stream", [](PyObject* object) {
                        auto* held = static_cast<ArrowArrayStream*>(
                            PyCapsule_GetPointer(object, "arrow_array_stream"));
                        if (held->release != nullptr) { held->release(held); }
                        delete held;
                      }};
  static_cast<void>(stream.release());  // the capsule's now
  return capsule;
}

/// The table with other cells in some columns.
thidua::TextTable with_cells(const thidua::TextTable& table,
                             const std::vector<std::pair<std::string, Cells>>& others) {
  std::vector<thidua::TextColumn> columns;
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    columns.push_back(table.column(i));
    for (const auto& [name, cells] : others) {
      if (name != table.columns()[i]) { continue; }
      columns.back() = {};
      for (const auto& cell : cells) { columns.back().add(cell); }
    }
  }
  return {table.source(), table.columns(), table.row_numbers(), std::move(columns)};
}

}  // namespace

void bind_arrow(py::module_& m) {
  using thidua::ArrowTables;
  py::class_<ArrowTables>(m, "ArrowTables", "Tables of an Arrow stream, batch by batch.")
      .def(py::init(&tables_of), py::arg("exported"), py::arg("source"))
      .def_property_readonly("source", &ArrowTables::source)
      .def_property_readonly("columns", &ArrowTables::columns)
      .def_property_readonly("unread",
                             [](const ArrowTables& self) {
                               std::vector<std::pair<std::string, std::string>> result;
                               for (const auto& column : self.unread()) {
                                 result.emplace_back(column.name, column.format);
                               }
                               return result;
                             })
      .def("set_columns", &ArrowTables::set_columns, py::arg("columns"))
      .def(
          "need_only",
          [](ArrowTables& self, const std::vector<std::string>& names) { self.need_only(names); },
          py::arg("names"))
      .def("number_from", &ArrowTables::number_from, py::arg("row"), py::arg("table") = 1)
      .def("next", &ArrowTables::next, py::arg("most_rows"), Unlocked{})
      .def("gather", &ArrowTables::gather, py::arg("most_rows"), Unlocked{})
      .def("read_all", &ArrowTables::read_all, Unlocked{})
      .def("__arrow_c_stream__", &handed_on, py::arg("requested_schema") = py::none());
  m.def("with_cells", &with_cells, py::arg("table"), py::arg("others"),
        "The table with other cells in some columns.");
}

}  // namespace thidua_python
