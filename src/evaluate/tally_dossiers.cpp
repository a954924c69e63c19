/// \file
/// Sets tally builders up for a campaign.
#include <thidua/evaluate/tally_dossiers.hpp>

namespace thidua::inline v0 {

namespace {

std::vector<std::string> kinds_counted_as(const Plan& plan, CountedAs as) {
  std::vector<std::string> kinds;
  for (const auto& kind : plan.subject_kinds) {
    if (kind.counted_as == as) { kinds.push_back(kind.id); }
  }
  return kinds;
}

}  // namespace

TallyBuilder tally_builder(const Campaign& campaign, const std::vector<Subject>& subjects,
                           ColumnMapping mapping) {
  const Plan& plan = campaign.plan();
  return {tally_rules(campaign), std::move(mapping),
          index_subjects(subjects, kinds_counted_as(plan, CountedAs::unit)),
          index_subjects(subjects, kinds_counted_as(plan, CountedAs::officer))};
}

Tally tally(const TextTable& table, const Campaign& campaign, const std::vector<Subject>& subjects,
            ColumnMapping mapping, const Progress& progress) {
  TallyBuilder builder = tally_builder(campaign, subjects, std::move(mapping));
  if (auto faults = builder.add(table, progress); has_errors(faults)) {
    throw InputError{std::move(faults)};
  }
  return builder.tally();
}

}  // namespace thidua::inline v0
