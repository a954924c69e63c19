/// \file
/// What each unit has day by day: shares that jump, and days with far more dossiers than usual. Counts and cross-multiplication in
/// 128 bits; nothing is divided.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <thidua/measure/tally.hpp>

#include "quality_names.hpp"
#include "quality_row.hpp"

namespace thidua::inline v0 {

class QualityDays {
 public:
  QualityDays(const TallyRules& rules, const std::vector<Indicator>& indicators,
              const QualityOptions& options);

  /// Counts the first row of a dossier of a unit that counts, if it lies in the period.
  void count(const QualityRow& row, const RowValues& values);

  void put_into(Findings& findings, const QualityNames& names) const;

 private:
  /// An indicator of dossiers: which rows count at all, and which of them are what is asked for.
  struct Share {
    std::string indicator;
    FlagMask base;
    FlagMask wanted;
  };
  struct Counts {
    std::int64_t n = 0;
    std::int64_t d = 0;
  };
  /// There may be millions of these, so where its first row stands is kept as numbers.
  struct Day {
    std::uint32_t unit;
    std::int32_t day;
    std::int64_t rows;
    std::int64_t first_row;
    std::uint32_t source;
  };
  /// What a source is called, and its column of days.
  struct Origin {
    std::string file;
    std::string column;
  };
  using DaysOfUnit = std::vector<const Day*>;

  [[nodiscard]] std::vector<DaysOfUnit> by_unit() const;
  void put_jumps(Findings& findings, const DaysOfUnit& days, const std::string& unit) const;
  void put_bulk(Findings& findings, const DaysOfUnit& days, const std::string& unit) const;
  [[nodiscard]] const Counts& counts(const Day& day, std::size_t share) const {
    return counts_[static_cast<std::size_t>(&day - days_.data()) * shares_.size() + share];
  }
  [[nodiscard]] bool is_jump(const Counts& day, const Counts& before) const;
  [[nodiscard]] FoundRows rows_of(const Day& day, std::int64_t rows) const;

  TallyRules rules_;
  QualityOptions options_;
  std::vector<Share> shares_;
  std::vector<Origin> origins_;  // by source
  std::vector<Day> days_;
  std::vector<Counts> counts_;                            // of each day by share
  std::unordered_map<std::uint64_t, std::size_t> index_;  // unit and day
};

}  // namespace thidua::inline v0
