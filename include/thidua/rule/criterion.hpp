/// \file
/// A criterion: a tree of conditions over leaves that people can check, each with the clause that asks for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/truth.hpp>
#include <thidua/core/word.hpp>
#include <thidua/measure/comparison.hpp>
#include <thidua/measure/quantity.hpp>

namespace thidua::inline v0 {

enum class CriterionKind : std::uint8_t {
  all,
  any,
  at_least,
  none,
  met,            ///< a target is met
  exceeded,       ///< a target is exceeded
  contents,       ///< all contents are met, or exceeded
  measure,        ///< an indicator against a level of its own
  attested,       ///< judged by those entitled
  paper,          ///< received, in time where there is a deadline
  role,           ///< the subject has one of some roles
  no_discipline,  ///< not under discipline
  criterion,      ///< a named criterion of the plan
  award           ///< another award's criteria
};

/// The keys of plan files.
template <>
struct Words<CriterionKind> {
  static constexpr std::pair<CriterionKind, std::string_view> table[] = {
      {CriterionKind::all, "all"},
      {CriterionKind::any, "any"},
      {CriterionKind::at_least, "of"},
      {CriterionKind::none, "none"},
      {CriterionKind::met, "met"},
      {CriterionKind::exceeded, "exceeded"},
      {CriterionKind::contents, "contents"},
      {CriterionKind::measure, "measure"},
      {CriterionKind::attested, "attested"},
      {CriterionKind::paper, "paper"},
      {CriterionKind::role, "role"},
      {CriterionKind::no_discipline, "no_discipline"},
      {CriterionKind::criterion, "criterion"},
      {CriterionKind::award, "award"}};
};

/// What those entitled judged of an attested content or criterion; «exceeded» includes «met».
enum class Judgement : std::uint8_t { not_met, met, exceeded };

template <>
struct Words<Judgement> {
  static constexpr std::pair<Judgement, std::string_view> table[] = {
      {Judgement::not_met, "not-met"}, {Judgement::met, "met"}, {Judgement::exceeded, "exceeded"}};
};

struct ExceptionRule;

/// Only the members that the kind needs are set.
struct Criterion {
  CriterionKind kind = CriterionKind::all;
  std::vector<Criterion> parts;  ///< all, any, at_least, none
  std::size_t least = 0;         ///< at_least
  std::string ref;  ///< the id of a target, indicator, attested fact, paper, criterion or award
  Judgement judgement = Judgement::met;          ///< contents, attested
  std::vector<std::string> roles;                ///< role
  Comparison comparison = Comparison::at_least;  ///< measure
  Level level;                                   ///< measure
  Citation cite;                                 ///< empty: that of the criterion around it
  LocalText title;
  std::vector<ExceptionRule> exceptions;

  [[nodiscard]] bool has_parts() const noexcept {
    return kind == CriterionKind::all || kind == CriterionKind::any ||
           kind == CriterionKind::at_least || kind == CriterionKind::none;
  }
  friend bool operator==(const Criterion& a, const Criterion& b);
};

/// Where `when` holds, the criterion is `then`, whatever it was.
struct ExceptionRule {
  Criterion when;
  bool then = false;
  Citation cite;
  friend bool operator==(const ExceptionRule&, const ExceptionRule&) = default;
};

inline bool operator==(const Criterion& a, const Criterion& b) {
  return a.kind == b.kind && a.parts == b.parts && a.least == b.least && a.ref == b.ref &&
         a.judgement == b.judgement && a.roles == b.roles && a.comparison == b.comparison &&
         a.level == b.level && a.cite == b.cite && a.title == b.title &&
         a.exceptions == b.exceptions;
}

}  // namespace thidua::inline v0
