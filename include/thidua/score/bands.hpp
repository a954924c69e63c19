/// \file
/// Bands of values, each bound open or closed, that provably neither overlap nor leave a gap: «88–90: +2, 90–95: +3» is a
/// fault, since 90 lies in both; a score of 100 that no band holds is one too.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include <thidua/score/mark.hpp>

namespace thidua::inline v0 {

struct BandBound {
  Mark mark;
  bool included = true;
  friend bool operator==(const BandBound&, const BandBound&) = default;
};

/// The values from `low` to `high`; without a bound, all on that side.
struct Band {
  std::optional<BandBound> low;
  std::optional<BandBound> high;

  [[nodiscard]] bool holds(const Score& value) const {
    const bool above =
        !low || value > low->mark.value || (low->included && value == low->mark.value);
    const bool below =
        !high || value < high->mark.value || (high->included && value == high->mark.value);
    return above && below;
  }
  friend bool operator==(const Band&, const Band&) = default;
};

/// What is wrong with a row of bands: two of them, by index, that share `at`, or leave it (and what lies between) to nobody;
/// a band without any value.
struct BandFault {
  enum class Kind : std::uint8_t { overlap, gap, empty };
  Kind kind = Kind::overlap;
  std::size_t first = 0;
  std::size_t second = 0;
  Score at;
  friend bool operator==(const BandFault&, const BandFault&) = default;
};

/// All faults of bands in any order, against all numbers: a band without a lower bound has to begin, one without an upper
/// bound to end them. At an open end `first` and `second` are the same band.
[[nodiscard]] inline std::vector<BandFault> faults_of(const std::vector<Band>& bands) {
  std::vector<BandFault> faults;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const auto& [low, high] = bands[i];
    const bool is_empty =
        low && high &&
        (low->mark.value > high->mark.value ||
         (low->mark.value == high->mark.value && !(low->included && high->included)));
    if (is_empty) {
      faults.push_back({BandFault::Kind::empty, i, i, low->mark.value});
    } else {
      order.push_back(i);
    }
  }
  if (order.empty()) { return faults; }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto& x = bands[a].low;
    const auto& y = bands[b].low;
    if (!x || !y) { return !x && y; }
    return x->mark.value != y->mark.value ? x->mark.value < y->mark.value
                                          : x->included && !y->included;
  });
  if (const auto& low = bands[order.front()].low) {
    faults.push_back({BandFault::Kind::gap, order.front(), order.front(), low->mark.value});
  }
  std::size_t reaching = order.front();  // the band that reaches highest so far
  for (std::size_t k = 1; k < order.size(); ++k) {
    const std::size_t next = order[k];
    const auto& high = bands[reaching].high;
    const auto& low = bands[next].low;
    if (!high || !low || low->mark.value < high->mark.value ||
        (low->mark.value == high->mark.value && low->included && high->included)) {
      const Score at = low ? low->mark.value : high ? high->mark.value : Score{0};
      faults.push_back({BandFault::Kind::overlap, reaching, next, at});
    } else if (low->mark.value > high->mark.value || (!low->included && !high->included)) {
      faults.push_back({BandFault::Kind::gap, reaching, next, high->mark.value});
    }
    const auto& end = bands[next].high;
    if (high && (!end || end->mark.value > high->mark.value ||
                 (end->mark.value == high->mark.value && end->included))) {
      reaching = next;
    }
  }
  if (const auto& high = bands[reaching].high) {
    faults.push_back({BandFault::Kind::gap, reaching, reaching, high->mark.value});
  }
  return faults;
}

}  // namespace thidua::inline v0
