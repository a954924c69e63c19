/// \file
/// Counts by unit and day, and compares a day with those before it and with the others.
#include "quality_days.hpp"

#include <algorithm>

#include <thidua/core/rational.hpp>

namespace thidua::inline v0 {

namespace {

std::string over(std::int64_t n, std::int64_t d) {
  return std::to_string(n) + "/" + std::to_string(d);
}

/// Half of a sum, as text: 3, 3½.
std::string half(std::int64_t sum) { return std::to_string(sum / 2) + (sum % 2 == 0 ? "" : "½"); }

}  // namespace

QualityDays::QualityDays(const TallyRules& rules, const std::vector<Indicator>& indicators,
                         const QualityOptions& options)
    : rules_{rules}, options_{options} {
  for (const auto& indicator : indicators) {
    if (!indicator.is_counted() || indicator.numerator->counted != Counted::dossier ||
        indicator.denominator->counted != Counted::dossier) {
      continue;
    }
    shares_.push_back({indicator.id, mask_of(indicator.denominator->where, rules.flags),
                       mask_of(indicator.numerator->where, rules.flags)});
  }
}

void QualityDays::count(const QualityRow& row, const RowValues& values) {
  const std::int32_t day = values.date(rules_.counted_by);
  if (!is_day(day) || (rules_.period && !rules_.period->contains(Date::from_epoch_days(day)))) {
    return;
  }
  const std::uint64_t key = std::uint64_t{values.unit} << 32U | static_cast<std::uint32_t>(day);
  const auto [entry, is_new] = index_.try_emplace(key, days_.size());
  if (is_new) {
    if (origins_.size() <= row.source) { origins_.resize(row.source + std::size_t{1}); }
    const auto column = row.columns.at(DossierColumns::field_of(rules_.counted_by));
    origins_[row.source] = {row.table.source(), row.table.columns()[*column]};
    days_.push_back({values.unit, day, 0, row.number(), row.source});
    counts_.resize(counts_.size() + shares_.size());
  }
  ++days_[entry->second].rows;
  for (std::size_t i = 0; i < shares_.size(); ++i) {
    const auto& share = shares_[i];
    if (!share.base.is_known(values) || !share.base.holds(values) ||
        !share.wanted.is_known(values)) {
      continue;
    }
    auto& counted = counts_[entry->second * shares_.size() + i];
    ++counted.d;
    if (share.wanted.holds(values)) { ++counted.n; }
  }
}

std::vector<QualityDays::DaysOfUnit> QualityDays::by_unit() const {
  DaysOfUnit all;
  all.reserve(days_.size());
  for (const auto& day : days_) { all.push_back(&day); }
  std::sort(all.begin(), all.end(), [](const Day* a, const Day* b) {
    return a->unit != b->unit ? a->unit < b->unit : a->day < b->day;
  });
  std::vector<DaysOfUnit> units;
  for (const auto* day : all) {
    if (units.empty() || units.back().front()->unit != day->unit) { units.emplace_back(); }
    units.back().push_back(day);
  }
  return units;
}

/// |n₁/d₁ − n₀/d₀| ≥ points/100, without a division. Counts of rows are below 2⁵⁰, so the products stay below 2¹⁰⁷.
bool QualityDays::is_jump(const Counts& day, const Counts& before) const {
  if (day.d < options_.jump_dossiers || before.d < options_.jump_dossiers) { return false; }
  const Int128 difference = Int128{day.n} * before.d - Int128{before.n} * day.d;
  const Int128 distance = difference < 0 ? -difference : difference;
  return distance * 100 >= Int128{options_.jump_points} * day.d * before.d;
}

FoundRows QualityDays::rows_of(const Day& day, std::int64_t rows) const {
  FoundRows found{rows, {}};
  if (options_.samples > 0) {
    const auto& origin = origins_.at(day.source);
    found.samples.push_back({{},
                             {origin.file, 0, 0, day.first_row, origin.column},
                             iso(Date::from_epoch_days(day.day)),
                             {},
                             {}});
  }
  return found;
}

void QualityDays::put_jumps(Findings& findings, const DaysOfUnit& days,
                            const std::string& unit) const {
  for (std::size_t i = 0; i < shares_.size(); ++i) {
    Counts before;
    for (const auto* day : days) {
      const Counts& now = counts(*day, i);
      if (is_jump(now, before)) {
        put(findings, Fault::quality_jump,
            {unit, iso(Date::from_epoch_days(day->day)), shares_[i].indicator, over(now.n, now.d),
             over(before.n, before.d)},
            rows_of(*day, now.d));
      }
      before.n += now.n;
      before.d += now.d;
    }
  }
}

void QualityDays::put_bulk(Findings& findings, const DaysOfUnit& days,
                           const std::string& unit) const {
  if (static_cast<std::int64_t>(days.size()) < options_.bulk_days) { return; }
  std::vector<std::int64_t> rows;
  rows.reserve(days.size());
  for (const auto* day : days) { rows.push_back(day->rows); }
  std::sort(rows.begin(), rows.end());
  const std::int64_t two_medians = rows[(rows.size() - 1) / 2] + rows[rows.size() / 2];
  for (const auto* day : days) {
    if (day->rows < options_.bulk_dossiers ||
        Int128{day->rows} * 2 < Int128{options_.bulk_times} * two_medians) {
      continue;
    }
    put(findings, Fault::quality_bulk_day,
        {unit, iso(Date::from_epoch_days(day->day)), std::to_string(day->rows),
         std::to_string(options_.bulk_times), half(two_medians)},
        rows_of(*day, day->rows));
  }
}

void QualityDays::put_into(Findings& findings, const QualityNames& names) const {
  for (const auto& days : by_unit()) {
    const std::string unit = shown(names.unit_name(days.front()->unit));
    put_jumps(findings, days, unit);
    put_bulk(findings, days, unit);
  }
}

}  // namespace thidua::inline v0
