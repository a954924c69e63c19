/// \file
/// What the checker finds in dossiers before they are judged: counts are exact, whatever the batches and the order of the rows.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include <thidua/io/quality_json.hpp>
#include <thidua/measure/quality_checker.hpp>
#include <thidua/render/quality_text.hpp>

#include "dossier_samples.hpp"

using namespace thidua;

namespace {

using Dossiers = std::vector<samples::Dossier>;

std::vector<Indicator> indicators() {
  Indicator payment;
  payment.id = "payment";
  payment.numerator = CountRule{Counted::dossier, {{"paid_online"}}};
  payment.denominator = CountRule{Counted::dossier, {{"fee_due"}}};
  return {payment};
}

UnitRegister units() {
  UnitRegister units;
  units.names = {"Phòng Nắng Sớm (hư cấu)", "Phòng Sao Mai (hư cấu)"};
  units.ids.add("P01", "P01");
  units.ids.add(units.names[0], "P01");
  units.ids.add("P02", "P02");
  units.ids.add(units.names[1], "P02");
  return units;
}

QualityChecker checker(const QualityOptions& options = {}) {
  return {samples::rules(), samples::mapping(), indicators(), units(), options};
}

QualityReport report_of(const Dossiers& dossiers, const QualityOptions& options = {}) {
  auto found = checker(options);
  CHECK(found.check(samples::table(dossiers)).empty());
  return found.report();
}

/// A dossier with another id than the others.
samples::Dossier dossier(int number) {
  samples::Dossier made;
  made.id = "H" + std::to_string(number);
  made.officer = "Người Thử " + std::to_string(number % 3);
  return made;
}

std::vector<Fault> kinds(const QualityReport& report) {
  std::vector<Fault> result;
  for (const auto& total : report.totals) { result.push_back(total.kind); }
  return result;
}

const QualityFinding& only(const QualityReport& report, Fault kind) {
  const auto of_kind = [kind](const QualityFinding& f) { return f.kind() == kind; };
  REQUIRE(std::count_if(report.findings.begin(), report.findings.end(), of_kind) == 1);
  return *std::find_if(report.findings.begin(), report.findings.end(), of_kind);
}

/// So many dossiers of P01 on a day of July, of which so many are paid online on the same day; each has a fee.
void add_day(Dossiers& dossiers, int day, int rows, int paid) {
  for (int i = 0; i < rows; ++i) {
    auto made = dossier(static_cast<int>(dossiers.size()));
    made.officer.clear();
    made.submitted = "2024-07-" + detail::two_digits(day);
    made.fee = "15.000";
    if (i < paid) {
      made.status = "Đã thanh toán trực tuyến";
      made.paid = made.submitted;
    }
    dossiers.push_back(made);
  }
}

/// Without samples, and without the words of the first row: what must not depend on the order.
QualityReport without_samples(QualityReport report) {
  for (auto& finding : report.findings) {
    finding.samples.clear();
    finding.diagnostic.place = {};
  }
  return report;
}

}  // namespace

TEST_CASE("clean dossiers give an empty report, but for columns that nobody fills") {
  auto first = dossier(1);
  first.finished = "2024-07-02";
  first.fee = "15.000";
  first.paid = "2024-07-01";
  first.status = "Đã thanh toán trực tuyến";
  const auto report = report_of({first, dossier(2)});
  CHECK(report.totals.empty());
  CHECK(report.rows() == 2);
  CHECK(quality_text(report, Language::en).ends_with("Nothing conspicuous was found.\n"));
  const auto empty = report_of({dossier(1)});
  CHECK(kinds(empty) == std::vector{Fault::quality_empty_column});
  CHECK(empty.of(Fault::quality_empty_column).findings == 3);  // finished, paid, status
}

TEST_CASE("ids that are missing, copies that agree, copies that contradict each other") {
  auto nameless = dossier(9);
  nameless.id = "  ";
  auto again = dossier(1);
  again.submitted = "2024-07-01";  // the same day, written in another way
  again.unit = "phòng NẮNG sớm  (hư cấu)";
  auto moved = dossier(2);
  moved.unit = "P02";
  const auto report = report_of({dossier(1), dossier(2), dossier(2), again, nameless, moved});
  CHECK(only(report, Fault::quality_no_id).rows == 1);
  const auto& same = only(report, Fault::quality_copies);
  CHECK(same.rows == 1);
  CHECK(same.samples.front().dossier == "H1");
  CHECK(same.samples.front().place.row == 5);
  CHECK(same.samples.front().other.row == 2);
  const auto& differing = only(report, Fault::quality_copies_differ);
  CHECK(differing.rows == 2);  // H2 contradicts itself, so its copy that agreed moved over
  CHECK(differing.samples.front().place.column_name == "Đơn vị");
  CHECK(differing.samples.front().value == "P02");
}

TEST_CASE("dates that can't be") {
  QualityOptions options;
  options.as_of = date(2024, 12, 31);
  auto paid = dossier(1);
  paid.paid = "30/06/2024";
  auto finished = dossier(2);
  finished.finished = "2024-06-30 17:00";
  auto unreadable = dossier(3);
  unreadable.submitted = "31/02/2024";
  auto undated = dossier(4);
  undated.submitted.clear();
  auto future = dossier(5);
  future.finished = "2025-01-01";
  auto early = dossier(6);
  early.submitted = "01/07/1924";
  auto today = dossier(7);
  today.finished = "2024-12-31";
  const auto report =
      report_of({paid, finished, unreadable, undated, future, early, today}, options);
  CHECK(only(report, Fault::quality_paid_before_submitted).samples.front().against == "2024-07-01");
  CHECK(only(report, Fault::quality_finished_before_submitted).rows == 1);
  CHECK(only(report, Fault::quality_bad_date).samples.front().value == "31/02/2024");
  CHECK(only(report, Fault::quality_no_date).rows == 1);
  CHECK(only(report, Fault::quality_future_date).rows == 1);
  CHECK(only(report, Fault::quality_early_date).rows == 1);
  CHECK(report.count(Severity::error) == 5);
}

TEST_CASE(
    "units that are not known, with the name that was probably meant; names in several spellings") {
  auto unknown = dossier(1);
  unknown.unit = "Phong Nang Som (hu cau)";
  auto missing = dossier(2);
  missing.unit.clear();
  auto small = dossier(3);
  small.officer = "người thử 1";
  auto other = dossier(4);
  other.unit = "P02";
  const auto report = report_of({unknown, missing, dossier(4), dossier(7), small, other});
  const auto& named = only(report, Fault::quality_unknown_unit);
  CHECK(named.diagnostic.arguments == std::vector<std::string>{"Phong Nang Som (hu cau)"});
  CHECK(named.diagnostic.suggestion == "Phòng Nắng Sớm (hư cấu)");
  CHECK(only(report, Fault::quality_no_unit).rows == 1);
  const auto& spelled = only(report, Fault::quality_officer_spellings);
  CHECK(spelled.rows == 1);
  CHECK(spelled.diagnostic.arguments ==
        std::vector<std::string>{"«Người Thử 1» (4), «người thử 1» (1)"});
  const auto& several = only(report, Fault::quality_officer_in_units);
  CHECK(several.diagnostic.arguments ==
        std::vector<std::string>{"Người Thử 1", "«P01» (3), «P02» (1)"});
}

TEST_CASE("flags that can't be read, and payments on dossiers without a fee") {
  auto unread = dossier(1);
  unread.fee = "nhiều";
  auto blank = dossier(2);
  blank.fee = " ";
  auto voluntary = dossier(3);
  voluntary.status = "Đã thanh toán trực tuyến";
  voluntary.paid = "2024-07-02";
  auto undated = dossier(4);
  undated.fee = "1";
  undated.status = "Đã thanh toán trực tuyến";
  const auto report = report_of({unread, blank, voluntary, undated});
  CHECK(only(report, Fault::quality_unknown_value).diagnostic.arguments.front() == "fee_due");
  CHECK(only(report, Fault::quality_missing_value).rows == 1);
  CHECK(only(report, Fault::quality_flag_without_date).rows == 1);
  const auto& outside = only(report, Fault::quality_outside_denominator);
  CHECK(outside.rows == 1);
  CHECK(outside.diagnostic.message() ==
        "«paid_online» without «fee_due», so it does not count for the indicator «payment»");
  CHECK(outside.samples.front().dossier == "H3");
}

TEST_CASE("a jump is told exactly from its bound on") {
  const auto jumps = [](int before, int paid_before, int rows, int paid) {
    Dossiers dossiers;
    add_day(dossiers, 1, before, paid_before);
    add_day(dossiers, 2, rows, paid);
    return report_of(dossiers).of(Fault::quality_jump).findings;
  };
  CHECK(jumps(20, 2, 20, 12) == 1);  // 10 % to 60 %: exactly 50 points
  CHECK(jumps(20, 2, 20, 11) == 0);
  CHECK(jumps(20, 12, 20, 2) == 1);   // down, too
  CHECK(jumps(19, 0, 20, 20) == 0);   // too few before
  CHECK(jumps(20, 0, 19, 19) == 0);   // too few on the day
  CHECK(jumps(30, 10, 30, 25) == 1);  // 1/3 to 5/6
  CHECK(jumps(30, 10, 60, 49) == 0);  // 49/60 − 1/3 = 29/60
  Dossiers dossiers;
  add_day(dossiers, 1, 30, 3);
  add_day(dossiers, 2, 30, 30);
  const auto report = report_of(dossiers);
  CHECK(only(report, Fault::quality_jump).diagnostic.arguments ==
        std::vector<std::string>{"P01", "2024-07-02", "payment", "30/30", "3/30"});
}

TEST_CASE("a day with far more dossiers than usual is told exactly from its bound on") {
  const auto bulk = [](int days, int usual, int rows) {
    Dossiers dossiers;
    for (int day = 1; day < days; ++day) { add_day(dossiers, day, usual, 0); }
    add_day(dossiers, days, rows, 0);
    return report_of(dossiers).of(Fault::quality_bulk_day).findings;
  };
  CHECK(bulk(5, 6, 60) == 1);
  CHECK(bulk(5, 6, 59) == 0);
  CHECK(bulk(4, 6, 60) == 0);  // too few days
  CHECK(bulk(5, 4, 49) == 0);  // too few dossiers
  Dossiers
      dossiers;  // 3, 3, 4, 4, 4, 35 … of 6 days the median is 4; of 3, 3, 3, 4, 4, 35 it is 3½
  for (int day = 1; day <= 5; ++day) { add_day(dossiers, day, day <= 3 ? 5 : 6, 0); }
  add_day(dossiers, 6, 55, 0);
  CHECK(only(report_of(dossiers), Fault::quality_bulk_day).diagnostic.arguments ==
        std::vector<std::string>{"P01", "2024-07-06", "55", "10", "5½"});
}

namespace {

/// Rows with all that goes wrong; copies agree.
Dossiers messy(std::mt19937& random, int rows) {
  const auto one_of = [&](std::vector<std::string> texts) {
    return texts[std::uniform_int_distribution<std::size_t>{0, texts.size() - 1}(random)];
  };
  Dossiers dossiers;
  for (int i = 0; i < rows; ++i) {
    auto made = dossier(i);
    made.unit = one_of({"P01", "P02", "Phòng Sao Mai (hư cấu)", "Xã Lạ", "xã lạ", ""});
    made.officer = one_of({"Người Thử 1", "NGƯỜI thử 1", "Người Thử 2", ""});
    made.submitted = one_of({"2024-07-01", "2024-07-02", "03/07/2024", "?", "", "1900-01-01"});
    made.finished = one_of({"", "2024-06-01", "2024-08-01", "x"});
    made.paid = one_of({"", "2024-06-01", "2024-07-05"});
    made.fee = one_of({"0", "5", "", "?"});
    made.status = one_of({"", "Đã thanh toán trực tuyến", "Chưa thanh toán", "?"});
    if (i % 31 == 0) { made.id.clear(); }
    dossiers.push_back(made);
    if (i % 7 == 0) { dossiers.push_back(made); }
  }
  return dossiers;
}

}  // namespace

TEST_CASE("batches of any size give the same report") {
  std::mt19937 random{7};
  const auto dossiers = messy(random, 500);
  const auto whole = report_of(dossiers);
  CHECK(whole.totals.size() >= 14);
  for (const std::size_t size : {std::size_t{1}, std::size_t{3}, std::size_t{64}}) {
    auto batched = checker();
    REQUIRE(batched.open("a.csv", samples::columns()).empty());
    for (std::size_t at = 0; at < dossiers.size(); at += size) {
      const auto end = std::min(dossiers.size(), at + size);
      batched.add(samples::table({dossiers.begin() + static_cast<std::ptrdiff_t>(at),
                                  dossiers.begin() + static_cast<std::ptrdiff_t>(end)},
                                 static_cast<std::int64_t>(at) + 2));
    }
    batched.close();
    CHECK(batched.report() == whole);
    CHECK(quality_json(batched.report()) == quality_json(whole));
  }
}

TEST_CASE("where copies agree, counts do not depend on the order of the rows") {
  std::mt19937 random{8};
  auto dossiers = messy(random, 300);
  const auto counted = without_samples(report_of(dossiers));
  for (int round = 0; round < 5; ++round) {
    std::shuffle(dossiers.begin(), dossiers.end(), random);
    CHECK(without_samples(report_of(dossiers)) == counted);
  }
}

TEST_CASE("copies are found over tables, and rows that are no rows are counted") {
  auto found = checker();
  auto first = samples::table({dossier(1)});
  first.set_aside({Fault::row_ragged, {"a.csv", 0, 0, 3, {}}, {}, {}, {"2", "9"}, {}});
  REQUIRE(found.check(first).empty());
  REQUIRE(found.check(samples::table({dossier(1)}, 2, "b.csv")).empty());
  const auto report = found.report();
  CHECK(report.rows() == 3);
  CHECK(only(report, Fault::quality_copies).samples.front().other.file == "a.csv");
  CHECK(only(report, Fault::quality_row_unreadable).diagnostic.arguments.front() == "row.ragged");
  CHECK_FALSE(found.check(TextTable{"c.csv", {"Mã hồ sơ"}}).empty());
  CHECK_THROWS_AS(found.add(first), std::logic_error);
}

TEST_CASE("what is shown is bounded, what is counted is not") {
  Dossiers dossiers;
  for (int i = 0; i < 40; ++i) {
    auto made = dossier(i);
    made.unit = "Xã Lạ " + std::to_string(i % 10);
    dossiers.push_back(made);
  }
  QualityOptions options;
  options.samples = 2;
  options.findings = 3;
  const auto report = report_of(dossiers, options);
  const auto total = report.of(Fault::quality_unknown_unit);
  CHECK(total.findings == 10);
  CHECK(total.rows == 40);
  CHECK(std::count_if(report.findings.begin(), report.findings.end(), [](const auto& f) {
          return f.kind() == Fault::quality_unknown_unit && f.samples.size() == 2;
        }) == 3);
  options.jump_points = 101;
  CHECK_THROWS_AS(checker(options), std::invalid_argument);
}
