/// \file
/// Decodes scorecards.
#include "decode_scorecard.hpp"

namespace thidua::inline v0 {

std::optional<Mark> decode_mark(TableReader& table, std::string_view key, Presence presence) {
  const toml::node* node = table.raw(key, presence);
  if (node == nullptr) { return std::nullopt; }
  if (const auto* number = node->as_integer()) { return Mark{number->get()}; }
  if (const auto* text = node->as_string()) {
    if (auto mark = parse_mark(text->get())) { return mark; }
    table.report(Fault::scorecard_bad_number, key, {text->get()});
    return std::nullopt;
  }
  if (node->is_floating_point()) {
    table.report(Fault::scorecard_bad_number, key, {std::string{key} + " = 0.0"});
    return std::nullopt;
  }
  if (!node->is_table()) {
    table.wrong_type(key, *node, "integer | string | { parameter }");
    return std::nullopt;
  }
  Mark mark;
  table.table(key, [&](TableReader& reader) {
    mark.parameter = reader.text("parameter", Presence::required);
  });
  return mark;
}

Band decode_band(TableReader& table) {
  Band band;
  const auto bound = [&](std::string_view open,
                         std::string_view closed) -> std::optional<BandBound> {
    if (table.has(open) && table.has(closed)) {
      table.allow(closed);
      table.report(FormFault::bad_value, closed,
                   {std::string{closed}, std::string{closed}, std::string{open}});
    }
    const bool included = !table.has(open);
    table.allow(open);
    table.allow(closed);
    if (!table.has(open) && !table.has(closed)) { return std::nullopt; }
    auto mark = decode_mark(table, included ? closed : open);
    if (!mark) { return std::nullopt; }
    return BandBound{std::move(*mark), included};
  };
  band.low = bound("above", "at_least");
  band.high = bound("below", "at_most");
  return band;
}

std::optional<RoundingPoint> decode_rounding(TableReader& table, std::string_view key) {
  std::optional<RoundingPoint> point;
  table.table(key, [&](TableReader& reader) {
    RoundingPoint read;
    const auto places = reader.integer("places", Presence::required).value_or(0);
    if (places < 0 || places > most_round_places) {
      reader.report(FormFault::bad_value, "places",
                    {"places", std::to_string(places), "0–" + std::to_string(most_round_places)});
    } else {
      read.places = static_cast<int>(places);
    }
    read.mode = reader.one_of<RoundMode>("mode", Presence::required).value_or(RoundMode::half_up);
    point = read;
  });
  return point;
}

void decode_card_head(TableReader& table, Scorecard& card) {
  card.id = table.id();
  card.title = table.local_text("title", Presence::required);
  card.source = table.local_text("source", Presence::required);
  card.cite = table.cite();
  card.most = decode_mark(table, "max");
  card.aggregate = table.one_of<Aggregate>("aggregate").value_or(Aggregate::sum);
  card.arithmetic = table.one_of<Arithmetic>("arithmetic").value_or(Arithmetic::exact);
  card.peers = table.one_of<Peers>("peers").value_or(Peers::block);
  card.coverage = decode_mark(table, "coverage");
  card.least = decode_mark(table, "least");
  card.cap = decode_mark(table, "cap");
  table.table("rounding", [&](TableReader& rounding) {
    card.rounding.figures = decode_rounding(rounding, "figures");
    card.rounding.items = decode_rounding(rounding, "items");
    card.rounding.groups = decode_rounding(rounding, "groups");
    card.rounding.total = decode_rounding(rounding, "total");
    card.rounding.grade_from = rounding.one_of<TakenFrom>("grade_from").value_or(TakenFrom::exact);
    card.rounding.rank_from = rounding.one_of<TakenFrom>("rank_from").value_or(TakenFrom::exact);
  });
}

void decode_card_inputs(TableReader& root, Scorecard& card) {
  root.tables("clause", [&](TableReader& table) {
    card.clauses.push_back({table.id(), table.local_text("text", Presence::required)});
  });
  root.tables("parameter", [&](TableReader& table) {
    ScoreParameter parameter;
    parameter.id = table.id();
    parameter.title = table.local_text("title");
    parameter.value = decode_mark(table, "value");
    parameter.cite = table.cite();
    card.parameters.push_back(std::move(parameter));
  });
  root.tables("input", [&](TableReader& table) {
    ScoreInput input;
    input.id = table.id();
    input.title = table.local_text("title", Presence::required);
    input.unit = table.text("unit");
    input.numerator = table.text("numerator");
    input.denominator = table.text("denominator");
    input.part_of_whole = table.boolean("part_of_whole").value_or(false);
    card.inputs.push_back(std::move(input));
  });
}

void decode_card_parts(TableReader& root, Scorecard& card) {
  root.tables("group", [&](TableReader& table) {
    ScoreGroup group;
    group.id = table.id();
    group.group = table.id("group", Presence::optional);
    group.title = table.local_text("title", Presence::required);
    group.cite = table.cite();
    group.kind = table.one_of<PointsKind>("kind").value_or(PointsKind::plain);
    group.aggregate = table.one_of<Aggregate>("aggregate").value_or(Aggregate::sum);
    group.most = decode_mark(table, "max");
    group.cap = decode_mark(table, "cap");
    group.weight = decode_mark(table, "weight");
    group.rounding = decode_rounding(table, "rounding");
    card.groups.push_back(std::move(group));
  });
  root.tables("item", [&](TableReader& table) {
    ScoreItem item;
    item.id = table.id();
    item.group = table.id("group", Presence::optional);
    item.title = table.local_text("title", Presence::required);
    item.cite = table.cite();
    item.input = table.id("input");
    item.most = decode_mark(table, "max", Presence::required).value_or(Mark{1});
    decode_rule(table, item.id, item.rule);
    item.weight = decode_mark(table, "weight");
    item.rounding = decode_rounding(table, "rounding");
    item.evidence = table.id("evidence", Presence::optional);
    item.no_activity = table.one_of<Treatment>("no_activity");
    item.not_applicable = table.one_of<Treatment>("not_applicable");
    item.last = table.id("last", Presence::optional);
    item.last_factor = decode_mark(table, "last_factor");
    item.no_last = table.one_of<Treatment>("no_last");
    item.declared = table.id("declared", Presence::optional);
    card.items.push_back(std::move(item));
  });
}

void decode_card_grades(TableReader& root, Scorecard& card) {
  root.tables("knock_out", [&](TableReader& table) {
    KnockOut rule;
    rule.id = table.id();
    rule.title = table.local_text("title", Presence::required);
    rule.cite = table.cite();
    rule.input = table.id("input");
    rule.when = decode_band(table);
    rule.effect = table.one_of<KnockOutEffect>("effect").value_or(KnockOutEffect::grade);
    rule.grade = table.id("grade", Presence::optional);
    card.knock_outs.push_back(std::move(rule));
  });
  root.tables("grade", [&](TableReader& table) {
    Grade grade;
    grade.id = table.id();
    grade.title = table.local_text("title", Presence::required);
    grade.cite = table.cite();
    grade.band = decode_band(table);
    grade.no_item_at_zero = table.boolean("no_item_at_zero").value_or(false);
    card.grades.push_back(std::move(grade));
  });
}

}  // namespace thidua::inline v0
