/// \file
/// The open numbers of a scorecard filled in.
#include <thidua/core/text.hpp>
#include <thidua/score/score.hpp>

#include "card_checker.hpp"

namespace thidua::inline v0 {

namespace {

/// Every number of a card, once.
template <class Visit>
void visit_marks(Scorecard& card, const Visit& visit) {
  const auto each = [&](std::optional<Mark>& mark) {
    if (mark) { visit(*mark); }
  };
  const auto band = [&](Band& of) {
    if (of.low) { visit(of.low->mark); }
    if (of.high) { visit(of.high->mark); }
  };
  for (auto* mark : {&card.most, &card.coverage, &card.least, &card.cap}) { each(*mark); }
  for (auto& group : card.groups) {
    for (auto* mark : {&group.most, &group.cap, &group.weight}) { each(*mark); }
  }
  for (auto& item : card.items) {
    visit(item.most);
    auto& rule = item.rule;
    for (auto* mark : {&item.weight, &item.last_factor, &rule.from, &rule.full_at, &rule.target,
                       &rule.width, &rule.each, &rule.step, &rule.base, &rule.share}) {
      each(*mark);
    }
    for (auto& step : rule.steps) {
      band(step.band);
      visit(step.points);
    }
    band(rule.level);
    for (auto& place : rule.places) { visit(place); }
  }
  for (auto& rule : card.knock_outs) { band(rule.when); }
  for (auto& grade : card.grades) { band(grade.band); }
}

}  // namespace

void set_score_parameters(Scorecard& card, const std::map<std::string, std::string>& values,
                          Diagnostics& faults) {
  const auto known = CardChecker::ids_in(card.parameters);
  for (const auto& [id, text] : values) {
    const auto at = std::find(known.begin(), known.end(), id);
    if (at == known.end()) {
      faults.push_back({Fault::scorecard_dangling_reference,
                        {},
                        {},
                        {},
                        {"[[parameter]]", id},
                        nearest(id, known)});
      continue;
    }
    auto& parameter = card.parameters[static_cast<std::size_t>(at - known.begin())];
    auto value = parse_mark(text);
    if (!value) {
      faults.push_back(
          {Fault::scorecard_bad_number, {}, {}, to_string(parameter.cite), {text}, {}});
      continue;
    }
    parameter.value = std::move(value);
  }
  visit_marks(card, [&](Mark& mark) {
    if (mark.parameter.empty()) { return; }
    const auto* parameter = with_id(card.parameters, mark.parameter);
    if (parameter == nullptr) {
      faults.push_back({Fault::scorecard_dangling_reference,
                        {},
                        {},
                        {},
                        {"[[parameter]]", mark.parameter},
                        nearest(mark.parameter, known)});
    } else if (parameter->value) {
      mark.value = parameter->value->value;
      mark.unit = parameter->value->unit;
    }
  });
}

}  // namespace thidua::inline v0
