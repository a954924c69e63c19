/// \file
/// The store counts in two ways, buckets by lanes and all days at once by tables of marks; both have to say the same.
#include <cstdint>
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/measure/dossier_store.hpp>

#include "store_rows.hpp"

using namespace thidua;
using samples::StoreRows;

namespace {

/// Some units with many rows a day, some with few, some with none; in no order of days.
StoreRows random_rows(std::uint64_t seed, std::int32_t services, std::int32_t officers) {
  std::mt19937_64 random{seed};
  const auto below = [&](std::int32_t limit) {
    return static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(limit));
  };
  StoreRows rows;
  rows.flags.resize(2);
  for (int i = 0; i < 6000; ++i) {
    rows.unit.push_back(below(2) == 0 ? 3 : below(40));
    rows.service.push_back(below(services));
    rows.officer.push_back(below(officers + 1) - 1);
    rows.day.push_back(19'900 + below(2) * below(60));
    rows.flags[0].push_back(static_cast<std::uint8_t>(below(2)));
    rows.flags[1].push_back(static_cast<std::uint8_t>(below(2)));
  }
  return rows;
}

std::vector<PatternRule> eight_of_each() {
  std::vector<PatternRule> rules;
  for (const auto counted : {Counted::dossier, Counted::service}) {
    for (unsigned i = 1; i < 9; ++i) {  // each flag asked for, ruled out, or neither
      const unsigned with = (i % 3 == 1 ? 1U : 0U) | (i / 3 == 1 ? 2U : 0U);
      const unsigned without = (i % 3 == 2 ? 1U : 0U) | (i / 3 == 2 ? 2U : 0U);
      rules.push_back({counted, static_cast<Pattern>(with), static_cast<Pattern>(without)});
    }
  }
  return rules;
}

}  // namespace

TEST_CASE("buckets in lanes are those of tables of marks") {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const StoreRows rows = random_rows(seed, seed % 2 == 0 ? 1 : 700, seed % 3 == 0 ? 300 : 5);
    StoreRules limits;
    limits.units = 41;
    limits.services = 700;
    limits.officers = 300;
    const auto store = DossierStore::cluster(rows.codes(), limits, 1 + seed % 2);
    StoreQuery few;
    few.rules = eight_of_each();
    few.cumulative = seed % 2 == 1;
    for (const std::int32_t last : {19'890, 19'899, 19'900, 19'901, 19'910, 19'959, 20'500}) {
      few.through.push_back(last);
    }
    StoreQuery many = few;                           // buckets by tables of marks
    many.rules.push_back({Counted::officer, 0, 0});  // which lanes do not count
    const auto in_lanes = store.counts(few, 2);
    const auto by_marks = store.counts(many, 1);
    for (std::size_t unit = 0; unit < 41; ++unit) {
      for (std::size_t bucket = 0; bucket < few.through.size(); ++bucket) {
        for (std::size_t rule = 0; rule < few.rules.size(); ++rule) {
          REQUIRE(in_lanes.at(unit, bucket, rule) == by_marks.at(unit, bucket, rule));
        }
      }
    }
  }
}

TEST_CASE("all days at once are one bucket of all days") {
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    StoreRows rows = random_rows(seed, 700, 5);
    // With more flags than eight, what each pattern adds is no table any more.
    while (rows.flags.size() < (seed % 2 == 0 ? 2 : 10)) { rows.flags.push_back(rows.flags[0]); }
    StoreRules limits;
    limits.units = 41;
    limits.services = 700;
    limits.officers = 5;
    const auto store = DossierStore::cluster(rows.codes(), limits);
    StoreQuery at_once;
    at_once.rules = eight_of_each();
    for (const bool has_more : {false, true}) {
      // A ninth rule for rows has no lane.
      if (has_more) { at_once.rules.push_back({Counted::dossier, 1, 0}); }
      StoreQuery one_bucket = at_once;
      one_bucket.through = {30'000};
      REQUIRE(store.counts(at_once).counts == store.counts(one_bucket).counts);
    }
  }
}

TEST_CASE("marks of more places than a byte sums up") {
  constexpr std::int32_t services = 40'000;
  StoreRows rows;
  rows.flags.resize(1);
  for (std::int32_t service = 0; service < services; ++service) {
    for (std::uint8_t flag = 0; flag < (service % 3 == 0 ? 2 : 1); ++flag) {
      rows.unit.push_back(0);
      rows.service.push_back(service);
      rows.officer.push_back(-1);
      rows.day.push_back(19'900);
      rows.flags[0].push_back(flag);
    }
  }
  StoreRules limits;
  limits.units = 1;
  limits.services = services;
  limits.officers = 1;
  const auto store = DossierStore::cluster(rows.codes(), limits);
  StoreQuery query;
  query.rules = {{Counted::service, 0, 0}, {Counted::service, 1, 0}, {Counted::service, 0, 1}};
  const auto counts = store.counts(query).counts;
  CHECK(counts[0] == services);
  CHECK(counts[1] == (services + 2) / 3);
  CHECK(counts[2] == services);
}
