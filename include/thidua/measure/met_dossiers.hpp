/// \file
/// The dossiers that a tally builder has met, over all tables: where the same one comes again, it is a duplicate. Apart from the
/// builder, because a run that is taken up again has to know what the earlier one met.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thidua::inline v0 {

/// Ids are kept whole, since two with one hash are two dossiers: about 45 bytes each beside the id itself.
class MetDossiers {
 public:
  struct Entry {
    std::string_view id;
    std::int64_t row;  ///< the row that counts
  };

  /// The row of the dossier that counts, as a diagnostic tells it; nothing when it was not met.
  [[nodiscard]] std::optional<std::string> row_of(std::string_view id) const {
    if (slots_.empty()) { return std::nullopt; }
    const std::uint64_t met = slots_[slot_of(id)];
    if (met == 0) { return std::nullopt; }
    const auto row = entry_at(met).row;
    return row > 0 ? std::to_string(row) : "—";
  }
  /// Says that this id will be asked for soon, so that memory is fetched meanwhile: among many ids, each question waits for it else.
  void expect(std::string_view id) const noexcept {
    if (!slots_.empty()) { fetch(&slots_[hash(id) & (slots_.size() - 1)]); }
  }
  /// A row without a number is row 0. Of a dossier that was met, nothing changes.
  void add(std::string_view id, std::int64_t row) {
    if (entries_.size() * 2 >= slots_.size()) { grow(); }
    const std::size_t slot = slot_of(id);
    if (slots_[slot] != 0) { return; }
    entries_.push_back({kept(id), row});
    slots_[slot] = marked(hash(id), entries_.size());
  }

  /// From now on the dossiers that are new are `recent`.
  void keep_recent() { recent_from_ = entries_.size(); }
  /// The new ones since `keep_recent` was said last, in the order in which they came.
  [[nodiscard]] std::vector<Entry> recent() const {
    const auto from = std::min(recent_from_, entries_.size());
    return {entries_.begin() + static_cast<std::ptrdiff_t>(from), entries_.end()};
  }

 private:
  // A slot holds an entry's number, counted from 1, and above it some bits of the hash: most ids that differ are told apart there.
  static constexpr unsigned number_bits = 40;
  static constexpr std::uint64_t numbers = (std::uint64_t{1} << number_bits) - 1;
  static constexpr std::size_t page_size = std::size_t{1} << 18U;

  [[nodiscard]] static std::uint64_t hash(std::string_view id) noexcept {
    return std::hash<std::string_view>{}(id);
  }
  static void fetch([[maybe_unused]] const std::uint64_t* slot) noexcept {
#ifdef __GNUC__
    __builtin_prefetch(slot, 1);
#endif
  }
  [[nodiscard]] static std::uint64_t marked(std::uint64_t hash, std::uint64_t number) noexcept {
    return (hash & ~numbers) | number;
  }
  [[nodiscard]] const Entry& entry_at(std::uint64_t slot) const {
    return entries_[(slot & numbers) - 1];
  }

  /// Where the id is, or would be.
  [[nodiscard]] std::size_t slot_of(std::string_view id) const {
    const std::uint64_t hashed = hash(id);
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hashed & mask;
    while (slots_[slot] != 0 &&
           ((slots_[slot] ^ hashed) > numbers || entry_at(slots_[slot]).id != id)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  void grow() {
    std::vector<std::uint64_t> slots(slots_.empty() ? 1024 : slots_.size() * 2, 0);
    const std::size_t mask = slots.size() - 1;
    constexpr std::size_t ahead = 32;
    std::array<std::uint64_t, ahead> hashes{};
    for (std::size_t i = 0; i < entries_.size() + ahead; ++i) {
      if (i >= ahead) {
        const std::uint64_t hashed = hashes[i % ahead];
        std::size_t slot = hashed & mask;
        while (slots[slot] != 0) { slot = (slot + 1) & mask; }
        slots[slot] = marked(hashed, i + 1 - ahead);
      }
      if (i < entries_.size()) {
        hashes[i % ahead] = hash(entries_[i].id);
        fetch(&slots[hashes[i % ahead] & mask]);
      }
    }
    slots_ = std::move(slots);
  }

  std::string_view kept(std::string_view id) {
    if (pages_.empty() || page_left_ < id.size()) {
      page_left_ = std::max(page_size, id.size());
      pages_.push_back(std::make_unique<char[]>(page_left_));
      page_at_ = pages_.back().get();
    }
    char* const text = page_at_;
    std::copy(id.begin(), id.end(), text);
    page_at_ += id.size();
    page_left_ -= id.size();
    return {text, id.size()};
  }

  std::vector<std::unique_ptr<char[]>> pages_;  // the ids' texts, which do not move
  char* page_at_ = nullptr;
  std::size_t page_left_ = 0;
  std::deque<Entry> entries_;  // in the order in which they came
  std::vector<std::uint64_t> slots_;
  std::size_t recent_from_ = SIZE_MAX;
};

}  // namespace thidua::inline v0
