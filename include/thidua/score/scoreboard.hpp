/// \file
/// What a scorecard gives: per subject the points of every item with what they rest on, the total, the possible grades. Data
/// from which every explanation is written, and from which a ranking starts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/truth.hpp>
#include <thidua/score/range.hpp>
#include <thidua/score/scorecard.hpp>
#include <thidua/score/values.hpp>

namespace thidua::inline v0 {

/// What the points of an item rest on.
enum class PointsBasis : std::uint8_t {
  measured,
  treated,  ///< nothing to measure: see the treatment
  dropped,  ///< by its treatment the item does not count; its points are with the others, or nowhere
  missing,    ///< nobody gave it: all points are possible
  unsettled,  ///< nothing to measure and nobody said what then, or there is nobody to compare with
  without_evidence,  ///< what the points need was not shown
  evidence_open,     ///< nobody said whether it was shown
  parts              ///< a group
};

template <>
struct Words<PointsBasis> {
  static constexpr std::pair<PointsBasis, std::string_view> table[] = {
      {PointsBasis::measured, "measured"},
      {PointsBasis::treated, "treated"},
      {PointsBasis::dropped, "dropped"},
      {PointsBasis::missing, "missing"},
      {PointsBasis::unsettled, "unsettled"},
      {PointsBasis::without_evidence, "without-evidence"},
      {PointsBasis::evidence_open, "evidence-open"},
      {PointsBasis::parts, "parts"}};
};

/// Among how many the subject was compared, and what of them decided.
struct PeerFacts {
  std::int64_t count = 0;
  std::int64_t best_place = 0;
  std::int64_t worst_place = 0;
  std::optional<Score> least;     ///< min-max; where all are known
  std::optional<Score> greatest;  ///< min-max, peer-leader; where all are known
  friend bool operator==(const PeerFacts&, const PeerFacts&) = default;
};

struct ItemScore {
  std::string id;
  PointsBasis basis = PointsBasis::measured;
  ScoreRange points;     ///< as they count
  ScoreRange unrounded;  ///< before the item's own rounding
  Score most;            ///< with what was shared out or scaled up
  Score factor = 1;      ///< by which the points were scaled up
  ScoreValue value = Missing{};
  std::optional<ScoreRange> figure;  ///< the number that the rule was applied to
  std::optional<Treatment> treatment;
  std::optional<std::size_t> step;  ///< the band, where it is certain
  std::optional<PeerFacts> peers;
  std::optional<ScoreRange> exact;     ///< under another arithmetic: what the exact one gives
  std::optional<Diagnostic> unusable;  ///< missing because what was given is set aside: why
  std::vector<ItemScore> parts;
  friend bool operator==(const ItemScore&, const ItemScore&) = default;
};

struct KnockOutResult {
  std::string id;
  Truth hit = Truth::no;
  friend bool operator==(const KnockOutResult&, const KnockOutResult&) = default;
};

struct SubjectScore {
  std::string id;
  std::string block;
  std::string kind;
  std::vector<ItemScore> items;  ///< directly under the total
  ScoreRange plain;
  ScoreRange bonus;
  ScoreRange penalty;
  ScoreRange total;      ///< items and groups rounded where the card says so, the total itself not
  ScoreRange published;  ///< the total, rounded where the card says so
  ScoreRange rank_by;    ///< the one of the two that ranks are taken from
  Score most;            ///< plain points that could be reached
  Score coverage;        ///< the share of plain points that rests on data
  bool rated = true;     ///< enough of it does
  bool open =
      false;  ///< something is missing or undetermined; else a range is the width of a root or logarithm
  Truth no_item_at_zero = Truth::yes;
  std::vector<KnockOutResult> knock_outs;
  std::vector<std::string> grades;  ///< the possible ones, the best first
  std::optional<ScoreRange>
      exact_total;  ///< under another arithmetic: the exact one's published total
  friend bool operator==(const SubjectScore&, const SubjectScore&) = default;
};

struct Scoreboard {
  std::string card;
  Arithmetic arithmetic = Arithmetic::exact;
  std::vector<SubjectScore> subjects;  ///< in the order of the input
  Diagnostics set_aside;
  Diagnostics notes;
  friend bool operator==(const Scoreboard&, const Scoreboard&) = default;
};

}  // namespace thidua::inline v0
