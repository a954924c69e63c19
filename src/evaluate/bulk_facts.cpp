/// \file
/// Resolves by asking the fact book once for everything that it has.
#include "bulk_facts.hpp"

#include <map>
#include <string>

namespace thidua::inline v0 {

namespace {

/// What `Measurements` holds, subject by subject.
std::vector<EntriesBySubject<Measurement>> given_measures(const Plan& plan,
                                                          const std::vector<Subject>& subjects,
                                                          const Measurements& measurements) {
  std::map<std::string_view, std::size_t> indicators;
  for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
    indicators.emplace(plan.indicators[i].id, i);
  }
  std::map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < subjects.size(); ++i) { by_id.emplace(subjects[i].id, i); }
  std::vector<std::vector<std::vector<const Measurement*>>> lists(
      plan.indicators.size(), std::vector<std::vector<const Measurement*>>(subjects.size()));
  for (const auto& entry : measurements.entries()) {
    const auto indicator = indicators.find(entry.indicator);
    const auto subject = by_id.find(entry.subject);
    if (indicator != indicators.end() && subject != by_id.end()) {
      lists[indicator->second][subject->second].push_back(&entry);
    }
  }
  std::vector<EntriesBySubject<Measurement>> result(plan.indicators.size());
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (const auto& subject : subjects) { result[i].add_subject(lists[i][by_id.at(subject.id)]); }
  }
  return result;
}

FactBook book_of_all_days(const Campaign& campaign, const Facts& facts,
                          const std::optional<Date>& last) {
  std::optional<TallyState> counted;
  // Without a register the subjects are those that have dossiers by then.
  if (facts.tally && facts.evidence.subjects.empty()) { counted.emplace(*facts.tally, last); }
  return {campaign, facts, std::nullopt, std::nullopt, counted ? &*counted : nullptr};
}

}  // namespace

BulkFacts::BulkFacts(const Campaign& campaign, const Facts& facts, const std::optional<Date>& last)
    : plan{campaign.plan()},
      registers{facts.evidence.registers},
      book{book_of_all_days(campaign, facts, last)},
      judgements(plan.contents.size() + plan.attested.size()),
      papers(plan.papers.size()),
      not_applicable(plan.indicators.size()),
      given{given_measures(plan, book.subjects(), facts.measurements)} {
  for (const auto& subject : book.subjects()) {
    const Subject* unit = subject.unit.empty() ? nullptr : book.find(subject.unit);
    unit_of.push_back(unit != nullptr ? static_cast<std::size_t>(unit - book.subjects().data())
                                      : no_subject);
    for (std::size_t i = 0; i < plan.contents.size(); ++i) {
      judgements[i].add_subject(book.judgements(subject.id, plan.contents[i].id));
    }
    for (std::size_t i = 0; i < plan.attested.size(); ++i) {
      judgements[plan.contents.size() + i].add_subject(
          book.judgements(subject.id, plan.attested[i].id));
    }
    for (std::size_t i = 0; i < plan.papers.size(); ++i) {
      papers[i].add_subject(book.papers(subject.id, plan.papers[i].id));
    }
    discipline.add_subject(book.discipline(subject.id));
    for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
      not_applicable[i].add_subject(book.not_applicable(subject.id, plan.indicators[i].id));
    }
  }
}

}  // namespace thidua::inline v0
