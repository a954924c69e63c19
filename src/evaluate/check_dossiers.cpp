/// \file
/// Sets quality checkers up for a campaign.
#include <thidua/evaluate/check_dossiers.hpp>

#include <algorithm>

namespace thidua::inline v0 {

namespace {

UnitRegister unit_register(const Plan& plan, const std::vector<Subject>& subjects) {
  std::vector<std::string> kinds;
  for (const auto& kind : plan.subject_kinds) {
    if (kind.counted_as == CountedAs::unit) { kinds.push_back(kind.id); }
  }
  UnitRegister units{index_subjects(subjects, kinds), {}};
  for (const auto& subject : subjects) {
    if (std::find(kinds.begin(), kinds.end(), subject.kind) == kinds.end()) { continue; }
    // The name first: of two that are equally near, a name says more than an id.
    if (!subject.name.empty()) { units.names.push_back(subject.name); }
    units.names.push_back(subject.id);
    units.names.insert(units.names.end(), subject.aliases.begin(), subject.aliases.end());
  }
  return units;
}

}  // namespace

QualityChecker quality_checker(const Campaign& campaign, const std::vector<Subject>& subjects,
                               ColumnMapping mapping, const QualityOptions& options) {
  const Plan& plan = campaign.plan();
  return {tally_rules(campaign), std::move(mapping), plan.indicators, unit_register(plan, subjects),
          options};
}

QualityReport data_quality(const std::vector<TextTable>& tables, const Campaign& campaign,
                           const std::vector<Subject>& subjects, ColumnMapping mapping,
                           const QualityOptions& options) {
  QualityChecker checker = quality_checker(campaign, subjects, std::move(mapping), options);
  Diagnostics faults;
  for (const auto& table : tables) {
    Diagnostics of_table = checker.check(table);
    faults.insert(faults.end(), of_table.begin(), of_table.end());
  }
  if (has_errors(faults)) { throw InputError{std::move(faults)}; }
  return checker.report();
}

}  // namespace thidua::inline v0
