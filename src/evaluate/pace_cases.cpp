/// \file
/// Groups combinations of readings by what they change, and the rows by what came of it.
#include "pace_cases.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace thidua::inline v0 {

namespace {

using Points = std::set<std::string>;

template <class T>
void take(const Choice<T>& choice, Points& points) {
  if (choice.is_open()) { points.insert(choice.open_point()); }
}

ReadingChoices readings_at(const Plan& plan, const Points& points, const Combination& combination) {
  ReadingChoices readings;
  for (std::size_t i = 0; i < plan.open_points.size(); ++i) {
    if (points.contains(plan.open_points[i].id)) {
      readings.emplace(plan.open_points[i].id, combination.reading(plan, i).id);
    }
  }
  return readings;
}

/// The cases of one kind of subject and target; their subject is filled in later.
std::vector<PaceCase> cases_of(const Plan& plan, const SubjectKind& kind, const Target& target,
                               const ReadingChoices& chosen,
                               const std::vector<Combination>& combinations) {
  Points met;
  take(kind.results_of, met);
  take(target.met_when, met);
  take(find(plan.indicators, target.indicator)->no_activity, met);
  Points exceeded = met;
  if (plan.contents_rule) { take(plan.contents_rule->exceeded, exceeded); }
  std::map<ReadingChoices, std::map<ReadingChoices, const Combination*>> groups;
  for (const auto& combination : combinations) {
    groups[readings_at(plan, met, combination)].try_emplace(
        readings_at(plan, exceeded, combination), &combination);
  }
  std::vector<PaceCase> cases;
  for (const auto& [readings, ways] : groups) {
    PaceCase one{0, &target, readings, {}};
    for (const auto& entry : chosen) { one.readings.erase(entry.first); }
    for (const auto& way : ways) { one.combinations.push_back(way.second); }
    cases.push_back(std::move(one));
  }
  return cases;
}

/// Whether two say the same, though one comparison may be strict and the other not.
bool same_answer(const PaceFinding& a, PaceFinding b) {
  b.remaining.comparison = a.remaining.comparison;
  return a == b;
}

/// Leaves a point out where all its readings give the same, whatever the others are.
void drop_idle_points(std::vector<PaceRow>& rows) {
  Points points;
  for (const auto& entry : rows.front().readings) { points.insert(entry.first); }
  for (const auto& point : points) {
    std::map<ReadingChoices, const PaceRow*> firsts;
    const bool idle = std::all_of(rows.begin(), rows.end(), [&](const PaceRow& row) {
      ReadingChoices others = row.readings;
      others.erase(point);
      return same_answer(firsts.try_emplace(std::move(others), &row).first->second->found,
                         row.found);
    });
    if (!idle) { continue; }
    std::vector<PaceRow> fewer;
    std::set<ReadingChoices> taken;
    for (auto& row : rows) {
      row.readings.erase(point);
      if (taken.insert(row.readings).second) { fewer.push_back(std::move(row)); }
    }
    rows = std::move(fewer);
  }
}

}  // namespace

std::vector<PaceCase> pace_cases(const Plan& plan, const std::vector<Subject>& subjects,
                                 const ReadingChoices& chosen,
                                 const std::vector<Combination>& combinations) {
  std::map<std::pair<std::string, std::string>, std::vector<PaceCase>> known;
  std::vector<PaceCase> cases;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    for (const auto& target : plan.targets) {
      auto& group = known[{subjects[i].kind, target.id}];
      if (group.empty()) {
        group = cases_of(plan, *find(plan.subject_kinds, subjects[i].kind), target, chosen,
                         combinations);
      }
      for (auto one : group) {
        one.subject = i;
        cases.push_back(std::move(one));
      }
    }
  }
  return cases;
}

std::vector<PaceRow> pace_rows(const std::vector<PaceCase>& cases,
                               std::vector<PaceFinding> findings) {
  std::vector<PaceRow> rows;
  for (std::size_t i = 0; i < cases.size();) {
    std::vector<PaceRow> group;
    const PaceCase& first = cases[i];
    for (; i < cases.size() && cases[i].subject == first.subject && cases[i].target == first.target;
         ++i) {
      group.push_back({first.subject, first.target->id, cases[i].readings, std::move(findings[i])});
    }
    drop_idle_points(group);
    std::move(group.begin(), group.end(), std::back_inserter(rows));
  }
  return rows;
}

}  // namespace thidua::inline v0
