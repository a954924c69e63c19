/// \file
/// A scorecard written in C++ is the one that its file holds.
#include <doctest/doctest.h>

#include <string>

#include <thidua/io/load_scorecard.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/score/score.hpp>

namespace {

using namespace thidua;

Mark percent(int number) { return Mark{Score{number} / Score{100}, "%"}; }

Step step(std::optional<BandBound> low, std::optional<BandBound> high, int points) {
  return {{std::move(low), std::move(high)}, Mark{points}};
}

/// 60 points in proportion up to 80 %, 40 by steps; passed from 50.
Scorecard built() {
  Scorecard card;
  card.id = "built";
  card.title = {"Bảng điểm", "A card"};
  card.source = {"đặt ra để thử", "invented"};
  card.cite = parse_citation("1");
  card.most = Mark{100};
  card.inputs = {{"online", {"Trực tuyến", "Online"}, "%", "", "", true},
                 {"meetings", {"Số cuộc họp", "Meetings"}, "", "", "", false}};
  ScoreItem online;
  online.id = "1";
  online.title = {"Trực tuyến", "Online"};
  online.cite = parse_citation("1.1");
  online.input = "online";
  online.most = Mark{60};
  online.rule.kind = RuleKind::linear;
  online.rule.full_at = percent(80);
  online.no_activity = Treatment::zero;
  online.not_applicable = Treatment::rescaled;
  ScoreItem meetings;
  meetings.id = "2";
  meetings.title = {"Họp", "Meetings"};
  meetings.cite = parse_citation("1.2");
  meetings.input = "meetings";
  meetings.most = Mark{40};
  meetings.rule.kind = RuleKind::steps;
  meetings.rule.steps = {step(std::nullopt, BandBound{Mark{2}, false}, 0),
                         step(BandBound{Mark{2}, true}, BandBound{Mark{4}, false}, 20),
                         step(BandBound{Mark{4}, true}, std::nullopt, 40)};
  meetings.not_applicable = Treatment::rescaled;
  card.items = {online, meetings};
  const auto grade = [](const char* id, LocalText title, Band band) {
    return Grade{id, std::move(title), parse_citation("2"), std::move(band), false};
  };
  card.grades = {
      grade("passed", {"Đạt", "Passed"}, {BandBound{Mark{50}, true}, std::nullopt}),
      grade("failed", {"Không đạt", "Failed"}, {std::nullopt, BandBound{Mark{50}, false}})};
  return card;
}

}  // namespace

TEST_CASE("a scorecard built in C++: without faults, and written and read it is the same") {
  const auto card = built();
  CHECK(check_scorecard(card).empty());
  const auto again = parse_scorecard(scorecard_toml(card), "built.toml");
  REQUIRE(again);
  CHECK(*again == card);
}

TEST_CASE("a scorecard built in C++: scores") {
  const auto card = built();
  const auto table = parse_csv("subject,online,meetings\nA,2/3,3\nB,1/3,1\n", "values.csv");
  REQUIRE(table);
  const auto board = score(card, read_score_values(*table, card));
  REQUIRE(board.subjects.size() == 2);
  CHECK(board.subjects[0].total == ScoreRange::of(70));
  CHECK(board.subjects[0].grades == std::vector<std::string>{"passed"});
  CHECK(board.subjects[1].total == ScoreRange::of(25));
  CHECK(board.subjects[1].grades == std::vector<std::string>{"failed"});
}

TEST_CASE("a scorecard built in C++: its faults are told, and it does not score") {
  auto card = built();
  card.items[1].rule.steps[0].band.high->included = true;  // 2 lies in two bands
  card.most = Mark{90};
  const auto faults = check_scorecard(card);
  CHECK(faults.size() == 2);
  const auto table = parse_csv("subject,online,meetings\nA,2/3,3\n", "values.csv");
  REQUIRE(table);
  CHECK_THROWS_AS((void)score(card, read_score_values(*table, card)), InputError);
}
