/// \file
/// Decides which evidence applies.
#include "fact_book.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include <thidua/core/id.hpp>
#include <thidua/core/text.hpp>

namespace thidua::inline v0 {

namespace {

std::vector<std::string> kinds_of(const std::vector<Subject>& subjects) {
  std::set<std::string> kinds;
  for (const auto& subject : subjects) { kinds.insert(subject.kind); }
  return {kinds.begin(), kinds.end()};
}

/// What a map has under a key: nothing, where it does not have it.
template <class Map>
const typename Map::mapped_type& entries_of(const Map& map, const typename Map::key_type& key) {
  static const typename Map::mapped_type none;
  const auto at = map.find(key);
  return at != map.end() ? at->second : none;
}

std::unique_ptr<const TallyState> counted_until(const Facts& facts,
                                                const std::optional<Date>& as_of) {
  return facts.tally ? std::make_unique<const TallyState>(*facts.tally, as_of) : nullptr;
}

}  // namespace

FactBook::FactBook(const Campaign& campaign, const Facts& facts, const std::optional<Date>& as_of,
                   const std::optional<WorkingCalendar>& calendar)
    : FactBook{campaign, facts, as_of, calendar, counted_until(facts, as_of).get()} {}

FactBook::FactBook(const Campaign& campaign, const Facts& facts, const std::optional<Date>& as_of,
                   const std::optional<WorkingCalendar>& calendar, const TallyState* counted)
    : as_of_{as_of}, registers_{facts.evidence.registers} {
  const Plan& plan = campaign.plan();
  take_subjects(plan, facts, counted);
  take_attestations(plan, facts.evidence);
  take_papers(plan, facts.evidence);
  take_deadlines(plan, calendar);
  take_discipline(facts.evidence);
  take_not_applicable(plan, facts.evidence);
  take_measures(plan, facts, counted);
  sort_by_place(notes_);
}

void FactBook::note(Fault fault, const Place& place, const Citation& cite,
                    std::vector<std::string> arguments, std::string suggestion) {
  notes_.push_back(
      {fault, place, {}, to_string(cite), std::move(arguments), std::move(suggestion)});
}

bool FactBook::is_after(const Date& date, std::string what, const Place& place) {
  if (!as_of_ || date <= *as_of_) { return false; }
  note(Fault::evidence_after_as_of, place, {}, {std::move(what), iso(date), iso(*as_of_)});
  return true;
}

std::vector<std::string> FactBook::resolved(const std::vector<std::string>& names,
                                            const Place& place) {
  std::vector<std::string> ids;
  for (const auto& name : names) {
    if (const auto* id = names_.find(name)) {
      ids.push_back(*id);
    } else {
      // No near id is suggested: another person's is always near.
      note(Fault::evidence_unknown_subject, place, {}, {name});
    }
  }
  return ids;
}

void FactBook::take_subjects(const Plan& plan, const Facts& facts, const TallyState* counted) {
  std::vector<Subject> given = facts.evidence.subjects;
  if (given.empty() && !plan.subject_kinds.empty()) {
    std::set<std::string> ids;
    if (counted != nullptr) {
      for (auto& unit : counted->units()) { ids.insert(std::move(unit)); }
    }
    for (const auto& entry : facts.measurements.entries()) { ids.insert(entry.subject); }
    for (const auto& id : ids) {
      given.push_back({id, plan.subject_kinds.front().id, id, {}, {}, {}, {}});
    }
  }
  names_ = index_subjects(given, kinds_of(given));
  for (auto& subject : given) {
    if (thidua::find(plan.subject_kinds, subject.kind) == nullptr) {
      note(Fault::evidence_unknown_kind, subject.place, {}, {subject.id, subject.kind},
           nearest(subject.kind, ids_of(plan.subject_kinds)));
      continue;
    }
    if (!subject.unit.empty()) {
      const auto* unit = names_.find(subject.unit);
      if (unit == nullptr) {
        note(Fault::evidence_unknown_unit, subject.place, {}, {subject.id, subject.unit});
      }
      subject.unit = unit != nullptr ? *unit : std::string{};
    }
    if (subject.roles) {
      std::erase_if(*subject.roles, [&](const std::string& role) {
        if (thidua::find(plan.roles, role) != nullptr) { return false; }
        note(Fault::evidence_unknown_role, subject.place, {}, {subject.id, role},
             nearest(role, ids_of(plan.roles)));
        return true;
      });
    }
    by_id_.emplace(subject.id, subjects_.size());
    subjects_.push_back(std::move(subject));
  }
}

void FactBook::take_attestations(const Plan& plan, const Evidence& evidence) {
  for (const auto& attestation : evidence.attestations) {
    const auto* attested = thidua::find(plan.attested, attestation.on);
    if (attested == nullptr) { attested = thidua::find(plan.contents, attestation.on); }
    const auto subjects = resolved(attestation.subjects, attestation.place);
    if (attested == nullptr) {
      auto known = ids_of(plan.attested);
      for (const auto& content : plan.contents) { known.push_back(content.id); }
      note(Fault::evidence_unknown_criterion, attestation.place, {}, {attestation.on},
           nearest(attestation.on, known));
      continue;
    }
    const bool entitled = std::find(attested->by.begin(), attested->by.end(),
                                    attestation.capacity) != attested->by.end();
    if (!entitled) {
      note(Fault::evidence_not_entitled, attestation.place, attested->cite,
           {attestation.by, attestation.capacity, attestation.on});
    }
    const bool later = is_after(attestation.date, "«" + attestation.on + "»", attestation.place);
    if (!entitled || later) { continue; }
    for (const auto& subject : subjects) {
      auto& judgements = judgements_[{subject, attestation.on}];
      if (!judgements.empty() && judgements.front()->judgement != attestation.judgement) {
        note(Fault::evidence_contradiction, attestation.place, attested->cite,
             {subject, attestation.on});
      }
      judgements.push_back(&attestation);
    }
  }
}

void FactBook::take_papers(const Plan& plan, const Evidence& evidence) {
  for (const auto& paper : evidence.papers) {
    const auto subjects = resolved(paper.subjects, paper.place);
    if (thidua::find(plan.papers, paper.paper) == nullptr) {
      note(Fault::evidence_unknown_paper, paper.place, {}, {paper.paper},
           nearest(paper.paper, ids_of(plan.papers)));
      continue;
    }
    if (is_after(paper.received, "«" + paper.paper + "»", paper.place)) { continue; }
    for (const auto& subject : subjects) { papers_[{subject, paper.paper}].push_back(&paper); }
  }
  for (auto& [key, receipts] : papers_) {
    std::stable_sort(receipts.begin(), receipts.end(),
                     [](const ReceivedPaper* a, const ReceivedPaper* b) {
                       return std::pair{a->received, a->time} < std::pair{b->received, b->time};
                     });
  }
}

void FactBook::take_deadlines(const Plan& plan, const std::optional<WorkingCalendar>& calendar) {
  for (const auto& deadline : plan.deadlines) {
    for (const EndRoll roll : {EndRoll::none, EndRoll::next_working_day}) {
      dues_.emplace(std::pair{deadline.id, roll},
                    computed_due(plan, deadline, roll, calendar ? &*calendar : nullptr, as_of_));
    }
  }
}

void FactBook::take_discipline(const Evidence& evidence) {
  for (const auto& record : evidence.discipline) {
    const auto subjects = resolved(record.subjects, record.place);
    if (as_of_ && (record.from > *as_of_ || (record.through && *record.through < *as_of_))) {
      continue;
    }
    for (const auto& subject : subjects) { discipline_[subject].push_back(&record); }
  }
}

void FactBook::take_not_applicable(const Plan& plan, const Evidence& evidence) {
  for (const auto& declaration : evidence.not_applicable) {
    const auto subjects = resolved(declaration.subjects, declaration.place);
    const auto* indicator = thidua::find(plan.indicators, declaration.indicator);
    if (indicator == nullptr) {
      note(Fault::evidence_unknown_indicator, declaration.place, {}, {declaration.indicator},
           nearest(declaration.indicator, ids_of(plan.indicators)));
      continue;
    }
    const bool entitled = thidua::find(plan.authorities, declaration.capacity) != nullptr;
    if (!entitled) {
      note(Fault::evidence_not_entitled, declaration.place, indicator->cite,
           {declaration.by, declaration.capacity, declaration.indicator});
    }
    const bool later =
        is_after(declaration.date, "«" + declaration.indicator + "»", declaration.place);
    if (!entitled || later) { continue; }
    for (const auto& subject : subjects) {
      not_applicable_[{subject, declaration.indicator}].push_back(&declaration);
    }
  }
}

Measure FactBook::counted_measure(const Plan& plan, const Subject& subject,
                                  const Indicator& indicator, const TallyState* counted) {
  if (counted == nullptr || !indicator.is_counted()) { return Missing{}; }
  const auto* kind = thidua::find(plan.subject_kinds, subject.kind);
  if (kind->counted_as == CountedAs::unit) { return counted->of_unit(subject.id, indicator); }
  return counted->has_officers() ? counted->of_officer(subject.id, indicator) : Measure{Missing{}};
}

void FactBook::take_measures(const Plan& plan, const Facts& facts, const TallyState* counted) {
  for (const auto& subject : subjects_) {
    for (const auto& indicator : plan.indicators) {
      SourcedMeasure& entry = measures_[{subject.id, indicator.id}];
      entry.measure = counted_measure(plan, subject, indicator, counted);
      if (!std::holds_alternative<Missing>(entry.measure)) { entry.source = "tally"; }
      if (const auto* given = facts.measurements.find(subject.id, indicator.id, as_of_)) {
        if (entry.source == "tally") {
          note(Fault::measure_given_and_counted, {}, {}, {subject.id, indicator.id});
        }
        entry = {given->measure, given->source.empty() ? "given" : given->source, given->as_of};
      }
      if (const auto declared = not_applicable_.find({subject.id, indicator.id});
          declared != not_applicable_.end()) {
        const auto& first = *declared->second.front();
        entry = {NotApplicable{first.by, first.paper}, first.paper, std::nullopt};
      }
    }
  }
  std::set<std::string> unknown;
  for (const auto& entry : facts.measurements.entries()) {
    if (!by_id_.contains(entry.subject) && unknown.insert(entry.subject).second) {
      note(Fault::evidence_unknown_subject, {}, {}, {entry.subject});
    }
  }
}

const Subject* FactBook::find(std::string_view name) const {
  const auto* id = names_.find(name);
  const auto at = id != nullptr ? by_id_.find(*id) : by_id_.end();
  return at != by_id_.end() ? &subjects_[at->second] : nullptr;
}

const SourcedMeasure& FactBook::measure(const std::string& subject,
                                        const std::string& indicator) const {
  static const SourcedMeasure missing{Missing{}, {}, std::nullopt};
  const auto at = measures_.find({subject, indicator});
  return at != measures_.end() ? at->second : missing;
}

const std::vector<const Attestation*>& FactBook::judgements(const std::string& subject,
                                                            const std::string& on) const {
  return entries_of(judgements_, Key{subject, on});
}

const std::vector<const ReceivedPaper*>& FactBook::papers(const std::string& subject,
                                                          const std::string& paper) const {
  return entries_of(papers_, Key{subject, paper});
}

const std::vector<const DisciplineRecord*>& FactBook::discipline(const std::string& subject) const {
  return entries_of(discipline_, subject);
}

const std::vector<const NotApplicableDeclaration*>& FactBook::not_applicable(
    const std::string& subject, const std::string& indicator) const {
  return entries_of(not_applicable_, Key{subject, indicator});
}

const ComputedDue& FactBook::due(const std::string& deadline, EndRoll roll) const {
  return dues_.at({deadline, roll});
}

bool FactBook::papers_known_through(const RegisterExtent& registers,
                                    const std::optional<Date>& as_of, const Date& day) {
  return registers.papers_through && *registers.papers_through >= day && (!as_of || *as_of >= day);
}

Truth FactBook::disciplined(const std::string& subject) const {
  if (discipline_.contains(subject)) { return Truth::yes; }
  const bool known =
      registers_.discipline_through && (!as_of_ || *registers_.discipline_through >= *as_of_);
  return known ? Truth::no : Truth::undetermined;
}

}  // namespace thidua::inline v0
