/// \file
/// «1,500» and «1.500» are read as one and a half, and the readers of values say so.
#include <doctest/doctest.h>

#include <string>

#include <thidua/io/load_scorecard.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/score/decimal_mark.hpp>
#include <thidua/score/read_contenders.hpp>
#include <thidua/score/score.hpp>

namespace {

using namespace thidua;

bool is_noted(const std::string& text) { return decimal_mark_note(text).has_value(); }

}  // namespace

TEST_CASE("decimal marks: noted where a group of thousands may be meant") {
  for (const char* text : {"1,500", "12,000", "999,999", "-1,500", "+1,500", " 1,500 ", "1,500 m",
                           "1,500 tỷ đồng", "1.500", "12.000", "-1.500", "1.500 m"}) {
    CAPTURE(text);
    CHECK(is_noted(text));
  }
  const auto note = decimal_mark_note("12,345 m");
  REQUIRE(note);
  CHECK(note->message() == "«12,345 m» is read as a decimal number: 12 whole and 345 thousandths");
  CHECK(note->severity() == Severity::note);
  const auto point = decimal_mark_note("12.345");
  REQUIRE(point);
  CHECK(point->code() == "row.decimal-point");
  CHECK(point->hint(Language::vi) == "nếu đó là hàng nghìn thì viết liền: 12345");
}

TEST_CASE("decimal marks: not noted where nobody could mean thousands") {
  for (const char* text :
       {"",         "1",      "1500",    "1,5",       "1,50",      "1,5000",  "0,125",   "01,500",
        "1234,500", ",500",   "0.125",   "1,500,000", "1.500.000", "1,500.5", "1.500,5", "1234.500",
        "01.500",   "1.5000", "1,500/2", "45,125 %",  "45,125%",   "-",       "a,500",   "1,50x"}) {
    CAPTURE(text);
    CHECK_FALSE(is_noted(text));
  }
}

TEST_CASE("decimal marks: groups of thousands are no number, the one meant is suggested") {
  CHECK(without_thousands("1.234.567") == "1234567");
  CHECK(without_thousands("-1,234,567 m") == "-1234567 m");
  CHECK(without_thousands("1 500") == "1500");
  CHECK(without_thousands("1\u00a0500 m") == "1500 m");
  CHECK(without_thousands("1.500,5") == "1500,5");
  for (const char* text : {"", "1", "1500", "0.125", "1.50", "1.234.56", "1.234.5678", "x", "-"}) {
    CAPTURE(text);
    CHECK(without_thousands(text).empty());
  }
  Scorecard card;
  card.inputs = {{"people", {"Người", "People"}, "", "", "", false}};
  const auto table = parse_csv("subject;people\nA;1.234.567\n", "values.csv");
  REQUIRE(table);
  const auto values = read_score_values(*table, card);
  REQUIRE(values.set_aside.size() == 1);
  CHECK(values.set_aside[0].fault == Fault::row_bad_quantity);
  CHECK(values.set_aside[0].hint() == "did you mean «1234567»?");
  ContenderColumns columns;
  columns.keys.resize(1);
  columns.keys[0].low = "people";
  const auto read = read_contenders(*table, columns);
  REQUIRE_FALSE(read);
  CHECK(read.error()[0].hint() == "did you mean «1234567»?");
}

TEST_CASE("decimal marks: one note a column of values, and of a ranking") {
  const auto table = parse_csv("subject;points\nA;2\nB;1,500\nC;2,750\n", "values.csv");
  REQUIRE(table);
  Scorecard card;
  card.inputs = {{"points", {"Điểm", "Points"}, "", "", "", false}};
  const auto values = read_score_values(*table, card);
  REQUIRE(values.notes.size() == 1);
  CHECK(values.notes[0].fault == Fault::row_decimal_comma);
  CHECK(values.notes[0].place.row == 3);
  CHECK(values.notes[0].place.column_name == "points");
  CHECK(values.subjects[1].value("points") == ScoreValue{Score{3} / Score{2}});
  ContenderColumns columns;
  columns.keys.resize(1);
  columns.keys[0].low = "points";
  const auto read = read_contenders(*table, columns);
  REQUIRE(read);
  REQUIRE(read->notes.size() == 1);
  CHECK(read->notes[0].place.row == 3);
  CHECK(read->contenders[1].values[0] == RankValue::of(Score{3} / Score{2}));
  const auto points = parse_csv("subject;points\nA;1.500\n", "values.csv");
  const auto noted = read_contenders(*points, columns);
  REQUIRE(noted);
  REQUIRE(noted->notes.size() == 1);
  CHECK(noted->notes[0].fault == Fault::row_decimal_point);
  CHECK(noted->notes[0].place.row == 2);
  CHECK(read_score_values(*points, card).notes.at(0).fault == Fault::row_decimal_point);
}
