/// \file
/// Rows taken out of a tally, and batches that are counted once: what was not counted can't be taken out.
#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>

#include <thidua/io/facts_json.hpp>
#include <thidua/io/tally_bytes.hpp>
#include <thidua/measure/spellings.hpp>
#include <thidua/measure/tally.hpp>

#include "dossier_samples.hpp"
#include "random_parts.hpp"

using namespace thidua;

namespace {

const std::string batch_a(64, 'a');
const std::string batch_b(64, 'b');

TallyKey key(const char* unit, int day, Pattern pattern) {
  return {unit, "CB1", "1.001", Date(2024, 7, day), pattern};
}

/// A dossier on a day; paid on a later one, or not.
Tally dossier(const char* unit, int day, int paid = 0) {
  Tally tally{samples::rules()};
  tally.change(key(unit, day, 1), 1);
  if (paid > 0) {
    tally.change(key(unit, paid, 1), -1);
    tally.change(key(unit, paid, 3), 1);
  }
  tally.count_row();
  return tally;
}

Tally with_batch(Tally tally, const std::string& digest) {
  tally.count_batch(digest);
  return tally;
}

Tally with_aside(Tally tally, std::int64_t row) {
  tally.set_aside({Fault::row_no_unit, {"a.csv", 0, 0, row, "Đơn vị"}, {}, {}, {}, {}});
  return tally;
}

/// Why not; and nothing was changed.
std::string why_not(const Tally& from, const Tally& taken) {
  Tally tally = from;
  try {
    tally -= taken;
  } catch (const std::invalid_argument& error) {
    CHECK(tally_bytes(tally) == tally_bytes(from));
    return error.what();
  }
  return "it was taken out";
}

}  // namespace

TEST_CASE("take out: what was added goes, bit by bit") {
  std::mt19937_64 random{5};
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    CAPTURE(seed);
    auto parts = samples::parts(samples::rows_with_copies(120, seed), 2, random);
    Tally a = with_batch(std::move(parts[0]), batch_a);
    const Tally b = with_batch(std::move(parts[1]), batch_b);
    const std::string bytes = tally_bytes(a);
    CHECK(a + b - b == a);
    CHECK(tally_bytes(b + a - b) == bytes);
    CHECK(a - a == Tally{samples::rules()});
    a -= a;
    CHECK(a == Tally{samples::rules()});
  }
}

TEST_CASE("take out: the first place where more is taken out than was counted is named") {
  const Tally counted = dossier("P01", 3, 9) + dossier("P02", 3);
  CHECK(why_not(counted, dossier("P03", 3)) ==
        "more is taken out than was counted: unit «P03», officer «CB1», service «1.001», "
        "flagged fee_due, on 2024-07-03: -1");
  // On the last day the numbers would be right; from the 3rd to the 8th there would be a dossier too few.
  Tally early = dossier("P02", 3);
  CHECK(why_not(dossier("P02", 5), early) ==
        "more is taken out than was counted: unit «P02», officer «CB1», service «1.001», "
        "flagged fee_due, on 2024-07-03: -1");
  // It was unpaid until the 9th and is paid since: neither state may be taken out as another's.
  CHECK(why_not(counted, dossier("P01", 3)) ==
        "more is taken out than was counted: unit «P01», officer «CB1», service «1.001», "
        "flagged fee_due, on 2024-07-09: -1");
  CHECK(why_not(counted, dossier("P01", 3, 8)) ==
        "more is taken out than was counted: unit «P01», officer «CB1», service «1.001», "
        "flagged fee_due and paid_online, on 2024-07-08: -1");
  CHECK(counted - dossier("P01", 3, 9) == dossier("P02", 3));
}

TEST_CASE("take out: rows, rows set aside and rules are held against what is there") {
  const Tally counted = with_aside(dossier("P01", 3), 5);
  Tally rows{samples::rules()};
  rows.count_rows(2);
  CHECK(why_not(counted, rows) == "more rows are taken out than were counted: 2 of 1");
  CHECK(why_not(counted, with_aside(Tally{samples::rules()}, 6))
            .starts_with("a row is taken out that was not set aside: a.csv: row 6"));
  const auto twice = with_aside(with_aside(Tally{samples::rules()}, 5), 5);
  CHECK(why_not(counted, twice).starts_with("a row is taken out that was not set aside"));
  CHECK(counted - with_aside(Tally{samples::rules()}, 5) == dossier("P01", 3));
  CHECK(why_not(counted, Tally{}) == "tallies counted by different rules are not taken out");
}

TEST_CASE("take out: a note stays, as other rows may have it too") {
  Tally noted = dossier("P01", 3);
  noted.note({Fault::table_undated_flag, {"a.csv", 0, 0, 0, {}}, {}, {}, {"paid_online"}, {}});
  const Tally rest = noted + dossier("P02", 3) - noted;
  CHECK(rest.notes() == noted.notes());
  CHECK(rest.changes() == dossier("P02", 3).changes());
}

TEST_CASE("take out: counts at the edge of 64 bits") {
  Tally most{samples::rules()};
  most.change(key("P01", 3, 0), INT64_MAX);
  CHECK(most - most == Tally{samples::rules()});
  Tally least{samples::rules()};
  least.change(key("P01", 3, 0), INT64_MIN);
  CHECK_THROWS_AS(static_cast<void>(most - least), std::overflow_error);
}

TEST_CASE("batches: one that is delivered twice is named") {
  const Tally a = with_batch(dossier("P01", 3), batch_a);
  const Tally b = with_batch(dossier("P01", 3), batch_b);
  CHECK((a + b).batches() == std::set<std::string>{batch_a, batch_b});
  const std::string told = "the batch " + batch_a + " is counted already: it was delivered twice";
  CHECK_THROWS_WITH_AS(static_cast<void>(a + b + a), told.c_str(), std::invalid_argument);
  CHECK_THROWS_WITH_AS(static_cast<void>(with_batch(a, batch_a)), told.c_str(),
                       std::invalid_argument);
  Tally self = a;
  CHECK_THROWS_AS(self += self, std::invalid_argument);
  CHECK(self == a);
  CHECK(a != dossier("P01", 3));
  CHECK(a + b - a == b);
  CHECK(why_not(a, with_batch(Tally{samples::rules()}, batch_b)) ==
        "the batch " + batch_b + " is taken out, but was not counted");
  CHECK(respelled(a, {}).batches() == a.batches());
  for (const std::string& bad : {std::string{}, std::string(63, 'a'), std::string(64, 'A'),
                                 std::string(64, 'g'), std::string(65, '0')}) {
    CHECK_THROWS_AS(self.count_batch(bad), std::invalid_argument);
  }
}

TEST_CASE("amounts are taken out with their dossiers") {
  const auto of = [](std::int64_t dossiers, std::int64_t amount) {
    Tally tally{samples::rules_with_amounts()};
    tally.change(key("P01", 1, 1), dossiers);
    tally.change_amount(key("P01", 1, 1), amount);
    tally.count_rows(dossiers);
    return tally;
  };
  CHECK(of(3, 500) - of(1, 200) == of(2, 300));
  CHECK(of(1, 200) - of(1, 200) == Tally{samples::rules_with_amounts()});
  CHECK(why_not(of(3, 500), of(1, 600)) ==
        "more is taken out than was counted: unit «P01», officer «CB1», service «1.001», flagged "
        "fee_due, on 2024-07-01: 2 with amounts of -100");
  CHECK(why_not(of(1, 500), of(1, 200)).ends_with(": 0 with amounts of 300"));
  CHECK(why_not(of(1, 500), of(2, 500)).ends_with(": -1"));
}

TEST_CASE("taking out of random tallies with amounts is the rest that was not taken") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto dossiers = samples::random_dossiers(80, seed);
    const std::vector<samples::Dossier> taken{dossiers.begin(), dossiers.begin() + 30};
    const std::vector<samples::Dossier> rest{dossiers.begin() + 30, dossiers.end()};
    const auto rules = samples::rules_with_amounts();
    TallyBuilder whole{rules, samples::mapping()};
    TallyBuilder first{rules, samples::mapping()};
    TallyBuilder second{rules, samples::mapping()};
    whole.add(samples::table(dossiers));
    first.add(samples::table(taken));
    second.add(samples::table(rest, 32));
    CHECK(tally_bytes(whole.tally() - first.tally()) == tally_bytes(second.tally()));
    CHECK(tally_bytes(first.tally() + second.tally()) == tally_bytes(whole.tally()));
    CHECK(parse_tally_bytes(tally_bytes(whole.tally())) == whole.tally());
    CHECK(parse_tally_json(tally_json(whole.tally())) == whole.tally());
  }
}
