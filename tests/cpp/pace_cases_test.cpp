/// \file
/// The cases of the pace (tests/cases/pace), through the library; `tests/python/test_pace_cases.py` runs the same files.
#include <algorithm>

#include <doctest/doctest.h>

#include <thidua/evaluate/pace.hpp>
#include <thidua/evaluate/read_measurements.hpp>
#include <thidua/evaluate/tally_dossiers.hpp>
#include <thidua/io/load_calendar.hpp>
#include <thidua/io/load_campaign.hpp>
#include <thidua/io/load_columns.hpp>
#include <thidua/io/load_evidence.hpp>
#include <thidua/io/pace_json.hpp>
#include <thidua/io/read_csv.hpp>

#include "case_file.hpp"

using namespace thidua;

namespace {

constexpr std::size_t fewest_cases = 25;

Pace paced(const cases::Case& c) {
  auto campaign =
      parse_campaign(c.plan, "plan.toml", {.issue_date = {}, .parameters = c.parameters});
  if (!campaign) { throw InputError{campaign.error()}; }
  Facts facts;
  facts.evidence = parse_evidence(c.evidence, "evidence.toml").value();
  if (c.dossiers || c.dossier_csv) {
    const TextTable table =
        c.dossier_csv ? parse_csv(*c.dossier_csv, "dossiers.csv").value() : *c.dossiers;
    facts.tally = tally(table, *campaign, facts.evidence.subjects, shipped_columns());
  }
  if (c.counts) {
    facts.measurements = read_measurements(*c.counts, *campaign, facts.evidence.subjects);
  }
  PaceOptions options;
  options.as_of = c.as_of.value();
  options.readings = parse_readings(*campaign, c.reading);
  options.checkpoints = c.pace.by;
  options.expected = c.pace.expected;
  options.projection_weeks = c.pace.weeks;
  return pace(*campaign, std::move(facts), shipped_calendar(), std::move(options));
}

/// Every key that is expected is there and holds; "absent" is for one that is not. Lists are whole.
void check_part(const nlohmann::json& found, const nlohmann::json& expected,
                const std::string& where) {
  if (!expected.is_object()) {
    CHECK_MESSAGE(found == expected, where << ": " << found << " is not " << expected);
    return;
  }
  for (const auto& [key, value] : expected.items()) {
    const bool there = found.is_object() && found.contains(key);
    if (value == "absent") {
      CHECK_MESSAGE(!there, where << "." << key << " is there");
    } else if (!there) {
      FAIL_CHECK(where << "." << key << " is absent");
    } else {
      check_part(found[key], value, where + "." + key);
    }
  }
}

const nlohmann::json* row_of(const nlohmann::json& pace, const cases::ExpectedPace& expected) {
  for (const auto& subject : pace["subjects"]) {
    if (subject["id"] != expected.subject) { continue; }
    for (const auto& row : subject["targets"]) {
      if (row["id"] == expected.target && row["readings"] == nlohmann::json(expected.readings)) {
        return &row;
      }
    }
  }
  return nullptr;
}

}  // namespace

TEST_CASE("pace cases: each file of tests/cases/pace holds") {
  const auto paths = cases::case_paths("pace");
  CHECK(paths.size() >= fewest_cases);
  for (const auto& path : paths) {
    CAPTURE(path.filename().string());
    const auto c = cases::load_case(path);
    const std::string text = pace_json(paced(c));
    CHECK(text == pace_json(paced(c)));
    const auto json = nlohmann::json::parse(text);
    for (const auto& expected : c.pace_rows) {
      if (expected.subject.empty()) {
        check_part(json, expected.is, path.stem().string());
        continue;
      }
      const auto* row = row_of(json, expected);
      REQUIRE_MESSAGE(row != nullptr, "there is no such row of " << expected.subject);
      check_part(*row, expected.is, expected.subject + "/" + expected.target);
    }
  }
}
