/// \file
/// What the checker finds in dossiers before they are judged, each kind with its bounds.
#include <doctest/doctest.h>

#include <thidua/render/quality_text.hpp>

#include "quality_samples.hpp"

using namespace thidua;
using namespace quality_samples;

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
