/// \file
/// Checks the criteria of a plan: everything that they refer to is there, every rule cites its clause, none runs in a circle.
#include <set>

#include "plan_checker.hpp"

namespace thidua::inline v0 {

namespace {

std::string key_of(CriterionKind kind) { return std::string{word(kind)}; }

void check_level(PlanChecker& checker, const Indicator& indicator, const Level& level,
                 const std::string& path, const Citation& cite) {
  if (level.unit != indicator.unit) {
    checker.report(Fault::plan_unit_mismatch, path, cite,
                   {indicator.id, indicator.unit, to_string(level)});
  } else if (indicator.is_part_of_whole() &&
             (level.value < Rational{0} || level.value > Rational{1})) {
    checker.report(Fault::plan_level_out_of_range, path, cite, {to_string(level)});
  }
}

class CriterionCheck {
 public:
  CriterionCheck(PlanChecker& checker, std::string_view subject_kind)
      : checker_{checker}, subject_kind_{subject_kind} {}

  enum class Standing : std::uint8_t { root, part };

  void run(const Criterion& criterion, const std::string& path, const Citation& inherited,
           Standing standing) {
    const Citation& cite = criterion.cite.empty() ? inherited : criterion.cite;
    if ((cite.empty() && standing == Standing::root) || !criterion.cite.empty()) {
      checker_.check_citation(cite, path, "«" + key_of(criterion.kind) + "»");
    }
    if (criterion.has_parts()) {
      check_parts(criterion, path, cite);
    } else {
      check_leaf(criterion, path, cite);
    }
    check_exceptions(criterion, path, cite);
  }

 private:
  void check_parts(const Criterion& criterion, const std::string& path, const Citation& cite) {
    const std::string key = key_of(criterion.kind);
    if (criterion.parts.empty()) {
      checker_.report(Fault::plan_empty_criterion, under(path, key), cite, {key});
    }
    if (criterion.kind == CriterionKind::at_least && !criterion.parts.empty() &&
        (criterion.least < 1 || criterion.least > criterion.parts.size())) {
      checker_.report(Fault::plan_at_least_out_of_range, under(path, "at_least"), cite,
                      {std::to_string(criterion.least), std::to_string(criterion.parts.size())});
    }
    for (std::size_t i = 0; i < criterion.parts.size(); ++i) {
      run(criterion.parts[i], under(path, at(key, i)), cite, Standing::part);
    }
  }

  void check_leaf(const Criterion& criterion, const std::string& path, const Citation& cite) {
    const Plan& plan = checker_.plan();
    const std::string here = under(path, key_of(criterion.kind));
    if (criterion.judgement == Judgement::not_met) {
      checker_.report(Fault::plan_bad_value, here, cite,
                      {"judgement", std::string{word(Judgement::not_met)}, "met, exceeded"});
    }
    switch (criterion.kind) {
      case CriterionKind::met:
      case CriterionKind::exceeded:
        checker_.check_reference(plan.targets, criterion.ref, here, "[[target]]", cite);
        break;
      case CriterionKind::contents:
        if (!plan.contents_rule) {
          checker_.report(Fault::plan_dangling_reference, here, cite,
                          {"[contents]", std::string{word(criterion.judgement)}});
        }
        break;
      case CriterionKind::measure:
        if (checker_.check_reference(plan.indicators, criterion.ref, here, "[[indicator]]", cite)) {
          if (const auto* indicator = find(plan.indicators, criterion.ref)) {
            check_level(checker_, *indicator, criterion.level, path, cite);
          }
        }
        break;
      case CriterionKind::attested:
        if (find(plan.contents, criterion.ref) == nullptr) {
          checker_.check_reference(plan.attested, criterion.ref, here, "[[attested]]", cite);
        }
        break;
      case CriterionKind::paper:
        checker_.check_reference(plan.papers, criterion.ref, here, "[[paper]]", cite);
        break;
      case CriterionKind::role:
        if (criterion.roles.empty()) {
          checker_.report(Fault::plan_empty_criterion, here, cite, {"role"});
        }
        for (const auto& role : criterion.roles) {
          checker_.check_reference(plan.roles, role, here, "[[role]]", cite);
        }
        break;
      case CriterionKind::criterion:
        checker_.check_reference(plan.criteria, criterion.ref, here, "[[criterion]]", cite);
        break;
      case CriterionKind::award:
        check_award(criterion, here, cite);
        break;
      default:
        break;
    }
  }

  void check_award(const Criterion& criterion, const std::string& path, const Citation& cite) {
    if (!checker_.check_reference(checker_.plan().awards, criterion.ref, path, "[[award]]", cite)) {
      return;
    }
    const auto* award = find(checker_.plan().awards, criterion.ref);
    if (award != nullptr && !subject_kind_.empty() &&
        award->criteria_for(subject_kind_) == nullptr) {
      checker_.report(Fault::plan_dangling_reference, path, cite,
                      {"[award.criteria]", criterion.ref + "." + std::string{subject_kind_}});
    }
  }

  void check_exceptions(const Criterion& criterion, const std::string& path, const Citation& cite) {
    const auto& exceptions = criterion.exceptions;
    for (std::size_t i = 0; i < exceptions.size(); ++i) {
      const std::string here = under(path, at("except", i));
      if (!exceptions[i].cite.empty()) {
        checker_.check_citation(exceptions[i].cite, here, "«except»");
      }
      run(exceptions[i].when, under(here, "when"),
          exceptions[i].cite.empty() ? cite : exceptions[i].cite, Standing::part);
      for (std::size_t j = 0; j < i; ++j) {
        if (exceptions[j].when == exceptions[i].when && exceptions[j].then != exceptions[i].then) {
          checker_.report(Fault::plan_conflicting_exceptions, here, cite, {});
        }
      }
    }
  }

  PlanChecker& checker_;
  std::string_view subject_kind_;
};

/// Follows references between named criteria and awards, depth first.
class CycleCheck {
 public:
  explicit CycleCheck(PlanChecker& checker) : checker_{checker} {}

  void follow_criterion(const std::string& id) {
    const auto* named = find(checker_.plan().criteria, id);
    if (named != nullptr) {
      enter("[[criterion]] " + id, named->cite, [&] { follow(named->rule); });
    }
  }
  void follow_award(const std::string& id) {
    const auto* award = find(checker_.plan().awards, id);
    if (award == nullptr) { return; }
    enter("[[award]] " + id, award->cite, [&] {
      for (const auto& entry : award->criteria) { follow(entry.criterion); }
    });
  }

 private:
  template <class Body>
  void enter(const std::string& node, const Citation& cite, const Body& body) {
    if (done_.contains(node)) { return; }
    const auto open = std::find(way_.begin(), way_.end(), node);
    if (open != way_.end()) {
      std::string circle;
      for (auto step = open; step != way_.end(); ++step) { circle += *step + " → "; }
      checker_.report(Fault::plan_cycle, path_of(node), cite, {circle + node});
      return;
    }
    way_.push_back(node);
    body();
    way_.pop_back();
    done_.insert(node);
  }

  void follow(const Criterion& criterion) {
    for (const auto& part : criterion.parts) { follow(part); }
    for (const auto& exception : criterion.exceptions) { follow(exception.when); }
    if (criterion.kind == CriterionKind::criterion) { follow_criterion(criterion.ref); }
    if (criterion.kind == CriterionKind::award) { follow_award(criterion.ref); }
  }

  [[nodiscard]] std::string path_of(const std::string& node) const {
    const auto& plan = checker_.plan();
    for (std::size_t i = 0; i < plan.criteria.size(); ++i) {
      if (node == "[[criterion]] " + plan.criteria[i].id) { return at("criterion", i); }
    }
    for (std::size_t i = 0; i < plan.awards.size(); ++i) {
      if (node == "[[award]] " + plan.awards[i].id) { return at("award", i); }
    }
    return {};
  }

  PlanChecker& checker_;
  std::vector<std::string> way_;
  std::set<std::string> done_;
};

}  // namespace

void check_criteria(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    const auto& target = plan.targets[i];
    const std::string path = at("target", i);
    if (checker.check_reference(plan.indicators, target.indicator, under(path, "indicator"),
                                "[[indicator]]", target.cite)) {
      if (const auto* indicator = find(plan.indicators, target.indicator)) {
        if (target.steps.empty()) {
          check_level(checker, *indicator, target.level, path, target.cite);
        }
        for (std::size_t j = 0; j < target.steps.size(); ++j) {
          check_level(checker, *indicator, target.steps[j].level, under(path, at("levels", j)),
                      target.cite);
        }
      }
    }
  }
  for (std::size_t i = 0; i < plan.subject_kinds.size(); ++i) {
    const auto& kind = plan.subject_kinds[i];
    if (kind.eligible) {
      CriterionCheck{checker, kind.id}.run(*kind.eligible, under(at("subject_kind", i), "eligible"),
                                           kind.cite, CriterionCheck::Standing::root);
    }
  }
  for (std::size_t i = 0; i < plan.criteria.size(); ++i) {
    CriterionCheck{checker, {}}.run(plan.criteria[i].rule, under(at("criterion", i), "rule"),
                                    plan.criteria[i].cite, CriterionCheck::Standing::root);
  }
  for (std::size_t i = 0; i < plan.awards.size(); ++i) {
    const auto& award = plan.awards[i];
    const std::string path = under(at("award", i), "criteria");
    for (const auto& entry : award.criteria) {
      const std::string here = under(path, entry.subject_kind);
      if (award.criteria_for(entry.subject_kind) != &entry.criterion) {
        checker.report(Fault::plan_duplicate_id, here, award.cite, {entry.subject_kind, here});
      }
      checker.check_reference(plan.subject_kinds, entry.subject_kind, here, "[[subject_kind]]",
                              award.cite);
      // An award's own clause says that there are criteria, not what they are: each needs its own.
      CriterionCheck{checker, entry.subject_kind}.run(entry.criterion, here, {},
                                                      CriterionCheck::Standing::root);
    }
  }
  CycleCheck cycles{checker};
  for (const auto& named : plan.criteria) { cycles.follow_criterion(named.id); }
  for (const auto& award : plan.awards) { cycles.follow_award(award.id); }
}

}  // namespace thidua::inline v0
