/// \file
/// Of which items a dossier's points are points of the total, and of which they are not.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include <thidua/io/load_scorecard.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/score/counted_items.hpp>
#include <thidua/score/score.hpp>

namespace {

using thidua::LinearItem;

/// Two items of 10 and 20 points in a group; lines for the card, the group and the first item.
std::string card_text(std::string_view card, std::string_view group, std::string_view item) {
  std::string text = R"(thidua_scorecard = 1
[scorecard]
id = "s"
title = "S"
source = "synthetic"
cite = "1"
)";
  text += card;
  text += R"(
[[input]]
id = "x"
title = "X"
unit = "%"
[[input]]
id = "y"
title = "Y"
unit = "%"
[[group]]
id = "g"
title = "G"
cite = "1"
)";
  text += group;
  text += R"(
[[item]]
id = "a"
title = "A"
group = "g"
input = "x"
max = 10
linear = { full_at = "80%" }
no_activity = "zero"
not_applicable = "rescaled"
cite = "1"
)";
  text += item;
  text += R"(
[[item]]
id = "b"
title = "B"
group = "g"
input = "y"
max = 20
linear = {}
no_activity = "zero"
not_applicable = "rescaled"
cite = "1"
)";
  return text;
}

std::vector<LinearItem> counted(std::string_view card, std::string_view group,
                                std::string_view item, std::string_view row,
                                thidua::Arithmetic arithmetic = thidua::Arithmetic::exact) {
  const auto loaded = thidua::parse_scorecard(card_text(card, group, item), "card.toml");
  REQUIRE(loaded);
  const auto table = thidua::parse_csv("subject,x,y\n" + std::string{row} + "\n", "values.csv");
  REQUIRE(table);
  const auto board =
      thidua::score(*loaded, thidua::read_score_values(*table, *loaded), {arithmetic});
  const auto found = thidua::counted_items(*loaded, board);
  return found.empty() ? std::vector<LinearItem>{} : found.begin()->second;
}

const LinearItem a{"a", 3, 10, thidua::Score{10}, thidua::Score{4} / thidua::Score{5}};
const LinearItem b{"b", 7, 20, thidua::Score{20}, thidua::Score{1}};

}  // namespace

TEST_CASE("items of a plain sum are counted") {
  CHECK(counted("", "", "", "S,3/10,7/20") == std::vector{a, b});
}

TEST_CASE("a figure that is no count is left out") {
  CHECK(counted("", "", "", "S,3/10,35%") == std::vector{a});
  CHECK(counted("", "", "", "S,,7/20") == std::vector{b});
  CHECK(counted("", "", "", "S,0/0,7/20") == std::vector{b});
}

TEST_CASE("what was scaled up counts with its greater weight") {
  auto more = b;
  more.weight = thidua::Score{30};
  CHECK(counted("", "", "", "S,n/a,7/20") == std::vector{more});
}

TEST_CASE("nothing is counted where rounding, caps or means stand between") {
  const std::string_view row = "S,3/10,7/20";
  CHECK(counted("", "", "", row, thidua::Arithmetic::portal).empty());
  CHECK(counted("cap = 30", "", "", row).empty());
  CHECK(counted("rounding = { items = { places = 2, mode = \"half-up\" } }", "", "", row).empty());
  CHECK(
      counted("rounding = { total = { places = 2, mode = \"half-up\" }, rank_from = \"rounded\" }",
              "", "", row)
          .empty());
  CHECK(counted("", "cap = 25", "", row).empty());
  CHECK(counted("", "aggregate = \"mean\"", "", row).empty());
  CHECK(counted("", "", "rounding = { places = 2, mode = \"half-up\" }", row) == std::vector{b});
}

TEST_CASE("penalties are left out, bonus points are not") {
  const std::string_view plain = R"(
[[input]]
id = "z"
title = "Z"
[[item]]
id = "c"
title = "C"
input = "z"
max = 70
given = true
not_applicable = "zero"
cite = "1"
)";
  CHECK(counted("", "kind = \"penalty\"", plain, "S,3/10,7/20").empty());
  CHECK(counted("", "kind = \"bonus\"", plain, "S,3/10,7/20") == std::vector{a, b});
}

TEST_CASE("a total that is rounded for print only does not hinder") {
  CHECK(counted("rounding = { total = { places = 2, mode = \"half-up\" } }", "", "",
                "S,3/10,7/20") == std::vector{a, b});
}

TEST_CASE("an input that is read at two places is left out") {
  const std::string_view twice = R"(
[[knock_out]]
id = "k"
title = "K"
cite = "1"
input = "y"
below = "10%"
effect = "zero"
)";
  CHECK(counted("", "", twice, "S,3/10,7/20") == std::vector{a});
  CHECK(counted("", "", twice, "S,3/10,1/20").empty());  // knocked out: no dossier of A helps
}

TEST_CASE("what items can still give") {
  const auto loaded = thidua::parse_scorecard(card_text("", "", ""), "card.toml");
  REQUIRE(loaded);
  const auto table = thidua::parse_csv("subject,x,y\nS,3/10,7/20\nT,,35%\n", "values.csv");
  REQUIRE(table);
  const auto board = thidua::score(*loaded, thidua::read_score_values(*table, *loaded), {});
  const auto rooms = thidua::item_rooms(*loaded, board);
  const auto full = thidua::Score{4} / thidua::Score{5};
  CHECK(rooms.at("S") ==
        std::vector<thidua::ItemRoom>{{"a", thidua::Score{10} - thidua::Score{3} / full},
                                      {"b", thidua::Score{13}}});
  CHECK(rooms.at("T") == std::vector<thidua::ItemRoom>{{"b", thidua::Score{13}}});

  thidua::RankRules rules;
  rules.keys.push_back({"p", {}, thidua::Direction::higher_first, {}, ""});
  const auto of = [](std::int64_t points) {
    return std::vector{thidua::RankValue::of(thidua::Score{points})};
  };
  const auto ranking = thidua::rank({{"R", "", "", of(13), 0}, {"S", "", "", of(0), 0}}, rules);
  REQUIRE(ranking);
  const auto margins = thidua::margins(*ranking, {}, rooms);
  REQUIRE(margins.size() == 1);
  REQUIRE(margins.front().by_item.size() == 2);
  CHECK_FALSE(margins.front().by_item[0].level);
  CHECK(margins.front().by_item[1].level);
  CHECK_FALSE(margins.front().by_item[1].pass);  // more than the 13 is needed
}
