/// \file
/// Rows that are not counted: of many the first are named and all are counted, whatever their order and split.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <thidua/io/facts_json.hpp>
#include <thidua/io/tally_bytes.hpp>
#include <thidua/measure/rows_aside.hpp>
#include <thidua/measure/tally.hpp>

#include "tally_bytes_samples.hpp"

namespace {

using namespace thidua;

constexpr std::int64_t most = RowsAside::most_named;

Diagnostic row(std::int64_t number, Fault fault = Fault::row_outside_period) {
  return {fault, {"a.csv", 0, 0, number, "Ngày"}, {}, {}, {std::to_string(number % 7)}, {}};
}

Tally of_rows(const std::vector<Diagnostic>& rows) {
  Tally tally;
  for (const auto& entry : rows) { tally.set_aside(entry); }
  return tally;
}

std::vector<Diagnostic> many() {
  std::vector<Diagnostic> rows;
  for (std::int64_t i = 0; i < 2 * most + 77; ++i) {
    rows.push_back(row(i / 2, i % 3 == 0 ? Fault::row_no_unit : Fault::row_outside_period));
  }
  return rows;
}

}  // namespace

TEST_CASE("rows aside: of many the first are named - and all are counted") {
  auto rows = many();
  const Tally tally = of_rows(rows);
  const auto outside =
      static_cast<std::int64_t>(std::count_if(rows.begin(), rows.end(), [](const auto& entry) {
        return entry.fault == Fault::row_outside_period;
      }));
  const auto all = static_cast<std::int64_t>(rows.size());
  CHECK(outside > most);
  CHECK(tally.rows_read() == all);
  CHECK(tally.rows_outside_period() == outside);
  CHECK(tally.rows_set_aside() == all - outside);
  CHECK(!tally.rows_aside().all_named());

  std::vector<Diagnostic> expected;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(expected),
               [](const auto& entry) { return entry.fault == Fault::row_outside_period; });
  expected.resize(most);
  CHECK((tally.outside_period() == expected));
  CHECK(tally.set_aside().size() == static_cast<std::size_t>(all - outside));

  std::mt19937_64 random{3};
  std::shuffle(rows.begin(), rows.end(), random);
  CHECK((of_rows(rows) == tally));
  std::vector<Tally> parts(7);
  for (const auto& entry : rows) { parts.at(random() % parts.size()).set_aside(entry); }
  Tally merged;
  for (const auto& part : parts) { merged += part; }
  CHECK((merged == tally));
  Tally turned;
  for (std::size_t i = parts.size(); i > 0; --i) { turned = parts[i - 1] + turned; }
  CHECK(tally_bytes(turned) == tally_bytes(tally));
}

TEST_CASE("rows aside: bytes and JSON hold the rows that are not named") {
  const Tally tally = of_rows(many());
  CHECK((parse_tally_bytes(tally_bytes(tally)) == tally));
  CHECK((parse_tally_json(tally_json(tally)) == tally));
  const Tally few = of_rows({row(1), row(2)});
  CHECK(tally_json(few).find("rows_not_named") == std::string::npos);
  CHECK(tally_bytes(few).find("row.outside-period") != std::string::npos);
  CHECK((parse_tally_bytes(tally_bytes(few)) == few));
}

TEST_CASE("rows aside: what was added is taken out again") {
  const Tally tally = of_rows(many());
  const Tally more = of_rows({row(5), row(5, Fault::row_no_unit), row(70'000)});
  const Tally rest = tally + more - more;
  CHECK(rest.rows_read() == tally.rows_read());
  CHECK((rest.rows_aside().reasons().at(Fault::row_no_unit) ==
         tally.rows_aside().reasons().at(Fault::row_no_unit)));
  // The one that made room is not known again.
  CHECK(rest.outside_period().size() == static_cast<std::size_t>(most) - 1);
  CHECK((tally - tally == Tally{}));
  CHECK((parse_tally_bytes(tally_bytes(rest)) == rest));

  Tally some = of_rows({row(1), row(3)});
  const Tally kept = some;
  CHECK_THROWS_AS(some -= of_rows({row(2)}), std::invalid_argument);
  CHECK_THROWS_AS(some -= of_rows({row(1), row(1)}), std::invalid_argument);
  CHECK_THROWS_AS(some -= of_rows({row(1, Fault::row_no_unit)}), std::invalid_argument);
  CHECK_THROWS_AS(some -= tally, std::invalid_argument);
  CHECK((some == kept));
}

TEST_CASE("rows aside: more than 64 bits is an error") {
  RowsAside rows;
  rows.add_unnamed(Fault::row_no_unit, std::numeric_limits<std::int64_t>::max());
  CHECK_THROWS_AS(rows.add(row(1, Fault::row_no_unit)), std::overflow_error);
  RowsAside others;
  others.add(row(1));
  others += rows;
  CHECK_THROWS_AS(static_cast<void>(others.count()), std::overflow_error);
  Tally tally;
  tally.set_aside(others);
  CHECK(samples::why_no_tally(tally_bytes(tally)) ==
        "not a tally: the number of rows out of range");
}
