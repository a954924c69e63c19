/// \file
/// What an evaluation found: each subject's targets and awards, under each combination of readings, and why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/readings.hpp>
#include <thidua/core/diagnostic.hpp>
#include <thidua/core/truth.hpp>
#include <thidua/evaluate/evidence.hpp>
#include <thidua/measure/measurements.hpp>
#include <thidua/measure/tally.hpp>
#include <thidua/rule/explanation.hpp>
#include <thidua/rule/settle.hpp>
#include <thidua/time/working_calendar.hpp>

namespace thidua::inline v0 {

/// What is judged: measures, counted dossiers, evidence.
struct Facts {
  Measurements measurements;
  std::optional<Tally> tally;
  Evidence evidence;
  friend bool operator==(const Facts&, const Facts&) = default;
};

struct EvaluateOptions {
  /// The day whose state of facts is judged; none: all facts that are given.
  std::optional<Date> as_of = std::nullopt;
  /// The readings to judge under; points that are left out are judged under each of theirs.
  ReadingChoices readings = {};
  /// Told after each subject how many are done; returns whether to go on.
  std::function<bool(std::size_t done, std::size_t of)> progress = {};
  /// Which days are worked: for deadlines that depend on it. Without it they are not known.
  std::optional<WorkingCalendar> calendar = std::nullopt;
};

enum class FindingKind : std::uint8_t { target_met, target_exceeded, award };

template <>
struct Words<FindingKind> {
  static constexpr std::pair<FindingKind, std::string_view> table[] = {
      {FindingKind::target_met, "target-met"},
      {FindingKind::target_exceeded, "target-exceeded"},
      {FindingKind::award, "award"}};
};

/// One question about one subject, answered under every combination.
struct Finding {
  FindingKind kind = FindingKind::award;
  std::string id;             ///< of the target or award
  std::vector<Truth> truths;  ///< in the order of the evaluation's combinations
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// A finding over all combinations.
struct Verdict {
  /// Yes or no when it is so under every combination; else undetermined.
  Truth truth = Truth::undetermined;
  bool same_under_all = true;
  /// The open points that it turns on: another reading of one of them alone changes the truth somewhere.
  std::vector<std::string> turns_on;
  std::size_t yes = 0;  ///< number of combinations
  std::size_t no = 0;
  std::size_t undetermined = 0;
  friend bool operator==(const Verdict&, const Verdict&) = default;
};

struct SubjectResult {
  Subject subject;
  std::vector<Finding> findings;

  [[nodiscard]] const Finding* find(FindingKind kind, std::string_view id) const noexcept {
    for (const auto& finding : findings) {
      if (finding.kind == kind && finding.id == id) { return &finding; }
    }
    return nullptr;
  }
  friend bool operator==(const SubjectResult&, const SubjectResult&) = default;
};

class FactBook;

/// The result. A value: two of the same inputs are equal.
class Evaluation {
 public:
  Evaluation(Campaign campaign, Facts facts, EvaluateOptions options);

  [[nodiscard]] const Campaign& campaign() const noexcept { return campaign_; }
  [[nodiscard]] const Facts& facts() const noexcept { return *facts_; }
  [[nodiscard]] const std::optional<Date>& as_of() const noexcept { return as_of_; }
  [[nodiscard]] const ReadingChoices& readings() const noexcept { return readings_; }
  [[nodiscard]] const std::optional<WorkingCalendar>& calendar() const noexcept {
    return calendar_;
  }
  [[nodiscard]] const std::vector<Combination>& combinations() const noexcept {
    return combinations_;
  }
  [[nodiscard]] const std::vector<SubjectResult>& subjects() const noexcept { return subjects_; }
  /// What was not applied, and why; sorted by place.
  [[nodiscard]] const Diagnostics& notes() const noexcept { return notes_; }
  /// Whether progress stopped it before all subjects were judged.
  [[nodiscard]] bool stopped() const noexcept { return stopped_; }

  /// The subject with that id, name or alias, however typed. \throws std::invalid_argument when there is none
  [[nodiscard]] const SubjectResult& subject(std::string_view name) const;

  [[nodiscard]] Verdict verdict(const Finding& finding) const;
  /// \throws std::invalid_argument when the award is not for the subject's kind or does not exist
  [[nodiscard]] const Finding& finding(const SubjectResult& subject, FindingKind kind,
                                       std::string_view id) const;

  /// Why, under one of `combinations()`. \throws std::invalid_argument for an unknown question, std::out_of_range for the index
  [[nodiscard]] Explanation explain(const SubjectResult& subject, FindingKind kind,
                                    std::string_view id, std::size_t combination) const;

  /// The first combination under which the finding has that truth; none when it never has.
  [[nodiscard]] static std::optional<std::size_t> first_with(const Finding& finding,
                                                             Truth truth) noexcept;

  /// The measure of a target's indicator that the subject is judged by under a combination.
  [[nodiscard]] Measure measure_for(const SubjectResult& subject, std::string_view indicator,
                                    std::size_t combination) const;

  friend bool operator==(const Evaluation& a, const Evaluation& b);

 private:
  Campaign campaign_;
  std::shared_ptr<const Facts> facts_;
  std::optional<Date> as_of_;
  ReadingChoices readings_;
  std::optional<WorkingCalendar> calendar_;
  std::vector<Combination> combinations_;
  std::shared_ptr<const FactBook> book_;
  std::vector<SubjectResult> subjects_;
  Diagnostics notes_;
  bool stopped_ = false;
};

/// Judges every subject. \throws std::invalid_argument for readings that the plan does not have
[[nodiscard]] Evaluation evaluate(const Campaign& campaign, Measurements measurements,
                                  Evidence evidence, EvaluateOptions options = {});
/// Judges on counted dossiers; a measure that is given in `measurements` too is taken from there.
[[nodiscard]] Evaluation evaluate(const Campaign& campaign, Tally tally, Evidence evidence,
                                  EvaluateOptions options = {}, Measurements measurements = {});

}  // namespace thidua::inline v0
