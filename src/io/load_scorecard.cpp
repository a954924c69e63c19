/// \file
/// From the text of a scorecard file to a checked scorecard.
#include <thidua/io/load_scorecard.hpp>

#include <algorithm>
#include <iterator>

#include <thidua/score/score.hpp>

#include "decode_scorecard.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{4} << 20U;

/// Whether the fault of meaning only follows from the fault of form.
bool is_echo(const Diagnostic& echo, const Diagnostic& fault) {
  if (fault.fault == Fault::scorecard_rule_count) {
    return std::any_of(std::begin(Words<RuleKind>::table), std::end(Words<RuleKind>::table),
                       [&](const auto& entry) {
                         return echo.path.starts_with(fault.path + "." + rule_key(entry.first));
                       });
  }
  if (fault.fault == Fault::scorecard_missing_key) {
    const std::string key = fault.arguments.front();
    return echo.path.starts_with(fault.path.empty() ? key : fault.path + "." + key) ||
           (echo.path == fault.path && echo.fault == fault.fault && echo.arguments.front() == key);
  }
  if (fault.path.empty()) { return false; }
  if (echo.path.starts_with(fault.path)) { return true; }
  const bool is_of_absence =
      echo.fault == Fault::scorecard_missing_key || echo.fault == Fault::scorecard_missing_part ||
      echo.fault == Fault::scorecard_no_data_policy || echo.fault == Fault::scorecard_out_of_range;
  if (is_of_absence && fault.path.starts_with(echo.path)) { return true; }
  const bool is_of_a_sum =
      echo.fault == Fault::scorecard_maxima || echo.fault == Fault::scorecard_weights;
  return is_of_a_sum && (fault.path.ends_with(".max") || fault.path.ends_with(".cap") ||
                         fault.path.ends_with(".weight"));
}

/// What follows from a fault of form, or from a number that is not set, is not told again.
void drop_echoes(Diagnostics& meaning, const Diagnostics& form) {
  const bool unset = std::any_of(meaning.begin(), meaning.end(), [](const Diagnostic& d) {
    return d.fault == Fault::scorecard_parameter_unset;
  });
  std::erase_if(meaning, [&](const Diagnostic& d) {
    if (unset && d.fault != Fault::scorecard_parameter_unset) { return true; }
    return std::any_of(form.begin(), form.end(),
                       [&](const Diagnostic& fault) { return is_echo(d, fault); });
  });
}

Result<Scorecard> card_from(ScorecardReport report) {
  if (has_errors(report.diagnostics)) { return tl::unexpected{std::move(report.diagnostics)}; }
  return std::move(report.card);
}

}  // namespace

ScorecardReport check_scorecard_text(std::string_view text, std::string_view file_name,
                                     const ScorecardOptions& options) {
  ScorecardReport report;
  TomlDocument document{Format::scorecard, text, std::string{file_name}};
  if (!document.diagnostics().empty()) {
    report.diagnostics = document.diagnostics();
    return report;
  }
  {
    TableReader root{document, document.root(), {}};
    const auto version = root.integer("thidua_scorecard", Presence::required);
    if (version && *version != 1) {
      root.report(FormFault::unsupported_version, "thidua_scorecard", {std::to_string(*version)});
    }
    decode_card_head(root, report.card);
    decode_card_parts(root, report.card);
    decode_card_grades(root, report.card);
  }
  Diagnostics meaning;
  set_score_parameters(report.card, options.parameters, meaning);
  if (!has_errors(meaning)) {
    auto found = check_scorecard(report.card);
    meaning.insert(meaning.end(), found.begin(), found.end());
  }
  drop_echoes(meaning, document.diagnostics());
  document.locate(meaning);
  report.diagnostics = document.diagnostics();
  report.diagnostics.insert(report.diagnostics.end(), meaning.begin(), meaning.end());
  for (auto& diagnostic : report.diagnostics) {
    if (diagnostic.place.file.empty()) { diagnostic.place.file = std::string{file_name}; }
  }
  sort_by_place(report.diagnostics);
  return report;
}

ScorecardReport check_scorecard_file(const std::filesystem::path& path,
                                     const ScorecardOptions& options) {
  ScorecardReport report;
  const std::string text =
      TomlDocument::read_file(Format::scorecard, path, most_bytes, report.diagnostics);
  if (!report.diagnostics.empty()) { return report; }
  return check_scorecard_text(text, path.filename().string(), options);
}

Result<Scorecard> parse_scorecard(std::string_view text, std::string_view file_name,
                                  const ScorecardOptions& options) {
  return card_from(check_scorecard_text(text, file_name, options));
}

Scorecard load_scorecard(const std::filesystem::path& path, const ScorecardOptions& options) {
  auto result = card_from(check_scorecard_file(path, options));
  if (!result) { throw InputError{std::move(result.error())}; }
  return std::move(*result);
}

}  // namespace thidua::inline v0
