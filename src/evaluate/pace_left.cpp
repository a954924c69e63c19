/// \file
/// What is left to a target and what can be proven of it. A proof names the fewest assumptions that it needs.
#include "pace_left.hpp"

namespace thidua::inline v0 {

namespace {

/// The counts of a ratio or of 0/0.
std::optional<std::pair<std::int64_t, std::int64_t>> counts_of(const Measure& measure) {
  if (const auto* ratio = std::get_if<Ratio>(&measure)) {
    return std::pair{ratio->n(), ratio->d()};
  }
  if (std::holds_alternative<NoActivity>(measure)) {
    return std::pair{std::int64_t{0}, std::int64_t{0}};
  }
  return std::nullopt;
}

std::optional<GoodShare> share_of(const Standing& standing) {
  const auto counts = counts_of(standing.measure);
  if (!counts || !standing.indicator->is_share()) { return std::nullopt; }
  return GoodShare::of(counts->first, counts->second, standing.comparison, standing.level.value,
                       standing.empty == Truth::yes);
}

/// Whether no more than the whole can count. Of a figure that is given nobody knows, but done of planned goes past the plan
/// only where the plan of the campaign asks for it.
bool is_capped(const Standing& standing, const GoodShare& share) {
  return standing.indicator->is_part_of_whole() ||
         (standing.level.value <= Rational{1} && share.good <= share.all && share.good >= 0);
}

/// How many of those that are there may turn good; none: not known.
std::optional<std::int64_t> may_turn_good(const Standing& standing) {
  if (!standing.turns) { return std::nullopt; }
  return is_upward(standing.comparison) ? standing.turns->may_enter : standing.turns->may_leave;
}
std::optional<std::int64_t> may_turn_bad(const Standing& standing) {
  if (!standing.turns) { return std::nullopt; }
  return is_upward(standing.comparison) ? standing.turns->may_leave : standing.turns->may_enter;
}

std::optional<Rational> distance_of(const Standing& standing) {
  const auto from = [&](const Rational& value) {
    return is_upward(standing.comparison) ? standing.level.value - value
                                          : value - standing.level.value;
  };
  try {
    if (const auto* ratio = std::get_if<Ratio>(&standing.measure)) { return from(ratio->value()); }
    if (const auto* quantity = std::get_if<Quantity>(&standing.measure)) {
      return from(quantity->amount);
    }
    if (const auto* reported = std::get_if<Reported>(&standing.measure)) {
      return from(reported->value.fraction());
    }
  } catch (const std::overflow_error&) { return std::nullopt; }
  return std::nullopt;
}

/// A claim, and the sets of assumptions that it is tried under, the weakest first.
struct Assumptions {
  bool expected;
  bool flags;
};
constexpr Assumptions weakest_first[] = {
    {false, false}, {false, true}, {true, false}, {true, true}};

std::vector<OutlookBasis> words_of(const Assumptions& assumed) {
  std::vector<OutlookBasis> basis;
  if (assumed.expected) { basis.push_back(OutlookBasis::expected_bound); }
  if (assumed.flags) { basis.push_back(OutlookBasis::flags_fixed); }
  return basis;
}

OutlookFound settled(Truth met) {
  const Outlook outlook = met == Truth::yes  ? Outlook::assured
                          : met == Truth::no ? Outlook::impossible
                                             : Outlook::unknown;
  return {outlook, {OutlookBasis::period_over}};
}

/// Proves it impossible or assured under the fewest assumptions, or leaves it possible.
OutlookFound proven(const Standing& standing, const GoodShare& share) {
  const std::int64_t bad = share.all - share.good;
  const bool bound = standing.expected && !standing.expected_is_estimate && !standing.is_old;
  for (const auto& assumed : weakest_first) {
    if ((assumed.expected && !bound) || (assumed.flags && !standing.turns)) { continue; }
    Latitude latitude{assumed.expected ? standing.expected : std::nullopt, bad, share.good};
    if (assumed.flags) {
      latitude.may_turn_good = *may_turn_good(standing);
      latitude.may_turn_bad = *may_turn_bad(standing);
    }
    if (!some_future_passes(share, latitude)) {
      // With nothing counted to the end, it is what 0/0 counts as; that may be left to the council.
      const bool open = share.all == 0 && standing.empty == Truth::undetermined;
      return open ? OutlookFound{} : OutlookFound{Outlook::impossible, words_of(assumed)};
    }
    if (every_future_passes(share, latitude)) { return {Outlook::assured, words_of(assumed)}; }
  }
  return {Outlook::possible, {}};
}

}  // namespace

Remaining remaining_of(const Standing& standing) {
  Remaining left;
  left.comparison = standing.comparison;
  left.level = standing.level;
  if (standing.indicator->is_counted()) { left.counted = standing.indicator->numerator->counted; }
  left.distance = distance_of(standing);
  const auto share = share_of(standing);
  if (!share) { return left; }
  const bool capped = is_capped(standing, *share);
  left.of_existing =
      least_turned(*share, capped ? std::optional{share->all - share->good} : std::nullopt);
  left.can_turn = may_turn_good(standing);
  if (standing.expected) {
    left.expected = standing.expected;
    left.expected_is_estimate = standing.expected_is_estimate;
    left.of_expected = least_of_expected(*share, *standing.expected, capped);
  }
  if (capped) { left.of_new = least_new(*share); }
  return left;
}

OutlookFound outlook_of(const Standing& standing) {
  if (standing.period_over) { return standing.is_old ? OutlookFound{} : settled(standing.met); }
  if (std::holds_alternative<Missing>(standing.measure) ||
      std::holds_alternative<NotApplicable>(standing.measure)) {
    return {};
  }
  const auto share = share_of(standing);
  const bool shrinks = standing.turns && standing.turns->whole_may_shrink;
  if (!share || shrinks || !standing.indicator->is_part_of_whole()) {
    return {Outlook::possible, {}};
  }
  return proven(standing, *share);
}

std::optional<Rational> per_working_day(const Least& least, std::int32_t days_left) {
  if (!least.count || days_left <= 0) { return std::nullopt; }
  return Rational{*least.count, days_left};
}

std::optional<Rational> per_working_day(const Rational& amount, std::int32_t days_left) {
  if (days_left <= 0) { return std::nullopt; }
  return amount <= Rational{0} ? Rational{0} : amount / Rational{days_left};
}

}  // namespace thidua::inline v0
