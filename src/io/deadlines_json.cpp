/// \file
/// Deadlines and papers as JSON, with their texts in both languages.
#include <thidua/io/deadlines_json.hpp>

#include <thidua/render/deadline_text.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

namespace {

template <class Say>
Json in_both(const Say& say) {
  return {{"vi", say(Language::vi)}, {"en", say(Language::en)}};
}

/// An id with its title.
template <class T>
Json named(const std::vector<T>& entries, const std::string& id) {
  Json json{{"id", id}};
  const auto* entry = find(entries, id);
  if (entry != nullptr && !entry->title.empty()) {
    json["title"] = in_both([&](Language language) { return entry->title.in(language); });
  }
  return json;
}

template <class T>
Json all_named(const std::vector<T>& entries, const std::vector<std::string>& ids) {
  Json json = Json::array();
  for (const auto& id : ids) { json.push_back(named(entries, id)); }
  return json;
}

void set_readings(Json& json, const std::vector<ReadingUse>& readings) {
  for (const auto& use : readings) { json["readings"][use.open_point] = use.reading; }
}

Json deadline_json(const Plan& plan, const DeadlineStatus& status) {
  const Deadline& deadline = *find(plan.deadlines, status.id);
  Json json{{"id", status.id},
            {"title", in_both([&](Language l) { return deadline_title(deadline, plan, l); })},
            {"cite", to_string(status.due.extension ? status.due.extension->cite : deadline.cite)},
            {"due", to_json(status.due)},
            {"text", in_both([&](Language l) { return due_text(status.due, plan, l); })},
            {"explanation",
             in_both([&](Language l) { return due_explanation(status.due, deadline, plan, l); })},
            {"state", std::string{word(status.state)}},
            {"papers", all_named(plan.papers, status.papers)},
            {"to", all_named(plan.authorities, status.to)}};
  set_readings(json, status.readings);
  if (status.days_left) { json["days_left"] = *status.days_left; }
  if (status.working_days_left) { json["working_days_left"] = *status.working_days_left; }
  if (!status.responsible.empty()) {
    json["responsible"] = named(plan.authorities, status.responsible);
  }
  return json;
}

Json paper_json(const Plan& plan, const PaperStatus& status) {
  Json json{{"subject", status.subject},
            {"name", status.subject_name},
            {"paper", named(plan.papers, status.paper)},
            {"state", std::string{word(status.state)}}};
  set(json, "deadline", status.deadline);
  set_readings(json, status.readings);
  set(json, "received", status.received);
  if (status.received_at) { json["received_at"] = to_string(*status.received_at); }
  set(json, "number", status.number);
  return json;
}

}  // namespace

std::string deadlines_json(const DeadlineList& list) {
  const Plan& plan = list.campaign().plan();
  Json json{{"thidua_deadlines", 1},
            {"campaign", {{"id", plan.id}, {"title", to_json(plan.title)}}},
            {"deadlines", Json::array()},
            {"papers", Json::array()},
            {"notes", to_json(list.notes())}};
  set(json, "as_of", list.options().as_of);
  if (const auto& calendar = list.options().calendar) {
    json["calendar"] = {{"id", calendar->data().id},
                        {"first", iso(calendar->covers().first())},
                        {"last", iso(calendar->covers().last())}};
  }
  for (const auto& status : list.deadlines()) {
    json["deadlines"].push_back(deadline_json(plan, status));
  }
  for (const auto& status : list.papers()) { json["papers"].push_back(paper_json(plan, status)); }
  return dumped(json);
}

}  // namespace thidua::inline v0
