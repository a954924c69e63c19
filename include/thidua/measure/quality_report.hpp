/// \file
/// What data looks like before it is judged: findings with exact counts, a severity each, and the first rows of each. A report
/// changes no verdict: nothing takes one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/measure/quality_options.hpp>

namespace thidua::inline v0 {

/// A row that a finding is about.
struct QualitySample {
  std::string dossier;  ///< empty where the row has no id
  Place place;
  std::string value;    ///< of the cell; shortened when it is long
  std::string against;  ///< what the cell does not agree with
  Place other;          ///< the row that the row is a copy of
  friend bool operator==(const QualitySample&, const QualitySample&) = default;
};

/// One thing that was found: a kind, and within it a unit, an officer, a flag, a day …
struct QualityFinding {
  /// Its place is that of the first row, or of the column.
  Diagnostic diagnostic;
  std::int64_t rows = 0;               ///< all of them
  std::vector<QualitySample> samples;  ///< the first ones, in the order in which they were read

  [[nodiscard]] Fault kind() const noexcept { return diagnostic.fault; }
  [[nodiscard]] Severity severity() const noexcept { return diagnostic.severity(); }
  friend bool operator==(const QualityFinding&, const QualityFinding&) = default;
};

/// How often a kind was found, whatever is shown of it.
struct QualityTotal {
  Fault kind = Fault::quality_no_id;
  std::int64_t findings = 0;
  std::int64_t rows = 0;
  [[nodiscard]] Severity severity() const noexcept { return thidua::severity(kind); }
  friend bool operator==(const QualityTotal&, const QualityTotal&) = default;
};

struct QualitySource {
  std::string name;
  std::int64_t rows = 0;
  friend bool operator==(const QualitySource&, const QualitySource&) = default;
};

struct QualityReport {
  QualityOptions options;
  std::vector<QualitySource> sources;
  std::vector<QualityTotal> totals;      ///< the kinds that were found, gravest first
  std::vector<QualityFinding> findings;  ///< in the order of the kinds; within one, most rows first

  [[nodiscard]] std::int64_t rows() const noexcept {
    std::int64_t sum = 0;
    for (const auto& source : sources) { sum += source.rows; }
    return sum;
  }
  /// Of all findings, those that are not shown among them.
  [[nodiscard]] std::int64_t count(Severity severity) const noexcept {
    std::int64_t sum = 0;
    for (const auto& total : totals) {
      if (total.severity() == severity) { sum += total.findings; }
    }
    return sum;
  }
  /// The total of a kind; zeros when there is none.
  [[nodiscard]] QualityTotal of(Fault kind) const noexcept {
    const auto found = std::find_if(totals.begin(), totals.end(),
                                    [kind](const QualityTotal& t) { return t.kind == kind; });
    return found == totals.end() ? QualityTotal{kind, 0, 0} : *found;
  }
  friend bool operator==(const QualityReport&, const QualityReport&) = default;
};

}  // namespace thidua::inline v0
