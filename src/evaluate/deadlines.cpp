/// \file
/// Lists deadlines and papers.
#include <thidua/evaluate/deadlines.hpp>

#include <algorithm>
#include <stdexcept>

#include "judge_papers.hpp"

namespace thidua::inline v0 {

namespace {

struct RollReading {
  EndRoll roll;
  std::vector<ReadingUse> readings;
};

/// The rolls that a deadline can have under the readings that are left.
std::vector<RollReading> rolls_of(const Plan& plan, const Deadline& deadline,
                                  const ReadingChoices& choices) {
  if (const auto* fixed = deadline.roll.fixed()) { return {{*fixed, {}}}; }
  const auto& point = *find(plan.open_points, deadline.roll.open_point());
  const auto chosen = choices.find(point.id);
  std::vector<RollReading> rolls;
  for (const auto& reading : point.readings) {
    if (chosen != choices.end() && chosen->second != reading.id) { continue; }
    rolls.push_back({from_word<EndRoll>(reading.value).value(), {{point.id, reading.id}}});
  }
  return rolls;
}

void set_state(DeadlineStatus& status, const DeadlineOptions& options) {
  if (!options.as_of || !status.due.due) { return; }
  const Date last = status.due.due->last_day();
  const Date today = *options.as_of;
  status.state = today < last    ? DueState::ahead
                 : today == last ? DueState::last_day
                                 : DueState::past;
  status.days_left = (last - today).count;
  if (!options.calendar) { return; }
  try {
    status.working_days_left = options.calendar->working_days_after(today, last);
  } catch (const CalendarCoverageError&) {
    // Not known; the days alone are.
  }
}

void add_once(std::vector<std::string>& ids, const std::string& id) {
  if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) { ids.push_back(id); }
}

DeadlineStatus status_of(const Plan& plan, const Deadline& deadline, RollReading roll,
                         const DeadlineOptions& options) {
  DeadlineStatus status;
  status.id = deadline.id;
  status.due = computed_due(plan, deadline, roll.roll,
                            options.calendar ? &*options.calendar : nullptr, options.as_of);
  status.readings = std::move(roll.readings);
  status.responsible = deadline.responsible;
  for (const auto& paper : plan.papers) {
    if (paper.deadline != deadline.id) { continue; }
    status.papers.push_back(paper.id);
    add_once(status.to, paper.to);
  }
  set_state(status, options);
  return status;
}

/// Criteria do not run in a circle, so the depth is never used up in a campaign.
void collect_papers(const Plan& plan, const Criterion& criterion, const std::string& subject_kind,
                    std::vector<std::string>& papers, std::size_t depth) {
  if (criterion.kind == CriterionKind::paper) { add_once(papers, criterion.ref); }
  if (criterion.kind == CriterionKind::criterion && depth > 0) {
    const auto* named = find(plan.criteria, criterion.ref);
    collect_papers(plan, named->rule, subject_kind, papers, depth - 1);
  }
  if (criterion.kind == CriterionKind::award && depth > 0) {
    const auto* other = find(plan.awards, criterion.ref)->criteria_for(subject_kind);
    if (other != nullptr) { collect_papers(plan, *other, subject_kind, papers, depth - 1); }
  }
  for (const auto& part : criterion.parts) {
    collect_papers(plan, part, subject_kind, papers, depth);
  }
  for (const auto& exception : criterion.exceptions) {
    collect_papers(plan, exception.when, subject_kind, papers, depth);
  }
}

/// The papers that some award asks of that kind of subject, in the order of the plan.
std::vector<std::string> papers_for(const Plan& plan, const std::string& subject_kind) {
  std::vector<std::string> asked;
  for (const auto& award : plan.awards) {
    const auto* criteria = award.criteria_for(subject_kind);
    if (criteria == nullptr) { continue; }
    for (const auto& id : award.papers) { add_once(asked, id); }
    collect_papers(plan, *criteria, subject_kind, asked, plan.criteria.size() + plan.awards.size());
  }
  return asked;
}

PaperState state_of(const PaperFinding& found, const ComputedDue* due) {
  switch (found.reason) {
    case Reason::paper_in_time:
      return found.receipt->received == due->due->last_day() ? PaperState::on_last_day
                                                             : PaperState::in_time;
    case Reason::paper_late:
      return PaperState::late;
    case Reason::paper_absent:
      return PaperState::absent;
    case Reason::paper_time_not_known:
      return PaperState::time_not_known;
    case Reason::due_not_known:
      return PaperState::due_not_known;
    case Reason::paper_received:
      return PaperState::received;
    default:
      return PaperState::not_known;
  }
}

PaperStatus paper_status(const FactBook& book, const Subject& subject, const Paper& paper,
                         const DeadlineStatus* deadline) {
  const ComputedDue* due = deadline != nullptr ? &deadline->due : nullptr;
  const PaperFinding found = paper_found(book, subject.id, paper, due);
  PaperStatus status{subject.id, subject.name, paper.id, paper.deadline, {}, {}, {}, {}, {}};
  if (deadline != nullptr) { status.readings = deadline->readings; }
  status.state = state_of(found, due);
  if (found.receipt != nullptr) {
    status.received = found.receipt->received;
    status.received_at = found.receipt->time;
    status.number = found.receipt->number;
  }
  return status;
}

}  // namespace

DeadlineList::DeadlineList(Campaign campaign, Evidence evidence, DeadlineOptions options)
    : campaign_{std::move(campaign)}, evidence_{std::move(evidence)}, options_{std::move(options)} {
  check_readings(campaign_, options_.readings);
  const Plan& plan = campaign_.plan();
  for (const auto& deadline : plan.deadlines) {
    const auto first = static_cast<std::ptrdiff_t>(deadlines_.size());
    for (auto& roll : rolls_of(plan, deadline, options_.readings)) {
      deadlines_.push_back(status_of(plan, deadline, std::move(roll), options_));
    }
    // Readings that lead to the same day are one entry.
    const auto& one = deadlines_[static_cast<std::size_t>(first)];
    const bool same = std::all_of(
        deadlines_.begin() + first, deadlines_.end(),
        [&](const DeadlineStatus& other) { return one.due.due && other.due.due == one.due.due; });
    if (same && deadlines_.size() > static_cast<std::size_t>(first) + 1) {
      deadlines_.erase(deadlines_.begin() + first + 1, deadlines_.end());
      deadlines_.back().readings.clear();
    }
  }
  // Judgements and discipline are no matter of deadlines, so nothing is noted of them either.
  Facts facts;
  facts.evidence.registers = evidence_.registers;
  facts.evidence.subjects = evidence_.subjects;
  facts.evidence.papers = evidence_.papers;
  const FactBook book{campaign_, facts, options_.as_of, options_.calendar};
  notes_ = book.notes();
  for (const auto& subject : book.subjects()) {
    const auto asked = papers_for(plan, subject.kind);
    for (const auto& paper : plan.papers) {
      const bool due = std::find(asked.begin(), asked.end(), paper.id) != asked.end();
      if (!due && book.papers(subject.id, paper.id).empty()) { continue; }
      if (paper.deadline.empty()) {
        papers_.push_back(paper_status(book, subject, paper, nullptr));
        continue;
      }
      for (const auto& deadline : deadlines_) {
        if (deadline.id == paper.deadline) {
          papers_.push_back(paper_status(book, subject, paper, &deadline));
        }
      }
    }
  }
}

DeadlineList DeadlineList::due_within(std::int64_t working_days) const {
  if (working_days < 0) { throw std::invalid_argument{"a number of days ahead is not negative"}; }
  if (!options_.as_of) { throw std::invalid_argument{"what is due soon depends on a day: as_of"}; }
  if (!options_.calendar) {
    throw std::invalid_argument{"working days are counted by a working calendar"};
  }
  const Date today = *options_.as_of;
  const Date last = options_.calendar->offset(today, working_days, Roll::preceding);
  const auto is_soon = [&](const DeadlineStatus& deadline) {
    if (!deadline.due.due) { return false; }
    const Date day = deadline.due.due->last_day();
    return day == today || (today < day && day <= last);
  };
  DeadlineList soon = *this;
  std::erase_if(soon.deadlines_, [&](const DeadlineStatus& d) { return !is_soon(d); });
  std::stable_sort(soon.deadlines_.begin(), soon.deadlines_.end(),
                   [](const DeadlineStatus& a, const DeadlineStatus& b) {
                     return a.due.due->last_day() < b.due.due->last_day();
                   });
  std::erase_if(soon.papers_, [&](const PaperStatus& paper) {
    return std::none_of(soon.deadlines_.begin(), soon.deadlines_.end(),
                        [&](const DeadlineStatus& d) {
                          return d.id == paper.deadline && d.readings == paper.readings;
                        });
  });
  return soon;
}

bool operator==(const DeadlineList& a, const DeadlineList& b) {
  return a.campaign_ == b.campaign_ && a.deadlines_ == b.deadlines_ && a.papers_ == b.papers_ &&
         a.notes_ == b.notes_ && a.options_.as_of == b.options_.as_of &&
         a.options_.readings == b.options_.readings && a.options_.calendar == b.options_.calendar;
}

DeadlineList deadlines(const Campaign& campaign, DeadlineOptions options, Evidence evidence) {
  return {campaign, std::move(evidence), std::move(options)};
}

}  // namespace thidua::inline v0
