/// \file
/// Makes up plans. What refers is made after what it refers to, so that nothing dangles and nothing runs in a circle.
#include "random_plan.hpp"

#include <algorithm>
#include <random>

#include <thidua/campaign/builder.hpp>

namespace thidua {

namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_{seed} {}
  /// 0 … below - 1
  std::size_t roll(std::size_t below) { return static_cast<std::size_t>(engine_() % below); }
  bool one_in(std::size_t n) { return roll(n) == 0; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from.at(roll(from.size()));
  }
  template <class T>
  const std::string& pick_id(const std::vector<T>& from) {
    return pick(from).id;
  }
  template <class E>
  E pick_word() {
    return Words<E>::table[roll(std::size(Words<E>::table))].first;
  }

 private:
  std::mt19937_64 engine_;
};

std::string odd_text(Dice& dice) {
  static const std::vector<std::string> pieces = {"Tỷ lệ",
                                                  "\"",
                                                  "\\",
                                                  "\n",
                                                  "\r\n",
                                                  "\t",
                                                  "'",
                                                  "\"\"\"",
                                                  "'''",
                                                  "\\n",
                                                  "\\u00e0",
                                                  std::string(1, '\0'),
                                                  "\x01",
                                                  "\x1b",
                                                  "\x7f",
                                                  "\u0085",
                                                  "\u00a0",
                                                  "\u2028",
                                                  "\ufeff",
                                                  "\U0001F3C6",
                                                  "\U0001F468\u200D\U0001F33E",
                                                  "hoa\u0300",
                                                  "ho\u00e0",
                                                  "Tie\u0302\u0301ng",
                                                  "# not a comment",
                                                  "= { } [ ] ,",
                                                  "[[award]]",
                                                  "a.b.c",
                                                  " ",
                                                  "  ",
                                                  "«»",
                                                  "{0}",
                                                  "%",
                                                  "45%",
                                                  "2024-12-26",
                                                  "true"};
  std::string text = "x";
  for (std::size_t i = dice.roll(6); i > 0; --i) { text += dice.pick(pieces); }
  if (dice.one_in(2)) { text.erase(0, 1); }
  return text.empty() ? "x" : text;
}

class PlanMaker {
 public:
  explicit PlanMaker(std::uint64_t seed) : dice_{seed} {}

  Plan run() {
    sources();
    head();
    people();
    counting();
    contents();
    awards();
    readings();
    return std::move(plan_);
  }

 private:
  LocalText wording() {
    switch (dice_.roll(3)) {
      case 0:
        return {odd_text(dice_), {}};
      case 1:
        return {{}, odd_text(dice_)};
      default:
        return {odd_text(dice_), odd_text(dice_)};
    }
  }
  LocalText perhaps_wording() { return dice_.one_in(2) ? wording() : LocalText{}; }

  std::string new_id() {
    static const std::vector<std::string> stems = {"x",   "II.1.c", "-",   "_", "true",
                                                   "a-b", "9",      "inf", "A_"};
    return dice_.pick(stems) + std::to_string(++ids_);
  }

  Citation cite() {
    if (dice_.one_in(4) && !plan_.basis.empty()) {
      return {dice_.pick_id(plan_.basis), dice_.one_in(2) ? "5" : "5.1:b"};
    }
    return {{}, plan_.clauses.empty() ? new_id() : dice_.pick_id(plan_.clauses)};
  }
  Citation perhaps_cite() { return dice_.one_in(2) ? cite() : Citation{}; }

  Date day() { return date(2024, 1, 1) + Days{static_cast<std::int32_t>(dice_.roll(180))}; }

  /// Fixed, or left open to a new point.
  template <class E>
  Choice<E> choice() {
    if (plan_.open_points.size() > 8 || dice_.one_in(2)) { return dice_.pick_word<E>(); }
    OpenPoint point{new_id(), wording(), {}, cite()};
    for (const auto& entry : Words<E>::table) {
      if (point.readings.empty() || (point.readings.size() < 2 && dice_.one_in(2))) {
        point.readings.push_back({new_id(), wording(), std::string{entry.second}});
      }
    }
    plan_.open_points.push_back(point);
    return OpenPointRef{point.id};
  }

  Rational decimal(std::int64_t most) {
    static const std::vector<std::int64_t> scales = {1, 10, 100, 1'000'000, 1'000'000'000};
    const auto scale = dice_.pick(scales);
    return {static_cast<std::int64_t>(dice_.roll(static_cast<std::size_t>(most * scale + 1))),
            scale};
  }
  Level level_for(const Indicator& indicator) {
    if (indicator.is_share()) { return {decimal(100) / Rational{100}, indicator.unit}; }
    return {dice_.one_in(5) ? -decimal(5000) : decimal(5000), indicator.unit};
  }

  void sources() {
    for (std::size_t i = dice_.roll(4); i > 0; --i) {
      plan_.clauses.push_back({new_id(), wording()});
    }
    for (std::size_t i = dice_.roll(3); i > 0; --i) {
      plan_.basis.push_back({new_id(),
                             dice_.pick_word<BasisKind>(),
                             "s" + odd_text(dice_),
                             {},
                             perhaps_wording(),
                             perhaps_wording(),
                             {}});
      if (dice_.one_in(2)) { plan_.basis.back().date = day(); }
      if (dice_.one_in(2)) {
        const Date from = day();
        plan_.basis.back().in_force = InForce{from, {}};
        if (dice_.one_in(2)) { plan_.basis.back().in_force->through = from + Days{90}; }
      }
    }
    for (auto& basis : plan_.basis) { basis.cite = cite(); }
    plan_.authorities.push_back({new_id(), wording()});
    if (dice_.one_in(2)) { plan_.authorities.push_back({new_id(), wording()}); }
    for (const auto kind : {ParameterKind::date, ParameterKind::percentage_points,
                            ParameterKind::percent, ParameterKind::integer, ParameterKind::money}) {
      Parameter parameter{new_id(), kind, perhaps_wording(),
                          {},       {},   dice_.one_in(2) ? dice_.pick_id(plan_.authorities) : "",
                          cite()};
      if (kind == ParameterKind::date && dice_.one_in(2)) {
        parameter.not_before = date(2023, 12, 31);
      }
      if (dice_.one_in(2)) {
        parameter.value = value_of(kind);
      } else if (kind != ParameterKind::date && dice_.one_in(2)) {
        make_dated(parameter);
      }
      plan_.parameters.push_back(std::move(parameter));
    }
  }
  void make_dated(Parameter& parameter) {
    Date from = day();
    for (std::size_t i = 1 + dice_.roll(3); i > 0; --i) {
      parameter.values.push_back({from, value_of(parameter.kind), "s" + odd_text(dice_)});
      from = from + Days{1 + static_cast<std::int32_t>(dice_.roll(400))};
    }
    if (dice_.one_in(2)) { parameter.known_through = from; }
  }
  ParameterValue value_of(ParameterKind kind) {
    switch (kind) {
      case ParameterKind::date:
        return day();
      case ParameterKind::percent:
        return Percent::of_fraction(decimal(100) / Rational{100});
      case ParameterKind::percentage_points:
        return PercentagePoints::of_fraction(decimal(9) / Rational{100});
      case ParameterKind::money:
        return Money::dong(static_cast<std::int64_t>(dice_.roll(3'000'000)));
      case ParameterKind::integer:
        break;
    }
    return static_cast<std::int64_t>(dice_.roll(1000)) - 500;
  }

  void head() {
    plan_.id = new_id();
    plan_.title = wording();
    plan_.issuer = perhaps_wording();
    plan_.cite = cite();
    plan_.counted_by = dice_.pick_word<DateField>();
    plan_.period = {PlanDay{date(2023, 12, 31)}, PlanDay{date(2024, 7, 1)}, cite()};
    if (dice_.one_in(2)) {
      (dice_.one_in(2) ? plan_.period.from : plan_.period.through) = plan_.parameters.front().id;
    }
  }

  void people() {
    for (std::size_t i = dice_.roll(3); i > 0; --i) {
      plan_.roles.push_back({new_id(), wording(), cite()});
    }
    for (std::size_t i = 1 + dice_.roll(3); i > 0; --i) {
      plan_.subject_kinds.push_back({std::string(1, static_cast<char>('d' - i)) + new_id(),
                                     wording(),
                                     dice_.pick_word<CountedAs>(),
                                     choice<ResultsOf>(),
                                     {},
                                     cite()});
    }
    for (std::size_t i = dice_.roll(3); i > 0; --i) {
      plan_.duties.push_back({wording(), wording(), cite()});
    }
  }

  CountRule count() {
    CountRule rule{dice_.pick_word<Counted>(), {}};
    for (const auto& flag : plan_.flags) {
      if (dice_.one_in(2)) { rule.where.push_back({flag.id, !dice_.one_in(3)}); }
    }
    return rule;
  }
  void counting() {
    for (std::size_t i = dice_.roll(5); i > 0; --i) {
      plan_.flags.push_back({new_id(), wording(), {}});
      if (dice_.one_in(2)) { plan_.flags.back().dated = dice_.pick_word<DateField>(); }
    }
    static const std::vector<std::string> units = {"km", "m2", "km²", "hộ", "tỷ đồng", "\"", "°C"};
    for (std::size_t i = 1 + dice_.roll(4); i > 0; --i) {
      Indicator indicator;
      indicator.id = new_id();
      indicator.title = wording();
      indicator.system = perhaps_wording();
      if (dice_.one_in(2)) {
        indicator.numerator = count();
        indicator.denominator = count();
      } else if (dice_.one_in(2)) {
        indicator.unit = dice_.pick(units);
      }
      indicator.no_activity = choice<NoActivityRule>();
      indicator.cite = cite();
      plan_.indicators.push_back(std::move(indicator));
    }
  }

  Attested judged() {
    Attested attested{new_id(), wording(), {dice_.pick_id(plan_.authorities)}, cite()};
    if (plan_.authorities.size() > 1 && dice_.one_in(3)) {
      attested.by = {plan_.authorities[1].id, plan_.authorities[0].id};
    }
    return attested;
  }
  void contents() {
    for (std::size_t i = dice_.roll(3); i > 0; --i) {
      const auto& indicator = dice_.pick(plan_.indicators);
      const auto comparison = dice_.pick_word<Comparison>();
      plan_.targets.push_back({new_id(), wording(), indicator.id, comparison, level_for(indicator),
                               comparison, cite()});
      if (dice_.one_in(2)) { plan_.targets.back().met_when = choice<Comparison>(); }
      if (dice_.one_in(2)) { make_steps(plan_.targets.back(), indicator); }
    }
    for (std::size_t i = dice_.roll(3); i > 0; --i) { plan_.contents.push_back(judged()); }
    for (std::size_t i = dice_.roll(3); i > 0; --i) { plan_.attested.push_back(judged()); }
    if (!dice_.one_in(3)) {
      plan_.contents_rule = ContentsRule{choice<ContentsExceeded>(), plan_.parameters[1].id,
                                         choice<AttestedExceeded>(), cite()};
    }
  }

  /// Up to three levels in order, the last of which covers the period's end.
  void make_steps(Target& target, const Indicator& indicator) {
    const Date first = day_of(plan_, plan_.period.from).value_or(date(2023, 12, 31));
    const Date last = day_of(plan_, plan_.period.through).value_or(date(2024, 7, 1));
    Date through = first + Days{static_cast<std::int32_t>(dice_.roll(60))};
    for (std::size_t i = dice_.roll(3); i > 0 && through < last; --i) {
      target.steps.push_back({through, level_for(indicator), perhaps_cite()});
      through = through + Days{1 + static_cast<std::int32_t>(dice_.roll(60))};
    }
    target.steps.push_back({through < last ? last : through, target.level, perhaps_cite()});
  }

  /// Money for some of the kinds that the award is for.
  void make_bonus(Award& award) {
    AwardBonus bonus{{}, plan_.parameters.back().id, dice_.pick_word<MoneyRounding>(), cite()};
    for (const auto& entry : award.criteria) {
      if (bonus.multiples.empty() || dice_.one_in(2)) {
        bonus.multiples.push_back({entry.subject_kind, Rational{1, 10} + decimal(12)});
      }
    }
    std::sort(bonus.multiples.begin(), bonus.multiples.end(),
              [](const KindMultiple& a, const KindMultiple& b) {
                return a.subject_kind < b.subject_kind;
              });
    award.bonus = std::move(bonus);
  }

  Criterion leaf(std::string_view subject_kind) {
    using namespace build;
    std::vector<Criterion> leaves = {no_discipline()};
    const auto& indicator = dice_.pick(plan_.indicators);
    leaves.push_back(measure(indicator.id, {dice_.pick_word<Comparison>(), level_for(indicator)}));
    if (!plan_.targets.empty()) {
      leaves.push_back(met(dice_.pick_id(plan_.targets)));
      leaves.push_back(exceeded(dice_.pick_id(plan_.targets)));
    }
    if (plan_.contents_rule) {
      leaves.push_back(dice_.one_in(2) ? contents_met() : contents_exceeded());
    }
    const auto judgement = dice_.one_in(2) ? Judgement::met : Judgement::exceeded;
    if (!plan_.attested.empty()) {
      leaves.push_back(attested(dice_.pick_id(plan_.attested), judgement));
    }
    if (!plan_.contents.empty()) {
      leaves.push_back(attested(dice_.pick_id(plan_.contents), judgement));
    }
    if (!plan_.papers.empty()) { leaves.push_back(paper(dice_.pick_id(plan_.papers))); }
    if (!plan_.roles.empty()) {
      leaves.push_back(role(plan_.roles.front().id, plan_.roles.back().id));
    }
    if (!plan_.criteria.empty()) { leaves.push_back(named(dice_.pick_id(plan_.criteria))); }
    for (const auto& award : plan_.awards) {
      if (award.criteria_for(subject_kind) != nullptr) {
        leaves.push_back(award_criteria(award.id));
      }
    }
    return dice_.pick(leaves);
  }

  Criterion criterion(std::string_view subject_kind, std::size_t depth) {
    Criterion result =
        depth == 0 || dice_.one_in(4) ? leaf(subject_kind) : tree(subject_kind, depth);
    result.cite = perhaps_cite();
    if (dice_.one_in(4)) { result.title = wording(); }
    for (bool then : {true, false}) {
      if (depth > 0 && dice_.one_in(8)) {
        result.exceptions.push_back({criterion(subject_kind, depth - 1), then, perhaps_cite()});
      }
    }
    if (result.exceptions.size() == 2 && result.exceptions[0].when == result.exceptions[1].when) {
      result.exceptions.pop_back();
    }
    return result;
  }
  /// Not inside another one, so it cites its clause.
  Criterion whole_criterion(std::string_view subject_kind, std::size_t depth) {
    Criterion result = criterion(subject_kind, depth);
    result.cite = cite();
    return result;
  }
  Criterion tree(std::string_view subject_kind, std::size_t depth) {
    std::vector<Criterion> parts;
    for (std::size_t i = 1 + dice_.roll(4); i > 0; --i) {
      parts.push_back(criterion(subject_kind, depth - 1));
    }
    switch (dice_.roll(4)) {
      case 0:
        return build::all_of(parts);
      case 1:
        return build::any_of(parts);
      case 2:
        return build::none_of(parts);
      default:
        return build::at_least(1 + dice_.roll(parts.size()), parts);
    }
  }

  /// A date, or what gives one.
  PlanDay plan_day() {
    switch (dice_.roll(4)) {
      case 0:
        return std::string{period_from_name};
      case 1:
        return std::string{period_through_name};
      case 2:
        for (const auto& parameter : plan_.parameters) {
          if (parameter.kind == ParameterKind::date && !parameter.value) { return parameter.id; }
        }
        [[fallthrough]];
      default:
        return date(2025, 1, 1) + Days{static_cast<std::int32_t>(dice_.roll(60))};
    }
  }
  /// Late enough for the plan's period, whatever it counts from.
  DueRule due_rule() {
    DueRule rule;
    rule.kind = dice_.pick_word<DeadlineKind>();
    const bool after_the_period = rule.kind != DeadlineKind::within;
    rule.day = after_the_period ? PlanDay{date(2025, 1, 1)} : plan_day();
    if (rule.kind == DeadlineKind::within) {
      rule.term = {static_cast<std::int64_t>(1 + dice_.roll(90)), dice_.pick_word<TermUnit>()};
    } else if (dice_.one_in(3)) {
      rule.day = std::string{period_through_name};
      rule.kind = DeadlineKind::by;
    }
    if (dice_.one_in(3)) {
      rule.time = TimeOfDay{static_cast<int>(dice_.roll(24)), static_cast<int>(dice_.roll(60)),
                            dice_.one_in(2) ? static_cast<int>(dice_.roll(60)) : 0};
    }
    return rule;
  }
  Deadline deadline() {
    Deadline result{new_id(), due_rule(), cite(), perhaps_wording()};
    result.roll = choice<EndRoll>();
    if (dice_.one_in(2)) { result.responsible = dice_.pick_id(plan_.authorities); }
    for (std::size_t i = dice_.roll(3); i > 0; --i) {
      const Date decided = date(2025, 1, 1) - Days{static_cast<std::int32_t>(i)};
      result.extensions.push_back({due_rule(), "s" + odd_text(dice_), decided, cite()});
    }
    return result;
  }

  void awards() {
    for (auto& kind : plan_.subject_kinds) {
      if (dice_.one_in(2)) { kind.eligible = whole_criterion(kind.id, 2); }
    }
    for (std::size_t i = dice_.roll(3); i > 0; --i) { plan_.deadlines.push_back(deadline()); }
    for (std::size_t i = dice_.roll(3); i > 0; --i) {
      plan_.papers.push_back({new_id(), wording(), perhaps_wording(),
                              dice_.one_in(2) ? plan_.authorities.front().id : "",
                              plan_.deadlines.empty() ? "" : dice_.pick_id(plan_.deadlines),
                              cite()});
    }
    for (std::size_t i = dice_.roll(3); i > 0; --i) {
      plan_.criteria.push_back({new_id(), whole_criterion({}, 3), cite()});
    }
    for (std::size_t i = 1 + dice_.roll(3); i > 0; --i) { plan_.awards.push_back(award()); }
    for (auto& award : plan_.awards) {
      if (!award.criteria.empty() && dice_.one_in(2)) { make_bonus(award); }
    }
    if (dice_.one_in(2)) {
      plan_.one_achievement =
          OneAchievementRule{choice<OneAchievement>(), {plan_.awards.back().id}, cite()};
    }
  }
  Award award() {
    Award result{new_id(), wording(), dice_.pick_id(plan_.authorities), {}, {}, cite()};
    for (const auto& entry : plan_.papers) {
      if (dice_.one_in(2)) { result.papers.push_back(entry.id); }
    }
    for (const auto& kind : plan_.subject_kinds) {
      const bool last = &kind == &plan_.subject_kinds.back();
      if (dice_.one_in(2) || (last && result.criteria.empty())) {
        result.criteria.push_back({kind.id, whole_criterion(kind.id, dice_.roll(6))});
      }
    }
    return result;
  }

  void readings() {
    for (std::size_t i = dice_.roll(3); i > 0; --i) {
      NamedReading named{new_id(), wording(), {}};
      for (const auto& point : plan_.open_points) {
        if (dice_.one_in(2)) { named.choices[point.id] = dice_.pick_id(point.readings); }
      }
      plan_.readings.push_back(std::move(named));
    }
  }

  Dice dice_;
  Plan plan_;
  std::size_t ids_ = 0;
};

}  // namespace

Plan random_plan(std::uint64_t seed) { return PlanMaker{seed}.run(); }

std::string odd_text(std::uint64_t seed) {
  Dice dice{seed};
  return odd_text(dice);
}

}  // namespace thidua
