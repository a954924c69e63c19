/// \file
/// Missing facts as phrases.
#include <thidua/render/figure.hpp>
#include <thidua/render/need_text.hpp>

#include <array>

#include "due_words.hpp"
#include "wording.hpp"

namespace thidua::inline v0 {

namespace {

/// The phrase for an open outcome, for yes and for no.
using Outcomes = std::array<Phrase, 3>;

Phrase pick(const Outcomes& outcomes, Truth outcome) {
  switch (outcome) {
    case Truth::yes:
      return outcomes[1];
    case Truth::no:
      return outcomes[2];
    case Truth::undetermined:
      break;
  }
  return outcomes[0];
}

std::string judgement_need(const Need& need, Truth outcome, const Wordbook& words) {
  const auto how =
      need.judgement == Judgement::exceeded
          ? pick(
                {Phrase::need_exceeded_or_not, Phrase::need_exceeded_yes, Phrase::need_exceeded_no},
                outcome)
          : pick({Phrase::need_met_or_not, Phrase::need_met_yes, Phrase::need_met_no}, outcome);
  const auto* attested = words.attested(need.id);
  const std::string what = attested == nullptr || attested->title.empty()
                               ? need.id
                               : attested->title.in(words.language());
  const std::string by = words.judges(need.id);
  return words.say(by.empty() ? Phrase::need_judgement : Phrase::need_judgement_by,
                   {what, words.say(how), by});
}

std::string paper_need(const Need& need, Truth outcome, const Wordbook& words) {
  const std::string paper = words.paper(need.id);
  const auto* deadline = words.deadline(need.id);
  if (deadline == nullptr) {
    return words.say(
        pick({Phrase::need_paper, Phrase::need_paper_yes, Phrase::need_paper_no}, outcome),
        {paper});
  }
  return words.say(
      pick({Phrase::need_paper_due, Phrase::need_paper_due_yes, Phrase::need_paper_due_no},
           outcome),
      {paper, due_rule_text(*deadline, words)});
}

/// The last day of a deadline: on which side of the day of receipt it lies.
std::string due_need(const Need& need, Truth outcome, const Wordbook& words) {
  const auto* deadline = find(words.plan().deadlines, need.id);
  const std::string rule = deadline != nullptr ? due_rule_text(*deadline, words) : need.id;
  const std::string day =
      need.bar ? words.day(Date::from_epoch_days(need.bar->value.n())) : std::string{};
  return words.say(
      pick({Phrase::need_due_day, Phrase::need_due_day_yes, Phrase::need_due_day_no}, outcome),
      {rule, day});
}

/// «Lãnh đạo», «Công chức»: any of them will do.
std::string role_list(const Need& need, const Wordbook& words) {
  std::vector<std::string> titles;
  for (const auto& role : need.roles) { titles.push_back(words.role(role)); }
  return titles.empty() ? words.role(need.id) : joined(titles, " / ");
}

/// "(trên 45 %)": the bar that a missing number is held against; empty where nothing is asked of it.
std::string bar_text(const Need& need, Truth outcome, const Wordbook& words) {
  if (!need.bar || outcome == Truth::undetermined) { return {}; }
  if (need.kind ==
      NeedKind::parameter) {  // a margin: at most what the measure is past its level by
    const auto points = PercentagePoints::of_fraction(need.bar->value);
    return std::string{outcome == Truth::yes ? " (≤ " : " (> "} + figure(points, words.language()) +
           ")";
  }
  ComparisonInput input;
  input.comparison = need.bar->comparison;
  const auto* indicator = find(words.plan().indicators, need.id);
  input.level = {need.bar->value,
                 indicator != nullptr ? indicator->unit : std::string{percent_unit}};
  return " (" + words.requirement(input) + ")";
}

std::string parameter_need(const Need& need, Truth outcome, const Wordbook& words) {
  const auto* parameter = find(words.plan().parameters, need.id);
  const std::string by =
      parameter == nullptr || parameter->decided_by.empty()
          ? std::string{}
          : words.say(Phrase::decided_by, {words.authority(parameter->decided_by)});
  return words.say(
             pick({Phrase::need_parameter, Phrase::need_parameter_yes, Phrase::need_parameter_no},
                  outcome),
             {words.parameter(need.id), by}) +
         bar_text(need, outcome, words);
}

std::string need_phrase(const Need& need, Truth outcome, const Wordbook& words) {
  const auto say = [&](const Outcomes& outcomes, const std::string& what) {
    return words.say(pick(outcomes, outcome), {what}) + bar_text(need, outcome, words);
  };
  switch (need.kind) {
    case NeedKind::measure:
      return say({Phrase::need_measure, Phrase::need_measure_yes, Phrase::need_measure_no},
                 words.indicator(need.id));
    case NeedKind::exact_counts:
      return say(
          {Phrase::need_exact_counts, Phrase::need_exact_counts_yes, Phrase::need_exact_counts_no},
          words.indicator(need.id));
    case NeedKind::judgement:
      return judgement_need(need, outcome, words);
    case NeedKind::paper:
      return paper_need(need, outcome, words);
    case NeedKind::role:
      return say({Phrase::need_role, Phrase::need_role_yes, Phrase::need_role_no},
                 role_list(need, words));
    case NeedKind::discipline:
      return say({Phrase::need_discipline, Phrase::need_discipline_yes, Phrase::need_discipline_no},
                 {});
    case NeedKind::parameter:
      return parameter_need(need, outcome, words);
    case NeedKind::decision:
      return say({Phrase::need_decision, Phrase::need_decision_yes, Phrase::need_decision_no},
                 words.indicator(need.id));
    case NeedKind::unit:
      return say({Phrase::need_unit, Phrase::need_unit_yes, Phrase::need_unit_no}, {});
    case NeedKind::due_day:
      return due_need(need, outcome, words);
    case NeedKind::receipt_time:
      return say(
          {Phrase::need_receipt_time, Phrase::need_receipt_time_yes, Phrase::need_receipt_time_no},
          words.paper(need.id));
  }
  return need.id;
}

}  // namespace

std::string need_text(const Need& need, const Plan& plan, Language language) {
  return need_phrase(need, Truth::undetermined, Wordbook{plan, language});
}

std::string need_text(const SettlingFact& fact, const Plan& plan, Language language) {
  return need_phrase(fact.need, fact.outcome, Wordbook{plan, language});
}

}  // namespace thidua::inline v0
