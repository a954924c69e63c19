/// \file
/// The pace of a campaign that still runs: what was reached when, what is left to each target in whole dossiers and a working
/// day, and whether it can still be met. It answers «how many online payments a day does this division need».
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <thidua/core/word.hpp>
#include <thidua/evaluate/evaluation.hpp>
#include <thidua/evaluate/projection.hpp>
#include <thidua/measure/remaining.hpp>
#include <thidua/time/split.hpp>
#include <thidua/time/working_calendar.hpp>

namespace thidua::inline v0 {

/// How many further ones somebody expects in the denominator, until the period ends.
struct ExpectedNumber {
  std::string subject;    ///< id or name; empty: every subject
  std::string indicator;  ///< id; empty: every one that counts dossiers
  std::int64_t number = 0;
  Place place;
  friend bool operator==(const ExpectedNumber&, const ExpectedNumber&) = default;
};

/// The most that can be expected: beyond it, a number is a slip of the pen.
inline constexpr std::int64_t most_expected = 1'000'000'000'000;

struct Expectation {
  /// Those that name the subject go before those that do not, and then those that name the indicator.
  std::vector<ExpectedNumber> numbers;
  /// Where no number is given: as many a working day as since the period began, whole ones. An estimate, so that no proof rests on it.
  bool same_rate = false;
  friend bool operator==(const Expectation&, const Expectation&) = default;
};

/// The days at whose end the campaign is measured: the end of each part of the period, or chosen days.
using CheckpointDays = std::variant<PeriodPart, std::vector<Date>>;

struct PaceOptions {
  Date as_of{1970, 1, 1};
  ReadingChoices readings = {};
  CheckpointDays checkpoints = PeriodPart::week;
  Expectation expected = {};
  /// The weeks whose rate is taken to go on; 0: all since the period began.
  int projection_weeks = 4;
  /// Told after each day that was measured.
  std::function<void(std::size_t done, std::size_t of)> progress = {};
};

/// A target on one day.
struct Checkpoint {
  Date day{1970, 1, 1};
  Measure measure;
  Level level;  ///< in force on that day
  Truth met = Truth::undetermined;
  Truth exceeded =
      Truth::undetermined;  ///< undetermined too where it turns on other readings than the row's
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// What is left to the level that is in force when the period ends. A number that does not apply is absent: a printed figure has no counts.
/// Upward, «good» ones count in the numerator; for targets not to be passed, such as late dossiers, they are those that do not.
struct Remaining {
  Comparison comparison = Comparison::above;
  Level level;
  Counted counted = Counted::dossier;
  /// None further expected: so many of the existing ones would have to turn good …
  std::optional<Least> of_existing;
  /// … and so many still can; absent where nobody knows.
  std::optional<std::int64_t> can_turn;
  std::optional<std::int64_t> expected;
  bool expected_is_estimate = false;
  /// So many of the expected ones have to be good.
  std::optional<Least> of_expected;
  /// So many new ones, all of them good.
  std::optional<Least> of_new;
  /// The distance to the level in its unit; 0 or less when it is reached. Absent for measures without a number.
  std::optional<Rational> distance;
  friend bool operator==(const Remaining&, const Remaining&) = default;
};

/// Whether a target can be met when the period ends.
enum class Outlook : std::uint8_t {
  impossible,  ///< proven: no future within what is known meets it
  possible,    ///< not proven either way
  assured,     ///< proven: every future within what is known meets it
  unknown      ///< what is there is not known, or the council decides
};

template <>
struct Words<Outlook> {
  static constexpr std::pair<Outlook, std::string_view> table[] = {
      {Outlook::impossible, "impossible"},
      {Outlook::possible, "possible"},
      {Outlook::assured, "assured"},
      {Outlook::unknown, "unknown"}};
};

/// What a proof rests on; none of them: on arithmetic alone.
enum class OutlookBasis : std::uint8_t {
  period_over,     ///< the period has ended, and the facts are all there are
  expected_bound,  ///< no more further ones come than are expected
  flags_fixed  ///< what is known of a dossier on its day stays, and what came true later is not taken back
};

template <>
struct Words<OutlookBasis> {
  static constexpr std::pair<OutlookBasis, std::string_view> table[] = {
      {OutlookBasis::period_over, "period-over"},
      {OutlookBasis::expected_bound, "expected-bound"},
      {OutlookBasis::flags_fixed, "flags-fixed"}};
};

/// An earlier level of a target that steps, while its last day has not passed: «30 % by June» before «45 % by December».
struct PaceStep {
  Date through{1970, 1, 1};  ///< its last day, before the period's
  std::int32_t days_left = 0;
  std::int32_t working_days_left = 0;  ///< after the as-of day, the last day included
  /// What is left to it. Without `expected`: how many of those come so early, nobody says.
  Remaining remaining;
  Outlook outlook = Outlook::unknown;  ///< whether it can be met on its last day
  std::vector<OutlookBasis> basis;
  friend bool operator==(const PaceStep&, const PaceStep&) = default;
};

/// What was found of a subject and target, under some readings.
struct PaceFinding {
  std::string whose;  ///< the subject whose results count; empty: a unit that is not known
  Measure measure;
  std::string source;
  Truth met = Truth::undetermined;
  Truth exceeded = Truth::undetermined;
  std::vector<Checkpoint> checkpoints;
  Remaining remaining;
  Outlook outlook = Outlook::unknown;
  std::vector<OutlookBasis> basis;
  std::vector<PaceStep> steps;  ///< the earliest first
  std::optional<Projection> projection;
  NoProjection no_projection = NoProjection::none;
  friend bool operator==(const PaceFinding&, const PaceFinding&) = default;
};

struct PaceRow {
  std::size_t subject = 0;  ///< index into the subjects
  std::string target;
  /// The open points on which the row turns, with the reading of each under which it holds; a target has a row for each.
  ReadingChoices readings;
  PaceFinding found;
  friend bool operator==(const PaceRow&, const PaceRow&) = default;
};

/// The result. A value: two of the same inputs are equal.
class Pace {
 public:
  Pace(Campaign campaign, Facts facts, WorkingCalendar calendar, PaceOptions options);

  [[nodiscard]] const Campaign& campaign() const noexcept { return campaign_; }
  [[nodiscard]] const Facts& facts() const noexcept { return *facts_; }
  [[nodiscard]] const WorkingCalendar& calendar() const noexcept { return calendar_; }
  /// Without the progress.
  [[nodiscard]] const PaceOptions& options() const noexcept { return options_; }
  [[nodiscard]] const Period& period() const noexcept { return period_; }
  [[nodiscard]] std::size_t combinations() const noexcept { return combinations_; }

  /// After the as-of day, which is not counted, to the period's end; 0 when it is over.
  [[nodiscard]] std::int32_t days_left() const noexcept { return days_left_; }
  [[nodiscard]] std::int32_t working_days_left() const noexcept { return working_days_left_; }

  [[nodiscard]] const std::vector<Subject>& subjects() const noexcept { return subjects_; }
  /// By subject and target, in the order of the register and the plan.
  [[nodiscard]] const std::vector<PaceRow>& rows() const noexcept { return rows_; }
  [[nodiscard]] const Diagnostics& notes() const noexcept { return notes_; }

  friend bool operator==(const Pace& a, const Pace& b);

 private:
  Campaign campaign_;
  std::shared_ptr<const Facts> facts_;
  WorkingCalendar calendar_;
  PaceOptions options_;
  Period period_;
  std::size_t combinations_ = 1;
  std::int32_t days_left_ = 0;
  std::int32_t working_days_left_ = 0;
  std::vector<Subject> subjects_;
  std::vector<PaceRow> rows_;
  Diagnostics notes_;
};

/// \throws InputError while the period is not known; std::invalid_argument for readings that the plan does not have, checkpoints outside
/// the period or after the as-of day, and expected numbers that name nobody; CalendarCoverageError where the calendar does not reach
[[nodiscard]] Pace pace(const Campaign& campaign, Facts facts, const WorkingCalendar& calendar,
                        PaceOptions options);

/// What each of the working days that are left has to bring: an exact fraction, for whole ones its `ceil`. None when no working
/// day is left, or no number is enough.
[[nodiscard]] std::optional<Rational> per_working_day(const Least& least, std::int32_t days_left);
/// The same of an amount that is missing; 0 when none is.
[[nodiscard]] std::optional<Rational> per_working_day(const Rational& amount,
                                                      std::int32_t days_left);

}  // namespace thidua::inline v0
