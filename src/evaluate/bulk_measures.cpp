/// \file
/// Counted, then what was given in its place, then what was declared not to apply: the order of the fact book.
#include "bulk_measures.hpp"

#include <algorithm>

#include <thidua/core/overloaded.hpp>

namespace thidua::inline v0 {

namespace {

void put(MeasureColumn& column, std::size_t subject, const Measure& measure) {
  column.n[subject] = missing_count;
  column.d[subject] = missing_count;
  std::visit(Overloaded{[](const Missing&) {},
                        [&](const Ratio& ratio) {
                          column.n[subject] = ratio.n();
                          column.d[subject] = ratio.d();
                        },
                        [&](const NoActivity&) {
                          column.n[subject] = 0;
                          column.d[subject] = 0;
                        },
                        [&](const auto& other) {
                          column.other.resize(column.n.size());
                          column.other[subject] = other;
                        }},
             measure);
}

}  // namespace

const Measurement* given_on(const EntriesBySubject<Measurement>& given, std::size_t subject,
                            const std::optional<Date>& day) {
  const auto entries = given.of(subject);
  const auto at = std::find_if(entries.rbegin(), entries.rend(), [&](const Measurement* entry) {
    return !entry->as_of || by_then(*entry->as_of, day);
  });
  return at != entries.rend() ? *at : nullptr;
}

BulkMeasures::BulkMeasures(const BulkFacts& facts, const BulkOptions& options)
    : facts_{facts}, options_{options}, columns_(facts.plan.indicators.size()) {
  for (auto& column : columns_) {
    column.n.resize(facts.book.subjects().size());
    column.d.resize(facts.book.subjects().size());
  }
}

void BulkMeasures::look_at(std::size_t checkpoint, const TallyState* counted) {
  checkpoint_ = checkpoint;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    take_counted(i, counted);
    take_others(i, options_.checkpoints[checkpoint]);
  }
}

void BulkMeasures::take_counted(std::size_t indicator, const TallyState* counted) {
  MeasureColumn& column = columns_[indicator];
  column.other.clear();
  const auto& subjects = facts_.book.subjects();
  const Indicator& asked = facts_.plan.indicators[indicator];
  if (const auto counts = options_.counts.find(asked.id); counts != options_.counts.end()) {
    const std::size_t from = checkpoint_ * subjects.size();
    std::copy_n(counts->second.n.data() + from, subjects.size(), column.n.begin());
    std::copy_n(counts->second.d.data() + from, subjects.size(), column.d.begin());
    return;
  }
  if (counted == nullptr || !asked.is_counted()) {
    std::fill(column.n.begin(), column.n.end(), missing_count);
    std::fill(column.d.begin(), column.d.end(), missing_count);
    return;
  }
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    put(column, i, FactBook::counted_measure(facts_.plan, subjects[i], asked, counted));
  }
}

void BulkMeasures::take_others(std::size_t indicator, const std::optional<Date>& day) {
  MeasureColumn& column = columns_[indicator];
  if (const auto& given = facts_.given[indicator]; !given.empty()) {
    for (std::size_t i = 0; i < column.n.size(); ++i) {
      if (const auto* entry = given_on(given, i, day)) { put(column, i, entry->measure); }
    }
  }
  if (const auto& declared = facts_.not_applicable[indicator]; !declared.empty()) {
    for (std::size_t i = 0; i < column.n.size(); ++i) {
      const auto all = declared.of(i);
      if (std::any_of(all.begin(), all.end(),
                      [&](const auto* one) { return by_then(one->date, day); })) {
        put(column, i, NotApplicable{});
      }
    }
  }
}

}  // namespace thidua::inline v0
