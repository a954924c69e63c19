/// \file
/// Reads case files.
#include "case_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <utility>

#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif

namespace cases {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& text) { throw std::runtime_error{text}; }

fs::path folder(std::string_view inner) { return fs::path{THIDUA_SOURCE_DIR} / inner; }

std::string text_of_file(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string iso(const toml::date& date) {
  return thidua::iso(thidua::Date{date.year, date.month, date.day});
}

/// A string, whole number or date as the text that it would be in a table of text.
std::string plain(const toml::node& node) {
  if (const auto* text = node.as_string()) { return text->get(); }
  if (const auto* number = node.as_integer()) { return std::to_string(number->get()); }
  if (const auto* date = node.as_date()) { return iso(date->get()); }
  fail("a text, whole number or date is expected");
}

/// A table of which every key must be asked for.
class Keys {
 public:
  Keys(const toml::table& table, std::string where) : table_{table}, where_{std::move(where)} {}

  const toml::node* take(std::string_view key) {
    known_.emplace(key);
    return table_.get(key);
  }
  std::optional<std::string> text(std::string_view key) {
    const auto* node = take(key);
    if (node == nullptr) { return std::nullopt; }
    if (!node->is_string()) { wrong(key); }
    return node->as_string()->get();
  }
  std::string needed(std::string_view key) {
    auto value = text(key);
    if (!value) { fail(where_ + ": «" + std::string{key} + "» is missing"); }
    return *std::move(value);
  }
  std::optional<std::int64_t> number(std::string_view key) {
    const auto* node = take(key);
    if (node == nullptr) { return std::nullopt; }
    if (!node->is_integer()) { wrong(key); }
    return node->as_integer()->get();
  }
  std::optional<bool> flag(std::string_view key) {
    const auto* node = take(key);
    if (node == nullptr) { return std::nullopt; }
    if (!node->is_boolean()) { wrong(key); }
    return node->as_boolean()->get();
  }
  const toml::table* table(std::string_view key) {
    const auto* node = take(key);
    if (node != nullptr && !node->is_table()) { wrong(key); }
    return node != nullptr ? node->as_table() : nullptr;
  }
  const toml::array* array(std::string_view key) {
    const auto* node = take(key);
    if (node != nullptr && !node->is_array()) { wrong(key); }
    return node != nullptr ? node->as_array() : nullptr;
  }
  template <class Each>
  void tables(std::string_view key, const Each& each) {
    const auto* entries = array(key);
    if (entries == nullptr) { return; }
    for (const auto& entry : *entries) {
      if (!entry.is_table()) { wrong(key); }
      each(*entry.as_table());
    }
  }
  std::optional<std::vector<std::string>> texts(std::string_view key) {
    const auto* entries = array(key);
    if (entries == nullptr) { return std::nullopt; }
    std::vector<std::string> result;
    for (const auto& entry : *entries) { result.push_back(plain(entry)); }
    return result;
  }
  std::optional<std::set<std::string>> text_set(std::string_view key) {
    const auto list = texts(key);
    if (!list) { return std::nullopt; }
    return std::set<std::string>{list->begin(), list->end()};
  }

  void end() const {
    for (const auto& entry : table_) {
      const std::string key{entry.first.str()};
      if (!known_.contains(key)) { fail(where_ + ": unknown key «" + key + "»"); }
    }
  }

 private:
  [[noreturn]] void wrong(std::string_view key) const {
    fail(where_ + ": «" + std::string{key} + "» has another type");
  }

  const toml::table& table_;
  std::string where_;
  std::set<std::string, std::less<>> known_;
};

std::vector<std::int64_t> rows_of(const toml::array& array) {
  std::vector<std::int64_t> rows;
  for (const auto& entry : array) {
    if (!entry.is_integer()) { fail("a row is a whole number"); }
    rows.push_back(entry.as_integer()->get());
  }
  return rows;
}

RowsByCode rows_by_code(const toml::table* table) {
  RowsByCode result;
  if (table == nullptr) { return result; }
  for (const auto& [code, rows] : *table) {
    if (!rows.is_array()) { fail("rows are a list"); }
    result[std::string{code.str()}] = rows_of(*rows.as_array());
  }
  return result;
}

/// The plan of that name, the plan's own text, or the one followed by the other.
std::string plan_text(const std::optional<std::string>& name,
                      const std::optional<std::string>& text) {
  if (!name) { return text ? *text : (fail("a case needs a plan or a plan_text"), ""); }
  for (const auto* place : {"examples/campaigns", "tests/cases/plans"}) {
    const fs::path file = folder(place) / (*name + ".toml");
    if (fs::is_regular_file(file)) {
      return text_of_file(file) + (text && !text->empty() ? "\n" + *text : std::string{});
    }
  }
  fail("there is no plan «" + *name + "»");
}

std::string printed(toml::table table, std::string_view version) {
  table.insert(version, 1);
  std::ostringstream text;
  text << table;
  return text.str();
}

/// Rows that are tables of cells, whatever their headers.
std::optional<thidua::TextTable> text_table(const toml::array* rows, const std::string& source) {
  if (rows == nullptr) { return std::nullopt; }
  std::vector<std::string> headers;
  for (const auto& row : *rows) {
    if (!row.is_table()) { fail("a row is a table of cells"); }
    for (const auto& cell : *row.as_table()) {
      const std::string header{cell.first.str()};
      if (std::find(headers.begin(), headers.end(), header) == headers.end()) {
        headers.push_back(header);
      }
    }
  }
  thidua::TextTable table{source, headers};
  std::int64_t row_number = 2;
  for (const auto& row : *rows) {
    std::vector<thidua::TextTable::Cell> cells;
    for (const auto& header : headers) {
      const auto* node = row.as_table()->get(header);
      cells.push_back(node != nullptr ? thidua::TextTable::Cell{plain(*node)} : std::nullopt);
    }
    table.add_row(row_number++, std::move(cells));
  }
  return table;
}

void read_head(Keys keys, Case& result) {
  const auto* title = keys.table("title");
  if (title == nullptr) { fail("[case]: «title» is missing"); }
  Keys titles{*title, "title"};
  for (const auto* language : {"vi", "en"}) { static_cast<void>(titles.needed(language)); }
  titles.end();
  if (keys.array("clauses") == nullptr) { fail("[case]: «clauses» is missing"); }
  static_cast<void>(keys.needed("why"));
  static_cast<void>(keys.text("trap"));
  static_cast<void>(keys.text("source"));
  const auto plan = keys.text("plan");
  result.plan = plan_text(plan, keys.text("plan_text"));
  if (const auto* parameters = keys.table("set")) {
    for (const auto& [id, value] : *parameters) {
      result.parameters[std::string{id.str()}] = plain(value);
    }
  }
  if (const auto* day = keys.take("as_of")) {
    if (!day->is_date()) { fail("[case]: «as_of» is a date"); }
    const auto date = day->as_date()->get();
    result.as_of = thidua::Date{date.year, date.month, date.day};
  }
  result.reading = keys.text("reading").value_or("all");
  keys.end();
}

void read_facts(Keys keys, Case& result) {
  toml::table evidence;
  for (const auto* key :
       {"register", "subject", "attestation", "paper", "not_applicable", "discipline"}) {
    if (const auto* node = keys.take(key)) { evidence.insert(key, *node); }
  }
  result.evidence = printed(std::move(evidence), "thidua_evidence");
  result.counts = text_table(keys.array("count"), "counts");
  result.dossiers = text_table(keys.array("dossier"), "dossiers");
  result.dossier_csv = keys.text("dossier_csv");
  if (const auto* columns = keys.table("columns")) {
    result.columns = printed(*columns, "thidua_columns");
  }
  keys.end();
}

Expected read_expected(const toml::table& table) {
  using thidua::FindingKind;
  Keys keys{table, "[[expect]]"};
  Expected expected;
  std::size_t asked = 0;
  for (const auto& [key, kind] :
       {std::pair{"award", FindingKind::award}, std::pair{"met", FindingKind::target_met},
        std::pair{"exceeded", FindingKind::target_exceeded}}) {
    const auto id = keys.text(key);
    if (!id) { continue; }
    ++asked;
    expected.kind = kind;
    expected.id = *id;
  }
  if (asked != 1) { fail("[[expect]] names an award, or a target that is met or exceeded"); }
  expected.subject = keys.needed("subject");
  expected.truth = keys.needed("truth");
  if (expected.truth != "yes" && expected.truth != "no" && expected.truth != "undetermined") {
    fail("«" + expected.truth + "» is no truth");
  }
  expected.under = keys.text("under");
  expected.under_every_reading = keys.flag("under_every_reading");
  expected.turns_on = keys.text_set("turns_on");
  expected.deciding = keys.text_set("deciding");
  expected.reasons = keys.text_set("reasons");
  if (const auto* gap = keys.table("shortfall")) {
    Keys part{*gap, "shortfall"};
    expected.shortfall = {part.needed("distance"), part.number("of_existing"),
                          part.number("of_new")};
    part.end();
  }
  if (const auto* ways = keys.array("missing")) {
    expected.missing.emplace();
    for (const auto& way : *ways) {
      if (!way.is_array()) { fail("«missing» is a list of lists"); }
      std::set<std::string> facts;
      for (const auto& fact : *way.as_array()) { facts.insert(plain(fact)); }
      expected.missing->insert(std::move(facts));
    }
  }
  expected.measure = keys.text("measure");
  keys.end();
  if (expected.missing && expected.kind != FindingKind::award) {
    fail("«missing» is asked of an award");
  }
  if (expected.under && (expected.turns_on || expected.under_every_reading)) {
    fail("«under» excludes «turns_on» and «under_every_reading»");
  }
  return expected;
}

ExpectedDiagnostic read_diagnostic(const toml::table& table) {
  Keys keys{table, "a note or fault"};
  ExpectedDiagnostic expected{keys.needed("code"), keys.number("line"), keys.text("says")};
  keys.end();
  return expected;
}

ExpectedMoney read_money(const toml::table& entry) {
  Keys keys{entry, "[[expect_money]]"};
  ExpectedMoney expected{keys.needed("award"),  keys.needed("recipient"), thidua::Date{1970, 1, 1},
                         keys.number("amount"), keys.text("exact"),       keys.text("code")};
  const auto* day = keys.take("decided");
  if (day == nullptr || !day->is_date()) { fail("[[expect_money]]: «decided» is a date"); }
  const auto date = day->as_date()->get();
  expected.decided = thidua::Date{date.year, date.month, date.day};
  if (expected.amount.has_value() == expected.code.has_value()) {
    fail("[[expect_money]] names an amount or a code");
  }
  keys.end();
  return expected;
}

void read_expectations(Keys& root, Case& result) {
  root.tables("expect",
              [&](const toml::table& entry) { result.verdicts.push_back(read_expected(entry)); });
  if (const auto* table = root.table("expect_tally")) {
    Keys keys{*table, "[expect_tally]"};
    result.counted = keys.number("counted");
    if (const auto* rows = keys.array("outside")) { result.outside = rows_of(*rows); }
    result.dossiers_set_aside = rows_by_code(keys.table("set_aside"));
    result.tally_notes = keys.texts("notes").value_or(std::vector<std::string>{});
    keys.end();
  }
  if (const auto* table = root.table("expect_counts")) {
    Keys keys{*table, "[expect_counts]"};
    result.counts_set_aside = rows_by_code(keys.table("set_aside"));
    keys.end();
  }
  root.tables("expect_note",
              [&](const toml::table& entry) { result.notes.push_back(read_diagnostic(entry)); });
  root.tables("expect_fault",
              [&](const toml::table& entry) { result.faults.push_back(read_diagnostic(entry)); });
  root.tables("expect_money",
              [&](const toml::table& entry) { result.money.push_back(read_money(entry)); });
}

nlohmann::json json_of(const toml::node& node) {
  if (const auto* table = node.as_table()) {
    auto json = nlohmann::json::object();
    for (const auto& entry : *table) {
      json[std::string{entry.first.str()}] = json_of(entry.second);
    }
    return json;
  }
  if (const auto* array = node.as_array()) {
    auto json = nlohmann::json::array();
    for (const auto& entry : *array) { json.push_back(json_of(entry)); }
    return json;
  }
  if (const auto* number = node.as_integer()) { return number->get(); }
  return plain(node);
}

thidua::Date day_of(const toml::node& node) {
  if (!node.is_date()) { fail("a date is expected"); }
  const auto date = node.as_date()->get();
  return {date.year, date.month, date.day};
}

void read_pace(Keys keys, PaceAsked& asked) {
  if (const auto* by = keys.take("by")) {
    if (const auto* days = by->as_array()) {
      std::vector<thidua::Date> dates;
      for (const auto& day : *days) { dates.push_back(day_of(day)); }
      asked.by = std::move(dates);
    } else {
      asked.by = thidua::from_word<thidua::PeriodPart>(plain(*by)).value();
    }
  }
  keys.tables("expected", [&](const toml::table& entry) {
    Keys number{entry, "expected"};
    asked.expected.numbers.push_back({number.text("subject").value_or(""),
                                      number.text("indicator").value_or(""),
                                      number.number("number").value(),
                                      {}});
    number.end();
  });
  asked.expected.same_rate = keys.flag("same_rate").value_or(false);
  asked.weeks = static_cast<int>(keys.number("weeks").value_or(4));
  keys.end();
}

ExpectedPace read_expected_pace(const toml::table& table) {
  Keys keys{table, "[[expect_pace]]"};
  ExpectedPace expected{
      keys.text("subject").value_or(""), keys.text("target").value_or(""), {}, {}};
  if (const auto* readings = keys.table("readings")) {
    for (const auto& [point, reading] : *readings) {
      expected.readings[std::string{point.str()}] = plain(reading);
    }
  }
  const auto* is = keys.table("is");
  if (is == nullptr) { fail("[[expect_pace]]: «is» is missing"); }
  expected.is = json_of(*is);
  keys.end();
  return expected;
}

}  // namespace

std::vector<std::filesystem::path> case_paths(const std::string& inner) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator{folder("tests/cases") / inner}) {
    if (entry.path().extension() == ".toml") { paths.push_back(entry.path()); }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Case load_case(const std::filesystem::path& path) {
  const toml::table document = toml::parse(text_of_file(path), path.filename().string());
  Keys root{document, path.filename().string()};
  Case result;
  const auto* head = root.table("case");
  if (head == nullptr) { fail("[case] is missing"); }
  read_head(Keys{*head, "[case]"}, result);
  const toml::table nothing;
  const auto* facts = root.table("facts");
  read_facts(Keys{facts != nullptr ? *facts : nothing, "[facts]"}, result);
  read_expectations(root, result);
  if (const auto* pace = root.table("pace")) { read_pace(Keys{*pace, "[pace]"}, result.pace); }
  root.tables("expect_pace", [&](const toml::table& entry) {
    result.pace_rows.push_back(read_expected_pace(entry));
  });
  root.end();
  if (result.verdicts.empty() && result.faults.empty() && !result.counted && result.notes.empty() &&
      result.pace_rows.empty() && result.money.empty()) {
    fail(path.filename().string() + " expects nothing");
  }
  return result;
}

}  // namespace cases
