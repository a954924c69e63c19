/// \file
/// The points of one subject, item by item: private to this room's sources.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <thidua/score/scoreboard.hpp>

#include "apply_rule.hpp"

namespace thidua::inline v0 {

/// How a card is computed: which arithmetic, and how closely roots and logarithms are enclosed.
struct Computation {
  Arithmetic arithmetic = Arithmetic::exact;
  int digits = 30;
};

/// The figure of an input; nothing, when there is no number.
[[nodiscard]] std::optional<Figure> figure_of(const ScoreValue& value);

class SubjectScorer {
 public:
  SubjectScorer(const Scorecard& card, const std::vector<SubjectValues>& subjects,
                std::size_t subject, Computation computation)
      : card_{card},
        subjects_{subjects},
        subject_{subjects[subject]},
        index_{subject},
        computation_{computation} {}

  [[nodiscard]] SubjectScore run();

 private:
  /// A part before its share of dropped points and its rounding are known.
  struct Part {
    ItemScore score;
    Score weight = 1;
    std::optional<RoundingPoint> rounding;
    Score size;      ///< the points that it could give, before anything was shared out
    Score coverage;  ///< the share of them that rests on data
  };

  [[nodiscard]] Part item(const ScoreItem& item);
  void measure_item(const ScoreItem& item, const ScoreValue& value, ItemScore& score);
  void apply(const ScoreItem& item, const Figure& figure, ItemScore& score);
  void apply_treatment(const ScoreItem& item, const ScoreValue& value,
                       const std::optional<Treatment>& treatment, ItemScore& score);
  void last_period(const ScoreItem& item, const ScoreValue& value, ItemScore& score);
  /// What stands in for a value that is none, by last period's; or why nothing does.
  struct StandIn {
    std::optional<Figure> figure;
    bool missing = false;  ///< nobody gave last period's; else last period has nothing either
  };
  [[nodiscard]] Figure rounded_figure(const Figure& figure, bool share) const;
  [[nodiscard]] StandIn stand_in(const ScoreItem& item, const SubjectValues& subject) const;
  void apply_evidence(const ScoreItem& item, ItemScore& score);
  [[nodiscard]] Part group(const ScoreGroup& group);
  [[nodiscard]] std::vector<Part> parts_of(std::string_view group, PointsKind kind);
  /// The parts put together: shared out, scaled, rounded, added up or averaged.
  void join(std::vector<Part> parts, Aggregate aggregate, Part& whole);
  [[nodiscard]] ScoreRange mean_of(const std::vector<Part>& parts, Aggregate aggregate) const;
  [[nodiscard]] std::vector<std::optional<ScoreRange>> others(const ScoreItem& item) const;
  void finish(SubjectScore& result, const Score& coverage);
  void knock_out(SubjectScore& result) const;
  void grade(SubjectScore& result) const;

  const Scorecard& card_;
  const std::vector<SubjectValues>& subjects_;
  const SubjectValues& subject_;
  std::size_t index_;
  Computation computation_;
  bool open_ = false;
};

/// Truth of whether any plain item that counts has no points at all.
[[nodiscard]] Truth no_item_at_zero(const std::vector<ItemScore>& items);

}  // namespace thidua::inline v0
