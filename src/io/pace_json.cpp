/// \file
/// A pace as JSON.
#include <thidua/io/pace_json.hpp>

#include <thidua/core/overloaded.hpp>
#include <thidua/io/receipt.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

namespace {

template <class T>
std::string text(T value) {
  return std::string{word(value)};
}
std::string text(Truth truth) { return std::string{to_string(truth)}; }

/// {"enough": 12, "per_working_day": {"n": 6, "d": 19}, "whole_per_working_day": 1}, or {"enough": "none"}.
Json least_json(const Least& least, std::int32_t days_left) {
  if (!least.exists()) { return {{"enough", "none"}}; }
  Json json{{"enough", *least.count}};
  if (const auto each = per_working_day(least, days_left)) {
    json["per_working_day"] = to_json(*each);
    json["whole_per_working_day"] = ceil(*each);
  }
  return json;
}

Json remaining_json(const Remaining& left, std::int32_t days_left) {
  Json json{{"comparison", text(left.comparison)},
            {"level", to_json(left.level)},
            {"counted", text(left.counted)}};
  const auto put = [&](const char* key, const std::optional<Least>& least) {
    if (least) { json[key] = least_json(*least, days_left); }
  };
  put("of_existing", left.of_existing);
  put("of_expected", left.of_expected);
  put("of_new", left.of_new);
  if (left.can_turn) { json["can_turn"] = *left.can_turn; }
  if (left.expected) {
    json["expected"] = {{"number", *left.expected},
                        {"by", left.expected_is_estimate ? "same-rate" : "given"}};
  }
  if (left.distance) {
    json["distance"] = to_json(*left.distance);
    if (!left.level.is_percent()) {
      if (const auto each = per_working_day(*left.distance, days_left)) {
        json["distance_per_working_day"] = to_json(*each);
      }
    }
  }
  return json;
}

Json checkpoint_json(const Checkpoint& checkpoint) {
  return {{"day", iso(checkpoint.day)},
          {"measure", to_json(checkpoint.measure)},
          {"level", to_json(checkpoint.level)},
          {"met", text(checkpoint.met)},
          {"exceeded", text(checkpoint.exceeded)}};
}

Json projection_json(const PaceFinding& found) {
  if (!found.projection) { return {{"none", text(found.no_projection)}}; }
  const Projection& projection = *found.projection;
  return {{"assumption", "same-rate-a-working-day"},
          {"interval", "lowest-and-highest-week"},
          {"window",
           {{"first", iso(projection.window().first())},
            {"last", iso(projection.window().last())},
            {"weeks", projection.weeks()}}},
          {"value", to_json(projection.value())},
          {"low", to_json(projection.low())},
          {"high", to_json(projection.high())}};
}

Json step_json(const PaceStep& step) {
  Json json{{"through", iso(step.through)},
            {"days_left", step.days_left},
            {"working_days_left", step.working_days_left},
            {"remaining", remaining_json(step.remaining, step.working_days_left)},
            {"outlook", text(step.outlook)},
            {"basis", Json::array()}};
  for (const auto basis : step.basis) { json["basis"].push_back(text(basis)); }
  return json;
}

Json target_json(const PaceRow& row, std::int32_t days_left) {
  const PaceFinding& found = row.found;
  Json json{{"id", row.target},
            {"readings", row.readings},
            {"measure", to_json(found.measure)},
            {"met", text(found.met)},
            {"exceeded", text(found.exceeded)},
            {"remaining", remaining_json(found.remaining, days_left)},
            {"outlook", text(found.outlook)},
            {"basis", Json::array()},
            {"projection", projection_json(found)},
            {"checkpoints", Json::array()}};
  set(json, "whose", found.whose);
  set(json, "source", found.source);
  for (const auto basis : found.basis) { json["basis"].push_back(text(basis)); }
  for (const auto& step : found.steps) { json["steps"].push_back(step_json(step)); }
  for (const auto& checkpoint : found.checkpoints) {
    json["checkpoints"].push_back(checkpoint_json(checkpoint));
  }
  return json;
}

Json expectation_json(const Expectation& expected) {
  Json json{{"same_rate", expected.same_rate ? "yes" : "no"}, {"numbers", Json::array()}};
  for (const auto& entry : expected.numbers) {
    Json number{{"number", entry.number}};
    set(number, "subject", entry.subject);
    set(number, "indicator", entry.indicator);
    json["numbers"].push_back(std::move(number));
  }
  return json;
}

Json asked_json(const PaceOptions& options) {
  Json json{{"expected", expectation_json(options.expected)},
            {"projection_weeks", options.projection_weeks}};
  json["checkpoints"] = std::visit(Overloaded{[](PeriodPart part) { return Json(text(part)); },
                                              [](const std::vector<Date>& days) {
                                                Json list = Json::array();
                                                for (const auto& day : days) {
                                                  list.push_back(iso(day));
                                                }
                                                return list;
                                              }},
                                   options.checkpoints);
  return json;
}

Json part_json(const CalendarData& data, const CalendarTrust& trust) {
  Json json{{"id", data.id},
            {"trust",
             {{"unverified", trust.unverified ? "yes" : "no"},
              {"projected", trust.projected ? "yes" : "no"}}},
            {"weekend", data.weekend},
            {"years", Json::array()}};
  for (const auto& year : data.years) {
    json["years"].push_back({{"year", year.year}, {"status", text(year.status)}});
  }
  json["days"] = Json::array();
  for (const auto& day : data.days) {
    json["days"].push_back(
        {{"date", iso(day.date)}, {"kind", text(day.kind)}, {"status", text(day.status)}});
  }
  return json;
}

}  // namespace

std::string calendar_sha256(const WorkingCalendar& calendar) {
  Json json = Json::array();
  for (const auto& part : calendar.parts()) {
    json.push_back(part_json(part.data(), part.trust()));
  }
  return sha256(dumped(json));
}

std::string pace_json(const Pace& pace) {
  const Plan& plan = pace.campaign().plan();
  Json json{
      {"thidua_pace", 1},
      {"campaign",
       {{"id", plan.id},
        {"title", to_json(plan.title)},
        {"issuer", to_json(plan.issuer)},
        {"period", {{"first", iso(pace.period().first())}, {"last", iso(pace.period().last())}}}}},
      {"receipt", Json::parse(receipt_json(receipt_of(pace)))},
      {"calendar",
       {{"id", pace.calendar().data().id}, {"sha256", calendar_sha256(pace.calendar())}}},
      {"asked", asked_json(pace.options())},
      {"as_of", iso(pace.options().as_of)},
      {"days_left", pace.days_left()},
      {"working_days_left", pace.working_days_left()},
      {"subjects", Json::array()},
      {"notes", to_json(pace.notes())}};
  for (const auto& subject : pace.subjects()) {
    Json entry{{"id", subject.id},
               {"kind", subject.kind},
               {"name", subject.name},
               {"targets", Json::array()}};
    set(entry, "unit", subject.unit);
    json["subjects"].push_back(std::move(entry));
  }
  for (const auto& row : pace.rows()) {
    json["subjects"][row.subject]["targets"].push_back(target_json(row, pace.working_days_left()));
  }
  return dumped(json);
}

}  // namespace thidua::inline v0
