/// \file
/// Tallies, measurements and evidence as JSON.
#include <thidua/io/facts_json.hpp>

#include <stdexcept>

#include <thidua/time/parse_date.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

namespace {

Date date_from(const Json& json) {
  const auto day = parse_date(json.get<std::string>());
  if (!day) { throw std::invalid_argument{"no date: " + json.get<std::string>()}; }
  return *day;
}

template <class E>
E word_from(const Json& json) {
  const auto value = from_word<E>(json.get<std::string>());
  if (!value) { throw std::invalid_argument{"unknown word: " + json.get<std::string>()}; }
  return *value;
}

/// The day, and the time of day where it is known.
std::string moment_text(const Date& day, const std::optional<TimeOfDay>& time) {
  return time ? iso(day) + "T" + to_string(*time) : iso(day);
}

bool yes_or_no(const Json& json) {
  const auto text = json.get<std::string>();
  if (text != "yes" && text != "no") { throw std::invalid_argument{"neither yes nor no: " + text}; }
  return text == "yes";
}

std::int64_t rows_from(const Json& json) {
  const auto rows = whole_number_from<std::int64_t>(json);
  if (rows < 0) { throw std::invalid_argument{"a negative number of rows"}; }
  return rows;
}

std::string word_text(DateField field) { return std::string{word(field)}; }

Json to_json(const TallyRules& rules) {
  Json flags = Json::array();
  for (const auto& flag : rules.flags) {
    Json json{{"id", flag.id}, {"title", thidua::to_json(flag.title)}};
    if (flag.dated) { json["dated"] = word_text(*flag.dated); }
    flags.push_back(std::move(json));
  }
  Json json{{"flags", std::move(flags)},
            {"counted_by", word_text(rules.counted_by)},
            {"with_service", rules.with_service ? "yes" : "no"},
            {"with_officer", rules.with_officer ? "yes" : "no"}};
  if (rules.with_amount) { json["with_amount"] = "yes"; }
  if (rules.period) {
    json["period"] = {{"first", iso(rules.period->first())}, {"last", iso(rules.period->last())}};
  }
  return json;
}

TallyRules rules_from(const Json& json) {
  TallyRules rules;
  for (const auto& entry : json.at("flags")) {
    Flag flag{entry.at("id").get<std::string>(),
              {entry.at("title").value("vi", ""), entry.at("title").value("en", "")},
              std::nullopt};
    if (entry.contains("dated")) { flag.dated = word_from<DateField>(entry.at("dated")); }
    rules.flags.push_back(std::move(flag));
  }
  rules.counted_by = word_from<DateField>(json.at("counted_by"));
  if (json.contains("period")) {
    rules.period =
        Period{date_from(json.at("period").at("first")), date_from(json.at("period").at("last"))};
  }
  rules.with_service = yes_or_no(json.at("with_service"));
  rules.with_officer = yes_or_no(json.at("with_officer"));
  rules.with_amount = json.contains("with_amount") && yes_or_no(json.at("with_amount"));
  return rules;
}

/// Runs a decoder; whatever it meets that is not as it should be becomes one kind of error.
template <class Decode>
auto decoded(std::string_view what, const Decode& decode) {
  try {
    return decode();
  } catch (const Json::exception& error) {
    throw std::invalid_argument{std::string{what} + ": " + error.what()};
  } catch (const std::overflow_error& error) {
    throw std::invalid_argument{std::string{what} + ": " + error.what()};
  }
}

Json cells_json(const std::map<TallyKey, std::int64_t>& cells) {
  Json json = Json::array();
  for (const auto& [key, sum] : cells) {
    json.push_back({key.unit, key.officer, key.service, iso(key.day), key.pattern, sum});
  }
  return json;
}

TallyKey key_from(const Json& cell, const TallyRules& rules) {
  TallyKey key{cell.at(0).get<std::string>(), cell.at(1).get<std::string>(),
               cell.at(2).get<std::string>(), date_from(cell.at(3)),
               whole_number_from<Pattern>(cell.at(4))};
  if (!fits(key, rules)) {
    throw std::invalid_argument{"not a tally: a cell that its rules do not count"};
  }
  return key;
}

}  // namespace

std::string tally_json(const Tally& tally) {
  Json json{{"thidua_tally", 1},
            {"rules", to_json(tally.rules())},
            {"changes", cells_json(tally.changes())},
            {"rows_counted", tally.rows_counted()},
            {"set_aside", to_json(tally.set_aside())},
            {"outside_period", to_json(tally.outside_period())},
            {"notes", to_json(tally.notes())}};
  // Where there is none, the text is what it was before amounts, batches and rows without a name were known.
  if (tally.rules().with_amount) { json["amounts"] = cells_json(tally.amounts()); }
  if (!tally.batches().empty()) { json["batches"] = tally.batches(); }
  for (const auto& [fault, reason] : tally.rows_aside().reasons()) {
    const auto named = static_cast<std::int64_t>(reason.named.size());
    if (reason.count > named) { json["rows_not_named"][code(fault)] = reason.count - named; }
  }
  return json.dump() + "\n";
}

Tally parse_tally_json(std::string_view text) {
  return decoded("not a tally", [&] {
    const Json json = Json::parse(text);
    if (json.at("thidua_tally") != 1) { throw std::invalid_argument{"a tally of another version"}; }
    Tally tally{rules_from(json.at("rules"))};
    for (const auto& entry : json.at("changes")) {
      tally.change(key_from(entry, tally.rules()), whole_number_from<std::int64_t>(entry.at(5)));
    }
    if (json.contains("amounts")) {
      for (const auto& entry : json.at("amounts")) {
        tally.change_amount(key_from(entry, tally.rules()),
                            whole_number_from<std::int64_t>(entry.at(5)));
      }
    }
    tally.count_rows(rows_from(json.at("rows_counted")));
    for (const auto* list : {"set_aside", "outside_period"}) {
      for (const auto& entry : json.at(list)) { tally.set_aside(diagnostic_from(entry)); }
    }
    if (json.contains("rows_not_named")) {
      RowsAside unnamed;
      for (const auto& [code, rows] : json.at("rows_not_named").items()) {
        unnamed.add_unnamed(fault_from(code), rows_from(rows));
      }
      tally.set_aside(unnamed);
    }
    for (const auto& entry : json.at("notes")) { tally.note(diagnostic_from(entry)); }
    if (json.contains("batches")) {
      for (const auto& digest : json.at("batches")) {
        tally.count_batch(digest.get<std::string>());
      }
    }
    return tally;
  });
}

std::string measurements_json(const Measurements& measurements) {
  Json entries = Json::array();
  for (const auto& entry : measurements.entries()) {
    Json json{{"subject", entry.subject},
              {"indicator", entry.indicator},
              {"measure", to_json(entry.measure)}};
    set(json, "as_of", entry.as_of);
    set(json, "source", entry.source);
    entries.push_back(std::move(json));
  }
  return Json{{"thidua_measurements", 1},
              {"entries", std::move(entries)},
              {"rows_read", measurements.rows_read()},
              {"set_aside", to_json(measurements.set_aside())}}
             .dump() +
         "\n";
}

Measurements parse_measurements_json(std::string_view text) {
  return decoded("not measurements", [&] {
    const Json json = Json::parse(text);
    if (json.at("thidua_measurements") != 1) {
      throw std::invalid_argument{"measurements of another version"};
    }
    Measurements measurements;
    for (const auto& entry : json.at("entries")) {
      Measurement measurement{
          entry.at("subject").get<std::string>(), entry.at("indicator").get<std::string>(),
          measure_from(entry.at("measure")), std::nullopt, entry.value("source", "")};
      if (entry.contains("as_of")) { measurement.as_of = date_from(entry.at("as_of")); }
      measurements.set(std::move(measurement));
    }
    measurements.count_rows(rows_from(json.at("rows_read")));
    for (const auto& entry : json.at("set_aside")) {
      measurements.set_aside(diagnostic_from(entry));
    }
    return measurements;
  });
}

std::string evidence_json(const Evidence& evidence) {
  Json json{{"thidua_evidence", 1}};
  set(json, "papers_through", evidence.registers.papers_through);
  set(json, "discipline_through", evidence.registers.discipline_through);
  for (const auto& subject : evidence.subjects) {
    Json entry{{"id", subject.id},
               {"kind", subject.kind},
               {"name", subject.name},
               {"aliases", subject.aliases},
               {"unit", subject.unit}};
    if (subject.roles) { entry["roles"] = *subject.roles; }
    json["subjects"].push_back(std::move(entry));
  }
  for (const auto& a : evidence.attestations) {
    json["attestations"].push_back({{"subjects", a.subjects},
                                    {"on", a.on},
                                    {"judgement", std::string{word(a.judgement)}},
                                    {"by", a.by},
                                    {"capacity", a.capacity},
                                    {"date", iso(a.date)},
                                    {"paper", a.paper}});
  }
  for (const auto& p : evidence.papers) {
    json["papers"].push_back({{"subjects", p.subjects},
                              {"paper", p.paper},
                              {"received", moment_text(p.received, p.time)},
                              {"number", p.number}});
  }
  for (const auto& n : evidence.not_applicable) {
    json["not_applicable"].push_back({{"subjects", n.subjects},
                                      {"indicator", n.indicator},
                                      {"by", n.by},
                                      {"capacity", n.capacity},
                                      {"date", iso(n.date)},
                                      {"paper", n.paper}});
  }
  for (const auto& d : evidence.discipline) {
    Json entry{{"subjects", d.subjects}, {"from", iso(d.from)}, {"paper", d.paper}};
    set(entry, "through", d.through);
    json["discipline"].push_back(std::move(entry));
  }
  return json.dump() + "\n";
}

}  // namespace thidua::inline v0
