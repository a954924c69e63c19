/// \file
/// A misspelt column, half of a ratio and a number that counts nothing are told, not taken for data that nobody has yet.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <thidua/io/read_csv.hpp>
#include <thidua/score/score.hpp>

namespace {

using namespace thidua;

Scorecard card() {
  Scorecard card;
  card.inputs = {{"C2", {"C2", "C2"}, "%", "", "", true},
                 {"C3", {"C3", "C3"}, "%", "", "", true},
                 {"people", {"Người", "People"}, "", "", "", false}};
  ScoreItem item;
  item.id = "P";
  item.input = "people";
  item.most = Mark{10};
  item.rule.kind = RuleKind::per_item;
  item.rule.each = Mark{1};
  card.items = {item};
  return card;
}

ScoreValues read(const std::string& text) {
  const auto table = parse_csv(text, "values.csv");
  REQUIRE(table);
  return read_score_values(*table, card());
}

std::vector<std::string> codes(const Diagnostics& diagnostics) {
  std::vector<std::string> result;
  for (const auto& diagnostic : diagnostics) { result.emplace_back(diagnostic.code()); }
  return result;
}

Diagnostics refused(const std::string& text) {
  try {
    (void)read(text);
  } catch (const InputError& error) { return error.diagnostics(); }
  return {};
}

}  // namespace

TEST_CASE(
    "values of a scorecard: an input without a column is told, with the column that was meant") {
  CHECK(read("subject,C2,C3,people\nA,1%,2%,3\n").notes.empty());
  CHECK(read("subject,C2.n,C2.d,C3,people,votes\nA,1,2,2%,3,9\n").notes.empty());
  const auto misspelt = read("subject,C2x,C3,people\nA,1%,2%,3\n");
  REQUIRE(misspelt.notes.size() == 1);
  CHECK(misspelt.notes[0].fault == Fault::table_input_without_column);
  CHECK(misspelt.notes[0].severity() == Severity::warning);
  CHECK(misspelt.notes[0].message() == "no column gives «C2»: missing for every subject");
  CHECK(misspelt.notes[0].hint() == "did you mean «C2x»?");
  const auto lacking = read("subject,C3,population\nA,2%,3\n");
  CHECK(codes(lacking.notes) ==
        std::vector<std::string>{"table.input-without-column", "table.column-of-no-input"});
  CHECK(lacking.notes[0].message() == "no column gives «C2», «people»: missing for every subject");
  CHECK(lacking.notes[1].message() == "no input of the scorecard is called «population»");
}

TEST_CASE("values of a scorecard: half of a ratio is an error") {
  const auto faults = refused("subject,C2.n,C3,people\nA,1,2%,3\n");
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].message() ==
        "there is a column «C2.n», but no column «C2.d»: the ratio «C2» can't be formed");
  CHECK(codes(refused("subject,C2.d,C3,people\nA,1,2%,3\n")) ==
        std::vector<std::string>{"table.half-ratio"});
  const auto cell = read("subject,C2.n,C2.d,C3,people\nA,1,,2%,3\nB,,4,2%,3\nC,,,2%,3\n");
  CHECK(codes(cell.set_aside) == std::vector<std::string>{"row.half-ratio", "row.half-ratio"});
  CHECK(cell.set_aside[0].message() == "«C2.n» is given, but «C2.d» is not: that is no ratio");
  CHECK(cell.set_aside[1].place.column_name == "C2.d");
  CHECK(cell.subjects[0].unusable.contains("C2"));
  CHECK(cell.subjects[2].unusable.empty());
  const auto rows = read("subject,input,n,d\nA,C2,1,\nA,C3,1,2\n");
  CHECK(codes(rows.set_aside) == std::vector<std::string>{"row.half-ratio"});
}

TEST_CASE("values of a scorecard: what «per item» counts is a whole number from 0 on") {
  for (const char* bad : {"-1", "49.5", "1/2", "1,500", "1.234.567"}) {
    CAPTURE(bad);
    const auto values = read("subject;C2;C3;people\nA;1%;2%;" + std::string{bad} + "\n");
    REQUIRE(values.set_aside.size() == 1);
    CHECK(values.set_aside[0].fault == Fault::row_bad_number);
    CHECK(values.set_aside[0].place.row == 2);
    CHECK(values.set_aside[0].place.column_name == "people");
    CHECK(values.subjects[0].value("people") == ScoreValue{Missing{}});
  }
  for (const char* good : {"0", "50", "50.0", "4/2"}) {
    CAPTURE(good);
    CHECK(read("subject,C2,C3,people\nA,1%,2%," + std::string{good} + "\n").set_aside.empty());
  }
  const auto ratio = read("subject,C2,C3,people.n,people.d\nA,1%,2%,1,2\n");
  CHECK(codes(ratio.set_aside) == std::vector<std::string>{"row.bad-number"});
  Measurements measured;
  measured.set({"A", "people", Measure{Ratio{1, 2}}, std::nullopt, {}});
  CHECK(codes(score_values(measured, card()).set_aside) ==
        std::vector<std::string>{"row.bad-number"});
}

TEST_CASE("values of a scorecard: keyed rows are named by their keys, and may be empty") {
  TextTable table{"<values>", {"subject", "people", "C9"}};
  table.set_keyed();
  table.add_row(2, {"Phường A", "-1", std::nullopt});
  const auto values = read_score_values(table, card());
  REQUIRE(values.set_aside.size() == 1);
  CHECK(to_string(values.set_aside[0]).find("row 2") == std::string::npos);
  CHECK(to_string(values.set_aside[0]).find("at «Phường A», «people»") != std::string::npos);
  CHECK(codes(values.notes) ==
        std::vector<std::string>{"table.input-without-column", "table.input-without-column"});
  TextTable empty{"<values>", {"subject"}};
  empty.set_keyed();
  empty.add_row(2, {"A"});
  const auto nothing = read_score_values(empty, card());
  CHECK(nothing.subjects.size() == 1);
  CHECK(nothing.notes.size() == 1);
}
