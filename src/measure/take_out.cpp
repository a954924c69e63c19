/// \file
/// Taking rows out of a tally: checked first, place by place, so that a tally is never left half done or below zero.
#include <thidua/measure/tally.hpp>

#include <map>

namespace thidua::inline v0 {

namespace {

using Change = std::map<TallyKey, std::int64_t>::const_iterator;

bool same_place(const TallyKey& a, const TallyKey& b) {
  return a.unit == b.unit && a.officer == b.officer && a.service == b.service;
}

std::string described(const TallyKey& place, const TallyRules& rules) {
  std::string text = "unit «" + place.unit + "»";
  if (!place.officer.empty()) { text += ", officer «" + place.officer + "»"; }
  if (!place.service.empty()) { text += ", service «" + place.service + "»"; }
  text += ", ";
  std::string flags;
  for (std::size_t i = 0; i < rules.flags.size() && i < most_flags; ++i) {
    if ((place.pattern >> i & 1U) != 0) {
      flags += (flags.empty() ? "flagged " : " and ") + rules.flags[i].id;
    }
  }
  return text + (flags.empty() ? "without a flag" : flags) + ", on " + iso(place.day);
}

/// The state of one unit, officer and service, day by day, as it would be.
class Remainder {
 public:
  Remainder(const TallyRules& rules, Change counted, Change counted_end, Change taken,
            Change taken_end)
      : rules_{rules},
        counted_{counted},
        counted_end_{counted_end},
        taken_{taken},
        taken_end_{taken_end} {}

  /// Goes through all days of the place that `taken` begins with; returns what comes after it.
  Change go() {
    place_ = taken_->first;
    while (is_here(taken_, taken_end_) || is_here(counted_, counted_end_)) {
      place_.day = next_day();
      for (; is_today(counted_, counted_end_); ++counted_) {
        auto& state = states_[counted_->first.pattern];
        state = detail::sum_of_counts(state, counted_->second);
      }
      for (; is_today(taken_, taken_end_); ++taken_) {
        auto& state = states_[taken_->first.pattern];
        state = detail::difference_of_counts(state, taken_->second);
      }
      require_none_below_zero();
    }
    return taken_;
  }

 private:
  [[nodiscard]] bool is_here(Change at, Change end) const {
    return at != end && same_place(at->first, place_);
  }
  [[nodiscard]] bool is_today(Change at, Change end) const {
    return is_here(at, end) && at->first.day == place_.day;
  }
  [[nodiscard]] Date next_day() const {
    if (!is_here(taken_, taken_end_)) { return counted_->first.day; }
    if (!is_here(counted_, counted_end_)) { return taken_->first.day; }
    return std::min(taken_->first.day, counted_->first.day);
  }
  void require_none_below_zero() {
    for (const auto& [pattern, state] : states_) {
      if (state >= 0) { continue; }
      place_.pattern = pattern;
      throw std::invalid_argument{"more is taken out than was counted: " +
                                  described(place_, rules_) + ": " + std::to_string(state)};
    }
  }

  const TallyRules& rules_;
  Change counted_;
  Change counted_end_;
  Change taken_;
  Change taken_end_;
  TallyKey place_;
  std::map<Pattern, std::int64_t> states_;
};

/// `from` without `taken`, each as often as it is there; both in order.
Diagnostics without(const Diagnostics& from, const Diagnostics& taken) {
  Diagnostics rest;
  auto next = taken.begin();
  for (const auto& entry : from) {
    if (next != taken.end() && *next == entry) {
      ++next;
    } else {
      rest.push_back(entry);
    }
  }
  if (next != taken.end()) {
    throw std::invalid_argument{"a row is taken out that was not set aside: " + to_string(*next)};
  }
  return rest;
}

}  // namespace

void Tally::require_counted(const Tally& other) const {
  for (const auto& digest : other.batches_) {
    if (!batches_.contains(digest)) {
      throw std::invalid_argument{"the batch " + digest + " is taken out, but was not counted"};
    }
  }
  for (auto taken = other.changes_.begin(); taken != other.changes_.end();) {
    TallyKey first = taken->first;
    first.day = Date(1400, 1, 1);
    first.pattern = 0;
    taken =
        Remainder{rules_, changes_.lower_bound(first), changes_.end(), taken, other.changes_.end()}
            .go();
  }
  if (other.rows_counted_ > rows_counted_) {
    throw std::invalid_argument{
        "more rows are taken out than were counted: " + std::to_string(other.rows_counted_) +
        " of " + std::to_string(rows_counted_)};
  }
}

Tally& Tally::operator-=(const Tally& other) {
  if (rules_ != other.rules_) {
    throw std::invalid_argument{"tallies counted by different rules are not taken out"};
  }
  if (this == &other) { return *this -= Tally{other}; }
  require_counted(other);
  Diagnostics set_aside = without(in_order(set_aside_), in_order(other.set_aside_));
  Diagnostics outside = without(in_order(outside_), in_order(other.outside_));
  for (const auto& [key, count] : other.changes_) {
    const auto entry = changes_.try_emplace(key, 0).first;
    entry->second = detail::difference_of_counts(entry->second, count);
    if (entry->second == 0) { changes_.erase(entry); }
  }
  rows_counted_ -= other.rows_counted_;
  set_aside_ = std::move(set_aside);
  outside_ = std::move(outside);
  for (const auto& digest : other.batches_) { batches_.erase(digest); }
  return *this;
}

}  // namespace thidua::inline v0
