/// \file
/// Rankings and selections; results cross the border as the documented JSON.
#include <pybind11/stl.h>

#include <thidua/io/json.hpp>
#include <thidua/io/ranking_json.hpp>
#include <thidua/render/ranking_text.hpp>
#include <thidua/score/read_contenders.hpp>

#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

/// id, column, second column or "", lower first, title vi, title en, clause
using Key =
    std::tuple<std::string, std::string, std::string, bool, std::string, std::string, std::string>;

template <class E>
E from_text(const std::string& text, const char* what) {
  if (const auto value = thidua::from_word<E>(text)) { return *value; }
  std::string all;
  for (const auto& known : thidua::all_words<E>()) { all += (all.empty() ? "" : ", ") + known; }
  throw std::invalid_argument{std::string{what} + " can't be «" + text + "»; it is one of: " + all};
}

thidua::Language language_from(const std::string& text) {
  const auto language = thidua::language_from(text);
  if (!language) { throw std::invalid_argument{"the language is «vi» or «en»"}; }
  return *language;
}

thidua::Ranking rank_table(const thidua::TextTable& table, const std::vector<Key>& keys,
                           const std::string& subject, const std::string& block,
                           const std::string& kind, const std::string& method,
                           const std::string& end, const std::string& end_cite,
                           const std::string& within) {
  thidua::RankRules rules;
  rules.method = from_text<thidua::RankMethod>(method, "the method");
  rules.end = from_text<thidua::ChainEnd>(end, "the end of the tie-breaks");
  rules.end_cite = thidua::parse_citation(end_cite);
  rules.within = from_text<thidua::Within>(within, "the groups");
  thidua::ContenderColumns columns{subject, block, kind, {}};
  for (const auto& [id, low, high, lower_first, vi, en, cite] : keys) {
    const auto direction =
        lower_first ? thidua::Direction::lower_first : thidua::Direction::higher_first;
    columns.keys.push_back(
        {{id, {vi, en}, direction, thidua::parse_citation(cite), ""}, low, high});
  }
  auto read = thidua::read_contenders(table, columns);
  if (!read) { throw thidua::InputError{std::move(read.error())}; }
  rules.keys = std::move(read->keys);
  auto ranking = thidua::rank(std::move(read->contenders), std::move(rules));
  if (!ranking) {
    for (auto& fault : ranking.error()) { fault.place.file = table.source(); }
    throw thidua::InputError{std::move(ranking.error())};
  }
  ranking->notes.insert(ranking->notes.begin(), read->notes.begin(), read->notes.end());
  return std::move(*ranking);
}

std::vector<thidua::PairMargin> margins(const thidua::Ranking& ranking, const std::string& items,
                                        const std::string& rooms) {
  return thidua::margins(ranking, thidua::parse_linear_items_json(items),
                         thidua::parse_item_rooms_json(rooms));
}

}  // namespace

void bind_rank(py::module_& m) {
  using Unlocked = py::call_guard<py::gil_scoped_release>;
  py::class_<thidua::Ranking>(m, "Ranking", "Subjects in order, with exact rank bounds.")
      .def("to_json", &thidua::ranking_json, Unlocked{})
      .def(
          "changes_json",
          [](const thidua::Ranking& now, const thidua::Ranking& before) {
            return thidua::changes_json(thidua::changes(before, now));
          },
          py::arg("before"), Unlocked{})
      .def(
          "changes_from_json",
          [](const thidua::Ranking& now,
             const std::map<std::string, std::pair<std::string, std::string>>& before) {
            const auto half = [](const std::string& text) {
              const auto number = thidua::parse_score(text);
              const auto narrow = number ? number->narrow() : std::nullopt;
              if (!narrow || *narrow < thidua::Rational{1}) {
                throw std::invalid_argument{"a rank is a number from 1 on, not " + text};
              }
              return *narrow;
            };
            std::map<std::string, thidua::RankBounds, std::less<>> ranks;
            for (const auto& [id, bounds] : before) {
              ranks[id] = {half(bounds.first), half(bounds.second)};
            }
            return thidua::changes_json(thidua::changes(ranks, now));
          },
          py::arg("before"), Unlocked{})
      .def(
          "figures",
          [](const thidua::Ranking& ranking, const std::string& language) {
            return thidua::rank_figures(ranking, language_from(language));
          },
          py::kw_only(), py::arg("language"), Unlocked{}, "Of each: rank, overall rank, values.")
      .def(
          "margins_json",
          [](const thidua::Ranking& ranking, const std::string& items, const std::string& rooms) {
            return thidua::margins_json(ranking, margins(ranking, items, rooms));
          },
          py::arg("items"), py::arg("rooms"), Unlocked{})
      .def(
          "margin_lines",
          [](const thidua::Ranking& ranking, std::size_t lower, const std::string& items,
             const std::string& rooms, const std::string& language) {
            for (const auto& margin : margins(ranking, items, rooms)) {
              if (margin.lower == lower) {
                return rank_lines_json(
                    thidua::margin_lines(ranking, margin, language_from(language)));
              }
            }
            return std::string{"[]"};
          },
          py::arg("lower"), py::arg("items"), py::arg("rooms"), py::kw_only(), py::arg("language"),
          Unlocked{})
      .def(
          "lines",
          [](const thidua::Ranking& ranking, std::size_t subject, const std::string& language) {
            return rank_lines_json(thidua::rank_lines(ranking, subject, language_from(language)));
          },
          py::arg("subject"), py::kw_only(), py::arg("language"), Unlocked{})
      .def(
          "pair_lines",
          [](const thidua::Ranking& ranking, std::size_t first, std::size_t second,
             const std::string& language) {
            return rank_lines_json(
                thidua::pair_lines(ranking, first, second, language_from(language)));
          },
          py::arg("first"), py::arg("second"), py::kw_only(), py::arg("language"), Unlocked{})
      .def(
          "equals", [](const thidua::Ranking& a, const thidua::Ranking& b) { return a == b; },
          py::arg("other"));
  m.def("rank_table", &rank_table, py::arg("table"), py::kw_only(), py::arg("keys"),
        py::arg("subject"), py::arg("block"), py::arg("kind"), py::arg("method"), py::arg("end"),
        py::arg("end_cite"), py::arg("within"), Unlocked{}, "Ranks the rows of a table.");
}

}  // namespace thidua_python
