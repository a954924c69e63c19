/// \file
/// What a tally is beside its counts: bytes, a difference, digests of batches, and columns for Arrow, a buffer each.
#include <pybind11/stl.h>

#include <limits>
#include <set>
#include <unordered_map>

#include <thidua/io/facts_json.hpp>
#include <thidua/io/tally_bytes.hpp>

#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using Unlocked = py::call_guard<py::gil_scoped_release>;

/// Texts as Arrow keeps them: where each begins and ends, and all of them one after the other.
struct Texts {
  std::vector<std::int32_t> offsets{0};
  std::string bytes;
  void add(std::string_view text) {
    if (text.size() >
        static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()) - bytes.size()) {
      throw std::overflow_error{"more text than an Arrow column holds"};
    }
    bytes += text;
    offsets.push_back(static_cast<std::int32_t>(bytes.size()));
  }
};

/// What is counted together, and what it adds up to.
struct Cell {
  const thidua::TallyKey* key;
  std::int64_t count;
  std::int64_t amount;
};

/// The cells of counts and of amounts as one list, in their order.
std::vector<Cell> cells_of(const thidua::Tally& tally) {
  std::vector<Cell> cells;
  cells.reserve(tally.changes().size());
  auto amount = tally.amounts().begin();
  const auto end = tally.amounts().end();
  for (const auto& [key, count] : tally.changes()) {
    for (; amount != end && amount->first < key; ++amount) {
      cells.push_back({&amount->first, 0, amount->second});
    }
    const bool has_amount = amount != end && amount->first == key;
    cells.push_back({&key, count, has_amount ? amount->second : 0});
    if (has_amount) { ++amount; }
  }
  for (; amount != end; ++amount) { cells.push_back({&amount->first, 0, amount->second}); }
  return cells;
}

/// A column of numbered texts; where there is none the validity bit is 0.
struct Names {
  Texts texts;
  std::vector<std::int32_t> codes;
  std::vector<std::uint8_t> validity;

  Names(const std::vector<Cell>& cells, std::string thidua::TallyKey::*name) {
    std::set<std::string_view> known;
    for (const auto& cell : cells) {
      if (!(cell.key->*name).empty()) { known.insert(cell.key->*name); }
    }
    std::unordered_map<std::string_view, std::int32_t> number;
    for (const auto text : known) {
      number.emplace(text, static_cast<std::int32_t>(number.size()));
      texts.add(text);
    }
    codes.reserve(cells.size());
    validity.resize((cells.size() + 7) / 8);
    for (const auto& cell : cells) {
      const std::size_t row = codes.size();
      const auto found = number.find(cell.key->*name);
      codes.push_back(found == number.end() ? 0 : found->second);
      if (found != number.end()) {
        validity[row / 8] = static_cast<std::uint8_t>(validity[row / 8] | 1U << row % 8);
      }
    }
  }
};

template <class T>
py::bytes buffer_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

using NamesColumn = std::tuple<py::bytes, py::bytes, py::bytes, py::bytes>;

NamesColumn column_of(const Names& names) {
  return {buffer_of(names.validity), buffer_of(names.codes), buffer_of(names.texts.offsets),
          py::bytes{names.texts.bytes}};
}

/// Unit, officer and service, each as validity bits, codes, offsets and texts; days, patterns, counts and amounts.
std::tuple<NamesColumn, NamesColumn, NamesColumn, py::bytes, py::bytes, py::bytes, py::bytes>
columns(const thidua::Tally& tally) {
  std::vector<std::int32_t> days;
  std::vector<thidua::Pattern> patterns;
  std::vector<std::int64_t> counts;
  std::vector<std::int64_t> amounts;
  std::optional<Names> units;
  std::optional<Names> officers;
  std::optional<Names> services;
  {
    const py::gil_scoped_release unlocked;
    const auto cells = cells_of(tally);
    for (const auto& cell : cells) {
      days.push_back(cell.key->day.epoch_days());
      patterns.push_back(cell.key->pattern);
      counts.push_back(cell.count);
      amounts.push_back(cell.amount);
    }
    units.emplace(cells, &thidua::TallyKey::unit);
    officers.emplace(cells, &thidua::TallyKey::officer);
    services.emplace(cells, &thidua::TallyKey::service);
  }
  return {column_of(*units),   column_of(*officers), column_of(*services), buffer_of(days),
          buffer_of(patterns), buffer_of(counts),    buffer_of(amounts)};
}

}  // namespace

void bind_tally(py::module_& m) {
  auto type = py::reinterpret_borrow<py::class_<thidua::Tally>>(m.attr("Tally"));
  type.def("to_bytes",
           [](const thidua::Tally& tally) {
             std::string bytes;
             {
               const py::gil_scoped_release unlocked;
               bytes = thidua::tally_bytes(tally);
             }
             return py::bytes{bytes};
           })
      .def_static(
          "from_bytes",
          [](const py::buffer& data) {
            const py::buffer_info info = data.request();
            if (PyBuffer_IsContiguous(info.view(), 'C') == 0) {
              throw std::invalid_argument{"not a tally: the bytes are not in one piece"};
            }
            const std::string_view bytes{static_cast<const char*>(info.ptr),
                                         static_cast<std::size_t>(info.size * info.itemsize)};
            const py::gil_scoped_release unlocked;
            return thidua::parse_tally_bytes(bytes);
          },
          py::arg("data"))
      .def(
          "__sub__", [](const thidua::Tally& a, const thidua::Tally& b) { return a - b; },
          py::is_operator(), py::arg("other"), Unlocked{})
      .def_property_readonly("cells",
                             [](const thidua::Tally& tally) { return cells_of(tally).size(); })
      .def_property_readonly("with_amount",
                             [](const thidua::Tally& tally) { return tally.rules().with_amount; })
      .def_property_readonly("batches", &thidua::Tally::batches)
      .def(
          "with_batch",
          [](thidua::Tally tally, const std::string& digest) {
            tally.count_batch(digest);
            return tally;
          },
          py::arg("digest"))
      .def("without_rows", [](const thidua::Tally& tally) { return thidua::Tally{tally.rules()}; })
      .def("columns", &columns);
}

}  // namespace thidua_python
