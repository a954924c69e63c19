/// \file
/// Due days as JSON, with how they were found.
#include "json_values.hpp"

namespace thidua::inline v0 {

namespace {

std::string text_of(std::string_view word) { return std::string{word}; }

Json to_json(const std::vector<PassedDay>& days) {
  Json json = Json::array();
  for (const auto& passed : days) {
    Json entry{{"date", iso(passed.date)}};
    if (passed.known) {
      entry["kind"] = text_of(word(passed.known->kind));
      if (!passed.known->name.empty()) { entry["name"] = thidua::to_json(passed.known->name); }
      set(entry, "source", passed.known->source);
    } else {
      entry["kind"] = "weekly";
      set(entry, "weekly_of", passed.weekly_of);
    }
    json.push_back(std::move(entry));
  }
  return json;
}

Json to_json(const TermEnd& counted) {
  Json json{{"start", iso(counted.start)},
            {"first_counted", iso(counted.first_counted)},
            {"last", iso(counted.last)},
            {"articles", counted.articles}};
  if (!counted.not_counted.empty()) { json["not_counted"] = to_json(counted.not_counted); }
  return json;
}

}  // namespace

Json to_json(const ComputedDue& due) {
  Json json{{"kind", text_of(word(due.kind))}};
  set(json, "event", due.event);
  set(json, "date", due.day);
  if (due.term) {
    json["term"] = {{"count", due.term->count}, {"unit", text_of(word(due.term->unit))}};
  }
  if (due.time) { json["time"] = to_string(*due.time); }
  if (due.roll != EndRoll::none) { json["roll"] = text_of(word(due.roll)); }
  if (due.counted) { json["counted"] = to_json(*due.counted); }
  if (!due.rolled_past.empty()) { json["rolled_past"] = to_json(due.rolled_past); }
  if (due.due) {
    json["last_day"] = iso(due.due->last_day());
    if (due.due->time && due.due->last_day() == due.due->date) {
      json["last_time"] = to_string(*due.due->time);
    }
  } else {
    json["missing"] = text_of(word(due.missing));
    set(json, "missing_event", due.missing_event);
    if (due.missing_year) { json["missing_year"] = *due.missing_year; }
  }
  if (due.extension) {
    json["extension"] = {{"decision", due.extension->decision},
                         {"date", iso(due.extension->date)},
                         {"cite", to_string(due.extension->cite)}};
  }
  return json;
}

}  // namespace thidua::inline v0
