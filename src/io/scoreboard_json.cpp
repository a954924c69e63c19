/// \file
/// Writes scoreboards as JSON.
#include <thidua/io/scoreboard_json.hpp>

#include <thidua/core/overloaded.hpp>
#include <thidua/render/score_text.hpp>
#include <thidua/score/counted_items.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

namespace {

/// "93/5", or {"low": "0", "high": "20"}.
Json range_json(const ScoreRange& range) {
  if (range.is_exact()) { return to_string(range.low); }
  return Json{{"low", to_string(range.low)}, {"high", to_string(range.high)}};
}

Json value_json(const ScoreValue& value) {
  return std::visit(Overloaded{[](const Missing&) {
                                 return Json{{"kind", "missing"}};
                               },
                               [](const Counts& counts) {
                                 return Json{{"kind", "ratio"}, {"n", counts.n}, {"d", counts.d}};
                               },
                               [](const Score& number) {
                                 return Json{{"kind", "number"}, {"value", to_string(number)}};
                               },
                               [](const Between& between) {
                                 return Json{{"kind", "between"},
                                             {"low", to_string(between.low)},
                                             {"high", to_string(between.high)}};
                               },
                               [](const NoActivity&) {
                                 return Json{{"kind", "no-activity"}};
                               },
                               [](const NotApplicable& none) {
                                 Json json{{"kind", "not-applicable"}};
                                 set(json, "declared_by", none.declared_by);
                                 set(json, "paper", none.paper);
                                 return json;
                               },
                               [](const Truth& truth) {
                                 return Json{{"kind", "truth"}, {"value", to_string(truth)}};
                               }},
                    value);
}

Json item_json(const ItemScore& score, const Scorecard& card) {
  const auto* item = with_id(card.items, score.id);
  const auto* group = with_id(card.groups, score.id);
  Json json{{"id", score.id},
            {"basis", word(score.basis)},
            {"points", range_json(score.points)},
            {"unrounded", range_json(score.unrounded)},
            {"max", to_string(score.most)}};
  json["title"] = to_json(item != nullptr ? item->title : group->title);
  set(json, "cite", to_string(item != nullptr ? item->cite : group->cite));
  if (score.factor != Score{1}) { json["factor"] = to_string(score.factor); }
  if (item != nullptr) {
    json["rule"] = word(item->rule.kind);
    json["value"] = value_json(score.value);
  }
  if (score.figure) { json["figure"] = range_json(*score.figure); }
  if (score.treatment) { json["treatment"] = word(*score.treatment); }
  if (score.step) { json["step"] = *score.step; }
  if (score.peers) {
    json["peers"] = Json{{"count", score.peers->count}};
    if (score.peers->best_place > 0) {
      json["peers"]["places"] = {score.peers->best_place, score.peers->worst_place};
    }
  }
  if (score.exact) { json["exact"] = range_json(*score.exact); }
  for (const auto& part : score.parts) { json["parts"].push_back(item_json(part, card)); }
  return json;
}

Json lines_json(const Scorecard& card, const SubjectScore& score, Language language) {
  Json json = Json::array();
  for (const auto& line : score_lines(card, score, language)) {
    Json entry{{"depth", line.depth}, {"part", line.part}, {"text", line.text}};
    set(entry, "cite", line.cite);
    json.push_back(std::move(entry));
  }
  return json;
}

Json subject_json(const SubjectScore& score, const Scorecard& card) {
  Json json{{"subject", score.id},
            {"total", range_json(score.total)},
            {"published", range_json(score.published)},
            {"rank_by", range_json(score.rank_by)},
            {"plain", range_json(score.plain)},
            {"bonus", range_json(score.bonus)},
            {"penalty", range_json(score.penalty)},
            {"max", to_string(score.most)},
            {"coverage", to_string(score.coverage)},
            {"rated", score.rated ? "yes" : "no"},
            {"open", score.open ? "yes" : "no"},
            {"grades", score.grades}};
  set(json, "block", score.block);
  set(json, "kind", score.kind);
  if (score.exact_total) { json["exact_total"] = range_json(*score.exact_total); }
  json["items"] = Json::array();
  for (const auto& item : score.items) { json["items"].push_back(item_json(item, card)); }
  json["knock_outs"] = Json::array();
  for (const auto& result : score.knock_outs) {
    json["knock_outs"].push_back({{"id", result.id}, {"hit", to_string(result.hit)}});
  }
  json["explanation"] = {{"vi", lines_json(card, score, Language::vi)},
                         {"en", lines_json(card, score, Language::en)}};
  return json;
}

Json counted_json(const std::vector<LinearItem>& items) {
  Json json = Json::array();
  for (const auto& item : items) {
    json.push_back({{"id", item.id},
                    {"n", item.n},
                    {"d", item.d},
                    {"weight", to_string(item.weight)},
                    {"full_at", to_string(item.full_at)}});
  }
  return json;
}

template <class T>
Json part_json(const T& part) {
  Json json{{"id", part.id}, {"title", to_json(part.title)}};
  set(json, "cite", to_string(part.cite));
  return json;
}

}  // namespace

std::string scorecard_json(const Scorecard& card) {
  Json json{{"thidua_scorecard", 1},
            {"id", card.id},
            {"title", to_json(card.title)},
            {"source", to_json(card.source)},
            {"arithmetic", word(card.arithmetic)}};
  for (const auto* key : {"inputs", "groups", "items", "grades", "parameters"}) {
    json[key] = Json::array();
  }
  for (const auto& input : card.inputs) {
    json["inputs"].push_back(
        {{"id", input.id}, {"title", to_json(input.title)}, {"unit", input.unit}});
  }
  for (const auto& group : card.groups) {
    Json entry = part_json(group);
    set(entry, "group", group.group);
    entry["kind"] = word(points_kind(card, group.id));
    json["groups"].push_back(std::move(entry));
  }
  for (const auto& item : card.items) {
    Json entry = part_json(item);
    set(entry, "group", item.group);
    entry["input"] = item.input;
    entry["rule"] = word(item.rule.kind);
    entry["max"] = to_string(item.most.value);
    json["items"].push_back(std::move(entry));
  }
  for (const auto& grade : card.grades) { json["grades"].push_back(part_json(grade)); }
  for (const auto& parameter : card.parameters) {
    Json entry = part_json(parameter);
    if (parameter.value) { entry["value"] = to_string(*parameter.value); }
    json["parameters"].push_back(std::move(entry));
  }
  return dumped(json);
}

std::string scoreboard_json(const Scoreboard& board, const Scorecard& card) {
  Json json{{"thidua_scoreboard", 1},
            {"scorecard", board.card},
            {"title", to_json(card.title)},
            {"source", to_json(card.source)},
            {"arithmetic", word(board.arithmetic)},
            {"set_aside", to_json(board.set_aside)},
            {"notes", to_json(board.notes)}};
  json["subjects"] = Json::array();
  const auto counted = counted_items(card, board);
  const auto rooms = item_rooms(card, board);
  for (const auto& score : board.subjects) {
    auto entry = subject_json(score, card);
    if (const auto found = counted.find(score.id); found != counted.end()) {
      entry["counted"] = counted_json(found->second);
    }
    if (const auto found = rooms.find(score.id); found != rooms.end()) {
      for (const auto& [item, room] : found->second) { entry["rooms"][item] = to_string(room); }
    }
    json["subjects"].push_back(std::move(entry));
  }
  json["grades"] = Json::object();
  for (const auto& grade : card.grades) { json["grades"][grade.id] = to_json(grade.title); }
  return dumped(json);
}

}  // namespace thidua::inline v0
