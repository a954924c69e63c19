/// \file
/// What changes at dates, and money, as TOML.
#include "write_dated.hpp"

#include <stdexcept>

#include <thidua/core/text.hpp>

#include "write_parts.hpp"

namespace thidua::inline v0 {

namespace {

std::string value_text(const Parameter& parameter, const ParameterValue& value) {
  const std::string text = to_string(value);
  if (parse_parameter(parameter.kind, text) != value) {
    throw std::invalid_argument{"parameter «" + parameter.id +
                                "»: a plan file can't hold the value «" + text + "» of kind " +
                                std::string{word(parameter.kind)}};
  }
  const bool bare =
      parameter.kind == ParameterKind::date || parameter.kind == ParameterKind::integer;
  return bare ? text : toml_string(text);
}

}  // namespace

void set_values(TomlTable& table, const Parameter& parameter) {
  if (parameter.value) { table.set("value", value_text(parameter, *parameter.value)); }
  if (parameter.is_dated()) {
    std::vector<std::string> lines;
    for (const auto& [from, value, source] : parameter.values) {
      TomlTable entry;
      entry.set("from", iso(from));
      entry.set("value", value_text(parameter, value));
      entry.set_text("source", source);
      lines.push_back(entry.on_one_line());
    }
    table.set("values", toml_list_of_lines(lines, 0));
  }
  if (parameter.known_through) { table.set("known_through", iso(*parameter.known_through)); }
}
void set_in_force(TomlTable& table, const std::optional<InForce>& in_force) {
  if (!in_force) { return; }
  TomlTable days;
  days.set("from", iso(in_force->from));
  if (in_force->through) { days.set("through", iso(*in_force->through)); }
  table.set("in_force", days.on_one_line());
}

void set_levels(TomlTable& table, const Target& target) {
  const std::string what = "target «" + target.id + "»";
  if (target.steps.empty()) {
    set_level(table, target.comparison, target.level, what);
    return;
  }
  std::vector<std::string> lines;
  for (const auto& step : target.steps) {
    TomlTable entry;
    entry.set("through", iso(step.through));
    set_level(entry, target.comparison, step.level, what);
    set_cite(entry, step.cite);
    lines.push_back(entry.on_one_line());
  }
  table.set("levels", toml_list_of_lines(lines, 0));
}

TomlTable award_bonus_table(const Award& award) {
  TomlTable multiples;
  for (const auto& [kind, multiple] : award.bonus->multiples) {
    const auto text = decimal_text(multiple, 18, '.', Rounding::exact_only);
    if (!text) {
      throw std::invalid_argument{"award «" + award.id + "»: the multiple " + to_string(multiple) +
                                  " is no finite decimal"};
    }
    multiples.set_text(kind, *text);
  }
  TomlTable table;
  table.set("multiples", multiples.on_one_line());
  table.set_text("base", award.bonus->base);
  set_word(table, "rounding", award.bonus->rounding);
  set_cite(table, award.bonus->cite);
  return table;
}

}  // namespace thidua::inline v0
