/// \file
/// Runs the evaluator over all subjects and combinations, and answers questions about the result.
#include <thidua/evaluate/evaluation.hpp>

#include <algorithm>
#include <stdexcept>

#include "evaluator.hpp"

namespace thidua::inline v0 {

namespace {

std::vector<Finding> questions_for(const Plan& plan, const Subject& subject,
                                   std::size_t combinations) {
  std::vector<Finding> findings;
  const std::vector<Truth> unanswered(combinations, Truth::undetermined);
  for (const auto& target : plan.targets) {
    findings.push_back({FindingKind::target_met, target.id, unanswered});
    findings.push_back({FindingKind::target_exceeded, target.id, unanswered});
  }
  for (const auto& award : plan.awards) {
    if (award.criteria_for(subject.kind) != nullptr) {
      findings.push_back({FindingKind::award, award.id, unanswered});
    }
  }
  return findings;
}

Explanation answer(const Plan& plan, const Evaluator& evaluator, const Subject& subject,
                   FindingKind kind, const std::string& id) {
  switch (kind) {
    case FindingKind::target_met:
      return evaluator.target_met(subject, *find(plan.targets, id));
    case FindingKind::target_exceeded:
      return evaluator.target_exceeded(subject, *find(plan.targets, id));
    case FindingKind::award:
      break;
  }
  return evaluator.award(subject, *find(plan.awards, id));
}

/// Exceptions that disagree: a fault of the plan that only facts bring to light.
void note_conflicts(const Explanation& node, const Subject& subject, Diagnostics& notes) {
  if (node.reason == Reason::exceptions_conflict) {
    notes.push_back(
        {Fault::rule_exceptions_conflict, {}, {}, to_string(node.cite), {subject.id}, {}});
  }
  for (const auto& child : node.children) { note_conflicts(child, subject, notes); }
}

}  // namespace

Evaluation::Evaluation(Campaign campaign, Facts facts, EvaluateOptions options)
    : campaign_{std::move(campaign)},
      facts_{std::make_shared<const Facts>(std::move(facts))},
      as_of_{options.as_of},
      readings_{std::move(options.readings)},
      calendar_{std::move(options.calendar)},
      combinations_{thidua::combinations(campaign_, readings_)},
      book_{std::make_shared<const FactBook>(campaign_, *facts_, as_of_, calendar_)},
      notes_{book_->notes()} {
  const Plan& plan = campaign_.plan();
  subjects_.reserve(book_->subjects().size());
  for (const auto& subject : book_->subjects()) {
    SubjectResult result{subject, questions_for(plan, subject, combinations_.size())};
    for (std::size_t i = 0; i < combinations_.size(); ++i) {
      const Evaluator evaluator{plan, *book_, combinations_[i], Detail::truths};
      for (auto& finding : result.findings) {
        const Explanation node = answer(plan, evaluator, subject, finding.kind, finding.id);
        finding.truths[i] = node.truth;
        note_conflicts(node, subject, notes_);
      }
    }
    subjects_.push_back(std::move(result));
    if (options.progress && !options.progress(subjects_.size(), book_->subjects().size())) {
      stopped_ = subjects_.size() < book_->subjects().size();
      break;
    }
  }
  sort_by_place(notes_);
}

const SubjectResult& Evaluation::subject(std::string_view name) const {
  const Subject* known = book_->find(name);
  if (known != nullptr) {
    for (const auto& result : subjects_) {
      if (result.subject.id == known->id) { return result; }
    }
  }
  std::vector<std::string> names;
  for (const auto& result : subjects_) {
    names.push_back(result.subject.id);
    names.push_back(result.subject.name);
  }
  const std::string near = nearest(name, names);
  throw std::invalid_argument{"there is no subject «" + std::string{name} + "»" +
                              (near.empty() ? "" : "; did you mean «" + near + "»?")};
}

// NOLINTNEXTLINE(readability-convert-member-functions-to-static): a question to an evaluation
const Finding& Evaluation::finding(const SubjectResult& subject, FindingKind kind,
                                   std::string_view id) const {
  if (const auto* finding = subject.find(kind, id)) { return *finding; }
  throw std::invalid_argument{"there is no " + std::string{word(kind)} + " «" + std::string{id} +
                              "» for " + subject.subject.id};
}

Explanation Evaluation::explain(const SubjectResult& subject, FindingKind kind, std::string_view id,
                                std::size_t combination) const {
  const Finding& asked = finding(subject, kind, id);
  const Evaluator evaluator{campaign_.plan(), *book_, combinations_.at(combination), Detail::full};
  return answer(campaign_.plan(), evaluator, *book_->find(subject.subject.id), kind, asked.id);
}

Measure Evaluation::measure_for(const SubjectResult& subject, std::string_view indicator,
                                std::size_t combination) const {
  const Evaluator evaluator{campaign_.plan(), *book_, combinations_.at(combination),
                            Detail::truths};
  return evaluator.measure(*book_->find(subject.subject.id), std::string{indicator});
}

std::optional<std::size_t> Evaluation::first_with(const Finding& finding, Truth truth) noexcept {
  const auto at = std::find(finding.truths.begin(), finding.truths.end(), truth);
  if (at == finding.truths.end()) { return std::nullopt; }
  return static_cast<std::size_t>(at - finding.truths.begin());
}

Verdict Evaluation::verdict(const Finding& finding) const {
  Verdict verdict;
  for (const Truth truth : finding.truths) {
    ++(truth == Truth::yes ? verdict.yes
                           : (truth == Truth::no ? verdict.no : verdict.undetermined));
  }
  verdict.same_under_all =
      finding.truths.empty() || std::all_of(finding.truths.begin(), finding.truths.end(),
                                            [&](Truth t) { return t == finding.truths.front(); });
  if (verdict.same_under_all) {
    verdict.truth = finding.truths.empty() ? Truth::undetermined : finding.truths.front();
    return verdict;
  }
  // The combinations are a full product, the last open point varying fastest: two that differ in one point alone lie a stride apart.
  const auto& points = campaign_->open_points;
  std::size_t stride = 1;
  std::vector<std::string> turns_on;
  for (std::size_t p = points.size(); p-- > 0;) {
    const std::size_t choices = readings_.contains(points[p].id) ? 1 : points[p].readings.size();
    bool turns = false;
    for (std::size_t i = 0; i < finding.truths.size() && !turns; ++i) {
      const std::size_t digit = i / stride % choices;
      turns = digit > 0 && finding.truths[i] != finding.truths[i - stride];
    }
    if (turns) { turns_on.push_back(points[p].id); }
    stride *= choices;
  }
  std::reverse(turns_on.begin(), turns_on.end());
  verdict.turns_on = std::move(turns_on);
  return verdict;
}

bool operator==(const Evaluation& a, const Evaluation& b) {
  return a.campaign_ == b.campaign_ && *a.facts_ == *b.facts_ && a.as_of_ == b.as_of_ &&
         a.readings_ == b.readings_ && a.calendar_ == b.calendar_ && a.subjects_ == b.subjects_ &&
         a.notes_ == b.notes_;
}

Evaluation evaluate(const Campaign& campaign, Measurements measurements, Evidence evidence,
                    EvaluateOptions options) {
  return {campaign, Facts{std::move(measurements), std::nullopt, std::move(evidence)},
          std::move(options)};
}

Evaluation evaluate(const Campaign& campaign, Tally tally, Evidence evidence,
                    EvaluateOptions options, Measurements measurements) {
  return {campaign, Facts{std::move(measurements), std::move(tally), std::move(evidence)},
          std::move(options)};
}

}  // namespace thidua::inline v0
