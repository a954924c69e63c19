/// \file
/// Tells what was found in dossiers before they are judged.
#include <thidua/render/quality_text.hpp>

#include <algorithm>

#include <thidua/core/money.hpp>

namespace thidua::inline v0 {

namespace {

struct Teller {
  Language language;

  [[nodiscard]] std::string say(const char* vi, const char* en) const {
    return language == Language::vi ? vi : en;
  }
  [[nodiscard]] std::string number(std::int64_t count) const {
    return detail::grouped(count, language == Language::vi ? "." : ",");
  }
  [[nodiscard]] std::string place(const Place& place) const {
    std::string text = place.file;
    if (place.row > 0) {
      text += (text.empty() ? "" : ": ") + say("dòng ", "row ") + std::to_string(place.row);
    }
    if (!place.column_name.empty()) {
      text += say(", cột «", ", column «") + place.column_name + "»";
    }
    return text;
  }
  [[nodiscard]] std::string sample(const QualitySample& sample) const {
    std::string text = place(sample.place);
    if (!sample.dossier.empty()) { text += ", " + say("hồ sơ ", "dossier ") + sample.dossier; }
    if (!sample.value.empty()) { text += ": «" + sample.value + "»"; }
    if (!sample.against.empty()) {
      text += say("; so với «", "; against «") + sample.against + "»";
    }
    if (sample.other.row > 0) { text += say("; xem ", "; see ") + place(sample.other); }
    return text;
  }
};

std::string head(const QualityReport& report, const Teller& teller) {
  std::string text = teller.say("Số dòng: ", "Rows: ") + teller.number(report.rows()) +
                     teller.say("; số nguồn: ", "; sources: ") +
                     teller.number(static_cast<std::int64_t>(report.sources.size())) + "\n";
  if (report.totals.empty()) {
    return text + teller.say("Không thấy gì đáng ngờ.\n", "Nothing conspicuous was found.\n");
  }
  text += teller.say("Lỗi: ", "Errors: ") + teller.number(report.count(Severity::error)) +
          teller.say("; cảnh báo: ", "; warnings: ") +
          teller.number(report.count(Severity::warning)) + teller.say("; ghi chú: ", "; notes: ") +
          teller.number(report.count(Severity::note)) + "\n";
  return text;
}

std::string finding_text(const QualityFinding& finding, const Teller& teller) {
  std::string text = std::string{word(finding.severity(), teller.language)} + " [" +
                     std::string{finding.diagnostic.code()} + "] " +
                     teller.say("số dòng ", "rows ") + teller.number(finding.rows) + ": " +
                     finding.diagnostic.message(teller.language) + "\n";
  const std::string hint = finding.diagnostic.hint(teller.language);
  if (!hint.empty()) { text += teller.say("    gợi ý: ", "    hint: ") + hint + "\n"; }
  for (const auto& sample : finding.samples) { text += "    " + teller.sample(sample) + "\n"; }
  const auto left = finding.rows - static_cast<std::int64_t>(finding.samples.size());
  const bool of_rows = !finding.samples.empty() && finding.kind() != Fault::quality_jump &&
                       finding.kind() != Fault::quality_bulk_day;
  if (of_rows && left > 0) {
    text +=
        teller.say("    và số dòng khác: ", "    and further rows: ") + teller.number(left) + "\n";
  }
  return text;
}

}  // namespace

std::string quality_text(const QualityReport& report, Language language) {
  const Teller teller{language};
  std::string text = head(report, teller);
  for (const auto& total : report.totals) {
    std::int64_t told = 0;
    for (const auto& finding : report.findings) {
      if (finding.kind() != total.kind) { continue; }
      text += "\n" + finding_text(finding, teller);
      ++told;
    }
    if (told < total.findings) {
      text += "\n[" + std::string{code(total.kind)} + "] " +
              teller.say("còn nữa, không nêu: ", "more that are not shown: ") +
              teller.number(total.findings - told) + "\n";
    }
  }
  return text;
}

}  // namespace thidua::inline v0
