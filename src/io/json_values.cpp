/// \file
/// Measures, diagnostics and explanations as JSON, and the first two back.
#include "json_values.hpp"

#include <thidua/core/overloaded.hpp>

#include <stdexcept>

namespace thidua::inline v0 {

namespace {

std::string text_of(std::string_view word) { return std::string{word}; }

Json to_json(const SettlingSet& set) {
  Json facts = Json::array();
  for (const auto& fact : set) {
    Json json{{"kind", text_of(word(fact.need.kind))},
              {"outcome", text_of(to_string(fact.outcome))}};
    thidua::set(json, "subject", fact.need.subject);
    thidua::set(json, "id", fact.need.id);
    if (fact.need.kind == NeedKind::judgement) {
      json["judgement"] = text_of(word(fact.need.judgement));
    }
    if (fact.need.bar) {
      json["comparison"] = text_of(word(fact.need.bar->comparison));
      json["bar"] = thidua::to_json(fact.need.bar->value);
    }
    if (!fact.need.roles.empty()) { json["roles"] = fact.need.roles; }
    facts.push_back(std::move(json));
  }
  return facts;
}

Json to_json(const ComparisonInput& input) {
  Json json{{"indicator", input.indicator},
            {"measure", thidua::to_json(input.measure)},
            {"comparison", text_of(word(input.comparison))},
            {"level", thidua::to_json(input.level)},
            {"counted", text_of(word(input.counted))}};
  if (input.margin) { json["margin"] = thidua::to_json(*input.margin); }
  if (input.in_force) {
    Json in_force{{"through", iso(input.in_force->through)}};
    set(in_force, "on", input.in_force->on);
    set(in_force, "cite", to_string(input.in_force->cite));
    json["in_force"] = std::move(in_force);
  }
  set(json, "source", input.source);
  return json;
}

Json to_json(const Shortfall& shortfall) {
  Json json{{"distance", thidua::to_json(shortfall.distance)},
            {"level_is_enough", shortfall.level_is_enough ? "yes" : "no"}};
  if (shortfall.of_existing) { json["of_existing"] = *shortfall.of_existing; }
  if (shortfall.of_new) { json["of_new"] = *shortfall.of_new; }
  return json;
}

Json to_json(const JudgementInput& input) {
  Json json{{"judgement", text_of(word(input.judgement))},
            {"by", input.by},
            {"capacity", input.capacity},
            {"paper", input.paper}};
  set(json, "date", input.date);
  return json;
}

Json to_json(const PaperInput& input) {
  Json json = Json::object();
  set(json, "received", input.received);
  if (input.received_at) { json["received_at"] = to_string(*input.received_at); }
  set(json, "number", input.number);
  if (input.due) { json["due"] = thidua::to_json(*input.due); }
  return json;
}

}  // namespace

Json to_json(const Rational& value) { return {{"n", value.n()}, {"d", value.d()}}; }
Json to_json(const LocalText& text) {
  Json json = Json::object();
  set(json, "vi", text.vi);
  set(json, "en", text.en);
  return json;
}
Json to_json(const Level& level) { return {{"value", to_json(level.value)}, {"unit", level.unit}}; }

Json to_json(const Measure& measure) {
  Json json{{"kind", text_of(kind(measure))}};
  std::visit(
      Overloaded{[&](const Ratio& ratio) {
                   json.update({{"n", ratio.n()}, {"d", ratio.d()}});
                 },
                 [&](const Quantity& quantity) {
                   json.update({{"amount", to_json(quantity.amount)}, {"unit", quantity.unit}});
                 },
                 [&](const Reported& reported) {
                   json.update({{"value", to_json(reported.value.fraction())},
                                {"places", reported.places},
                                {"rounding", text_of(word(reported.rounding))}});
                 },
                 [&](const NotApplicable& declared) {
                   set(json, "declared_by", declared.declared_by);
                   set(json, "paper", declared.paper);
                 },
                 [](const auto&) {}},
      measure);
  return json;
}

Json to_json(const Diagnostic& diagnostic) {
  Json json{{"code", text_of(diagnostic.code())},
            {"severity", text_of(word(diagnostic.severity(), Language::en))},
            {"message",
             {{"vi", diagnostic.message(Language::vi)}, {"en", diagnostic.message(Language::en)}}},
            {"arguments", diagnostic.arguments}};
  const auto& place = diagnostic.place;
  set(json, "file", place.file);
  if (place.line > 0) { json["line"] = place.line; }
  if (place.column > 0) { json["column"] = place.column; }
  if (place.row > 0) { json["row"] = place.row; }
  set(json, "column_name", place.column_name);
  set(json, "path", diagnostic.path);
  set(json, "clause", diagnostic.clause);
  set(json, "suggestion", diagnostic.suggestion);
  if (!diagnostic.hint(Language::en).empty()) {
    json["hint"] = {{"vi", diagnostic.hint(Language::vi)}, {"en", diagnostic.hint(Language::en)}};
  }
  return json;
}

Json to_json(const Diagnostics& diagnostics) {
  Json json = Json::array();
  for (const auto& diagnostic : diagnostics) { json.push_back(to_json(diagnostic)); }
  return json;
}

Json to_json(const Explanation& node) {
  Json json{{"kind", text_of(word(node.kind))},
            {"truth", text_of(to_string(node.truth))},
            {"reason", text_of(word(node.reason))}};
  set(json, "id", node.id);
  set(json, "cite", to_string(node.cite));
  set(json, "subject", node.subject);
  if (!node.title.empty()) { json["title"] = to_json(node.title); }
  if (!node.wording.empty()) { json["wording"] = to_json(node.wording); }
  if (node.kind == NodeKind::at_least) { json["least"] = node.least; }
  if (node.kind == NodeKind::contents || node.kind == NodeKind::attested) {
    json["wanted"] = text_of(word(node.wanted));
  }
  if (node.then) { json["then"] = *node.then ? "yes" : "no"; }
  if (node.comparison) { json["comparison"] = to_json(*node.comparison); }
  if (node.shortfall) { json["shortfall"] = to_json(*node.shortfall); }
  for (const auto& judgement : node.judgements) {
    json["judgements"].push_back(to_json(judgement));
  }
  if (node.paper) { json["paper"] = to_json(*node.paper); }
  if (!node.roles.empty()) { json["roles"] = node.roles; }
  for (const auto& use : node.readings) { json["readings"][use.open_point] = use.reading; }
  for (const auto& child : node.children) { json["children"].push_back(to_json(child)); }
  return json;
}

Json to_json(const Settlement& settlement) {
  Json json{{"yes", Json::array()}, {"no", Json::array()}};
  for (const auto& way : settlement.yes) { json["yes"].push_back(to_json(way)); }
  for (const auto& way : settlement.no) { json["no"].push_back(to_json(way)); }
  return json;
}

Rational rational_from(const Json& json) {
  return {whole_number_from<std::int64_t>(json.at("n")),
          whole_number_from<std::int64_t>(json.at("d"))};
}

Measure measure_from(const Json& json) {
  const auto kind = json.at("kind").get<std::string>();
  if (kind == "ratio") {
    return Ratio{whole_number_from<std::int64_t>(json.at("n")),
                 whole_number_from<std::int64_t>(json.at("d"))};
  }
  if (kind == "quantity") {
    return Quantity{rational_from(json.at("amount")), json.at("unit").get<std::string>()};
  }
  if (kind == "reported") {
    const auto rounding = from_word<PrintRounding>(json.at("rounding").get<std::string>());
    if (!rounding) { throw std::invalid_argument{"unknown rounding"}; }
    const Reported reported{Percent::of_fraction(rational_from(json.at("value"))),
                            whole_number_from<int>(json.at("places")), *rounding};
    if (reported.places < 0) { throw std::invalid_argument{"a negative number of places"}; }
    static_cast<void>(reported.interval());  // refuses more places than it can count with
    return reported;
  }
  if (kind == "no-activity") { return NoActivity{}; }
  if (kind == "missing") { return Missing{}; }
  if (kind == "not-applicable") {
    return NotApplicable{json.value("declared_by", ""), json.value("paper", "")};
  }
  throw std::invalid_argument{"unknown kind of measure: " + kind};
}

Fault fault_from(const std::string& code) {
  const auto fault = fault_with(code);
  if (!fault) { throw std::invalid_argument{"unknown code: " + code}; }
  return *fault;
}

Diagnostic diagnostic_from(const Json& json) {
  Diagnostic diagnostic;
  diagnostic.fault = fault_from(json.at("code").get<std::string>());
  diagnostic.place = {json.value("file", ""), whole_number_at(json, "line"),
                      whole_number_at(json, "column"), whole_number_at(json, "row"),
                      json.value("column_name", "")};
  diagnostic.path = json.value("path", "");
  diagnostic.clause = json.value("clause", "");
  diagnostic.arguments = json.at("arguments").get<std::vector<std::string>>();
  diagnostic.suggestion = json.value("suggestion", "");
  return diagnostic;
}

}  // namespace thidua::inline v0
