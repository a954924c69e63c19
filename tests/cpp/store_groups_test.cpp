/// \file
/// So many rows that they go to their units by way of many groups, on several threads, in words of every size; against plain counts.
#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <thidua/measure/dossier_store.hpp>

#include "store_rows.hpp"

using namespace thidua;
using samples::StoreRows;

namespace {

struct Shape {
  std::int32_t units;
  std::int32_t services;         ///< of all units
  std::int32_t services_a_unit;  ///< that one unit has
  std::int32_t officers;
  std::int32_t officers_a_unit;
  std::int32_t days;
  bool in_order;          ///< of days
  std::size_t word_size;  ///< that comes out
  bool crowded = false;   ///< half of all rows have one unit
};

StoreRows random_rows(const Shape& shape, std::uint64_t seed) {
  std::mt19937_64 random{seed};
  const auto below = [&](std::int32_t limit) {
    return static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(limit));
  };
  constexpr std::size_t count = 250'000;
  StoreRows rows;
  rows.flags.resize(1);
  for (std::size_t i = 0; i < count; ++i) {
    // Now and then a unit that is none, and an officer who is nobody.
    const std::int32_t unit =
        shape.crowded && below(2) == 0 ? shape.units / 2 : below(shape.units + shape.units / 50);
    rows.unit.push_back(unit);
    rows.service.push_back((unit * 7 + below(shape.services_a_unit)) % shape.services);
    rows.officer.push_back(
        below(20) == 0 ? -1 : (unit * 3 + below(shape.officers_a_unit)) % shape.officers);
    const auto day =
        shape.in_order ? static_cast<std::int32_t>(i * static_cast<std::size_t>(shape.days) / count)
                       : below(shape.days);
    rows.day.push_back(19'900 + day);
    rows.flags[0].push_back(static_cast<std::uint8_t>(below(3) == 0));
  }
  return rows;
}

DossierStore clustered(const StoreRows& rows, const Shape& shape, unsigned threads) {
  StoreRules rules;
  rules.units = static_cast<std::uint32_t>(shape.units);
  rules.services = static_cast<std::uint32_t>(shape.services);
  rules.officers = static_cast<std::uint32_t>(shape.officers);
  return DossierStore::cluster(rows.codes(), rules, threads);
}

/// Rows that are paid and services, of all days up to one.
decltype(StoreCounts::counts) plain(const StoreRows& rows, const std::vector<std::int32_t>& subject,
                                    std::int32_t subjects, std::int32_t units, std::int32_t last) {
  decltype(StoreCounts::counts) counts(static_cast<std::size_t>(subjects) * 2, 0);
  std::set<std::pair<std::int32_t, std::int32_t>> met;
  for (std::size_t i = 0; i < rows.unit.size(); ++i) {
    if (rows.unit[i] >= units || subject[i] < 0 || rows.day[i] > last) { continue; }
    const auto at = static_cast<std::size_t>(subject[i]) * 2;
    counts[at] += rows.flags[0][i];
    counts[at + 1] += met.insert({subject[i], rows.service[i]}).second ? 1 : 0;
  }
  return counts;
}

}  // namespace

TEST_CASE("a store of many groups counts what a plain loop counts") {
  const Shape shapes[] = {
      {3'000, 400, 60, 2'000, 5, 92, true, 4},          // raw words of 32 bits
      {3'000, 200, 30, 2'000, 5, 8, true, 2},           // the same, narrowed
      {10'000, 2'000, 150, 60'000, 6, 92, true, 4},     // raw words of 64 bits, kept in 32
      {40, 30, 30, 40'000, 9'000, 92, false, 4, true},  // more officers than likely, still 32 bits
      {60, 70'000, 60'000, 70'000, 60'000, 200, false, 8},
      {2, 70'000, 60'000, 70'000, 60'000, 200, false,
       8},  // no room for each service of each officer
      {50, 2'000, 90, 60'000, 4'000, 92, true,
       4},  // so many officers that services have to be numbered
      {100'000, 3, 3, 9, 2, 8, true, 2},
      {1, 500, 500, 100, 100, 30, false, 4},
      {2'000, 1, 1, 1, 1, 1, true, 2},
      {20, 5, 5, 3, 3, 100'000, false, 4},  // more days than a table of counts holds
  };
  std::uint64_t seed = 40;
  for (const auto& shape : shapes) {
    const StoreRows rows = random_rows(shape, ++seed);
    const auto one = clustered(rows, shape, 1);
    const auto three = clustered(rows, shape, 3);
    CAPTURE(seed);
    CHECK(one.word_size() == shape.word_size);
    CHECK(three.word_size() == shape.word_size);
    CHECK(one.size() == three.size());
    CHECK(one.rows() + one.unstored(Unstored::unit).count == rows.unit.size());
    const std::int32_t last = 19'900 + shape.days / 2;
    StoreQuery query;
    query.rules = {{Counted::dossier, 1, 0}, {Counted::service, 0, 0}};
    query.through = {last};
    const auto by_unit = plain(rows, rows.unit, shape.units, shape.units, last);
    CHECK((one.counts(query).counts == by_unit));
    CHECK((three.counts(query, 3).counts == by_unit));
    query.by = StoreSubject::officer;
    const auto by_officer = plain(rows, rows.officer, shape.officers, shape.units, last);
    CHECK((one.counts(query, 2).counts == by_officer));
    CHECK((three.counts(query).counts == by_officer));
  }
}

TEST_CASE("a store whose numbers do not fit where they probably would counts the same") {
  // 16 flags and 10 bits of days leave 6 of 32 for services, of which each unit has some thousand.
  const Shape shape{64, 4'096, 4'000, 1, 1, 1'000, true, 8};
  StoreRows rows = random_rows(shape, 5);
  rows.flags.resize(16, rows.flags[0]);
  auto codes = rows.codes();
  codes.officer = std::nullopt;
  StoreRules rules;
  rules.units = static_cast<std::uint32_t>(shape.units);
  rules.services = static_cast<std::uint32_t>(shape.services);
  const auto store = DossierStore::cluster(codes, rules, 1);
  CHECK(store.word_size() == shape.word_size);
  const std::int32_t last = 19'900 + shape.days / 3;
  const StoreQuery query{
      {{Counted::dossier, 1, 0}, {Counted::service, 0, 0}}, StoreSubject::unit, {last}, false};
  CHECK((store.counts(query).counts == plain(rows, rows.unit, shape.units, shape.units, last)));
}
