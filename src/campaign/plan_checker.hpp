/// \file
/// What all checks of a plan share: where they report, and how ids, references and citations are held against it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/campaign/plan.hpp>
#include <thidua/core/diagnostic.hpp>
#include <thidua/core/id.hpp>
#include <thidua/core/joined.hpp>
#include <thidua/core/text.hpp>

namespace thidua::inline v0 {

[[nodiscard]] inline std::string at(std::string_view list, std::size_t index) {
  return std::string{list} + "[" + std::to_string(index) + "]";
}
[[nodiscard]] inline std::string under(std::string_view path, std::string_view key) {
  return path.empty() ? std::string{key} : std::string{path} + "." + std::string{key};
}

class PlanChecker {
 public:
  explicit PlanChecker(const Plan& plan) : plan_{plan} {}

  [[nodiscard]] const Plan& plan() const noexcept { return plan_; }
  [[nodiscard]] Diagnostics take() { return std::move(diagnostics_); }

  void report(Fault fault, std::string path, const Citation& cite,
              std::vector<std::string> arguments, std::string suggestion = {}) {
    diagnostics_.push_back(
        {fault, {}, std::move(path), to_string(cite), std::move(arguments), std::move(suggestion)});
  }

  void add(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }

  /// Well-formed and new within its list.
  void check_id(std::string_view list, const std::string& path, const std::string& id,
                const Citation& cite) {
    if (id.empty()) {
      return;
    }  // reported as a missing key by the loader, and below for plans built in code
    if (!is_id(id)) { report(Fault::plan_bad_id, under(path, "id"), cite, {id}); }
    const auto [first, is_new] = ids_[std::string{list}].try_emplace(id, path);
    if (!is_new) { report(Fault::plan_duplicate_id, under(path, "id"), cite, {id, first->second}); }
  }

  void check_given(const std::string& value, const std::string& path, std::string_view key,
                   const Citation& cite) {
    if (detail::without_outer_spaces(value).empty()) {
      report(Fault::plan_missing_key, path, cite, {std::string{key}});
    }
  }

  /// There, and a clause of the plan or of a basis.
  void check_citation(const Citation& cite, const std::string& path, std::string_view what) {
    if (cite.empty()) {
      report(Fault::plan_missing_citation, path, cite, {std::string{what}});
      return;
    }
    if (!cite.document.empty()) {
      if (find(plan_.basis, cite.document) == nullptr) {
        report(Fault::plan_dangling_citation, under(path, "cite"), cite, {to_string(cite)},
               nearest(cite.document, ids_of(plan_.basis)));
      }
    } else if (!plan_.clauses.empty() && find(plan_.clauses, cite.clause) == nullptr) {
      report(Fault::plan_dangling_citation, under(path, "cite"), cite, {cite.clause},
             nearest(cite.clause, ids_of(plan_.clauses)));
    }
  }

  /// `id` names an entry of `list`.
  template <class T>
  bool check_reference(const std::vector<T>& list, const std::string& id, const std::string& path,
                       std::string_view what, const Citation& cite) {
    if (find(list, id) != nullptr) { return true; }
    report(Fault::plan_dangling_reference, path, cite, {std::string{what}, id},
           nearest(id, ids_of(list)));
    return false;
  }
  /// The same of a reference that may be left out.
  template <class T>
  void check_optional_reference(const std::vector<T>& list, const std::string& id,
                                const std::string& path, std::string_view what,
                                const Citation& cite) {
    if (!id.empty()) { check_reference(list, id, path, what, cite); }
  }

  /// A parameter that is there is a date.
  void check_date_parameter(const std::string& id, const std::string& path, std::string_view key,
                            const Citation& cite) {
    const auto* parameter = find(plan_.parameters, id);
    if (parameter == nullptr || parameter->kind == ParameterKind::date) { return; }
    report(Fault::plan_wrong_type, path, cite,
           {std::string{key}, "date", std::string{word(parameter->kind)}});
  }

  /// A setting left open names an open point, each of whose readings gives a value that the setting knows.
  template <class T>
  void check_choice(const Choice<T>& choice, const std::string& path, const Citation& cite) {
    if (!choice.is_open()) { return; }
    used_open_points_.insert(choice.open_point());
    if (!check_reference(plan_.open_points, choice.open_point(), under(path, "open_point"),
                         "[[open_point]]", cite)) {
      return;
    }
    for (std::size_t i = 0; i < plan_.open_points.size(); ++i) {
      const auto& point = plan_.open_points[i];
      if (point.id != choice.open_point()) { continue; }
      for (std::size_t j = 0; j < point.readings.size(); ++j) {
        const auto& reading = point.readings[j];
        if (from_word<T>(reading.value)) { continue; }
        report(Fault::plan_open_point_value,
               under(under(at("open_point", i), at("reading", j)), "value"), point.cite,
               {reading.id, point.id, reading.value, path, joined(all_words<T>())},
               nearest(reading.value, all_words<T>()));
      }
    }
  }
  [[nodiscard]] bool is_used(const std::string& open_point) const {
    return used_open_points_.contains(open_point);
  }

 private:
  const Plan& plan_;
  Diagnostics diagnostics_;
  std::map<std::string, std::map<std::string, std::string>> ids_;
  std::set<std::string> used_open_points_;
};

/// Criteria: references, citations, shape, exceptions; and circles among named criteria and awards.
void check_criteria(PlanChecker& checker);
/// The period and the parameters.
void check_times(PlanChecker& checker);
/// Deadlines: what they refer to, whether their days exist, their extensions.
void check_deadline(PlanChecker& checker, const Deadline& deadline, const std::string& path);
/// What is below its level does not exceed it, whatever the margin: none of its values is negative.
void check_margin(PlanChecker& checker, const Parameter& parameter);
/// The money that goes with an award.
void check_bonus(PlanChecker& checker, const Award& award, const std::string& path);
/// The scorecards, and what they share with the plan.
void check_scorecards(PlanChecker& checker);
/// Levels, parameters and laws that change at dates.
void check_dated(PlanChecker& checker);

}  // namespace thidua::inline v0
