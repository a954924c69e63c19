/// \file
/// The C++ of the README; below this comment it is the same to the letter (tests/python/test_examples.py compares them).
#include <iostream>
#include <thidua/thidua.hpp>

using namespace thidua;

int main() {
  const auto campaign =
      load_campaign("examples/campaigns/lang-son-2024.toml", {.issue_date = date(2024, 6, 20)});
  const auto evidence = load_evidence("examples/data/lang-son-2024/evidence.toml");
  const auto dossiers = read_csv("examples/data/lang-son-2024/dossiers.csv");
  const auto counted = tally(dossiers, campaign, evidence.subjects, shipped_columns());
  const auto result = evaluate(campaign, counted, evidence, {.as_of = date(2024, 12, 31)});

  const auto& division = result.subject("Phòng Nắng Sớm");
  const auto& award = result.finding(division, FindingKind::award, "bang-khen");
  for (const auto& point : result.verdict(award).turns_on) { std::cout << point << '\n'; }
  const auto why = result.explain(division, FindingKind::award, "bang-khen", 0);
  std::cout << explanation_text(why, campaign.plan(), Language::vi);
}
