/// \file
/// Answers the questions of date cases.
#include "date_questions.hpp"

#include <map>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/time/broken_span.hpp>
#include <thidua/time/clock_term.hpp>
#include <thidua/time/iso_week.hpp>
#include <thidua/time/named_day.hpp>
#include <thidua/time/open_period.hpp>
#include <thidua/time/parse_term.hpp>
#include <thidua/time/split.hpp>
#include <thidua/time/timed_period.hpp>

#include "printing.hpp"

namespace cases {

namespace {

using namespace thidua;

template <class E>
E word_at(StrictTable& table, std::string_view key, E otherwise) {
  const auto text = table.text(key);
  if (!text) { return otherwise; }
  return table.needed(*text, from_word<E>(*text));
}

Date date_at(StrictTable& table, std::string_view key) {
  return table.needed(key, table.date(key));
}
std::string text_at(StrictTable& table, std::string_view key) {
  return table.needed(key, table.text(key));
}

Period period_from(const std::string& text) {
  const auto slash = text.find('/');
  return {parse_date(text.substr(0, slash)).value(), parse_date(text.substr(slash + 1)).value()};
}
std::string text_of(const std::optional<Period>& period) {
  return period ? to_string(*period) : "none";
}

/// What a case says, and what was found, when it says anything.
template <class T>
void compare(const std::optional<T>& expected, const T& found) {
  if (expected) { CHECK(found == *expected); }
}

template <class Days>
std::vector<Date> days_of_all(const Days& days) {
  std::vector<Date> result;
  for (const auto& day : days) { result.push_back(day.date); }
  return result;
}

Term term_at(StrictTable& ask) {
  const Term term{ask.needed("count", ask.number("count")),
                  ask.needed("unit", from_word<TermUnit>(text_at(ask, "unit")))};
  if (const auto text = ask.text("text")) { CHECK(parse_term(*text) == term); }
  return term;
}

using Calendar = const WorkingCalendar*;

void ask_term_end(StrictTable& ask, StrictTable& expect, Calendar calendar) {
  const Term term = term_at(ask);
  const TermEnd found = term_end(
      date_at(ask, "start"), term, calendar, word_at(ask, "roll", EndRoll::none),
      word_at(ask, "month_end", MonthEnd::last_day), word_at(ask, "started_by", TermStart::day));
  CHECK(found.end == date_at(expect, "end"));
  compare(expect.date("last"), found.last);
  compare(expect.date("first_counted"), found.first_counted);
  compare(expect.flag("month_was_short"), found.month_was_short);
  compare(expect.dates("not_counted"), days_of_all(found.not_counted));
  compare(expect.dates("rolled_past"), days_of_all(found.rolled_past));
  compare(expect.dates("worked_in_exchange"), days_of_all(found.worked_in_exchange));
  compare(expect.texts("articles"), found.articles);
}

void ask_add_months(StrictTable& ask, StrictTable& expect, Calendar /*calendar*/) {
  const Date found = add_months(date_at(ask, "day"), ask.needed("months", ask.number("months")),
                                word_at(ask, "month_end", MonthEnd::last_day));
  CHECK(found == date_at(expect, "day"));
}

void ask_period(StrictTable& ask, StrictTable& expect, Calendar calendar) {
  const Period period{date_at(ask, "first"), date_at(ask, "last")};
  compare(expect.number("length"), std::int64_t{period.length().count});
  compare(expect.number("term_length"), std::int64_t{period.term_length().count});
  if (const auto working = expect.number("working_days")) {
    REQUIRE(calendar != nullptr);
    CHECK(calendar->working_days(period) == *working);
  }
}

void ask_named_day(StrictTable& ask, StrictTable& expect, Calendar /*calendar*/) {
  const auto year = static_cast<int>(ask.needed("year", ask.number("year")));
  const auto month = ask.number("month");
  const auto point = ask.needed("point", from_word<DayPoint>(text_at(ask, "point")));
  const Date found =
      month ? day_of_month(year, static_cast<int>(*month), point) : day_of_year(year, point);
  CHECK(found == date_at(expect, "day"));
}

void ask_span(StrictTable& ask, StrictTable& expect, Calendar /*calendar*/) {
  const Term term = term_at(ask);
  const auto texts = ask.texts("periods");
  const Days found = broken_span_days(term);
  CHECK(found.count == expect.needed("days", expect.number("days")));
  if (!texts) { return; }
  std::vector<Period> periods;
  for (const auto& text : *texts) { periods.push_back(period_from(text)); }
  const auto* reached = expect.node("reached");
  REQUIRE(reached != nullptr);
  CHECK(day_reached(periods, term) == (reached->is_date() ? expect.date("reached") : std::nullopt));
}

void ask_moment(StrictTable& ask, StrictTable& expect, Calendar /*calendar*/) {
  const auto found = parse_moment(text_at(ask, "text"));
  CHECK((found ? to_string(*found) : "none") == text_at(expect, "moment"));
}

void ask_clock_term(StrictTable& ask, StrictTable& expect, Calendar /*calendar*/) {
  const ClockTerm term{ask.needed("count", ask.number("count")),
                       ask.needed("unit", from_word<ClockUnit>(text_at(ask, "unit")))};
  const Moment found = term_end(parse_moment(text_at(ask, "start")).value(), term);
  CHECK(to_string(found) == text_at(expect, "moment"));
}

void ask_in_time(StrictTable& ask, StrictTable& expect, Calendar /*calendar*/) {
  const bool to_the_day = ask.node("when")->is_date();
  const auto day = to_the_day ? ask.date("when") : std::nullopt;
  const auto moment = to_the_day ? std::nullopt : parse_moment(text_at(ask, "when"));
  const TimedPeriod period{date_at(ask, "first"), parse_moment(text_at(ask, "until")).value()};
  const Truth found = day ? period.contains(*day) : to_truth(period.contains(moment.value()));
  CHECK(to_string(found) == text_at(expect, "answer"));
}

OpenEnd end_at(StrictTable& ask, std::string_view key, const EventDays& not_yet) {
  if (ask.node(key)->is_date()) { return date_at(ask, key); }
  EventEnd end{text_at(ask, key)};
  const auto known = not_yet.find(end.event);
  if (known != not_yet.end()) { end.not_through = known->second; }
  return end;
}

EventDays days_at(StrictTable& ask, std::string_view key) {
  EventDays days;
  if (auto table = ask.table(key)) {
    for (const auto& event : table->keys()) { days.emplace(event, date_at(*table, event)); }
  }
  return days;
}

void ask_open_period(StrictTable& ask, StrictTable& expect, Calendar /*calendar*/) {
  const EventDays not_yet = days_at(ask, "not_yet");
  const EventDays events = days_at(ask, "events");
  const Date day = date_at(ask, "day");
  const OpenPeriod period =
      OpenPeriod{end_at(ask, "first", not_yet), end_at(ask, "last", not_yet)}.resolved(events);
  CHECK(to_string(period.contains(day)) == text_at(expect, "answer"));
  compare(expect.texts("waits_for"), period.waits_for());
}

void ask_iso_week(StrictTable& ask, StrictTable& expect, Calendar /*calendar*/) {
  const IsoWeek week = iso_week(date_at(ask, "day"));
  CHECK(to_string(week) == text_at(expect, "week"));
  CHECK(to_string(days_of(week)) == text_at(expect, "period"));
}

void ask_week(StrictTable& ask, StrictTable& expect, Calendar /*calendar*/) {
  const std::string text = text_at(ask, "week");
  const IsoWeek week{std::stoi(text.substr(0, 4)), std::stoi(text.substr(6))};
  CHECK(parse_iso_week(text).has_value() == expect.has("period"));
  const Period found = days_of(week);
  CHECK(to_string(found) == text_at(expect, "period"));
}

void ask_split(StrictTable& ask, StrictTable& expect, Calendar /*calendar*/) {
  const Period period = period_from(text_at(ask, "period"));
  const auto part = ask.needed("part", from_word<PeriodPart>(text_at(ask, "part")));
  std::vector<std::string> found;
  for (const auto& entry :
       ask.flag("cumulative").value_or(false) ? cumulative(period, part) : split(period, part)) {
    found.push_back(to_string(entry));
  }
  CHECK(found == expect.needed("parts", expect.texts("parts")));
}

void ask_two_periods(StrictTable& ask, StrictTable& expect, Calendar /*calendar*/) {
  const Period a = period_from(text_at(ask, "a"));
  const Period b = period_from(text_at(ask, "b"));
  CHECK(text_of(intersect(a, b)) == text_at(expect, "both"));
  CHECK(text_of(intersect(b, a)) == text_at(expect, "both"));
  CHECK(text_of(unite(a, b)) == text_at(expect, "together"));
  CHECK(text_of(unite(b, a)) == text_at(expect, "together"));
}

const std::map<std::string, void (*)(StrictTable&, StrictTable&, Calendar), std::less<>> questions{
    {"term-end", &ask_term_end},
    {"add-months", &ask_add_months},
    {"period", &ask_period},
    {"named-day", &ask_named_day},
    {"span", &ask_span},
    {"moment", &ask_moment},
    {"clock-term", &ask_clock_term},
    {"in-time", &ask_in_time},
    {"open-period", &ask_open_period},
    {"iso-week", &ask_iso_week},
    {"week", &ask_week},
    {"split", &ask_split},
    {"two-periods", &ask_two_periods}};

}  // namespace

void check_answer(const std::string& question, StrictTable& ask, StrictTable& expect,
                  const WorkingCalendar* calendar) {
  const auto known = questions.find(question);
  if (known == questions.end()) { throw std::runtime_error{"no question «" + question + "»"}; }
  known->second(ask, expect, calendar);
}

}  // namespace cases
