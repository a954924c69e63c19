/// \file
/// Walks a plan once, list by list, and gathers all its faults.
#include <thidua/campaign/validate.hpp>

#include <type_traits>

#include <thidua/campaign/readings.hpp>

#include "plan_checker.hpp"

namespace thidua::inline v0 {

namespace {

void check_text(PlanChecker& checker, const LocalText& text, const std::string& path,
                std::string_view key, const Citation& cite) {
  if (text.empty()) { checker.report(Fault::plan_missing_key, path, cite, {std::string{key}}); }
}

/// Ids, titles and citations of a list; `each` checks what is particular to its entries.
template <class T, class Each>
void check_list(PlanChecker& checker, std::string_view name, const std::vector<T>& entries,
                const Each& each) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& entry = entries[i];
    const std::string path = at(name, i);
    Citation cite;
    if constexpr (requires { entry.cite; }) { cite = entry.cite; }
    if constexpr (requires { entry.id; }) {
      checker.check_given(entry.id, path, "id", cite);
      checker.check_id(name, path, entry.id, cite);
    }
    if constexpr (requires { entry.cite; }) {
      checker.check_citation(cite, path, "[[" + std::string{name} + "]]");
    }
    if constexpr (requires { entry.title; } && !std::is_same_v<T, Basis> &&
                  !std::is_same_v<T, Parameter> && !std::is_same_v<T, Deadline>) {
      check_text(checker, entry.title, path, "title", cite);
    }
    each(entry, path);
  }
}

constexpr auto nothing_more = [](const auto&, const std::string&) {};

void check_head(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  checker.check_given(plan.id, "campaign", "id", plan.cite);
  if (plan.title.empty()) {
    checker.report(Fault::plan_missing_key, "campaign", plan.cite, {"title"});
  }
  checker.check_id("campaign", "campaign", plan.id, plan.cite);
  checker.check_citation(plan.cite, "campaign", "[campaign]");
  checker.check_citation(plan.period.cite, "campaign.period", "campaign.period");
}

void check_people(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  check_list(checker, "clause", plan.clauses, [&](const Clause& clause, const std::string& path) {
    check_text(checker, clause.text, path, "text", {});
  });
  check_list(checker, "basis", plan.basis, [&](const Basis& basis, const std::string& path) {
    checker.check_given(basis.number, path, "number", basis.cite);
  });
  check_list(checker, "authority", plan.authorities, nothing_more);
  check_list(checker, "role", plan.roles, nothing_more);
  check_list(checker, "duty", plan.duties, [&](const Duty& duty, const std::string& path) {
    check_text(checker, duty.who, path, "who", duty.cite);
    check_text(checker, duty.what, path, "what", duty.cite);
  });
  check_list(checker, "parameter", plan.parameters,
             [&](const Parameter& parameter, const std::string& path) {
               checker.check_optional_reference(plan.authorities, parameter.decided_by,
                                                under(path, "decided_by"), "[[authority]]",
                                                parameter.cite);
             });
  check_list(checker, "subject_kind", plan.subject_kinds,
             [&](const SubjectKind& kind, const std::string& path) {
               checker.check_choice(kind.results_of, under(path, "results_of"), kind.cite);
             });
  if (plan.subject_kinds.empty()) { checker.report(Fault::plan_no_subject_kind, {}, {}, {}); }
}

void check_rule(PlanChecker& checker, const CountRule& rule, const std::string& path,
                const Citation& cite) {
  for (std::size_t i = 0; i < rule.where.size(); ++i) {
    checker.check_reference(checker.plan().flags, rule.where[i].flag, under(path, at("where", i)),
                            "[[flag]]", cite);
  }
}

void check_counting(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  check_list(checker, "flag", plan.flags, nothing_more);
  if (plan.flags.size() > most_flags) {
    checker.report(Fault::plan_too_many_flags, at("flag", most_flags), {},
                   {std::to_string(plan.flags.size()), std::to_string(most_flags)});
  }
  check_list(
      checker, "indicator", plan.indicators,
      [&](const Indicator& indicator, const std::string& path) {
        if (indicator.numerator) {
          check_rule(checker, *indicator.numerator, under(path, "numerator"), indicator.cite);
        }
        if (indicator.denominator) {
          check_rule(checker, *indicator.denominator, under(path, "denominator"), indicator.cite);
        }
        if (indicator.numerator.has_value() != indicator.denominator.has_value()) {
          checker.report(Fault::plan_missing_key, path, indicator.cite,
                         {indicator.numerator ? "denominator" : "numerator"});
        }
        if (indicator.is_counted() && !indicator.is_share()) {
          checker.report(Fault::plan_unit_mismatch, under(path, "quantity"), indicator.cite,
                         {indicator.id, std::string{percent_unit}, indicator.unit});
        }
        checker.check_choice(indicator.no_activity, under(path, "no_activity"), indicator.cite);
      });
}

void check_contents(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  const auto check_by = [&](const Attested& attested, const std::string& path) {
    if (attested.by.empty()) {
      checker.report(Fault::plan_missing_key, path, attested.cite, {"by"});
    }
    for (std::size_t i = 0; i < attested.by.size(); ++i) {
      checker.check_reference(plan.authorities, attested.by[i], under(path, at("by", i)),
                              "[[authority]]", attested.cite);
    }
  };
  // Contents, targets and attested criteria are asked for by id alone, so their ids are one list.
  check_list(checker, "target", plan.targets, [&](const Target& target, const std::string& path) {
    checker.check_choice(target.met_when, under(path, "met_when"), target.cite);
  });
  check_list(checker, "content", plan.contents,
             [&](const Attested& content, const std::string& path) {
               check_by(content, path);
               if (find(plan.targets, content.id) != nullptr) {
                 checker.report(Fault::plan_duplicate_id, under(path, "id"), content.cite,
                                {content.id, "[[target]]"});
               }
             });
  check_list(checker, "attested", plan.attested,
             [&](const Attested& attested, const std::string& path) {
               check_by(attested, path);
               if (find(plan.targets, attested.id) != nullptr) {
                 checker.report(Fault::plan_duplicate_id, under(path, "id"), attested.cite,
                                {attested.id, "[[target]]"});
               }
               if (find(plan.contents, attested.id) != nullptr) {
                 checker.report(Fault::plan_duplicate_id, under(path, "id"), attested.cite,
                                {attested.id, "[[content]]"});
               }
             });
}

bool may_be(const Plan& plan, const Choice<ContentsExceeded>& choice, ContentsExceeded value) {
  if (const auto* fixed = choice.fixed()) { return *fixed == value; }
  const auto* point = find(plan.open_points, choice.open_point());
  return point != nullptr &&
         std::any_of(point->readings.begin(), point->readings.end(),
                     [&](const Reading& reading) { return reading.value == word(value); });
}

void check_contents_rule(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  if (!plan.contents_rule) { return; }
  const auto& rule = *plan.contents_rule;
  checker.check_citation(rule.cite, "contents", "[contents]");
  checker.check_choice(rule.exceeded, "contents.exceeded", rule.cite);
  checker.check_choice(rule.attested_exceeded, "contents.attested_exceeded", rule.cite);
  if (rule.margin.empty()) {
    if (may_be(plan, rule.exceeded, ContentsExceeded::margin)) {
      checker.report(Fault::plan_missing_margin, "contents", rule.cite, {});
    }
  } else if (checker.check_reference(plan.parameters, rule.margin, "contents.margin",
                                     "[[parameter]]", rule.cite)) {
    const auto* parameter = find(plan.parameters, rule.margin);
    if (parameter->kind != ParameterKind::percentage_points) {
      checker.report(Fault::plan_wrong_type, "contents.margin", rule.cite,
                     {"margin", "percentage-points", std::string{word(parameter->kind)}});
    }
    check_margin(checker, *parameter);
  }
}

void check_papers(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  check_list(checker, "deadline", plan.deadlines,
             [&](const Deadline& deadline, const std::string& path) {
               check_deadline(checker, deadline, path);
             });
  check_list(checker, "paper", plan.papers, [&](const Paper& paper, const std::string& path) {
    checker.check_optional_reference(plan.deadlines, paper.deadline, under(path, "deadline"),
                                     "[[deadline]]", paper.cite);
    checker.check_optional_reference(plan.authorities, paper.to, under(path, "to"), "[[authority]]",
                                     paper.cite);
  });
}

void check_awards(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  if (plan.awards.empty()) { checker.report(Fault::plan_no_award, {}, {}, {}); }
  check_list(checker, "award", plan.awards, [&](const Award& award, const std::string& path) {
    checker.check_given(award.authority, path, "authority", award.cite);
    checker.check_optional_reference(plan.authorities, award.authority, under(path, "authority"),
                                     "[[authority]]", award.cite);
    for (std::size_t i = 0; i < award.papers.size(); ++i) {
      checker.check_reference(plan.papers, award.papers[i], under(path, at("papers", i)),
                              "[[paper]]", award.cite);
    }
    if (award.criteria.empty()) {
      checker.report(Fault::plan_missing_key, path, award.cite, {"criteria"});
    }
    if (award.bonus) { check_bonus(checker, award, under(path, "bonus")); }
  });
  check_list(checker, "criterion", plan.criteria, nothing_more);
  if (plan.one_achievement) {
    const auto& rule = *plan.one_achievement;
    checker.check_citation(rule.cite, "one_achievement", "[one_achievement]");
    checker.check_choice(rule.rule, "one_achievement.rule", rule.cite);
    if (rule.order.empty()) {
      checker.report(Fault::plan_missing_key, "one_achievement", rule.cite, {"order"});
    }
    for (std::size_t i = 0; i < rule.order.size(); ++i) {
      const std::string here = under("one_achievement", at("order", i));
      checker.check_reference(plan.awards, rule.order[i], here, "[[award]]", rule.cite);
      if (std::find(rule.order.begin(), rule.order.begin() + static_cast<std::ptrdiff_t>(i),
                    rule.order[i]) != rule.order.begin() + static_cast<std::ptrdiff_t>(i)) {
        checker.report(Fault::plan_duplicate_id, here, rule.cite,
                       {rule.order[i], "one_achievement.order"});
      }
    }
  }
}

void check_open_points(PlanChecker& checker) {
  const Plan& plan = checker.plan();
  std::size_t combinations = 1;
  check_list(
      checker, "open_point", plan.open_points,
      [&](const OpenPoint& point, const std::string& path) {
        check_text(checker, point.question, path, "question", point.cite);
        if (point.readings.empty()) {
          checker.report(Fault::plan_missing_key, path, point.cite, {"reading"});
        }
        if (!checker.is_used(point.id)) {
          checker.report(Fault::plan_unused_open_point, path, point.cite, {point.id});
        }
        for (std::size_t i = 0; i < point.readings.size(); ++i) {
          check_text(checker, point.readings[i].title, under(path, at("reading", i)), "title",
                     point.cite);
          checker.check_given(point.readings[i].value, under(path, at("reading", i)), "value",
                              point.cite);
          checker.check_given(point.readings[i].id, under(path, at("reading", i)), "id",
                              point.cite);
          checker.check_id(path, under(path, at("reading", i)), point.readings[i].id, point.cite);
        }
        combinations = std::min<std::size_t>(
            combinations * std::max<std::size_t>(point.readings.size(), 1), most_combinations + 1);
      });
  if (combinations > most_combinations) {
    checker.report(Fault::plan_too_many_readings, "open_point[0]", {},
                   {"> " + std::to_string(most_combinations), std::to_string(most_combinations)});
  }
  check_list(
      checker, "reading", plan.readings, [&](const NamedReading& named, const std::string& path) {
        if (named.id == "all") {
          checker.report(Fault::plan_bad_id, under(path, "id"), {}, {named.id});
        }
        for (const auto& [point_id, reading_id] : named.choices) {
          const std::string here = under(under(path, "choices"), point_id);
          if (!checker.check_reference(plan.open_points, point_id, here, "[[open_point]]", {})) {
            continue;
          }
          const auto& readings = find(plan.open_points, point_id)->readings;
          if (find(readings, reading_id) == nullptr) {
            checker.report(Fault::plan_incomplete_choice, here, {}, {point_id, reading_id},
                           nearest(reading_id, ids_of(readings)));
          }
        }
      });
}

}  // namespace

Diagnostics validate(const Plan& plan) {
  PlanChecker checker{plan};
  check_head(checker);
  check_people(checker);
  check_counting(checker);
  check_contents(checker);
  check_contents_rule(checker);
  check_papers(checker);
  check_awards(checker);
  check_criteria(checker);
  check_times(checker);
  check_dated(checker);
  check_open_points(checker);
  check_scorecards(checker);
  Diagnostics diagnostics = checker.take();
  sort_by_place(diagnostics);
  return diagnostics;
}

}  // namespace thidua::inline v0
