/// \file
/// How the points of an item are made comparable with those of others before they are weighted. A choice that moves ranks,
/// and so one of the things that a sensitivity analysis varies. All but `none` are relative: they depend on who takes part.
///
/// In integers, so that every machine has the same: min-max to nine decimals and z-score to six, halves away from zero; ranks
/// exactly. Higher points are better throughout.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/rational.hpp>
#include <thidua/core/word.hpp>
#include <thidua/score/competition_ranks.hpp>

namespace thidua::inline v0 {

enum class Normalisation {
  /// Points as they are.
  none,
  /// (x - least) / (most - least); 0 for all, where all are equal.
  min_max,
  /// How many are worse, and half of those that are equal.
  rank,
  /// (x - mean) / standard deviation (of all, not of a sample); 0 for all, where all are equal.
  z_score,
};

template <>
struct Words<Normalisation> {
  static constexpr std::pair<Normalisation, std::string_view> table[] = {
      {Normalisation::none, "none"},
      {Normalisation::min_max, "min-max"},
      {Normalisation::rank, "rank"},
      {Normalisation::z_score, "z-score"},
  };
};

[[nodiscard]] constexpr bool is_relative(Normalisation normalisation) noexcept {
  return normalisation != Normalisation::none;
}

/// No normalised value is larger than this, for up to `most_units` units.
inline constexpr std::int64_t largest_normalised = 1'000'000'000;
inline constexpr std::size_t most_units = 1'000'000;

/// Normalises columns of one length.
class Normaliser {
 public:
  explicit Normaliser(std::size_t units) : ranker_{units}, ranks_(units), sizes_(units + 1) {}

  /// The column's values are at most 2^52 in size and differ by less than 2^36 where they are z-scored. The results are
  /// integers: in units of 1e-9 (min-max), of 1e-6 (z-score), of half a place (rank).
  void apply(Normalisation normalisation, std::span<const std::int64_t> column,
             std::span<double> out) {
    switch (normalisation) {
      case Normalisation::none:
        std::transform(column.begin(), column.end(), out.begin(),
                       [](std::int64_t x) { return static_cast<double>(x); });
        return;
      case Normalisation::min_max:
        min_max(column, out);
        return;
      case Normalisation::rank:
        rank(column, out);
        return;
      case Normalisation::z_score:
        z_score(column, out);
        return;
    }
  }

 private:
  static void min_max(std::span<const std::int64_t> column, std::span<double> out) {
    const auto [least, most] = std::minmax_element(column.begin(), column.end());
    const Int128 width = Int128{*most} - *least;
    const Int128 base = *least;
    std::transform(column.begin(), column.end(), out.begin(), [&](std::int64_t x) {
      if (width == 0) { return 0.0; }
      return static_cast<double>(
          static_cast<std::int64_t>((2 * (x - base) * largest_normalised + width) / (2 * width)));
    });
  }

  void rank(std::span<const std::int64_t> column, std::span<double> out) {
    std::transform(column.begin(), column.end(), out.begin(),
                   [](std::int64_t x) { return static_cast<double>(x); });
    ranker_.rank(out, ranks_);
    std::fill(sizes_.begin(), sizes_.end(), 0U);
    for (const auto place : ranks_) { ++sizes_[place]; }
    const double units = static_cast<double>(column.size());
    for (std::size_t i = 0; i < column.size(); ++i) {
      // Below are n + 1 - rank - size; twice that, and once each of the equals besides itself.
      out[i] = 2 * (units - ranks_[i]) + 1 - sizes_[ranks_[i]];
    }
  }

  /// (n x - sum) / sqrt(n sum of squares - sum²): integers up to one root and one quotient of doubles, which IEEE 754
  /// rounds correctly everywhere.
  static void z_score(std::span<const std::int64_t> column, std::span<double> out) {
    const auto units = static_cast<std::int64_t>(column.size());
    const std::int64_t base = *std::min_element(column.begin(), column.end());
    Int128 sum = 0;
    Int128 squares = 0;
    for (const auto x : column) {
      const Int128 value = Int128{x} - base;
      sum += value;
      squares += value * value;
    }
    const Int128 spread = units * squares - sum * sum;
    const double root = std::sqrt(static_cast<double>(spread));
    std::transform(column.begin(), column.end(), out.begin(), [&](std::int64_t x) {
      if (spread == 0) { return 0.0; }
      const double share = static_cast<double>(units * (Int128{x} - base) - sum) / root;
      const double scaled = share * 1e6;
      return std::round(scaled);
    });
  }

  CompetitionRanks ranker_;
  std::vector<std::uint32_t> ranks_;
  std::vector<std::uint32_t> sizes_;
};

}  // namespace thidua::inline v0
