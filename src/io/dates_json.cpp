/// \file
/// Writes computed dates as JSON.
#include <thidua/io/dates_json.hpp>

#include <string_view>
#include <utility>
#include <vector>

#include "date_values.hpp"

namespace thidua::inline v0 {

namespace {

template <class E>
std::string word_of(E value) {
  return std::string{word(value)};
}

Json list_of(const std::vector<PassedDay>& days) {
  Json list = Json::array();
  for (const auto& day : days) { list.push_back(to_json(day)); }
  return list;
}

}  // namespace

Json to_json(const Term& term) { return {{"count", term.count}, {"unit", word_of(term.unit)}}; }

Json to_json(const CalendarDay& day) {
  Json json{{"date", iso(day.date)}, {"kind", word_of(day.kind)}, {"status", word_of(day.status)}};
  if (!day.name.empty()) { json["name"] = to_json(day.name); }
  set(json, "source", day.source);
  set(json, "swapped_with", day.swapped_with);
  return json;
}

Json to_json(const PassedDay& day) {
  Json json{{"date", iso(day.date)}};
  if (day.known) { json["known"] = to_json(*day.known); }
  set(json, "weekly_of", day.weekly_of);
  return json;
}

Json to_json(const TermEnd& found) {
  Json json{{"start", iso(found.start)},
            {"started_by", word_of(found.started_by)},
            {"term", to_json(found.term)},
            {"first_counted", iso(found.first_counted)},
            {"last", iso(found.last)},
            {"end", iso(found.end)},
            {"roll", word_of(found.roll)},
            {"month_end", word_of(found.month_end)},
            {"month_was_short", found.month_was_short},
            {"not_counted", list_of(found.not_counted)},
            {"rolled_past", list_of(found.rolled_past)},
            {"articles", found.articles}};
  Json exchanged = Json::array();
  for (const auto& day : found.worked_in_exchange) { exchanged.push_back(to_json(day)); }
  json["worked_in_exchange"] = std::move(exchanged);
  set(json, "calendar", found.calendar);
  return json;
}

std::string term_end_json(const TermEnd& found) { return dumped(to_json(found)); }

}  // namespace thidua::inline v0
