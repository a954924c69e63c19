/// \file
/// Counting in batches and in parts: the same tally, the same copies, the same faults of columns as on the whole.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include <thidua/measure/tally_sources.hpp>

#include "dossier_samples.hpp"

using namespace thidua;
using samples::Dossier;

namespace {

/// Rows with copies of dossiers, and names in several spellings.
std::vector<Dossier> rows_with_copies(std::uint64_t seed) {
  auto rows = samples::random_dossiers(120, seed);
  std::mt19937_64 random{seed};
  for (auto& row : rows) {
    if (random() % 3 == 0) { row.id = rows[random() % rows.size()].id; }
    if (random() % 2 == 0) { row.unit = row.unit.empty() ? "" : "p" + row.unit.substr(1); }
    if (random() % 2 == 0) {
      row.officer = row.officer.empty() ? "" : "cb" + row.officer.substr(2);
    }
  }
  return rows;
}

TallySources sources() { return TallySources{TallyBuilder{samples::rules(), samples::mapping()}}; }

}  // namespace

TEST_CASE("tally sources: batches are the whole") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto rows = rows_with_copies(seed);
    std::mt19937_64 random{seed};
    auto counting = sources();
    CHECK(counting.open("a.csv", samples::columns()).empty());
    Tally parts{samples::rules()};
    for (std::size_t at = 0; at < rows.size();) {
      const std::size_t size = std::min<std::size_t>(1 + random() % 20, rows.size() - at);
      const std::vector<Dossier> some(rows.begin() + static_cast<std::ptrdiff_t>(at),
                                      rows.begin() + static_cast<std::ptrdiff_t>(at + size));
      CHECK(counting.add(samples::table(some, static_cast<std::int64_t>(at) + 2)).empty());
      if (random() % 3 == 0) { parts += counting.builder().take_part(); }
      at += size;
    }
    CHECK(counting.close().empty());
    parts += counting.builder().take_part();
    CHECK(parts == samples::tally(rows));
  }
}

TEST_CASE("tally sources: parts that were counted apart are respelled as the whole") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto rows = rows_with_copies(seed);
    constexpr std::size_t homes = 3;
    Tally parts{samples::rules()};
    SpellingBook book;
    for (std::size_t home = homes; home-- > 0;) {
      TallyBuilder builder{samples::rules(), samples::mapping()};
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (std::hash<std::string>{}(rows[i].id) % homes != home) { continue; }
        auto row = samples::table({rows[i]}, static_cast<std::int64_t>(i) + 2);
        row.set_part();
        CHECK(builder.add(row).empty());
      }
      parts += builder.tally();
      for (const auto& [key, spelling] : builder.spellings().book()) { enter(book, key, spelling); }
    }
    CHECK(respelled(parts, book) == samples::tally(rows));
  }
}

TEST_CASE("tally sources: a column is judged when its source ends") {
  auto counting = sources();
  Dossier row;
  CHECK(counting.open("a.csv", samples::columns()).empty());
  for (int i = 0; i < 12; ++i) {
    row.id = "H" + std::to_string(i);
    row.fee = "miễn " + std::to_string(i / 2);
    CHECK(counting.add(samples::table({row}, i + 2)).empty());
  }
  const auto faults = counting.close();
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().fault == Fault::table_no_known_value);
  CHECK(faults.front().arguments.at(0) == "Lệ phí");
  // One known value is enough, in whatever batch it stands.
  row.id = "H99";
  row.fee = "0";
  CHECK(counting.add(samples::table({row}, 99)).empty());
  CHECK(counting.close().empty());
  // Headers are judged when a source is opened.
  const auto missing = counting.open("b.csv", {"Đơn vị", "Ngày nộp"});
  CHECK(missing.size() == 4);
}

TEST_CASE("known values: parts together show what came first") {
  KnownValues whole;
  KnownValues late{false, {{9, "b"}, {11, "c"}}};
  whole.merge(late);
  whole.merge({false, {{2, "c"}, {3, "a"}}});
  CHECK(whole.seen() == std::vector<KnownValues::Seen>{{2, "c"}, {3, "a"}, {9, "b"}});
  std::vector<KnownValues::Seen> many;
  for (int i = 0; i < 8; ++i) { many.emplace_back(i + 4, std::to_string(i)); }
  whole.merge({false, many});
  CHECK(whole.seen().size() == 8);
  CHECK(whole.seen().back() == KnownValues::Seen{9, "5"});
  CHECK(whole.fault("a.csv", "Lệ phí", "fee_due").has_value());
  whole.merge({true, {}});
  CHECK_FALSE(whole.fault("a.csv", "Lệ phí", "fee_due").has_value());
}
