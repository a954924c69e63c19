/// \file
/// Scorecards within plans: read, checked at their places, written back, given values, built in code.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <thidua/campaign/builder.hpp>
#include <thidua/campaign/standing_alone.hpp>
#include <thidua/io/load_campaign.hpp>
#include <thidua/io/load_scorecard.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/io/write_campaign.hpp>
#include <thidua/score/score.hpp>

namespace {

using namespace thidua;

std::string valid() {
  const auto path =
      std::filesystem::path{THIDUA_SOURCE_DIR} / "tests/gallery/valid-plan-with-scorecard.toml";
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// The plan with one text in the place of another.
std::string with(const std::string& old, const std::string& fresh) {
  std::string text = valid();
  const auto at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), fresh);
}

std::int64_t line_of(const std::string& text, const std::string& part) {
  const auto at = text.find(part);
  REQUIRE(at != std::string::npos);
  return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
}

Campaign loaded() {
  auto campaign = parse_campaign(valid(), "plan.toml");
  REQUIRE(campaign);
  return *campaign;
}

}  // namespace

TEST_CASE("a scorecard within a plan: read, and it scores as one from a file of its own") {
  const auto campaign = loaded();
  REQUIRE(campaign->scorecards.size() == 1);
  const auto& card = campaign->scorecards.front();
  const auto alone = parse_scorecard(scorecard_toml(card), "card.toml");
  // Standing alone it has no plan whose clause «2» it could cite.
  REQUIRE_FALSE(alone);
  CHECK(alone.error().front().fault == Fault::scorecard_dangling_citation);
  const auto table = parse_csv("subject,online\nA,45%\nB,95%\n", "values.csv");
  REQUIRE(table);
  const auto own = standing_alone(campaign.plan(), card);
  CHECK(own.clauses.size() == card.clauses.size() + 1);
  CHECK(own.clauses.back().text == campaign->clauses[1].text);
  const auto again = parse_scorecard(scorecard_toml(own), "card.toml");
  REQUIRE(again);
  CHECK(*again == own);
  const auto board = score(own, read_score_values(*table, own));
  CHECK(board.subjects[0].total == ScoreRange::of(50));
  CHECK(board.subjects[1].grades == std::vector<std::string>{"good"});
}

TEST_CASE("a scorecard within a plan: scores although it cites the plan") {
  const auto campaign = loaded();
  const auto& card = campaign->scorecards.front();
  const auto table = parse_csv("subject,online\nA,45%\n", "values.csv");
  REQUIRE(table);
  CHECK(score(card, read_score_values(*table, card)).subjects[0].total == ScoreRange::of(50));
}

TEST_CASE("a scorecard within a plan: written back, it is the same") {
  const auto campaign = loaded();
  const std::string text = write_campaign(campaign);
  const auto again = parse_campaign(text, "again.toml");
  REQUIRE(again);
  CHECK(*again == campaign);
  CHECK(write_campaign(*again) == text);
}

TEST_CASE("a scorecard within a plan: faults stand with those of the plan, at their places") {
  std::string text = with("below = 80\ncite  = \"2\"", "below = 85\ncite  = \"B\"");
  text.replace(text.find("counted_by = "), 13, "counted_bi = ");
  const auto report = check_plan_text(text, "plan.toml");
  REQUIRE(report.diagnostics.size() == 3);
  CHECK(report.diagnostics[0].fault == Fault::plan_unknown_key);
  CHECK(report.diagnostics[0].place.line == line_of(text, "counted_bi"));
  std::vector<Fault> found{report.diagnostics[1].fault, report.diagnostics[2].fault};
  std::sort(found.begin(), found.end());
  CHECK(found == std::vector{Fault::scorecard_dangling_citation, Fault::scorecard_band_overlap});
  for (std::size_t i = 1; i < 3; ++i) {
    CHECK(report.diagnostics[i].place.file == "plan.toml");
    CHECK(report.diagnostics[i].place.line >= line_of(text, "[[scorecard.grade]]"));
    CHECK(report.diagnostics[i].path.starts_with("scorecard[0].grade["));
  }
}

TEST_CASE(
    "a scorecard within a plan: a fault of form has the code of a scorecard, and is said once") {
  const auto once = [](const std::string& text, Fault fault, const std::string& path) {
    const auto report = check_plan_text(text, "plan.toml");
    REQUIRE(report.diagnostics.size() == 1);
    CHECK(report.diagnostics[0].fault == fault);
    CHECK(report.diagnostics[0].path == path);
    CHECK(report.diagnostics[0].place.line > 0);
  };
  once(with("max            = 100", "max            = 0.5"), Fault::scorecard_bad_number,
       "scorecard[0].item[0].max");
  once(with("max    = 100", "maxx   = 100"), Fault::scorecard_unknown_key, "scorecard[0].maxx");
  once(with("source = { vi = \"đặt ra để thử\", en = \"invented\" }\n", ""),
       Fault::scorecard_missing_key, "scorecard[0]");
  once(with("linear         = { full_at = { parameter = \"full\" } }\n", ""),
       Fault::scorecard_rule_count, "scorecard[0].item[0]");
  once(with("{ parameter = \"full\" }", "{ parameter = \"ful\" }"),
       Fault::scorecard_dangling_reference, "scorecard[0].item[0].linear.full_at");
  once(with("value = \"90%\"\n", ""), Fault::scorecard_parameter_unset,
       "scorecard[0].parameter[0]");
}

TEST_CASE("a scorecard within a plan: its open numbers get values from outside") {
  const auto with_value = [](const std::string& value) {
    LoadOptions options;
    options.parameters = {{"full", value}};
    return parse_campaign(valid(), "plan.toml", options);
  };
  const auto half = with_value("45%");
  REQUIRE(half);
  CHECK(half->plan().scorecards[0].items[0].rule.full_at->value == Score{9} / Score{20});
  CHECK(loaded().with_parameter("full", "45%") == *half);
  const auto bad = with_value("many");
  REQUIRE_FALSE(bad);
  CHECK(bad.error().front().fault == Fault::scorecard_bad_number);
  CHECK_THROWS_AS(static_cast<void>(loaded().with_parameter("full", "many")), InputError);
  CHECK_THROWS_AS(static_cast<void>(loaded().with_parameter("ful", "45%")), InputError);
  const auto filled = parse_campaign(with("value = \"90%\"\n", ""), "plan.toml",
                                     {.issue_date = std::nullopt, .parameters = {{"full", "90%"}}});
  CHECK(filled);
}

TEST_CASE("a scorecard within a plan: built in code") {
  const auto campaign = loaded();
  auto plan = campaign.plan();
  plan.scorecards.clear();
  CHECK_FALSE(Campaign{plan} == campaign);
  plan.scorecards.push_back(campaign->scorecards.front());
  CHECK(Campaign{plan} == campaign);
  plan.scorecards.push_back(campaign->scorecards.front());
  const auto twice = Campaign::from(plan);
  REQUIRE_FALSE(twice);
  CHECK(twice.error().front().fault == Fault::scorecard_duplicate_id);
  CampaignBuilder builder{"built"};
  builder.scorecard(campaign->scorecards.front());
  CHECK(builder.plan().scorecards == campaign->scorecards);
}
