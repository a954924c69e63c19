/// \file
/// The open numbers of a scorecard filled in.
#include <thidua/core/text.hpp>
#include <thidua/score/score.hpp>

#include "card_checker.hpp"

namespace thidua::inline v0 {

namespace {

/// Every number of a card once, with its path and the clause that it stands in.
template <class Visit>
void visit_marks(Scorecard& card, const Visit& visit) {
  const auto each = [&](std::optional<Mark>& mark, const std::string& path, const Citation& cite) {
    if (mark) { visit(*mark, path, cite); }
  };
  const auto band = [&](Band& of, const std::string& path, const Citation& cite) {
    if (of.low) { visit(of.low->mark, path + (of.low->included ? ".at_least" : ".above"), cite); }
    if (of.high) { visit(of.high->mark, path + (of.high->included ? ".at_most" : ".below"), cite); }
  };
  each(card.most, "scorecard.max", card.cite);
  each(card.coverage, "scorecard.coverage", card.cite);
  each(card.least, "scorecard.least", card.cite);
  each(card.cap, "scorecard.cap", card.cite);
  for (std::size_t i = 0; i < card.groups.size(); ++i) {
    auto& group = card.groups[i];
    const auto path = list_path("group", i);
    each(group.most, path + ".max", group.cite);
    each(group.cap, path + ".cap", group.cite);
    each(group.weight, path + ".weight", group.cite);
  }
  for (std::size_t i = 0; i < card.items.size(); ++i) {
    auto& item = card.items[i];
    auto& rule = item.rule;
    const auto path = list_path("item", i);
    const auto of_rule = path + "." + file_key(rule.kind);
    visit(item.most, path + ".max", item.cite);
    each(item.weight, path + ".weight", item.cite);
    each(item.last_factor, path + ".last_factor", item.cite);
    for (const auto& [mark, key] : {std::pair{&rule.from, ".from"},
                                    {&rule.full_at, ".full_at"},
                                    {&rule.target, ".target"},
                                    {&rule.width, ".width"},
                                    {&rule.each, ".each"},
                                    {&rule.step, ".step"},
                                    {&rule.base, ".base"},
                                    {&rule.share, ".share"}}) {
      each(*mark, of_rule + key, item.cite);
    }
    for (std::size_t j = 0; j < rule.steps.size(); ++j) {
      band(rule.steps[j].band, list_path(of_rule, j), item.cite);
      visit(rule.steps[j].points, list_path(of_rule, j) + ".points", item.cite);
    }
    band(rule.level, of_rule, item.cite);
    for (std::size_t j = 0; j < rule.places.size(); ++j) {
      visit(rule.places[j], list_path(of_rule + ".places", j), item.cite);
    }
  }
  for (std::size_t i = 0; i < card.knock_outs.size(); ++i) {
    band(card.knock_outs[i].when, list_path("knock_out", i), card.knock_outs[i].cite);
  }
  for (std::size_t i = 0; i < card.grades.size(); ++i) {
    band(card.grades[i].band, list_path("grade", i), card.grades[i].cite);
  }
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
      faults.push_back({Fault::scorecard_bad_number,
                        {},
                        {},
                        to_string(parameter.cite),
                        {text, std::string{exact_number_examples}},
                        {}});
      parameter.value = Mark::of_unknown();
      continue;
    }
    parameter.value = std::move(value);
  }
  visit_marks(card, [&](Mark& mark, const std::string& path, const Citation& cite) {
    if (mark.parameter.empty()) { return; }
    const auto* parameter = with_id(card.parameters, mark.parameter);
    mark.unknown = parameter == nullptr || !parameter->value || parameter->value->unknown;
    if (parameter == nullptr) {
      faults.push_back({Fault::scorecard_dangling_reference,
                        {},
                        path,
                        to_string(cite),
                        {"[[parameter]]", mark.parameter},
                        nearest(mark.parameter, known)});
    } else if (!mark.unknown) {
      mark.value = parameter->value->value;
      mark.unit = parameter->value->unit;
    }
  });
}

}  // namespace thidua::inline v0
