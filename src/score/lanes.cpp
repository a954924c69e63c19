/// \file
/// One text for all processors; `THIDUA_LANES` compiles it for one of them.
#include <thidua/score/lanes.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace thidua::inline v0 {

namespace {

/// So many doubles side by side: one register's worth.
template <std::size_t lanes>
struct WideOf {
  using type [[gnu::vector_size(lanes * sizeof(double))]] = double;
};

double weighted_sum(const WeightedSums& work, std::size_t unit, std::size_t draw) {
  double sum = 0;
  for (std::size_t item = 0; item < work.items; ++item) {
    sum += work.points[item * work.units + unit] * work.weights[draw * work.items + item];
  }
  return sum;
}

/// Two registers of units by four draws or more are summed at a time, so that a point and a weight that were fetched serve
/// several sums.
template <std::size_t lanes, std::size_t draws>
[[gnu::always_inline]] inline void weighted_sums(const WeightedSums& work) {
  using Wide = typename WideOf<lanes>::type;
  constexpr std::size_t registers = 2;
  const std::size_t whole_units = work.units / (registers * lanes) * (registers * lanes);
  const std::size_t whole_draws = work.draws / draws * draws;
  for (std::size_t unit = 0; unit < whole_units; unit += registers * lanes) {
    for (std::size_t draw = 0; draw < whole_draws; draw += draws) {
      Wide sums[draws][registers] = {};  // NOLINT(*-avoid-c-arrays): these stay in registers
      for (std::size_t item = 0; item < work.items; ++item) {
        for (std::size_t r = 0; r < registers; ++r) {
          Wide points;
          std::memcpy(&points, work.points + item * work.units + unit + r * lanes, sizeof points);
          for (std::size_t d = 0; d < draws; ++d) {
            sums[d][r] += points * work.weights[(draw + d) * work.items + item];
          }
        }
      }
      for (std::size_t d = 0; d < draws; ++d) {
        std::memcpy(work.scores + (draw + d) * work.units + unit, &sums[d], sizeof sums[d]);
      }
    }
  }
  for (std::size_t draw = 0; draw < work.draws; ++draw) {
    for (std::size_t unit = draw < whole_draws ? whole_units : 0; unit < work.units; ++unit) {
      work.scores[draw * work.units + unit] = weighted_sum(work, unit, draw);
    }
  }
}

[[gnu::always_inline]] inline void add_ranks(std::span<const std::uint32_t> ranks,
                                             const RankSums& sums) {
  const std::uint32_t* const rank = ranks.data();
  const auto [sum, squares, best, worst] = sums;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    sum[i] += rank[i];
    squares[i] += std::uint64_t{rank[i]} * rank[i];
  }
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    best[i] = rank[i] < best[i] ? rank[i] : best[i];
    worst[i] = rank[i] > worst[i] ? rank[i] : worst[i];
  }
}

[[gnu::always_inline]] inline std::size_t count_above(const double* scores, std::size_t count,
                                                      double limit) {
  std::int64_t above = 0;  // as wide as a score, so that both lie in lanes of one width
  for (std::size_t i = 0; i < count; ++i) { above += static_cast<std::int64_t>(scores[i] > limit); }
  return static_cast<std::size_t>(above);
}

/// Which of eight bytes that are 0 or 1 is the first 1, counted from the end that `x & (x - 1)` takes away.
constexpr std::size_t first_of(std::uint64_t eight) {
  const auto byte = static_cast<std::size_t>(std::countr_zero(eight)) / 8;
  return std::endian::native == std::endian::little ? byte : 7 - byte;
}

/// Most scores lie outside a narrow range: eight of them are passed by at a time.
[[gnu::always_inline]] inline Range keep_within(const double* scores, std::size_t count, double low,
                                                double high, double* kept) {
  constexpr std::size_t part = 512;
  std::array<std::uint8_t, part> within;
  Range result;
  for (std::size_t start = 0; start < count; start += part) {
    const std::size_t size = std::min(part, count - start);
    const double* const score = scores + start;
    within.fill(0);
    for (std::size_t i = 0; i < size; ++i) {
      within[i] = static_cast<std::uint8_t>((score[i] >= low) & (score[i] <= high));
    }
    result.above += count_above(score, size, high);
    for (std::size_t i = 0; i < size; i += 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, within.data() + i, sizeof eight);
      for (; eight != 0; eight &= eight - 1) { kept[result.within++] = score[i + first_of(eight)]; }
    }
  }
  return result;
}

[[gnu::always_inline]] inline void count_reached(const double* scores, std::size_t count,
                                                 double least, std::uint64_t* counts) {
  for (std::size_t i = 0; i < count; ++i) {
    counts[i] += static_cast<std::uint64_t>(scores[i] >= least);
  }
}

#if defined(__x86_64__)
/// The same in registers of eight, which can be pressed together: no branch that depends on the scores.
[[gnu::target("avx512f,popcnt")]] Range keep_within_eights(const double* scores, std::size_t count,
                                                           double low, double high, double* kept) {
  const __m512d lows = _mm512_set1_pd(low);
  const __m512d highs = _mm512_set1_pd(high);
  Range result;
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    const __m512d eight = _mm512_loadu_pd(scores + i);
    const auto above = _mm512_cmp_pd_mask(eight, highs, _CMP_GT_OQ);
    const auto within = static_cast<__mmask8>(_mm512_cmp_pd_mask(eight, lows, _CMP_GE_OQ) & ~above);
    _mm512_storeu_pd(kept + result.within, _mm512_maskz_compress_pd(within, eight));
    result.above += static_cast<std::size_t>(std::popcount(above));
    result.within += static_cast<std::size_t>(std::popcount(within));
  }
  const Range rest = keep_within(scores + i, count - i, low, high, kept + result.within);
  return {result.above + rest.above, result.within + rest.within};
}
#endif

// A function may be inlined into one for a better processor only; so the texts above are for any, and what names a processor
// are these. To flatten is to inline all that is called, as deep as it goes.
// NOLINTBEGIN(cppcoreguidelines-macro-usage): an attribute can't be a template's argument
#define THIDUA_LANES(name, target, lanes, draws, keep)                                       \
  struct name {                                                                              \
    target static void sums(const WeightedSums& work) { weighted_sums<lanes, draws>(work); } \
    target [[gnu::flatten]] static void rank(CompetitionRanks& ranker,                       \
                                             std::span<const double> scores,                 \
                                             std::span<std::uint32_t> ranks) {               \
      ranker.rank(scores, ranks);                                                            \
    }                                                                                        \
    target [[gnu::flatten]] static void rounded(CompetitionRanks& ranker,                    \
                                                std::span<double> scores, double step,       \
                                                std::span<std::uint32_t> ranks) {            \
      ranker.rank_rounded(scores, step, ranks);                                              \
    }                                                                                        \
    target static void add(std::span<const std::uint32_t> ranks, const RankSums& kept) {     \
      add_ranks(ranks, kept);                                                                \
    }                                                                                        \
    target static std::size_t above(std::span<const double> scores, double limit) {          \
      return count_above(scores.data(), scores.size(), limit);                               \
    }                                                                                        \
    target static Range within(std::span<const double> scores, double low, double high,      \
                               double* kept) {                                               \
      return keep(scores.data(), scores.size(), low, high, kept);                            \
    }                                                                                        \
    target static void reached(std::span<const double> scores, double least,                 \
                               std::uint64_t* counts) {                                      \
      count_reached(scores.data(), scores.size(), least, counts);                            \
    }                                                                                        \
    static constexpr Lanes of(std::string_view processor) {                                  \
      return {processor, &sums, &rank, &rounded, &add, &above, &within, &reached};           \
    }                                                                                        \
  };
// NOLINTEND(cppcoreguidelines-macro-usage)

THIDUA_LANES(Any, , 2, 4, keep_within)
#if defined(__x86_64__)
THIDUA_LANES(Avx2, [[gnu::target("avx2,fma")]], 4, 4, keep_within)
THIDUA_LANES(Avx512, [[gnu::target("avx2,fma,popcnt,avx512f,avx512dq,avx512bw,avx512vl")]], 8, 8,
             keep_within_eights)
#endif

std::vector<Lanes> those_that_run() {
  std::vector<Lanes> result{Any::of("any")};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    result.push_back(Avx2::of("x86-64 with AVX2"));
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) {
      result.push_back(Avx512::of("x86-64 with AVX-512"));
    }
  }
#endif
  return result;
}

}  // namespace

std::span<const Lanes> all_lanes() {
  static const std::vector<Lanes> all = those_that_run();
  return all;
}

const Lanes& lanes() { return all_lanes().back(); }

}  // namespace thidua::inline v0
