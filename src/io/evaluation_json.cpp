/// \file
/// An evaluation as JSON.
#include <thidua/io/json.hpp>

#include <thidua/io/receipt.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

namespace {

Json choices_of(const Plan& plan, const Combination& combination) {
  Json json = Json::object();
  for (std::size_t i = 0; i < plan.open_points.size(); ++i) {
    json[plan.open_points[i].id] = combination.reading(plan, i).id;
  }
  return json;
}

Json verdict_json(const Verdict& verdict) {
  Json json{{"truth", std::string{to_string(verdict.truth)}},
            {"under_readings", verdict.same_under_all ? "every" : "depends"},
            {"combinations",
             {{"yes", verdict.yes}, {"no", verdict.no}, {"undetermined", verdict.undetermined}}}};
  if (!verdict.turns_on.empty()) { json["turns_on"] = verdict.turns_on; }
  return json;
}

Json target_json(const Evaluation& evaluation, const SubjectResult& subject, const Target& target) {
  Json json{{"id", target.id},
            {"indicator", target.indicator},
            {"measure", to_json(evaluation.measure_for(subject, target.indicator, 0))}};
  for (const auto& [key, kind] : {std::pair{"met", FindingKind::target_met},
                                  std::pair{"exceeded", FindingKind::target_exceeded}}) {
    const auto& finding = evaluation.finding(subject, kind, target.id);
    json[key] = verdict_json(evaluation.verdict(finding));
    json[key]["explanation"] = to_json(evaluation.explain(subject, kind, target.id, 0));
  }
  return json;
}

/// One explanation for each truth that occurs, under the first combination that gives it.
Json award_json(const Evaluation& evaluation, const SubjectResult& subject,
                const Finding& finding) {
  Json json = verdict_json(evaluation.verdict(finding));
  json["id"] = finding.id;
  json["explanations"] = Json::array();
  for (const Truth truth : {Truth::yes, Truth::no, Truth::undetermined}) {
    const auto combination = Evaluation::first_with(finding, truth);
    if (!combination) { continue; }
    const auto explanation =
        evaluation.explain(subject, FindingKind::award, finding.id, *combination);
    Json entry{{"truth", std::string{to_string(truth)}},
               {"readings",
                choices_of(evaluation.campaign().plan(), evaluation.combinations()[*combination])},
               {"explanation", to_json(explanation)}};
    if (truth == Truth::undetermined) { entry["still_missing"] = to_json(settlement(explanation)); }
    json["explanations"].push_back(std::move(entry));
  }
  return json;
}

Json subject_json(const Evaluation& evaluation, const SubjectResult& result) {
  const Subject& subject = result.subject;
  Json json{{"id", subject.id},
            {"kind", subject.kind},
            {"name", subject.name},
            {"targets", Json::array()},
            {"awards", Json::array()}};
  set(json, "unit", subject.unit);
  for (const auto& target : evaluation.campaign()->targets) {
    json["targets"].push_back(target_json(evaluation, result, target));
  }
  for (const auto& finding : result.findings) {
    if (finding.kind == FindingKind::award) {
      json["awards"].push_back(award_json(evaluation, result, finding));
    }
  }
  return json;
}

}  // namespace

std::string evaluation_json(const Evaluation& evaluation) {
  const Plan& plan = evaluation.campaign().plan();
  Json json{{"thidua_evaluation", 1},
            {"campaign",
             {{"id", plan.id}, {"title", to_json(plan.title)}, {"issuer", to_json(plan.issuer)}}},
            {"receipt", Json::parse(receipt_json(receipt_of(evaluation)))},
            {"subjects", Json::array()},
            {"notes", to_json(evaluation.notes())},
            {"complete", evaluation.stopped() ? "no" : "yes"}};
  if (const auto period = period_of(plan)) {
    json["campaign"]["period"] = {{"first", iso(period->first())}, {"last", iso(period->last())}};
  }
  for (const auto& subject : evaluation.subjects()) {
    json["subjects"].push_back(subject_json(evaluation, subject));
  }
  Diagnostics set_aside = evaluation.facts().measurements.set_aside();
  if (const auto& tally = evaluation.facts().tally) {
    const Diagnostics rows = tally->set_aside();
    set_aside.insert(set_aside.end(), rows.begin(), rows.end());
    json["outside_period"] = to_json(tally->outside_period());
    json["data_notes"] = to_json(tally->notes());
  }
  json["set_aside"] = to_json(set_aside);
  return dumped(json);
}

std::string explanation_json(const Explanation& explanation) {
  return dumped(to_json(explanation));
}
std::string diagnostics_json(const Diagnostics& diagnostics) {
  return dumped(to_json(diagnostics));
}

}  // namespace thidua::inline v0
