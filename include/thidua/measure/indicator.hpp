/// \file
/// How a measure is counted: flags of dossiers, and ratios of counts over them.
#pragma once

#include <algorithm>
#include <cstddef>
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
#include <thidua/measure/measure.hpp>
#include <thidua/measure/quantity.hpp>

namespace thidua::inline v0 {

/// The dates of a dossier.
enum class DateField : std::uint8_t { submitted, finished, paid };

template <>
struct Words<DateField> {
  static constexpr std::pair<DateField, std::string_view> table[] = {
      {DateField::submitted, "submitted"},
      {DateField::finished, "finished"},
      {DateField::paid, "paid"}};
};

/// What is known of a dossier, yes or no.
struct Flag {
  std::string id;
  LocalText title;
  /// The date on which it became true; none: the day of the dossier.
  std::optional<DateField> dated;
  friend bool operator==(const Flag&, const Flag&) = default;
};

/// The flags of one dossier, a bit each, in the order of the plan.
using Pattern = std::uint16_t;
inline constexpr std::size_t most_flags = 16;

enum class Counted : std::uint8_t { dossier, service, officer, amount };

template <>
struct Words<Counted> {
  static constexpr std::pair<Counted, std::string_view> table[] = {{Counted::dossier, "dossier"},
                                                                   {Counted::service, "service"},
                                                                   {Counted::officer, "officer"},
                                                                   {Counted::amount, "amount"}};
};

/// Distinct things run out; dossiers and their amounts do not.
[[nodiscard]] constexpr bool is_distinct(Counted counted) noexcept {
  return counted == Counted::service || counted == Counted::officer;
}

/// A flag that must be set, or must not.
struct FlagTest {
  std::string flag;
  bool expected = true;
  friend auto operator<=>(const FlagTest&, const FlagTest&) = default;
};

/// Dossiers that pass all tests, the distinct services or officers with at least one such dossier, or the sum of their amounts in
/// đồng.
struct CountRule {
  Counted counted = Counted::dossier;
  std::vector<FlagTest> where;
  friend bool operator==(const CountRule&, const CountRule&) = default;
};

/// What 0/0 means for a target. The treatments that concern only points (shared, rescaled, declared maximum) belong to scorecards.
enum class NoActivityRule : std::uint8_t { undetermined, not_met, zero, full, not_counted };

template <>
struct Words<NoActivityRule> {
  static constexpr std::pair<NoActivityRule, std::string_view> table[] = {
      {NoActivityRule::undetermined, "undetermined"},
      {NoActivityRule::not_met, "not-met"},
      {NoActivityRule::zero, "zero"},
      {NoActivityRule::full, "full"},
      {NoActivityRule::not_counted, "not-counted"}};
};

/// A ratio of two counts, or (without rules) a figure that is given.
struct Indicator {
  std::string id;
  LocalText title;
  LocalText system;  ///< the system of record
  std::optional<CountRule> numerator;
  std::optional<CountRule> denominator;
  std::string unit{percent_unit};
  Choice<NoActivityRule> no_activity;
  Citation cite;

  [[nodiscard]] bool is_counted() const noexcept { return numerator && denominator; }
  [[nodiscard]] bool is_share() const noexcept { return unit == percent_unit; }
  /// Whether what the numerator counts is always among what the denominator counts. Of a figure that is given nobody knows:
  /// «105 % of the plan» is possible.
  [[nodiscard]] bool is_part_of_whole() const {
    return is_counted() && numerator->counted == denominator->counted &&
           std::all_of(denominator->where.begin(), denominator->where.end(),
                       [&](const FlagTest& test) {
                         return std::find(numerator->where.begin(), numerator->where.end(), test) !=
                                numerator->where.end();
                       });
  }
  [[nodiscard]] PercentRange range() const {
    return is_part_of_whole() ? PercentRange::part_of_whole : PercentRange::not_negative;
  }
  friend bool operator==(const Indicator&, const Indicator&) = default;
};

}  // namespace thidua::inline v0
