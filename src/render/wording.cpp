/// \file
/// Names of a plan's things and small shared texts.
#include "wording.hpp"

#include <thidua/render/figure.hpp>

#include "due_words.hpp"

namespace thidua::inline v0 {

const Attested* Wordbook::attested(std::string_view id) const {
  const auto* content = find(plan_.contents, id);
  return content != nullptr ? content : find(plan_.attested, id);
}

std::string Wordbook::judges(std::string_view attested_id) const {
  std::vector<std::string> names;
  if (const auto* judged = attested(attested_id)) {
    for (const auto& by : judged->by) { names.push_back(authority(by)); }
  }
  return joined(names, say(Phrase::or_word));
}

const Deadline* Wordbook::deadline(std::string_view paper_id) const {
  const auto* paper = find(plan_.papers, paper_id);
  return paper == nullptr ? nullptr : find(plan_.deadlines, paper->deadline);
}

std::string Wordbook::clause(const Citation& cite) const {
  if (cite.empty()) { return {}; }
  if (cite.document.empty()) { return say(Phrase::clause, {cite.clause}); }
  const auto* basis = find(plan_.basis, cite.document);
  return say(
      Phrase::clause_of_document,
      {cite.clause, basis == nullptr || basis->number.empty() ? cite.document : basis->number});
}

std::string Wordbook::due_text(const ComputedDue& due) const {
  return say(Phrase::due, {due_day_text(due, *this)});
}

std::string Wordbook::requirement(const ComparisonInput& input) const {
  const auto comparison = [&](const std::string& bar) {
    switch (input.comparison) {
      case Comparison::above:
        return say(Phrase::above, {bar});
      case Comparison::at_least:
        return say(Phrase::at_least, {bar});
      case Comparison::below:
        return say(Phrase::below, {bar});
      case Comparison::at_most:
        return say(Phrase::at_most, {bar});
    }
    return bar;
  };
  const std::string level = figure(input.level, language_);
  if (!input.margin) { return comparison(level); }
  const bool upward = is_upward(input.comparison);
  const Rational bar =
      upward ? input.level.value + *input.margin : input.level.value - *input.margin;
  const std::string margin = input.level.is_percent()
                                 ? figure(PercentagePoints::of_fraction(*input.margin), language_)
                                 : figure(*input.margin, input.level.unit, language_);
  return say(upward ? Phrase::with_margin : Phrase::less_margin,
             {comparison(figure(bar, input.level.unit, language_)), level, margin});
}

std::string Wordbook::count(std::int64_t count, Counted counted, std::string_view which) const {
  const bool one = count == 1;
  const auto noun = [&] {
    switch (counted) {
      case Counted::service:
        return one ? Phrase::service : Phrase::services;
      case Counted::officer:
        return one ? Phrase::officer : Phrase::officers;
      case Counted::amount:
        return Phrase::dong;
      case Counted::dossier:
        break;
    }
    return one ? Phrase::dossier : Phrase::dossiers;
  };
  return say(noun(), {std::to_string(count), std::string{which}});
}

std::string Wordbook::judgement(Judgement judgement) const {
  switch (judgement) {
    case Judgement::met:
      return say(Phrase::met);
    case Judgement::exceeded:
      return say(Phrase::exceeded);
    case Judgement::not_met:
      break;
  }
  return say(Phrase::not_met);
}

namespace {

/// How far it is from the level.
std::string distance_text(const Shortfall& shortfall, const ComparisonInput& input,
                          const Wordbook& words) {
  const bool upward = is_upward(input.comparison);
  if (shortfall.distance == Rational{0} && !shortfall.level_is_enough) {
    return words.say(upward ? Phrase::at_level_above : Phrase::at_level_below);
  }
  const std::string distance =
      input.level.is_percent()
          ? figure(PercentagePoints::of_fraction(shortfall.distance), words.language())
          : figure(shortfall.distance, input.level.unit, words.language());
  return words.say(upward ? Phrase::short_by : Phrase::over_by, {distance});
}

/// What counts would do.
std::string change_text(const Shortfall& shortfall, const ComparisonInput& input,
                        const Ratio& ratio, const Wordbook& words) {
  const auto counted = [&](std::int64_t count) { return words.count(count, input.counted); };
  std::string text;
  if (shortfall.of_existing) {
    const auto change = *shortfall.of_existing;
    text = words.say(
        is_upward(input.comparison) ? Phrase::more_of_existing : Phrase::fewer_of_existing,
        {counted(change), counted(ratio.d()), std::to_string(change)});
  } else {
    text = words.say(Phrase::all_are_not_enough, {counted(ratio.d())});
  }
  if (shortfall.of_new) {
    const bool one = *shortfall.of_new == 1;
    const Phrase with = shortfall.of_existing ? (one ? Phrase::or_new_one : Phrase::or_new)
                                              : (one ? Phrase::needs_new_one : Phrase::needs_new);
    text += (shortfall.of_existing ? ", " : "; ") +
            words.say(with, {words.count(*shortfall.of_new, input.counted, "new ")});
  }
  return text;
}

}  // namespace

std::string shortfall_text(const Shortfall& shortfall, const ComparisonInput& input,
                           const Wordbook& words) {
  std::string distance = distance_text(shortfall, input, words);
  if (const auto* ratio = std::get_if<Ratio>(&input.measure)) {
    return distance + "; " + change_text(shortfall, input, *ratio, words);
  }
  if (std::holds_alternative<Reported>(input.measure)) {
    return words.say(Phrase::by_reported, {distance});
  }
  return distance;
}

std::string with_level_in_force(std::string text, const Explanation& node, const Wordbook& words) {
  if (!node.comparison || !node.comparison->in_force) { return text; }
  const auto& [on, through, cite] = *node.comparison->in_force;
  std::string clause;
  if (!cite.empty()) {
    const auto* basis = find(words.plan().basis, cite.document);
    clause = cite.document.empty()
                 ? words.say(Phrase::level_clause, {cite.clause})
                 : words.say(Phrase::level_clause_of_document,
                             {cite.clause, basis == nullptr ? cite.document : basis->number});
  }
  const std::string level = figure(node.comparison->level, words.language());
  return on ? words.say(Phrase::level_in_force_on,
                        {text, words.day(*on), level, words.day(through), clause})
            : words.say(Phrase::last_level, {text, level, words.day(through), clause});
}

}  // namespace thidua::inline v0
