/// \file
/// Criteria and levels of plan files.
#include "answer.hpp"
#include "decode_plan.hpp"

namespace thidua::inline v0 {

namespace {

struct LevelKey {
  std::string_view key;
  Comparison comparison;
};
constexpr LevelKey level_keys[] = {{"above", Comparison::above},
                                   {"at_least", Comparison::at_least},
                                   {"below", Comparison::below},
                                   {"at_most", Comparison::at_most}};

bool looks_like_percent(std::string_view text) {
  return text.find('%') != std::string_view::npos ||
         text.find_first_not_of("+-0123456789., ") == std::string_view::npos;
}

/// The kinds whose keys are in the table.
std::vector<CriterionKind> kinds_in(const TableReader& table) {
  std::vector<CriterionKind> kinds;
  for (const auto& [kind, key] : Words<CriterionKind>::table) {
    if (table.has(key)) { kinds.push_back(kind); }
  }
  return kinds;
}

std::string key_list(const std::vector<CriterionKind>& kinds) {
  std::string list;
  for (const auto kind : kinds) { list += (list.empty() ? "" : ", ") + std::string{word(kind)}; }
  return list;
}

void decode_parts(TableReader& table, std::string_view key, Criterion& criterion) {
  table.tables(key, [&](TableReader& part) { criterion.parts.push_back(decode_criterion(part)); });
}

void decode_exceptions(TableReader& table, Criterion& criterion) {
  table.tables("except", [&](TableReader& entry) {
    ExceptionRule rule;
    entry.table(
        "when", [&](TableReader& when) { rule.when = decode_criterion(when); }, Presence::required);
    rule.then = entry.one_of<Answer>("then", Presence::required) == Answer::yes;
    rule.cite = entry.cite();
    criterion.exceptions.push_back(std::move(rule));
  });
}

void decode_kind(TableReader& table, Criterion& criterion) {
  const std::string_view key = word(criterion.kind);
  switch (criterion.kind) {
    case CriterionKind::at_least: {
      const auto least = table.integer("at_least", Presence::required).value_or(1);
      criterion.least = least < 0 ? 0 : static_cast<std::size_t>(least);
      decode_parts(table, key, criterion);
      break;
    }
    case CriterionKind::all:
    case CriterionKind::any:
    case CriterionKind::none:
      decode_parts(table, key, criterion);
      break;
    case CriterionKind::contents:
      criterion.judgement = table.one_of<Judgement>(key).value_or(Judgement::met);
      if (criterion.judgement == Judgement::not_met) {
        table.report(FormFault::bad_value, key, {"contents", "not-met", "met, exceeded"});
      }
      break;
    case CriterionKind::measure:
      criterion.ref = table.id(key);
      decode_level(table, criterion.comparison, criterion.level);
      break;
    case CriterionKind::attested:
      criterion.ref = table.id(key);
      criterion.judgement = table.one_of<Judgement>("judgement").value_or(Judgement::met);
      if (criterion.judgement == Judgement::not_met) {
        table.report(FormFault::bad_value, "judgement", {"judgement", "not-met", "met, exceeded"});
      }
      break;
    case CriterionKind::role:
      criterion.roles = table.texts(key);
      if (criterion.roles.empty()) { table.report(Fault::plan_empty_criterion, key, {"role"}); }
      break;
    case CriterionKind::no_discipline:
      if (!table.boolean(key).value_or(true)) {
        table.report(FormFault::bad_value, key, {"no_discipline", "false", "true"});
      }
      break;
    default:
      criterion.ref = table.id(key);
      break;
  }
}

}  // namespace

void decode_level(TableReader& table, Comparison& comparison, Level& level) {
  std::size_t given = 0;
  for (const auto& [key, meaning] : level_keys) {
    const toml::node* node = table.raw(key);
    if (node == nullptr) { continue; }
    ++given;
    comparison = meaning;
    const auto* text = node->as_string();
    if (text == nullptr) {
      if (node->is_number()) {
        table.report(Fault::plan_bad_percent, key,
                     {node->is_integer() ? std::to_string(node->as_integer()->get()) : "number"});
      } else {
        table.wrong_type(key, *node, "string");
      }
    } else if (const auto parsed = parse_level(nfc(text->get()))) {
      level = *parsed;
    } else {
      table.report(
          looks_like_percent(text->get()) ? Fault::plan_bad_percent : Fault::plan_bad_quantity, key,
          {text->get()});
    }
  }
  if (given != 1) { table.report_here(Fault::plan_missing_level, {}); }
}

Criterion decode_criterion(TableReader& table) {
  Criterion criterion;
  criterion.cite = table.cite();
  criterion.title = table.local_text("title");
  decode_exceptions(table, criterion);
  auto kinds = kinds_in(table);
  for (const auto& [kind, key] : Words<CriterionKind>::table) { table.allow(key); }
  table.allow("at_least");
  if (kinds.size() > 1) {
    table.report_here(Fault::plan_ambiguous_criterion, {key_list(kinds)});
  } else if (kinds.empty() && table.has("at_least")) {
    table.report_here(FormFault::missing_key, {"of"});
  } else if (kinds.empty()) {
    std::vector<CriterionKind> all;
    for (const auto& entry : Words<CriterionKind>::table) { all.push_back(entry.first); }
    table.report_here(Fault::plan_no_criterion, {key_list(all)});
  }
  if (kinds.empty()) {
    criterion.parts
        .emplace_back();  // stands in for what can't be read, so that nothing is said twice
    criterion.parts.back().kind = CriterionKind::no_discipline;
    return criterion;
  }
  criterion.kind = kinds.front();
  decode_kind(table, criterion);
  return criterion;
}

}  // namespace thidua::inline v0
