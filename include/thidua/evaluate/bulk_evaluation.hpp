/// \file
/// A campaign judged for all its subjects on many days and under many readings at once: truths and masks of clauses, equal to what
/// `evaluate` finds; an explanation is built for what is asked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/readings.hpp>
#include <thidua/core/citation.hpp>
#include <thidua/core/diagnostic.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/word.hpp>
#include <thidua/evaluate/evaluation.hpp>
#include <thidua/rule/explanation.hpp>
#include <thidua/time/working_calendar.hpp>

namespace thidua::inline v0 {

/// Where a clause stands: as one of all contents a target that does not count is left out, which holds; alone it is undetermined.
enum class ClausePart : std::uint8_t { alone, of_contents };

template <>
struct Words<ClausePart> {
  static constexpr std::pair<ClausePart, std::string_view> table[] = {
      {ClausePart::alone, "alone"}, {ClausePart::of_contents, "of-contents"}};
};

/// One leaf of a question's criteria: a bit of its masks.
struct BulkClause {
  NodeKind kind = NodeKind::target_met;
  std::string
      id;  ///< of the target, indicator, attested fact or paper; of an award that is none for the subject
  Citation cite;
  LocalText title;
  ClausePart part = ClausePart::alone;
  Judgement wanted = Judgement::met;             ///< attested
  Comparison comparison = Comparison::at_least;  ///< measure
  std::optional<Level> level = std::nullopt;     ///< measure
  std::vector<std::string> roles = {};           ///< role
  friend bool operator==(const BulkClause&, const BulkClause&) = default;
};

/// A target or award, and the clauses that its masks speak of: bit i of word i / 64 is `clauses[i]`. The same for all subjects and readings.
struct BulkQuestion {
  FindingKind kind = FindingKind::award;
  std::string id;
  std::vector<BulkClause> clauses;
  friend bool operator==(const BulkQuestion&, const BulkQuestion&) = default;
};

/// Counts of one indicator in an order of their own: by checkpoint, then by subject as in the register. `missing_count` where not known.
struct BulkCounts {
  std::span<const std::int64_t> n;
  std::span<const std::int64_t> d;
};

struct BulkOptions {
  /// The days whose state of facts is judged, in any order; none: all facts that are given.
  std::vector<std::optional<Date>> checkpoints = {std::nullopt};
  /// The readings to judge under; points that are left out are judged under each of theirs.
  ReadingChoices readings = {};
  /// Whether masks are kept: 16 bytes for each answer of a question with up to 64 clauses.
  bool reasons = true;
  unsigned threads = 1;
  std::optional<WorkingCalendar> calendar = std::nullopt;
  /// Counted already, by indicator; taken as a tally's counts are. Needs a register. They have to outlive the evaluation, which
  /// looks at them when it explains.
  std::map<std::string, BulkCounts> counts = {};
  /// Told after each few checkpoints how many are done; returns whether to go on.
  std::function<bool(std::size_t done, std::size_t of)> progress = {};
};

struct BulkResult;

/// The result; cheap to copy. Every truth is that of `evaluate(campaign, facts, {.as_of = checkpoint})`, where the subjects are those of
/// the register, or without one those of the last checkpoint, on all days.
class BulkEvaluation {
 public:
  /// \throws std::invalid_argument, naming all that is wrong: readings that the plan does not have, counts of an unknown indicator or of
  ///   another size than checkpoints × subjects, counts below -1, counts without a register, no checkpoint, more than 2^34 answers
  BulkEvaluation(Campaign campaign, Facts facts, BulkOptions options);

  /// What a truth is where the question is not for the subject's kind.
  static constexpr std::uint8_t not_asked = 255;

  [[nodiscard]] const Campaign& campaign() const noexcept;
  [[nodiscard]] const std::vector<Subject>& subjects() const noexcept;
  [[nodiscard]] const std::vector<std::optional<Date>>& checkpoints() const noexcept;
  [[nodiscard]] const std::vector<Combination>& combinations() const noexcept;
  /// Each target met, each target exceeded, each award: in the plan's order.
  [[nodiscard]] const std::vector<BulkQuestion>& questions() const noexcept;
  /// What was not applied, whatever the day.
  [[nodiscard]] const Diagnostics& notes() const noexcept;
  /// Whether progress stopped it; then the answers of some checkpoints are `not_asked`.
  [[nodiscard]] bool stopped() const noexcept;

  /// The numbers of `Truth`, or `not_asked`: by question, combination, checkpoint, subject, in this order.
  [[nodiscard]] std::span<const std::uint8_t> truths() const noexcept;
  /// The masks of a question's failures: by word, combination, checkpoint, subject; 0 but for a «no». Empty without reasons.
  [[nodiscard]] std::span<const std::uint64_t> failing(std::size_t question) const;
  /// The masks of what keeps it open; 0 but where it is undetermined.
  [[nodiscard]] std::span<const std::uint64_t> open(std::size_t question) const;

  /// \throws std::invalid_argument when there is none
  [[nodiscard]] std::size_t subject(std::string_view name) const;
  [[nodiscard]] std::size_t question(FindingKind kind, std::string_view id) const;

  /// Why, by the ordinary evaluator. \throws std::out_of_range for an index, std::invalid_argument for a question that is not for the
  /// subject's kind
  [[nodiscard]] Explanation explain(std::size_t question, std::size_t combination,
                                    std::size_t checkpoint, std::size_t subject) const;

 private:
  std::shared_ptr<const BulkResult> result_;
};

}  // namespace thidua::inline v0
