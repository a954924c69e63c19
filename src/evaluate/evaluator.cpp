/// \file
/// Awards and criteria: everything but measures and contents (`judge_measures.cpp`).
#include "evaluator.hpp"

#include <algorithm>

#include <thidua/rule/judge.hpp>

#include "judge_papers.hpp"
#include "reading_use.hpp"

namespace thidua::inline v0 {

void Evaluator::describe(Explanation& node, std::string_view id, const LocalText& title,
                         const Citation& cite, const Subject& subject) const {
  if (detail_ == Detail::truths) { return; }
  node.id = id;
  node.title = title;
  node.cite = cite;
  node.subject = subject.id;
  node.subject_name = {subject.name, {}};
  if (cite.document.empty()) {
    if (const auto* clause = find(plan_.clauses, cite.clause)) { node.wording = clause->text; }
  }
}

void Evaluator::quote_clauses(Explanation& node) const {
  if (detail_ == Detail::truths) { return; }
  if (node.wording.empty() && node.cite.document.empty()) {
    if (const auto* clause = find(plan_.clauses, node.cite.clause)) { node.wording = clause->text; }
  }
  for (auto& child : node.children) { quote_clauses(child); }
}

Explanation Evaluator::award(const Subject& subject, const Award& award) const {
  Explanation node;
  node.kind = NodeKind::award;
  describe(node, award.id, award.title, award.cite, subject);
  const auto* kind = find(plan_.subject_kinds, subject.kind);
  if (kind->eligible) { node.children.push_back(eligible(subject, *kind)); }
  node.children.push_back(judged(subject, *award.criteria_for(subject.kind), award.cite));
  for (const auto& id : award.papers) {
    node.children.push_back(paper(subject, *find(plan_.papers, id)));
  }
  if (plan_.one_achievement) {
    const auto& order = plan_.one_achievement->order;
    const auto place = std::find(order.begin(), order.end(), award.id);
    if (place != order.end() && place != order.begin()) {
      Explanation before = precedence(subject, award);
      if (!before.children.empty()) {
        node.children.push_back(std::move(before));
      } else {
        node.readings = before.readings;
      }
    }
  }
  node.truth = combined_truth(node);
  quote_clauses(node);
  return node;
}

/// Under «highest only»: none of the higher awards. Without children when the question does not arise.
Explanation Evaluator::precedence(const Subject& subject, const Award& award) const {
  const auto& rule = *plan_.one_achievement;
  Explanation node;
  node.kind = NodeKind::precedence;
  node.reason = Reason::higher_award;
  if (read(rule.rule, node) == OneAchievement::each) { return node; }
  describe(node, award.id, {}, rule.cite, subject);
  for (const auto& id : rule.order) {
    if (id == award.id) { break; }
    const auto* higher = find(plan_.awards, id);
    if (higher->criteria_for(subject.kind) != nullptr) {
      node.children.push_back(this->award(subject, *higher));
    }
  }
  node.truth = combined_truth(node);
  return node;
}

Explanation Evaluator::eligible(const Subject& subject, const SubjectKind& kind) const {
  Explanation node;
  node.kind = NodeKind::eligible;
  describe(node, kind.id, kind.title, kind.cite, subject);
  node.children.push_back(judged(subject, *kind.eligible, kind.cite));
  node.truth = combined_truth(node);
  return node;
}

Explanation Evaluator::judged(const Subject& subject, const Criterion& criterion,
                              const Citation& cite) const {
  return judge(criterion, cite, [&](const Criterion& part, const Citation& in_force) {
    return leaf(subject, part, in_force);
  });
}

Explanation Evaluator::leaf(const Subject& subject, const Criterion& criterion,
                            const Citation& cite) const {
  switch (criterion.kind) {
    case CriterionKind::met:
      return target_met(subject, *find(plan_.targets, criterion.ref));
    case CriterionKind::exceeded:
      return target_exceeded(subject, *find(plan_.targets, criterion.ref));
    case CriterionKind::contents:
      return contents(subject, criterion.judgement, cite);
    case CriterionKind::measure: {
      Explanation node;
      node.kind = NodeKind::measure;
      const auto& indicator = *find(plan_.indicators, criterion.ref);
      describe(node, indicator.id, criterion.title.empty() ? indicator.title : criterion.title,
               cite, subject);
      if (const auto* whose = results_of(subject, node)) {
        compare_measure(node, *whose, indicator, criterion.comparison, criterion.level,
                        std::nullopt);
      }
      return node;
    }
    case CriterionKind::attested: {
      if (const auto* content = find(plan_.contents, criterion.ref)) {
        Explanation node;
        const auto* whose = results_of(subject, node);
        if (whose == nullptr) {
          node.kind = NodeKind::attested;
          describe(node, content->id, content->title, cite, subject);
          return node;
        }
        Explanation judgement = attested(*whose, *content, criterion.judgement);
        judgement.readings = node.readings;
        return judgement;
      }
      Explanation node =
          attested(subject, *find(plan_.attested, criterion.ref), criterion.judgement);
      return node;
    }
    case CriterionKind::paper:
      return paper(subject, *find(plan_.papers, criterion.ref));
    case CriterionKind::role:
      return role(subject, criterion, cite);
    case CriterionKind::no_discipline:
      return no_discipline(subject, cite);
    case CriterionKind::criterion: {
      const auto& named = *find(plan_.criteria, criterion.ref);
      Explanation node;
      node.kind = NodeKind::criterion;
      describe(node, named.id, criterion.title, cite, subject);
      node.children.push_back(judged(subject, named.rule, named.cite));
      node.truth = combined_truth(node);
      return node;
    }
    case CriterionKind::award: {
      const auto& other = *find(plan_.awards, criterion.ref);
      Explanation node;
      node.kind = NodeKind::criterion;
      describe(node, other.id, other.title, cite, subject);
      if (const auto* criteria = other.criteria_for(subject.kind)) {
        node.children.push_back(judged(subject, *criteria, other.cite));
        node.truth = combined_truth(node);
      } else {
        node.truth = Truth::no;  // an award that is not for this kind of subject
      }
      return node;
    }
    default:
      return {};
  }
}

Explanation Evaluator::attested(const Subject& whose, const Attested& attested,
                                Judgement wanted) const {
  Explanation node;
  node.kind = NodeKind::attested;
  node.wanted = wanted;
  describe(node, attested.id, attested.title, attested.cite, whose);
  const auto& judgements = book_.judgements(whose.id, attested.id);
  std::size_t reaching = 0;
  for (const auto* judgement : judgements) {
    reaching += judgement->judgement >= wanted ? 1U : 0U;
    if (detail_ == Detail::full) {
      node.judgements.push_back({judgement->judgement, judgement->by, judgement->capacity,
                                 judgement->date, judgement->paper});
    }
  }
  if (judgements.empty()) {
    node.reason = Reason::not_judged;
  } else if (reaching == 0 || reaching == judgements.size()) {
    node.reason = Reason::judged;
    node.truth = to_truth(reaching != 0);
  } else {
    node.reason = Reason::judgements_contradict;
  }
  if (node.truth == Truth::undetermined) {
    node.need = Need{NeedKind::judgement, whose.id, attested.id, wanted};
  }
  return node;
}

Explanation Evaluator::paper(const Subject& subject, const Paper& paper) const {
  Explanation node;
  node.kind = NodeKind::paper;
  describe(node, paper.id, paper.title, paper.cite, subject);
  const ComputedDue* due = nullptr;
  if (const auto* deadline = find(plan_.deadlines, paper.deadline)) {
    due = &book_.due(deadline->id, read(deadline->roll, node));
  }
  const PaperFinding found = paper_found(book_, subject.id, paper, due);
  node.truth = found.truth;
  node.reason = found.reason;
  node.need = found.need;
  if (detail_ == Detail::truths) { return node; }
  PaperInput input;
  if (found.receipt != nullptr) {
    input.received = found.receipt->received;
    input.received_at = found.receipt->time;
    input.number = found.receipt->number;
  }
  if (due != nullptr) { input.due = *due; }
  node.paper = std::move(input);
  return node;
}

Explanation Evaluator::role(const Subject& subject, const Criterion& criterion,
                            const Citation& cite) const {
  Explanation node;
  node.kind = NodeKind::role;
  describe(node, {}, criterion.title, cite, subject);
  node.roles = criterion.roles;
  if (!subject.roles) {
    node.reason = Reason::roles_not_known;
    node.need = Need{NeedKind::role, subject.id,   criterion.roles.front(),
                     Judgement::met, std::nullopt, criterion.roles};
    return node;
  }
  const bool held =
      std::any_of(criterion.roles.begin(), criterion.roles.end(), [&](const std::string& role) {
        return std::find(subject.roles->begin(), subject.roles->end(), role) !=
               subject.roles->end();
      });
  node.truth = to_truth(held);
  node.reason = held ? Reason::role_held : Reason::role_not_held;
  return node;
}

Explanation Evaluator::no_discipline(const Subject& subject, const Citation& cite) const {
  Explanation node;
  node.kind = NodeKind::no_discipline;
  describe(node, {}, {}, cite, subject);
  node.truth = negate(book_.disciplined(subject.id));
  switch (node.truth) {
    case Truth::yes:
      node.reason = Reason::not_disciplined;
      break;
    case Truth::no:
      node.reason = Reason::disciplined;
      break;
    case Truth::undetermined:
      node.reason = Reason::discipline_not_known;
      node.need = Need{NeedKind::discipline, subject.id, {}, Judgement::met};
      break;
  }
  return node;
}

}  // namespace thidua::inline v0
