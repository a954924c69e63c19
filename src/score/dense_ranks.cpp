/// \file
/// Dense ranks of values that may be open. Members that can't be equal in a key are told apart by it, so only those that can be
/// equal in all earlier keys are looked at in the next one.
#include "dense_ranks.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

namespace thidua::inline v0 {

namespace {

using Codes = std::vector<std::int64_t>;

class Distinct {
 public:
  Distinct(const PlaceOrder& order, std::span<const std::size_t> members)
      : order_{order}, members_{members}, classes_(members.size()) {}

  std::optional<std::vector<std::pair<std::size_t, std::size_t>>> run() {
    std::vector<std::size_t> all(members_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (!part(std::move(all), 0)) { return std::nullopt; }
    std::vector<std::pair<std::size_t, std::size_t>> counts(members_.size());
    count_least(counts);
    count_greatest(counts);
    return counts;
  }

 private:
  /// Where a member may meet others: those of one component and equal `rest` differ in the key `key` at most.
  struct Class {
    std::size_t component = 0;
    std::size_t key = 0;
    Codes rest;
  };

  [[nodiscard]] std::int64_t best(std::size_t i, std::size_t key) const {
    return order_.keys[key][2 * members_[i]];
  }
  [[nodiscard]] std::int64_t worst(std::size_t i, std::size_t key) const {
    return order_.keys[key][2 * members_[i] + 1];
  }
  [[nodiscard]] std::int64_t best(std::size_t i) const { return order_.best[members_[i]]; }
  [[nodiscard]] std::int64_t worst(std::size_t i) const { return order_.worst[members_[i]]; }

  /// Cuts a set into components whose members may be equal in this key, and goes on with each.
  bool part(std::vector<std::size_t> set, std::size_t key) {
    std::sort(set.begin(), set.end(),
              [&](std::size_t a, std::size_t b) { return worst(a, key) < worst(b, key); });
    for (std::size_t first = 0; first < set.size();) {
      std::size_t last = first + 1;
      std::int64_t reach = best(set[first], key);
      bool open = reach != worst(set[first], key);
      for (; last < set.size() && worst(set[last], key) <= reach; ++last) {
        open = open || best(set[last], key) != worst(set[last], key);
        reach = std::max(reach, best(set[last], key));
      }
      if (!component({set.begin() + static_cast<std::ptrdiff_t>(first),
                      set.begin() + static_cast<std::ptrdiff_t>(last)},
                     key, open)) {
        return false;
      }
      first = last;
    }
    return true;
  }

  bool component(std::vector<std::size_t> set, std::size_t key, bool open) {
    if (set.size() > 1 && !open && key + 1 < order_.keys.size()) {
      return part(std::move(set), key + 1);
    }
    for (const std::size_t i : set) {
      Class& place = classes_[i];
      place.component = components_;
      place.key = key;
      if (set.size() == 1) { continue; }
      for (std::size_t later = key + 1; later < order_.keys.size(); ++later) {
        if (best(i, later) != worst(i, later)) { return false; }
        place.rest.push_back(best(i, later));
      }
    }
    ++components_;
    return true;
  }

  /// Greedy: going down by the worst values, a new point is needed when the last one lies above the interval.
  void count_least(std::vector<std::pair<std::size_t, std::size_t>>& counts) const {
    std::vector<std::size_t> down(members_.size());
    std::iota(down.begin(), down.end(), std::size_t{0});
    std::sort(down.begin(), down.end(),
              [&](std::size_t a, std::size_t b) { return worst(b) < worst(a); });
    std::map<std::pair<std::size_t, Codes>, std::int64_t> points;
    Codes sorted;  // the worst codes, going up
    std::vector<std::size_t> needed{0};
    for (const std::size_t i : down) {
      const Class& place = classes_[i];
      const auto [point, is_new] =
          points.try_emplace({place.component, place.rest}, worst(i, place.key));
      const bool missed = is_new || best(i, place.key) < point->second;
      if (missed) { point->second = worst(i, place.key); }
      needed.push_back(needed.back() + (missed ? 1 : 0));
      sorted.push_back(worst(i));
    }
    std::reverse(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < members_.size(); ++i) {
      counts[i].first = needed[count_above(sorted, best(i))];
    }
  }

  /// Open intervals can all be different, except where only their upper end is before the member.
  void count_greatest(std::vector<std::pair<std::size_t, std::size_t>>& counts) const {
    std::set<std::int64_t> exact_set;
    Codes open;
    std::map<std::pair<std::size_t, std::int64_t>, Codes> ending;  // component and upper end
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const Class& place = classes_[i];
      if (best(i) == worst(i)) {
        exact_set.insert(best(i));
        continue;
      }
      open.push_back(best(i));
      ending[{place.component, best(i, place.key)}].push_back(best(i));
    }
    const Codes exact{exact_set.begin(), exact_set.end()};
    std::sort(open.begin(), open.end());
    std::unordered_map<std::int64_t, std::size_t> known;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const auto [entry, is_new] = known.try_emplace(worst(i), 0);
      if (is_new) {
        std::size_t count = count_above(exact, worst(i)) + count_above(open, worst(i));
        const auto at = ending.find({classes_[i].component, worst(i, classes_[i].key)});
        if (at != ending.end()) {
          std::set<std::int64_t> ends;
          std::size_t all = 0;
          for (const std::int64_t code : at->second) {
            if (code <= worst(i)) { continue; }
            ++all;
            if (!exact_set.contains(code)) { ends.insert(code); }
          }
          count = count - all + ends.size();
        }
        entry->second = count;
      }
      counts[i].second = entry->second - (best(i) != worst(i) ? 1 : 0);
    }
  }

  const PlaceOrder& order_;
  std::span<const std::size_t> members_;
  std::vector<Class> classes_;
  std::size_t components_ = 0;
};

}  // namespace

std::optional<std::vector<std::pair<std::size_t, std::size_t>>> distinct_before(
    const PlaceOrder& order, std::span<const std::size_t> members) {
  return Distinct{order, members}.run();
}

}  // namespace thidua::inline v0
