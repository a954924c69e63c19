/// \file
/// The founding campaign from its files to explained awards; run from the root of the project. It says what Python says
/// (tests/python/test_examples.py compares them).
#include <exception>
#include <iostream>

#include <thidua/thidua.hpp>

int main() {
  using namespace thidua;
  try {
    const auto campaign =
        load_campaign("examples/campaigns/lang-son-2024.toml", {.issue_date = date(2024, 6, 20)});
    const auto evidence = load_evidence("examples/data/lang-son-2024/evidence.toml");
    const auto table = read_csv("examples/data/lang-son-2024/dossiers.csv");
    const auto counted = tally(table, campaign, evidence.subjects, shipped_columns());

    const auto result =
        evaluate(campaign, counted, evidence,
                 {.as_of = date(2024, 12, 31), .readings = parse_readings(campaign, "literal")});

    for (const auto& [subject, findings] : result.subjects()) {
      for (const auto& finding : findings) {
        if (finding.kind != FindingKind::award) { continue; }
        const auto verdict = result.verdict(finding);
        std::cout << subject.id << ' ' << finding.id << ' ' << to_string(verdict.truth) << '\n';
      }
    }
    const auto& division = result.subject("Phòng Sao Mai");
    const auto why = result.explain(division, FindingKind::award, "bang-khen", 0);
    std::cout << '\n' << explanation_text(why, campaign.plan(), Language::vi);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
