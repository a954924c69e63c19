/// \file
/// Files of quotas: what is read, and how faults are told.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include <thidua/io/load_quotas.hpp>

namespace {

using namespace thidua;

std::filesystem::path example(const std::string& name) {
  return std::filesystem::path{THIDUA_SOURCE_DIR} / "examples/selections" / name;
}

}  // namespace

TEST_CASE("quotas: the example is read") {
  const auto file = load_quotas(example("can-tho-157-2025-collectives.toml"));
  CHECK(file.rank.end == ChainEnd::council);
  CHECK(to_string(file.rank.end_cite) == "157.4");
  CHECK_FALSE(file.rank.method);
  REQUIRE(file.rank.tie_breaks.size() == 3);
  CHECK(file.rank.tie_breaks[1].low == "transfers");
  CHECK(file.rank.tie_breaks[1].key.direction == Direction::higher_first);
  REQUIRE(file.awards.size() == 1);
  const auto& quota = file.awards[0].rule.quotas.at(0);
  CHECK(quota.kinds == std::vector<std::string>{"collective"});
  CHECK(quota.share == QuotaShare{Score{1} / Score{10}, ShareRounding::down, ShareOf::eligible});
}

TEST_CASE("quotas: everything that a file can say") {
  const auto file = parse_quotas(R"([rank]
lower_first = true
method = "dense"
within = ["block", "kind"]
[[rank.tie_breaks]]
column = ["low", "high"]
lower_first = true
cite = "9"
[[award]]
id = "a"
eligible = "ok"
already = "had"
already_cite = "4"
beside_higher = true
higher_cite = "5"
[[award.quota]]
count = 3
per = "block"
blocks = ["I"]
ties = "none"
[[award.quota.quota]]
share = "12,5 %"
rounding = "nearest"
of = "all"
least = 1
[[award.quota]]
[[award]]
id = "b"
already = ["A", "B"]
)",
                                 "q.toml");
  REQUIRE(file);
  CHECK(file->rank.direction == Direction::lower_first);
  CHECK(file->rank.method == RankMethod::dense);
  CHECK(file->rank.within == std::vector<std::string>{"block", "kind"});
  CHECK(file->rank.tie_breaks[0].high == "high");
  const auto& award = file->awards[0];
  CHECK(award.eligible_column == "ok");
  CHECK(award.already_column == "had");
  CHECK(award.rule.beside_higher);
  REQUIRE(award.rule.quotas.size() == 2);
  CHECK(award.rule.quotas[0].id == "quota");
  CHECK(award.rule.quotas[1].id == "quota-2");
  CHECK(award.rule.quotas[0].count == 3);
  CHECK(award.rule.quotas[0].ties == EdgeTie::none);
  CHECK(award.rule.quotas[0].parts[0].share ==
        QuotaShare{Score{1} / Score{8}, ShareRounding::nearest, ShareOf::all});
  CHECK(award.rule.quotas[0].parts[0].least == 1);
  CHECK(file->awards[1].rule.already == std::vector<std::string>{"A", "B"});
}

TEST_CASE("quotas: all faults at once, with line and clause") {
  const auto report = check_quotas_text(R"([[award]]
id = "a"
cite = "IV.2"
already = 3
[[award.quota]]
cite = "IV.2.b"
share = "10"
[[award.quota.quota]]
number = 1
[[award.quota]]
count = -1
ties = "al"
)",
                                        "q.toml");
  std::vector<std::string> told;
  for (const auto& fault : report.diagnostics) {
    told.push_back(std::string{fault.code()} + " " + std::to_string(fault.place.line) + " " +
                   fault.clause);
  }
  CHECK(told == std::vector<std::string>{"quotas.wrong-type 4 IV.2", "quotas.missing-key 5 IV.2.b",
                                         "quotas.bad-value 7 IV.2.b", "quotas.unknown-key 9 IV.2.b",
                                         "quotas.bad-value 11 IV.2", "quotas.bad-value 12 IV.2"});
  CHECK(report.diagnostics.back().suggestion == "all");
}

TEST_CASE("quotas: no award, no file, no TOML") {
  const auto none = check_quotas_text("", "q.toml");
  REQUIRE(none.diagnostics.size() == 1);
  CHECK(none.diagnostics[0].fault == Fault::quotas_missing_key);
  CHECK_FALSE(parse_quotas("x = ", "q.toml"));
  CHECK_THROWS_AS(static_cast<void>(load_quotas(example("nowhere.toml"))), InputError);
}
