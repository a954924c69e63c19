/// \file
/// Wording, levels and criteria as TOML values.
#include "write_parts.hpp"

#include <stdexcept>

#include <thidua/core/text.hpp>

namespace thidua::inline v0 {

namespace {

constexpr std::size_t widest = 100;

std::string level_key(Comparison comparison) {
  std::string key{word(comparison)};
  for (char& c : key) {
    if (c == '-') { c = '_'; }
  }
  return key;
}

/// Where a criterion stands, and whether it may take more than one line.
struct Layout {
  std::size_t indent = 0;
  bool may_break = false;
};

std::string laid_out(const Criterion& criterion, std::size_t indent);

std::string list_text(const std::vector<std::string>& values, const Layout& layout) {
  return layout.may_break ? toml_list_of_lines(values, layout.indent) : toml_list(values);
}

/// One of several criteria in a list.
std::string part_text(const Criterion& criterion, const Layout& layout);

std::string parts_text(const Criterion& criterion, const Layout& layout) {
  std::vector<std::string> values;
  for (const auto& part : criterion.parts) { values.push_back(part_text(part, layout)); }
  return list_text(values, layout);
}

std::string exceptions_text(const Criterion& criterion, const Layout& layout) {
  std::vector<std::string> values;
  for (const auto& exception : criterion.exceptions) {
    TomlTable entry;
    entry.set("when", part_text(exception.when, layout));
    entry.set_text("then", exception.then ? "yes" : "no");
    set_cite(entry, exception.cite);
    values.push_back(entry.on_one_line());
  }
  return list_text(values, layout);
}

void set_kind(TomlTable& table, const Criterion& criterion, const Layout& layout) {
  const std::string_view key = word(criterion.kind);
  switch (criterion.kind) {
    case CriterionKind::at_least:
      table.set("at_least", std::to_string(criterion.least));
      [[fallthrough]];
    case CriterionKind::all:
    case CriterionKind::any:
    case CriterionKind::none:
      table.set(key, parts_text(criterion, layout));
      break;
    case CriterionKind::contents:
      set_word(table, key, criterion.judgement);
      break;
    case CriterionKind::measure:
      table.set(key, toml_string(criterion.ref));
      set_level(table, criterion.comparison, criterion.level, "measure «" + criterion.ref + "»");
      break;
    case CriterionKind::attested:
      table.set(key, toml_string(criterion.ref));
      if (criterion.judgement != Judgement::met) {
        set_word(table, "judgement", criterion.judgement);
      }
      break;
    case CriterionKind::role:
      table.set(key, toml_strings(criterion.roles));
      break;
    case CriterionKind::no_discipline:
      table.set(key, "true");
      break;
    case CriterionKind::met:
    case CriterionKind::exceeded:
    case CriterionKind::paper:
    case CriterionKind::criterion:
    case CriterionKind::award:
      table.set(key, toml_string(criterion.ref));
      break;
  }
}

std::string table_text(const Criterion& criterion, const Layout& layout) {
  TomlTable table;
  set_cite(table, criterion.cite);
  set_wording(table, "title", criterion.title);
  set_kind(table, criterion, layout);
  if (!criterion.exceptions.empty()) { table.set("except", exceptions_text(criterion, layout)); }
  return table.on_one_line();
}

std::string part_text(const Criterion& criterion, const Layout& layout) {
  return layout.may_break ? laid_out(criterion, layout.indent + 2) : table_text(criterion, {});
}

std::string laid_out(const Criterion& criterion, std::size_t indent) {
  std::string flat = table_text(criterion, {});
  const bool has_lists = !criterion.parts.empty() || !criterion.exceptions.empty();
  return indent + flat.size() <= widest || !has_lists ? flat
                                                      : table_text(criterion, {indent, true});
}

}  // namespace

void set_wording(TomlTable& table, std::string_view key, const LocalText& text) {
  if (text.en.empty()) {
    table.set_text(key, text.vi);
    return;
  }
  TomlTable languages;
  languages.set_text("vi", text.vi);
  languages.set_text("en", text.en);
  table.set(key, languages.on_one_line());
}

void set_cite(TomlTable& table, const Citation& cite) {
  const std::string text = to_string(cite);
  if (parse_citation(text) != cite) {
    throw std::invalid_argument{"the citation «" + text + "» reads as that of another document"};
  }
  table.set_text("cite", text);
}

void set_level(TomlTable& table, Comparison comparison, const Level& level,
               const std::string& what) {
  const std::string text = to_string(level);
  if (parse_level(nfc(text)) != level) {
    throw std::invalid_argument{
        what + ": a plan file can't hold the level «" + text +
        "»; it has to be a finite decimal of at most 18 digits with its unit"};
  }
  table.set_text(level_key(comparison), text);
}

std::string criterion_text(const Criterion& criterion) { return laid_out(criterion, 0); }

}  // namespace thidua::inline v0
