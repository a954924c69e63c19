/// \file
/// A scorecard: the table by which a campaign gives points, as a value. Items under groups under the total; what each item
/// is measured by, how the measure becomes points, and what happens where there is nothing to measure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/word.hpp>
#include <thidua/score/bands.hpp>
#include <thidua/score/round.hpp>
#include <thidua/score/rule.hpp>

namespace thidua::inline v0 {

/// What a point table does where there is nothing to measure: the seven treatments met in the field, and none of them.
enum class Treatment : std::uint8_t {
  undetermined,     ///< nobody said; the council decides
  zero,             ///< no points
  full,             ///< all points
  not_counted,      ///< shown, not counted: fewer points can be reached
  shared_equally,   ///< its points are shared equally among the rest of the group
  rescaled,         ///< the rest of the group is scaled up in proportion
  last_period,      ///< last period's figure stands in
  declared_maximum  ///< the subject's declared maximum of this item
};

template <>
struct Words<Treatment> {
  static constexpr std::pair<Treatment, std::string_view> table[] = {
      {Treatment::undetermined, "undetermined"},
      {Treatment::zero, "zero"},
      {Treatment::full, "full"},
      {Treatment::not_counted, "not-counted"},
      {Treatment::shared_equally, "shared-equally"},
      {Treatment::rescaled, "rescaled"},
      {Treatment::last_period, "last-period"},
      {Treatment::declared_maximum, "declared-maximum"}};
};

/// The unit of an input that is attested: yes or no.
inline constexpr std::string_view truth_unit = "yes/no";

/// A figure that subjects are scored by.
struct ScoreInput {
  std::string id;
  LocalText title;
  std::string unit;  ///< "%", "yes/no", "" for plain numbers, or any word
  std::string
      numerator;  ///< of a table with a row a subject: the column of the numerator; empty: "<id>.n"
  std::string denominator;
  bool part_of_whole = false;  ///< a ratio that can't be above 100 %

  [[nodiscard]] std::string numerator_column() const {
    return numerator.empty() ? id + ".n" : numerator;
  }
  [[nodiscard]] std::string denominator_column() const {
    return denominator.empty() ? id + ".d" : denominator;
  }
  friend bool operator==(const ScoreInput&, const ScoreInput&) = default;
};

/// How the points of parts become those of the whole.
enum class Aggregate : std::uint8_t { sum, mean, geometric_mean };

template <>
struct Words<Aggregate> {
  static constexpr std::pair<Aggregate, std::string_view> table[] = {
      {Aggregate::sum, "sum"},
      {Aggregate::mean, "mean"},
      {Aggregate::geometric_mean, "geometric-mean"}};
};

/// Bonus points come on top, penalty points go off; both under the cap of their group.
enum class PointsKind : std::uint8_t { plain, bonus, penalty };

template <>
struct Words<PointsKind> {
  static constexpr std::pair<PointsKind, std::string_view> table[] = {
      {PointsKind::plain, "plain"}, {PointsKind::bonus, "bonus"}, {PointsKind::penalty, "penalty"}};
};

struct ScoreGroup {
  std::string id;
  std::string group;  ///< the id of the group that it is in; empty: the total
  LocalText title;
  Citation cite;
  PointsKind kind = PointsKind::plain;  ///< of a group directly under the total
  Aggregate aggregate = Aggregate::sum;
  std::optional<Mark> most;    ///< the points that its parts can give together
  std::optional<Mark> cap;     ///< more than this is not counted
  std::optional<Mark> weight;  ///< in a mean
  std::optional<RoundingPoint> rounding;
  friend bool operator==(const ScoreGroup&, const ScoreGroup&) = default;
};

struct ScoreItem {
  std::string id;
  std::string group;
  LocalText title;
  Citation cite;
  std::string input;
  Mark most;  ///< the most points
  ScoringRule rule;
  std::optional<Mark> weight;
  std::optional<RoundingPoint> rounding;
  std::string evidence;  ///< the id of a yes/no input without which there are no points
  std::optional<Treatment> no_activity;
  std::optional<Treatment> not_applicable;
  std::string
      last;  ///< last-period: the input with last period's figure, or of a ratio the total for its denominator
  std::optional<Mark> last_factor;
  std::optional<Treatment> no_last;  ///< last-period: where last period has nothing either
  std::string declared;              ///< declared-maximum: the input with the declared points
  friend bool operator==(const ScoreItem&, const ScoreItem&) = default;
};

enum class KnockOutEffect : std::uint8_t { zero, grade };

template <>
struct Words<KnockOutEffect> {
  static constexpr std::pair<KnockOutEffect, std::string_view> table[] = {
      {KnockOutEffect::zero, "zero"}, {KnockOutEffect::grade, "grade"}};
};

/// «Điểm liệt»: an input in the band, or attested, ends the total or the grade whatever the points are.
struct KnockOut {
  std::string id;
  LocalText title;
  Citation cite;
  std::string input;
  Band when;  ///< of a yes/no input: unused
  KnockOutEffect effect = KnockOutEffect::grade;
  std::string grade;
  friend bool operator==(const KnockOut&, const KnockOut&) = default;
};

/// A grade, the best first. Where its side condition fails, the next one down is looked at.
struct Grade {
  std::string id;
  LocalText title;
  Citation cite;
  Band band;
  bool no_item_at_zero = false;
  friend bool operator==(const Grade&, const Grade&) = default;
};

/// From which total a grade or a rank is taken.
enum class TakenFrom : std::uint8_t { exact, rounded };

template <>
struct Words<TakenFrom> {
  static constexpr std::pair<TakenFrom, std::string_view> table[] = {
      {TakenFrom::exact, "exact"}, {TakenFrom::rounded, "rounded"}};
};

struct ScoreRounding {
  std::optional<RoundingPoint>
      figures;  ///< before they are scored; of shares: places of the per cent
  std::optional<RoundingPoint> items;
  std::optional<RoundingPoint> groups;
  std::optional<RoundingPoint> total;
  TakenFrom grade_from = TakenFrom::exact;
  TakenFrom rank_from = TakenFrom::exact;
  friend bool operator==(const ScoreRounding&, const ScoreRounding&) = default;
};

/// exact; or as the national portal computes: see `portal.hpp`.
enum class Arithmetic : std::uint8_t { exact, portal };

template <>
struct Words<Arithmetic> {
  static constexpr std::pair<Arithmetic, std::string_view> table[] = {
      {Arithmetic::exact, "exact"}, {Arithmetic::portal, "portal"}};
};

/// Whom a subject is compared with.
enum class Peers : std::uint8_t { block, all };

template <>
struct Words<Peers> {
  static constexpr std::pair<Peers, std::string_view> table[] = {{Peers::block, "block"},
                                                                 {Peers::all, "all"}};
};

/// A number that the source leaves open, or that is not certain.
struct ScoreParameter {
  std::string id;
  LocalText title;
  Citation cite;
  std::optional<Mark> value;
  friend bool operator==(const ScoreParameter&, const ScoreParameter&) = default;
};

struct ScoreClause {
  std::string id;
  LocalText text;
  friend bool operator==(const ScoreClause&, const ScoreClause&) = default;
};

struct Scorecard {
  std::string id;
  LocalText title;
  LocalText source;  ///< the document and where its figures were seen
  Citation cite;
  std::optional<Mark> most;  ///< the points of all plain parts together
  Aggregate aggregate = Aggregate::sum;
  Arithmetic arithmetic = Arithmetic::exact;
  Peers peers = Peers::block;
  std::optional<Mark>
      coverage;  ///< the share of points that must rest on data; below it there is no total
  std::optional<Mark> least;  ///< the total is not below this
  std::optional<Mark> cap;    ///< nor above this
  ScoreRounding rounding;
  std::vector<ScoreClause> clauses;
  std::vector<ScoreParameter> parameters;
  std::vector<ScoreInput> inputs;
  std::vector<ScoreGroup> groups;
  std::vector<ScoreItem> items;
  std::vector<KnockOut> knock_outs;
  std::vector<Grade> grades;
  friend bool operator==(const Scorecard&, const Scorecard&) = default;
};

/// The element with that id, or null.
template <class T>
[[nodiscard]] const T* with_id(const std::vector<T>& list, std::string_view id) {
  for (const auto& element : list) {
    if (element.id == id) { return &element; }
  }
  return nullptr;
}

/// Bonus, penalty or plain: as the group directly under the total says. The groups must not form a circle.
[[nodiscard]] inline PointsKind points_kind(const Scorecard& card, std::string_view group) {
  PointsKind kind = PointsKind::plain;
  for (const auto* at = with_id(card.groups, group); at != nullptr;
       at = with_id(card.groups, at->group)) {
    kind = at->kind;
  }
  return kind;
}

}  // namespace thidua::inline v0
