/// \file
/// Tallies and measurements as text: what is written is read back; what was tampered with is refused.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <thidua/evaluate/tally_dossiers.hpp>
#include <thidua/io/facts_json.hpp>
#include <thidua/io/load_campaign.hpp>
#include <thidua/io/load_columns.hpp>
#include <thidua/io/load_evidence.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/io/receipt.hpp>

using namespace thidua;  // NOLINT(google-build-using-namespace)

namespace {

const std::filesystem::path gallery = std::filesystem::path{THIDUA_SOURCE_DIR} / "tests/gallery";

Tally sample() {
  const auto campaign = load_campaign(gallery / "table-plan.toml");
  const auto evidence = load_evidence(gallery / "table-evidence.toml");
  return tally(read_csv(gallery / "dossiers/row.duplicate.csv"), campaign, evidence.subjects,
               shipped_columns());
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("a tally is read back as it was written") {
  const Tally tally = sample();
  CHECK(tally.rows_counted() == 1);
  CHECK(tally.set_aside().size() == 1);
  CHECK(parse_tally_json(tally_json(tally)) == tally);
  CHECK(tally_json(parse_tally_json(tally_json(tally))) == tally_json(tally));
  CHECK(parse_tally_json(tally_json(Tally{})) == Tally{});
}

TEST_CASE("a broken tally is refused, whatever is broken") {
  const std::string text = tally_json(sample());
  CHECK_THROWS_AS(static_cast<void>(parse_tally_json("")), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(parse_tally_json("[]")), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(parse_tally_json(text.substr(0, text.size() / 2))),
                  std::invalid_argument);
  for (const auto& [what, with] : {std::pair{"2024-07-01", "2024-07-32"},
                                   {"\"thidua_tally\":1", "\"thidua_tally\":2"},
                                   {"submitted", "sumbitted"},
                                   {"row.duplicate", "row.duplicata"},
                                   {"\"rows_counted\":1", "\"rows_counted\":\"1\""},
                                   {"\"rows_counted\":1", "\"rows_counted\":1.0"},
                                   {"\"rows_counted\":1", "\"rows_counted\":-1"},
                                   {"\"rows_counted\":1", "\"rows_counted\":true"},
                                   {"\"rows_counted\":1", "\"rows_counted\":18446744073709551615"},
                                   {"\"with_service\":\"yes\"", "\"with_service\":\"maybe\""},
                                   {"\"with_service\":\"yes\"", "\"with_service\":true"}}) {
    CAPTURE(what);
    CHECK_THROWS_AS(static_cast<void>(parse_tally_json(replaced(text, what, with))),
                    std::invalid_argument);
  }
}

TEST_CASE("measurements are read back as they were written") {
  Measurements measurements;
  measurements.set({"P01", "payment", Ratio{1, 2}, date(2024, 7, 1), "report"});
  measurements.set({"P01", "payment", NoActivity{}, std::nullopt, {}});
  measurements.set({"P02",
                    "payment",
                    Reported{Percent::of_fraction({9, 20}), 2, PrintRounding::down},
                    std::nullopt,
                    {}});
  measurements.set({"P03", "roads", Quantity{{7, 2}, "km"}, std::nullopt, {}});
  measurements.set({"P04", "payment", NotApplicable{"Council", "Paper 1"}, std::nullopt, {}});
  measurements.set({"P05", "payment", Missing{}, std::nullopt, {}});
  measurements.count_rows(6);
  CHECK(parse_measurements_json(measurements_json(measurements)) == measurements);
  const auto text = measurements_json(measurements);
  CHECK_THROWS_AS(static_cast<void>(parse_measurements_json(replaced(text, "ratio", "ration"))),
                  std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(parse_measurements_json(replaced(text, "\"d\":2", "\"d\":0"))),
                  std::invalid_argument);
}

TEST_CASE("numbers that are not whole, or too large, are refused and never cut to size") {
  Measurements measurements;
  measurements.set({"P02",
                    "payment",
                    Reported{Percent::of_fraction({9, 20}), 2, PrintRounding::down},
                    std::nullopt,
                    {}});
  const auto text = measurements_json(measurements);
  CHECK(parse_measurements_json(text) == measurements);
  for (const char* places : {"2.5", "1e114", "-1", "4294967298", "400", "\"2\"", "null", "false"}) {
    CAPTURE(places);
    CHECK_THROWS_AS(static_cast<void>(parse_measurements_json(
                        replaced(text, "\"places\":2", std::string{"\"places\":"} + places))),
                    std::invalid_argument);
  }
  for (const char* n : {"9.0", "-9.5", "9223372036854775808", "1e19"}) {
    CAPTURE(n);
    CHECK_THROWS_AS(static_cast<void>(parse_measurements_json(
                        replaced(text, "\"n\":9", std::string{"\"n\":"} + n))),
                    std::invalid_argument);
  }
  const std::string tally = tally_json(sample());
  const auto last = tally.find("]]");
  REQUIRE(last != std::string::npos);
  const auto pattern = tally.rfind(',', tally.rfind(',', last) - 1);
  for (const char* cell : {",65536,1", ",-1,1", ",0.5,1", ",1,1.5", ",1,1e300"}) {
    CAPTURE(cell);
    auto changed = tally;
    changed.replace(pattern, last - pattern, cell);
    CHECK_THROWS_AS(static_cast<void>(parse_tally_json(changed)), std::invalid_argument);
  }
}

TEST_CASE("SHA-256 of the standard's examples") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
