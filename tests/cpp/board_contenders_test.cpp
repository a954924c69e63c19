/// \file
/// From a scoreboard to a ranking.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <thidua/io/read_csv.hpp>
#include <thidua/score/board_contenders.hpp>
#include <thidua/score/ranking.hpp>

using namespace thidua;

namespace {

SubjectScore scored(std::string id, const Score& low, const Score& high) {
  SubjectScore result;
  result.id = std::move(id);
  result.block = "1";
  result.kind = "collective";
  result.rank_by = {low, high};
  return result;
}

Scoreboard board() {
  Scoreboard result;
  result.card = "card";
  result.subjects = {scored("A", 80, 80), scored("B", 80, 80), scored("C", 60, 90)};
  return result;
}

std::vector<KeyColumns> by_votes() {
  return {{{"votes", {"Phiếu", "Votes"}, Direction::higher_first, {}, ""}, "votes", ""}};
}

}  // namespace

TEST_CASE("board contenders: totals as they are, open ones as intervals") {
  const auto found = contenders(board());
  REQUIRE(found.size() == 3);
  CHECK(found[0].values == std::vector{RankValue::of(80)});
  CHECK(found[2].values == std::vector{RankValue{Score{60}, Score{90}}});
  CHECK(found[2].block == "1");
  CHECK(found[2].kind == "collective");
}

TEST_CASE("board contenders: a table separates equals, and says nothing of whom it does not name") {
  const auto table = parse_csv("subject,votes\nB,7\nA,5\nD,9\n", "votes.csv").value();
  const auto read = contenders(board(), total_key(), table, by_votes());
  REQUIRE(read.has_value());
  REQUIRE(read->contenders.size() == 3);
  CHECK(read->contenders[0].values[1] == RankValue::of(5));
  CHECK(read->contenders[2].values[1] == RankValue{});
  const auto ranking = rank(read->contenders, {.keys = read->keys,
                                               .method = RankMethod::competition,
                                               .end = ChainEnd::joint,
                                               .end_cite = {},
                                               .within = Within::all});
  REQUIRE(ranking.has_value());
  CHECK(ranking->find("B")->rank.worst < ranking->find("A")->rank.worst);
}

TEST_CASE("board contenders: the table's faults are told") {
  const auto table = parse_csv("subject,votes\nA,many\n", "votes.csv").value();
  CHECK(!contenders(board(), total_key(), table, by_votes()).has_value());
  const auto without = parse_csv("subject,stars\nA,1\n", "votes.csv").value();
  CHECK(!contenders(board(), total_key(), without, by_votes()).has_value());
}
