/// \file
/// Writes the keys of deadlines.
#include "write_deadlines.hpp"

#include <stdexcept>

#include <thidua/time/parse_date.hpp>

#include "write_parts.hpp"

namespace thidua::inline v0 {

namespace {

void set_due(TomlTable& table, const DueRule& rule, std::string_view what) {
  if (rule.kind == DeadlineKind::within) {
    TomlTable within;
    within.set("count", std::to_string(rule.term.count));
    set_word(within, "unit", rule.term.unit);
    within.set("of", day_text(rule.day, what));
    table.set("within", within.on_one_line());
  } else {
    table.set(word(rule.kind), day_text(rule.day, what));
  }
  if (rule.time) { table.set("time", toml_string(to_string(*rule.time))); }
}

}  // namespace

std::string day_text(const PlanDay& day, std::string_view what) {
  if (const auto* date = std::get_if<Date>(&day)) { return iso(*date); }
  const auto& id = std::get<std::string>(day);
  if (parse_date(id)) {
    throw std::invalid_argument{std::string{what} + ": the parameter «" + id + "» reads as a date"};
  }
  return toml_string(id);
}

void set_deadline(TomlTable& table, const Deadline& deadline) {
  const std::string what = "deadline «" + deadline.id + "»";
  set_wording(table, "title", deadline.title);
  set_due(table, deadline.due, what);
  if (!is_fixed_to(deadline.roll, EndRoll::none)) { set_choice(table, "roll", deadline.roll); }
  table.set_text("responsible", deadline.responsible);
  if (deadline.extensions.empty()) { return; }
  std::vector<std::string> extensions;
  for (const auto& extension : deadline.extensions) {
    TomlTable entry;
    set_due(entry, extension.due, what);
    entry.set_text("decision", extension.decision);
    entry.set("date", iso(extension.date));
    set_cite(entry, extension.cite);
    extensions.push_back(entry.on_one_line());
  }
  table.set("extended", toml_list_of_lines(extensions, 0));
}

}  // namespace thidua::inline v0
