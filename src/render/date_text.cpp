/// \file
/// Explains computed dates. Everything it says is in the `TermEnd`; only weekly days off are summed up, when there are many.
#include <thidua/render/date_text.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <thidua/core/overloaded.hpp>

#include "date_sentences.hpp"
#include "sentences.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::int64_t most_weekly_days_listed = 10;

struct TermPhrases {
  DatePhrase one;
  DatePhrase more;
};

TermPhrases phrases_of(TermUnit unit) {
  switch (unit) {
    case TermUnit::day:
      return {DatePhrase::one_day, DatePhrase::days};
    case TermUnit::working_day:
      return {DatePhrase::one_working_day, DatePhrase::working_days};
    case TermUnit::week:
      return {DatePhrase::one_week, DatePhrase::weeks};
    case TermUnit::half_month:
      return {DatePhrase::one_half_month, DatePhrase::half_months};
    case TermUnit::month:
      return {DatePhrase::one_month, DatePhrase::months};
    case TermUnit::half_year:
      return {DatePhrase::one_half_year, DatePhrase::half_years};
    case TermUnit::year:
      break;
  }
  return {DatePhrase::one_year, DatePhrase::years};
}

std::string kind_text(const CalendarDay& day, Language language) {
  switch (day.kind) {
    case DayKind::compensatory:
      return phrase(DatePhrase::compensatory, language);
    case DayKind::swapped_off:
      return day.swapped_with ? phrase(DatePhrase::swapped_off_for, language,
                                       {day_text(*day.swapped_with, language)})
                              : phrase(DatePhrase::swapped_off, language);
    case DayKind::closed:
      return phrase(DatePhrase::closed, language);
    case DayKind::swapped_in:
      return phrase(DatePhrase::swapped_in, language);
    case DayKind::holiday:
      break;
  }
  return phrase(DatePhrase::holiday, language);
}

std::string source_text(const CalendarDay& day, Language language) {
  switch (day.status) {
    case DayStatus::unverified:
      return phrase(DatePhrase::unverified, language, {day.source});
    case DayStatus::projected:
      return phrase(DatePhrase::projected, language, {day.source});
    case DayStatus::announced:
      break;
  }
  return day.source;
}

/// Its lines, each under the one before it.
class Lines {
 public:
  explicit Lines(Language language) : language_{language} {}
  void say(DatePhrase phrase, std::initializer_list<std::string> parts) {
    text_ += (text_.empty() ? "" : "  ") + thidua::phrase(phrase, language_, parts) + "\n";
  }
  void list(const std::vector<PassedDay>& days) {
    std::map<std::string, WeeklyDays> weekly;  // by whose they are
    for (const auto& day : days) {
      if (!day.known) { weekly[day.weekly_of].add(day.date); }
    }
    for (const auto& day : days) {
      const bool listed = day.known || weekly.at(day.weekly_of).count <= most_weekly_days_listed;
      if (listed) { item(passed_day_text(day, language_)); }
    }
    for (const auto& [calendar, of] : weekly) {
      if (of.count <= most_weekly_days_listed) { continue; }
      item(thidua::phrase(
          calendar.empty() ? DatePhrase::many_weekly_days_off : DatePhrase::many_weekly_days_off_of,
          language_,
          {term_text({of.count, TermUnit::day}, language_), day_text(of.first, language_),
           day_text(of.last, language_), calendar}));
    }
  }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  struct WeeklyDays {
    std::int64_t count = 0;
    Date first{1970, 1, 1};
    Date last{1970, 1, 1};
    void add(const Date& day) {
      if (count++ == 0) { first = day; }
      last = day;
    }
  };
  void item(const std::string& text) { text_ += "    – " + text + "\n"; }

  Language language_;
  std::string text_;
};

/// The articles of the count itself: without those of the start, the roll and the hour.
std::string counting_articles(const TermEnd& found, Language language) {
  std::string text;
  for (std::size_t i = 1; i < found.articles.size(); ++i) {
    const auto& article = found.articles[i];
    if (article == "148(5)" || article == "148(6)") { continue; }
    const std::string here = article_text(article, language);
    text = text.empty() ? here : phrase(DatePhrase::article_and_next, language, {text, here});
  }
  return text;
}

void say_start(Lines& lines, const TermEnd& found, Language language) {
  const std::string start = day_text(found.start, language);
  const std::string article = article_text(found.articles.front(), language);
  if (found.started_by == TermStart::first_day) {
    lines.say(DatePhrase::from_a_first_day, {start, article});
    return;
  }
  lines.say(
      found.started_by == TermStart::event ? DatePhrase::from_an_event : DatePhrase::from_a_day,
      {start, day_text(found.first_counted, language), article});
}

void say_count(Lines& lines, const TermEnd& found, Language language) {
  lines.say(DatePhrase::counted, {term_text(found.term, language), day_text(found.last, language),
                                  counting_articles(found, language)});
  if (found.month_was_short) {
    lines.say(found.month_end == MonthEnd::last_day ? DatePhrase::month_was_short_last
                                                    : DatePhrase::month_was_short_next,
              {std::to_string(found.start.ymd().day)});
  }
  if (found.term.unit != TermUnit::working_day) { return; }
  if (found.not_counted.empty()) {
    lines.say(DatePhrase::no_day_off, {found.calendar});
    return;
  }
  const auto days = static_cast<std::int64_t>(found.not_counted.size());
  lines.say(DatePhrase::counted_days_off,
            {term_text({days, TermUnit::day}, language), found.calendar});
  lines.list(found.not_counted);
}

void say_exchanged(Lines& lines, const TermEnd& found) {
  if (found.worked_in_exchange.empty()) { return; }
  lines.say(DatePhrase::exchanged, {});
  std::vector<PassedDay> days;
  for (const auto& day : found.worked_in_exchange) { days.push_back({day.date, day, {}}); }
  lines.list(days);
}

void say_roll(Lines& lines, const TermEnd& found, Language language) {
  if (found.roll == EndRoll::none) { return; }
  if (found.end == found.last) {
    lines.say(DatePhrase::not_moved, {found.calendar});
    return;
  }
  lines.say(DatePhrase::moved,
            {day_text(found.end, language), article_text("148(5)", language), found.calendar});
  lines.list(found.rolled_past);
}

std::string since(const Date& day, Language language) {
  return phrase(DatePhrase::since_day, language, {day_text(day, language)});
}

std::string so_far(std::string text, const EventEnd& end, Language language) {
  if (!end.not_through) { return text; }
  return phrase(DatePhrase::not_before_end_of, language,
                {std::move(text), day_text(*end.not_through, language)});
}

}  // namespace

std::string term_text(const Term& term, Language language) {
  const auto [one, more] = phrases_of(term.unit);
  return phrase(term.count == 1 ? one : more, language, {std::to_string(term.count)});
}

std::string article_text(const std::string& article, Language language) {
  const auto open = article.find('(');
  if (open == std::string::npos || !article.ends_with(')')) { return article; }
  return phrase(DatePhrase::article, language,
                {article.substr(0, open), article.substr(open + 1, article.size() - open - 2)});
}

std::string passed_day_text(const PassedDay& day, Language language) {
  const std::string date = day_text(day.date, language);
  if (!day.known) {
    return phrase(
        day.weekly_of.empty() ? DatePhrase::weekly_day_off : DatePhrase::weekly_day_off_of,
        language, {date, weekday_name(day.date, language), day.weekly_of});
  }
  const auto& known = *day.known;
  std::string text = phrase(DatePhrase::known_day, language, {date, kind_text(known, language)});
  if (!known.name.empty()) {
    text = phrase(DatePhrase::known_name, language, {text, known.name.in(language)});
  }
  const std::string source = source_text(known, language);
  if (source.empty()) { return text; }
  return phrase(DatePhrase::known_source, language, {text, source});
}

std::string term_end_text(const TermEnd& found, Language language) {
  Lines lines{language};
  lines.say(DatePhrase::ends, {day_text(found.end, language), weekday_name(found.end, language)});
  say_start(lines, found, language);
  say_count(lines, found, language);
  say_roll(lines, found, language);
  say_exchanged(lines, found);
  lines.say(DatePhrase::at_24_00, {article_text("148(6)", language)});
  lines.say(DatePhrase::of_the_code, {});
  return std::move(lines).text();
}

std::string moment_text(const Moment& moment, Language language) {
  return phrase(DatePhrase::moment, language,
                {clock_text(moment), day_text(moment.date(), language)});
}

std::string period_text(const TimedPeriod& period, Language language) {
  if (period.until().is_end_of_day()) { return period_text(OpenPeriod{period.days()}, language); }
  return phrase(DatePhrase::until_moment, language,
                {since(period.first(), language), moment_text(period.until(), language)});
}

std::string period_text(const OpenPeriod& period, Language language) {
  const std::string first =
      std::visit(Overloaded{[&](const Date& day) { return since(day, language); },
                            [&](const EventEnd& end) {
                              return so_far(phrase(DatePhrase::since_event, language, {end.event}),
                                            end, language);
                            }},
                 period.first());
  return std::visit(
      Overloaded{
          [&](const Date& day) {
            return phrase(DatePhrase::through_day, language, {first, day_text(day, language)});
          },
          [&](const EventEnd& end) {
            return so_far(phrase(DatePhrase::through_event, language, {first, end.event}), end,
                          language);
          }},
      period.last());
}

}  // namespace thidua::inline v0
