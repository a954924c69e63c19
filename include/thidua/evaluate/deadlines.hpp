/// \file
/// The deadlines of a campaign as of a day: which last day, how it was found, how long it is until then, which papers, by whom and to
/// whom; and with evidence, what each subject has sent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/readings.hpp>
#include <thidua/core/diagnostic.hpp>
#include <thidua/core/word.hpp>
#include <thidua/evaluate/evidence.hpp>
#include <thidua/rule/explanation.hpp>
#include <thidua/time/computed_due.hpp>
#include <thidua/time/working_calendar.hpp>

namespace thidua::inline v0 {

/// How a deadline stands on a day.
enum class DueState : std::uint8_t {
  not_known,  ///< its last day is not known, or no day was asked about
  ahead,
  last_day,
  past
};

template <>
struct Words<DueState> {
  static constexpr std::pair<DueState, std::string_view> table[] = {
      {DueState::not_known, "not-known"},
      {DueState::ahead, "ahead"},
      {DueState::last_day, "last-day"},
      {DueState::past, "past"}};
};

struct DeadlineStatus {
  std::string id;
  ComputedDue due;
  std::vector<ReadingUse> readings;  ///< under which it is so; empty: under every reading
  DueState state = DueState::not_known;
  std::optional<std::int32_t>
      days_left;  ///< after the day asked about, the last day included; negative: past
  /// Counted likewise; none where no calendar knows.
  std::optional<std::int32_t> working_days_left;
  std::vector<std::string> papers;
  std::string responsible;      ///< an authority; empty: the subjects that are nominated
  std::vector<std::string> to;  ///< authorities that receive the papers
  friend bool operator==(const DeadlineStatus&, const DeadlineStatus&) = default;
};

/// How a paper stands.
enum class PaperState : std::uint8_t {
  in_time,      ///< before the last day
  on_last_day,  ///< on it, and in time
  late,
  absent,          ///< the register is complete and does not have it
  not_known,       ///< it was not received as far as is known
  time_not_known,  ///< received on the last day, where the time of day decides
  due_not_known,   ///< received, and the last day is not known
  received         ///< and there is no deadline
};

template <>
struct Words<PaperState> {
  static constexpr std::pair<PaperState, std::string_view> table[] = {
      {PaperState::in_time, "in-time"},
      {PaperState::on_last_day, "on-last-day"},
      {PaperState::late, "late"},
      {PaperState::absent, "absent"},
      {PaperState::not_known, "not-known"},
      {PaperState::time_not_known, "time-not-known"},
      {PaperState::due_not_known, "due-not-known"},
      {PaperState::received, "received"}};
};

/// One paper of one subject.
struct PaperStatus {
  std::string subject;
  std::string subject_name;
  std::string paper;
  std::string deadline;              ///< empty: none
  std::vector<ReadingUse> readings;  ///< of the deadline
  PaperState state = PaperState::not_known;
  std::optional<Date> received;
  std::optional<TimeOfDay> received_at;
  std::string number;
  friend bool operator==(const PaperStatus&, const PaperStatus&) = default;
};

struct DeadlineOptions {
  /// The day asked about; none: last days alone, every extension counted.
  std::optional<Date> as_of = std::nullopt;
  std::optional<WorkingCalendar> calendar = std::nullopt;
  /// Points that are left out are taken under each of their readings.
  ReadingChoices readings = {};
};

class DeadlineList {
 public:
  DeadlineList(Campaign campaign, Evidence evidence, DeadlineOptions options);

  [[nodiscard]] const Campaign& campaign() const noexcept { return campaign_; }
  [[nodiscard]] const Evidence& evidence() const noexcept { return evidence_; }
  [[nodiscard]] const DeadlineOptions& options() const noexcept { return options_; }
  /// In the order of the plan; one entry a reading where they differ.
  [[nodiscard]] const std::vector<DeadlineStatus>& deadlines() const noexcept { return deadlines_; }
  /// Subject by subject, in the order of the register. Those papers that an award asks of its kind, and those that it sent.
  [[nodiscard]] const std::vector<PaperStatus>& papers() const noexcept { return papers_; }
  /// What of the evidence was not applied, and why.
  [[nodiscard]] const Diagnostics& notes() const noexcept { return notes_; }

  /// What is due from the day asked about through so many working days after it, the earliest first, and its papers.
  /// \throws std::invalid_argument for a negative number, without a day asked about, or without a calendar
  /// \throws CalendarCoverageError where the calendar does not know
  [[nodiscard]] DeadlineList due_within(std::int64_t working_days) const;

  friend bool operator==(const DeadlineList& a, const DeadlineList& b);

 private:
  Campaign campaign_;
  Evidence evidence_;
  DeadlineOptions options_;
  std::vector<DeadlineStatus> deadlines_;
  std::vector<PaperStatus> papers_;
  Diagnostics notes_;
};

/// \throws std::invalid_argument for readings that the plan does not have
[[nodiscard]] DeadlineList deadlines(const Campaign& campaign, DeadlineOptions options = {},
                                     Evidence evidence = {});

}  // namespace thidua::inline v0
