/// \file
/// What is to be done: numeric contents (targets), attested contents, and how all of them together are read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/choice.hpp>
#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/word.hpp>
#include <thidua/measure/comparison.hpp>
#include <thidua/measure/quantity.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

/// One level of a target that steps: «30 % by the end of June». It is in force through that day, from the day after the step before.
struct LevelStep {
  Date through;
  Level level;
  Citation cite;  ///< empty: the target's
  friend bool operator==(const LevelStep&, const LevelStep&) = default;
};

/// A numeric content: an indicator with the level to reach.
struct Target {
  std::string id;
  LocalText title;
  std::string indicator;
  Comparison comparison = Comparison::above;  ///< as worded; the same at every step
  Level level;                                ///< of a target that steps: the last one
  Choice<Comparison> met_when;                ///< as read
  Citation cite;
  std::vector<LevelStep> steps = {};  ///< the earliest first; empty: one level for all days
  friend bool operator==(const Target&, const Target&) = default;
};

/// The step in force on a day: the first whose last day is not before it; after all of them, and without a day, the last.
/// Null for a target with one level.
[[nodiscard]] inline const LevelStep* step_on(const Target& target,
                                              const std::optional<Date>& day) noexcept {
  if (target.steps.empty()) { return nullptr; }
  if (day) {
    for (const auto& step : target.steps) {
      if (*day <= step.through) { return &step; }
    }
  }
  return &target.steps.back();
}

/// The level that a target is judged by as of a day; without a day, by the last one.
[[nodiscard]] inline const Level& level_on(const Target& target,
                                           const std::optional<Date>& day) noexcept {
  const auto* step = step_on(target, day);
  return step != nullptr ? step->level : target.level;
}

/// A content (`[[content]]`) or criterion (`[[attested]]`) that people judge.
struct Attested {
  std::string id;
  LocalText title;
  std::vector<std::string> by;  ///< the authorities whose judgement counts
  Citation cite;
  friend bool operator==(const Attested&, const Attested&) = default;
};

/// What «vượt» of all contents together means.
enum class ContentsExceeded : std::uint8_t { above_level, margin, one_target, all_contents };

template <>
struct Words<ContentsExceeded> {
  static constexpr std::pair<ContentsExceeded, std::string_view> table[] = {
      {ContentsExceeded::above_level, "above-level"},
      {ContentsExceeded::margin, "margin"},
      {ContentsExceeded::one_target, "one-target"},
      {ContentsExceeded::all_contents, "all-contents"}};
};

/// What «vượt» of an attested content means.
enum class AttestedExceeded : std::uint8_t { judged, met_is_enough };

template <>
struct Words<AttestedExceeded> {
  static constexpr std::pair<AttestedExceeded, std::string_view> table[] = {
      {AttestedExceeded::judged, "judged"}, {AttestedExceeded::met_is_enough, "met-is-enough"}};
};

struct ContentsRule {
  Choice<ContentsExceeded> exceeded;
  std::string margin;  ///< a parameter in percentage points
  Choice<AttestedExceeded> attested_exceeded;
  Citation cite;
  friend bool operator==(const ContentsRule&, const ContentsRule&) = default;
};

}  // namespace thidua::inline v0
