/// \file
/// Why a verdict is what it is, as data: a tree that mirrors the criteria, each node with its clause, its inputs and its
/// truth. Texts and HTML are renderings of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/truth.hpp>
#include <thidua/core/word.hpp>
#include <thidua/measure/comparison.hpp>
#include <thidua/measure/indicator.hpp>
#include <thidua/measure/measure.hpp>
#include <thidua/rule/criterion.hpp>
#include <thidua/time/computed_due.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/time_of_day.hpp>

namespace thidua::inline v0 {

enum class NodeKind : std::uint8_t {
  award,
  eligible,
  criterion,
  all,
  any,
  at_least,
  none,
  excepted,   ///< a criterion (first child) and its exceptions (the others)
  exception,  ///< the condition of an exception
  contents,
  target_met,
  target_exceeded,
  measure,
  attested,
  paper,
  role,
  no_discipline,
  precedence  ///< no higher award is given for the same achievement
};

template <>
struct Words<NodeKind> {
  static constexpr std::pair<NodeKind, std::string_view> table[] = {
      {NodeKind::award, "award"},
      {NodeKind::eligible, "eligible"},
      {NodeKind::criterion, "criterion"},
      {NodeKind::all, "all"},
      {NodeKind::any, "any"},
      {NodeKind::at_least, "at-least"},
      {NodeKind::none, "none"},
      {NodeKind::excepted, "excepted"},
      {NodeKind::exception, "exception"},
      {NodeKind::contents, "contents"},
      {NodeKind::target_met, "target-met"},
      {NodeKind::target_exceeded, "target-exceeded"},
      {NodeKind::measure, "measure"},
      {NodeKind::attested, "attested"},
      {NodeKind::paper, "paper"},
      {NodeKind::role, "role"},
      {NodeKind::no_discipline, "no-discipline"},
      {NodeKind::precedence, "precedence"}};
};

/// Why a node has its truth.
enum class Reason : std::uint8_t {
  combined,   ///< by its children
  compared,   ///< the measure against the level
  straddles,  ///< a printed figure stands for values on both sides of the level
  measure_missing,
  not_applicable,  ///< declared so; as one of all contents it is not counted
  no_activity_undetermined,
  no_activity_not_met,
  no_activity_zero,
  no_activity_full,
  no_activity_not_counted,
  margin_not_set,
  judged,
  not_judged,
  judgements_contradict,
  paper_in_time,
  paper_received,  ///< and no deadline
  paper_late,
  paper_absent,  ///< the register is complete and does not have it
  paper_not_known,
  paper_time_not_known,  ///< received on the last day, where the time of day decides
  due_not_known,         ///< received, and whether in time depends on a day that is not known
  role_held,
  role_not_held,
  roles_not_known,
  disciplined,
  not_disciplined,
  discipline_not_known,
  higher_award,
  exceptions_conflict,
  no_unit_known  ///< judged by a unit's results, and the unit is not known
};

template <>
struct Words<Reason> {
  static constexpr std::pair<Reason, std::string_view> table[] = {
      {Reason::combined, "combined"},
      {Reason::compared, "compared"},
      {Reason::straddles, "straddles"},
      {Reason::measure_missing, "measure-missing"},
      {Reason::not_applicable, "not-applicable"},
      {Reason::no_activity_undetermined, "no-activity-undetermined"},
      {Reason::no_activity_not_met, "no-activity-not-met"},
      {Reason::no_activity_zero, "no-activity-zero"},
      {Reason::no_activity_full, "no-activity-full"},
      {Reason::no_activity_not_counted, "no-activity-not-counted"},
      {Reason::margin_not_set, "margin-not-set"},
      {Reason::judged, "judged"},
      {Reason::not_judged, "not-judged"},
      {Reason::judgements_contradict, "judgements-contradict"},
      {Reason::paper_in_time, "paper-in-time"},
      {Reason::paper_received, "paper-received"},
      {Reason::paper_late, "paper-late"},
      {Reason::paper_absent, "paper-absent"},
      {Reason::paper_not_known, "paper-not-known"},
      {Reason::paper_time_not_known, "paper-time-not-known"},
      {Reason::due_not_known, "due-not-known"},
      {Reason::role_held, "role-held"},
      {Reason::role_not_held, "role-not-held"},
      {Reason::roles_not_known, "roles-not-known"},
      {Reason::disciplined, "disciplined"},
      {Reason::not_disciplined, "not-disciplined"},
      {Reason::discipline_not_known, "discipline-not-known"},
      {Reason::higher_award, "higher-award"},
      {Reason::exceptions_conflict, "exceptions-conflict"},
      {Reason::no_unit_known, "no-unit-known"}};
};

/// What kind of fact would settle an undetermined leaf.
enum class NeedKind : std::uint8_t {
  measure,
  exact_counts,
  judgement,
  paper,
  role,
  discipline,
  parameter,
  decision,
  unit,
  due_day,      ///< the last day of a deadline
  receipt_time  ///< the time of day at which a paper was received
};

template <>
struct Words<NeedKind> {
  static constexpr std::pair<NeedKind, std::string_view> table[] = {
      {NeedKind::measure, "measure"},
      {NeedKind::exact_counts, "exact-counts"},
      {NeedKind::judgement, "judgement"},
      {NeedKind::paper, "paper"},
      {NeedKind::role, "role"},
      {NeedKind::discipline, "discipline"},
      {NeedKind::parameter, "parameter"},
      {NeedKind::decision, "decision"},
      {NeedKind::unit, "unit"},
      {NeedKind::due_day, "due-day"},
      {NeedKind::receipt_time, "receipt-time"}};
};

/// What a missing number is asked for: which side of which bar it lies on.
struct Bar {
  Comparison comparison = Comparison::above;
  Rational value;
  friend auto operator<=>(const Bar&, const Bar&) = default;
};

/// A fact, paper or judgement that is still missing.
struct Need {
  NeedKind kind = NeedKind::measure;
  std::string subject;  ///< whose
  std::string id;       ///< of what: indicator, attested fact, paper, parameter …
  Judgement judgement = Judgement::met;
  /// measure, exact_counts, decision, parameter; of a due day: the day of receipt, as days since 1970-01-01
  std::optional<Bar> bar = std::nullopt;
  std::vector<std::string> roles = {};  ///< role: any of these
  friend auto operator<=>(const Need&, const Need&) = default;
};

/// One judgement that was given.
struct JudgementInput {
  Judgement judgement = Judgement::met;
  std::string by;
  std::string capacity;
  std::optional<Date> date;
  std::string paper;
  friend bool operator==(const JudgementInput&, const JudgementInput&) = default;
};

/// Which of the levels of a target that steps was taken.
struct LevelInForce {
  std::optional<Date> on;  ///< the as-of day; none: the last level, whatever the day
  Date through;
  Citation cite;  ///< of the step, where it has its own
  friend bool operator==(const LevelInForce&, const LevelInForce&) = default;
};

/// A measure against a level.
struct ComparisonInput {
  std::string indicator;
  Measure measure;
  Comparison comparison = Comparison::above;
  Level level;
  std::optional<Rational> margin;  ///< added to the level, as a fraction
  std::string source;
  Counted counted = Counted::dossier;
  std::optional<LevelInForce> in_force = std::nullopt;  ///< where the level steps
  friend bool operator==(const ComparisonInput&, const ComparisonInput&) = default;
};

/// A paper and its deadline.
struct PaperInput {
  std::optional<Date> received;
  std::string number;
  std::optional<ComputedDue> due;
  std::optional<TimeOfDay> received_at = std::nullopt;
  friend bool operator==(const PaperInput&, const PaperInput&) = default;
};

/// The reading that was used at an open point.
struct ReadingUse {
  std::string open_point;
  std::string reading;
  friend auto operator<=>(const ReadingUse&, const ReadingUse&) = default;
};

struct Explanation {
  NodeKind kind = NodeKind::all;
  Truth truth = Truth::undetermined;
  Reason reason = Reason::combined;
  std::string id;  ///< of the award, target, attested fact, paper …
  LocalText title;
  Citation cite;
  LocalText wording;    ///< of the clause, where the plan has it
  std::string subject;  ///< whose facts were looked at
  LocalText subject_name;
  std::size_t least = 0;              ///< at_least
  Judgement wanted = Judgement::met;  ///< contents, attested
  std::optional<bool> then;           ///< exception: what it makes of the criterion
  std::optional<ComparisonInput> comparison;
  std::optional<Shortfall> shortfall;  ///< where a measure does not pass
  std::vector<JudgementInput> judgements;
  std::optional<PaperInput> paper;
  std::vector<std::string> roles;  ///< asked for
  std::vector<ReadingUse> readings;
  std::optional<Need> need;  ///< what would settle an undetermined leaf
  std::vector<Explanation> children;

  friend bool operator==(const Explanation&, const Explanation&) = default;
};

}  // namespace thidua::inline v0
