/// \file
/// Papers, awards and open points of plan files.
#include "decode_plan.hpp"

namespace thidua::inline v0 {

namespace {

DueDay decode_due(TableReader& table) {
  DueDay due;
  const bool has_before = table.has("before");
  const bool has_by = table.has("by");
  const auto before = table.date("before");
  const auto by = table.date("by");
  if (has_before == has_by) {
    table.report_here(FormFault::missing_key, {has_by ? "before ⊕ by" : "before"});
  }
  if (before) { due = {DeadlineKind::before, *before}; }
  if (by && !before) { due = {DeadlineKind::by, *by}; }
  return due;
}

}  // namespace

void decode_awards(TableReader& root, Plan& plan) {
  root.tables("deadline", [&](TableReader& table) {
    plan.deadlines.push_back({table.id(), decode_due(table), table.cite()});
  });
  root.tables("paper", [&](TableReader& table) {
    Paper paper;
    paper.id = table.id();
    paper.title = table.local_text("title", Presence::required);
    paper.form = table.local_text("form");
    paper.to = table.text("to");
    paper.deadline = table.text("deadline");
    paper.cite = table.cite();
    plan.papers.push_back(std::move(paper));
  });
  root.tables("criterion", [&](TableReader& table) {
    NamedCriterion named;
    named.id = table.id();
    table.table(
        "rule", [&](TableReader& rule) { named.rule = decode_criterion(rule); },
        Presence::required);
    named.cite = table.cite();
    plan.criteria.push_back(std::move(named));
  });
  root.tables("award", [&](TableReader& table) {
    Award award;
    award.id = table.id();
    award.title = table.local_text("title", Presence::required);
    award.authority = table.text("authority", Presence::required);
    award.papers = table.texts("papers");
    table.table("criteria", [&](TableReader& criteria) {
      for (const auto& kind : criteria.keys()) {
        criteria.table(kind, [&](TableReader& criterion) {
          award.criteria.push_back({kind, decode_criterion(criterion)});
        });
      }
    });
    award.cite = table.cite();
    plan.awards.push_back(std::move(award));
  });
  root.table("one_achievement", [&](TableReader& table) {
    OneAchievementRule rule;
    rule.rule = table.choice("rule", OneAchievement::highest_only);
    rule.order = table.texts("order", Presence::required);
    rule.cite = table.cite();
    plan.one_achievement = std::move(rule);
  });
}

void decode_open_points(TableReader& root, Plan& plan) {
  root.tables("open_point", [&](TableReader& table) {
    OpenPoint point;
    point.id = table.id();
    point.question = table.local_text("question", Presence::required);
    point.cite = table.cite();
    table.tables("reading", [&](TableReader& entry) {
      point.readings.push_back({entry.id(), entry.local_text("title", Presence::required),
                                entry.text("value", Presence::required)});
    });
    plan.open_points.push_back(std::move(point));
  });
  root.tables("reading", [&](TableReader& table) {
    NamedReading named;
    named.id = table.id();
    named.title = table.local_text("title", Presence::required);
    table.table(
        "choices",
        [&](TableReader& choices) {
          for (const auto& point : choices.keys()) {
            named.choices.emplace(point, choices.text(point));
          }
        },
        Presence::required);
    plan.readings.push_back(std::move(named));
  });
}

}  // namespace thidua::inline v0
