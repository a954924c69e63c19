/// \file
/// What a query counts, prepared once for all units: patterns are sorted into the few classes between which its rules differ.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <thidua/measure/dossier_store.hpp>

namespace thidua::inline v0 {

/// Classes of patterns: two patterns are of one class when the same rules take them.
struct PatternClasses {
  std::vector<std::uint16_t> of_pattern;
  std::size_t size = 1;
  /// By rule, the classes that it takes.
  std::vector<std::vector<std::uint16_t>> taken;

  [[nodiscard]] static PatternClasses of(const std::vector<PatternRule>& rules, std::size_t flags);
};

struct CountPlan {
  std::vector<PatternRule> rules;
  PatternClasses all;       ///< for numbers of rows
  PatternClasses distinct;  ///< for distinct services and officers
  bool services = false;
  bool officers = false;
  std::vector<std::int32_t> through;
  bool cumulative = false;

  [[nodiscard]] std::size_t buckets() const noexcept {
    return through.empty() ? 1 : through.size();
  }
  [[nodiscard]] static CountPlan of(const StoreQuery& query, std::size_t flags);
};

}  // namespace thidua::inline v0
