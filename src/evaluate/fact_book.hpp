/// \file
/// The facts that apply: evidence resolved to subjects, held against who was entitled and the as-of date, beside the
/// measures. What does not apply is noted.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/campaign/campaign.hpp>
#include <thidua/evaluate/evaluation.hpp>
#include <thidua/measure/counting.hpp>

namespace thidua::inline v0 {

/// A measure and where it comes from.
struct SourcedMeasure {
  Measure measure;
  std::string source;
  /// The day that a given figure was made for; none: counted, or for any day.
  std::optional<Date> given_for = std::nullopt;
};

class FactBook {
 public:
  FactBook(const Campaign& campaign, const Facts& facts, const std::optional<Date>& as_of,
           const std::optional<WorkingCalendar>& calendar);
  /// With what was counted up to that day already; null when no dossiers were given.
  FactBook(const Campaign& campaign, const Facts& facts, const std::optional<Date>& as_of,
           const std::optional<WorkingCalendar>& calendar, const TallyState* counted);

  [[nodiscard]] const std::vector<Subject>& subjects() const noexcept { return subjects_; }
  [[nodiscard]] const Diagnostics& notes() const noexcept { return notes_; }
  [[nodiscard]] const std::optional<Date>& as_of() const noexcept { return as_of_; }
  /// Null when there is no such subject.
  [[nodiscard]] const Subject* find(std::string_view name) const;

  [[nodiscard]] const SourcedMeasure& measure(const std::string& subject,
                                              const std::string& indicator) const;
  /// The judgements by those entitled, in the order given.
  [[nodiscard]] const std::vector<const Attestation*>& judgements(const std::string& subject,
                                                                  const std::string& on) const;
  /// The receipts up to the as-of date, the earliest first.
  [[nodiscard]] const std::vector<const ReceivedPaper*>& papers(const std::string& subject,
                                                                const std::string& paper) const;
  /// The due day of a deadline of the plan.
  [[nodiscard]] const ComputedDue& due(const std::string& deadline, EndRoll roll) const;
  [[nodiscard]] bool papers_known_through(const Date& day) const {
    return papers_known_through(registers_, as_of_, day);
  }
  [[nodiscard]] static bool papers_known_through(const RegisterExtent& registers,
                                                 const std::optional<Date>& as_of, const Date& day);
  /// Yes: under discipline.
  [[nodiscard]] Truth disciplined(const std::string& subject) const;
  /// The records that are in force on the as-of date.
  [[nodiscard]] const std::vector<const DisciplineRecord*>& discipline(
      const std::string& subject) const;
  /// The declarations by those entitled, in the order given; the first one counts.
  [[nodiscard]] const std::vector<const NotApplicableDeclaration*>& not_applicable(
      const std::string& subject, const std::string& indicator) const;
  [[nodiscard]] static Measure counted_measure(const Plan& plan, const Subject& subject,
                                               const Indicator& indicator,
                                               const TallyState* counted);

 private:
  using Key = std::pair<std::string, std::string>;

  void take_subjects(const Plan& plan, const Facts& facts, const TallyState* counted);
  void take_attestations(const Plan& plan, const Evidence& evidence);
  void take_papers(const Plan& plan, const Evidence& evidence);
  void take_deadlines(const Plan& plan, const std::optional<WorkingCalendar>& calendar);
  void take_discipline(const Evidence& evidence);
  void take_not_applicable(const Plan& plan, const Evidence& evidence);
  void take_measures(const Plan& plan, const Facts& facts, const TallyState* counted);

  /// The ids of those that are known; the others are noted.
  [[nodiscard]] std::vector<std::string> resolved(const std::vector<std::string>& names,
                                                  const Place& place);
  [[nodiscard]] bool is_after(const Date& date, std::string what, const Place& place);
  void note(Fault fault, const Place& place, const Citation& cite,
            std::vector<std::string> arguments, std::string suggestion = {});

  std::optional<Date> as_of_;
  RegisterExtent registers_;
  std::vector<Subject> subjects_;
  NameIndex names_;
  std::map<std::string, std::size_t> by_id_;
  std::map<Key, SourcedMeasure> measures_;
  std::map<Key, std::vector<const Attestation*>> judgements_;
  std::map<Key, std::vector<const ReceivedPaper*>> papers_;
  std::map<std::pair<std::string, EndRoll>, ComputedDue> dues_;
  std::map<std::string, std::vector<const DisciplineRecord*>> discipline_;
  std::map<Key, std::vector<const NotApplicableDeclaration*>> not_applicable_;
  Diagnostics notes_;
};

}  // namespace thidua::inline v0
