/// \file
/// Decodes the scoring function of an item: the one key that names its kind, with the numbers that the kind needs.
#include "decode_scorecard.hpp"

namespace thidua::inline v0 {

namespace {

void decode_steps(TableReader& table, const std::string& key, ScoringRule& rule) {
  table.tables(key, [&](TableReader& reader) {
    Step step;
    step.band = decode_band(reader);
    step.points = decode_mark(reader, "points", Presence::required).value_or(Mark::of_unknown());
    rule.steps.push_back(std::move(step));
  });
}

std::vector<Mark> decode_places(TableReader& table) {
  std::vector<Mark> places;
  const toml::node* node = table.raw("places");
  if (node == nullptr) { return places; }
  const auto* array = node->as_array();
  if (array == nullptr) {
    table.wrong_type("places", *node, "array");
    return places;
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    places.push_back(mark_at(table, "places[" + std::to_string(i) + "]", *array->get(i)));
  }
  return places;
}

void decode_numbers(TableReader& table, ScoringRule& rule) {
  switch (rule.kind) {
    case RuleKind::linear:
    case RuleKind::goalposts:
      rule.from = decode_mark(table, "from");
      rule.full_at = decode_mark(table, "full_at");
      rule.scale = table.one_of<Scale>("scale").value_or(Scale::straight);
      break;
    case RuleKind::distance_to_target:
      rule.target = decode_mark(table, "target");
      rule.width = decode_mark(table, "width");
      break;
    case RuleKind::all_or_nothing:
      rule.level = decode_band(table);
      break;
    case RuleKind::per_item:
      rule.each = decode_mark(table, "each");
      break;
    case RuleKind::increments:
      rule.from = decode_mark(table, "from");
      rule.base = decode_mark(table, "base");
      rule.step = decode_mark(table, "step");
      rule.each = decode_mark(table, "each");
      rule.in_proportion = table.boolean("in_proportion").value_or(false);
      break;
    case RuleKind::peer_leader:
      rule.target = decode_mark(table, "target");
      rule.share = decode_mark(table, "share");
      break;
    case RuleKind::rank:
      rule.places = decode_places(table);
      [[fallthrough]];
    case RuleKind::min_max:
    case RuleKind::borda:
    case RuleKind::percentile:
      rule.better = table.one_of<Better>("better").value_or(Better::higher);
      break;
    default:
      break;
  }
}

}  // namespace

std::string rule_key(RuleKind kind) {
  std::string key{word(kind)};
  for (char& c : key) { c = c == '-' ? '_' : c; }
  return key;
}

void decode_rule(TableReader& table, const std::string& id, ScoringRule& rule) {
  int count = 0;
  std::string known;
  for (const auto& [kind, text] : Words<RuleKind>::table) {
    const std::string key = rule_key(kind);
    known += (known.empty() ? "" : ", ") + key;
    table.allow(key);
    if (!table.has(key)) { continue; }
    ++count;
    rule.kind = kind;
    const toml::node* node = table.raw(key);
    const auto* flag = node->as_boolean();
    if (kind == RuleKind::steps) {
      decode_steps(table, key, rule);
    } else if (flag == nullptr || !flag->get()) {
      table.table(key, [&](TableReader& reader) { decode_numbers(reader, rule); });
    }
  }
  if (count != 1) {
    table.report_here(Fault::scorecard_rule_count, {id, std::to_string(count), known});
  }
}

}  // namespace thidua::inline v0
