/// \file
/// From the text of a scorecard file to a checked scorecard.
#include <thidua/io/load_scorecard.hpp>

#include <thidua/score/score.hpp>

#include "decode_scorecard.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{4} << 20U;

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
    root.table(
        "scorecard", [&](TableReader& table) { decode_card_head(table, report.card); },
        Presence::required);
    decode_card_inputs(root, report.card);
    decode_card_parts(root, report.card);
    decode_card_grades(root, report.card);
  }
  Diagnostics meaning;
  set_score_parameters(report.card, options.parameters, meaning);
  auto found = check_scorecard(report.card);
  meaning.insert(meaning.end(), found.begin(), found.end());
  drop_card_echoes(meaning, document.diagnostics());
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
