/// \file
/// What each step of an entry sets.
#include <thidua/campaign/build_steps.hpp>

#include <algorithm>

namespace thidua::inline v0 {

namespace build {

BasisStep BasisStep::dated(const Date& date) {
  return set([&](Basis& basis) { basis.date = date; });
}
BasisStep BasisStep::issuer(LocalText issuer) {
  return set([&](Basis& basis) { basis.issuer = std::move(issuer); });
}
BasisStep BasisStep::titled(LocalText title) {
  return set([&](Basis& basis) { basis.title = std::move(title); });
}
BasisStep BasisStep::in_force(const Date& from, std::optional<Date> through) {
  return set([&](Basis& basis) { basis.in_force = InForce{from, through}; });
}

ParameterStep ParameterStep::value(ParameterValue value) {
  return set([&](Parameter& parameter) { parameter.value = value; });
}
ParameterStep ParameterStep::value_from(const Date& from, ParameterValue value,
                                        std::string source) {
  return set([&](Parameter& parameter) {
    parameter.values.push_back({from, value, std::move(source)});
  });
}
ParameterStep ParameterStep::known_through(const Date& last) {
  return set([&](Parameter& parameter) { parameter.known_through = last; });
}
ParameterStep ParameterStep::not_before(const Date& date) {
  return set([&](Parameter& parameter) { parameter.not_before = date; });
}
ParameterStep ParameterStep::decided_by(std::string authority) {
  return set([&](Parameter& parameter) { parameter.decided_by = std::move(authority); });
}

SubjectKindStep SubjectKindStep::counted_as(CountedAs counted_as) {
  return set([&](SubjectKind& kind) { kind.counted_as = counted_as; });
}
SubjectKindStep SubjectKindStep::results_of(Choice<ResultsOf> results_of) {
  return set([&](SubjectKind& kind) { kind.results_of = std::move(results_of); });
}
SubjectKindStep SubjectKindStep::eligible(const CriterionBuilder& criterion) {
  return set([&](SubjectKind& kind) { kind.eligible = criterion; });
}

FlagStep FlagStep::dated(DateField field) {
  return set([&](Flag& flag) { flag.dated = field; });
}

IndicatorStep IndicatorStep::system(LocalText system) {
  return set([&](Indicator& indicator) { indicator.system = std::move(system); });
}
IndicatorStep IndicatorStep::ratio(CountRule numerator, CountRule denominator) {
  return set([&](Indicator& indicator) {
    indicator.numerator = std::move(numerator);
    indicator.denominator = std::move(denominator);
  });
}
IndicatorStep IndicatorStep::quantity(std::string unit) {
  return set([&](Indicator& indicator) { indicator.unit = std::move(unit); });
}
IndicatorStep IndicatorStep::no_activity(Choice<NoActivityRule> rule) {
  return set([&](Indicator& indicator) { indicator.no_activity = std::move(rule); });
}

TargetStep TargetStep::met_when(Choice<Comparison> comparison) {
  return set([&](Target& target) { target.met_when = std::move(comparison); });
}

ContentsStep ContentsStep::exceeded(Choice<ContentsExceeded> exceeded) {
  shared()->contents_rule->exceeded = std::move(exceeded);
  return *this;
}
ContentsStep ContentsStep::margin(std::string parameter) {
  shared()->contents_rule->margin = std::move(parameter);
  return *this;
}
ContentsStep ContentsStep::attested_exceeded(Choice<AttestedExceeded> exceeded) {
  shared()->contents_rule->attested_exceeded = std::move(exceeded);
  return *this;
}
ContentsStep ContentsStep::cite(std::string_view clause) {
  shared()->contents_rule->cite = parse_citation(clause);
  return *this;
}

DeadlineStep DeadlineStep::titled(LocalText title) {
  return set([&](Deadline& deadline) { deadline.title = std::move(title); });
}
DeadlineStep DeadlineStep::roll(Choice<EndRoll> roll) {
  return set([&](Deadline& deadline) { deadline.roll = std::move(roll); });
}
DeadlineStep DeadlineStep::responsible(std::string authority) {
  return set([&](Deadline& deadline) { deadline.responsible = std::move(authority); });
}
DeadlineStep DeadlineStep::extended(DueRule due, std::string decision, const Date& date,
                                    std::string_view cite) {
  return set([&](Deadline& deadline) {
    deadline.extensions.push_back(
        {std::move(due), std::move(decision), date, parse_citation(cite)});
  });
}

PaperStep PaperStep::form(LocalText form) {
  return set([&](Paper& paper) { paper.form = std::move(form); });
}
PaperStep PaperStep::to(std::string authority) {
  return set([&](Paper& paper) { paper.to = std::move(authority); });
}
PaperStep PaperStep::due(std::string deadline) {
  return set([&](Paper& paper) { paper.deadline = std::move(deadline); });
}

AwardStep AwardStep::granted_by(std::string authority) {
  return set([&](Award& award) { award.authority = std::move(authority); });
}
AwardStep AwardStep::papers(std::vector<std::string> papers) {
  return set([&](Award& award) { award.papers = std::move(papers); });
}
AwardStep AwardStep::for_kind(std::string subject_kind, const CriterionBuilder& criterion) {
  return set([&](Award& award) {
    const auto place = std::upper_bound(
        award.criteria.begin(), award.criteria.end(), subject_kind,
        [](const std::string& id, const AwardCriteria& entry) { return id < entry.subject_kind; });
    award.criteria.insert(place, {subject_kind, criterion});
  });
}

AwardStep AwardStep::bonus(std::vector<KindMultiple> multiples, std::string base,
                           MoneyRounding rounding, std::string_view cite) {
  std::sort(multiples.begin(), multiples.end(), [](const KindMultiple& a, const KindMultiple& b) {
    return a.subject_kind < b.subject_kind;
  });
  return set([&](Award& award) {
    award.bonus = AwardBonus{std::move(multiples), std::move(base), rounding, parse_citation(cite)};
  });
}

OneAchievementStep OneAchievementStep::cite(std::string_view clause) {
  shared()->one_achievement->cite = parse_citation(clause);
  return *this;
}

OpenPointStep OpenPointStep::reading(const std::string& id, LocalText title) {
  return reading(id, std::move(title), id);
}
OpenPointStep OpenPointStep::reading(std::string id, LocalText title, std::string value) {
  return set([&](OpenPoint& point) {
    point.readings.push_back({std::move(id), std::move(title), std::move(value)});
  });
}

NamedReadingStep NamedReadingStep::choose(std::string open_point, std::string reading) {
  return set([&](NamedReading& named) {
    named.choices.insert_or_assign(std::move(open_point), std::move(reading));
  });
}

}  // namespace build

}  // namespace thidua::inline v0
