/// \file
/// What the tests of data quality have in common: a checker over the sample dossiers, and its report.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <thidua/measure/quality_checker.hpp>

#include "dossier_samples.hpp"

namespace quality_samples {

using namespace thidua;

using Dossiers = std::vector<samples::Dossier>;

inline std::vector<Indicator> indicators() {
  Indicator payment;
  payment.id = "payment";
  payment.numerator = CountRule{Counted::dossier, {{"paid_online"}}};
  payment.denominator = CountRule{Counted::dossier, {{"fee_due"}}};
  return {payment};
}

inline UnitRegister units() {
  UnitRegister units;
  units.names = {"Phòng Nắng Sớm (hư cấu)", "Phòng Sao Mai (hư cấu)"};
  units.ids.add("P01", "P01");
  units.ids.add(units.names[0], "P01");
  units.ids.add("P02", "P02");
  units.ids.add(units.names[1], "P02");
  return units;
}

inline QualityChecker checker(const QualityOptions& options = {}) {
  return {samples::rules(), samples::mapping(), indicators(), units(), options};
}

inline QualityReport report_of(const Dossiers& dossiers, const QualityOptions& options = {}) {
  auto found = checker(options);
  CHECK(found.check(samples::table(dossiers)).empty());
  return found.report();
}

/// A dossier with another id than the others.
inline samples::Dossier dossier(int number) {
  samples::Dossier made;
  made.id = "H" + std::to_string(number);
  made.officer = "Người Thử " + std::to_string(number % 3);
  return made;
}

inline std::vector<Fault> kinds(const QualityReport& report) {
  std::vector<Fault> result;
  for (const auto& total : report.totals) { result.push_back(total.kind); }
  return result;
}

inline const QualityFinding& only(const QualityReport& report, Fault kind) {
  const auto of_kind = [kind](const QualityFinding& f) { return f.kind() == kind; };
  REQUIRE(std::count_if(report.findings.begin(), report.findings.end(), of_kind) == 1);
  return *std::find_if(report.findings.begin(), report.findings.end(), of_kind);
}

/// So many dossiers of P01 on a day of July, of which so many are paid online on the same day; each has a fee.
inline void add_day(Dossiers& dossiers, int day, int rows, int paid) {
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

}  // namespace quality_samples
