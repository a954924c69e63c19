/// \file
/// What is to be done: numeric contents (targets), attested contents, and how all of them together are read.
#pragma once

#include <cstdint>
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

namespace thidua::inline v0 {

/// A numeric content: an indicator with the level to reach.
struct Target {
  std::string id;
  LocalText title;
  std::string indicator;
  Comparison comparison = Comparison::above;  ///< as worded
  Level level;
  Choice<Comparison> met_when;  ///< as read
  Citation cite;
  friend bool operator==(const Target&, const Target&) = default;
};

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
