/// \file
/// Codes: first of each key's values, then of the vectors of these codes. Each is sorted once.
#include "place_order.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace thidua::inline v0 {

namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

/// The place of each item in the sorted order of the distinct ones, from 0.
template <class Less>
std::vector<std::int64_t> codes_of(std::size_t count, Less less) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), less);
  std::vector<std::int64_t> codes(count);
  std::int64_t code = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && less(order[i - 1], order[i])) { ++code; }
    codes[order[i]] = code;
  }
  return codes;
}

/// The codes of one key: at 2i the best of contender i, at 2i + 1 its worst.
std::vector<std::int64_t> key_codes(std::span<const Contender* const> contenders, std::size_t key,
                                    Direction direction) {
  std::vector<const Score*> bounds;
  std::vector<std::size_t> owner;  // where in the result; exact values stand once
  std::vector<std::int64_t> result(contenders.size() * 2);
  const bool up = direction == Direction::higher_first;
  for (std::size_t i = 0; i < contenders.size(); ++i) {
    const RankValue& value = contenders[i]->values[key];
    const auto& best = up ? value.high : value.low;
    const auto& worst = up ? value.low : value.high;
    result[2 * i] = best ? 0 : greatest;
    result[2 * i + 1] = worst ? 0 : least;
    if (best) {
      bounds.push_back(&*best);
      owner.push_back(2 * i);
    }
    if (worst && !value.is_exact()) {
      bounds.push_back(&*worst);
      owner.push_back(2 * i + 1);
    }
  }
  const auto codes = codes_of(bounds.size(), [&](std::size_t a, std::size_t b) {
    return up ? *bounds[a] < *bounds[b] : *bounds[b] < *bounds[a];
  });
  for (std::size_t j = 0; j < codes.size(); ++j) {
    result[owner[j]] = codes[j];
    const std::size_t i = owner[j] / 2;
    if (owner[j] % 2 == 0 && contenders[i]->values[key].is_exact()) {
      result[2 * i + 1] = codes[j];
    }
  }
  return result;
}

}  // namespace

PlaceOrder place_order(std::span<const Contender* const> contenders, const RankRules& rules,
                       bool by_id) {
  const std::size_t count = contenders.size();
  PlaceOrder order;
  auto& columns = order.keys;
  for (std::size_t key = 0; key < rules.keys.size(); ++key) {
    columns.push_back(key_codes(contenders, key, rules.keys[key].direction));
  }
  if (by_id) {
    const auto ids = codes_of(
        count, [&](std::size_t a, std::size_t b) { return contenders[b]->id < contenders[a]->id; });
    auto& column = columns.emplace_back(2 * count);
    for (std::size_t i = 0; i < 2 * count; ++i) { column[i] = ids[i / 2]; }
  }
  const auto codes = codes_of(2 * count, [&](std::size_t a, std::size_t b) {
    for (const auto& column : columns) {
      if (column[a] != column[b]) { return column[a] < column[b]; }
    }
    return false;
  });
  order.best.resize(count);
  order.worst.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    order.best[i] = codes[2 * i];
    order.worst[i] = codes[2 * i + 1];
  }
  return order;
}

std::size_t count_above(std::span<const std::int64_t> sorted, std::int64_t code) {
  return static_cast<std::size_t>(sorted.end() -
                                  std::upper_bound(sorted.begin(), sorted.end(), code));
}

std::size_t count_not_below(std::span<const std::int64_t> sorted, std::int64_t code) {
  return static_cast<std::size_t>(sorted.end() -
                                  std::lower_bound(sorted.begin(), sorted.end(), code));
}

}  // namespace thidua::inline v0
