/// \file
/// Deadlines of plan files.
#include "decode_plan.hpp"

namespace thidua::inline v0 {

namespace {

void decode_within(TableReader& table, DueRule& rule) {
  rule.kind = DeadlineKind::within;
  table.table("within", [&](TableReader& within) {
    rule.term.count = within.integer("count", Presence::required).value_or(1);
    rule.term.unit =
        within.one_of<TermUnit>("unit", Presence::required).value_or(TermUnit::working_day);
    rule.day = within.date_or_id("of");
  });
}

/// Exactly one of before, by and within; and a time of day.
DueRule decode_due(TableReader& table) {
  DueRule rule;
  std::vector<std::string> found;
  for (const auto kind : {DeadlineKind::within, DeadlineKind::by, DeadlineKind::before}) {
    const std::string key{word(kind)};
    if (!table.has(key)) {
      table.allow(key);
      continue;
    }
    found.insert(found.begin(), key);
    if (kind == DeadlineKind::within) {
      decode_within(table, rule);
    } else {
      rule.kind = kind;
      rule.day = table.date_or_id(key);
    }
  }
  if (found.empty()) { table.report_here(FormFault::missing_key, {"before"}); }
  if (found.size() > 1) {
    std::string keys;
    for (const auto& key : found) { keys += (keys.empty() ? "" : ", ") + key; }
    table.report_here(Fault::plan_ambiguous_deadline, {keys});
  }
  rule.time = table.time_of_day("time");
  return rule;
}

}  // namespace

void decode_deadlines(TableReader& root, Plan& plan) {
  root.tables("deadline", [&](TableReader& table) {
    Deadline deadline;
    deadline.id = table.id();
    deadline.title = table.local_text("title");
    deadline.due = decode_due(table);
    deadline.roll = table.choice("roll", EndRoll::none);
    deadline.responsible = table.text("responsible");
    table.tables("extended", [&](TableReader& entry) {
      Extension extension;
      extension.due = decode_due(entry);
      extension.decision = entry.text("decision", Presence::required);
      extension.date = entry.date("date", Presence::required).value_or(extension.date);
      extension.cite = entry.cite();
      deadline.extensions.push_back(std::move(extension));
    });
    deadline.cite = table.cite();
    plan.deadlines.push_back(std::move(deadline));
  });
}

}  // namespace thidua::inline v0
