/// \file
/// Counts of data quality are exact, whatever the batches, the order of the rows, and what is shown.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include <thidua/io/quality_json.hpp>

#include "quality_samples.hpp"

using namespace thidua;
using namespace quality_samples;

namespace {

/// Without samples, and without the words of the first row: what must not depend on the order.
QualityReport without_samples(QualityReport report) {
  for (auto& finding : report.findings) {
    finding.samples.clear();
    finding.diagnostic.place = {};
  }
  return report;
}

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
