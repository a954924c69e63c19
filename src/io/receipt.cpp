/// \file
/// Receipts.
#include <thidua/io/receipt.hpp>

#include <algorithm>

#include <thidua/core/version.hpp>
#include <thidua/io/facts_json.hpp>
#include <thidua/io/write_campaign.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

namespace {

/// All that a calendar answers from.
std::string calendar_text(const WorkingCalendar& calendar) {
  const CalendarData& data = calendar.data();
  std::string text = data.id;
  for (const int weekday : data.weekend) { text += " " + std::to_string(weekday); }
  text += calendar.trust().unverified ? " unverified" : "";
  text += calendar.trust().projected ? " projected" : "";
  for (const auto& year : data.years) {
    text += "\n" + std::to_string(year.year) + " " + std::string{word(year.status)};
  }
  for (const auto& day : data.days) {
    text += "\n" + iso(day.date) + " " + std::string{word(day.kind)} + " " +
            std::string{word(day.status)};
  }
  return text;
}

Receipt receipt_of_facts(const Plan& plan, const Facts& facts, const std::optional<Date>& as_of) {
  Receipt receipt;
  receipt.library_version = library_version;
  receipt.plan_id = plan.id;
  receipt.plan_sha256 = sha256(write_plan(plan));
  for (const auto& parameter : plan.parameters) {
    if (const auto value = value_on(parameter, as_of)) {
      receipt.parameters.emplace(parameter.id, to_string(*value));
    }
  }
  receipt.evidence_sha256 = sha256(evidence_json(facts.evidence));
  receipt.measurements_sha256 = sha256(measurements_json(facts.measurements));
  receipt.measurement_rows = facts.measurements.rows_read();
  receipt.measurement_rows_set_aside =
      static_cast<std::int64_t>(facts.measurements.set_aside().size());
  if (facts.tally) {
    receipt.tally_sha256 = sha256(tally_json(*facts.tally));
    receipt.rows_read = facts.tally->rows_read();
    receipt.rows_counted = facts.tally->rows_counted();
    receipt.rows_outside_period = facts.tally->rows_outside_period();
    receipt.rows_set_aside = facts.tally->rows_set_aside();
  }
  receipt.as_of = as_of;
  return receipt;
}

}  // namespace

Receipt receipt_of(const Evaluation& evaluation) {
  Receipt receipt =
      receipt_of_facts(evaluation.campaign().plan(), evaluation.facts(), evaluation.as_of());
  const auto& deadlines = evaluation.campaign()->deadlines;
  if (evaluation.calendar() && std::any_of(deadlines.begin(), deadlines.end(),
                                           [](const Deadline& d) { return needs_calendar(d); })) {
    receipt.calendar_id = evaluation.calendar()->data().id;
    receipt.calendar_sha256 = sha256(calendar_text(*evaluation.calendar()));
  }
  receipt.readings = evaluation.readings();
  receipt.combinations = evaluation.combinations().size();
  return receipt;
}

Receipt receipt_of(const Pace& pace) {
  Receipt receipt = receipt_of_facts(pace.campaign().plan(), pace.facts(), pace.options().as_of);
  receipt.readings = pace.options().readings;
  receipt.combinations = pace.combinations();
  return receipt;
}

std::string receipt_json(const Receipt& receipt) {
  Json json{{"library", {{"name", "thidua"}, {"version", receipt.library_version}}},
            {"plan", {{"id", receipt.plan_id}, {"sha256", receipt.plan_sha256}}},
            {"parameters", receipt.parameters},
            {"evidence", {{"sha256", receipt.evidence_sha256}}},
            {"measurements",
             {{"sha256", receipt.measurements_sha256},
              {"rows_read", receipt.measurement_rows},
              {"rows_set_aside", receipt.measurement_rows_set_aside}}},
            {"readings", receipt.readings},
            {"combinations", receipt.combinations}};
  if (receipt.tally_sha256) {
    json["tally"] = {{"sha256", *receipt.tally_sha256},
                     {"rows_read", receipt.rows_read},
                     {"rows_counted", receipt.rows_counted},
                     {"rows_outside_period", receipt.rows_outside_period},
                     {"rows_set_aside", receipt.rows_set_aside}};
  }
  if (receipt.calendar_id) {
    json["calendar"] = {{"id", *receipt.calendar_id}, {"sha256", *receipt.calendar_sha256}};
  }
  set(json, "as_of", receipt.as_of);
  return dumped(json);
}

}  // namespace thidua::inline v0
