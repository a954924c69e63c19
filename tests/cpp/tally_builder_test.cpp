/// \file
/// The builder that reads each text once, held against the plain one on random tables: nulls, unknown words, duplicates, names in
/// several spellings, rows without order, many tables.
#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include <thidua/evaluate/tally_dossiers.hpp>

#include "dossier_samples.hpp"
#include "naive_tally_builder.hpp"

using namespace thidua;

namespace {

using Random = std::mt19937;

template <class T>
const T& one_of(Random& random, const std::vector<T>& of) {
  return of[std::uniform_int_distribution<std::size_t>{0, of.size() - 1}(random)];
}

/// A column's words, most rows having one of the first few.
TextTable::Cell cell(Random& random, const std::vector<std::string>& words, bool many) {
  const auto dice = std::uniform_int_distribution<int>{0, 99}(random);
  if (dice < 3) { return std::nullopt; }
  if (dice < 5) { return " \t"; }
  if (many) { return "x" + std::to_string(random()); }
  auto word = one_of(random, words);
  return dice < 10 ? "\u00a0" + word + " " : word;
}

struct Kind {
  TallyRules rules;
  ColumnMapping mapping;
  NameIndex units;
  NameIndex officers;
};

Kind kind_of(Random& random) {
  Kind kind;
  const auto coin = [&] { return std::uniform_int_distribution<int>{0, 1}(random) == 1; };
  kind.rules.flags.push_back({"fee", {}, std::nullopt});
  kind.rules.flags.push_back(
      {"online", {}, coin() ? std::optional{DateField::paid} : std::nullopt});
  kind.rules.flags.push_back(
      {"done", {}, coin() ? std::optional{DateField::finished} : std::nullopt});
  kind.rules.counted_by = coin() ? DateField::submitted : DateField::finished;
  if (coin()) { kind.rules.period = Period{Date{2024, 6, 5}, Date{2024, 6, 25}}; }
  kind.rules.with_service = coin();
  kind.rules.with_officer = coin();
  kind.rules.with_amount = coin();
  kind.mapping.fields = {
      {Field::dossier, {"id"}},
      {Field::unit, {"unit"}},
      {Field::service, {"service"}},
      {Field::officer, {"officer"}},
      {Field::submitted, {"submitted"}},
      {Field::finished, {"finished"}},
      {Field::paid, {"paid"}},
      {Field::amount, {"fee"}, coin() ? std::optional<std::int64_t>{7} : std::nullopt}};
  kind.mapping.flags = {
      {"fee", {"fee"}, {}, {}, coin() ? std::optional{false} : std::nullopt, true},
      {"online", {"online"}, {"có", "x"}, {"không"}, false, false},
      {"done", {"done"}, {"1"}, {"0"}, std::nullopt, false}};
  if (coin()) {
    kind.units.add("Phòng Quản lý thương mại", "P1");
    kind.units.add("Văn phòng", "VP");
  }
  if (coin()) { kind.officers.add("Hoàng Thị A", "A"); }
  return kind;
}

TextTable table_of(Random& random, std::size_t rows, int number) {
  const std::vector<std::string> units{"Phòng Quản lý thương mại", "văn phòng",      "VĂN PHÒNG",
                                       "Phòng hòa giải",           "Phòng hoà giải", "Phòng khác"};
  const std::vector<std::string> officers{"Hoàng Thị A", "hoàng thị a", "Trần B", "TRẦN B",
                                          "Văn phòng"};
  const std::vector<std::string> services{"DV1", "dv1", "DV2", "Cấp phép hóa chất"};
  const std::vector<std::string> days{"2024-06-01",         "05/06/2024", "2024-06-15",
                                      "25/06/2024",         "2024-06-26", "31/06/2024",
                                      "2024-07-02 08:00:00"};
  const std::vector<std::string> fees{"0",     "10.000 đ",   "50000", "miễn",
                                      "1,500", "2.000.000đ", "10,5"};
  const bool many_officers = std::uniform_int_distribution<int>{0, 3}(random) == 0;
  TextTable table{"t" + std::to_string(number) + ".csv",
                  {"id", "unit", "service", "officer", "submitted", "finished", "paid", "fee",
                   "online", "done"}};
  std::vector<std::int64_t> numbers(rows);
  for (std::size_t i = 0; i < rows; ++i) { numbers[i] = static_cast<std::int64_t>(i) + 2; }
  switch (std::uniform_int_distribution<int>{0, 2}(random)) {
    case 0:
      std::shuffle(numbers.begin(), numbers.end(), random);
      break;
    case 1:
      std::fill(numbers.begin(), numbers.end(), 0);
      break;
    default:
      break;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    const auto id = std::uniform_int_distribution<std::size_t>{0, rows * 3}(random);
    table.add_row(numbers[i],
                  {id % 50 == 0 ? TextTable::Cell{} : "Hồ sơ " + std::to_string(id),
                   cell(random, units, false), cell(random, services, false),
                   cell(random, officers, many_officers), cell(random, days, false),
                   cell(random, days, false), cell(random, days, false), cell(random, fees, false),
                   cell(random, {"có", "x", "không", "Không", "?"}, false),
                   cell(random, {"1", "0", "0", "1", "2"}, false)});
  }
  return table;
}

void same(const Tally& tally, const Tally& naive) {
  CHECK(tally == naive);
  // Not only equal: bytes, pages and parts need the one order, too.
  CHECK(tally.set_aside() == naive.set_aside());
  CHECK(tally.outside_period() == naive.outside_period());
}

}  // namespace

TEST_CASE("the builder counts as the plain one does") {
  for (unsigned seed = 0; seed < 150; ++seed) {
    CAPTURE(seed);
    Random random{seed};
    const Kind kind = kind_of(random);
    TallyBuilder builder{kind.rules, kind.mapping, kind.units, kind.officers};
    samples::NaiveTallyBuilder naive{kind.rules, kind.mapping, kind.units, kind.officers};
    const int tables = std::uniform_int_distribution<int>{1, 4}(random);
    Tally parts{kind.rules};
    Tally naive_parts{kind.rules};
    for (int number = 0; number < tables; ++number) {
      const TextTable table = table_of(random, seed % 7 == 0 ? 400 : 60, number);
      CHECK(builder.add(table) == naive.add(table));
      if (seed % 3 == 0) {
        parts += builder.take_part();
        naive_parts += naive.take_part();
      }
    }
    same(parts + builder.tally(), naive_parts + naive.tally());
    CHECK(builder.spellings().book() == naive.spellings().book());
    CHECK(builder.spellings().take_recent() == naive.spellings().take_recent());
  }
}

TEST_CASE("a column of texts shares them while that pays") {
  TextColumn few;
  TextColumn many;
  std::vector<std::string> texts;
  for (int i = 0; i < 20'000; ++i) {
    few.add("w" + std::to_string(i % 300));
    texts.push_back("w" + std::to_string(i));
    many.add(texts.back());
  }
  few.add(std::nullopt);
  CHECK(few.codes() == 301);
  CHECK(many.codes() == 20'001);
  CHECK_FALSE(few.cell(20'000).has_value());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CHECK(few.cell(i) == std::optional<std::string_view>{texts[i % 300]});
    CHECK(many.cell(i) == std::optional<std::string_view>{texts[i]});
  }
  CHECK_THROWS_AS(few.add_code(301), std::out_of_range);
  few.add_code(1);
  CHECK(few.cell(20'001) == std::optional<std::string_view>{"w0"});
}

TEST_CASE("columns of a table have a cell a row") {
  TextColumn two;
  two.add("a");
  two.add("b");
  CHECK_NOTHROW(TextTable("t", {"x"}, {2, 3}, {two}));
  CHECK_THROWS_AS(TextTable("t", {"x"}, {2}, {two}), std::invalid_argument);
  CHECK_THROWS_AS(TextTable("t", {"x", "y"}, {2, 3}, {two}), std::invalid_argument);
}

TEST_CASE("dossiers that were met") {
  MetDossiers met;
  CHECK_FALSE(met.row_of("H0").has_value());
  for (int i = 0; i < 30'000; ++i) {
    if (i == 29'998) { met.keep_recent(); }
    met.add("H" + std::to_string(i), i);
  }
  met.add("H7", 99);
  met.add(std::string(1 << 20, 'x'), 5);
  CHECK(met.row_of("H7") == "7");
  CHECK(met.row_of("H0") == "—");
  CHECK(met.row_of(std::string(1 << 20, 'x')) == "5");
  CHECK_FALSE(met.row_of("H30000").has_value());
  CHECK_FALSE(met.row_of("").has_value());
  const auto recent = met.recent();
  REQUIRE(recent.size() == 3);
  CHECK(recent[0].id == "H29998");
  CHECK(recent[1].row == 29'999);
}
