/// \file
/// Taking rows out of a tally: checked first, place by place, so that a tally is never left half done or below zero.
#include <thidua/measure/tally.hpp>

#include <map>
#include <set>
#include <utility>

namespace thidua::inline v0 {

namespace {

using Cells = std::map<TallyKey, std::int64_t>;

bool same_place(const TallyKey& a, const TallyKey& b) {
  return a.unit == b.unit && a.officer == b.officer && a.service == b.service;
}

/// The first key that there can be of the key's unit, officer and service.
TallyKey place_of(TallyKey key) {
  key.day = Date(1400, 1, 1);
  key.pattern = 0;
  return key;
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

/// Of one unit, officer and service, what would be left of counts and amounts, day by day.
class Remainder {
 public:
  Remainder(const TallyRules& rules, TallyKey place) : rules_{rules}, place_{std::move(place)} {}

  void add_counts(const Cells& cells) {
    each(cells,
         [](Left& left, std::int64_t by) { left.count = detail::sum_of_counts(left.count, by); });
  }
  void add_amounts(const Cells& cells) {
    each(cells,
         [](Left& left, std::int64_t by) { left.amount = detail::sum_of_counts(left.amount, by); });
  }
  void take_counts(const Cells& cells) {
    each(cells, [](Left& left, std::int64_t by) {
      left.count = detail::difference_of_counts(left.count, by);
    });
  }
  void take_amounts(const Cells& cells) {
    each(cells, [](Left& left, std::int64_t by) {
      left.amount = detail::difference_of_counts(left.amount, by);
    });
  }

  /// \throws std::invalid_argument when on any day fewer than none are left, or an amount of nothing
  void require_possible() {
    std::map<Pattern, Left> states;
    for (auto at = changes_.begin(); at != changes_.end();) {
      place_.day = at->first.first;
      for (; at != changes_.end() && at->first.first == place_.day; ++at) {
        Left& state = states[at->first.second];
        state.count = detail::sum_of_counts(state.count, at->second.count);
        state.amount = detail::sum_of_counts(state.amount, at->second.amount);
      }
      for (const auto& [pattern, left] : states) { require_possible(pattern, left); }
    }
  }

 private:
  struct Left {
    std::int64_t count = 0;
    std::int64_t amount = 0;
  };

  template <class Change>
  void each(const Cells& cells, const Change& change) {
    for (auto at = cells.lower_bound(place_of(place_));
         at != cells.end() && same_place(at->first, place_); ++at) {
      change(changes_[{at->first.day, at->first.pattern}], at->second);
    }
  }
  void require_possible(Pattern pattern, const Left& left) {
    if (left.count >= 0 && left.amount >= 0 && (left.count > 0 || left.amount == 0)) { return; }
    place_.pattern = pattern;
    const std::string here = described(place_, rules_) + ": " + std::to_string(left.count);
    throw std::invalid_argument{
        "more is taken out than was counted: " +
        (left.count < 0 ? here : here + " with amounts of " + std::to_string(left.amount))};
  }

  const TallyRules& rules_;
  TallyKey place_;
  std::map<std::pair<Date, Pattern>, Left> changes_;
};

void subtract(Cells& from, const Cells& taken) {
  for (const auto& [key, by] : taken) {
    const auto entry = from.try_emplace(key, 0).first;
    entry->second = detail::difference_of_counts(entry->second, by);
    if (entry->second == 0) { from.erase(entry); }
  }
}

/// `from` without `taken`, each as often as it is there; what is not there is left to `missing`.
template <class Missing>
RowsAside::Named without(const RowsAside::Named& from, const RowsAside::Named& taken,
                         const Missing& missing) {
  RowsAside::Named rest;
  auto next = taken.begin();
  for (const auto& row : from) {
    for (; next != taken.end() && from.key_comp()(*next, row); ++next) { missing(*next); }
    if (next != taken.end() && *next == row) {
      ++next;
    } else {
      rest.insert(rest.end(), row);
    }
  }
  for (; next != taken.end(); ++next) { missing(*next); }
  return rest;
}

[[noreturn]] void refuse(const std::string& row) {
  throw std::invalid_argument{"a row is taken out that was not set aside: " + row};
}

}  // namespace

void Tally::require_counted(const Tally& other) const {
  for (const auto& digest : other.batches_) {
    if (!batches_.contains(digest)) {
      throw std::invalid_argument{"the batch " + digest + " is taken out, but was not counted"};
    }
  }
  std::set<TallyKey> places;
  for (const auto* cells : {&other.changes_, &other.amounts_}) {
    for (const auto& entry : *cells) { places.insert(place_of(entry.first)); }
  }
  for (const auto& place : places) {
    Remainder remainder{rules_, place};
    remainder.add_counts(changes_);
    remainder.add_amounts(amounts_);
    remainder.take_counts(other.changes_);
    remainder.take_amounts(other.amounts_);
    remainder.require_possible();
  }
  if (other.rows_counted_ > rows_counted_) {
    throw std::invalid_argument{
        "more rows are taken out than were counted: " + std::to_string(other.rows_counted_) +
        " of " + std::to_string(rows_counted_)};
  }
}

RowsAside& RowsAside::operator-=(const RowsAside& other) {
  auto left = reasons_;
  for (const auto& [fault, taken] : other.reasons_) {
    Reason& reason = left[fault];
    const bool all_named = reason.count == static_cast<std::int64_t>(reason.named.size());
    reason.named = without(reason.named, taken.named, [&](const Diagnostic& row) {
      if (all_named) { refuse(to_string(row)); }
    });
    reason.count -= taken.count;
    if (reason.count < static_cast<std::int64_t>(reason.named.size())) {
      refuse(std::string{code(fault)} + ", more rows than there are");
    }
    if (reason.count == 0) { left.erase(fault); }
  }
  reasons_ = std::move(left);
  return *this;
}

Tally& Tally::operator-=(const Tally& other) {
  if (rules_ != other.rules_) {
    throw std::invalid_argument{"tallies counted by different rules are not taken out"};
  }
  if (this == &other) { return *this -= Tally{other}; }
  require_counted(other);
  RowsAside aside = aside_;
  aside -= other.aside_;
  subtract(changes_, other.changes_);
  subtract(amounts_, other.amounts_);
  rows_counted_ -= other.rows_counted_;
  aside_ = std::move(aside);
  for (const auto& digest : other.batches_) { batches_.erase(digest); }
  return *this;
}

}  // namespace thidua::inline v0
