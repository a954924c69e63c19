/// \file
/// Explains due days: start, days passed over, roll, article.
#include <thidua/render/deadline_text.hpp>

#include <vector>

#include <thidua/render/date_text.hpp>

#include "date_sentences.hpp"
#include "due_words.hpp"

namespace thidua::inline v0 {

namespace {

std::string with_weekday(const Date& day, const Wordbook& words) {
  return words.say(Phrase::day_named, {weekday_name(day, words.language()), words.day(day)});
}

std::string last_words(const ComputedDue& due, const Wordbook& words) {
  const std::string day = with_weekday(due.due->last_day(), words);
  return due.due->time ? words.say(Phrase::moment_of_day, {to_string(*due.due->time), day}) : day;
}

std::string passed_text(const std::vector<PassedDay>& days, const Wordbook& words) {
  std::vector<std::string> texts;
  texts.reserve(days.size());
  for (const auto& passed : days) { texts.push_back(passed_day_text(passed, words.language())); }
  return joined(texts, "; ");
}

/// What the count or the clause leads to, before any roll.
std::string rule_sentence(const ComputedDue& due, const Wordbook& words) {
  const bool rolled = !due.rolled_past.empty();
  const Date last = rolled ? due.rolled_past.front().date : due.due->last_day();
  const std::string end = rolled ? with_weekday(last, words) : last_words(due, words);
  if (due.kind == DeadlineKind::within) {
    return words.say(Phrase::explained_within,
                     {term_text(*due.term, words.language()), day_or_event_text(due, words),
                      words.day(due.counted->start), words.day(due.counted->first_counted), end});
  }
  std::string day = day_or_event_text(due, words);
  if (due.time) { day = words.say(Phrase::moment_of_day, {to_string(*due.time), day}); }
  return words.say(
      due.kind == DeadlineKind::before ? Phrase::explained_before : Phrase::explained_by,
      {day, end});
}

std::string known_text(const ComputedDue& due, const Wordbook& words) {
  std::vector<std::string> sentences{rule_sentence(due, words)};
  if (due.counted) {
    if (!due.counted->not_counted.empty()) {
      sentences.push_back(
          words.say(Phrase::explained_not_counted, {passed_text(due.counted->not_counted, words)}));
    }
    if (due.counted->month_was_short) {
      sentences.push_back(words.say(Phrase::explained_short_month));
    }
  }
  std::vector<std::string> articles =
      due.counted ? due.counted->articles : std::vector<std::string>{};
  if (!due.rolled_past.empty()) {
    sentences.push_back(words.say(Phrase::explained_roll,
                                  {words.day(due.rolled_past.front().date),
                                   passed_text(due.rolled_past, words), last_words(due, words)}));
    if (!due.counted) { articles.emplace_back("148(5)"); }
  }
  if (!articles.empty()) {
    for (auto& article : articles) { article = article_text(article, words.language()); }
    sentences.push_back(words.say(Phrase::explained_articles, {joined(articles, ", ")}));
  }
  return joined(sentences, "; ");
}

}  // namespace

std::string due_text(const ComputedDue& due, const Plan& plan, Language language) {
  return due_day_text(due, Wordbook{plan, language});
}

std::string due_explanation(const ComputedDue& due, const Deadline& deadline, const Plan& plan,
                            Language language) {
  const Wordbook words{plan, language};
  const Citation& cite = due.extension ? due.extension->cite : deadline.cite;
  const std::string clause = words.clause(cite);
  std::string text = due.due ? known_text(due, words) : std::string{};
  if (!due.due) {
    text = due_day_text(due, words);
  } else if (due.extension) {
    text = words.say(Phrase::due_extended,
                     {due.extension->decision, words.day(due.extension->date), text});
  }
  return clause.empty() ? text : clause + " " + text;
}

std::string deadline_title(const Deadline& deadline, const Plan& plan, Language language) {
  if (!deadline.title.empty()) { return deadline.title.in(language); }
  std::vector<std::string> papers;
  for (const auto& paper : plan.papers) {
    if (paper.deadline == deadline.id) { papers.push_back(paper.title.in(language)); }
  }
  return papers.empty() ? deadline.id : joined(papers, "; ");
}

}  // namespace thidua::inline v0
