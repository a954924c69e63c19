/// \file
/// Decodes scorecards.
#include "decode_scorecard.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <thidua/score/score.hpp>

namespace thidua::inline v0 {

namespace {

/// The shortest decimal form of a double, as a TOML float is written: "0.85", "60.0", "nan".
std::string decimal_form(double value) {
  std::array<char, 64> buffer{};
  const double size = std::abs(value);
  constexpr double least_plain = 1e-9;
  constexpr double most_plain = 1e15;
  const bool plain = size == 0 || (size > least_plain && size < most_plain);
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 plain ? std::chars_format::fixed : std::chars_format::general);
  std::string text{buffer.data(), end.ptr};
  if (plain && text.find('.') == std::string::npos) { text += ".0"; }
  return text;
}

/// Its place is that of `key`; `name` is what stands there in a sentence and a path.
void refuse_float(TableReader& table, std::string_view name, double value) {
  const std::string text = decimal_form(value);
  std::string instead{exact_number_examples};
  if (const auto number = parse_score(text)) {
    instead = "\"" + to_string(Mark{*number}) + "\"";
    if (number->sign() > 0 && *number < Score{1}) {
      instead += ", \"" + to_string(Mark{*number, std::string{percent_unit}}) + "\"";
    }
  }
  table.report(Fault::scorecard_bad_number, name,
               {std::string{name} + " = " + text, std::move(instead)});
}

}  // namespace

Mark mark_at(TableReader& table, std::string_view name, const toml::node& node) {
  if (const auto* number = node.as_integer()) { return Mark{number->get()}; }
  if (const auto* text = node.as_string()) {
    if (auto mark = parse_mark(text->get())) { return *mark; }
    table.report(Fault::scorecard_bad_number, name,
                 {text->get(), std::string{exact_number_examples}});
  } else if (const auto* value = node.as_floating_point()) {
    refuse_float(table, name, value->get());
  } else {
    table.wrong_type(name, node, "integer | string | { parameter }");
  }
  return Mark::of_unknown();
}

std::optional<Mark> decode_mark(TableReader& table, std::string_view key, Presence presence) {
  const toml::node* node = table.raw(key, presence);
  if (node == nullptr) {
    return presence == Presence::required ? std::optional{Mark::of_unknown()} : std::nullopt;
  }
  if (!node->is_table()) { return mark_at(table, key, *node); }
  Mark mark;
  table.table(key, [&](TableReader& reader) {
    mark.parameter = reader.text("parameter", Presence::required);
  });
  mark.unknown = mark.parameter.empty();
  return mark;
}

Band decode_band(TableReader& table) {
  Band band;
  const auto bound = [&](std::string_view open,
                         std::string_view closed) -> std::optional<BandBound> {
    table.allow(open);
    table.allow(closed);
    if (table.has(open) && table.has(closed)) {
      table.report(Fault::scorecard_two_bounds, open, {std::string{closed}, std::string{open}});
      return BandBound{Mark::of_unknown(), true};
    }
    const bool included = !table.has(open);
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
    item.most = decode_mark(table, "max", Presence::required).value_or(Mark::of_unknown());
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
