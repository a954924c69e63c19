/// \file
/// Papers, awards and open points of plan files.
#include "decode_plan.hpp"

namespace thidua::inline v0 {

namespace {

AwardBonus decode_bonus(TableReader& table) {
  AwardBonus bonus;
  table.table(
      "multiples",
      [&](TableReader& multiples) {
        for (const auto& kind : multiples.keys()) {
          if (const auto multiple = decode_multiple(multiples, kind, Fault::plan_bad_multiple)) {
            bonus.multiples.push_back({kind, *multiple});
          }
        }
      },
      Presence::required);
  bonus.base = table.text("base", Presence::required);
  bonus.rounding = table.one_of<MoneyRounding>("rounding").value_or(MoneyRounding::up_10000);
  bonus.cite = table.cite();
  return bonus;
}

}  // namespace

std::optional<Rational> decode_multiple(TableReader& table, std::string_view key, Fault fault) {
  const toml::node* node = table.raw(key, Presence::required);
  if (node == nullptr) { return std::nullopt; }
  const auto* text = node->as_string();
  if (text == nullptr) {
    table.wrong_type(key, *node, "string");
    return std::nullopt;
  }
  const auto decimal = parse_decimal(text->get());
  if (decimal && Rational{0} < decimal->value) { return decimal->value; }
  table.report(fault, key, {text->get()});
  return std::nullopt;
}

void decode_awards(TableReader& root, Plan& plan) {
  decode_deadlines(root, plan);
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
    table.table("bonus", [&](TableReader& bonus) { award.bonus = decode_bonus(bonus); });
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
