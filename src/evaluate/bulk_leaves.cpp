/// \file
/// Ratios by the kernel; printed figures, quantities, judgements, papers and roles by the same functions that judge them one by one.
#include "bulk_leaves.hpp"

#include <algorithm>
#include <array>

#include "bulk_leaf_planes.hpp"
#include "judge_papers.hpp"

namespace thidua::inline v0 {

namespace {

void set(Plane& plane, std::size_t at) {
  plane.lane[at % plane_lanes] |= 1U << (at % block_size / plane_lanes);
}
void clear(Plane& plane, std::size_t at) {
  plane.lane[at % plane_lanes] &= ~(1U << (at % block_size / plane_lanes));
}
void put(TruthPlanes& planes, std::size_t at, Truth truth) {
  clear(planes.yes, at);
  clear(planes.no, at);
  if (truth == Truth::yes) { set(planes.yes, at); }
  if (truth == Truth::no) { set(planes.no, at); }
}

/// A measure that is no ratio of counts.
Truth other_truth(const Measure& measure, const Indicator& indicator, Comparison comparison,
                  const Rational& level) {
  if (const auto* quantity = std::get_if<Quantity>(&measure)) {
    return to_truth(holds(quantity->amount, comparison, level));
  }
  if (const auto* reported = std::get_if<Reported>(&measure)) {
    return compare(reported->interval(indicator.range()), comparison, level);
  }
  return Truth::undetermined;
}

}  // namespace

BulkDay::BulkDay(const Plan& plan, const std::optional<Date>& day,
                 const std::optional<WorkingCalendar>& calendar)
    : day_{day} {
  for (const auto& deadline : plan.deadlines) {
    for (const EndRoll roll : {EndRoll::none, EndRoll::next_working_day}) {
      dues_.emplace(std::pair{deadline.id, roll},
                    computed_due(plan, deadline, roll, calendar ? &*calendar : nullptr, day));
    }
  }
}

const ComputedDue* BulkDay::due(const Paper& paper, EndRoll roll) const {
  return paper.deadline.empty() ? nullptr : &dues_.at({paper.deadline, roll});
}

BulkLeaves::BulkLeaves(const BulkFacts& facts, const BulkMeasures& measures, const BulkDay& day,
                       std::span<const std::size_t> subjects)
    : facts_{facts},
      measures_{measures},
      day_{day},
      subjects_{subjects},
      blocks_{(subjects.size() + block_size - 1) / block_size} {}

BulkLeaves::Planes BulkLeaves::planes(const LeafKey& key) {
  switch (key.kind) {
    case NodeKind::measure:
      return compared(key.item, key.of_unit, {key.comparison, key.level}, key.no_activity.front());
    case NodeKind::attested:
      return attested(key);
    case NodeKind::paper:
      return paper(key);
    case NodeKind::role:
      return role(key);
    case NodeKind::no_discipline:
      return discipline();
    case NodeKind::criterion:  // an award that is none for the kind
      return each(false, [](std::size_t) { return Truth::no; });
    case NodeKind::contents:
      return counted(key);
    default:
      return target(key);
  }
}

/// The truth of each subject that is known; of the others it is undetermined.
template <class TruthOf>
BulkLeaves::Planes BulkLeaves::each(bool of_unit, const TruthOf& truth_of) const {
  Planes planes(blocks_);
  for (std::size_t at = 0; at < subjects_.size(); ++at) {
    const std::size_t subject = whose(at, of_unit);
    if (subject != no_subject) { put(planes[at / block_size], at, truth_of(subject)); }
  }
  return planes;
}

BulkLeaves::Planes BulkLeaves::compared(std::size_t indicator, bool of_unit, const Bar& bar,
                                        NoActivityRule rule) const {
  const MeasureColumn& column = measures_.column(indicator);
  const SignTest test{{bar.comparison, bar.level, rule}};
  Planes planes(blocks_);
  std::array<std::int64_t, block_size> n{};
  std::array<std::int64_t, block_size> d{};
  for (std::size_t block = 0; block < blocks_; ++block) {
    const std::size_t from = block * block_size;
    n.fill(missing_count);
    d.fill(missing_count);
    for (std::size_t at = from; at < std::min(from + block_size, subjects_.size()); ++at) {
      const std::size_t subject = whose(at, of_unit);
      if (subject == no_subject) { continue; }
      n[at - from] = column.n[subject];
      d[at - from] = column.d[subject];
    }
    (void)ratio_planes(test, n.data(), d.data(), planes[block]);
  }
  if (column.other.empty()) { return planes; }
  for (std::size_t at = 0; at < subjects_.size(); ++at) {
    const std::size_t subject = whose(at, of_unit);
    if (subject == no_subject || !column.other[subject]) { continue; }
    put(planes[at / block_size], at,
        other_truth(*column.other[subject], facts_.plan.indicators[indicator], bar.comparison,
                    bar.level));
  }
  return planes;
}

BulkLeaves::Planes BulkLeaves::target(const LeafKey& key) {
  const Target& target = facts_.plan.targets[key.item];
  const auto indicator = static_cast<std::size_t>(find(facts_.plan.indicators, target.indicator) -
                                                  facts_.plan.indicators.data());
  const NoActivityRule rule =
      key.part == ClausePart::alone ? key.no_activity.front() : key.no_activity[key.item];
  const Level& level = level_on(target, day_.day());
  Bar bar{key.comparison, level.value};
  bool margin_missing = false;
  if (key.kind == NodeKind::target_exceeded) {
    const bool up = is_upward(target.comparison);
    bar.comparison = up ? Comparison::above : Comparison::below;
    if (key.by_margin && level.is_percent()) {
      const auto& parameter = *find(facts_.plan.parameters, facts_.plan.contents_rule->margin);
      if (const auto value = value_on(parameter, day_.day())) {
        const Rational margin = std::get<PercentagePoints>(*value).fraction();
        bar = {up ? Comparison::at_least : Comparison::at_most,
               up ? level.value + margin : level.value - margin};
      } else {
        margin_missing = true;
      }
    }
  }
  Planes planes = compared(indicator, key.of_unit, bar, rule);
  // Past the level, but perhaps not by the margin that nobody has set.
  if (margin_missing) {
    for (auto& block : planes) { block.yes = {}; }
  }
  if (key.part == ClausePart::of_contents) {
    const auto out = left_out(key);
    for (std::size_t block = 0; block < blocks_; ++block) {
      for (std::size_t lane = 0; lane < plane_lanes; ++lane) {
        planes[block].yes.lane[lane] |= out[block].lane[lane];
      }
    }
  }
  return planes;
}

BulkLeaves::Planes BulkLeaves::counted(const LeafKey& key) {
  const auto out = left_out(key);
  Planes planes(blocks_);
  for (std::size_t block = 0; block < blocks_; ++block) {
    planes[block].no = out[block];
    for (std::size_t lane = 0; lane < plane_lanes; ++lane) {
      planes[block].yes.lane[lane] = ~out[block].lane[lane];
    }
  }
  return planes;
}

std::vector<Plane> BulkLeaves::left_out(const LeafKey& key) {
  auto out = not_counted(key.item, key.of_unit, key.no_activity[key.item]);
  const auto& some = some_count(key);
  for (std::size_t block = 0; block < blocks_; ++block) {
    for (std::size_t lane = 0; lane < plane_lanes; ++lane) {
      out[block].lane[lane] &= some[block].lane[lane];
    }
  }
  return out;
}

std::vector<Plane> BulkLeaves::not_counted(std::size_t target, bool of_unit,
                                           NoActivityRule rule) const {
  const auto* indicator = find(facts_.plan.indicators, facts_.plan.targets[target].indicator);
  const MeasureColumn& column =
      measures_.column(static_cast<std::size_t>(indicator - facts_.plan.indicators.data()));
  std::vector<Plane> planes(blocks_);
  const bool empty_is = rule == NoActivityRule::not_counted;
  if (!empty_is && column.other.empty()) { return planes; }
  for (std::size_t at = 0; at < subjects_.size(); ++at) {
    const std::size_t subject = whose(at, of_unit);
    if (subject == no_subject) { continue; }
    const auto* other =
        column.other.empty() || !column.other[subject] ? nullptr : &*column.other[subject];
    const bool out = other != nullptr
                         ? std::holds_alternative<NotApplicable>(*other)
                         : empty_is && column.n[subject] == 0 && column.d[subject] == 0;
    if (out) { set(planes[at / block_size], at); }
  }
  return planes;
}

const std::vector<Plane>& BulkLeaves::some_count(const LeafKey& key) {
  const auto [at, fresh] = some_count_.try_emplace({key.of_unit, key.no_activity}, blocks_);
  if (!fresh) { return at->second; }
  for (std::size_t target = 0; target < facts_.plan.targets.size(); ++target) {
    const auto left_out = not_counted(target, key.of_unit, key.no_activity[target]);
    for (std::size_t block = 0; block < blocks_; ++block) {
      for (std::size_t lane = 0; lane < plane_lanes; ++lane) {
        at->second[block].lane[lane] |= ~left_out[block].lane[lane];
      }
    }
  }
  return at->second;
}

BulkLeaves::Planes BulkLeaves::attested(const LeafKey& key) const {
  const auto& judgements = facts_.judgements[key.item];
  return each(key.of_unit, [&](std::size_t subject) {
    std::size_t reaching = 0;
    std::size_t given = 0;
    for (const auto* judgement : judgements.of(subject)) {
      if (!by_then(judgement->date, day_.day())) { continue; }
      ++given;
      reaching += judgement->judgement >= key.wanted ? 1U : 0U;
    }
    if (given == 0 || (reaching != 0 && reaching != given)) { return Truth::undetermined; }
    return to_truth(reaching != 0);
  });
}

BulkLeaves::Planes BulkLeaves::paper(const LeafKey& key) const {
  const Paper& paper = facts_.plan.papers[key.item];
  const ComputedDue* due = day_.due(paper, key.roll);
  const bool closed =
      due != nullptr && due->due &&
      FactBook::papers_known_through(facts_.registers, day_.day(), due->due->last_day());
  std::vector<const ReceivedPaper*> receipts;
  return each(false, [&](std::size_t subject) {
    receipts.clear();
    for (const auto* receipt : facts_.papers[key.item].of(subject)) {
      if (by_then(receipt->received, day_.day())) { receipts.push_back(receipt); }
    }
    return paper_found(receipts, closed, {}, paper, due).truth;
  });
}

BulkLeaves::Planes BulkLeaves::role(const LeafKey& key) const {
  return each(false, [&](std::size_t subject) {
    const auto& roles = facts_.book.subjects()[subject].roles;
    if (!roles) { return Truth::undetermined; }
    return to_truth(std::any_of(key.roles.begin(), key.roles.end(), [&](const std::string& role) {
      return std::find(roles->begin(), roles->end(), role) != roles->end();
    }));
  });
}

BulkLeaves::Planes BulkLeaves::discipline() const {
  const auto& day = day_.day();
  const auto& through = facts_.registers.discipline_through;
  const bool known = through && (!day || *through >= *day);
  return each(false, [&](std::size_t subject) {
    const auto records = facts_.discipline.of(subject);
    const bool under = std::any_of(records.begin(), records.end(), [&](const auto* record) {
      return !day || (record->from <= *day && (!record->through || *record->through >= *day));
    });
    if (under) { return Truth::no; }
    return known ? Truth::yes : Truth::undetermined;
  });
}

}  // namespace thidua::inline v0
