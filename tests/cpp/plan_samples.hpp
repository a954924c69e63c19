/// \file
/// A small invented plan, built in code and without fault, from which the tests break one thing after the other.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/campaign/plan.hpp>

namespace samples {

/// Gives every entry that has none a wording.
template <class... Lists>
void word_all(Lists&... lists) {
  const thidua::LocalText invented{"Giả định", "Invented"};
  const auto word = [&](auto& entry) {
    if constexpr (requires { entry.title; }) {
      entry.title = entry.title.empty() ? invented : entry.title;
    } else if constexpr (requires { entry.question; }) {
      entry.question = entry.question.empty() ? invented : entry.question;
    } else if constexpr (requires { entry.text; }) {
      entry.text = entry.text.empty() ? invented : entry.text;
    }
  };
  const auto word_list = [&](auto& list) {
    for (auto& entry : list) {
      word(entry);
      if constexpr (requires { entry.readings; }) {
        for (auto& reading : entry.readings) { word(reading); }
      }
    }
  };
  (word_list(lists), ...);
}

/// A plan whose entries all have a wording.
inline thidua::Plan worded(thidua::Plan plan) {
  word_all(plan.clauses, plan.basis, plan.parameters, plan.authorities, plan.roles,
           plan.subject_kinds, plan.flags, plan.indicators, plan.targets, plan.contents,
           plan.attested, plan.papers, plan.awards, plan.open_points, plan.readings);
  return plan;
}

inline thidua::Criterion criterion(thidua::CriterionKind kind, std::string ref,
                                   std::string_view cite = "IV.1") {
  thidua::Criterion criterion;
  criterion.kind = kind;
  criterion.ref = std::move(ref);
  criterion.cite = thidua::parse_citation(cite);
  return criterion;
}

inline thidua::Criterion all_of_these(std::vector<thidua::Criterion> parts) {
  auto all = criterion(thidua::CriterionKind::all, {});
  all.parts = std::move(parts);
  return all;
}

inline thidua::Plan plan() {
  using namespace thidua;
  const auto cite = [](const char* clause) { return Citation{{}, clause}; };
  Plan plan;
  plan.id = "invented-2024";
  plan.title = {"Đợt thi đua giả định", "An invented campaign"};
  plan.cite = cite("I");
  plan.period = {std::string{"issue-date"}, Date(2024, 12, 26), cite("III")};
  plan.clauses = {{"I", {}},   {"II", {}}, {"II.1", {}}, {"II.2", {}},
                  {"III", {}}, {"IV", {}}, {"IV.1", {}}, {"V", {}}};
  plan.basis = {{"LAW", BasisKind::law, "1/2024", {}, {}, {}, cite("I")}};
  plan.parameters = {
      {"issue-date", ParameterKind::date, {}, {}, Date(2024, 6, 6), "council", cite("III")},
      {"margin", ParameterKind::percentage_points, {}, {}, {}, "council", cite("II")}};
  plan.authorities = {{"council", {"Hội đồng", "Council"}}, {"office", {"Văn phòng", "Office"}}};
  plan.roles = {{"officer", {"Công chức", "Officer"}, cite("IV")}};
  plan.subject_kinds = {
      {"collective", {"Tập thể", "Collective"}, CountedAs::unit, {}, {}, cite("IV")},
      {"individual",
       {"Cá nhân", "Individual"},
       CountedAs::officer,
       OpenPointRef{"results"},
       criterion(CriterionKind::no_discipline, {}, "IV"),
       cite("IV")}};
  plan.flags = {{"fee_due", {}, {}}, {"paid_online", {}, DateField::paid}};
  Indicator payment;
  payment.id = "payment";
  payment.numerator = CountRule{Counted::dossier, {{"fee_due"}, {"paid_online"}}};
  payment.denominator = CountRule{Counted::dossier, {{"fee_due"}}};
  payment.cite = cite("II.1");
  Indicator road;
  road.id = "road";
  road.unit = "km";
  road.cite = Citation{"LAW", "5"};
  plan.indicators = {payment, road};
  plan.targets = {{"II.1",
                   {},
                   "payment",
                   Comparison::above,
                   Level{{45, 100}, "%"},
                   OpenPointRef{"strictness"},
                   cite("II.1")}};
  plan.contents = {{"II.2", {}, {"council"}, cite("II.2")}};
  plan.contents_rule =
      ContentsRule{ContentsExceeded::margin, "margin", AttestedExceeded::judged, cite("II")};
  plan.attested = {{"solutions", {}, {"council"}, cite("IV.1")}};
  plan.deadlines = {{"nomination", {DeadlineKind::before, Date(2024, 12, 31)}, cite("V")}};
  plan.papers = {{"minutes", {}, {}, "office", "nomination", cite("V")}};
  plan.criteria = {{"creative", criterion(CriterionKind::attested, "solutions"), cite("IV.1")}};
  auto contents = criterion(CriterionKind::contents, {});
  plan.awards = {
      {"merit",
       {"Bằng khen", "Merit"},
       "council",
       {"minutes"},
       {{"collective", all_of_these({contents, criterion(CriterionKind::criterion, "creative")})},
        {"individual", criterion(CriterionKind::attested, "solutions")}},
       cite("IV")},
      {"commendation",
       {"Giấy khen", "Commendation"},
       "office",
       {},
       {{"collective", criterion(CriterionKind::met, "II.1")}},
       cite("IV")}};
  plan.one_achievement =
      OneAchievementRule{OneAchievement::highest_only, {"merit", "commendation"}, cite("I")};
  plan.open_points = {
      {"strictness", {}, {{"strict", {}, "above"}, {"level", {}, "at-least"}}, cite("II.1")},
      {"results", {}, {{"own", {}, "own"}, {"unit", {}, "unit"}}, cite("IV")}};
  plan.readings = {{"literal", {}, {{"strictness", "strict"}}}};
  return worded(std::move(plan));
}

/// The plan with one thing changed.
inline thidua::Plan plan_with(const std::function<void(thidua::Plan&)>& change) {
  auto changed = plan();
  change(changed);
  return worded(std::move(changed));
}

/// The award's criteria for collectives.
inline thidua::Criterion& merit(thidua::Plan& plan) {
  return plan.awards.at(0).criteria.at(0).criterion;
}

}  // namespace samples
