/// \file
/// Names that are in no register: the first spelling that is met stands for all that are the same name. Parts that are counted
/// apart each have a first spelling of their own; where a name was met is kept, so that merging finds the first of all.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include <thidua/core/text.hpp>
#include <thidua/measure/tally.hpp>

namespace thidua::inline v0 {

/// What a name is the name of, in the order in which a row is read.
enum class NameRole : std::uint8_t { unit = 1, officer = 2, service = 4 };

/// Where a spelling was met first. Rows without a number (0) have no order: there the spelling itself decides.
struct Spelling {
  std::int64_t row = 0;
  std::uint8_t place = 0;  ///< within the row; 0 where rows have no order
  std::string text;
  unsigned roles = 0;  ///< all roles in which the name was met, anywhere

  [[nodiscard]] bool is_before(const Spelling& other) const {
    return std::tie(row, place, text) < std::tie(other.row, other.place, other.text);
  }
  friend bool operator==(const Spelling&, const Spelling&) = default;
};

/// Spellings by the name's key.
using SpellingBook = std::map<std::string, Spelling>;

/// Enters a spelling; of two for one name the one that was met first stands.
inline void enter(SpellingBook& book, const std::string& key, const Spelling& spelling) {
  const auto [entry, is_new] = book.try_emplace(key, spelling);
  if (is_new) { return; }
  auto& known = entry->second;
  const unsigned roles = known.roles | spelling.roles;
  if (spelling.is_before(known)) { known = spelling; }
  known.roles = roles;
}

class Spellings {
 public:
  [[nodiscard]] std::string first(std::string_view name, std::int64_t row, NameRole role) {
    if (name.empty()) { return {}; }
    const auto bit = static_cast<std::uint8_t>(role);
    Spelling met{row, row > 0 ? bit : std::uint8_t{0}, nfc(name), bit};
    auto [entry, is_new] = names_.try_emplace(name_key(name));
    auto& known = entry->second;
    if (is_new) {
      known = {met.text, met};
      recent_.push_back(met.text);
    }
    if (met.is_before(known.first_met)) {
      met.roles |= known.first_met.roles;
      known.first_met = std::move(met);
    }
    known.first_met.roles |= bit;
    return known.used;
  }

  /// Takes up an earlier run: its spelling stands here too.
  void know(const std::string& name) {
    names_.try_emplace(name_key(name), Known{name, {0, 0, name, 0}});
  }
  /// The names that were new since this was asked last, as they stand in the tally.
  [[nodiscard]] std::vector<std::string> take_recent() { return std::exchange(recent_, {}); }
  /// Each name with its spelling that was met first by the numbers of the rows.
  [[nodiscard]] SpellingBook book() const {
    SpellingBook book;
    for (const auto& [key, known] : names_) { book.emplace(key, known.first_met); }
    return book;
  }

 private:
  struct Known {
    std::string used;  ///< in the tally, until it is respelled
    Spelling first_met;
  };
  std::unordered_map<std::string, Known> names_;
  std::vector<std::string> recent_;
};

/// The tally with each name that is in no register spelled as the book has it.
[[nodiscard]] inline Tally respelled(const Tally& tally, const SpellingBook& book) {
  Tally result{tally.rules()};
  std::unordered_map<std::string, const Spelling*> found;
  const auto spell = [&](std::string& name, NameRole role) {
    const auto [entry, is_new] = found.try_emplace(name, nullptr);
    if (is_new) {
      const auto known = book.find(name_key(name));
      if (known != book.end()) { entry->second = &known->second; }
    }
    const auto* spelling = entry->second;
    if (spelling != nullptr && (spelling->roles & static_cast<unsigned>(role)) != 0) {
      name = spelling->text;
    }
  };
  const auto spelled = [&](TallyKey key) {
    spell(key.unit, NameRole::unit);
    spell(key.officer, NameRole::officer);
    spell(key.service, NameRole::service);
    return key;
  };
  for (const auto& [key, count] : tally.changes()) { result.change(spelled(key), count); }
  for (const auto& [key, amount] : tally.amounts()) { result.change_amount(spelled(key), amount); }
  result.count_rows(tally.rows_counted());
  result.set_aside(tally.rows_aside());
  for (const auto& note : tally.notes()) { result.note(note); }
  for (const auto& digest : tally.batches()) { result.count_batch(digest); }
  return result;
}

}  // namespace thidua::inline v0
