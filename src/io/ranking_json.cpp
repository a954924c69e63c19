/// \file
/// Writes rankings, changes, margins and selections.
#include <thidua/io/ranking_json.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

namespace {

Json value_json(const RankValue& value) {
  if (value.is_exact()) { return to_string(*value.low); }
  Json json = Json::object();
  if (value.low) { json["low"] = to_string(*value.low); }
  if (value.high) { json["high"] = to_string(*value.high); }
  return json;
}

Json bounds_json(const RankBounds& bounds) {
  return {{"best", to_string(bounds.best)}, {"worst", to_string(bounds.worst)}};
}

Json rules_json(const RankRules& rules) {
  Json json{{"keys", Json::array()},
            {"method", std::string{word(rules.method)}},
            {"end", std::string{word(rules.end)}},
            {"within", std::string{word(rules.within)}}};
  set(json, "end_cite", to_string(rules.end_cite));
  for (const auto& key : rules.keys) {
    Json entry{{"id", key.id}, {"direction", std::string{word(key.direction)}}};
    if (!key.title.empty()) { entry["title"] = to_json(key.title); }
    set(entry, "cite", to_string(key.cite));
    set(entry, "unit", key.unit);
    json["keys"].push_back(std::move(entry));
  }
  return json;
}

Json separated_json(const Separated& separated, const RankRules& rules) {
  Json json{{"how", std::string{word(separated.how)}}};
  if (separated.how == Separation::by_key || separated.how == Separation::open) {
    json["key"] = rules.keys[separated.key].id;
    set(json, "cite", to_string(rules.keys[separated.key].cite));
  } else {
    set(json, "cite", to_string(rules.end_cite));
  }
  return json;
}

Json ranked_json(const Ranking& ranking) {
  Json json{{"thidua_ranking", 1},
            {"rules", rules_json(ranking.rules)},
            {"groups", Json::array()},
            {"subjects", Json::array()},
            {"notes", to_json(ranking.notes)}};
  for (const auto& group : ranking.groups) {
    Json entry{{"size", group.size}};
    set(entry, "block", group.block);
    set(entry, "kind", group.kind);
    json["groups"].push_back(std::move(entry));
  }
  for (const auto& subject : ranking.subjects) {
    const Contender& contender = subject.contender;
    Json entry{{"subject", contender.id},
               {"group", subject.group},
               {"row", contender.row},
               {"rank", bounds_json(subject.rank)},
               {"overall", bounds_json(subject.overall)},
               {"tied", subject.tied},
               {"values", Json::array()}};
    set(entry, "block", contender.block);
    set(entry, "kind", contender.kind);
    for (const auto& value : contender.values) { entry["values"].push_back(value_json(value)); }
    json["subjects"].push_back(std::move(entry));
  }
  return json;
}

Json alone_json(const std::vector<ItemDossiers>& list) {
  Json json = Json::array();
  for (const auto& alone : list) {
    Json entry{{"item", alone.item}};
    if (alone.of_existing) { entry["of_existing"] = *alone.of_existing; }
    if (alone.of_new) { entry["of_new"] = *alone.of_new; }
    json.push_back(std::move(entry));
  }
  return json;
}

Json fewest_json(const FewestDossiers& fewest) {
  Json items = Json::object();
  for (const auto& [item, count] : fewest.by_item) { items[item] = count; }
  return {{"total", fewest.total}, {"by_item", std::move(items)}};
}

}  // namespace

std::string ranking_json(const Ranking& ranking) { return dumped(ranked_json(ranking)); }

std::string changes_json(const std::vector<RankChange>& changes) {
  Json json = Json::array();
  for (const auto& change : changes) {
    Json entry{{"subject", change.id}, {"movement", std::string{word(change.movement)}}};
    if (change.before) { entry["before"] = bounds_json(*change.before); }
    if (change.now) { entry["now"] = bounds_json(*change.now); }
    if (change.before && change.now && change.movement != Movement::other_group) {
      entry["gained"] = {{"least", to_string(change.least_gain)},
                         {"most", to_string(change.greatest_gain)}};
    }
    json.push_back(std::move(entry));
  }
  return dumped(json);
}

std::string margins_json(const Ranking& ranking, const std::vector<PairMargin>& margins) {
  Json json = Json::array();
  for (const auto& margin : margins) {
    Json entry{{"upper", ranking.subjects[margin.upper].contender.id},
               {"lower", ranking.subjects[margin.lower].contender.id},
               {"separated", separated_json(margin.separated, ranking.rules)}};
    if (margin.gap) {
      entry["gap"] = to_string(*margin.gap);
      entry["to_pass"] = margin.more ? "more" : "same";
      entry["at_level"] = separated_json(margin.at_level, ranking.rules);
    }
    if (margin.key_gap) { entry["key_gap"] = to_string(*margin.key_gap); }
    if (margin.level) { entry["level"] = fewest_json(*margin.level); }
    if (margin.pass) { entry["pass"] = fewest_json(*margin.pass); }
    if (!margin.pass_alone.empty()) {
      entry["level_alone"] = alone_json(margin.level_alone);
      entry["pass_alone"] = alone_json(margin.pass_alone);
    }
    for (const auto& gain : margin.by_item) {
      entry["by_item"].push_back({{"item", gain.item},
                                  {"room", to_string(gain.room)},
                                  {"level", gain.level},
                                  {"pass", gain.pass}});
    }
    json.push_back(std::move(entry));
  }
  return dumped(json);
}

std::string selection_json(const Selection& selection) {
  const auto& subjects = selection.ranking.subjects;
  Json json{{"thidua_selection", 1},
            {"ranking", ranked_json(selection.ranking)},
            {"awards", Json::array()},
            {"notes", to_json(selection.notes)}};
  for (const auto& award : selection.awards) {
    Json entry{{"id", award.rule.id}, {"quotas", Json::array()}, {"choices", Json::array()}};
    if (!award.rule.title.empty()) { entry["title"] = to_json(award.rule.title); }
    set(entry, "cite", to_string(award.rule.cite));
    for (const auto& quota : award.quotas) {
      Json one{{"id", quota.id},
               {"depth", quota.depth},
               {"all", quota.all},
               {"eligible", {{"least", quota.eligible_least}, {"most", quota.eligible_most}}},
               {"in", quota.in},
               {"possible", quota.possible},
               {"out_by_outer", quota.out_by_outer}};
      if (quota.taken_most > 0) {
        one["taken"] = {{"least", quota.taken_least}, {"most", quota.taken_most}};
      }
      set(one, "block", quota.block);
      set(one, "kind", quota.kind);
      if (quota.limit_least) {
        one["limit"] = {{"least", *quota.limit_least}, {"most", *quota.limit_most}};
      }
      if (quota.last_in) { one["last_in"] = subjects[*quota.last_in].contender.id; }
      if (quota.first_outside) {
        one["first_outside"] = subjects[*quota.first_outside].contender.id;
      }
      if (quota.edge) { one["edge"] = to_string(*quota.edge); }
      entry["quotas"].push_back(std::move(one));
    }
    for (std::size_t i = 0; i < award.choices.size(); ++i) {
      const AwardChoice& choice = award.choices[i];
      Json one{{"subject", subjects[i].contender.id},
               {"chosen", std::string{word(choice.chosen)}},
               {"reason", std::string{word(choice.reason)}}};
      if (choice.quota) { one["quota"] = award.quotas[*choice.quota].id; }
      set(one, "higher", choice.higher);
      if (choice.behind) { one["behind"] = to_string(*choice.behind); }
      entry["choices"].push_back(std::move(one));
    }
    json["awards"].push_back(std::move(entry));
  }
  return dumped(json);
}

std::string rank_lines_json(const std::vector<RankLine>& lines) {
  Json json = Json::array();
  for (const auto& line : lines) {
    Json entry{{"depth", line.depth}, {"about", line.about}, {"text", line.text}};
    set(entry, "cite", line.cite);
    json.push_back(std::move(entry));
  }
  return dumped(json);
}

}  // namespace thidua::inline v0
