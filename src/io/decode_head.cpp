/// \file
/// The head of a plan file, its clauses and basis, its parameters and the people in it.
#include "decode_plan.hpp"

namespace thidua::inline v0 {

namespace {

std::optional<ParameterValue> decode_value(TableReader& table, ParameterKind kind,
                                           Presence presence = Presence::optional) {
  if (!table.has("value")) {
    static_cast<void>(table.raw("value", presence));
    return std::nullopt;
  }
  switch (kind) {
    case ParameterKind::date:
      if (const auto day = table.date("value")) { return *day; }
      return std::nullopt;
    case ParameterKind::integer:
      if (const auto number = table.integer("value")) { return *number; }
      return std::nullopt;
    default:
      break;
  }
  const toml::node* node = table.raw("value");
  if (!node->is_string()) {
    table.wrong_type("value", *node, "string");
    return std::nullopt;
  }
  const std::string text = table.text("value");
  auto value = parse_parameter(kind, text);
  if (!value) {
    table.report(kind == ParameterKind::money ? Fault::plan_bad_money : Fault::plan_bad_percent,
                 "value", {text});
  }
  return value;
}

void decode_values(TableReader& table, Parameter& parameter) {
  table.tables("values", [&](TableReader& entry) {
    const auto from = entry.date("from", Presence::required);
    const auto value = decode_value(entry, parameter.kind, Presence::required);
    const std::string source = entry.text("source", Presence::required);
    if (from && value) { parameter.values.push_back({*from, *value, source}); }
  });
  parameter.known_through = table.date("known_through");
}

std::optional<InForce> decode_in_force(TableReader& table) {
  std::optional<InForce> in_force;
  table.table("in_force", [&](TableReader& entry) {
    const auto from = entry.date("from", Presence::required);
    const auto through = entry.date("through");
    if (from) { in_force = InForce{*from, through}; }
  });
  return in_force;
}

}  // namespace

void decode_head(TableReader& root, Plan& plan) {
  root.table(
      "campaign",
      [&](TableReader& table) {
        plan.id = table.id();
        plan.title = table.local_text("title", Presence::required);
        plan.issuer = table.local_text("issuer");
        plan.cite = table.cite();
        plan.counted_by = table.one_of<DateField>("counted_by").value_or(DateField::submitted);
        table.table(
            "period",
            [&](TableReader& period) {
              plan.period.from = period.date_or_id("from");
              plan.period.through = period.date_or_id("through");
              plan.period.cite = period.cite();
            },
            Presence::required);
      },
      Presence::required);
  root.tables("clause", [&](TableReader& table) {
    plan.clauses.push_back({table.id(), table.local_text("text", Presence::required)});
  });
  root.tables("basis", [&](TableReader& table) {
    Basis basis;
    basis.id = table.id();
    basis.kind = table.one_of<BasisKind>("kind", Presence::required).value_or(BasisKind::decision);
    basis.number = table.text("number", Presence::required);
    basis.date = table.date("date");
    basis.issuer = table.local_text("issuer");
    basis.title = table.local_text("title");
    basis.in_force = decode_in_force(table);
    basis.cite = table.cite();
    plan.basis.push_back(std::move(basis));
  });
  root.tables("parameter", [&](TableReader& table) {
    Parameter parameter;
    parameter.id = table.id();
    parameter.kind =
        table.one_of<ParameterKind>("kind", Presence::required).value_or(ParameterKind::date);
    parameter.title = table.local_text("title");
    parameter.value = decode_value(table, parameter.kind);
    decode_values(table, parameter);
    parameter.not_before = table.date("not_before");
    parameter.decided_by = table.text("decided_by");
    parameter.cite = table.cite();
    plan.parameters.push_back(std::move(parameter));
  });
}

void decode_people(TableReader& root, Plan& plan) {
  root.tables("authority", [&](TableReader& table) {
    plan.authorities.push_back({table.id(), table.local_text("title", Presence::required)});
  });
  root.tables("role", [&](TableReader& table) {
    plan.roles.push_back({table.id(), table.local_text("title", Presence::required), table.cite()});
  });
  root.tables("duty", [&](TableReader& table) {
    plan.duties.push_back({table.local_text("who", Presence::required),
                           table.local_text("what", Presence::required), table.cite()});
  });
  root.tables("subject_kind", [&](TableReader& table) {
    SubjectKind kind;
    kind.id = table.id();
    kind.title = table.local_text("title", Presence::required);
    kind.counted_as = table.one_of<CountedAs>("counted_as").value_or(CountedAs::unit);
    kind.results_of = table.choice("results_of", ResultsOf::own);
    table.table("eligible",
                [&](TableReader& criterion) { kind.eligible = decode_criterion(criterion); });
    kind.cite = table.cite();
    plan.subject_kinds.push_back(std::move(kind));
  });
}

}  // namespace thidua::inline v0
