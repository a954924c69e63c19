/// \file
/// A tally's bytes: one form for one value, the same however rows were split and merged; one changed bit is an error.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <thidua/io/facts_json.hpp>
#include <thidua/io/receipt.hpp>
#include <thidua/io/tally_bytes.hpp>
#include <thidua/measure/tally_builder.hpp>

#include "dossier_samples.hpp"
#include "random_parts.hpp"
#include "tally_bytes_samples.hpp"

using namespace thidua;

namespace {

const std::string digest_a(64, 'a');
const std::string digest_0 = "0123456789abcdef" + std::string(48, '0');

/// Two cells, a row set aside, one outside, a note, batches.
Tally small() {
  Tally tally{samples::rules()};
  tally.change({"P01", "CB1", "1.001", Date(2024, 7, 1), 0b01}, 1);
  tally.change({"P01", "CB1", "1.001", Date(2024, 7, 5), 0b01}, -1);
  tally.change({"P01", "CB1", "1.001", Date(2024, 7, 5), 0b11}, 1);
  tally.change({"P02", "", "Đất đai", Date(2024, 6, 20), 0}, 300);
  tally.count_rows(301);
  tally.set_aside({Fault::row_bad_date, {"a.csv", 0, 0, 3, "Ngày nộp"}, {}, {}, {"hôm qua"}, {}});
  tally.set_aside({Fault::row_outside_period,
                   {"a.csv", 0, 0, 4, "Ngày nộp"},
                   {},
                   {},
                   {"2023-01-01", "2024-06-20/2024-12-26"},
                   {}});
  tally.note({Fault::table_undated_flag, {"b.csv", 0, 0, 0, {}}, {}, {}, {"paid_online"}, {}});
  tally.count_batch(digest_a);
  tally.count_batch(digest_0);
  return tally;
}

/// The same with rows of which no more is known than how many they were.
Tally with_rows_not_named() {
  RowsAside rows;
  rows.add_unnamed(Fault::row_no_unit, 70'000);
  rows.add_unnamed(Fault::row_bad_date, 2);
  Tally tally = small();
  tally.set_aside(rows);
  return tally;
}

}  // namespace

TEST_CASE("tally bytes: read back as they were written") {
  for (const auto& tally : {small(), with_rows_not_named(), Tally{}, Tally{samples::rules()},
                            samples::tally(samples::random_dossiers(400, 5))}) {
    const std::string bytes = tally_bytes(tally);
    CHECK(parse_tally_bytes(bytes) == tally);
    CHECK(tally_bytes(parse_tally_bytes(bytes)) == bytes);
    CHECK(parse_tally_json(tally_json(tally)) == tally);
    CHECK(tally_bytes(parse_tally_json(tally_json(tally))) == bytes);
  }
  Tally extreme{samples::rules()};
  extreme.change({"P", "", "s", Date(1400, 1, 1), 0}, INT64_MIN);
  extreme.change({"P", "", "s", Date(9999, 12, 31), 3}, INT64_MAX);
  extreme.count_rows(INT64_MAX);
  CHECK(parse_tally_bytes(tally_bytes(extreme)) == extreme);
}

TEST_CASE("tally bytes: the form of the guide, byte by byte") {
  TallyRules rules;
  rules.flags = {{"f", {"g", ""}, DateField::paid}};
  rules.with_service = true;
  Tally tally{rules};
  tally.change({"P", "", "s", Date(1970, 1, 3), 1}, -2);
  tally.count_rows(200);
  const std::string body{
      "\x01\x01"
      "f"
      "\x01"
      "g"
      "\x00\x03\x00\x01"  // a flag, titled «g», dated paid; submitted; with services
      "\xC8\x01\x00"      // 200 rows, no batch
      "\x01\x01"
      "P"
      "\x01\x00\x01\x01"
      "s"                                 // units, officers, services
      "\x01\x04\x00\x00\x00\x00\x01\x03"  // a cell, from day 2 on: its numbers, and −2
      "\x00\x00\x00\x00",                 // no text, three empty lists
      32};
  const std::string bytes = tally_bytes(tally);
  CHECK(bytes.substr(0, 8) == "\x89THIDUA\n");
  CHECK(bytes.substr(8, 12) == std::string{"\x01\0\0\0\x20\0\0\0\0\0\0\0", 12});
  CHECK(bytes.substr(20, 32) == body);
  CHECK(bytes.size() == 20 + 32 + 32);
}

TEST_CASE("tally bytes: any flipped bit and any cut is an error") {
  const std::string bytes = tally_bytes(small());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string flipped = bytes;
      flipped[i] = static_cast<char>(static_cast<unsigned char>(flipped[i]) ^ 1U << bit);
      CAPTURE(i);
      CAPTURE(bit);
      CHECK(samples::why_no_tally(flipped).starts_with("not a tally: "));
    }
    CHECK(samples::why_no_tally(bytes.substr(0, i)).starts_with("not a tally: "));
    CHECK(samples::why_no_tally(bytes.substr(i + 1)).starts_with("not a tally: "));
  }
  CHECK(samples::why_no_tally(bytes + '\0').starts_with("not a tally: "));
}

TEST_CASE("tally bytes: behind a right checksum a flipped bit is an error or another tally") {
  for (const Tally& tally : {small(), with_rows_not_named()}) {
    const std::string bytes = tally_bytes(tally);
    std::size_t refused = 0;
    for (std::size_t i = 20; i + 32 < bytes.size(); ++i) {
      for (unsigned bit = 0; bit < 8; ++bit) {
        std::string flipped = bytes;
        flipped[i] = static_cast<char>(static_cast<unsigned char>(flipped[i]) ^ 1U << bit);
        flipped = samples::mended(std::move(flipped));
        const std::string why = samples::why_no_tally(flipped);
        if (why != "it is one") {
          CHECK(why.starts_with("not a tally: "));
          ++refused;
          continue;
        }
        const Tally other = parse_tally_bytes(flipped);
        CHECK(other != tally);
        CHECK(tally_bytes(other) == flipped);
      }
      // Cut there, with the length and the checksum of what is left.
      const std::string cut = samples::mended(bytes.substr(0, i) + std::string(32, '\0'));
      CHECK(samples::why_no_tally(cut).starts_with("not a tally: "));
    }
    CHECK(refused > 100);
  }
}

TEST_CASE("tally bytes: what is wrong is said") {
  const std::string bytes = tally_bytes(small());
  auto other = bytes;
  other[8] = 2;
  CHECK(samples::why_no_tally(other) == "not a tally: version 2, this library reads 1");
  CHECK(samples::why_no_tally("") == "not a tally: it does not begin as one");
  CHECK(samples::why_no_tally(tally_json(small())) == "not a tally: it does not begin as one");
  other = bytes;
  other.back() = static_cast<char>(other.back() ^ 1);
  CHECK(samples::why_no_tally(other) ==
        "not a tally: it is damaged, its checksum is not that of its bytes");
  CHECK(samples::why_no_tally(bytes + "x") ==
        "not a tally: it is damaged, cut off or going on after its end");
  // A body that promises more than memory holds.
  auto huge =
      bytes.substr(0, 20) + "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01" + std::string(64, 'x');
  CHECK(samples::why_no_tally(samples::mended(huge)) == "not a tally: a length beyond its end");
  Tally not_text{samples::rules()};
  not_text.change({"\xff", "", "s", Date(2024, 7, 1), 0}, 1);
  CHECK_THROWS_AS(static_cast<void>(tally_bytes(not_text)), std::invalid_argument);
}

TEST_CASE("tally bytes: random splits, orders and trees of merging give the bytes of one pass") {
  std::mt19937_64 random{31};
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    CAPTURE(seed);
    const auto rows = samples::rows_with_copies(150, seed);
    const std::string whole = tally_bytes(samples::merged(samples::parts(rows, 1, random), random));
    for (const std::size_t count : {2U, 5U, 17U}) {
      auto parts = samples::parts(rows, count, random);
      std::shuffle(parts.begin(), parts.end(), random);
      CHECK(tally_bytes(samples::merged(std::move(parts), random)) == whole);
    }
  }
}
