/// \file
/// Who may take part, what an award asks for, and which papers it needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/choice.hpp>
#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/money.hpp>
#include <thidua/core/rational.hpp>
#include <thidua/core/word.hpp>
#include <thidua/rule/criterion.hpp>

namespace thidua::inline v0 {

/// Whose results a subject is judged by.
enum class ResultsOf : std::uint8_t { own, unit };

template <>
struct Words<ResultsOf> {
  static constexpr std::pair<ResultsOf, std::string_view> table[] = {{ResultsOf::own, "own"},
                                                                     {ResultsOf::unit, "unit"}};
};

/// As what a subject stands in dossier rows.
enum class CountedAs : std::uint8_t { unit, officer };

template <>
struct Words<CountedAs> {
  static constexpr std::pair<CountedAs, std::string_view> table[] = {
      {CountedAs::unit, "unit"}, {CountedAs::officer, "officer"}};
};

/// Collective, individual, household.
struct SubjectKind {
  std::string id;
  LocalText title;
  CountedAs counted_as = CountedAs::unit;
  Choice<ResultsOf> results_of;
  std::optional<Criterion> eligible;
  Citation cite;
  friend bool operator==(const SubjectKind&, const SubjectKind&) = default;
};

struct Paper {
  std::string id;
  LocalText title;
  LocalText form;
  std::string to;        ///< an authority
  std::string deadline;  ///< empty: none
  Citation cite;
  friend bool operator==(const Paper&, const Paper&) = default;
};

/// The criteria of an award for one kind of subject.
struct AwardCriteria {
  std::string subject_kind;
  Criterion criterion;
  friend bool operator==(const AwardCriteria&, const AwardCriteria&) = default;
};

/// How many base salaries go with an award for one kind of subject.
struct KindMultiple {
  std::string subject_kind;
  Rational multiple;
  friend bool operator==(const KindMultiple&, const KindMultiple&) = default;
};

/// The money that goes with an award.
struct AwardBonus {
  std::vector<KindMultiple> multiples;
  std::string base;  ///< a parameter of money: the base salary, dated
  MoneyRounding rounding = MoneyRounding::up_10000;
  Citation cite;
  friend bool operator==(const AwardBonus&, const AwardBonus&) = default;
};

struct Award {
  std::string id;
  LocalText title;
  std::string authority;
  std::vector<std::string> papers;
  std::vector<AwardCriteria> criteria;
  Citation cite;
  std::optional<AwardBonus> bonus = std::nullopt;

  /// Null when the award is not for that kind.
  [[nodiscard]] const Criterion* criteria_for(std::string_view subject_kind) const noexcept {
    for (const auto& entry : criteria) {
      if (entry.subject_kind == subject_kind) { return &entry.criterion; }
    }
    return nullptr;
  }
  friend bool operator==(const Award&, const Award&) = default;
};

/// Several awards for the same achievement.
enum class OneAchievement : std::uint8_t { each, highest_only };

template <>
struct Words<OneAchievement> {
  static constexpr std::pair<OneAchievement, std::string_view> table[] = {
      {OneAchievement::each, "each"}, {OneAchievement::highest_only, "highest-only"}};
};

struct OneAchievementRule {
  Choice<OneAchievement> rule;
  std::vector<std::string> order;  ///< awards, the highest first
  Citation cite;
  friend bool operator==(const OneAchievementRule&, const OneAchievementRule&) = default;
};

/// A criterion that several places use.
struct NamedCriterion {
  std::string id;
  Criterion rule;
  Citation cite;
  friend bool operator==(const NamedCriterion&, const NamedCriterion&) = default;
};

}  // namespace thidua::inline v0
