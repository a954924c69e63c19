/// \file
/// A quality report as JSON.
#include <thidua/io/quality_json.hpp>

#include "json_values.hpp"

namespace thidua::inline v0 {

namespace {

Json options_json(const QualityOptions& options) {
  Json json{{"early_days", options.early_days},
            {"jump_points", options.jump_points},
            {"jump_dossiers", options.jump_dossiers},
            {"bulk_times", options.bulk_times},
            {"bulk_dossiers", options.bulk_dossiers},
            {"bulk_days", options.bulk_days},
            {"samples", options.samples},
            {"findings", options.findings}};
  set(json, "as_of", options.as_of);
  return json;
}

void set_place(Json& json, const Place& place) {
  set(json, "file", place.file);
  if (place.row > 0) { json["row"] = place.row; }
  set(json, "column_name", place.column_name);
}

Json sample_json(const QualitySample& sample) {
  Json json = Json::object();
  set_place(json, sample.place);
  set(json, "dossier", sample.dossier);
  set(json, "value", sample.value);
  set(json, "against", sample.against);
  if (sample.other != Place{}) { set_place(json["other"], sample.other); }
  return json;
}

Json finding_json(const QualityFinding& finding) {
  Json json = to_json(finding.diagnostic);
  json["rows"] = finding.rows;
  json["samples"] = Json::array();
  for (const auto& sample : finding.samples) { json["samples"].push_back(sample_json(sample)); }
  return json;
}

Json total_json(const QualityTotal& total) {
  return {{"code", std::string{code(total.kind)}},
          {"severity", std::string{word(total.severity(), Language::en)}},
          {"findings", total.findings},
          {"rows", total.rows}};
}

}  // namespace

std::string quality_json(const QualityReport& report) {
  Json json{{"thidua_data_quality", 1}, {"options", options_json(report.options)},
            {"rows", report.rows()},    {"sources", Json::array()},
            {"totals", Json::array()},  {"findings", Json::array()}};
  for (const auto& source : report.sources) {
    json["sources"].push_back({{"name", source.name}, {"rows", source.rows}});
  }
  for (const auto& total : report.totals) { json["totals"].push_back(total_json(total)); }
  for (const auto& finding : report.findings) { json["findings"].push_back(finding_json(finding)); }
  return dumped(json);
}

}  // namespace thidua::inline v0
