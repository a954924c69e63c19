/// \file
/// What is known of every indicator of every subject on one day, as columns of counts; what is no count is kept beside them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <thidua/evaluate/bulk_evaluation.hpp>
#include <thidua/evaluate/bulk_leaf.hpp>
#include <thidua/measure/counting.hpp>

#include "bulk_facts.hpp"

namespace thidua::inline v0 {

/// One indicator. A subject's measure is the ratio n/d, no activity where both are 0, missing where one is `missing_count`,
/// unless there is an `other`: a quantity, a printed figure, or that it does not apply.
struct MeasureColumn {
  std::vector<std::int64_t> n;
  std::vector<std::int64_t> d;
  std::vector<std::optional<Measure>> other;  ///< empty where there are none
};

class BulkMeasures {
 public:
  BulkMeasures(const BulkFacts& facts, const BulkOptions& options);

  /// Looks at that day; `counted` is what was counted by its end, null without a tally.
  void look_at(std::size_t checkpoint, const TallyState* counted);

  [[nodiscard]] std::size_t checkpoint() const noexcept { return checkpoint_; }
  [[nodiscard]] const MeasureColumn& column(std::size_t indicator) const {
    return columns_[indicator];
  }

 private:
  void take_counted(std::size_t indicator, const TallyState* counted);
  void take_others(std::size_t indicator, const std::optional<Date>& day);

  const BulkFacts& facts_;
  const BulkOptions& options_;
  std::size_t checkpoint_ = 0;
  std::vector<MeasureColumn> columns_;
};

/// The latest of the given measures for a day; null when there is none. As `Measurements::find`.
[[nodiscard]] const Measurement* given_on(const EntriesBySubject<Measurement>& given,
                                          std::size_t subject, const std::optional<Date>& day);

}  // namespace thidua::inline v0
