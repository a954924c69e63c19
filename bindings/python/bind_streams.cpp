/// \file
/// Counting in batches and in parts: builders that live from batch to batch, and what parts know beside their tally.
#include <pybind11/stl.h>

#include <thidua/campaign/campaign.hpp>
#include <thidua/evaluate/evidence.hpp>
#include <thidua/evaluate/tally_dossiers.hpp>
#include <thidua/io/json.hpp>
#include <thidua/measure/tally_sources.hpp>

#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using Cells = std::vector<std::optional<std::string>>;
using Unlocked = py::call_guard<py::gil_scoped_release>;

thidua::TallySources sources(const thidua::Campaign& campaign,
                             const std::optional<thidua::Evidence>& evidence,
                             const thidua::ColumnMapping& columns) {
  return thidua::TallySources{thidua::tally_builder(
      campaign, evidence ? evidence->subjects : std::vector<thidua::Subject>{}, columns)};
}

void raise_errors(thidua::Diagnostics faults) {
  if (thidua::has_errors(faults)) { throw thidua::InputError{std::move(faults)}; }
}

/// A dossier's id as rows are compared by it; null for a cell without one.
Cells dossier_keys(const Cells& cells) {
  Cells keys;
  keys.reserve(cells.size());
  for (const auto& cell : cells) {
    auto key = cell ? thidua::nfc(thidua::detail::without_outer_spaces(*cell)) : std::string{};
    keys.push_back(key.empty() ? std::nullopt : std::optional{std::move(key)});
  }
  return keys;
}

using PySeen = std::vector<thidua::KnownValues::Seen>;
using PySpelling = std::tuple<std::string, std::int64_t, int, std::string, unsigned>;

thidua::Tally respelled(const thidua::Tally& tally, const std::vector<PySpelling>& spellings) {
  thidua::SpellingBook book;
  for (const auto& [key, row, place, text, roles] : spellings) {
    thidua::enter(book, key, {row, static_cast<std::uint8_t>(place), text, roles});
  }
  return thidua::respelled(tally, book);
}

/// The spellings that stand when parts are put together.
std::vector<PySpelling> merged_spellings(const std::vector<PySpelling>& spellings) {
  thidua::SpellingBook book;
  for (const auto& [key, row, place, text, roles] : spellings) {
    thidua::enter(book, key, {row, static_cast<std::uint8_t>(place), text, roles});
  }
  std::vector<PySpelling> result;
  for (const auto& [key, s] : book) { result.emplace_back(key, s.row, s.place, s.text, s.roles); }
  return result;
}

/// Whether a value is known, and which were seen, over all parts of a column.
std::pair<bool, PySeen> merged_values(const std::vector<std::pair<bool, PySeen>>& parts) {
  thidua::KnownValues values;
  for (const auto& [known, seen] : parts) { values.merge({known, seen}); }
  return {values.known(), values.seen()};
}

void bind_builder(py::module_& m) {
  py::class_<thidua::TallySources>(m, "TallyBuilder", "Counts sources that come in batches.")
      .def(py::init(&sources), py::arg("campaign"), py::kw_only(), py::arg("evidence"),
           py::arg("columns"))
      .def(
          "open",
          [](thidua::TallySources& self, const std::string& source,
             const std::vector<std::string>& headers) { raise_errors(self.open(source, headers)); },
          py::arg("source"), py::arg("headers"))
      .def(
          "add",
          [](thidua::TallySources& self, const thidua::TextTable& batch) {
            raise_errors(self.add(batch));
          },
          py::arg("batch"), Unlocked{})
      .def("close", [](const thidua::TallySources& self) { raise_errors(self.close()); })
      .def("flag_columns",
           [](const thidua::TallySources& self) {
             std::vector<std::tuple<std::string, std::string, bool, PySeen>> result;
             for (const auto& flagged : self.flagged()) {
               result.emplace_back(flagged.flag, flagged.column, flagged.values.known(),
                                   flagged.values.seen());
             }
             return result;
           })
      .def("needed", &thidua::TallySources::needed)
      .def("dossier_column", &thidua::TallySources::dossier_column)
      .def(
          "tally", [](thidua::TallySources& self) { return self.builder().tally(); }, Unlocked{})
      .def(
          "take_part", [](thidua::TallySources& self) { return self.builder().take_part(); },
          Unlocked{})
      .def("keep_dossiers",
           [](thidua::TallySources& self) { self.builder().dossiers().keep_recent(); })
      .def("kept_dossiers",
           [](thidua::TallySources& self) {
             std::vector<std::pair<std::string, std::int64_t>> result;
             for (const auto& entry : self.builder().dossiers().recent()) {
               result.emplace_back(entry.id, entry.row);
             }
             return result;
           })
      .def("take_names",
           [](thidua::TallySources& self) { return self.builder().spellings().take_recent(); })
      .def("spellings",
           [](thidua::TallySources& self) {
             std::vector<PySpelling> result;
             for (const auto& [key, s] : self.builder().spellings().book()) {
               result.emplace_back(key, s.row, s.place, s.text, s.roles);
             }
             return result;
           })
      .def(
          "take_up",
          [](thidua::TallySources& self,
             const std::vector<std::pair<std::string, std::int64_t>>& dossiers,
             const std::vector<std::string>& names) {
            for (const auto& [id, row] : dossiers) { self.builder().dossiers().add(id, row); }
            for (const auto& name : names) { self.builder().spellings().know(name); }
          },
          py::arg("dossiers"), py::arg("names"), Unlocked{});
}

}  // namespace

void bind_streams(py::module_& m) {
  bind_builder(m);
  m.def("dossier_keys", &dossier_keys, py::arg("cells"), "Ids as rows are compared by them.");
  m.def("respelled", &respelled, py::arg("tally"), py::arg("spellings"),
        "The tally with its names spelled as in the whole.");
  m.def("merged_spellings", &merged_spellings, py::arg("spellings"),
        "Of each name the spelling that was met first.");
  m.def("merged_values", &merged_values, py::arg("parts"), "What parts of a column saw, together.");
  m.def(
      "no_known_value",
      [](const std::string& source, const std::string& column, const std::string& flag,
         const PySeen& seen) -> std::optional<std::string> {
        const auto fault = thidua::KnownValues{false, seen}.fault(source, column, flag);
        if (!fault) { return std::nullopt; }
        return thidua::diagnostics_json({*fault});
      },
      py::arg("source"), py::arg("column"), py::arg("flag"), py::arg("seen"),
      "The fault of a column without any known value.");
}

}  // namespace thidua_python
