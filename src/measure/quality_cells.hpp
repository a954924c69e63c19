/// \file
/// What the dates and flags of single rows say that can't be so, or can't be read.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <thidua/measure/indicator.hpp>
#include <thidua/measure/tally.hpp>

#include "quality_row.hpp"

namespace thidua::inline v0 {

class QualityCells {
 public:
  QualityCells(const TallyRules& rules, const std::vector<Indicator>& indicators,
               const QualityOptions& options);

  /// Reads the row's dates into `values`.
  void read_dates(const QualityRow& row, RowValues& values);
  /// Reads the row's flags into `values`, after its dates.
  void read_flags(const QualityRow& row, const std::vector<DossierColumns::FlagColumn>& columns,
                  RowValues& values);

  void put_into(Findings& findings) const;

 private:
  static constexpr std::size_t date_fields = std::size(Words<DateField>::table);
  using ByDate = std::array<FoundRows, date_fields>;

  /// Of an indicator: what its numerator asks beyond its denominator, which only counts together with that.
  struct Pair {
    FlagMask beyond;
    FlagMask base;
    std::vector<std::string> arguments;
    FoundRows rows;
  };

  void look_at_order(const QualityRow& row, const RowValues& values);
  void look_at_range(const QualityRow& row, DateField field, std::int32_t day);
  void look_at_pairs(const QualityRow& row, const std::vector<DossierColumns::FlagColumn>& columns,
                     const RowValues& values);

  TallyRules rules_;
  QualityOptions options_;
  FoundRows no_date_;
  ByDate bad_dates_;
  ByDate future_;
  ByDate early_;
  FoundRows paid_before_;
  FoundRows finished_before_;
  std::vector<FoundRows> missing_;       // by flag
  std::vector<FoundRows> unknown_;       // by flag
  std::vector<FoundRows> without_date_;  // by flag
  std::vector<Pair> pairs_;
};

}  // namespace thidua::inline v0
