/// \file
/// Measures a campaign on one day after another and finds what is left on the last. The verdicts are those of the evaluator: here
/// nothing is judged.
#include <thidua/evaluate/pace.hpp>

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "evaluator.hpp"
#include "pace_cases.hpp"
#include "pace_days.hpp"
#include "pace_expected.hpp"
#include "pace_left.hpp"

namespace thidua::inline v0 {

namespace {

/// What 0/0 counts as against the level at the end, which may be another than today's.
Truth empty_truth(NoActivityRule rule, Comparison comparison, const Rational& level) {
  switch (rule) {
    case NoActivityRule::not_met:
      return Truth::no;
    case NoActivityRule::zero:
      return to_truth(holds(Rational{0}, comparison, level));
    case NoActivityRule::full:
      return to_truth(holds(Rational{1}, comparison, level));
    default:
      return Truth::undetermined;
  }
}

void check(const PaceOptions& options) {
  if (options.projection_weeks < 0) {
    throw std::invalid_argument{"the weeks of a projection are 0 (all) or more"};
  }
}

class PaceWorker {
 public:
  PaceWorker(const Campaign& campaign, const Facts& facts, const WorkingCalendar& calendar,
             const PaceOptions& options, const Period& period, std::int32_t working_days_left)
      : campaign_{campaign},
        plan_{campaign.plan()},
        facts_{facts},
        calendar_{calendar},
        options_{options},
        period_{period},
        working_days_left_{working_days_left},
        combinations_{thidua::combinations(campaign, options.readings)} {}

  void run() {
    std::optional<TallyCourse> course;
    if (facts_.tally) { course.emplace(*facts_.tally); }
    take_subjects();
    cases_ = pace_cases(plan_, subjects_, options_.readings, combinations_);
    findings_.resize(cases_.size());
    courses_.resize(cases_.size());
    const auto checkpoints = checkpoint_days(options_.checkpoints, period_, options_.as_of);
    const auto weeks = week_ends(period_, options_.as_of, options_.projection_weeks);
    std::vector<Date> days = checkpoints;
    days.insert(days.end(), weeks.begin(), weeks.end());
    days.push_back(options_.as_of);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    for (std::size_t i = 0; i < days.size(); ++i) {
      const Date day = days[i];
      const TallyState* counted = course ? &course->until(day) : nullptr;
      const FactBook book{campaign_, facts_, day, calendar_, counted};
      if (std::binary_search(checkpoints.begin(), checkpoints.end(), day)) { measure(book, day); }
      if (std::binary_search(weeks.begin(), weeks.end(), day)) { add_steps(book, day); }
      if (day == options_.as_of) { conclude(book, counted); }
      if (options_.progress) { options_.progress(i + 1, days.size()); }
    }
  }

  [[nodiscard]] std::size_t combinations() const noexcept { return combinations_.size(); }
  [[nodiscard]] std::vector<Subject> subjects() { return std::move(subjects_); }
  [[nodiscard]] Diagnostics notes() { return std::move(notes_); }
  [[nodiscard]] std::vector<PaceRow> rows() { return pace_rows(cases_, std::move(findings_)); }

 private:
  /// The subjects of the as-of day, so that one without a dossier yet has its days without activity too.
  void take_subjects() {
    std::optional<TallyState> counted;
    if (facts_.tally) { counted.emplace(*facts_.tally, options_.as_of); }
    const FactBook book{campaign_, facts_, options_.as_of, calendar_,
                        counted ? &*counted : nullptr};
    subjects_ = book.subjects();
    notes_ = book.notes();
    if (facts_.evidence.subjects.empty()) { facts_.evidence.subjects = subjects_; }
    expected_ = expected_numbers(plan_, options_.expected, book);
  }

  /// As many a working day as since the period began; whole ones. Distinct services run out and come at no rate.
  [[nodiscard]] std::optional<std::int64_t> at_same_rate(const Indicator& indicator,
                                                         const Measure& measure) const {
    if (indicator.is_counted() && is_distinct(indicator.denominator->counted)) {
      return std::nullopt;
    }
    if (options_.as_of < period_.first() || options_.as_of >= period_.last()) {
      return std::nullopt;
    }
    const std::int64_t so_far = calendar_.working_days(Period{period_.first(), options_.as_of});
    if (so_far == 0) { return std::nullopt; }
    if (std::holds_alternative<NoActivity>(measure)) { return 0; }
    const auto* ratio = std::get_if<Ratio>(&measure);
    if (ratio == nullptr) { return std::nullopt; }
    return detail::as_count(Int128{ratio->d()} * working_days_left_ / so_far);
  }

  [[nodiscard]] Evaluator evaluator(const FactBook& book, const Combination& combination) const {
    return {plan_, book, combination, Detail::truths};
  }
  [[nodiscard]] const Subject& subject(const FactBook& book, const PaceCase& one) const {
    return *book.find(subjects_[one.subject].id);
  }
  [[nodiscard]] Truth exceeded(const FactBook& book, const PaceCase& one) const {
    std::optional<Truth> all;
    for (const auto* combination : one.combinations) {
      const Truth truth =
          evaluator(book, *combination).target_exceeded(subject(book, one), *one.target).truth;
      if (all && *all != truth) { return Truth::undetermined; }
      all = truth;
    }
    return *all;
  }

  void measure(const FactBook& book, const Date& day) {
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      const auto& one = cases_[i];
      const auto judge = evaluator(book, *one.combinations.front());
      findings_[i].checkpoints.push_back(
          {day, judge.measure(subject(book, one), one.target->indicator),
           level_on(*one.target, day), judge.target_met(subject(book, one), *one.target).truth,
           exceeded(book, one)});
    }
  }

  void add_steps(const FactBook& book, const Date& day) {
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      const auto& one = cases_[i];
      auto& course = courses_[i];
      CourseStep step{day, 0, step_measure(book, one, day)};
      if (!course.empty()) {
        step.working_days = calendar_.working_days(Period{course.back().day + Days{1}, day});
      }
      course.push_back(std::move(step));
    }
  }

  /// The measure at the end of a week. A figure that is given is one of that week only when it was made for a day in it: an older
  /// one, or one for any day, says nothing of the rate.
  [[nodiscard]] Measure step_measure(const FactBook& book, const PaceCase& one,
                                     const Date& day) const {
    const auto judge = evaluator(book, *one.combinations.front());
    const Subject& asked = subject(book, one);
    if (const Subject* whose = judge.judged_by(asked)) {
      const SourcedMeasure& known = book.measure(whose->id, one.target->indicator);
      const bool counted = known.source == "tally";
      const bool fresh = known.given_for && *known.given_for > day - Days{7};
      if (!counted && !fresh) { return Missing{}; }
    }
    return judge.measure(asked, one.target->indicator);
  }

  void conclude(const FactBook& book, const TallyState* counted) {
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      conclude(book, counted, cases_[i], findings_[i], courses_[i]);
    }
  }

  void conclude(const FactBook& book, const TallyState* counted, const PaceCase& one,
                PaceFinding& found, std::vector<CourseStep>& course) const {
    const auto& combination = *one.combinations.front();
    const auto judge = evaluator(book, combination);
    const Subject& asked = subject(book, one);
    const Subject* whose = judge.judged_by(asked);
    Standing standing;
    standing.indicator = find(plan_.indicators, one.target->indicator);
    standing.comparison = value_under(one.target->met_when, plan_, combination);
    standing.level = level_on(*one.target, period_.last());
    standing.met = judge.target_met(asked, *one.target).truth;
    standing.empty = empty_truth(value_under(standing.indicator->no_activity, plan_, combination),
                                 standing.comparison, standing.level.value);
    standing.period_over = options_.as_of >= period_.last();
    if (whose != nullptr) {
      const SourcedMeasure& known = book.measure(whose->id, standing.indicator->id);
      found.whose = whose->id;
      found.source = known.source;
      standing.measure = known.measure;
      standing.is_old =
          known.given_for && *known.given_for < std::min(options_.as_of, period_.last());
      if (known.source == "tally") {
        standing.turns = turns_of(*counted, *whose, *standing.indicator);
        if (!course.empty() && course.front().day < period_.first()) {
          course.front().measure = NoActivity{};  // before the first day nothing counts
        }
      }
      take_expected_into(standing, whose->id);
    }
    found.measure = standing.measure;
    found.met = standing.met;
    found.exceeded = exceeded(book, one);
    found.remaining = remaining_of(standing);
    auto outlook = outlook_of(standing);
    found.outlook = outlook.outlook;
    found.basis = std::move(outlook.basis);
    found.steps = steps_of(standing, *one.target, combination);
    const auto projected = projection_of(standing, course, working_days_left_);
    found.projection = projected.projection;
    found.no_projection = projected.why_not;
  }

  /// The levels whose last day comes before the period's and has not passed.
  [[nodiscard]] std::vector<PaceStep> steps_of(const Standing& last, const Target& target,
                                               const Combination& combination) const {
    std::vector<PaceStep> steps;
    for (const auto& step : target.steps) {
      if (step.through < options_.as_of || step.through >= period_.last()) { continue; }
      Standing standing = last;
      standing.level = step.level;
      standing.empty = empty_truth(value_under(standing.indicator->no_activity, plan_, combination),
                                   standing.comparison, standing.level.value);
      standing.period_over = options_.as_of >= step.through;
      PaceStep ahead;
      ahead.through = step.through;
      if (const Date from = std::max(options_.as_of, period_.first() - Days{1});
          from < step.through) {
        ahead.days_left = (step.through - from).count;
        ahead.working_days_left = calendar_.working_days(Period{from + Days{1}, step.through});
      }
      // No more come so early than come in all, so that a proof may rest on it; how many do is not known.
      auto outlook = outlook_of(standing);
      standing.expected.reset();
      ahead.remaining = remaining_of(standing);
      ahead.outlook = outlook.outlook;
      ahead.basis = std::move(outlook.basis);
      steps.push_back(std::move(ahead));
    }
    return steps;
  }

  void take_expected_into(Standing& standing, const std::string& whose) const {
    if (standing.period_over) { return; }
    standing.expected = expected_of(expected_, whose, *standing.indicator);
    if (!standing.expected && options_.expected.same_rate) {
      standing.expected = at_same_rate(*standing.indicator, standing.measure);
      standing.expected_is_estimate = standing.expected.has_value();
    }
  }

  [[nodiscard]] Turns turns_of(const TallyState& counted, const Subject& whose,
                               const Indicator& indicator) const {
    return find(plan_.subject_kinds, whose.kind)->counted_as == CountedAs::unit
               ? counted.turns_of_unit(whose.id, indicator)
               : counted.turns_of_officer(whose.id, indicator);
  }

  const Campaign& campaign_;
  const Plan& plan_;
  Facts facts_;  ///< with the subjects of the as-of day
  const WorkingCalendar& calendar_;
  const PaceOptions& options_;
  const Period& period_;
  std::int32_t working_days_left_;
  std::vector<Combination> combinations_;
  ExpectedNumbers expected_;
  std::vector<Subject> subjects_;
  std::vector<PaceCase> cases_;
  std::vector<PaceFinding> findings_;
  std::vector<std::vector<CourseStep>> courses_;
  Diagnostics notes_;
};

}  // namespace

Pace::Pace(Campaign campaign, Facts facts, WorkingCalendar calendar, PaceOptions options)
    : campaign_{std::move(campaign)},
      facts_{std::make_shared<const Facts>(std::move(facts))},
      calendar_{std::move(calendar)},
      options_{std::move(options)},
      period_{*tally_rules(campaign_).period} {
  check(options_);
  const Date from = std::max(options_.as_of, period_.first() - Days{1});
  if (from < period_.last()) {
    days_left_ = (period_.last() - from).count;
    working_days_left_ = calendar_.working_days(Period{from + Days{1}, period_.last()});
  }
  PaceWorker worker{campaign_, *facts_, calendar_, options_, period_, working_days_left_};
  worker.run();
  options_.progress = {};
  combinations_ = worker.combinations();
  rows_ = worker.rows();
  subjects_ = worker.subjects();
  notes_ = worker.notes();
}

bool operator==(const Pace& a, const Pace& b) {
  const auto asked = [](const PaceOptions& options) {
    return std::tie(options.as_of, options.readings, options.checkpoints, options.expected,
                    options.projection_weeks);
  };
  return a.campaign_ == b.campaign_ && *a.facts_ == *b.facts_ && a.calendar_ == b.calendar_ &&
         asked(a.options_) == asked(b.options_) && a.rows_ == b.rows_;
}

Pace pace(const Campaign& campaign, Facts facts, const WorkingCalendar& calendar,
          PaceOptions options) {
  return {campaign, std::move(facts), calendar, std::move(options)};
}

}  // namespace thidua::inline v0
