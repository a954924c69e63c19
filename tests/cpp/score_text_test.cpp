/// \file
/// The lines of an explained score add up for a reader, and each names its clause.
#include <doctest/doctest.h>

#include <string>

#include <thidua/io/load_scorecard.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/render/score_text.hpp>
#include <thidua/score/score.hpp>

namespace {

using namespace thidua;

std::string header(const std::string& more = {}) {
  return "thidua_scorecard = 1\n[scorecard]\nid = \"thu\"\ntitle = \"Thử\"\nsource = \"đặt ra để "
         "thử\"\ncite = \"T\"\n" +
         more;
}

std::string input(const std::string& id, const std::string& unit = {}) {
  return "[[input]]\nid = \"" + id + "\"\ntitle = \"" + id + "\"\nunit = \"" + unit + "\"\n";
}

/// An item with its input of the same id; its clause is "k" and the id.
std::string item(const std::string& id, const std::string& rule, const std::string& more = {},
                 const std::string& unit = {}, const std::string& most = "10") {
  const bool says_nothing = more.find("no_activity") == std::string::npos;
  return input(id, unit) + "[[item]]\nid = \"" + id + "\"\ntitle = \"Tiêu chí " + id +
         "\"\ninput = \"" + id + "\"\nmax = " + most + "\n" + rule + "\nnot_applicable = \"" +
         "undetermined\"\n" + (says_nothing ? "no_activity = \"undetermined\"\n" : "") + more +
         "\ncite = \"k" + id + "\"\n";
}

std::string told(const std::string& card, const std::string& values,
                 Language language = Language::en) {
  const auto read = parse_scorecard(card, "card.toml");
  std::string faults;
  if (!read) {
    for (const auto& fault : read.error()) { faults += to_string(fault) + "\n"; }
  }
  INFO(faults);
  REQUIRE(read);
  const auto table = parse_csv(values, "values.csv");
  REQUIRE(table);
  const auto board = score(*read, read_score_values(*table, *read));
  return score_text(*read, board.subjects.at(0), language);
}

void check_says(const std::string& text, const std::string& part) {
  CAPTURE(text);
  CAPTURE(part);
  CHECK(text.find(part) != std::string::npos);
}

void check_silent(const std::string& text, const std::string& part) {
  CAPTURE(text);
  CAPTURE(part);
  CHECK(text.find(part) == std::string::npos);
}

const std::string grades =
    "[[grade]]\nid = \"tot\"\ntitle = \"Tốt\"\nat_least = 80\nno_item_at_zero = true\ncite = "
    "\"G1\"\n[[grade]]\nid = \"kha\"\ntitle = \"Khá\"\nat_least = 50\nbelow = 80\ncite = "
    "\"G2\"\n[[grade]]\nid = \"yeu\"\ntitle = \"Yếu\"\nbelow = 50\ncite = \"G3\"\n";

}  // namespace

TEST_CASE("explained scores: limits of a group and of the total are told where they bite") {
  const auto card = header("least = 0\ncap = 12\n") + item("b", "given = true") +
                    "[[group]]\nid = \"N\"\ntitle = \"Nhóm N\"\ncap = 10\ncite = \"kN\"\n" +
                    item("n1", "given = true", "group = \"N\"") +
                    item("n2", "given = true", "group = \"N\"");
  const auto text = told(card, "subject,b,n1,n2\nA,5,8,8\n");
  check_says(text, "A: 12 points [clause T]");
  check_says(text, "  limited to 12: 15 → 12 [clause T]");
  check_says(text, "    limited to 10: 16 → 10 [clause kN]");
  check_says(told(card, "subject,b,n1,n2\nA,5,8,8\n", Language::vi),
             "tính nhiều nhất 10: 16 → 10 [khoản kN]");
  check_silent(told(card, "subject,b,n1,n2\nA,1,4,4\n"), "limited");
}

TEST_CASE("explained scores: the least total is told where penalties go below it") {
  const auto card = header("least = 0\n") + item("a", "given = true") +
                    "[[group]]\nid = \"P\"\ntitle = \"Trừ\"\nkind = \"penalty\"\ncite = \"kP\"\n" +
                    item("p", "given = true", "group = \"P\"");
  const auto text = told(card, "subject,a,p\nA,3,5\n");
  check_says(text, "3 + bonus 0 − penalty 5 = -2 [clause T]");
  check_says(text, "not below 0: -2 → 0 [clause T]");
  check_says(told(card, "subject,a,p\nA,9,\n"),
             "9 + bonus 0 − penalty (0 – 10) = -1 – 9 [clause T]");
}

TEST_CASE("explained scores: means name their operation, their parts and their weights") {
  const std::string parts =
      item("a", "given = true", "weight = \"1/2\"") + item("b", "given = true", "weight = \"1/2\"");
  check_says(told(header("aggregate = \"mean\"\n") + parts, "subject,a,b\nA,8,5\n"),
             "mean: (8 + 5) / 2 [clause T]");
  check_says(told(header("aggregate = \"geometric-mean\"\n") + parts, "subject,a,b\nA,8,2\n"),
             "geometric mean: (8 × 2)^(1/2) [clause T]");
  check_says(told(header("aggregate = \"geometric-mean\"\n") + parts, "subject,a,b\nA,8,2\n",
                  Language::vi),
             "trung bình nhân: (8 × 2)^(1/2) [khoản T]");
  const std::string weighted =
      item("a", "given = true", "weight = \"1/4\"") + item("b", "given = true", "weight = \"3/4\"");
  check_says(told(header("aggregate = \"mean\"\n") + weighted, "subject,a,b\nA,8,\n"),
             "weighted mean: 8 × 0.25 + (0 – 10) × 0.75 [clause T]");
  check_says(told(header("aggregate = \"geometric-mean\"\n") + weighted, "subject,a,b\nA,8,2\n"),
             "weighted geometric mean: 8^0.25 × 2^0.75 [clause T]");
}

TEST_CASE("explained scores: a rounding says how") {
  const auto card = header("[scorecard.rounding]\ntotal = { places = 1, mode = \"half-up\" }\n") +
                    item("a", "given = true");
  check_says(told(card, "subject,a\nA,7.25\n"),
             "rounded to 1 decimal (halves up): 7.25 → 7.3 [clause T]");
}

TEST_CASE("explained scores: last period's denominator is shown as it was computed with") {
  const auto card =
      header() + input("truoc") +
      item("a", "linear = {}", "no_activity = \"last-period\"\nlast = \"truoc\"", "%");
  const auto text = told(card, "subject,a.n,a.d,truoc\nA,30000,0,370610\n");
  check_says(text,
             "the denominator is 0 (30000/0): last period's «truoc» stands in as denominator: "
             "30000/370610 = 8.094762… % [clause ka]");
  check_silent(text, "30000/0 =");
  check_says(told(card, "subject,a.n,a.d,truoc\nA,30000,0,\n"),
             "last period's figure «truoc» was not given: from 0 to 10 points");
}

TEST_CASE("explained scores: a knock-out says what it does") {
  const auto card = header() + input("k", "yes/no") + item("a", "given = true", {}, {}, "100");
  const std::string rule = "[[knock_out]]\nid = \"KL\"\ntitle = \"Kỷ luật\"\ninput = \"k\"\n";
  const auto zero =
      told(card + rule + "effect = \"zero\"\ncite = \"kK\"\n" + grades, "subject,a,k\nA,95,yes\n");
  check_says(zero, "Kỷ luật: knocked out, the total is 0 instead of 95 [clause kK]");
  const auto lower = card + rule + "effect = \"grade\"\ngrade = \"yeu\"\ncite = \"kK\"\n" + grades;
  const auto grade = told(lower, "subject,a,k\nA,95,yes\n");
  check_says(grade, "Kỷ luật: knocked out, the grade is «Yếu» whatever the points [clause kK]");
  check_says(grade, "grade Yếu: by the knock-out «Kỷ luật», not by the points [clause kK]");
  check_silent(grade, "band < 50");
  check_says(told(lower, "subject,a,k\nA,95,\n"),
             "Kỷ luật: not known; if so, the grade is «Yếu» [clause kK]");
}

TEST_CASE("explained scores: the side condition names the items at 0 and its clause") {
  const auto card =
      header() + item("a", "given = true", {}, {}, "100") + item("b", "given = true") + grades;
  const auto text = told(card, "subject,a,b\nA,95,0\n");
  check_says(text, "not «Tốt» (95, band ≥ 80): at 0 points are «b Tiêu chí b» [clause G1]");
  check_says(text, "grade Khá: the next one down [clause G2]");
  check_says(told(card, "subject,a,b\nA,95,1\n"), "grade Tốt: 96, band ≥ 80 [clause G1]");
}

TEST_CASE("explained scores: points that are taken over, and points that nobody takes over") {
  const auto card = header() + item("a", "linear = {}", "no_activity = \"rescaled\"", "%") +
                    item("b", "linear = {}", "no_activity = \"rescaled\"", "%");
  const auto one = told(card, "subject,a,b\nA,50%,0/0\n");
  check_says(one, "takes over points of «b», not counted: points × 2, at most 20 [clause kb]");
  check_says(one, "the rest of the group is scaled up in proportion [clause kb]");
  const auto none = told(card, "subject,a,b\nA,0/0,0/0\n");
  check_says(none, "  no item is left to take over these points, the council decides [clause T]");
  check_says(none, "no other item of the group is left to take over its points [clause kb]");
  check_silent(none, "scaled up");
}

TEST_CASE("explained scores: what was set aside is not what nobody gave") {
  const auto card = header() + item("a", "given = true");
  check_says(told(card, "subject,a\nA,120\n"),
             "the figure that was given can't be used (row 2: 120 points lie outside 0 to 10 of "
             "«a»): from 0 to 10 points [clause ka]");
  check_says(told(card, "subject,a\nA,120\n", Language::vi),
             "không dùng được số liệu đã ghi (dòng 2");
  check_says(told(card, "subject,a\nA,\n"), "no figure was given: from 0 to 10 points [clause ka]");
}

TEST_CASE("explained scores: one point, and yes and no, are written as words") {
  const auto card =
      header() + item("a", "given = true", {}, {}, "1") +
      item("b", "distance_to_target = { target = \"1 yes/no\", width = \"1 yes/no\" }", {},
           "yes/no", "1");
  const auto text = told(card, "subject,a,b\nA,1,no\n");
  check_says(text, "A: 1 point [clause T]");
  check_says(text, "no; all points at yes");
  check_says(told(card, "subject,a,b\nA,,no\n"), "from 0 to 1 point [");
}
