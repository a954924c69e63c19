/// \file
/// A small plan and explanations made by hand, for the tests of what readers see. The department, its
/// divisions and persons are invented.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <thidua/campaign/plan.hpp>
#include <thidua/rule/explanation.hpp>

namespace thidua::samples {

inline constexpr Language both_languages[] = {Language::vi, Language::en};

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline Plan small_plan() {
  Plan plan;
  plan.authorities = {{"council", {"Hội đồng Thi đua - Khen thưởng", "Emulation Council"}}};
  plan.roles = {{"leader", {"Lãnh đạo", "Leader"}, {}}};
  plan.attested = {{"solutions",
                    {"Có giải pháp hiệu quả", "Effective solutions"},
                    {"council"},
                    {{}, "IV.2.1.b"}}};
  plan.deadlines = {{"nomination", {DeadlineKind::before, date(2024, 12, 31)}, {{}, "IV.4"}}};
  plan.papers = {{"minutes",
                  {"Biên bản họp xét", "Minutes of the meeting"},
                  {},
                  {},
                  "nomination",
                  {{}, "IV.3-HS.a"}},
                 {"summary", {"Báo cáo tổng kết", "Summary report"}, {}, {}, {}, {{}, "V.1"}}};
  plan.parameters = {{"margin",
                      ParameterKind::percentage_points,
                      {"Khoảng chênh", "Margin"},
                      {},
                      {},
                      "council",
                      {}}};
  Indicator payment;
  payment.id = "payment";
  payment.title = {"Tỷ lệ thanh toán trực tuyến", "Online payment"};
  plan.indicators = {payment};
  Award merit;
  merit.id = "bang-khen";
  merit.title = {"Bằng khen", "Certificate of Merit"};
  plan.awards = {merit};
  plan.open_points = {
      {"strictness",
       {"Đúng mức có đạt không?", "Is the level itself enough?"},
       {{"above", {"Không", "No"}, "above"}, {"at-least", {"Có", "Yes"}, "at-least"}},
       {}}};
  return plan;
}

inline Level percent(std::int64_t n) { return {Rational{n, 100}, "%"}; }

inline Explanation leaf(NodeKind kind, Truth truth, Reason reason, std::string clause = {},
                        LocalText title = {}) {
  Explanation node;
  node.kind = kind;
  node.truth = truth;
  node.reason = reason;
  node.cite = {{}, std::move(clause)};
  node.title = std::move(title);
  node.subject = "P01";
  node.subject_name = {"Phòng Mây Trắng", {}};
  return node;
}

inline Explanation inner(NodeKind kind, Truth truth, std::string clause, LocalText title,
                         std::vector<Explanation> children) {
  Explanation node = leaf(kind, truth, Reason::combined, std::move(clause), std::move(title));
  node.children = std::move(children);
  return node;
}

/// A measure against «above 45 %» or another comparison, judged as the evaluator does.
inline Explanation compared(const Measure& measure, Comparison comparison = Comparison::above,
                            Counted counted = Counted::dossier) {
  auto node = leaf(NodeKind::target_met, Truth::yes, Reason::compared, "II.1.c",
                   {"Tỷ lệ thanh toán trực tuyến", "Online payment"});
  node.comparison =
      ComparisonInput{"payment", measure, comparison, percent(45), {}, "tally", counted};
  if (const auto* ratio = std::get_if<Ratio>(&measure)) {
    node.truth = to_truth(holds(*ratio, comparison, node.comparison->level.value));
    if (node.truth == Truth::no) {
      node.shortfall = shortfall(*ratio, comparison, node.comparison->level.value);
    }
  }
  return node;
}

/// A node with that reason and all inputs that a sentence could ask for.
inline Explanation with_reason(Reason reason) {
  auto node = compared(Ratio{44, 100});
  node.kind = reason == Reason::higher_award ? NodeKind::precedence : NodeKind::all;
  node.reason = reason;
  node.truth = Truth::no;
  node.id = "solutions";
  node.judgements = {{Judgement::met, "Nguyễn Văn Mẫu", "council", date(2024, 12, 20), "12/BB"}};
  node.paper = PaperInput{date(2024, 12, 31), "12/BB",
                          stated_due(DueDay{DeadlineKind::before, date(2024, 12, 31)})};
  node.roles = {"leader"};
  if (reason == Reason::combined || reason == Reason::higher_award) {
    node.children = {leaf(NodeKind::award, Truth::yes, Reason::combined)};
  }
  if (reason == Reason::straddles) {
    node.comparison->measure = Reported{Percent::of_fraction({45, 100}), 2, PrintRounding::nearest};
  }
  return node;
}

inline Explanation paper_leaf(Truth truth, Reason reason, std::optional<Date> received) {
  auto node = leaf(NodeKind::paper, truth, reason, "IV.3-HS.a",
                   {"Biên bản họp xét", "Minutes of the meeting"});
  node.id = "minutes";
  node.paper =
      PaperInput{received, {}, stated_due(DueDay{DeadlineKind::before, date(2024, 12, 31)})};
  if (truth == Truth::undetermined) {
    node.need = Need{NeedKind::paper, "P01", "minutes", Judgement::met};
  }
  return node;
}

inline Explanation not_judged() {
  auto node = leaf(NodeKind::attested, Truth::undetermined, Reason::not_judged, "IV.2.1.b",
                   {"Có giải pháp hiệu quả", "Effective solutions"});
  node.id = "solutions";
  node.need = Need{NeedKind::judgement, "P01", "solutions", Judgement::met};
  return node;
}

/// «Bằng khen» of a division that has the counts `ratio`.
inline Explanation merit(const Ratio& ratio, Truth truth, const Explanation& minutes) {
  auto payment = compared(ratio);
  payment.readings = {{"strictness", "above"}};
  const Truth contents = payment.truth;
  auto award = inner(
      NodeKind::award, truth, "IV.2", {"Bằng khen", "Certificate of Merit"},
      {inner(NodeKind::all, contents == Truth::no ? Truth::no : Truth::undetermined, "IV.2.1", {},
             {inner(NodeKind::contents, contents, "IV.2.1.a", {}, {payment}), not_judged()}),
       minutes});
  award.id = "bang-khen";
  return award;
}

}  // namespace thidua::samples
