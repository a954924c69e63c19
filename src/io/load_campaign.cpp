/// \file
/// From a plan file to a campaign: decode everything, set the parameters, check the meaning, and say all that is wrong.
#include <thidua/io/load_campaign.hpp>

#include <algorithm>

#include <thidua/campaign/validate.hpp>

#include "decode_plan.hpp"

namespace thidua::inline v0 {

namespace {

void check_version(TableReader& root, std::string_view key) {
  const auto version = root.integer(key, Presence::required);
  if (version && *version != 1) {
    root.report(FormFault::unsupported_version, key, {std::to_string(*version)});
  }
}

void set_parameter(Plan& plan, const std::string& id, const std::string& value,
                   Diagnostics& faults) {
  std::vector<std::string> known;
  for (auto& parameter : plan.parameters) {
    known.push_back(parameter.id);
    if (parameter.id != id) { continue; }
    thidua::set_value(parameter, parse_parameter(parameter.kind, value));
    if (!parameter.value) {
      faults.push_back({Fault::parameter_bad_value,
                        {},
                        {},
                        to_string(parameter.cite),
                        {id, value, std::string{word(parameter.kind)}},
                        {}});
    }
    return;
  }
  if (set_card_parameter(plan, id, value, faults)) { return; }
  for (const auto& card : plan.scorecards) {
    for (const auto& parameter : card.parameters) { known.push_back(parameter.id); }
  }
  faults.push_back({Fault::parameter_unknown, {}, {}, {}, {id}, nearest(id, known)});
}

void set_parameters(Plan& plan, const LoadOptions& options, Diagnostics& faults) {
  if (options.issue_date) { set_parameter(plan, "issue-date", iso(*options.issue_date), faults); }
  for (const auto& [id, value] : options.parameters) { set_parameter(plan, id, value, faults); }
}

/// Said of a deadline's day as far as it could be read.
bool is_of_deadline(Fault fault) {
  return fault == Fault::plan_deadline_before_period || fault == Fault::plan_deadline_before_end ||
         fault == Fault::plan_deadline_out_of_range || fault == Fault::plan_deadline_shortened ||
         fault == Fault::plan_extension_late || fault == Fault::plan_extension_order ||
         fault == Fault::plan_term_out_of_range;
}

/// What validation says of something that could not be decoded is noise: the same key is missing twice, an entry that was
/// refused is not there to be referred to.
void drop_echoes(Diagnostics& meaning, const Diagnostics& form) {
  std::erase_if(meaning, [&](const Diagnostic& echo) {
    if (echo.path.starts_with("scorecard[")) { return false; }  // cards have their own rules
    return std::any_of(form.begin(), form.end(), [&](const Diagnostic& fault) {
      const bool same_place = fault.path == echo.path || fault.path.starts_with(echo.path + ".");
      return (same_place && (echo.fault == Fault::plan_missing_key ||
                             echo.fault == Fault::plan_empty_criterion)) ||
             (!fault.path.empty() && echo.path.starts_with(fault.path)) ||
             ((echo.fault == Fault::plan_unit_mismatch ||
               echo.fault == Fault::plan_levels_end_early) &&
              fault.path.starts_with(echo.path)) ||
             (is_of_deadline(echo.fault) &&
              fault.path.starts_with(echo.path.substr(0, echo.path.find('.'))));
    });
  });
  const bool no_kinds = std::any_of(meaning.begin(), meaning.end(), [](const Diagnostic& d) {
    return d.fault == Fault::plan_no_subject_kind;
  });
  std::erase_if(meaning, [&](const Diagnostic& d) {
    return no_kinds && d.fault == Fault::plan_dangling_reference &&
           d.arguments.front() == "[[subject_kind]]";
  });
}

Result<Campaign> campaign_from(PlanReport report) {
  if (has_errors(report.diagnostics)) { return tl::unexpected{std::move(report.diagnostics)}; }
  return Campaign::from(std::move(report.plan));
}

Campaign value_or_throw(Result<Campaign> result) {
  if (!result) { throw InputError{std::move(result.error())}; }
  return std::move(*result);
}

}  // namespace

PlanReport check_plan_text(std::string_view text, std::string_view file_name,
                           const LoadOptions& options) {
  PlanReport report;
  TomlDocument document{Format::plan, text, std::string{file_name}};
  if (!document.diagnostics().empty()) {
    report.diagnostics = document.diagnostics();
    return report;
  }
  {
    TableReader root{document, document.root(), {}};
    check_version(root, "thidua");
    decode_head(root, report.plan);
    decode_people(root, report.plan);
    decode_counting(root, report.plan);
    decode_contents(root, report.plan);
    decode_awards(root, report.plan);
    decode_open_points(root, report.plan);
    decode_scorecards(document, root, report.plan);
  }
  Diagnostics parameters;
  set_parameters(report.plan, options, parameters);
  Diagnostics filled = fill_scorecards(report.plan);
  Diagnostics meaning = validate(report.plan);
  drop_echoes(meaning, document.diagnostics());
  drop_scorecard_echoes(meaning, document.diagnostics(), report.plan.scorecards.size());
  meaning.insert(meaning.end(), filled.begin(), filled.end());
  document.locate(meaning);
  report.diagnostics = document.diagnostics();
  for (auto* more : {&meaning, &parameters}) {
    report.diagnostics.insert(report.diagnostics.end(), more->begin(), more->end());
  }
  sort_by_place(report.diagnostics);
  return report;
}

PlanReport check_plan(const std::filesystem::path& path, const LoadOptions& options) {
  PlanReport report;
  const std::string text =
      TomlDocument::read_file(Format::plan, path, most_plan_bytes, report.diagnostics);
  if (!report.diagnostics.empty()) { return report; }
  return check_plan_text(text, path.filename().string(), options);
}

Result<Campaign> parse_campaign(std::string_view text, std::string_view file_name,
                                const LoadOptions& options) {
  return campaign_from(check_plan_text(text, file_name, options));
}

Result<Campaign> try_load_campaign(const std::filesystem::path& path, const LoadOptions& options) {
  return campaign_from(check_plan(path, options));
}

Campaign load_campaign(const std::filesystem::path& path, const LoadOptions& options) {
  return value_or_throw(try_load_campaign(path, options));
}

}  // namespace thidua::inline v0
