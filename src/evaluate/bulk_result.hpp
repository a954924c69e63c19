/// \file
/// What a bulk evaluation holds, and how its answers lie in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <thidua/evaluate/bulk_evaluation.hpp>

namespace thidua::inline v0 {

struct BulkResult {
  Campaign campaign;
  Facts facts;  ///< with the subjects as a register
  BulkOptions options;
  std::vector<Subject> subjects = {};
  std::vector<Combination> combinations = {};
  std::vector<BulkQuestion> questions = {};
  Diagnostics notes = {};
  bool stopped = false;
  std::vector<std::uint8_t> truths = {};
  std::vector<std::vector<std::uint64_t>> failing = {};  ///< by question
  std::vector<std::vector<std::uint64_t>> open = {};

  /// How many answers a question has.
  [[nodiscard]] std::size_t answers() const noexcept {
    return combinations.size() * options.checkpoints.size() * subjects.size();
  }
  /// Where those of a combination on a day begin among them.
  [[nodiscard]] std::size_t row(std::size_t combination, std::size_t checkpoint) const noexcept {
    return (combination * options.checkpoints.size() + checkpoint) * subjects.size();
  }
};

/// Judges; the result has all but its answers and clauses.
void judge_all(BulkResult& result);

}  // namespace thidua::inline v0
