/// \file
/// Judges one subject under one combination of readings: the leaves of the criteria, and what an award asks for besides.
#pragma once

#include <string>

#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/readings.hpp>
#include <thidua/rule/explanation.hpp>

#include "fact_book.hpp"

namespace thidua::inline v0 {

/// Whether explanations carry all that people read, or only what verdicts need.
enum class Detail : std::uint8_t { truths, full };

class Evaluator {
 public:
  Evaluator(const Plan& plan, const FactBook& book, const Combination& combination, Detail detail)
      : plan_{plan}, book_{book}, combination_{combination}, detail_{detail} {}

  /// Eligible, criteria, papers, and no higher award for the same achievement.
  [[nodiscard]] Explanation award(const Subject& subject, const Award& award) const;
  [[nodiscard]] Explanation target_met(const Subject& subject, const Target& target) const;
  [[nodiscard]] Explanation target_exceeded(const Subject& subject, const Target& target) const;
  [[nodiscard]] Measure measure(const Subject& subject, const std::string& indicator) const;
  /// Whose results count for the subject; null when that unit is not known.
  [[nodiscard]] const Subject* judged_by(const Subject& subject) const {
    Explanation unused;
    return results_of(subject, unused);
  }

 private:
  enum class Compared : std::uint8_t { counts, does_not_count };

  [[nodiscard]] Explanation judged(const Subject& subject, const Criterion& criterion,
                                   const Citation& cite) const;
  [[nodiscard]] Explanation leaf(const Subject& subject, const Criterion& criterion,
                                 const Citation& cite) const;
  [[nodiscard]] Explanation eligible(const Subject& subject, const SubjectKind& kind) const;
  [[nodiscard]] Explanation precedence(const Subject& subject, const Award& award) const;

  [[nodiscard]] Explanation contents(const Subject& subject, Judgement wanted,
                                     const Citation& cite) const;
  [[nodiscard]] Explanation content_part(const Subject& subject, const Target& target,
                                         bool exceeded, bool neutral) const;
  [[nodiscard]] Explanation attested(const Subject& whose, const Attested& attested,
                                     Judgement wanted) const;
  [[nodiscard]] Explanation attested_content(const Subject& subject, const Attested& content,
                                             bool exceeded) const;
  [[nodiscard]] Explanation paper(const Subject& subject, const Paper& paper) const;
  [[nodiscard]] Explanation role(const Subject& subject, const Criterion& criterion,
                                 const Citation& cite) const;
  [[nodiscard]] Explanation no_discipline(const Subject& subject, const Citation& cite) const;

  /// Compares the measure; `node` gets truth, reason, inputs and what is missing.
  Compared compare_measure(Explanation& node, const Subject& subject, const Indicator& indicator,
                           Comparison comparison, const Level& level,
                           const std::optional<Rational>& margin) const;
  Compared compare_no_activity(Explanation& node, const Subject& subject,
                               const Indicator& indicator, Comparison comparison,
                               const Rational& level) const;
  Compared judge_target(Explanation& node, const Subject& subject, const Target& target,
                        bool exceeded) const;

  static void wait_for_margin(Explanation& node, const Parameter& parameter);

  /// Whose results count for the subject; null when that unit is not known. Records the reading.
  [[nodiscard]] const Subject* results_of(const Subject& subject, Explanation& node) const;
  template <class T>
  [[nodiscard]] T read(const Choice<T>& choice, Explanation& node) const;
  void describe(Explanation& node, std::string_view id, const LocalText& title,
                const Citation& cite, const Subject& subject) const;
  void quote_clauses(Explanation& node) const;

  const Plan& plan_;
  const FactBook& book_;
  const Combination& combination_;
  Detail detail_;
};

}  // namespace thidua::inline v0
