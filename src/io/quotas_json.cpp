/// \file
/// A file of quotas as JSON, with the keys of the file: what the Python package makes its values of.
#include <thidua/io/load_quotas.hpp>

#include <thidua/score/mark.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

namespace {

void set_text(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) { json[key] = text; }
}

void set_title(Json& json, const LocalText& title) {
  Json texts = Json::object();
  set_text(texts, "vi", title.vi);
  set_text(texts, "en", title.en);
  if (!texts.empty()) { json["title"] = std::move(texts); }
}

Json key_json(const KeyColumns& key) {
  Json json;
  if (key.high.empty()) {
    json["column"] = key.low;
  } else {
    json["column"] = {key.low, key.high};
  }
  json["lower_first"] = key.key.direction == Direction::lower_first;
  set_text(json, "cite", to_string(key.key.cite));
  set_title(json, key.key.title);
  return json;
}

Json quota_json(const Quota& quota) {
  Json json{{"id", quota.id},           {"least", quota.least}, {"per", word(quota.per)},
            {"ties", word(quota.ties)}, {"kinds", quota.kinds}, {"blocks", quota.blocks},
            {"quota", Json::array()}};
  set_title(json, quota.title);
  set_text(json, "cite", to_string(quota.cite));
  if (quota.count) { json["count"] = *quota.count; }
  if (quota.share) {
    json["share"] = to_string(Mark{quota.share->part, std::string{percent_unit}});
    json["rounding"] = word(quota.share->rounding);
    json["of"] = word(quota.share->of);
  }
  for (const auto& part : quota.parts) { json["quota"].push_back(quota_json(part)); }
  return json;
}

Json award_json(const QuotaAward& award) {
  const auto& rule = award.rule;
  Json json{{"id", rule.id}, {"beside_higher", rule.beside_higher}, {"quota", Json::array()}};
  set_title(json, rule.title);
  set_text(json, "cite", to_string(rule.cite));
  set_text(json, "eligible", award.eligible_column);
  set_text(json, "already", award.already_column);
  if (!rule.already.empty()) { json["already"] = rule.already; }
  set_text(json, "already_cite", to_string(rule.already_cite));
  set_text(json, "higher_cite", to_string(rule.higher_cite));
  for (const auto& quota : rule.quotas) { json["quota"].push_back(quota_json(quota)); }
  return json;
}

}  // namespace

std::string quotas_json(const QuotaFile& file) {
  Json rank{{"tie_breaks", Json::array()}};
  const auto& order = file.rank;
  if (order.direction) { rank["lower_first"] = *order.direction == Direction::lower_first; }
  set_text(rank, "cite", to_string(order.cite));
  for (const auto& key : order.tie_breaks) { rank["tie_breaks"].push_back(key_json(key)); }
  if (order.end) { rank["end"] = word(*order.end); }
  set_text(rank, "end_cite", to_string(order.end_cite));
  if (order.method) { rank["method"] = word(*order.method); }
  if (!order.within.empty()) { rank["within"] = order.within; }
  Json awards = Json::array();
  for (const auto& award : file.awards) { awards.push_back(award_json(award)); }
  return Json{{"rank", std::move(rank)}, {"award", std::move(awards)}}.dump();
}

}  // namespace thidua::inline v0
