#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include <doctest/doctest.h>
#include <thidua/measure/dossier_store.hpp>

#include "store_rows.hpp"

namespace {

using namespace thidua;

/// Rows of random codes, some of them no codes at all.
struct Rows : samples::StoreRows {
  StoreRules rules;

  [[nodiscard]] std::optional<Unstored> fault(std::size_t row) const {
    const auto outside = [](std::int32_t code, std::uint32_t codes) {
      return code < 0 || static_cast<std::uint32_t>(code) >= codes;
    };
    if (outside(unit[row], rules.units)) { return Unstored::unit; }
    if (outside(service[row], rules.services)) { return Unstored::service; }
    if (officer[row] != -1 && outside(officer[row], rules.officers)) { return Unstored::officer; }
    if (rules.period && !rules.period->contains(Date::from_epoch_days(day[row]))) {
      return Unstored::day;
    }
    for (const auto& flag : flags) {
      if (flag[row] > 1) { return Unstored::flag; }
    }
    return std::nullopt;
  }
};

struct Shape {
  std::size_t rows;
  std::uint32_t units;
  std::uint32_t services;
  std::uint32_t officers;
  std::int32_t days;
  std::size_t flags;
  int bad_in_1000;
  bool in_order;
  bool officers_of_one_unit;
};

Rows random_rows(const Shape& shape, std::uint64_t seed) {
  std::mt19937_64 random{seed};
  const auto below = [&](std::uint64_t n) { return static_cast<std::int32_t>(random() % n); };
  const auto bad = [&] { return below(1000) < shape.bad_in_1000; };
  const Date first{2024, 1, 1};
  Rows rows;
  rows.rules = {shape.units, shape.services, shape.officers,
                Period{first, Date::from_epoch_days(first.epoch_days() + shape.days - 1)}, 5};
  rows.flags.resize(shape.flags);
  for (std::size_t i = 0; i < shape.rows; ++i) {
    const auto unit = below(shape.units);
    rows.unit.push_back(bad() ? (below(2) == 0 ? -3 : static_cast<std::int32_t>(shape.units))
                              : unit);
    rows.service.push_back(bad() ? INT32_MIN : below(shape.services));
    auto officer = below(shape.officers + 1) - 1;
    if (shape.officers_of_one_unit && officer >= 0) {
      officer = static_cast<std::int32_t>(
          (static_cast<std::uint32_t>(officer) / shape.units * shape.units +
           static_cast<std::uint32_t>(unit)) %
          shape.officers);
    }
    rows.officer.push_back(bad() ? static_cast<std::int32_t>(shape.officers) : officer);
    const auto day =
        shape.in_order
            ? static_cast<std::int32_t>(i * static_cast<std::size_t>(shape.days) / shape.rows)
            : below(static_cast<std::uint64_t>(shape.days));
    rows.day.push_back(bad() ? first.epoch_days() - 1 : first.epoch_days() + day);
    for (auto& flag : rows.flags) {
      flag.push_back(static_cast<std::uint8_t>(bad() ? 2 : below(2)));
    }
  }
  return rows;
}

bool in_bucket(const StoreQuery& query, std::size_t bucket, std::int32_t day) {
  if (query.through.empty()) { return true; }
  if (day > query.through[bucket]) { return false; }
  return query.cumulative || bucket == 0 || day > query.through[bucket - 1];
}

/// Row by row, with sets only where there is something to hold.
decltype(StoreCounts::counts) naive(const Rows& rows, const StoreQuery& query) {
  const std::size_t subjects =
      query.by == StoreSubject::unit ? rows.rules.units : rows.rules.officers;
  const std::size_t buckets = query.through.empty() ? 1 : query.through.size();
  std::unordered_map<std::size_t, std::set<std::int64_t>> distinct;
  decltype(StoreCounts::counts) counts(subjects * buckets * query.rules.size(), 0);
  for (std::size_t row = 0; row < rows.unit.size(); ++row) {
    if (rows.fault(row)) { continue; }
    const auto subject = query.by == StoreSubject::unit ? rows.unit[row] : rows.officer[row];
    if (subject < 0) { continue; }
    Pattern pattern = 0;
    for (std::size_t f = 0; f < rows.flags.size(); ++f) {
      pattern = static_cast<Pattern>(pattern | (rows.flags[f][row] << f));
    }
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
      if (!in_bucket(query, bucket, rows.day[row])) { continue; }
      for (std::size_t r = 0; r < query.rules.size(); ++r) {
        const auto& rule = query.rules[r];
        if ((pattern & rule.with) != rule.with || (pattern & rule.without) != 0) { continue; }
        const std::size_t at =
            (static_cast<std::size_t>(subject) * buckets + bucket) * query.rules.size() + r;
        if (rule.counted == Counted::dossier) {
          ++counts[at];
        } else if (rule.counted == Counted::service) {
          distinct[at].insert(rows.service[row]);
        } else if (rows.officer[row] >= 0) {
          distinct[at].insert(rows.officer[row]);
        }
      }
    }
  }
  for (const auto& [at, met] : distinct) { counts[at] += static_cast<std::int64_t>(met.size()); }
  return counts;
}

StoreQuery random_query(const Shape& shape, StoreSubject by, std::mt19937_64& random) {
  StoreQuery query;
  query.by = by;
  const auto mask = [&] { return static_cast<Pattern>(random() % (1U << shape.flags)); };
  // A few rules fit side by side, more of them take several turns, and many are counted in another way.
  constexpr std::size_t sizes[] = {5, 11, 27};
  const std::size_t rules = sizes[random() % 3];
  const bool officers = by == StoreSubject::unit && random() % 2 == 0;
  for (std::size_t i = 0; i < rules; ++i) {
    const Pattern with = mask();
    const auto without = static_cast<Pattern>(mask() & mask() & ~with);
    query.rules.push_back(
        {i % 2 == 0 ? Counted::dossier : (i == 3 && officers ? Counted::officer : Counted::service),
         i == 0 ? Pattern{0} : with, without});
  }
  const std::int32_t first = Date(2024, 1, 1).epoch_days();
  // None, days, weeks, or wider where there are so many cells that the plain loop would take long.
  const auto subjects = by == StoreSubject::unit ? shape.units : shape.officers;
  const auto most = static_cast<std::int32_t>(std::max<std::uint32_t>(20000U / (subjects + 1), 3));
  const auto cut = static_cast<std::int32_t>(random() % 3);
  const auto step = std::max(cut == 1 ? 1 : 7, shape.days / most + 1);
  for (std::int32_t day = first - 2; cut > 0 && day < first + shape.days + 5; day += step) {
    query.through.push_back(day);
  }
  query.cumulative = random() % 2 == 0;
  return query;
}

TEST_CASE("a dossier store counts what a plain loop over the rows counts") {
  const Shape shapes[] = {
      {0, 3, 4, 5, 10, 2, 0, true, false},
      {1, 1, 1, 1, 1, 0, 0, true, false},
      {8000, 7, 300, 40, 60, 4, 0, true, true},
      {8000, 7, 300, 40, 60, 4, 3, true, false},
      {6000, 50, 5, 4, 3, 3, 100, false, false},
      {5000, 3, 70000, 70000, 366, 4, 1, false, false},
      {5000, 3, 4000, 900, 20, 9, 2, false, true},
      {3000, 2, 30, 10, 5, 16, 2, false, true},
      {6000, 900, 2000, 300, 92, 1, 0, false, true},
  };
  std::uint64_t seed = 1;
  for (const auto& shape : shapes) {
    const Rows rows = random_rows(shape, ++seed);
    std::mt19937_64 random{seed};
    const auto one = DossierStore::cluster(rows.codes(), rows.rules, 1);
    const auto three = DossierStore::cluster(rows.codes(), rows.rules, 3);
    std::array<UnstoredRows, 5> aside;
    std::uint64_t stored = 0;
    for (std::size_t row = 0; row < rows.unit.size(); ++row) {
      if (const auto fault = rows.fault(row)) {
        auto& of = aside.at(static_cast<std::size_t>(*fault));
        ++of.count;
        if (of.first.size() < rows.rules.samples) { of.first.push_back(row); }
      } else {
        ++stored;
      }
    }
    CHECK(one.rows() == stored);
    CHECK(three.rows() == stored);
    for (const auto& entry : Words<Unstored>::table) {
      CHECK((one.unstored(entry.first) == aside.at(static_cast<std::size_t>(entry.first))));
      CHECK((three.unstored(entry.first) == aside.at(static_cast<std::size_t>(entry.first))));
    }
    for (const StoreSubject by : {StoreSubject::unit, StoreSubject::officer}) {
      for (int i = 0; i < 6; ++i) {
        const auto query = random_query(shape, by, random);
        const auto expected = naive(rows, query);
        CAPTURE(seed);
        CHECK((one.counts(query).counts == expected));
        CHECK((one.counts(query, 2).counts == expected));
        CHECK((three.counts(query, 3).counts == expected));
      }
    }
  }
}

TEST_CASE("the order of the rows changes no count") {
  const Rows rows = random_rows({6000, 9, 40, 12, 30, 3, 5, true, false}, 77);
  Rows turned = rows;
  turned.turn();
  std::mt19937_64 random{5};
  for (const StoreSubject by : {StoreSubject::unit, StoreSubject::officer}) {
    auto query = random_query({6000, 9, 40, 12, 30, 3, 5, true, false}, by, random);
    const auto store = DossierStore::cluster(rows.codes(), rows.rules, 2);
    const auto of_turned = DossierStore::cluster(turned.codes(), turned.rules, 3);
    CHECK((store.counts(query) == of_turned.counts(query)));
    query.rules = {{Counted::dossier, 1, 0}, {Counted::service, 0, 0}};
    query.through = {19'730, 19'740, 19'790};
    CHECK((store.counts(query) == of_turned.counts(query)));
  }
}

TEST_CASE("clustering and counting tell how far they are, and end when they are told") {
  const Rows rows = random_rows({30000, 60, 40, 12, 30, 3, 5, true, false}, 78);
  const StoreQuery query{{{Counted::service, 1, 0}}, StoreSubject::officer, {}, false};
  for (const unsigned threads : {1U, 3U}) {
    std::vector<std::uint64_t> told;
    const auto tell = [&](std::uint64_t of_all) {
      return [&told, of_all](std::uint64_t done, std::uint64_t of) {
        CHECK(of == of_all);
        CHECK((told.empty() || told.back() < done));
        told.push_back(done);
        return true;
      };
    };
    const auto store = DossierStore::cluster(rows.codes(), rows.rules, threads, tell(4 * 30000));
    REQUIRE(store);
    CHECK(told.size() > 1);
    CHECK(told.back() == 4 * 30000);
    told.clear();
    const auto counts = store->counts(query, threads, tell(store->rows()));
    REQUIRE(counts);
    CHECK(told.back() == store->rows());
    CHECK((*counts == store->counts(query)));

    // Ended at each of the places where it tells.
    for (std::size_t end = 1;; ++end) {
      std::size_t calls = 0;
      const auto at_end = [&](std::uint64_t, std::uint64_t) { return ++calls < end; };
      const auto none = DossierStore::cluster(rows.codes(), rows.rules, threads, at_end);
      if (calls < end) {
        CHECK(none.has_value());
        CHECK(end > 3);
        break;
      }
      CHECK(!none.has_value());
      CHECK(calls == end);
    }
    CHECK(!store->counts(query, threads, [](auto, auto) { return false; }).has_value());
    CHECK_THROWS_AS(static_cast<void>(DossierStore::cluster(
                        rows.codes(), rows.rules, threads,
                        [](auto, auto) -> bool { throw std::runtime_error{"the caller's own"}; })),
                    std::runtime_error);
  }
}

TEST_CASE("columns of other widths hold the same numbers") {
  const std::vector<std::int64_t> wide{0, 1, std::int64_t{1} << 40, -5, 1};
  const std::vector<std::uint64_t> huge{0, 1, UINT64_MAX, 7, 1};
  const std::vector<std::uint8_t> narrow{0, 1, 7, 9, 1};
  const std::vector<std::int8_t> flag{0, 1, 0, 0, 1};
  const auto store = [&](WholeColumn unit) {
    return DossierStore::cluster(
        {unit, std::nullopt, std::nullopt, std::nullopt, {WholeColumn{std::span{flag}}}},
        {2, 0, 0, std::nullopt, 10});
  };
  for (const auto& column : {WholeColumn{std::span{wide}}, WholeColumn{std::span{huge}},
                             WholeColumn{std::span{narrow}}}) {
    const auto counted = store(column);
    CHECK(counted.rows() == 3);
    CHECK((counted.unstored(Unstored::unit).first == std::vector<std::uint64_t>{2, 3}));
    const auto counts = counted.counts(
        {{{Counted::dossier, 0, 0}, {Counted::dossier, 1, 0}}, StoreSubject::unit, {}, false});
    CHECK((counts.counts == decltype(StoreCounts::counts){1, 0, 2, 2}));
    CHECK_FALSE(counted.days().has_value());
  }
}

TEST_CASE("what can't be counted is refused") {
  const std::vector<std::int32_t> two{0, 1};
  const std::vector<std::int32_t> three{0, 1, 0};
  const WholeColumn column{std::span{two}};
  const auto cluster = [](const DossierCodes& codes, const StoreRules& rules) {
    static_cast<void>(DossierStore::cluster(codes, rules));
  };
  CHECK_THROWS_AS(cluster({column, WholeColumn{std::span{three}}, {}, {}, {}}, {2, 2, 0, {}, 1}),
                  std::invalid_argument);
  CHECK_THROWS_AS(
      cluster({column, {}, {}, {}, std::vector<WholeColumn>(17, column)}, {2, 0, 0, {}, 1}),
      std::invalid_argument);
  const std::vector<std::int32_t> far{INT32_MIN + 1, INT32_MAX - 1};
  CHECK_THROWS_AS(cluster({column, column, column, WholeColumn{std::span{far}}, {column}},
                          {2, UINT32_MAX, UINT32_MAX, {}, 1}),
                  std::invalid_argument);
  const auto bare = DossierStore::cluster({column, {}, {}, {}, {}}, {2, 0, 0, {}, 1});
  CHECK(bare.rows() == 2);
  const auto ask = [&](StoreQuery query) { static_cast<void>(bare.counts(query)); };
  CHECK_THROWS_AS(ask({{{Counted::service, 0, 0}}, StoreSubject::unit, {}, false}),
                  std::invalid_argument);
  CHECK_THROWS_AS(ask({{{Counted::officer, 0, 0}}, StoreSubject::unit, {}, false}),
                  std::invalid_argument);
  CHECK_THROWS_AS(ask({{}, StoreSubject::officer, {}, false}), std::invalid_argument);
  CHECK_THROWS_AS(ask({{}, StoreSubject::unit, {3}, false}), std::invalid_argument);
  CHECK_THROWS_AS(ask({{{Counted::dossier, 1, 0}}, StoreSubject::unit, {}, false}),
                  std::invalid_argument);
  const auto dated = DossierStore::cluster({column, {}, {}, column, {}}, {2, 0, 0, {}, 1});
  CHECK_THROWS_AS(static_cast<void>(dated.counts({{}, StoreSubject::unit, {3, 3}, false})),
                  std::invalid_argument);
}

TEST_CASE("a nation's row is a word of four bytes") {
  // 10,000 units, 2,000 services, 60,000 officers, 92 days, 4 flags, each unit with some of them.
  Rows rows = random_rows({200000, 1000, 2000, 6000, 92, 4, 0, true, true}, 3);
  const auto store = DossierStore::cluster(rows.codes(), rows.rules, 2);
  CHECK(store.word_size() == 4);
}

}  // namespace
