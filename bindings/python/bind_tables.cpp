/// \file
/// Tables of text: from files, from columns of cells, some rows of them at a time.
#include <pybind11/stl.h>

#include <numeric>

#include <thidua/io/csv_stream.hpp>
#include <thidua/io/json.hpp>
#include <thidua/io/read_csv.hpp>

#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using Cells = std::vector<std::optional<std::string>>;
using Unlocked = py::call_guard<py::gil_scoped_release>;

/// A table whose rows have the numbers that are given, in the order that is given.
thidua::TextTable numbered(const std::string& source, std::vector<std::string> names,
                           const std::vector<Cells>& columns, std::vector<std::int64_t> rows) {
  std::vector<thidua::TextColumn> texts(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (const auto& cell : columns[i]) { texts[i].add(cell); }
  }
  return {source, std::move(names), std::move(rows), std::move(texts)};
}

thidua::TextTable from_columns(const std::string& source, std::vector<std::string> names,
                               const std::vector<Cells>& columns, std::int64_t first_row,
                               bool keyed) {
  std::vector<std::int64_t> rows(columns.empty() ? 0 : columns.front().size());
  std::iota(rows.begin(), rows.end(), first_row);
  auto table = numbered(source, std::move(names), columns, std::move(rows));
  if (keyed) { table.set_keyed(); }
  return table;
}

/// The table with columns of one value each at its end.
thidua::TextTable widened(
    const thidua::TextTable& table,
    const std::vector<std::pair<std::string, std::optional<std::string>>>& added) {
  auto names = table.columns();
  std::vector<thidua::TextColumn> columns;
  for (std::size_t i = 0; i < names.size(); ++i) { columns.push_back(table.column(i)); }
  for (const auto& [name, cell] : added) {
    names.push_back(name);
    thidua::TextColumn column;
    const auto code = cell ? column.code_of(*cell) : thidua::TextColumn::none;
    for (std::size_t row = 0; row < table.rows(); ++row) { column.add_code(code); }
    columns.push_back(std::move(column));
  }
  thidua::TextTable result{table.source(), std::move(names), table.row_numbers(),
                           std::move(columns)};
  for (const auto& fault : table.set_aside()) { result.set_aside(fault); }
  return result;
}

std::pair<std::int64_t, Cells> row_of(const thidua::TextTable& table, std::size_t row) {
  Cells cells;
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    cells.emplace_back(table.cell(row, i));
  }
  return {table.row_number(row), std::move(cells)};
}

}  // namespace

void bind_tables(py::module_& m) {
  py::class_<thidua::TextTable>(m, "TextTable", "A table of text cells with its row numbers.")
      .def_static("from_columns", &from_columns, py::arg("source"), py::arg("names"),
                  py::arg("columns"), py::kw_only(), py::arg("first_row"), py::arg("keyed") = false)
      .def_static(
          "read_csv", [](const std::string& path) { return thidua::read_csv(path); },
          py::arg("path"), Unlocked{})
      .def_static(
          "parse_csv",
          [](const std::string& text, const std::string& source) {
            auto result = thidua::parse_csv(text, source);
            if (!result) { throw thidua::InputError{std::move(result.error())}; }
            return std::move(*result);
          },
          py::arg("text"), py::kw_only(), py::arg("source"), Unlocked{})
      .def_property_readonly("source", &thidua::TextTable::source)
      .def_property_readonly("columns", &thidua::TextTable::columns)
      .def("set_aside",
           [](const thidua::TextTable& table) {
             return thidua::diagnostics_json(table.set_aside());
           })
      .def("row", &row_of, py::arg("row"))
      .def("__len__", &thidua::TextTable::rows);
  py::class_<thidua::CsvStream>(m, "CsvStream", "A CSV file in batches.")
      .def(py::init([](const std::string& path, std::size_t bytes_at_once) {
             return thidua::CsvStream{path, bytes_at_once};
           }),
           py::arg("path"), py::kw_only(), py::arg("bytes_at_once"), Unlocked{})
      .def_property_readonly("source", &thidua::CsvStream::source)
      .def_property_readonly("columns", &thidua::CsvStream::columns)
      .def_property_readonly("bytes_read", &thidua::CsvStream::bytes_read)
      .def("next", &thidua::CsvStream::next, py::arg("most_rows"), Unlocked{});
  m.def("numbered_table", &numbered, py::arg("source"), py::arg("names"), py::arg("columns"),
        py::arg("rows"), "A table whose rows have the numbers that are given.");
  m.def("widened_table", &widened, py::arg("table"), py::arg("added"), Unlocked{},
        "The table with columns of one value each at its end.");
  m.def(
      "rows_of",
      [](const thidua::TextTable& table) { return table.rows() + table.set_aside().size(); },
      py::arg("table"), "All rows of a table, those that were set aside among them.");
}

}  // namespace thidua_python
