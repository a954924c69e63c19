/// \file
/// What is due, and what is left to the targets, on 1 November 2024: the founding campaign's deadline with the days that it leaves, and
/// for everybody below 45 % of online payment the least number of further payments online.
#include <iostream>

#include <thidua/thidua.hpp>

using namespace thidua;

int main() {
  const auto day = date(2024, 11, 1);
  const auto& calendar = shipped_calendar();
  const auto campaign =
      load_campaign("examples/campaigns/lang-son-2024.toml", {.issue_date = date(2024, 6, 20)});
  const auto evidence = load_evidence("examples/data/lang-son-2024/evidence.toml");
  const auto counted = tally(read_csv("examples/data/lang-son-2024/dossiers.csv"), campaign,
                             evidence.subjects, shipped_columns());

  const auto due = deadlines(campaign, {.as_of = day, .calendar = calendar});
  for (const auto& deadline : due.deadlines()) {
    std::cout << deadline.id << ": " << due_text(deadline.due, campaign.plan(), Language::en);
    if (deadline.days_left) { std::cout << ", " << *deadline.days_left << " days left"; }
    if (deadline.working_days_left) {
      std::cout << ", " << *deadline.working_days_left << " of them worked";
    }
    std::cout << '\n';
  }

  const auto found =
      pace(campaign, {.measurements = {}, .tally = counted, .evidence = evidence}, calendar,
           {.as_of = day, .readings = parse_readings(campaign, "literal")});
  for (const auto& row : found.rows()) {
    const auto& least = row.found.remaining.of_new;
    if (row.target != "II.1.c" || row.found.met != Truth::no || !least || !least->exists()) {
      continue;
    }
    std::cout << found.subjects()[row.subject].id << ": " << *least->count
              << " more paid online, in " << found.working_days_left() << " working days\n";
  }
}
