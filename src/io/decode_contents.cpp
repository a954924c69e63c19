/// \file
/// What a plan file counts and what is to be reached.
#include "decode_plan.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::string_view negation = "not ";

CountRule decode_count(TableReader& table) {
  CountRule rule;
  rule.counted = table.one_of<Counted>("count", Presence::required).value_or(Counted::dossier);
  for (const auto& text : table.texts("where")) {
    const bool negated = text.starts_with(negation);
    rule.where.push_back({std::string{detail::without_outer_spaces(
                              negated ? std::string_view{text}.substr(negation.size()) : text)},
                          !negated});
  }
  return rule;
}

/// One level, or `levels` that step.
void decode_levels(TableReader& table, Target& target) {
  if (!table.has("levels")) {
    decode_level(table, target.comparison, target.level);
    return;
  }
  for (const std::string_view key : {"above", "at_least", "below", "at_most"}) {
    if (table.has(key)) { table.report(Fault::plan_ambiguous_level, key, {std::string{key}}); }
    table.allow(key);
  }
  std::optional<Comparison> first;
  table.tables("levels", [&](TableReader& entry) {
    Comparison comparison = Comparison::above;
    LevelStep step{entry.date("through", Presence::required).value_or(Date{1970, 1, 1}), {}, {}};
    decode_level(entry, comparison, step.level);
    step.cite = entry.cite();
    if (comparison != first.value_or(comparison)) {
      entry.report_here(Fault::plan_levels_differ,
                        {std::string{word(comparison)}, std::string{word(*first)}});
    }
    first = first.value_or(comparison);
    target.steps.push_back(std::move(step));
  });
  if (target.steps.empty()) {
    table.report(Fault::plan_missing_level, "levels", {});
    return;
  }
  target.comparison = first.value_or(target.comparison);
  target.level = target.steps.back().level;
}

/// A content may be cited by its id alone, where that is a clause.
void cite_by_id(const Plan& plan, const std::string& id, Citation& cite) {
  if (cite.empty() && (plan.clauses.empty() || find(plan.clauses, id) != nullptr)) {
    cite = parse_citation(id);
  }
}

Attested decode_attested(TableReader& table) {
  Attested attested;
  attested.id = table.id();
  attested.title = table.local_text("title", Presence::required);
  attested.by = table.texts("by", Presence::required);
  attested.cite = table.cite();
  return attested;
}

}  // namespace

void decode_counting(TableReader& root, Plan& plan) {
  root.tables("flag", [&](TableReader& table) {
    plan.flags.push_back({table.id(), table.local_text("title", Presence::required),
                          table.one_of<DateField>("dated")});
  });
  root.tables("indicator", [&](TableReader& table) {
    Indicator indicator;
    indicator.id = table.id();
    indicator.title = table.local_text("title", Presence::required);
    indicator.system = table.local_text("system");
    table.table("numerator", [&](TableReader& rule) { indicator.numerator = decode_count(rule); });
    table.table("denominator",
                [&](TableReader& rule) { indicator.denominator = decode_count(rule); });
    if (const auto unit = table.text("quantity"); !unit.empty()) {
      indicator.unit = unit;
      if (indicator.numerator || indicator.denominator) {
        table.report(Fault::plan_unit_mismatch, "quantity", {indicator.id, "%", unit});
      }
    }
    indicator.no_activity = table.choice("no_activity", NoActivityRule::undetermined);
    indicator.cite = table.cite();
    plan.indicators.push_back(std::move(indicator));
  });
}

void decode_contents(TableReader& root, Plan& plan) {
  root.tables("target", [&](TableReader& table) {
    Target target;
    target.id = table.id();
    target.title = table.local_text("title", Presence::required);
    target.indicator = table.id("indicator");
    decode_levels(table, target);
    target.met_when = table.choice("met_when", target.comparison);
    target.cite = table.cite();
    cite_by_id(plan, target.id, target.cite);
    plan.targets.push_back(std::move(target));
  });
  root.tables("content", [&](TableReader& table) {
    plan.contents.push_back(decode_attested(table));
    cite_by_id(plan, plan.contents.back().id, plan.contents.back().cite);
  });
  root.tables("attested",
              [&](TableReader& table) { plan.attested.push_back(decode_attested(table)); });
  root.table("contents", [&](TableReader& table) {
    ContentsRule rule;
    rule.exceeded = table.choice("exceeded", ContentsExceeded::above_level);
    rule.margin = table.text("margin");
    rule.attested_exceeded = table.choice("attested_exceeded", AttestedExceeded::judged);
    rule.cite = table.cite();
    plan.contents_rule = std::move(rule);
  });
}

}  // namespace thidua::inline v0
