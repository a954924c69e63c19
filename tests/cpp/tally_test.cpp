/// \file
/// Tallies: the same however the rows are ordered, split and merged; every row counted once, outside, or set aside with its reason.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/measure/tally.hpp>
#include <thidua/measure/tally_builder.hpp>

#include "dossier_samples.hpp"
#include "printing.hpp"

using namespace thidua;
using samples::Dossier;

namespace {

TallyKey key(const char* unit, std::int32_t day, Pattern pattern) {
  return {unit, {}, {}, Date(2024, 7, 1) + Days{day}, pattern};
}

/// The one diagnostic of a tally of this row alone.
Diagnostic reason(const Dossier& dossier, const NameIndex& units = {}) {
  TallyBuilder builder{samples::rules(), samples::mapping(), units};
  CHECK(builder.add(samples::table({dossier}, 7)).empty());
  const Tally tally = builder.tally();
  CHECK(tally.rows_read() == 1);
  CHECK(tally.rows_counted() == 0);
  CHECK(tally.changes().empty());
  const auto all = tally.set_aside().empty() ? tally.outside_period() : tally.set_aside();
  REQUIRE(all.size() == 1);
  return all.front();
}

/// A good dossier, changed.
Dossier with(const std::function<void(Dossier&)>& change) {
  Dossier dossier;
  change(dossier);
  return dossier;
}

}  // namespace

TEST_CASE("tally: changes add up and vanish at zero") {
  Tally tally{samples::rules()};
  tally.change(key("P01", 0, 1), 2);
  tally.change(key("P01", 0, 1), -1);
  CHECK(tally.changes().at(key("P01", 0, 1)) == 1);
  tally.change(key("P01", 0, 1), -1);
  CHECK(tally.changes().empty());
  tally.change(key("P01", 0, 1), 0);
  CHECK(tally.changes().empty());
  CHECK(tally == Tally{samples::rules()});
}

TEST_CASE("tally: counts beyond 64 bits throw and leave what was there") {
  Tally tally{samples::rules()};
  tally.change(key("P01", 0, 1), INT64_MAX);
  CHECK_THROWS_AS(tally.change(key("P01", 0, 1), 1), std::overflow_error);
  CHECK(tally.changes().at(key("P01", 0, 1)) == INT64_MAX);
  tally.change(key("P01", 0, 2), INT64_MIN);
  CHECK_THROWS_AS(tally.change(key("P01", 0, 2), -1), std::overflow_error);
  CHECK_THROWS_AS(tally.change(key("P01", 0, 2), INT64_MIN), std::overflow_error);
  CHECK_THROWS_AS(static_cast<void>(tally + tally), std::overflow_error);
}

TEST_CASE("tally: only tallies of the same rules add up") {
  auto rules = samples::rules();
  rules.period = Period{Date(2024, 6, 20), Date(2024, 12, 25)};
  Tally tally{samples::rules()};
  CHECK_THROWS_AS(tally += Tally{rules}, std::invalid_argument);
  rules = samples::rules();
  std::swap(rules.flags[0], rules.flags[1]);
  CHECK_THROWS_AS(tally += Tally{rules}, std::invalid_argument);
  CHECK_THROWS_AS(tally += Tally{}, std::invalid_argument);
}

TEST_CASE("tally: adds to itself") {
  Tally tally = samples::tally(samples::random_dossiers(60, 3));
  const Tally twice = tally + tally;
  tally += tally;
  CHECK(tally == twice);
  CHECK(tally.rows_read() == 120);
}

TEST_CASE("tally: the empty one changes nothing - and order and grouping neither") {
  const Tally none{samples::rules()};
  const Tally a = samples::tally(samples::random_dossiers(50, 1));
  const Tally b = samples::tally(samples::random_dossiers(50, 2));
  const Tally c = samples::tally(samples::random_dossiers(50, 3));
  CHECK(a + none == a);
  CHECK(none + a == a);
  CHECK(a + b == b + a);
  CHECK((a + b) + c == a + (b + c));
}

TEST_CASE("tally: any split of the rows merged in any order is the tally of all") {
  std::mt19937_64 random{7};
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    const auto dossiers = samples::random_dossiers(120, seed);
    const Tally whole = samples::tally(dossiers);
    std::vector<Tally> parts;
    for (std::size_t from = 0; from < dossiers.size();) {
      const std::size_t size = std::min<std::size_t>(random() % 40, dossiers.size() - from);
      const auto begin = dossiers.begin() + static_cast<std::ptrdiff_t>(from);
      TallyBuilder builder{samples::rules(), samples::mapping()};
      builder.add(samples::table({begin, begin + static_cast<std::ptrdiff_t>(size)},
                                 static_cast<std::int64_t>(from) + 2));
      parts.push_back(builder.tally());
      from += size;
    }
    std::shuffle(parts.begin(), parts.end(), random);
    Tally merged{samples::rules()};
    for (const auto& part : parts) { merged += part; }
    CHECK(merged == whole);
    CHECK(merged.rows_read() == 120);
    CHECK(!whole.set_aside().empty());
    CHECK(!whole.outside_period().empty());
  }
}

TEST_CASE("tally: the order of the rows does not matter") {
  const auto dossiers = samples::random_dossiers(200, 11);
  TextTable forward{"a.csv", samples::columns()};
  TextTable backward{"a.csv", samples::columns()};
  for (std::size_t i = 0; i < dossiers.size(); ++i) {
    forward.add_row(static_cast<std::int64_t>(i) + 2, dossiers[i].cells());
  }
  for (std::size_t i = dossiers.size(); i-- > 0;) {
    backward.add_row(static_cast<std::int64_t>(i) + 2, dossiers[i].cells());
  }
  TallyBuilder one{samples::rules(), samples::mapping()};
  TallyBuilder other{samples::rules(), samples::mapping()};
  one.add(forward);
  other.add(backward);
  CHECK(one.tally() == other.tally());
}

TEST_CASE("tally: a dossier changes its pattern on the day it is paid") {
  const Tally tally = samples::tally({with([](Dossier& d) {
    d.fee = "20.000";
    d.status = "Đã thanh toán trực tuyến";
    d.paid = "2024-07-05";
  })});
  const TallyKey filed{"P01", "CB1", "1.001", Date(2024, 7, 1), 0b01};
  TallyKey left = filed;
  left.day = Date(2024, 7, 5);
  TallyKey paid = left;
  paid.pattern = 0b11;
  CHECK(tally.changes() == std::map<TallyKey, std::int64_t>{{filed, 1}, {left, -1}, {paid, 1}});
  CHECK(tally.rows_counted() == 1);
}

TEST_CASE("tally: paid on the day of the dossier is one change") {
  const Tally tally = samples::tally({with([](Dossier& d) {
    d.fee = "1";
    d.status = "ĐÃ THANH TOÁN TRỰC TUYẾN";
    d.paid = d.submitted;
  })});
  CHECK(tally.changes() ==
        std::map<TallyKey, std::int64_t>{{{"P01", "CB1", "1.001", Date(2024, 7, 1), 0b11}, 1}});
}

TEST_CASE("tally: several flags dated the same later day") {
  auto rules = samples::rules();
  rules.flags.push_back({"receipt", {}, DateField::paid});
  auto mapping = samples::mapping();
  mapping.flags.push_back(
      {"receipt", {"Trạng thái"}, {"Đã thanh toán trực tuyến"}, {"Chưa thanh toán"}, false, false});
  TallyBuilder builder{rules, mapping};
  builder.add(samples::table({with([](Dossier& d) {
    d.status = "Đã thanh toán trực tuyến";
    d.paid = "2024-07-05";
  })}));
  const TallyKey filed{"P01", "CB1", "1.001", Date(2024, 7, 1), 0};
  TallyKey left = filed;
  left.day = Date(2024, 7, 5);
  TallyKey paid = left;
  paid.pattern = 0b110;
  CHECK(builder.tally().changes() ==
        std::map<TallyKey, std::int64_t>{{filed, 1}, {left, -1}, {paid, 1}});
}

TEST_CASE("tally: a dossier met before is set aside - over all tables of one count") {
  TallyBuilder builder{samples::rules(), samples::mapping()};
  const Dossier first;
  Dossier other_form;
  other_form.id = "H1 ";  // spaces around an id are no part of it
  other_form.unit = "P02";
  builder.add(samples::table({first, other_form}, 2, "a.csv"));
  builder.add(samples::table({first}, 2, "b.csv"));
  const Tally tally = builder.tally();
  CHECK(tally.rows_counted() == 1);
  CHECK(tally.rows_read() == 3);
  REQUIRE(tally.set_aside().size() == 2);
  CHECK(tally.set_aside()[0].fault == Fault::row_duplicate);
  CHECK(tally.set_aside()[0].place == Place{"a.csv", 0, 0, 3, "Mã hồ sơ"});
  CHECK(tally.set_aside()[0].arguments == std::vector<std::string>{"H1", "2"});
  CHECK(tally.set_aside()[1].place == Place{"b.csv", 0, 0, 2, "Mã hồ sơ"});
}

TEST_CASE("tally: of two rows of one dossier the first that can be counted counts") {
  Dossier bad;
  bad.submitted = "31/06/2024";
  const Tally tally = samples::tally({bad, Dossier{}});
  CHECK(tally.rows_counted() == 1);
  REQUIRE(tally.set_aside().size() == 1);
  CHECK(tally.set_aside()[0].fault == Fault::row_bad_date);
}

TEST_CASE("tally: ids in two Unicode forms are one dossier") {
  Dossier composed;
  composed.id = "HS-Đồng-1";
  Dossier decomposed;
  decomposed.id = "HS-Đo\u0302\u0300ng-1";
  const Tally tally = samples::tally({composed, decomposed});
  CHECK(tally.rows_counted() == 1);
  CHECK(tally.set_aside().size() == 1);
}

TEST_CASE("tally: every reason to set a row aside - with its row and column") {
  struct Row {
    Fault fault;
    const char* column;
    Dossier dossier;
  };
  const std::string paid_online = "Đã thanh toán trực tuyến";
  const std::vector<Row> rows{
      {Fault::row_no_id, "Mã hồ sơ", with([](Dossier& d) { d.id = " \u00a0 "; })},
      {Fault::row_no_unit, "Đơn vị", with([](Dossier& d) { d.unit = ""; })},
      {Fault::row_no_service, "Mã TTHC", with([](Dossier& d) { d.service = " "; })},
      {Fault::row_no_date, "Ngày nộp", with([](Dossier& d) { d.submitted = ""; })},
      {Fault::row_bad_date, "Ngày nộp", with([](Dossier& d) { d.submitted = "12/26/2024"; })},
      {Fault::row_bad_date, "Ngày trả", with([](Dossier& d) { d.finished = "31/11/2024"; })},
      {Fault::row_bad_date, "Ngày thanh toán", with([](Dossier& d) { d.paid = "hôm qua"; })},
      {Fault::row_no_date, "Ngày thanh toán", with([&](Dossier& d) { d.status = paid_online; })},
      {Fault::row_paid_before_submitted, "Ngày thanh toán",
       with([](Dossier& d) { d.paid = "30/06/2024"; })},
      {Fault::row_finished_before_submitted, "Ngày trả",
       with([](Dossier& d) { d.finished = "30/06/2024"; })},
      {Fault::row_unknown_value, "Lệ phí", with([](Dossier& d) { d.fee = "miễn phí"; })},
      {Fault::row_unknown_value, "Lệ phí", with([](Dossier& d) { d.fee = ""; })},
      {Fault::row_unknown_value, "Lệ phí", with([](Dossier& d) { d.fee = "-5000"; })},
      {Fault::row_outside_period, "Ngày nộp", with([](Dossier& d) { d.submitted = "19/06/2024"; })},
      {Fault::row_outside_period, "Ngày nộp",
       with([](Dossier& d) { d.submitted = "2024-12-26T17:00:00Z"; })}};
  for (const auto& row : rows) {
    // One row that is understood stands beside each, so that no column is without a known value.
    TallyBuilder builder{samples::rules(), samples::mapping()};
    TextTable table{"a.csv", samples::columns()};
    Dossier good;
    good.id = "H0";
    table.add_row(2, good.cells());
    table.add_row(9, row.dossier.cells());
    CHECK(builder.add(table).empty());
    const Tally tally = builder.tally();
    CAPTURE(code(row.fault));
    CAPTURE(row.column);
    CHECK(tally.rows_counted() == 1);
    CHECK(tally.rows_read() == 2);
    const auto& found =
        row.fault == Fault::row_outside_period ? tally.outside_period() : tally.set_aside();
    REQUIRE(found.size() == 1);
    CHECK(found.front().fault == row.fault);
    CHECK(found.front().place == Place{"a.csv", 0, 0, 9, row.column});
  }
}

TEST_CASE("tally: a unit of no register is set aside - one of it is found however typed") {
  NameIndex units;
  units.add("Phòng Hoà Bình", "P07");
  const auto unknown = reason(with([](Dossier& d) { d.unit = "Phòng Hóa Bình"; }), units);
  CHECK(unknown.fault == Fault::row_unknown_unit);
  CHECK(unknown.arguments == std::vector<std::string>{"Phòng Hóa Bình"});
  CHECK(unknown.place == Place{"a.csv", 0, 0, 7, "Đơn vị"});

  TallyBuilder builder{samples::rules(), samples::mapping(), units};
  builder.add(samples::table({with([](Dossier& d) { d.unit = " PHÒNG  HÒA BÌNH"; })}));
  REQUIRE(builder.tally().changes().size() == 1);
  CHECK(builder.tally().changes().begin()->first.unit == "P07");
}

TEST_CASE("tally: an officer of no register keeps the name and the dossier is counted") {
  NameIndex officers;
  officers.add("Cán bộ một", "CB1");
  TallyBuilder builder{samples::rules(), samples::mapping(), {}, officers};
  builder.add(
      samples::table({with([](Dossier& d) { d.officer = "CÁN BỘ MỘT"; }), with([](Dossier& d) {
                        d.id = "H2";
                        d.officer = "CB-lạ";
                      }),
                      with([](Dossier& d) {
                        d.id = "H3";
                        d.officer = "";
                      })}));
  const Tally tally = builder.tally();
  std::vector<std::string> names;
  for (const auto& [entry, count] : tally.changes()) { names.push_back(entry.officer); }
  CHECK(names == std::vector<std::string>{"", "CB-lạ", "CB1"});
}

TEST_CASE("tally: rows that could not be read come along with their faults") {
  auto table = samples::table({Dossier{}});
  table.set_aside({Fault::row_ragged, {"a.csv", 0, 0, 3, {}}, {}, {}, {"8", "9"}, {}});
  table.set_aside({Fault::row_bad_text, {"a.csv", 0, 0, 4, {}}, {}, {}, {}, {}});
  TallyBuilder builder{samples::rules(), samples::mapping()};
  builder.add(table);
  CHECK(builder.tally().rows_read() == 3);
  CHECK(builder.tally().set_aside().size() == 2);
  CHECK_THROWS_AS(table.add_row(5, {}), std::invalid_argument);
}

TEST_CASE("tally: counted by the day it was finished - what is not finished yet lies outside") {
  auto rules = samples::rules();
  rules.counted_by = DateField::finished;
  TallyBuilder builder{rules, samples::mapping()};
  builder.add(samples::table({with([](Dossier& d) { d.finished = "2024-07-09"; }),
                              with([](Dossier& d) { d.id = "H2"; }), with([](Dossier& d) {
                                d.id = "H3";
                                d.submitted =
                                    "2024-05-01";  // before the period, finished within it
                                d.finished = "2024-06-20";
                              })}));
  const Tally tally = builder.tally();
  CHECK(tally.rows_counted() == 2);
  CHECK(tally.outside_period().size() == 1);
  CHECK(tally.changes().begin()->first.day == Date(2024, 6, 20));
}

TEST_CASE("tally: all missing columns are said at once and no row is counted") {
  TextTable table{"a.csv", {"Mã hồ sơ", "Lệ phí", "Khác"}};
  table.add_row(2, {"H1", "0", "x"});
  TallyBuilder builder{samples::rules(), samples::mapping()};
  const auto faults = builder.add(table);
  std::vector<std::string> missing;
  for (const auto& fault : faults) {
    CHECK(fault.fault == Fault::table_missing_column);
    missing.push_back(fault.arguments.front());
  }
  std::sort(missing.begin(), missing.end());
  CHECK(missing == std::vector<std::string>{"paid_online", "service", "submitted", "unit"});
  CHECK(builder.tally().rows_read() == 0);
}

TEST_CASE("tally: a column that is there twice is a fault - one without a name is not") {
  auto names = samples::columns();
  names.push_back("ĐƠN  VỊ");
  TallyBuilder builder{samples::rules(), samples::mapping()};
  const auto faults = builder.add(TextTable{"a.csv", names});
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().fault == Fault::table_duplicate_column);
  names.back() = "";
  names.push_back(" ");
  CHECK(builder.add(TextTable{"a.csv", names}).empty());
}

TEST_CASE("tally: a column of which no value is known is a fault of the table") {
  Dossier strange;
  strange.fee = "không rõ";
  TallyBuilder builder{samples::rules(), samples::mapping()};
  const auto faults = builder.add(samples::table({strange}));
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().fault == Fault::table_no_known_value);
  CHECK(faults.front().arguments == std::vector<std::string>{"Lệ phí", "fee_due", "«không rõ»"});
  CHECK(builder.tally().rows_read() == 0);
}

TEST_CASE(
    "tally: without a column that dates a flag it holds from the dossier's day - and that is said "
    "once") {
  auto mapping = samples::mapping();
  std::erase_if(mapping.fields,
                [](const FieldColumns& field) { return field.field == Field::paid; });
  TallyBuilder builder{samples::rules(), mapping};
  Dossier paid;
  paid.status = "Đã thanh toán trực tuyến";
  Dossier second = paid;
  second.id = "H2";
  builder.add(samples::table({paid}, 2, "a.csv"));
  builder.add(samples::table({second}, 3, "a.csv"));
  const Tally tally = builder.tally();
  REQUIRE(tally.notes().size() == 1);
  CHECK(tally.notes().front().fault == Fault::table_undated_flag);
  CHECK(tally.changes() ==
        std::map<TallyKey, std::int64_t>{{{"P01", "CB1", "1.001", Date(2024, 7, 1), 0b10}, 2}});
  CHECK((tally + tally).notes().size() == 1);
}

TEST_CASE("tally: stops when told so and does not claim the rest") {
  std::vector<Dossier> many(10000);
  for (std::size_t i = 0; i < many.size(); ++i) { many[i].id = "H" + std::to_string(i); }
  TallyBuilder builder{samples::rules(), samples::mapping()};
  std::vector<std::int64_t> reports;
  builder.add(samples::table(many), [&](std::int64_t rows) {
    reports.push_back(rows);
    return false;
  });
  REQUIRE(reports.size() == 1);
  CHECK(builder.tally().rows_read() == reports.front());
  TallyBuilder to_the_end{samples::rules(), samples::mapping()};
  reports.clear();
  to_the_end.add(samples::table(many), [&](std::int64_t rows) {
    reports.push_back(rows);
    return true;
  });
  CHECK(reports.back() == 10000);
  CHECK(std::is_sorted(reports.begin(), reports.end()));
}

TEST_CASE("flag: amounts of money in every dress - yes above zero") {
  FlagReader reader{{"fee_due", {}, {"Có phí"}, {"Miễn"}, {}, true}};
  for (const std::string yes :
       {"1", "150000", "150.000", "150,000", "150 000", "150\u00a0000", "150.000 đồng", "150.000đ",
        "150.000 VNĐ", "150.000 vnđ", "150000 VND", "150000vnd", "150.000 ₫",
        "150.000 đo\u0302\u0300ng", "150.000 ĐỒNG", " 5 ", "0,5", "có phí", "CO\u0301 PHÍ"}) {
    CAPTURE(yes);
    CHECK(reader.read(yes) == true);
  }
  for (const std::string no : {"0", "0,00", "0 đồng", "000", "0.000 VNĐ", "MIỄN"}) {
    CAPTURE(no);
    CHECK(reader.read(no) == false);
  }
  for (const std::string unknown : {"-1", "1e5", "đồng", "USD 5", "5 USD", "năm nghìn", ".", ",5",
                                    "5đồng đồng", "0x1", "miển", "\xff"}) {
    CAPTURE(unknown);
    CHECK(reader.read(unknown) == std::nullopt);
  }
  CHECK(reader.read(std::nullopt) == std::nullopt);
  CHECK(reader.read("  ") == std::nullopt);
}

TEST_CASE(
    "flag: an empty cell says what the mapping says - and nothing else is remembered wrongly") {
  FlagReader reader{{"paid", {}, {"x"}, {"-"}, false, false}};
  CHECK(reader.read(std::nullopt) == false);
  CHECK(reader.read("") == false);
  CHECK(reader.read("5") == std::nullopt);  // a number is no word here
  for (int i = 0; i < 10000; ++i) { CHECK(reader.read("v" + std::to_string(i)) == std::nullopt); }
  CHECK(reader.read("X") == true);
  CHECK(reader.read(" - ") == false);
}
