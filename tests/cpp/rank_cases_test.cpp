/// \file
/// The cases of ranking and selection in tests/cases/score, which the Python tests run too.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif

#include <thidua/io/ranking_json.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/score/margin.hpp>
#include <thidua/score/ranking.hpp>
#include <thidua/score/read_contenders.hpp>
#include <thidua/score/selection.hpp>

namespace {

namespace fs = std::filesystem;
using thidua::Diagnostics;
using thidua::Ranking;
using thidua::Result;

std::vector<fs::path> cases(const std::string& start) {
  std::vector<fs::path> paths;
  for (const auto& entry :
       fs::directory_iterator{fs::path{THIDUA_SOURCE_DIR} / "tests/cases/score"}) {
    if (entry.path().filename().string().starts_with(start)) { paths.push_back(entry.path()); }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

toml::table read(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  return toml::parse(text, path.string());
}

/// The table of the case; `copies`: so many subjects, each a point behind the one before.
std::string csv_of(const toml::table& test, const char* key) {
  if (const auto text = test[key].value<std::string>()) { return *text; }
  const auto copies = test["copies"].value_or<std::int64_t>(0);
  std::string csv = "subject,points\n";
  for (std::int64_t i = 1; i <= copies; ++i) {
    const std::string number = std::to_string(1000 + i).substr(1);
    csv += "S" + number + "," + std::to_string(copies - i) + "\n";
  }
  return csv;
}

thidua::KeyColumns key_of(const toml::table& entry, const char* column) {
  thidua::KeyColumns key;
  key.low = entry[column].value<std::string>().value();
  key.high = entry["high"].value_or(std::string{});
  key.key.id = key.low;
  key.key.cite = thidua::parse_citation(entry["cite"].value_or(std::string{}));
  if (entry["lower_first"].value_or(false)) { key.key.direction = thidua::Direction::lower_first; }
  return key;
}

bool has_column(const thidua::TextTable& table, const std::string& name) {
  return std::find(table.columns().begin(), table.columns().end(), name) != table.columns().end();
}

Result<Ranking> ranked(const toml::table& test, const char* which) {
  const auto table = thidua::parse_csv(csv_of(test, which), "table.csv");
  REQUIRE(table);
  const toml::table& rank = *test["rank"].as_table();
  thidua::ContenderColumns columns;
  columns.block = has_column(*table, "block") ? "block" : "";
  columns.kind = has_column(*table, "kind") ? "kind" : "";
  columns.keys.push_back(key_of(rank, "by"));
  if (const auto* ties = rank["tie_breaks"].as_array()) {
    for (const auto& entry : *ties) { columns.keys.push_back(key_of(*entry.as_table(), "column")); }
  }
  thidua::RankRules rules;
  rules.method =
      thidua::from_word<thidua::RankMethod>(rank["method"].value_or(std::string{"competition"}))
          .value();
  rules.end =
      thidua::from_word<thidua::ChainEnd>(rank["end"].value_or(std::string{"joint"})).value();
  rules.end_cite = thidua::parse_citation(rank["end_cite"].value_or(std::string{}));
  std::string within;
  if (const auto* names = rank["within"].as_array()) {
    for (const auto& name : *names) {
      within += (within.empty() ? "" : "-and-") + name.value<std::string>().value();
    }
  }
  rules.within = thidua::from_word<thidua::Within>(within.empty() ? "all" : within).value();
  auto read = thidua::read_contenders(*table, columns);
  if (!read) { return tl::unexpected{read.error()}; }
  rules.keys = read->keys;
  return thidua::rank(read->contenders, rules);
}

std::string text_of(const thidua::RankBounds& rank) {
  return rank.is_exact() ? to_string(rank.best)
                         : to_string(rank.best) + "-" + to_string(rank.worst);
}

void check_faults(const toml::table& test, const Diagnostics& found) {
  const auto* faults = test["fault"].as_array();
  REQUIRE(faults != nullptr);
  REQUIRE(found.size() == faults->size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const toml::table& want = *faults->get(i)->as_table();
    CHECK(found[i].code() == want["code"].value<std::string>().value());
    if (const auto row = want["row"].value<std::int64_t>()) { CHECK(found[i].place.row == *row); }
    CHECK(found[i].message().find(want["says"].value_or(std::string{})) != std::string::npos);
  }
}

void check_notes(const toml::table& expect, const Diagnostics& notes) {
  std::vector<std::string> want;
  if (const auto* list = expect["notes"].as_array()) {
    for (const auto& code : *list) { want.push_back(code.value<std::string>().value()); }
  }
  std::vector<std::string> found;
  for (const auto& note : notes) { found.emplace_back(note.code()); }
  CHECK(found == want);
}

/// Calls `check(key, text)` for each entry of a table of texts, if there is one.
template <class Check>
void each(toml::node_view<const toml::node> node, Check check) {
  if (const auto* table = node.as_table()) {
    for (const auto& [key, node_of_key] : *table) {
      const std::string name{key.str()};
      CAPTURE(name);
      const toml::node& value = node_of_key;
      if (const auto number = value.value<std::int64_t>(); number && value.is_integer()) {
        check(name, std::to_string(*number));
      } else {
        check(name, value.value<std::string>().value());
      }
    }
  }
}

void check_ranking(const toml::table& expect, const Ranking& ranking) {
  each(expect["ranks"], [&](const std::string& id, const std::string& want) {
    REQUIRE(ranking.find(id) != nullptr);
    CHECK(text_of(ranking.find(id)->rank) == want);
  });
  each(expect["overall"], [&](const std::string& id, const std::string& want) {
    CHECK(text_of(ranking.find(id)->overall) == want);
  });
  each(expect["tied"], [&](const std::string& id, const std::string& want) {
    CHECK(std::to_string(ranking.find(id)->tied) == want);
  });
  const auto margins = thidua::margins(ranking);
  const auto below = [&](const std::string& id) -> const thidua::PairMargin& {
    return *std::find_if(margins.begin(), margins.end(), [&](const thidua::PairMargin& margin) {
      return ranking.subjects[margin.lower].contender.id == id;
    });
  };
  each(expect["gaps"], [&](const std::string& id, const std::string& want) {
    REQUIRE(below(id).gap);
    CHECK(to_string(*below(id).gap) == want);
  });
  each(expect["separated"], [&](const std::string& id, const std::string& want) {
    const auto& separated = below(id).separated;
    std::string found{word(separated.how)};
    if (separated.how == thidua::Separation::by_key || separated.how == thidua::Separation::open) {
      found += " " + ranking.rules.keys[separated.key].id;
    }
    CHECK(found == want);
  });
  if (const auto* order = expect["order"].as_array()) {
    REQUIRE(order->size() == ranking.subjects.size());
    for (std::size_t i = 0; i < order->size(); ++i) {
      CHECK(ranking.subjects[i].contender.id == order->get(i)->value<std::string>().value());
    }
  }
}

void check_changes(const toml::table& test, const Ranking& now) {
  if (!test.contains("earlier")) { return; }
  const auto before = ranked(test, "earlier");
  REQUIRE(before);
  const auto changes = thidua::changes(*before, now);
  each(test["expect"]["changes"], [&](const std::string& id, const std::string& want) {
    const auto at = std::find_if(changes.begin(), changes.end(),
                                 [&](const thidua::RankChange& change) { return change.id == id; });
    REQUIRE(at != changes.end());
    CHECK(word(at->movement) == want);
  });
}

std::vector<thidua::AwardRule> awards_of(const toml::table& test) {
  std::ostringstream json;
  json << toml::json_formatter{*test["award"].as_array()};
  return thidua::parse_award_rules_json(json.str());
}

void check_selection(const toml::table& expect, const thidua::Selection& selection) {
  const auto& subjects = selection.ranking.subjects;
  for (const auto& award : selection.awards) {
    CAPTURE(award.rule.id);
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      const auto& choice = award.choices[i];
      const std::string& id = subjects[i].contender.id;
      CAPTURE(id);
      const auto want = expect["chosen"][award.rule.id][id].value<std::string>();
      const std::string found =
          std::string{word(choice.chosen)} + " " + std::string{word(choice.reason)};
      if (want) { CHECK(found == *want); }
      const auto behind = expect["behind"][award.rule.id + "/" + id].value<std::string>();
      if (behind) {
        REQUIRE(choice.behind);
        CHECK(to_string(*choice.behind) == *behind);
      }
    }
    for (const auto& quota : award.quotas) {
      const auto want = expect["limits"][award.rule.id + "/" + quota.id].value<std::string>();
      if (!want) { continue; }
      REQUIRE(quota.limit_least);
      std::string found = std::to_string(*quota.limit_least);
      if (quota.limit_most != quota.limit_least) {
        found += "-" + std::to_string(*quota.limit_most);
      }
      CHECK(found == *want);
    }
  }
}

void run(const fs::path& path) {
  const std::string name = path.filename().string();
  CAPTURE(name);
  const toml::table test = read(path);
  auto ranking = ranked(test, "table");
  if (!ranking) { return check_faults(test, ranking.error()); }
  const toml::table none;
  const auto* given = test["expect"].as_table();
  const toml::table& expect = given != nullptr ? *given : none;
  check_ranking(expect, *ranking);
  check_changes(test, *ranking);
  for (std::size_t i = 0; i < ranking->subjects.size(); ++i) {
    for (const auto language : {thidua::Language::vi, thidua::Language::en}) {
      CHECK(thidua::rank_lines(*ranking, i, language).size() > 0);
    }
  }
  if (!test.contains("award")) {
    CHECK_FALSE(test.contains("fault"));
    return check_notes(expect, ranking->notes);
  }
  const auto selection = thidua::select(*ranking, awards_of(test));
  if (!selection) { return check_faults(test, selection.error()); }
  CHECK_FALSE(test.contains("fault"));
  check_selection(expect, *selection);
  check_notes(expect, selection->notes);
}

}  // namespace

TEST_CASE("the cases of rankings") {
  const auto paths = cases("rank-");
  CHECK(paths.size() >= 25);
  for (const auto& path : paths) { run(path); }
}

TEST_CASE("the cases of selections") {
  const auto paths = cases("select-");
  CHECK(paths.size() >= 25);
  for (const auto& path : paths) { run(path); }
}

TEST_CASE("ranks of equals under five methods: the facts of ties-of-rankdata.toml") {
  const auto words = [](const std::string& text) {
    std::istringstream stream{text};
    return std::vector<std::string>{std::istream_iterator<std::string>{stream}, {}};
  };
  const auto facts = read(fs::path{THIDUA_SOURCE_DIR} / "tests/cases/score/ties-of-rankdata.toml");
  const auto& list = *facts["fact"].as_array();
  CHECK(list.size() >= 31);
  using thidua::RankMethod;
  for (const auto& entry : list) {
    const auto& fact = *entry.as_table();
    CAPTURE(fact["title"].value<std::string>().value());
    std::vector<thidua::Contender> contenders;
    for (const auto& value : words(fact["values"].value<std::string>().value())) {
      thidua::Contender contender;
      const std::string number = std::to_string(101 + contenders.size()).substr(1);
      contender.id = "S" + number;
      contender.values = {thidua::RankValue::of(thidua::parse_score(value).value())};
      contenders.push_back(std::move(contender));
    }
    for (const auto& [name, method] : {std::pair{"average", RankMethod::average},
                                       {"min", RankMethod::competition},
                                       {"max", RankMethod::modified},
                                       {"dense", RankMethod::dense},
                                       {"ordinal", RankMethod::ordinal}}) {
      CAPTURE(name);
      thidua::RankRules rules;
      rules.method = method;
      rules.keys.emplace_back();
      rules.keys[0].id = "points";
      rules.keys[0].direction = thidua::Direction::lower_first;
      const auto ranking = thidua::rank(contenders, rules);
      REQUIRE(ranking);
      std::vector<std::string> found;
      for (const auto& contender : contenders) {
        found.push_back(text_of(ranking->find(contender.id)->rank));
      }
      CHECK(found == words(fact[name].value<std::string>().value()));
    }
  }
}
