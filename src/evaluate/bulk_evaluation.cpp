/// \file
/// Checks what is asked, has it judged, and explains single answers by the ordinary evaluator.
#include <thidua/evaluate/bulk_evaluation.hpp>

#include <algorithm>
#include <stdexcept>

#include <thidua/core/id.hpp>
#include <thidua/core/text.hpp>
#include <thidua/evaluate/bulk_leaf.hpp>

#include "bulk_result.hpp"
#include "call_faults.hpp"
#include "evaluator.hpp"

namespace thidua::inline v0 {

namespace {

void check_counts(const BulkResult& result, CallFaults& faults) {
  const Plan& plan = result.campaign.plan();
  const std::size_t subjects = result.facts.evidence.subjects.size();
  const std::size_t wanted = result.options.checkpoints.size() * subjects;
  if (!result.options.counts.empty() && subjects == 0) {
    faults.add("counts are in the order of a register, and the evidence has none");
  }
  for (const auto& [id, counts] : result.options.counts) {
    const auto* indicator = find(plan.indicators, id);
    if (indicator == nullptr) {
      const std::string near = nearest(id, ids_of(plan.indicators));
      faults.add("there is no indicator «" + id + "»" +
                 (near.empty() ? "" : "; did you mean «" + near + "»?"));
    }
    for (const auto& [name, column] :
         {std::pair{"numerators", counts.n}, std::pair{"denominators", counts.d}}) {
      const std::string of = std::string{"the "} + name + " of " + id;
      if (column.size() != wanted) {
        faults.add(of + " are " + std::to_string(column.size()) + ", not " +
                   std::to_string(result.options.checkpoints.size()) + " checkpoints × " +
                   std::to_string(subjects) + " subjects");
      }
      const auto bad = std::find_if(column.begin(), column.end(),
                                    [](std::int64_t count) { return count < missing_count; });
      if (bad != column.end()) {
        faults.add(of + ": element " + std::to_string(bad - column.begin()) + " is " +
                   std::to_string(*bad) + "; a count is 0 or more, or -1 where it is missing");
      }
    }
  }
}

Measure counted(const BulkCounts& counts, std::size_t at) {
  const std::int64_t n = counts.n[at];
  const std::int64_t d = counts.d[at];
  if (n == missing_count || d == missing_count || (d == 0 && n > 0)) { return Missing{}; }
  return measure_of_counts(n, d);
}

}  // namespace

BulkEvaluation::BulkEvaluation(Campaign campaign, Facts facts, BulkOptions options) {
  const auto result = std::make_shared<BulkResult>(
      BulkResult{std::move(campaign), std::move(facts), std::move(options)});
  CallFaults faults;
  if (result->options.checkpoints.empty()) { faults.add("there is no checkpoint"); }
  try {
    result->combinations = thidua::combinations(result->campaign, result->options.readings);
  } catch (const std::invalid_argument& error) { faults.add(error.what()); }
  check_counts(*result, faults);
  faults.raise();
  judge_all(*result);
  if (result->facts.evidence.subjects.empty()) {
    result->facts.evidence.subjects = result->subjects;
  }
  result_ = result;
}

const Campaign& BulkEvaluation::campaign() const noexcept { return result_->campaign; }
const std::vector<Subject>& BulkEvaluation::subjects() const noexcept { return result_->subjects; }
const std::vector<std::optional<Date>>& BulkEvaluation::checkpoints() const noexcept {
  return result_->options.checkpoints;
}
const std::vector<Combination>& BulkEvaluation::combinations() const noexcept {
  return result_->combinations;
}
const std::vector<BulkQuestion>& BulkEvaluation::questions() const noexcept {
  return result_->questions;
}
const Diagnostics& BulkEvaluation::notes() const noexcept { return result_->notes; }
bool BulkEvaluation::stopped() const noexcept { return result_->stopped; }
std::span<const std::uint8_t> BulkEvaluation::truths() const noexcept { return result_->truths; }
std::span<const std::uint64_t> BulkEvaluation::failing(std::size_t question) const {
  return result_->failing.at(question);
}
std::span<const std::uint64_t> BulkEvaluation::open(std::size_t question) const {
  return result_->open.at(question);
}

std::size_t BulkEvaluation::subject(std::string_view name) const {
  const auto& subjects = result_->subjects;
  std::vector<std::string> kinds = ids_of(result_->campaign.plan().subject_kinds);
  const NameIndex index = index_subjects(subjects, kinds);
  if (const auto* id = index.find(name)) {
    return static_cast<std::size_t>(
        std::find_if(subjects.begin(), subjects.end(),
                     [&](const Subject& subject) { return subject.id == *id; }) -
        subjects.begin());
  }
  std::vector<std::string> names;
  for (const auto& subject : subjects) {
    names.push_back(subject.id);
    names.push_back(subject.name);
  }
  const std::string near = nearest(name, names);
  throw std::invalid_argument{"there is no subject «" + std::string{name} + "»" +
                              (near.empty() ? "" : "; did you mean «" + near + "»?")};
}

std::size_t BulkEvaluation::question(FindingKind kind, std::string_view id) const {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < result_->questions.size(); ++i) {
    if (result_->questions[i].kind != kind) { continue; }
    if (result_->questions[i].id == id) { return i; }
    ids.push_back(result_->questions[i].id);
  }
  const std::string near = nearest(id, ids);
  throw std::invalid_argument{"there is no " + std::string{word(kind)} + " «" + std::string{id} +
                              "»" + (near.empty() ? "" : "; did you mean «" + near + "»?")};
}

Explanation BulkEvaluation::explain(std::size_t question, std::size_t combination,
                                    std::size_t checkpoint, std::size_t subject) const {
  const Plan& plan = result_->campaign.plan();
  const auto& options = result_->options;
  const auto& day = options.checkpoints.at(checkpoint);
  const BulkQuestion& asked = result_->questions.at(question);
  const Subject& whose = result_->subjects.at(subject);
  if (asked.kind == FindingKind::award &&
      find(plan.awards, asked.id)->criteria_for(whose.kind) == nullptr) {
    throw std::invalid_argument{"the award «" + asked.id + "» is not for " + whose.id};
  }
  // Counts are given for this subject and its unit alone, where nothing else is.
  Facts local;
  if (!options.counts.empty()) {
    local.measurements = result_->facts.measurements;
    local.evidence = result_->facts.evidence;
    for (std::size_t i = 0; i < result_->subjects.size(); ++i) {
      const Subject& other = result_->subjects[i];
      if (other.id != whose.id && other.id != whose.unit) { continue; }
      for (const auto& [id, counts] : options.counts) {
        if (local.measurements.find(other.id, id, day) != nullptr) { continue; }
        local.measurements.set({other.id, id,
                                counted(counts, checkpoint * result_->subjects.size() + i),
                                std::nullopt, "counts"});
      }
    }
  }
  const Facts& facts = options.counts.empty() ? result_->facts : local;
  std::optional<TallyState> state;
  if (result_->facts.tally) { state.emplace(*result_->facts.tally, day); }
  const FactBook book{result_->campaign, facts, day, options.calendar, state ? &*state : nullptr};
  const Evaluator evaluator{plan, book, result_->combinations.at(combination), Detail::full};
  const Subject& known = *book.find(whose.id);
  switch (asked.kind) {
    case FindingKind::target_met:
      return evaluator.target_met(known, *find(plan.targets, asked.id));
    case FindingKind::target_exceeded:
      return evaluator.target_exceeded(known, *find(plan.targets, asked.id));
    case FindingKind::award:
      break;
  }
  return evaluator.award(known, *find(plan.awards, asked.id));
}

}  // namespace thidua::inline v0
