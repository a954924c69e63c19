/// \file
/// Faults of a scorecard's meaning that only follow from a fault of its form. Numbers that can't be read need no rule here: the
/// checks know of them (`Mark::unknown`).
#include <algorithm>
#include <iterator>

#include "decode_scorecard.hpp"

namespace thidua::inline v0 {

namespace {

/// Whether the path is that of `whole`, or lies within it: "item[1]" is not within "item[10]", nor the other way round.
bool is_within(std::string_view path, std::string_view whole) {
  return path.starts_with(whole) &&
         (path.size() == whole.size() || path[whole.size()] == '.' || path[whole.size()] == '[');
}

std::string under(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + "." + key;
}

/// What can't be read, or is not there.
std::string lost_by(const Diagnostic& fault) {
  return fault.fault == Fault::scorecard_missing_key ? under(fault.path, fault.arguments.front())
                                                     : fault.path;
}

/// Whether an entry of that list is lost, or its id.
bool loses_entry(std::string_view lost, std::string_view list) {
  if (lost == list) { return true; }
  if (!is_within(lost, list)) { return false; }
  const auto dot = lost.find('.');
  return dot == std::string_view::npos || lost.substr(dot) == ".id";
}

/// Whether sizes of wholes can't be told, since it is not known what belongs to them or how it is put together.
bool loses_sizes(std::string_view lost) {
  for (const auto list : {"item", "group"}) {
    if (loses_entry(lost, list)) { return true; }
  }
  return lost.ends_with(".group") || lost.ends_with(".aggregate") || lost.ends_with(".kind");
}

bool loses_use_of_input(std::string_view lost) {
  for (const auto list : {"item", "knock_out"}) {
    if (loses_entry(lost, list)) { return true; }
  }
  return lost.ends_with(".input") || lost.ends_with(".evidence") || lost.ends_with(".last") ||
         lost.ends_with(".declared");
}

bool is_rule_of(const std::string& item, const std::string& path) {
  return std::any_of(
      std::begin(Words<RuleKind>::table), std::end(Words<RuleKind>::table),
      [&](const auto& entry) { return is_within(path, under(item, rule_key(entry.first))); });
}

/// Whether the fault of meaning only follows from the fault of form.
bool is_echo(const Diagnostic& echo, const Diagnostic& fault) {
  if (fault.fault == Fault::scorecard_rule_count) { return is_rule_of(fault.path, echo.path); }
  std::string lost = lost_by(fault);
  if (lost.empty()) { return false; }
  if (is_within(echo.path, lost)) { return true; }
  constexpr std::string_view head = "scorecard.";
  const bool of_a_list = lost.starts_with(head) && fault.fault == Fault::scorecard_wrong_type;
  const std::string_view name =
      of_a_list ? std::string_view{lost}.substr(head.size()) : std::string_view{lost};
  switch (echo.fault) {
    case Fault::scorecard_missing_key:
      return is_within(lost, under(echo.path, echo.arguments.front()));
    case Fault::scorecard_missing_part:
    case Fault::scorecard_no_data_policy:
      return echo.arguments.size() > 2 && is_within(lost, under(echo.path, echo.arguments[2]));
    case Fault::scorecard_missing_citation:
      return lost == under(echo.path, "cite");
    case Fault::scorecard_maxima:
    case Fault::scorecard_weights:
    case Fault::scorecard_no_item:
    case Fault::scorecard_nothing_beside:
      return loses_sizes(name);
    case Fault::scorecard_unused_input:
      return loses_use_of_input(name);
    case Fault::scorecard_dangling_reference: {
      std::string list = echo.arguments.front();
      std::erase_if(list, [](char c) { return c == '[' || c == ']'; });
      const bool is_of_effect =
          list == "grade" && lost == echo.path.substr(0, echo.path.find_last_of('.')) + ".effect";
      return is_of_effect || loses_entry(name, list);
    }
    default:
      return false;
  }
}

}  // namespace

void drop_card_echoes(Diagnostics& meaning, const Diagnostics& form) {
  std::erase_if(meaning, [&](const Diagnostic& d) {
    return std::any_of(form.begin(), form.end(),
                       [&](const Diagnostic& fault) { return is_echo(d, fault); });
  });
}

}  // namespace thidua::inline v0
