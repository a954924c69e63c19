/// \file
/// Margins between neighbours. Each further dossier of an item gains as much as the one before it or less, so taking the largest
/// gains first needs the fewest dossiers.
#include <thidua/score/margin.hpp>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <tuple>

namespace thidua::inline v0 {

namespace {

std::optional<std::int64_t> count_from(const BigInt& count) {
  if (count > std::numeric_limits<std::int64_t>::max()) { return std::nullopt; }
  return std::max<std::int64_t>(count.convert_to<std::int64_t>(), 0);
}

/// The least whole number that is at least `bound`, or above it.
BigInt least_from(const Score& bound, bool above) {
  return above ? BigInt{floor(bound) + 1} : ceil(bound);
}

bool reached(const Score& gained, const Gain& gain) {
  return gain.more ? gained > gain.points : gained >= gain.points;
}

/// So many dossiers of one item that gain the same.
struct Block {
  Score each;
  std::int64_t count = 0;
  std::size_t item = 0;
};

void add_blocks(std::vector<Block>& blocks, const LinearItem& item, std::size_t index) {
  const Score full = item.full_at * Score{item.d};  // dossiers that give all points
  if (Score{item.n} >= full) { return; }
  const Score each = item.weight / full;
  const BigInt whole = std::min(BigInt{item.d}, floor(full));
  const auto count = BigInt{whole - item.n}.convert_to<std::int64_t>();
  if (count > 0) { blocks.push_back({each, count, index}); }
  const Score rest = (full - Score{whole, 1}) * each;  // the last one fills up what is left
  if (rest.sign() > 0 && whole < item.d) { blocks.push_back({rest, 1, index}); }
}

}  // namespace

void check_item(const LinearItem& item) {
  if (item.n < 0 || item.d < item.n || item.weight.sign() <= 0 || item.full_at.sign() <= 0) {
    throw std::invalid_argument{"the item «" + item.id +
                                "» needs 0 <= n <= d, a weight and a level above 0"};
  }
}

Score item_points(const LinearItem& item) {
  const Score share = Score{item.n} / Score{item.d} / item.full_at;
  return item.weight * std::min(share, Score{1});
}

ItemDossiers dossiers_alone(const LinearItem& item, const Gain& gain) {
  ItemDossiers result{item.id, std::nullopt, std::nullopt};
  if (reached(0, gain)) {
    result.of_existing = 0;
    result.of_new = 0;
    return result;
  }
  if (item.d == 0) { return result; }
  const Score target = item_points(item) + gain.points;
  if (gain.more ? target >= item.weight : target > item.weight) { return result; }
  const Score ratio = target / item.weight * item.full_at;
  const BigInt existing = least_from(ratio * Score{item.d} - Score{item.n}, gain.more);
  if (existing <= item.d - item.n) { result.of_existing = count_from(existing); }
  if (ratio < Score{1}) {
    const Score bound = (ratio * Score{item.d} - Score{item.n}) / (Score{1} - ratio);
    result.of_new = count_from(least_from(bound, gain.more));
  }
  return result;
}

std::optional<FewestDossiers> fewest_dossiers(const std::vector<LinearItem>& items,
                                              const Gain& gain) {
  FewestDossiers result;
  if (reached(0, gain)) { return result; }
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].d > 0) { add_blocks(blocks, items[i], i); }
  }
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const Block& a, const Block& b) { return b.each < a.each; });
  std::vector<std::int64_t> taken(items.size());
  Score gained;
  for (const auto& block : blocks) {
    if (reached(gained, gain)) { break; }
    const BigInt needed = least_from((gain.points - gained) / block.each, gain.more);
    const std::int64_t count =
        needed < block.count ? needed.convert_to<std::int64_t>() : block.count;
    gained += block.each * Score{count};
    taken[block.item] += count;
    result.total += count;
  }
  if (!reached(gained, gain)) { return std::nullopt; }
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (taken[i] > 0) { result.by_item.emplace_back(items[i].id, taken[i]); }
  }
  return result;
}

std::vector<PairMargin> margins(
    const Ranking& ranking,
    const std::map<std::string, std::vector<LinearItem>, std::less<>>& items,
    const std::map<std::string, std::vector<ItemRoom>, std::less<>>& rooms) {
  const RankRules& rules = ranking.rules;
  const bool up = rules.keys.front().direction == Direction::higher_first;
  if (!up && !(items.empty() && rooms.empty())) {
    throw std::invalid_argument{"items add points: they can't be told where less is better"};
  }
  for (const auto& [id, list] : items) {
    for (const auto& item : list) { check_item(item); }
  }
  std::vector<PairMargin> result;
  for (const auto& group : ranking.groups) {
    for (std::size_t i = group.first + 1; i < group.first + group.size; ++i) {
      const Contender& upper = ranking.subjects[i - 1].contender;
      const Contender& lower = ranking.subjects[i].contender;
      PairMargin margin;
      margin.upper = i - 1;
      margin.lower = i;
      margin.separated = separation(upper, lower, rules);
      if (margin.separated.how == Separation::by_key) {
        const RankValue& a = upper.values[margin.separated.key];
        const RankValue& b = lower.values[margin.separated.key];
        if (a.is_exact() && b.is_exact()) {
          margin.key_gap = *a.low < *b.low ? *b.low - *a.low : *a.low - *b.low;
        }
      }
      Contender level = lower;
      level.values.front() = upper.values.front();
      if (upper.values.front().is_exact() && lower.values.front().is_exact()) {
        const Score difference = *upper.values.front().low - *lower.values.front().low;
        margin.gap = up ? difference : -difference;
        margin.at_level = separation(upper, level, rules);
        margin.more = margin.at_level.how != Separation::by_key || margin.at_level.first_before;
        if (const auto found = rooms.find(lower.id); found != rooms.end()) {
          for (const auto& [item, room] : found->second) {
            const bool pass = margin.more ? room > *margin.gap : room >= *margin.gap;
            margin.by_item.push_back({item, room, room >= *margin.gap, pass});
          }
        }
        const auto own = items.find(lower.id);
        if (own != items.end()) {
          const Gain to_level{*margin.gap, false};
          const Gain to_pass{*margin.gap, margin.more};
          for (const auto& item : own->second) {
            margin.level_alone.push_back(dossiers_alone(item, to_level));
            margin.pass_alone.push_back(dossiers_alone(item, to_pass));
          }
          margin.level = fewest_dossiers(own->second, to_level);
          margin.pass = fewest_dossiers(own->second, to_pass);
        }
      }
      result.push_back(std::move(margin));
    }
  }
  return result;
}

}  // namespace thidua::inline v0
