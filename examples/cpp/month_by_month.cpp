/// \file
/// The founding campaign at every month's end, all subjects at once: how many stand where, and the clause that most of those who fail
/// fail by; then why, for one of them.
#include <algorithm>
#include <array>
#include <iostream>

#include <thidua/thidua.hpp>

using namespace thidua;

int main() {
  const auto campaign =
      load_campaign("examples/campaigns/lang-son-2024.toml", {.issue_date = date(2024, 6, 20)});
  const auto evidence = load_evidence("examples/data/lang-son-2024/evidence.toml");
  const auto counted = tally(read_csv("examples/data/lang-son-2024/dossiers.csv"), campaign,
                             evidence.subjects, shipped_columns());
  BulkOptions options;
  options.checkpoints = {date(2024, 9, 30), date(2024, 10, 31), date(2024, 11, 30),
                         date(2024, 12, 31)};
  options.readings = parse_readings(campaign, "literal");
  options.calendar = shipped_calendar();
  const BulkEvaluation found{campaign, {{}, counted, evidence}, options};

  const auto award = found.question(FindingKind::award, "bang-khen");
  const auto subjects = found.subjects().size();
  const auto answers = found.truths().subspan(award * subjects * options.checkpoints.size());
  const auto& clauses = found.questions()[award].clauses;
  for (std::size_t day = 0; day < options.checkpoints.size(); ++day) {
    std::array<int, 256> stand{};
    std::vector<int> failed(clauses.size());
    for (std::size_t at = day * subjects; at < (day + 1) * subjects; ++at) {
      ++stand[answers[at]];
      for (std::size_t bit = 0; bit < clauses.size(); ++bit) {
        failed[bit] += static_cast<int>(found.failing(award)[at] >> bit & 1U);
      }
    }
    const auto most = std::max_element(failed.begin(), failed.end());
    std::cout << iso(*options.checkpoints[day]) << ": " << stand[2] << " yes, " << stand[0]
              << " no, " << stand[1] << " open; most fail by "
              << to_string(clauses[static_cast<std::size_t>(most - failed.begin())].cite) << " ("
              << *most << ")\n";
  }
  std::cout << explanation_text(found.explain(award, 0, 3, 0), campaign.plan(), Language::en);
}
