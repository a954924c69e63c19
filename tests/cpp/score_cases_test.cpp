/// \file
/// The scoring cases of tests/cases/score, which the Python tests run too.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif

#include <thidua/io/load_scorecard.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/io/scoreboard_json.hpp>
#include <thidua/score/score.hpp>

namespace {

namespace fs = std::filesystem;
using thidua::Score;

fs::path folder(const std::string& inner) { return fs::path{THIDUA_SOURCE_DIR} / inner; }

toml::table read(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  return toml::parse(text, path.string());
}

thidua::ScorecardReport card_of(const toml::table& test) {
  thidua::ScorecardOptions options;
  if (const auto* parameters = test["parameters"].as_table()) {
    for (const auto& [key, value] : *parameters) {
      options.parameters[std::string{key.str()}] = value.as_string()->get();
    }
  }
  if (const auto* file = test["file"].as_string()) {
    return thidua::check_scorecard_file(folder(file->get()), options);
  }
  return thidua::check_scorecard_text(test["card"].as_string()->get(), "card.toml", options);
}

/// All items at whatever depth.
void gather(const std::vector<thidua::ItemScore>& items,
            std::map<std::string, const thidua::ItemScore*>& found) {
  for (const auto& item : items) {
    found[item.id] = &item;
    gather(item.parts, found);
  }
}

void check_number(const std::string& key, const thidua::ScoreRange& range,
                  const std::string& want) {
  INFO(key);
  CHECK(to_string(range.low) == to_string(*thidua::parse_score(want)));
  CHECK(range.is_exact());
}

void check_subject(const thidua::SubjectScore& score, const toml::table& expected) {
  const std::map<std::string, thidua::ScoreRange> numbers{
      {"total", score.total},
      {"total_low", thidua::ScoreRange::of(score.total.low)},
      {"total_high", thidua::ScoreRange::of(score.total.high)},
      {"published", score.published},
      {"rank_by", score.rank_by},
      {"bonus", score.bonus},
      {"penalty", score.penalty},
      {"max", thidua::ScoreRange::of(score.most)},
      {"coverage", thidua::ScoreRange::of(score.coverage)},
      {"exact", score.exact_total.value_or(thidua::ScoreRange::of(-1))}};
  std::map<std::string, const thidua::ItemScore*> items;
  gather(score.items, items);
  for (const auto& [key_node, value] : expected) {
    const std::string key{key_node.str()};
    if (key == "subject") { continue; }
    if (key == "items") {
      for (const auto& [id, want] : *value.as_table()) {
        check_number(std::string{id.str()}, items.at(std::string{id.str()})->points,
                     want.as_string()->get());
      }
    } else if (key == "basis") {
      for (const auto& [id, want] : *value.as_table()) {
        CHECK(std::string{word(items.at(std::string{id.str()})->basis)} == want.as_string()->get());
      }
    } else if (key == "grades") {
      std::vector<std::string> want;
      for (const auto& grade : *value.as_array()) { want.push_back(grade.as_string()->get()); }
      CHECK(score.grades == want);
    } else if (key == "open") {
      CHECK(score.open == value.as_boolean()->get());
    } else if (key == "rated") {
      CHECK(score.rated == value.as_boolean()->get());
    } else {
      check_number(key, numbers.at(key), value.as_string()->get());
    }
  }
}

void run(const fs::path& path) {
  const auto test = read(path);
  const auto report = card_of(test);
  if (const auto* faults = test["fault"].as_array()) {
    REQUIRE(report.diagnostics.size() == faults->size());
    for (std::size_t i = 0; i < faults->size(); ++i) {
      const auto& want = *faults->get(i)->as_table();
      CHECK(std::string{report.diagnostics[i].code()} == want["code"].as_string()->get());
      CHECK(report.diagnostics[i].message().find(want["says"].as_string()->get()) !=
            std::string::npos);
      CHECK(report.diagnostics[i].place.line > 0);
    }
    return;
  }
  for (const auto& diagnostic : report.diagnostics) { FAIL_CHECK(to_string(diagnostic)); }
  REQUIRE(report.diagnostics.empty());
  const auto table = thidua::parse_csv(test["values"].as_string()->get(), "values.csv");
  REQUIRE(table.has_value());
  const auto board = thidua::score(report.card, thidua::read_score_values(*table, report.card));
  std::map<std::string, std::vector<std::int64_t>> aside;
  for (const auto& diagnostic : board.set_aside) {
    aside[std::string{diagnostic.code()}].push_back(diagnostic.place.row);
  }
  std::map<std::string, std::vector<std::int64_t>> want_aside;
  if (const auto* wanted = test["set_aside"].as_table()) {
    for (const auto& [code, rows] : *wanted) {
      for (const auto& row : *rows.as_array()) {
        want_aside[std::string{code.str()}].push_back(row.as_integer()->get());
      }
    }
  }
  CHECK(aside == want_aside);
  for (const auto& node : *test["expect"].as_array()) {
    const auto& expected = *node.as_table();
    const auto id = expected["subject"].as_string()->get();
    const auto at = std::find_if(board.subjects.begin(), board.subjects.end(),
                                 [&](const auto& subject) { return subject.id == id; });
    REQUIRE(at != board.subjects.end());
    INFO(id);
    check_subject(*at, expected);
  }
  CHECK(!thidua::scoreboard_json(board, report.card).empty());
  // Written and loaded again it is the same card.
  const auto again = thidua::parse_scorecard(thidua::scorecard_toml(report.card), "again.toml");
  REQUIRE(again.has_value());
  CHECK(*again == report.card);
}

}  // namespace

TEST_CASE("scoring cases") {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator{folder("tests/cases/score")}) {
    if (entry.path().filename().string().starts_with("score-")) { paths.push_back(entry.path()); }
  }
  std::sort(paths.begin(), paths.end());
  CHECK(paths.size() >= 60);
  for (const auto& path : paths) {
    INFO(path.filename().string());
    run(path);
  }
}

TEST_CASE("float traps") {
  const auto traps = read(folder("tests/cases/score/float-traps.toml"));
  std::size_t count = 0;
  for (const auto& node : *traps["trap"].as_array()) {
    const auto& trap = *node.as_table();
    INFO(trap["id"].as_string()->get());
    const auto card = thidua::parse_scorecard(trap["card"].as_string()->get(), "trap.toml");
    REQUIRE(card.has_value());
    std::string head = "subject";
    std::string row = "A";
    for (const auto& [key, value] : *trap["values"].as_table()) {
      head += "," + std::string{key.str()};
      row += "," + value.as_string()->get();
    }
    const auto table = thidua::parse_csv(head + "\n" + row + "\n", "values.csv");
    REQUIRE(table.has_value());
    const auto board = thidua::score(*card, thidua::read_score_values(*table, *card));
    CHECK(to_string(board.subjects.front().published.low) == trap["published"].as_string()->get());
    CHECK(board.subjects.front().published.is_exact());
    if (const auto* grade = trap["grade"].as_string()) {
      CHECK(board.subjects.front().grades == std::vector<std::string>{grade->get()});
    }
    ++count;
  }
  CHECK(count >= 40);
}
