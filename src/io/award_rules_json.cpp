/// \file
/// Reads the rules of awards, and items with their counts. An unknown key is refused: a quota that is misspelt would be no quota.
#include <algorithm>
#include <initializer_list>
#include <stdexcept>

#include <thidua/io/ranking_json.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

namespace {

void check_keys(const Json& json, std::string_view what,
                std::initializer_list<std::string_view> known) {
  if (!json.is_object()) {
    throw std::invalid_argument{std::string{what} + " is a mapping, not " + json.type_name()};
  }
  for (const auto& entry : json.items()) {
    if (std::find(known.begin(), known.end(), entry.key()) != known.end()) { continue; }
    std::string all;
    for (const auto name : known) { all += (all.empty() ? "" : ", ") + std::string{name}; }
    throw std::invalid_argument{std::string{what} + " knows no «" + entry.key() +
                                "»; it knows: " + all};
  }
}

std::string text_at(const Json& json, const char* key) {
  const auto at = json.find(key);
  if (at == json.end() || at->is_null()) { return {}; }
  if (!at->is_string()) {
    throw std::invalid_argument{std::string{"«"} + key + "» is a text, not " + at->type_name()};
  }
  return at->get<std::string>();
}

LocalText title_at(const Json& json) {
  const auto at = json.find("title");
  if (at == json.end() || at->is_null()) { return {}; }
  if (at->is_string()) { return {at->get<std::string>(), {}}; }
  return {text_at(*at, "vi"), text_at(*at, "en")};
}

std::vector<std::string> texts_at(const Json& json, const char* key) {
  std::vector<std::string> texts;
  const auto at = json.find(key);
  if (at == json.end() || at->is_null()) { return texts; }
  if (!at->is_array()) {
    throw std::invalid_argument{std::string{"«"} + key + "» is a list of texts"};
  }
  for (const auto& entry : *at) {
    if (!entry.is_string()) {
      throw std::invalid_argument{std::string{"«"} + key + "» is a list of texts"};
    }
    texts.push_back(entry.get<std::string>());
  }
  return texts;
}

template <class E>
E word_at(const Json& json, const char* key, E otherwise) {
  const std::string text = text_at(json, key);
  if (text.empty()) { return otherwise; }
  const auto value = from_word<E>(text);
  if (!value) {
    std::string all;
    for (const auto& known : all_words<E>()) { all += (all.empty() ? "" : ", ") + known; }
    throw std::invalid_argument{std::string{"«"} + key + "» can't be «" + text +
                                "»; it is one of: " + all};
  }
  return *value;
}

Score number_from(const Json& json, const char* key) {
  if (json.is_number_integer()) { return Score{whole_number_from<std::int64_t>(json)}; }
  const auto value = json.is_string() ? parse_score(json.get<std::string>()) : std::nullopt;
  if (!value) {
    throw std::invalid_argument{std::string{"«"} + key + "» is an exact number, not " +
                                json.dump()};
  }
  return *value;
}

Quota quota_from(const Json& json) {
  check_keys(json, "a quota",
             {"id", "title", "cite", "count", "share", "rounding", "of", "least", "per", "kinds",
              "blocks", "ties", "parts"});
  Quota quota;
  quota.id = text_at(json, "id");
  quota.title = title_at(json);
  quota.cite = parse_citation(text_at(json, "cite"));
  if (const auto at = json.find("count"); at != json.end() && !at->is_null()) {
    quota.count = whole_number_from<std::int64_t>(*at);
  }
  if (const auto at = json.find("share"); at != json.end() && !at->is_null()) {
    quota.share =
        QuotaShare{number_from(*at, "share"), word_at(json, "rounding", ShareRounding::down),
                   word_at(json, "of", ShareOf::eligible)};
  }
  quota.least = whole_number_at(json, "least");
  quota.per = word_at(json, "per", Within::all);
  quota.kinds = texts_at(json, "kinds");
  quota.blocks = texts_at(json, "blocks");
  quota.ties = word_at(json, "ties", EdgeTie::council);
  if (const auto at = json.find("parts"); at != json.end()) {
    for (const auto& part : *at) { quota.parts.push_back(quota_from(part)); }
  }
  return quota;
}

AwardRule award_from(const Json& json) {
  check_keys(json, "an award",
             {"id", "title", "cite", "quotas", "eligible", "already", "already_cite",
              "beside_higher", "higher_cite"});
  AwardRule rule;
  rule.id = text_at(json, "id");
  rule.title = title_at(json);
  rule.cite = parse_citation(text_at(json, "cite"));
  for (const auto& quota : json.at("quotas")) { rule.quotas.push_back(quota_from(quota)); }
  if (const auto at = json.find("eligible"); at != json.end() && !at->is_null()) {
    for (const auto& entry : at->items()) {
      rule.eligible[entry.key()] =
          truth_from(entry.value().get<std::string>()).value_or(Truth::undetermined);
    }
  }
  rule.already = texts_at(json, "already");
  rule.already_cite = parse_citation(text_at(json, "already_cite"));
  rule.beside_higher = json.value("beside_higher", false);
  rule.higher_cite = parse_citation(text_at(json, "higher_cite"));
  return rule;
}

}  // namespace

std::vector<AwardRule> parse_award_rules_json(std::string_view text) {
  try {
    std::vector<AwardRule> rules;
    for (const auto& entry : Json::parse(text)) { rules.push_back(award_from(entry)); }
    return rules;
  } catch (const Json::exception& error) { throw std::invalid_argument{error.what()}; }
}

std::map<std::string, std::vector<LinearItem>, std::less<>> parse_linear_items_json(
    std::string_view text) {
  try {
    std::map<std::string, std::vector<LinearItem>, std::less<>> items;
    const Json json = Json::parse(text);
    for (const auto& subject : json.items()) {
      for (const auto& entry : subject.value()) {
        check_keys(entry, "an item", {"id", "n", "d", "weight", "full_at"});
        LinearItem item;
        item.id = text_at(entry, "id");
        item.n = whole_number_from<std::int64_t>(entry.at("n"));
        item.d = whole_number_from<std::int64_t>(entry.at("d"));
        item.weight = number_from(entry.at("weight"), "weight");
        if (entry.contains("full_at")) { item.full_at = number_from(entry["full_at"], "full_at"); }
        items[subject.key()].push_back(std::move(item));
      }
    }
    return items;
  } catch (const Json::exception& error) { throw std::invalid_argument{error.what()}; }
}

std::map<std::string, std::vector<ItemRoom>, std::less<>> parse_item_rooms_json(
    std::string_view text) {
  try {
    std::map<std::string, std::vector<ItemRoom>, std::less<>> rooms;
    const Json json = Json::parse(text);
    for (const auto& subject : json.items()) {
      for (const auto& entry : subject.value().items()) {
        rooms[subject.key()].push_back({entry.key(), number_from(entry.value(), "room")});
      }
    }
    return rooms;
  } catch (const Json::exception& error) { throw std::invalid_argument{error.what()}; }
}

}  // namespace thidua::inline v0
