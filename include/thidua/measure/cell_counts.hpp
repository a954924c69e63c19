/// \file
/// Counts while rows come in: by numbers instead of names, in no order. A tally is made of them when it is asked for.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include <thidua/measure/tally.hpp>

namespace thidua::inline v0 {

/// Names by numbers; the empty one is 0.
class NumberedNames {
 public:
  NumberedNames() { static_cast<void>(number({})); }

  [[nodiscard]] std::uint32_t number(const std::string& name) {
    const auto next = static_cast<std::uint32_t>(names_.size());
    const auto [entry, is_new] = numbers_.try_emplace(name, next);
    if (is_new) { names_.push_back(name); }
    return entry->second;
  }
  [[nodiscard]] const std::string& name(std::uint32_t number) const { return names_.at(number); }
  /// By number, the place of its name among all names in order.
  [[nodiscard]] std::vector<std::uint32_t> places() const {
    std::vector<std::uint32_t> in_order(names_.size());
    std::iota(in_order.begin(), in_order.end(), 0U);
    std::sort(in_order.begin(), in_order.end(),
              [this](std::uint32_t a, std::uint32_t b) { return names_[a] < names_[b]; });
    std::vector<std::uint32_t> places(names_.size());
    for (std::uint32_t place = 0; place < in_order.size(); ++place) {
      places[in_order[place]] = place;
    }
    return places;
  }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// A tally's key by numbers of names.
struct CellKey {
  std::uint32_t unit = 0;
  std::uint32_t officer = 0;
  std::uint32_t service = 0;
  std::int32_t day = 0;  ///< since 1970-01-01
  Pattern pattern = 0;
  friend bool operator==(const CellKey&, const CellKey&) = default;
};

class CellCounts {
 public:
  /// So many dossiers more, or fewer, with amounts of so much in all.
  /// \throws std::overflow_error when a sum of amounts needs more than 64 bits
  void change(const CellKey& key, std::int64_t by, std::int64_t amount) {
    Cell& cell = cell_of(key);
    cell.amount = detail::sum_of_counts(cell.amount, amount);
    cell.count += by;
  }
  void clear() {
    cells_.clear();
    slots_.assign(slots_.size(), 0);
  }

  /// Enters all counts into a tally, in its order: each at the end of those before.
  void enter_into(Tally& tally, const NumberedNames& names) const {
    const auto places = names.places();
    const auto order_of = [&](const CellKey& key) {
      return std::tuple{places[key.unit], places[key.officer], places[key.service], key.day,
                        key.pattern};
    };
    std::vector<const Cell*> in_order;
    in_order.reserve(cells_.size());
    for (const auto& cell : cells_) { in_order.push_back(&cell); }
    std::sort(in_order.begin(), in_order.end(),
              [&](const Cell* a, const Cell* b) { return order_of(a->key) < order_of(b->key); });
    for (const Cell* cell : in_order) {
      const TallyKey key = named(cell->key, names);
      tally.change(key, cell->count);
      if (cell->amount != 0) { tally.change_amount(key, cell->amount); }
    }
  }

 private:
  struct Cell {
    CellKey key;
    std::int64_t count = 0;
    std::int64_t amount = 0;
  };

  [[nodiscard]] static TallyKey named(const CellKey& key, const NumberedNames& names) {
    return {names.name(key.unit), names.name(key.officer), names.name(key.service),
            Date::from_epoch_days(key.day), key.pattern};
  }

  [[nodiscard]] static std::size_t hash(const CellKey& key) noexcept {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
    const auto mixed = [](std::uint64_t a, std::uint64_t b) { return (a ^ b) * odd; };
    const auto low = std::uint64_t{key.unit} << 32U | key.officer;
    const auto high = std::uint64_t{key.service} << 32U | static_cast<std::uint32_t>(key.day);
    std::uint64_t value = mixed(mixed(mixed(0, low) >> 29U ^ mixed(low, odd), high), key.pattern);
    value ^= value >> 32U;
    return static_cast<std::size_t>(value);
  }

  Cell& cell_of(const CellKey& key) {
    if (cells_.size() * 2 >= slots_.size()) { grow(); }
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash(key) & mask;
    for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
      Cell& cell = cells_[slots_[slot] - 1];
      if (cell.key == key) { return cell; }
    }
    if (cells_.size() >= std::numeric_limits<std::uint32_t>::max() - 1) {
      throw std::length_error{"more cells than can be counted at once"};
    }
    cells_.push_back({key, 0, 0});
    slots_[slot] = static_cast<std::uint32_t>(cells_.size());
    return cells_.back();
  }

  void grow() {
    std::vector<std::uint32_t> slots(slots_.empty() ? 1024 : slots_.size() * 2, 0);
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      std::size_t slot = hash(cells_[i].key) & mask;
      while (slots[slot] != 0) { slot = (slot + 1) & mask; }
      slots[slot] = static_cast<std::uint32_t>(i + 1);
    }
    slots_ = std::move(slots);
  }

  std::vector<Cell> cells_;
  std::vector<std::uint32_t> slots_;  // by hash: 1 + the cell's place, or 0
};

}  // namespace thidua::inline v0
