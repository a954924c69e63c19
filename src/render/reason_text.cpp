/// \file
/// Why a node is what it is, in one sentence for each reason.
#include <algorithm>
#include <span>

#include <thidua/render/figure.hpp>
#include <thidua/render/need_text.hpp>

#include "wording.hpp"

namespace thidua::inline v0 {

namespace {

// ---- Inner nodes ----

std::size_t number_with(const Explanation& node, Truth truth) {
  return static_cast<std::size_t>(
      std::count_if(node.children.begin(), node.children.end(),
                    [&](const Explanation& child) { return child.truth == truth; }));
}

std::string count_text(const Explanation& node, const Wordbook& words) {
  const bool none = node.kind == NodeKind::none;
  const auto say = [&](Phrase which, std::size_t number) {
    return words.say(which, {std::to_string(number)});
  };
  std::string text = words.say(
      none ? Phrase::none_of_which : Phrase::of_which,
      {std::to_string(number_with(node, Truth::yes)), std::to_string(node.children.size())});
  if (const auto no = number_with(node, Truth::no); no != 0) {
    text += say(none ? Phrase::none_and_not : Phrase::and_not, no);
  }
  if (const auto open = number_with(node, Truth::undetermined); open != 0) {
    text += say(Phrase::and_undetermined, open);
  }
  return text;
}

std::string excepted_text(const Explanation& node, const Wordbook& words) {
  const auto exceptions =
      std::span{node.children}.subspan(std::min<std::size_t>(1, node.children.size()));
  bool open = false;
  for (const auto& exception : exceptions) {
    if (exception.truth == Truth::yes) {
      return words.say(exception.then.value_or(false) ? Phrase::exception_applies_yes
                                                      : Phrase::exception_applies_no);
    }
    open = open || exception.truth == Truth::undetermined;
  }
  return words.say(open ? Phrase::exception_not_known : Phrase::no_exception_applies);
}

std::string combined_text(const Explanation& node, const Wordbook& words) {
  if (node.children.empty()) { return words.say(Phrase::no_part); }
  switch (node.kind) {
    case NodeKind::any:
      return words.say(Phrase::any_must, {count_text(node, words)});
    case NodeKind::at_least:
      return words.say(Phrase::some_must, {count_text(node, words), std::to_string(node.least)});
    case NodeKind::none:
      return words.say(Phrase::none_may, {count_text(node, words)});
    case NodeKind::excepted:
      return excepted_text(node, words);
    case NodeKind::exception:
      switch (node.truth) {
        case Truth::yes:
          return words.say(Phrase::condition_applies);
        case Truth::no:
          return words.say(Phrase::condition_not_applies);
        case Truth::undetermined:
          break;
      }
      return words.say(Phrase::condition_not_known);
    default:
      return words.say(Phrase::all_must, {count_text(node, words)});
  }
}

/// Names the higher awards that make it so: of those that are given, or of all when none is.
std::string higher_award_text(const Explanation& node, const Wordbook& words) {
  std::vector<std::string> names;
  for (const auto& award : node.children) {
    if (award.truth != negate(node.truth)) { continue; }
    names.push_back(award.title.empty() ? words.award(award.id) : award.title.in(words.language()));
  }
  const std::string list = names.empty() ? std::string{} : " (" + joined(names, "; ") + ")";
  switch (node.truth) {
    case Truth::yes:
      return words.say(Phrase::higher_not_given, {list});
    case Truth::no:
      return words.say(Phrase::higher_given, {list});
    case Truth::undetermined:
      break;
  }
  return words.say(Phrase::higher_not_known, {list});
}

// ---- Measures ----

std::string range_text(const Interval& interval, const Wordbook& words) {
  const auto end = [&](const Rational& value) {
    return figure(value, percent_unit, words.language());
  };
  const Phrase which = !interval.low_included    ? Phrase::range_low_open
                       : !interval.high_included ? Phrase::range_high_open
                                                 : Phrase::range;
  return words.say(which, {end(interval.low), end(interval.high)});
}

std::string with_shortfall(std::string text, const Explanation& node, const ComparisonInput& input,
                           const Wordbook& words) {
  return node.shortfall ? std::move(text) + ": " + shortfall_text(*node.shortfall, input, words)
                        : text;
}

std::string figure_with_source(const ComparisonInput& input, const Wordbook& words) {
  std::string text = figure(input.measure, words.language());
  const bool named = !input.source.empty() && input.source != "tally" && input.source != "given";
  return named ? words.say(Phrase::source, {text, input.source}) : text;
}

std::string not_applicable_text(const Explanation& node, const ComparisonInput& input,
                                const Wordbook& words) {
  std::string who;
  if (const auto* declared = std::get_if<NotApplicable>(&input.measure)) {
    if (!declared->declared_by.empty()) {
      who += words.say(Phrase::declared_by, {declared->declared_by});
    }
    if (!declared->paper.empty()) { who += words.say(Phrase::on_paper, {declared->paper}); }
  }
  return words.say(node.truth == Truth::undetermined ? Phrase::nothing_counts : Phrase::left_out,
                   {words.say(Phrase::declared_not_applicable, {who})});
}

std::string no_activity_as(const Rational& share, const Explanation& node,
                           const ComparisonInput& input, const Wordbook& words) {
  return with_shortfall(
      words.say(Phrase::no_activity_as,
                {words.say(Phrase::no_activity), figure(share, percent_unit, words.language()),
                 words.requirement(input)}),
      node, input, words);
}

/// What the indicator's percentages can be.
PercentRange indicator_range(const ComparisonInput& input, const Wordbook& words) {
  const auto* indicator = find(words.plan().indicators, input.indicator);
  return indicator != nullptr ? indicator->range() : PercentRange::not_negative;
}

std::string straddles_text(const ComparisonInput& input, const Wordbook& words) {
  const auto* reported = std::get_if<Reported>(&input.measure);
  const std::string range =
      reported == nullptr ? std::string{"—"}
                          : range_text(reported->interval(indicator_range(input, words)), words);
  return words.say(Phrase::straddles,
                   {figure_with_source(input, words), range, words.requirement(input)});
}

// ---- Judgements, papers, roles ----

std::string judgements_text(const Explanation& node, const Wordbook& words) {
  std::vector<std::string> texts;
  for (const auto& given : node.judgements) {
    const std::string capacity = words.authority(given.capacity);
    std::string who = given.by.empty() ? capacity : given.by;
    if (!given.by.empty() && !capacity.empty() && capacity != given.by) {
      who = words.say(Phrase::in_capacity, {who, capacity});
    }
    std::string text = words.say(Phrase::judged, {who, words.judgement(given.judgement)});
    if (given.date) { text += words.say(Phrase::on_day, {words.day(*given.date)}); }
    if (!given.paper.empty()) { text += words.say(Phrase::on_paper, {given.paper}); }
    texts.push_back(std::move(text));
  }
  const std::string all =
      texts.empty() ? words.judgement(node.truth == Truth::yes ? node.wanted : Judgement::not_met)
                    : joined(texts, "; ");
  return node.wanted == Judgement::exceeded ? words.say(Phrase::wanted_exceeded, {all}) : all;
}

std::string not_judged_text(const Explanation& node, const Wordbook& words) {
  const std::string by = words.judges(node.id);
  const std::string text =
      by.empty() ? words.say(Phrase::not_judged) : words.say(Phrase::not_judged_by, {by});
  return node.wanted == Judgement::exceeded ? words.say(Phrase::wanted_exceeded, {text}) : text;
}

std::string paper_text(const Explanation& node, const Wordbook& words) {
  const PaperInput input = node.paper.value_or(PaperInput{});
  std::string day = input.received ? words.day(*input.received) : std::string{"—"};
  if (input.received_at) {
    day = words.say(Phrase::received_moment, {day, to_string(*input.received_at)});
  }
  const std::string number =
      input.number.empty() ? std::string{} : words.say(Phrase::paper_number, {input.number});
  const std::string due = input.due ? words.due_text(*input.due) : std::string{"—"};
  switch (node.reason) {
    case Reason::paper_in_time:
      return words.say(Phrase::received, {day, number, due});
    case Reason::paper_late:
      return words.say(Phrase::received_late, {day, number, due});
    case Reason::paper_absent:
      return words.say(Phrase::paper_absent, {due});
    case Reason::paper_time_not_known:
      return words.say(Phrase::received_time_not_known, {day, number, due});
    case Reason::due_not_known:
      return words.say(Phrase::received_due_not_known, {day, number, due});
    case Reason::paper_received:
      return words.say(Phrase::received_no_deadline, {day, number});
    default:
      return words.say(Phrase::paper_not_known, {input.due ? ", " + due : std::string{}});
  }
}

std::string role_text(const Explanation& node, const Wordbook& words) {
  std::vector<std::string> names;
  for (const auto& id : node.roles) { names.push_back("«" + words.role(id) + "»"); }
  const std::string asked = joined(names, words.say(Phrase::or_word));
  if (node.reason == Reason::role_held) { return words.say(Phrase::role_held, {asked}); }
  return words.say(
      node.reason == Reason::role_not_held ? Phrase::role_not_held : Phrase::roles_not_known,
      {asked});
}

std::string sentence(const Explanation& node, const Wordbook& words) {
  const ComparisonInput input = node.comparison.value_or(ComparisonInput{});
  switch (node.reason) {
    case Reason::combined:
      return combined_text(node, words);
    case Reason::compared:
      return with_shortfall(
          words.say(Phrase::compared, {figure_with_source(input, words), words.requirement(input)}),
          node, input, words);
    case Reason::straddles:
      return straddles_text(input, words);
    case Reason::measure_missing:
      return words.say(Phrase::measure_missing, {words.requirement(input)});
    case Reason::not_applicable:
      return not_applicable_text(node, input, words);
    case Reason::no_activity_undetermined:
      return words.say(Phrase::no_activity_undetermined, {words.say(Phrase::no_activity)});
    case Reason::no_activity_not_met:
      return words.say(Phrase::no_activity_not_met, {words.say(Phrase::no_activity)});
    case Reason::no_activity_zero:
      return no_activity_as(Rational{0}, node, input, words);
    case Reason::no_activity_full:
      return no_activity_as(Rational{1}, node, input, words);
    case Reason::no_activity_not_counted:
      return words.say(
          node.truth == Truth::undetermined ? Phrase::nothing_counts : Phrase::left_out,
          {words.say(Phrase::no_activity_not_counted, {words.say(Phrase::no_activity)})});
    case Reason::margin_not_set:
      return words.say(Phrase::margin_not_set,
                       {figure_with_source(input, words), figure(input.level, words.language())});
    case Reason::judged:
      return judgements_text(node, words);
    case Reason::not_judged:
      return not_judged_text(node, words);
    case Reason::judgements_contradict:
      return words.say(Phrase::contradict, {judgements_text(node, words)});
    case Reason::paper_in_time:
    case Reason::paper_received:
    case Reason::paper_late:
    case Reason::paper_absent:
    case Reason::paper_not_known:
    case Reason::paper_time_not_known:
    case Reason::due_not_known:
      return paper_text(node, words);
    case Reason::role_held:
    case Reason::role_not_held:
    case Reason::roles_not_known:
      return role_text(node, words);
    case Reason::disciplined:
      return words.say(Phrase::disciplined);
    case Reason::not_disciplined:
      return words.say(Phrase::not_disciplined);
    case Reason::discipline_not_known:
      return words.say(Phrase::discipline_not_known);
    case Reason::higher_award:
      return higher_award_text(node, words);
    case Reason::exceptions_conflict:
      return words.say(Phrase::exceptions_conflict);
    case Reason::no_unit_known:
      return words.say(
          Phrase::no_unit_known,
          {node.subject_name.empty() ? node.subject : node.subject_name.in(words.language())});
  }
  return {};
}

}  // namespace

std::string reason_text(const Explanation& node, const Plan& plan, Language language) {
  const Wordbook words{plan, language};
  return with_level_in_force(sentence(node, words), node, words);
}

}  // namespace thidua::inline v0
