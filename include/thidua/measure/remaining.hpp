/// \file
/// What is left to a level, in whole things: the least number that is enough, exactly, and whether any number can be. One that is
/// less than the answer is never enough; the tests hold that against trying every number.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include <thidua/core/rational.hpp>
#include <thidua/measure/comparison.hpp>

namespace thidua::inline v0 {

/// The least number that is enough; none, when no number is.
struct Least {
  std::optional<std::int64_t> count;
  [[nodiscard]] bool exists() const noexcept { return count.has_value(); }
  friend bool operator==(const Least&, const Least&) = default;
};

/// A level as a share of good ones: «late at most 5 %» is «not late at least 95 %», so that there is one direction to reason in.
struct GoodShare {
  std::int64_t good = 0;
  std::int64_t all = 0;
  Rational level;
  bool strict = false;
  bool empty_passes = false;  ///< what 0/0 counts as

  /// Of n among d, held against a level as worded. \throws std::overflow_error when 64 bits do not do
  [[nodiscard]] static GoodShare of(std::int64_t n, std::int64_t d, Comparison comparison,
                                    const Rational& level, bool empty_passes) {
    if (is_upward(comparison)) { return {n, d, level, is_strict(comparison), empty_passes}; }
    return {d - n, d, Rational{1} - level, is_strict(comparison), empty_passes};
  }

  [[nodiscard]] constexpr bool passes(Int128 more_good, Int128 more) const noexcept {
    const Int128 whole = all + more;
    if (whole == 0) { return empty_passes; }
    const Int128 have = (good + more_good) * level.d();
    const Int128 need = level.n() * whole;
    return strict ? have > need : have >= need;
  }
  [[nodiscard]] constexpr bool passes() const noexcept { return passes(0, 0); }
  friend bool operator==(const GoodShare&, const GoodShare&) = default;
};

/// How many of those that are there have to turn good, none being added. Without `most` any number may.
[[nodiscard]] constexpr Least least_turned(const GoodShare& share,
                                           std::optional<std::int64_t> most) noexcept {
  if (share.passes()) { return {0}; }
  if (share.all == 0) { return {}; }
  const Int128 gap = Int128{share.level.n()} * share.all - Int128{share.good} * share.level.d();
  const Int128 count = detail::least_multiple(gap, share.level.d(), share.strict);
  if (most && count > *most) { return {}; }
  return {detail::as_count(count)};
}

/// How many of `expected` new ones have to be good, those that are there staying as they are. Not `capped`: more of them
/// than there are new ones may come to count.
[[nodiscard]] constexpr Least least_of_expected(const GoodShare& share, std::int64_t expected,
                                                bool capped = true) {
  GoodShare grown = share;
  grown.all = static_cast<std::int64_t>(Int128{share.all} + expected);
  return least_turned(grown, capped ? std::optional{expected} : std::nullopt);
}

/// How many new ones, every one of them good.
[[nodiscard]] constexpr Least least_new(const GoodShare& share) noexcept {
  if (share.passes()) { return {0}; }
  if (share.all == 0) { return share.passes(1, 1) ? Least{1} : Least{}; }
  const Int128 each = Int128{share.level.d()} - share.level.n();
  if (each <= 0) { return {}; }
  const Int128 gap = Int128{share.level.n()} * share.all - Int128{share.good} * share.level.d();
  return {detail::as_count(detail::least_multiple(gap, each, share.strict))};
}

/// What the future may bring to a share.
struct Latitude {
  std::optional<std::int64_t> more;  ///< at most so many new ones; none: any number
  std::int64_t may_turn_good = 0;    ///< of those that are there
  std::int64_t may_turn_bad = 0;
  friend bool operator==(const Latitude&, const Latitude&) = default;
};

/// Whether some future passes: the best one has as many good ones as can be. Between no new one and the most, a share of
/// only good new ones moves in one direction, so the two ends tell.
[[nodiscard]] constexpr bool some_future_passes(const GoodShare& share, const Latitude& latitude) {
  GoodShare best = share;
  best.good = static_cast<std::int64_t>(Int128{share.good} + latitude.may_turn_good);
  if (best.passes()) { return true; }
  return latitude.more ? best.passes(*latitude.more, *latitude.more) : least_new(best).exists();
}

/// Whether every future passes: the worst one has as few good ones as can be.
[[nodiscard]] constexpr bool every_future_passes(const GoodShare& share, const Latitude& latitude) {
  GoodShare worst = share;
  worst.good = static_cast<std::int64_t>(Int128{share.good} - latitude.may_turn_bad);
  if (!worst.passes()) { return false; }
  if (latitude.more) { return worst.passes(0, *latitude.more); }
  return worst.level < Rational{0} ||
         (worst.level == Rational{0} && (!worst.strict || worst.good > 0));
}

}  // namespace thidua::inline v0
