/// \file
/// The entries of a plan that is built in code, each with the steps that it alone has.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/campaign/build_criterion.hpp>
#include <thidua/campaign/build_words.hpp>
#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/plan.hpp>
#include <thidua/core/result.hpp>

namespace thidua::inline v0 {

namespace build {

class BasisStep;
class ParameterStep;
class RoleStep;
class SubjectKindStep;
class DutyStep;
class FlagStep;
class IndicatorStep;
class TargetStep;
class ContentStep;
class ContentsStep;
class AttestedStep;
class DeadlineStep;
class PaperStep;
class CriterionStep;
class AwardStep;
class OneAchievementStep;
class OpenPointStep;
class NamedReadingStep;

/// What may come next, whatever came before: another entry of the plan, or its end. Entries keep the order in which they are begun.
class PlanSteps {
 public:
  /// The wording of a clause.
  PlanSteps clause(std::string id, LocalText text);
  /// A decision or law that the plan rests on.
  BasisStep basis(std::string id, BasisKind kind, std::string number);
  /// A value that is not in the plan's text.
  ParameterStep parameter(std::string id, ParameterKind kind, LocalText title);

  PlanSteps authority(std::string id, LocalText title);
  RoleStep role(std::string id, LocalText title);
  SubjectKindStep subject_kind(std::string id, LocalText title);
  DutyStep duty(LocalText who, LocalText what);

  FlagStep flag(std::string id, LocalText title);
  IndicatorStep indicator(std::string id, LocalText title);
  /// A numeric content: `target("II.1.c", {…}, "online-payment", above("45%"))`.
  TargetStep target(std::string id, LocalText title, std::string indicator, const Bound& bound);
  /// A numeric content whose level steps: `{{date(2024, 6, 30), above("30%")}, {date(2024, 12, 31), above("45%")}}`.
  /// \throws std::invalid_argument for no step at all, and for steps that are worded differently
  TargetStep target(std::string id, LocalText title, std::string indicator,
                    const std::vector<SteppedBound>& levels);
  /// An attested content.
  ContentStep content(std::string id, LocalText title);
  /// How «đạt» and «vượt» of all contents together are read.
  ContentsStep contents();
  /// A judgement that is no content.
  AttestedStep attested(std::string id, LocalText title);

  DeadlineStep deadline(std::string id, DueRule due);
  PaperStep paper(std::string id, LocalText title);
  /// A criterion that several places use.
  CriterionStep criterion(std::string id, const CriterionBuilder& rule);
  AwardStep award(std::string id, LocalText title);
  /// The same achievement, several awards; `order` names them, the highest first.
  OneAchievementStep one_achievement(Choice<OneAchievement> rule, std::vector<std::string> order);

  /// A table of points that the plan holds.
  PlanSteps scorecard(Scorecard card);

  OpenPointStep open_point(std::string id, LocalText question);
  /// A named set of readings.
  NamedReadingStep named_reading(std::string id, LocalText title);

  /// The plan as it is now, checked or not. A target or content without a citation is cited by its id, where that is a
  /// clause.
  [[nodiscard]] Plan plan() const;
  /// \throws InputError with all faults of the plan
  [[nodiscard]] Campaign build() const { return Campaign{plan()}; }
  /// The campaign, or all faults of the plan.
  [[nodiscard]] Result<Campaign> try_build() const { return Campaign::from(plan()); }

 protected:
  explicit PlanSteps(std::shared_ptr<Plan> plan) : plan_{std::move(plan)} {}
  [[nodiscard]] const std::shared_ptr<Plan>& shared() const noexcept { return plan_; }

 private:
  std::shared_ptr<Plan> plan_;
};

/// The steps of one entry of a list; `Self` is what they give back.
template <class Self, class Entry, std::vector<Entry> Plan::*List>
class EntrySteps : public PlanSteps {
 public:
  /// The clause that says so: "IV.2.1.a", or "LAW-2022:5".
  Self cite(std::string_view clause) requires requires(Entry entry) { entry.cite; }
  {
    return set([&](Entry& entry) { entry.cite = parse_citation(clause); });
  }

 protected:
  EntrySteps(std::shared_ptr<Plan> plan, Entry entry)
      : PlanSteps{std::move(plan)}, index_{((*shared()).*List).size()} {
    ((*shared()).*List).push_back(std::move(entry));
  }
  template <class Change>
  Self set(const Change& change) {
    change(((*shared()).*List)[index_]);
    return static_cast<Self&>(*this);
  }

 private:
  friend class PlanSteps;
  std::size_t index_;
};

class BasisStep : public EntrySteps<BasisStep, Basis, &Plan::basis> {
 public:
  BasisStep dated(const Date& date);
  BasisStep issuer(LocalText issuer);
  BasisStep titled(LocalText title);
  /// The days on which it is in force.
  BasisStep in_force(const Date& from, std::optional<Date> through = std::nullopt);

 private:
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class ParameterStep : public EntrySteps<ParameterStep, Parameter, &Plan::parameters> {
 public:
  ParameterStep value(ParameterValue value);
  /// One more value that holds from that day on, with the decree or decision that says so.
  ParameterStep value_from(const Date& from, ParameterValue value, std::string source);
  /// After that day nothing is known of it.
  ParameterStep known_through(const Date& last);
  ParameterStep not_before(const Date& date);
  ParameterStep decided_by(std::string authority);

 private:
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class RoleStep : public EntrySteps<RoleStep, Role, &Plan::roles> {
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class SubjectKindStep : public EntrySteps<SubjectKindStep, SubjectKind, &Plan::subject_kinds> {
 public:
  /// As what it stands in dossier rows.
  SubjectKindStep counted_as(CountedAs counted_as);
  /// Whose results are judged.
  SubjectKindStep results_of(Choice<ResultsOf> results_of);
  /// Which of them may take part.
  SubjectKindStep eligible(const CriterionBuilder& criterion);

 private:
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class DutyStep : public EntrySteps<DutyStep, Duty, &Plan::duties> {
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class FlagStep : public EntrySteps<FlagStep, Flag, &Plan::flags> {
 public:
  /// The date of the dossier on which it became true.
  FlagStep dated(DateField field);

 private:
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class IndicatorStep : public EntrySteps<IndicatorStep, Indicator, &Plan::indicators> {
 public:
  /// The system of record.
  IndicatorStep system(LocalText system);
  IndicatorStep ratio(CountRule numerator, CountRule denominator);
  /// Given as a quantity in that unit, not counted.
  IndicatorStep quantity(std::string unit);
  /// What 0/0 means.
  IndicatorStep no_activity(Choice<NoActivityRule> rule);

 private:
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class TargetStep : public EntrySteps<TargetStep, Target, &Plan::targets> {
 public:
  /// How the comparison is read, where that is not how it is worded.
  TargetStep met_when(Choice<Comparison> comparison);

 private:
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

/// Steps of what people judge.
template <class Self, std::vector<Attested> Plan::*List>
class JudgedSteps : public EntrySteps<Self, Attested, List> {
 public:
  /// One more authority whose judgement counts.
  Self judged_by(std::string authority) {
    return this->set([&](Attested& attested) { attested.by.push_back(std::move(authority)); });
  }

 private:
  friend class PlanSteps;
  using EntrySteps<Self, Attested, List>::EntrySteps;
};

class ContentStep : public JudgedSteps<ContentStep, &Plan::contents> {
  friend class PlanSteps;
  using JudgedSteps::JudgedSteps;
};

class AttestedStep : public JudgedSteps<AttestedStep, &Plan::attested> {
  friend class PlanSteps;
  using JudgedSteps::JudgedSteps;
};

class ContentsStep : public PlanSteps {
 public:
  ContentsStep exceeded(Choice<ContentsExceeded> exceeded);
  /// The parameter that the reading `margin` uses.
  ContentsStep margin(std::string parameter);
  ContentsStep attested_exceeded(Choice<AttestedExceeded> exceeded);
  ContentsStep cite(std::string_view clause);

 private:
  friend class PlanSteps;
  using PlanSteps::PlanSteps;
};

class DeadlineStep : public EntrySteps<DeadlineStep, Deadline, &Plan::deadlines> {
 public:
  DeadlineStep titled(LocalText title);
  /// What becomes of a last day that is not worked.
  DeadlineStep roll(Choice<EndRoll> roll);
  /// The authority that has to keep it.
  DeadlineStep responsible(std::string authority);
  /// Moved by a decision, which counts from its date on.
  DeadlineStep extended(DueRule due, std::string decision, const Date& date, std::string_view cite);

 private:
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class PaperStep : public EntrySteps<PaperStep, Paper, &Plan::papers> {
 public:
  PaperStep form(LocalText form);
  PaperStep to(std::string authority);
  /// The id of its deadline.
  PaperStep due(std::string deadline);

 private:
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class CriterionStep : public EntrySteps<CriterionStep, NamedCriterion, &Plan::criteria> {
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class AwardStep : public EntrySteps<AwardStep, Award, &Plan::awards> {
 public:
  AwardStep granted_by(std::string authority);
  /// The papers it needs, in time.
  AwardStep papers(std::vector<std::string> papers);
  /// What it asks of that kind of subject. Kinds are kept in the order of their ids, as from a file.
  AwardStep for_kind(std::string subject_kind, const CriterionBuilder& criterion);
  /// The money that goes with it: so many times the parameter `base`, for each kind of subject.
  AwardStep bonus(std::vector<KindMultiple> multiples, std::string base, MoneyRounding rounding,
                  std::string_view cite);

 private:
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class OneAchievementStep : public PlanSteps {
 public:
  OneAchievementStep cite(std::string_view clause);

 private:
  friend class PlanSteps;
  using PlanSteps::PlanSteps;
};

class OpenPointStep : public EntrySteps<OpenPointStep, OpenPoint, &Plan::open_points> {
 public:
  /// One more possible reading; its id is the value that the settings take.
  OpenPointStep reading(const std::string& id, LocalText title);
  OpenPointStep reading(std::string id, LocalText title, std::string value);

 private:
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

class NamedReadingStep : public EntrySteps<NamedReadingStep, NamedReading, &Plan::readings> {
 public:
  /// The reading of that open point; points that are not named stay open.
  NamedReadingStep choose(std::string open_point, std::string reading);

 private:
  friend class PlanSteps;
  using EntrySteps::EntrySteps;
};

}  // namespace build

}  // namespace thidua::inline v0
