/// \file
/// «1,500» is read as one and a half, and the readers of values say so.
#include <doctest/doctest.h>

#include <string>

#include <thidua/io/load_scorecard.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/score/decimal_comma.hpp>
#include <thidua/score/read_contenders.hpp>
#include <thidua/score/score.hpp>

namespace {

using namespace thidua;

bool is_noted(const std::string& text) { return decimal_comma_note(text, {}).has_value(); }

}  // namespace

TEST_CASE("decimal commas: noted where a group of thousands may be meant") {
  for (const char* text :
       {"1,500", "12,000", "999,999", "-1,500", "+1,500", " 1,500 ", "1,500 m", "1,500 tỷ đồng"}) {
    CAPTURE(text);
    CHECK(is_noted(text));
  }
  const auto note = decimal_comma_note("12,345 m", {});
  REQUIRE(note);
  CHECK(note->message() == "«12,345 m» is read as a decimal number: 12 whole and 345 thousandths");
  CHECK(note->severity() == Severity::note);
}

TEST_CASE("decimal commas: not noted where nobody could mean thousands") {
  for (const char* text :
       {"", "1", "1500", "1,5", "1,50", "1,5000", "0,125", "01,500", "1234,500", ",500", "1.500",
        "1,500,000", "1,500.5", "1,500/2", "45,125 %", "45,125%", "-", "a,500", "1,50x"}) {
    CAPTURE(text);
    CHECK_FALSE(is_noted(text));
  }
}

TEST_CASE("decimal commas: one note a column of values, and of a ranking") {
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
}
