/// \file
/// Ranks by counting: how many can be before a contender, and how many certainly are.
#include <thidua/score/ranking.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

#include "dense_ranks.hpp"
#include "place_order.hpp"

namespace thidua::inline v0 {

namespace {

using Members = std::vector<std::size_t>;

std::string number_text(const Score& value) {
  constexpr int places = 12;
  return decimal_text(value, places, '.', Rounding::exact_only).value_or(to_string(value));
}

Diagnostics faults_of(const std::vector<Contender>& contenders, const RankRules& rules) {
  Diagnostics faults;
  const auto add = [&](Fault fault, std::int64_t row, std::vector<std::string> arguments) {
    Diagnostic diagnostic;
    diagnostic.fault = fault;
    diagnostic.place.row = row;
    diagnostic.arguments = std::move(arguments);
    faults.push_back(std::move(diagnostic));
  };
  for (std::size_t key = 0; key < rules.keys.size(); ++key) {
    const auto same = [&](const RankKey& other) { return other.id == rules.keys[key].id; };
    const auto end = rules.keys.begin() + static_cast<std::ptrdiff_t>(key);
    if (std::any_of(rules.keys.begin(), end, same)) {
      add(Fault::rank_repeated_key, 0, {rules.keys[key].id});
      faults.back().clause = to_string(rules.keys[key].cite);
    }
  }
  std::unordered_map<std::string, std::int64_t> rows;
  for (std::size_t i = 0; i < contenders.size(); ++i) {
    const Contender& contender = contenders[i];
    if (contender.values.size() != rules.keys.size()) {
      throw std::invalid_argument{"a contender needs one value a key"};
    }
    const std::int64_t row = contender.row > 0 ? contender.row : static_cast<std::int64_t>(i) + 1;
    if (contender.id.empty()) { add(Fault::row_no_subject, row, {}); }
    const auto [first, is_new] = rows.try_emplace(contender.id, row);
    if (!is_new && !contender.id.empty()) {
      add(Fault::row_duplicate_subject, row, {contender.id, std::to_string(first->second)});
    }
    for (std::size_t key = 0; key < rules.keys.size(); ++key) {
      const auto& [low, high] = contender.values[key];
      if (low && high && *high < *low) {
        add(Fault::rank_bounds_reversed, row,
            {rules.keys[key].id, number_text(*low), number_text(*high)});
      }
    }
  }
  sort_by_place(faults);
  return faults;
}

/// The ranks of one group; `true` when they could be bounded.
bool rank_members(const PlaceOrder& order, const PlaceOrder& with_ids, const Members& members,
                  const RankRules& rules, std::vector<RankBounds>& ranks) {
  const bool by_id = rules.method == RankMethod::ordinal && rules.end == ChainEnd::joint;
  const PlaceOrder& used = by_id ? with_ids : order;
  std::vector<std::int64_t> best;
  std::vector<std::int64_t> worst;
  for (const std::size_t i : members) {
    best.push_back(used.best[i]);
    worst.push_back(used.worst[i]);
  }
  std::sort(best.begin(), best.end());
  std::sort(worst.begin(), worst.end());
  if (rules.method == RankMethod::dense && rules.end == ChainEnd::joint) {
    const auto before = distinct_before(order, members);
    if (!before) { return false; }
    for (std::size_t m = 0; m < members.size(); ++m) {
      ranks[members[m]] = {Rational{(*before)[m].first + 1}, Rational{(*before)[m].second + 1}};
    }
    return true;
  }
  for (const std::size_t i : members) {
    // Others that are before it or equal to it, at its best against their worst, and the other way round. Where it is
    // itself among those counted, it is taken off.
    const std::int64_t high = used.best[i];
    const std::int64_t low = used.worst[i];
    const bool exact = high == low;
    const std::size_t best_above = count_above(worst, high);
    const std::size_t best_level = count_not_below(worst, high) - (exact ? 1 : 0);
    const std::size_t worst_above = count_above(best, low) - (exact ? 0 : 1);
    const std::size_t worst_level = count_not_below(best, low) - 1;
    RankBounds& rank = ranks[i];
    if (rules.end == ChainEnd::council) {
      // Whoever stays equal gets an order from the council: any that it likes.
      rank = {Rational{best_above + 1}, Rational{worst_level + 1}};
      continue;
    }
    switch (rules.method) {
      case RankMethod::modified:
        rank = {Rational{best_level + 1}, Rational{worst_level + 1}};
        break;
      case RankMethod::average:
        rank = {Rational{best_above + best_level + 2, 2},
                Rational{worst_above + worst_level + 2, 2}};
        break;
      case RankMethod::competition:
      case RankMethod::ordinal:
      case RankMethod::dense:
        rank = {Rational{best_above + 1}, Rational{worst_above + 1}};
        break;
    }
  }
  return true;
}

std::pair<std::string, std::string> group_of(const Contender& contender, Within within) {
  const bool block = within == Within::block || within == Within::block_and_kind;
  const bool kind = within == Within::kind || within == Within::block_and_kind;
  return {block ? contender.block : std::string{}, kind ? contender.kind : std::string{}};
}

}  // namespace

Separated separation(const Contender& a, const Contender& b, const RankRules& rules) {
  for (std::size_t key = 0; key < rules.keys.size(); ++key) {
    const RankValue& x = a.values.at(key);
    const RankValue& y = b.values.at(key);
    if (x.is_exact() && y.is_exact() && *x.low == *y.low) { continue; }
    const bool up = rules.keys[key].direction == Direction::higher_first;
    const bool x_above = x.low && y.high && *y.high < *x.low;
    const bool y_above = y.low && x.high && *x.high < *y.low;
    if (x_above || y_above) { return {Separation::by_key, key, x_above == up}; }
    return {Separation::open, key, false};
  }
  const bool joint = rules.end == ChainEnd::joint;
  return {joint ? Separation::joint : Separation::council, 0, false};
}

const RankedSubject* Ranking::find(std::string_view id) const {
  const auto at = std::find_if(subjects.begin(), subjects.end(), [&](const RankedSubject& subject) {
    return subject.contender.id == id;
  });
  return at == subjects.end() ? nullptr : &*at;
}

Result<Ranking> rank(std::vector<Contender> contenders, RankRules rules) {
  if (rules.keys.empty()) { throw std::invalid_argument{"a ranking needs a key"}; }
  if (auto faults = faults_of(contenders, rules); !faults.empty()) {
    return tl::unexpected{std::move(faults)};
  }
  std::vector<const Contender*> pointers;
  for (const auto& contender : contenders) { pointers.push_back(&contender); }
  const PlaceOrder order = place_order(pointers, rules, false);
  const bool by_id = rules.method == RankMethod::ordinal && rules.end == ChainEnd::joint;
  const PlaceOrder with_ids = by_id ? place_order(pointers, rules, true) : PlaceOrder{};

  Members all(contenders.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::map<std::pair<std::string, std::string>, Members> groups;
  for (const std::size_t i : all) { groups[group_of(contenders[i], rules.within)].push_back(i); }

  std::vector<RankBounds> overall(contenders.size());
  std::vector<RankBounds> ranks(contenders.size());
  bool bounded = rank_members(order, with_ids, all, rules, overall);
  for (const auto& [name, members] : groups) {
    bounded = bounded && rank_members(order, with_ids, members, rules, ranks);
  }
  if (!bounded) {
    Diagnostic fault;
    fault.fault = Fault::rank_dense_open;
    return tl::unexpected{Diagnostics{std::move(fault)}};
  }

  Ranking ranking;
  ranking.rules = std::move(rules);
  std::size_t numbered = 0;
  for (auto& [name, members] : groups) {
    std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(ranks[a].best, ranks[a].worst, contenders[a].id) <
             std::tie(ranks[b].best, ranks[b].worst, contenders[b].id);
    });
    std::unordered_map<std::int64_t, std::size_t> equal;
    for (const std::size_t i : members) {
      if (order.is_exact(i)) { ++equal[order.best[i]]; }
    }
    const std::size_t group = ranking.groups.size();
    ranking.groups.push_back({name.first, name.second, ranking.subjects.size(), members.size()});
    for (const std::size_t i : members) {
      RankedSubject subject;
      subject.contender = std::move(contenders[i]);
      subject.group = group;
      subject.rank = ranks[i];
      subject.overall = overall[i];
      subject.tied = order.is_exact(i) ? equal.at(order.best[i]) - 1 : 0;
      numbered += by_id && subject.tied > 0 ? 1 : 0;
      ranking.subjects.push_back(std::move(subject));
    }
  }
  if (numbered > 0) {
    Diagnostic note;
    note.fault = Fault::rank_ordinal_by_id;
    note.arguments = {std::to_string(numbered)};
    ranking.notes.push_back(std::move(note));
  }
  return ranking;
}

std::vector<RankChange> changes(const std::map<std::string, RankBounds, std::less<>>& before,
                                const Ranking& now) {
  std::vector<RankChange> result;
  std::set<std::string_view> present;
  for (const auto& subject : now.subjects) {
    RankChange change;
    change.id = subject.contender.id;
    change.now = subject.rank;
    present.insert(subject.contender.id);
    const auto at = before.find(subject.contender.id);
    if (at == before.end()) {
      change.movement = Movement::fresh;
    } else {
      change.before = at->second;
      change.least_gain = at->second.best - subject.rank.worst;
      change.greatest_gain = at->second.worst - subject.rank.best;
      change.movement = change.least_gain > 0                       ? Movement::up
                        : change.greatest_gain < 0                  ? Movement::down
                        : change.least_gain == change.greatest_gain ? Movement::same
                                                                    : Movement::open;
    }
    result.push_back(std::move(change));
  }
  for (const auto& [id, rank] : before) {
    if (present.contains(id)) { continue; }
    RankChange change;
    change.id = id;
    change.movement = Movement::gone;
    change.before = rank;
    result.push_back(std::move(change));
  }
  return result;
}

std::vector<RankChange> changes(const Ranking& before, const Ranking& now) {
  std::map<std::string, RankBounds, std::less<>> ranks;
  std::map<std::string_view, const RankGroup*> groups;
  for (const auto& subject : before.subjects) {
    ranks[subject.contender.id] = subject.rank;
    groups[subject.contender.id] = &before.groups[subject.group];
  }
  auto result = changes(ranks, now);
  for (std::size_t i = 0; i < now.subjects.size(); ++i) {
    const auto old = groups.find(result[i].id);
    if (old == groups.end()) { continue; }
    const RankGroup& group = now.groups[now.subjects[i].group];
    if (old->second->block != group.block || old->second->kind != group.kind) {
      result[i].movement = Movement::other_group;
      result[i].least_gain = 0;
      result[i].greatest_gain = 0;
    }
  }
  return result;
}

}  // namespace thidua::inline v0
