/// \file
/// Scorecards as scorecard files: one text for each card, the inverse of loading.
#include <stdexcept>

#include <thidua/io/load_scorecard.hpp>

#include "decode_scorecard.hpp"
#include "toml_scan.hpp"
#include "write_parts.hpp"

namespace thidua::inline v0 {

namespace {

std::string mark_text(const Mark& mark) {
  if (!mark.parameter.empty()) {
    TomlTable table;
    table.set_text("parameter", mark.parameter);
    return table.on_one_line();
  }
  const auto whole = mark.value.narrow();
  if (mark.unit.empty() && whole && whole->d() == 1) { return std::to_string(whole->n()); }
  const std::string text = to_string(mark);
  if (parse_mark(text) != mark) {
    throw std::invalid_argument{"the number «" + text + "» reads as another one"};
  }
  return toml_string(text);
}

void set_mark(TomlTable& table, std::string_view key, const std::optional<Mark>& mark) {
  if (mark) { table.set(key, mark_text(*mark)); }
}

void set_band(TomlTable& table, const Band& band) {
  set_mark(table, band.low && !band.low->included ? "above" : "at_least",
           band.low ? std::optional{band.low->mark} : std::nullopt);
  set_mark(table, band.high && !band.high->included ? "below" : "at_most",
           band.high ? std::optional{band.high->mark} : std::nullopt);
}

template <class E>
void set_unless(TomlTable& table, std::string_view key, E value, E usual) {
  if (value != usual) { set_word(table, key, value); }
}

void set_rounding(TomlTable& table, std::string_view key,
                  const std::optional<RoundingPoint>& point) {
  if (!point) { return; }
  TomlTable inner;
  inner.set("places", std::to_string(point->places));
  set_word(inner, "mode", point->mode);
  table.set(key, inner.on_one_line());
}

void set_rule(TomlTable& table, const ScoringRule& rule) {
  if (rule.kind == RuleKind::steps) {
    std::vector<std::string> steps;
    for (const auto& step : rule.steps) {
      TomlTable entry;
      set_band(entry, step.band);
      set_mark(entry, "points", step.points);
      steps.push_back(entry.on_one_line());
    }
    table.set(rule_key(rule.kind), toml_list_of_lines(steps, 0));
    return;
  }
  TomlTable numbers;
  for (const auto& [key, mark] : {std::pair{"from", &rule.from},
                                  {"full_at", &rule.full_at},
                                  {"target", &rule.target},
                                  {"width", &rule.width},
                                  {"base", &rule.base},
                                  {"step", &rule.step},
                                  {"each", &rule.each},
                                  {"share", &rule.share}}) {
    set_mark(numbers, key, *mark);
  }
  set_band(numbers, rule.level);
  if (rule.in_proportion) { numbers.set("in_proportion", "true"); }
  set_unless(numbers, "scale", rule.scale, Scale::straight);
  set_unless(numbers, "better", rule.better, Better::higher);
  if (!rule.places.empty()) {
    std::vector<std::string> places;
    for (const auto& place : rule.places) { places.push_back(mark_text(place)); }
    numbers.set("places", toml_list(places));
  }
  table.set(rule_key(rule.kind), numbers.on_one_line());
}

class CardWriter {
 public:
  /// `within_plan`: as `[[scorecard]]` with its lists under it, else as a file of its own.
  CardWriter(const Scorecard& card, bool within_plan) : card_{card}, within_plan_{within_plan} {}

  std::string run() {
    if (!within_plan_) { text_ = "thidua_scorecard = 1\n"; }
    head();
    parts();
    grades();
    return std::move(text_);
  }

 private:
  void add(std::string_view header, const TomlTable& table) {
    text_ += "\n" + std::string{header} + "\n" + table.lines();
  }
  template <class T, class Fill>
  void add_each(std::string_view list, const std::vector<T>& entries, const Fill& fill) {
    const auto header = (within_plan_ ? "[[scorecard." : "[[") + std::string{list} + "]]";
    for (const auto& entry : entries) {
      TomlTable table;
      table.set_text("id", entry.id);
      fill(table, entry);
      if constexpr (requires { entry.cite; }) { set_cite(table, entry.cite); }
      add(header, table);
    }
  }

  void head() {
    TomlTable table;
    table.set_text("id", card_.id);
    set_wording(table, "title", card_.title);
    set_wording(table, "source", card_.source);
    set_cite(table, card_.cite);
    set_mark(table, "max", card_.most);
    set_unless(table, "aggregate", card_.aggregate, Aggregate::sum);
    set_unless(table, "arithmetic", card_.arithmetic, Arithmetic::exact);
    set_unless(table, "peers", card_.peers, Peers::block);
    set_mark(table, "coverage", card_.coverage);
    set_mark(table, "least", card_.least);
    set_mark(table, "cap", card_.cap);
    add(within_plan_ ? "[[scorecard]]" : "[scorecard]", table);
    if (card_.rounding != ScoreRounding{}) {
      TomlTable rounding;
      set_rounding(rounding, "figures", card_.rounding.figures);
      set_rounding(rounding, "items", card_.rounding.items);
      set_rounding(rounding, "groups", card_.rounding.groups);
      set_rounding(rounding, "total", card_.rounding.total);
      set_unless(rounding, "grade_from", card_.rounding.grade_from, TakenFrom::exact);
      set_unless(rounding, "rank_from", card_.rounding.rank_from, TakenFrom::exact);
      add("[scorecard.rounding]", rounding);
    }
    add_each("clause", card_.clauses, [](TomlTable& entry, const ScoreClause& clause) {
      set_wording(entry, "text", clause.text);
    });
    add_each("parameter", card_.parameters, [](TomlTable& entry, const ScoreParameter& p) {
      set_wording(entry, "title", p.title);
      set_mark(entry, "value", p.value);
    });
    add_each("input", card_.inputs, [](TomlTable& entry, const ScoreInput& input) {
      set_wording(entry, "title", input.title);
      entry.set_text("unit", input.unit);
      entry.set_text("numerator", input.numerator);
      entry.set_text("denominator", input.denominator);
      if (input.part_of_whole) { entry.set("part_of_whole", "true"); }
    });
  }

  void parts() {
    add_each("group", card_.groups, [](TomlTable& table, const ScoreGroup& group) {
      table.set_text("group", group.group);
      set_wording(table, "title", group.title);
      set_unless(table, "kind", group.kind, PointsKind::plain);
      set_unless(table, "aggregate", group.aggregate, Aggregate::sum);
      set_mark(table, "max", group.most);
      set_mark(table, "cap", group.cap);
      set_mark(table, "weight", group.weight);
      set_rounding(table, "rounding", group.rounding);
    });
    add_each("item", card_.items, [](TomlTable& table, const ScoreItem& item) {
      table.set_text("group", item.group);
      set_wording(table, "title", item.title);
      table.set_text("input", item.input);
      set_mark(table, "max", item.most);
      set_rule(table, item.rule);
      set_mark(table, "weight", item.weight);
      set_rounding(table, "rounding", item.rounding);
      table.set_text("evidence", item.evidence);
      if (item.no_activity) { set_word(table, "no_activity", *item.no_activity); }
      if (item.not_applicable) { set_word(table, "not_applicable", *item.not_applicable); }
      table.set_text("last", item.last);
      set_mark(table, "last_factor", item.last_factor);
      if (item.no_last) { set_word(table, "no_last", *item.no_last); }
      table.set_text("declared", item.declared);
    });
  }

  void grades() {
    add_each("knock_out", card_.knock_outs, [](TomlTable& table, const KnockOut& rule) {
      set_wording(table, "title", rule.title);
      table.set_text("input", rule.input);
      set_band(table, rule.when);
      set_unless(table, "effect", rule.effect, KnockOutEffect::grade);
      table.set_text("grade", rule.grade);
    });
    add_each("grade", card_.grades, [](TomlTable& table, const Grade& grade) {
      set_wording(table, "title", grade.title);
      set_band(table, grade.band);
      if (grade.no_item_at_zero) { table.set("no_item_at_zero", "true"); }
    });
  }

  const Scorecard& card_;
  bool within_plan_;
  std::string text_;
};

}  // namespace

std::string scorecard_toml(const Scorecard& card) { return CardWriter{card, false}.run(); }

std::string scorecard_tables(const Scorecard& card) { return CardWriter{card, true}.run(); }

}  // namespace thidua::inline v0
