/// \file
/// Decodes evidence files.
#include <thidua/io/load_evidence.hpp>

#include <set>

#include "table_reader.hpp"

namespace thidua::inline v0 {

namespace {

/// `subject`, or `subjects`.
std::vector<std::string> decode_subjects(TableReader& table) {
  auto subjects = table.texts("subjects");
  if (auto one = table.text("subject"); !one.empty()) { subjects.push_back(std::move(one)); }
  if (!table.has("subject") && !table.has("subjects")) {
    table.report_here(FormFault::missing_key, {"subject"});
  }
  return subjects;
}

void decode_subject_list(TableReader& root, Evidence& evidence) {
  root.tables("subject", [&](TableReader& table) {
    Subject subject;
    subject.place = table.place();
    subject.id = table.new_id();
    subject.kind = table.id("kind");
    subject.name = table.text("name");
    if (subject.name.empty()) { subject.name = subject.id; }
    subject.aliases = table.texts("aliases");
    subject.unit = table.text("unit");
    if (table.has("roles")) {
      subject.roles = table.texts("roles");
    } else {
      table.allow("roles");
    }
    evidence.subjects.push_back(std::move(subject));
  });
}

void decode_attestations(TableReader& root, Evidence& evidence) {
  root.tables("attestation", [&](TableReader& table) {
    Attestation attestation;
    attestation.place = table.place();
    attestation.subjects = decode_subjects(table);
    attestation.on = table.id("on");
    attestation.judgement =
        table.one_of<Judgement>("judgement", Presence::required).value_or(Judgement::not_met);
    attestation.by = table.text("by", Presence::required);
    attestation.capacity = table.id("capacity");
    attestation.date = table.date("date", Presence::required).value_or(attestation.date);
    attestation.paper = table.text("paper", Presence::required);
    evidence.attestations.push_back(std::move(attestation));
  });
}

void decode_papers(TableReader& root, Evidence& evidence) {
  root.tables("paper", [&](TableReader& table) {
    ReceivedPaper paper;
    paper.place = table.place();
    paper.subjects = decode_subjects(table);
    paper.paper = table.id("paper");
    const auto [day, time] = table.moment("received", Presence::required);
    paper.received = day.value_or(paper.received);
    paper.time = time;
    paper.number = table.text("number");
    evidence.papers.push_back(std::move(paper));
  });
}

void decode_declarations(TableReader& root, Evidence& evidence) {
  root.tables("not_applicable", [&](TableReader& table) {
    NotApplicableDeclaration declaration;
    declaration.place = table.place();
    declaration.subjects = decode_subjects(table);
    declaration.indicator = table.id("indicator");
    declaration.by = table.text("by", Presence::required);
    declaration.capacity = table.id("capacity");
    declaration.date = table.date("date", Presence::required).value_or(declaration.date);
    declaration.paper = table.text("paper", Presence::required);
    evidence.not_applicable.push_back(std::move(declaration));
  });
}

void decode_discipline(TableReader& root, Evidence& evidence) {
  root.tables("discipline", [&](TableReader& table) {
    DisciplineRecord record;
    record.place = table.place();
    record.subjects = decode_subjects(table);
    const auto from = table.date("from", Presence::required);
    record.from = from.value_or(record.from);
    record.through = table.date("through");
    record.paper = table.text("paper");
    if (from && record.through && *record.through < *from) {
      table.report(Fault::evidence_bad_date_order, "through", {iso(*from), iso(*record.through)});
    }
    evidence.discipline.push_back(std::move(record));
  });
}

/// Two subjects under one id, or under names that nobody could tell apart.
void check_names(const Evidence& evidence, Diagnostics& faults) {
  std::set<std::string> ids;
  std::vector<std::string> kinds;
  for (const auto& subject : evidence.subjects) {
    kinds.push_back(subject.kind);
    if (!subject.id.empty() && !ids.insert(subject.id).second) {
      faults.push_back(
          {Fault::evidence_duplicate_subject, subject.place, {}, {}, {subject.id, subject.id}, {}});
    }
  }
  static_cast<void>(index_subjects(evidence.subjects, kinds, &faults));
}

}  // namespace

Result<Evidence> parse_evidence(std::string_view text, std::string_view file_name) {
  TomlDocument document{Format::evidence, text, std::string{file_name}};
  if (!document.diagnostics().empty()) { return tl::unexpected{document.diagnostics()}; }
  Evidence evidence;
  {
    TableReader root{document, document.root(), {}};
    const auto version = root.integer("thidua_evidence", Presence::required);
    if (version && *version != 1) {
      root.report(FormFault::unsupported_version, "thidua_evidence", {std::to_string(*version)});
    }
    root.table("register", [&](TableReader& table) {
      evidence.registers.papers_through = table.date("papers_through");
      evidence.registers.discipline_through = table.date("discipline_through");
    });
    decode_subject_list(root, evidence);
    decode_attestations(root, evidence);
    decode_papers(root, evidence);
    decode_declarations(root, evidence);
    decode_discipline(root, evidence);
  }
  Diagnostics faults = document.diagnostics();
  check_names(evidence, faults);
  sort_by_place(faults);
  if (has_errors(faults)) { return tl::unexpected{std::move(faults)}; }
  return evidence;
}

Result<Evidence> try_load_evidence(const std::filesystem::path& path) {
  Diagnostics faults;
  const std::string text =
      TomlDocument::read_file(Format::evidence, path, most_evidence_bytes, faults);
  if (!faults.empty()) { return tl::unexpected{std::move(faults)}; }
  return parse_evidence(text, path.filename().string());
}

Evidence load_evidence(const std::filesystem::path& path) {
  auto result = try_load_evidence(path);
  if (!result) { throw InputError{std::move(result.error())}; }
  return std::move(*result);
}

}  // namespace thidua::inline v0
