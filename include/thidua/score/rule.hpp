/// \file
/// How one value becomes points: the scoring functions that tables of the field use, as data.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/word.hpp>
#include <thidua/score/bands.hpp>
#include <thidua/score/mark.hpp>

namespace thidua::inline v0 {

enum class RuleKind : std::uint8_t {
  linear,              ///< from `from` (0) to `full_at`, capped at both ends
  goalposts,           ///< the same between two goalposts, straight or by logarithm
  distance_to_target,  ///< full at the target, nothing at `width` from it and beyond
  steps,               ///< the points of the band
  all_or_nothing,      ///< the maximum when the level is reached
  per_item,            ///< `each` for each that is counted
  increments,  ///< `base` at `from`, and for each further `step` `each` more; below it in proportion; above it in whole
               ///< steps, or in proportion as well
  given,       ///< the points that a panel gave
  peer_leader,  ///< the leader of the peers gets the maximum
  min_max,      ///< between the least and the greatest of the peers
  rank,         ///< by the place among the peers
  borda,        ///< by the peers that are left behind, ties half
  percentile    ///< by the share of peers that are not better
};

template <>
struct Words<RuleKind> {
  static constexpr std::pair<RuleKind, std::string_view> table[] = {
      {RuleKind::linear, "linear"},
      {RuleKind::goalposts, "goalposts"},
      {RuleKind::distance_to_target, "distance-to-target"},
      {RuleKind::steps, "steps"},
      {RuleKind::all_or_nothing, "all-or-nothing"},
      {RuleKind::per_item, "per-item"},
      {RuleKind::increments, "increments"},
      {RuleKind::given, "given"},
      {RuleKind::peer_leader, "peer-leader"},
      {RuleKind::min_max, "min-max"},
      {RuleKind::rank, "rank"},
      {RuleKind::borda, "borda"},
      {RuleKind::percentile, "percentile"}};
};

enum class Scale : std::uint8_t { straight, logarithm };

template <>
struct Words<Scale> {
  static constexpr std::pair<Scale, std::string_view> table[] = {{Scale::straight, "straight"},
                                                                 {Scale::logarithm, "logarithm"}};
};

/// Which values are the better ones among peers.
enum class Better : std::uint8_t { higher, lower };

template <>
struct Words<Better> {
  static constexpr std::pair<Better, std::string_view> table[] = {{Better::higher, "higher"},
                                                                  {Better::lower, "lower"}};
};

[[nodiscard]] constexpr bool is_peer_rule(RuleKind kind) noexcept {
  return kind >= RuleKind::peer_leader;
}

struct Step {
  Band band;
  Mark points;
  friend bool operator==(const Step&, const Step&) = default;
};

/// Each kind uses some of these; `check_scorecard` says which are missing.
struct ScoringRule {
  RuleKind kind = RuleKind::linear;
  std::optional<Mark>
      from;  ///< linear, goalposts: no points here and below; increments: where they begin
  std::optional<Mark>
      full_at;  ///< linear, goalposts: all points here and above (from > full_at: fewer is better)
  Scale scale = Scale::straight;
  std::optional<Mark>
      target;  ///< distance-to-target; peer-leader: what is half way, when the input is no ratio
  std::optional<Mark> width;
  std::vector<Step> steps;
  Band level;                  ///< all-or-nothing
  std::optional<Mark> each;    ///< per-item, increments
  std::optional<Mark> step;    ///< increments
  std::optional<Mark> base;    ///< increments
  bool in_proportion = false;  ///< increments: a part of a step counts, too
  std::optional<Mark> share;  ///< peer-leader: what reaching the target gives, of the maximum (1/2)
  Better better = Better::higher;
  std::vector<Mark>
      places;  ///< rank: points of the 1st, 2nd … place, none after; else in proportion
  friend bool operator==(const ScoringRule&, const ScoringRule&) = default;
};

}  // namespace thidua::inline v0
