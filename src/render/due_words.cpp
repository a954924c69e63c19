/// \file
/// Puts due days into words.
#include "due_words.hpp"

#include <thidua/render/date_text.hpp>

namespace thidua::inline v0 {

namespace {

/// What the clause says, without what follows from it.
std::string rule_words(const ComputedDue& due, const Wordbook& words) {
  if (due.kind == DeadlineKind::within) {
    return words.say(Phrase::due_within,
                     {term_text(*due.term, words.language()), day_or_event_text(due, words)});
  }
  std::string day = day_or_event_text(due, words);
  if (due.time) { day = words.say(Phrase::moment_of_day, {to_string(*due.time), day}); }
  return words.say(due.kind == DeadlineKind::before ? Phrase::due_before_last : Phrase::due_by_last,
                   {day});
}

bool is_stated_day(const ComputedDue& due) {
  return due.kind != DeadlineKind::within && due.event.empty() && !due.time;
}

std::string known_text(const ComputedDue& due, const Wordbook& words) {
  const Date last = due.due->last_day();
  if (!due.rolled_past.empty()) {
    return words.say(
        Phrase::due_rolled,
        {rule_words(due, words), words.day(due.rolled_past.front().date), words.day(last)});
  }
  if (is_stated_day(due)) {
    return due.kind == DeadlineKind::before
               ? words.say(Phrase::due_before, {words.day(*due.day), words.day(last)})
               : words.say(Phrase::due_by, {words.day(*due.day)});
  }
  if (due.kind != DeadlineKind::within && due.time) { return rule_words(due, words); }
  if (due.due->time) {
    return words.say(
        Phrase::due_last_moment,
        {rule_words(due, words),
         words.say(Phrase::moment_of_day, {to_string(*due.due->time), words.day(last)})});
  }
  return words.say(Phrase::due_last_day, {rule_words(due, words), words.day(last)});
}

std::string missing_text(const ComputedDue& due, const Wordbook& words) {
  std::string rule = rule_words(due, words);
  switch (due.missing) {
    case DueMissing::event:
      return words.say(Phrase::due_event_missing, {rule, words.parameter(due.missing_event)});
    case DueMissing::calendar:
      return words.say(Phrase::due_calendar_missing, {rule});
    case DueMissing::calendar_year:
      return words.say(Phrase::due_year_missing,
                       {rule, std::to_string(due.missing_year.value_or(0))});
    case DueMissing::nothing:
      break;
  }
  return rule;
}

std::string extended_text(const ExtensionUse& extension, const std::string& text,
                          const Wordbook& words) {
  return words.say(Phrase::due_extended, {extension.decision, words.day(extension.date), text});
}

}  // namespace

std::string event_text(std::string_view event, const Wordbook& words) {
  if (event == period_from_name) { return words.say(Phrase::event_period_from); }
  if (event == period_through_name) { return words.say(Phrase::event_period_through); }
  return words.parameter(event);
}

std::string day_or_event_text(const ComputedDue& due, const Wordbook& words) {
  if (due.event.empty()) {
    const std::string day = due.day ? words.day(*due.day) : std::string{"—"};
    const bool after_a_time = due.time && due.kind != DeadlineKind::within;
    return after_a_time ? day : words.say(Phrase::stated_day, {day});
  }
  const std::string event = event_text(due.event, words);
  return due.day ? words.say(Phrase::event_on, {event, words.day(*due.day)})
                 : words.say(Phrase::event_not_known, {event});
}

std::string due_day_text(const ComputedDue& due, const Wordbook& words) {
  std::string text = due.due ? known_text(due, words) : missing_text(due, words);
  return due.extension ? extended_text(*due.extension, text, words) : text;
}

std::string due_rule_text(const Deadline& deadline, const Wordbook& words) {
  const auto said = [&](const DueRule& rule) {
    ComputedDue due = computed_due(words.plan(), rule, EndRoll::none, nullptr);
    return is_stated_day(due) && due.due ? known_text(due, words) : rule_words(due, words);
  };
  std::string text = said(deadline.due);
  for (const auto& extension : deadline.extensions) {
    const ExtensionUse use{extension.decision, extension.date, extension.cite};
    text += "; " + extended_text(use, said(extension.due), words);
  }
  return text;
}

}  // namespace thidua::inline v0
