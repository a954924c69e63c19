/// \file
/// Walks a scorecard once and gathers all its faults.
#include <thidua/score/score.hpp>

#include "card_checker.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::string_view treatments =
    "undetermined, zero, full, not-counted, shared-equally, rescaled, last-period, "
    "declared-maximum";

void check_head(CardChecker& checker) {
  const auto& card = checker.card();
  if (card.id.empty()) {
    checker.report(Fault::scorecard_missing_key, "scorecard", {}, {"id"});
  } else if (!is_id(card.id)) {
    checker.report(Fault::scorecard_bad_id, "scorecard.id", {}, {card.id});
  }
  checker.check_title(card.title, "scorecard", "title");
  checker.check_title(card.source, "scorecard", "source");
  checker.check_citation(card.cite, "scorecard", "[scorecard]");
  for (const auto& [mark, key] : {std::pair{&card.most, "max"}, {&card.cap, "cap"}}) {
    if (*mark) {
      checker.check_points(**mark, "scorecard." + std::string{key}, key, card.id, card.cite);
    }
  }
  if (card.least) {
    checker.check_unit(*card.least, {}, "scorecard.least", card.id + ".least", card.cite);
  }
  if (card.coverage && checker.check_unit(*card.coverage, std::string{percent_unit},
                                          "scorecard.coverage", "coverage", card.cite)) {
    checker.check_that(card.coverage->value.sign() >= 0 && card.coverage->value <= Score{1},
                       *card.coverage, "scorecard.coverage", "coverage", card.id, "0–100 %",
                       card.cite);
  }
  checker.check_rounding(card.rounding.figures, "scorecard.rounding.figures");
  checker.check_rounding(card.rounding.items, "scorecard.rounding.items");
  checker.check_rounding(card.rounding.groups, "scorecard.rounding.groups");
  checker.check_rounding(card.rounding.total, "scorecard.rounding.total");
}

void check_inputs(CardChecker& checker) {
  const auto& card = checker.card();
  for (std::size_t i = 0; i < card.clauses.size(); ++i) {
    checker.check_id("clause", list_path("clause", i), card.clauses[i].id);
  }
  for (std::size_t i = 0; i < card.parameters.size(); ++i) {
    const auto& parameter = card.parameters[i];
    const auto path = list_path("parameter", i);
    checker.check_id("parameter", path, parameter.id);
    checker.check_citation(parameter.cite, path, "[[parameter]]");
    if (!parameter.value) {
      checker.report(Fault::scorecard_parameter_unset, path, parameter.cite, {parameter.id});
    }
  }
  for (std::size_t i = 0; i < card.inputs.size(); ++i) {
    const auto path = list_path("input", i);
    checker.check_id("input", path, card.inputs[i].id);
    checker.check_title(card.inputs[i].title, path, "title");
  }
}

bool is_of_points(std::string_view unit) {
  return unit.empty() || unit == "points" || unit == "điểm";
}

void check_policy(CardChecker& checker, const ScoreItem& item, const std::string& path,
                  const std::optional<Treatment>& treatment, const std::string& key,
                  const std::string& when) {
  const auto& card = checker.card();
  if (!treatment) {
    checker.report(Fault::scorecard_no_data_policy, path, item.cite,
                   {item.id, when, key, std::string{treatments}});
    return;
  }
  const auto needed = [&](const std::string& input, const std::string& what) {
    if (!input.empty()) {
      return checker.check_reference(card.inputs, input, path + "." + what, "[[input]]", item.cite);
    }
    checker.report(Fault::scorecard_missing_part, path, item.cite,
                   {item.id, std::string{word(*treatment)}, what});
    return static_cast<const ScoreInput*>(nullptr);
  };
  const auto mismatch = [&](const ScoreInput& input, const std::string& what, std::string wanted) {
    checker.report(Fault::scorecard_unit_mismatch, path + "." + what, item.cite,
                   {"«" + input.id + "»", input.unit, std::move(wanted)});
  };
  if (*treatment == Treatment::last_period) {
    const auto* last = needed(item.last, "last");
    const auto* input = with_id(card.inputs, item.input);
    // A total can be the denominator where there are counts: of 0/0, not of what does not apply.
    const bool may_be_total = key == "no_activity" && last != nullptr && input != nullptr &&
                              input->unit == percent_unit && last->unit != truth_unit;
    if (last != nullptr && input != nullptr && last->unit != input->unit && !may_be_total) {
      mismatch(*last, "last", input->unit);
    }
  }
  if (*treatment == Treatment::declared_maximum) {
    const auto* declared = needed(item.declared, "declared");
    if (declared != nullptr && !is_of_points(declared->unit)) {
      mismatch(*declared, "declared", "points");
    }
  }
}

void check_items(CardChecker& checker) {
  const auto& card = checker.card();
  for (std::size_t i = 0; i < card.items.size(); ++i) {
    const auto& item = card.items[i];
    const auto path = list_path("item", i);
    checker.check_id("part", path, item.id);
    checker.check_title(item.title, path, "title");
    checker.check_citation(item.cite, path, "[[item]]");
    if (!item.group.empty()) {
      checker.check_reference(card.groups, item.group, path + ".group", "[[group]]", item.cite);
    }
    if (checker.check_unit(item.most, {}, path + ".max", item.id + ".max", item.cite)) {
      checker.check_that(item.most.value.sign() > 0, item.most, path + ".max", "max", item.id,
                         "> 0", item.cite);
    }
    if (item.weight) {
      checker.check_that(item.weight->value.sign() > 0, *item.weight, path + ".weight", "weight",
                         item.id, "> 0", item.cite);
    }
    checker.check_rounding(item.rounding, path + ".rounding");
    const auto* input =
        checker.check_reference(card.inputs, item.input, path + ".input", "[[input]]", item.cite);
    if (input != nullptr) {
      check_rule(checker, item, *input, path);
      if (input->unit == percent_unit) {
        check_policy(checker, item, path, item.no_activity, "no_activity", "0/0");
      }
    }
    check_policy(checker, item, path, item.not_applicable, "not_applicable", "n/a");
    if (item.no_last) {
      if (*item.no_last == Treatment::last_period) {
        checker.report(Fault::scorecard_out_of_range, path + ".no_last", item.cite,
                       {item.id, "no_last", "≠ last-period", "last-period"});
      } else {
        check_policy(checker, item, path, item.no_last, "no_last", "0/0");
      }
    }
    if (item.last_factor) {
      checker.check_that(item.last_factor->value.sign() > 0, *item.last_factor,
                         path + ".last_factor", "last_factor", item.id, "> 0", item.cite);
    }
    if (item.evidence.empty()) { continue; }
    const auto* evidence = checker.check_reference(card.inputs, item.evidence, path + ".evidence",
                                                   "[[input]]", item.cite);
    if (evidence != nullptr && evidence->unit != truth_unit) {
      checker.report(Fault::scorecard_input_unit, path + ".evidence", item.cite,
                     {evidence->id, evidence->unit, "evidence", std::string{truth_unit}});
    }
  }
}

void check_group_list(CardChecker& checker) {
  const auto& card = checker.card();
  for (std::size_t i = 0; i < card.groups.size(); ++i) {
    const auto& group = card.groups[i];
    const auto path = list_path("group", i);
    checker.check_id("part", path, group.id);
    checker.check_title(group.title, path, "title");
    checker.check_citation(group.cite, path, "[[group]]");
    if (!group.group.empty()) {
      checker.check_reference(card.groups, group.group, path + ".group", "[[group]]", group.cite);
      if (group.kind != PointsKind::plain) {
        checker.report(Fault::scorecard_out_of_range, path + ".kind", group.cite,
                       {group.id, "kind", "[scorecard]", group.group});
      }
    }
    for (const auto& [mark, key] : {std::pair{&group.most, "max"}, {&group.cap, "cap"}}) {
      if (*mark) { checker.check_points(**mark, path + "." + key, key, group.id, group.cite); }
    }
    if (group.weight) {
      checker.check_that(group.weight->value.sign() > 0, *group.weight, path + ".weight", "weight",
                         group.id, "> 0", group.cite);
    }
    checker.check_rounding(group.rounding, path + ".rounding");
  }
  check_groups(checker);
}

void check_grades(CardChecker& checker) {
  const auto& card = checker.card();
  std::vector<Band> bands;
  for (std::size_t i = 0; i < card.grades.size(); ++i) {
    const auto& grade = card.grades[i];
    const auto path = list_path("grade", i);
    checker.check_id("grade", path, grade.id);
    checker.check_title(grade.title, path, "title");
    checker.check_citation(grade.cite, path, "[[grade]]");
    for (const auto* bound : {&grade.band.low, &grade.band.high}) {
      if (*bound) { checker.check_unit((*bound)->mark, {}, path, grade.id, grade.cite); }
    }
    bands.push_back(grade.band);
    const auto& low = grade.band.low;
    if (i > 0) {
      const auto& before = card.grades[i - 1].band.low;
      const bool known = !(before && before->mark.unknown) && !(low && low->mark.unknown);
      if (known && (!before || (low && low->mark.value > before->mark.value))) {
        checker.report(Fault::scorecard_band_order, path, grade.cite,
                       {card.grades[i - 1].id, grade.id});
      }
    }
    if (grade.no_item_at_zero && i + 1 == card.grades.size()) {
      checker.report(Fault::scorecard_lowest_grade, path + ".no_item_at_zero", grade.cite,
                     {grade.id});
    }
  }
  if (!bands.empty()) { checker.check_bands(bands, {}, "grade", card.id, card.cite); }
}

void check_knock_outs(CardChecker& checker) {
  const auto& card = checker.card();
  for (std::size_t i = 0; i < card.knock_outs.size(); ++i) {
    const auto& rule = card.knock_outs[i];
    const auto path = list_path("knock_out", i);
    checker.check_id("knock_out", path, rule.id);
    checker.check_title(rule.title, path, "title");
    checker.check_citation(rule.cite, path, "[[knock_out]]");
    const auto* input =
        checker.check_reference(card.inputs, rule.input, path + ".input", "[[input]]", rule.cite);
    if (rule.effect == KnockOutEffect::grade) {
      checker.check_reference(card.grades, rule.grade, path + ".grade", "[[grade]]", rule.cite);
    }
    if (input == nullptr || input->unit == truth_unit) { continue; }
    if (!rule.when.low && !rule.when.high) {
      checker.report(Fault::scorecard_missing_key, path, rule.cite, {"at_least"});
    }
    for (const auto* bound : {&rule.when.low, &rule.when.high}) {
      if (*bound) {
        checker.check_unit((*bound)->mark, input->unit, path, "«" + input->id + "»", rule.cite);
      }
    }
  }
}

Diagnostics check_all(CardChecker checker) {
  check_head(checker);
  check_inputs(checker);
  check_items(checker);
  check_group_list(checker);
  check_grades(checker);
  check_knock_outs(checker);
  advise_card(checker);
  return checker.take();
}

}  // namespace

Diagnostics check_scorecard(const Scorecard& card) { return check_all(CardChecker{card}); }

Diagnostics check_scorecard(const Scorecard& card, const CitedInPlan& plan) {
  return check_all(CardChecker{card, &plan});
}

}  // namespace thidua::inline v0
