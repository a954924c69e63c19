/// \file
/// The truths of leaves on one day, as planes, for some subjects of one kind.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include <thidua/evaluate/bulk_evaluation.hpp>

#include "bulk_criteria.hpp"
#include "bulk_facts.hpp"
#include "bulk_measures.hpp"
#include "bulk_planes.hpp"

namespace thidua::inline v0 {

/// What all leaves of a day share: due days.
class BulkDay {
 public:
  BulkDay(const Plan& plan, const std::optional<Date>& day,
          const std::optional<WorkingCalendar>& calendar);
  [[nodiscard]] const std::optional<Date>& day() const noexcept { return day_; }
  /// Null for a paper without a deadline.
  [[nodiscard]] const ComputedDue* due(const Paper& paper, EndRoll roll) const;

 private:
  std::optional<Date> day_;
  std::map<std::pair<std::string, EndRoll>, ComputedDue> dues_;
};

/// Everything that it looks at has to outlive it.
class BulkLeaves {
 public:
  /// At most a few thousand subjects, by their numbers.
  BulkLeaves(const BulkFacts& facts, const BulkMeasures& measures, const BulkDay& day,
             std::span<const std::size_t> subjects);

  [[nodiscard]] std::size_t blocks() const noexcept { return blocks_; }
  /// The planes of a leaf, block after block.
  [[nodiscard]] std::vector<TruthPlanes> planes(const LeafKey& key);

 private:
  using Planes = std::vector<TruthPlanes>;
  struct Bar {
    Comparison comparison = Comparison::at_least;
    Rational level;
  };

  /// Whose facts count for the one at that place: `no_subject` where it is not known.
  [[nodiscard]] std::size_t whose(std::size_t at, bool of_unit) const {
    return of_unit ? facts_.unit_of[subjects_[at]] : subjects_[at];
  }
  template <class TruthOf>
  [[nodiscard]] Planes each(bool of_unit, const TruthOf& truth_of) const;

  [[nodiscard]] Planes target(const LeafKey& key);
  [[nodiscard]] Planes compared(std::size_t indicator, bool of_unit, const Bar& bar,
                                NoActivityRule rule) const;
  [[nodiscard]] Planes counted(const LeafKey& key);
  [[nodiscard]] Planes attested(const LeafKey& key) const;
  [[nodiscard]] Planes paper(const LeafKey& key) const;
  [[nodiscard]] Planes role(const LeafKey& key) const;
  [[nodiscard]] Planes discipline() const;

  /// Where a target's measure does not count among all contents.
  [[nodiscard]] std::vector<Plane> not_counted(std::size_t target, bool of_unit,
                                               NoActivityRule rule) const;
  /// Where it is left out: it does not count, and another does.
  [[nodiscard]] std::vector<Plane> left_out(const LeafKey& key);
  /// Where some target of the plan counts.
  [[nodiscard]] const std::vector<Plane>& some_count(const LeafKey& key);

  const BulkFacts& facts_;
  const BulkMeasures& measures_;
  const BulkDay& day_;
  std::span<const std::size_t> subjects_;
  std::size_t blocks_;
  std::map<std::pair<bool, std::vector<NoActivityRule>>, std::vector<Plane>> some_count_;
};

}  // namespace thidua::inline v0
