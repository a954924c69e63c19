/// \file
/// The rows of one thread, parted by groups of neighbouring units: few enough that the places where the next row of each goes stay
/// near, and small enough that a group's rows do when they are counted afterwards.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "row_block.hpp"
#include "word_buffer.hpp"

namespace thidua::inline v0 {

/// Unit u belongs to group u >> shift.
struct UnitGroups {
  std::size_t units = 0;
  unsigned shift = 0;

  /// So many groups that each has some ten thousand rows, but not more than there are places near.
  [[nodiscard]] static UnitGroups of(std::size_t units, std::size_t rows) noexcept {
    constexpr std::size_t most_groups = 48;
    constexpr std::size_t rows_of_group = 32'768;
    const std::size_t most = std::clamp<std::size_t>(rows / rows_of_group, 1, most_groups);
    UnitGroups groups{units, 0};
    while (groups.size() > most) { ++groups.shift; }
    return groups;
  }
  [[nodiscard]] std::size_t size() const noexcept {
    return units == 0 ? 0 : ((units - 1) >> shift) + 1;
  }
  [[nodiscard]] std::size_t first(std::size_t group) const noexcept {
    return std::min(group << shift, units);
  }
};

/// A row is its word, with the number of its unit in the group above.
template <class Sent>
class RowGroups {
 public:
  explicit RowGroups(const UnitGroups& groups)
      : shift_{groups.shift},
        next_(groups.size()),
        end_(groups.size()),
        pieces_(groups.size()),
        rows_of_unit_(groups.units) {}

  /// Room in each group for the rows of a block.
  void make_room() {
    for (std::size_t group = 0; group < next_.size(); ++group) {
      if (static_cast<std::size_t>(end_[group] - next_[group]) < block_rows) { add_piece(group); }
    }
  }
  /// There has to be room.
  void send(const std::int32_t* units, const Sent* rows, std::size_t count) noexcept {
    Sent** const next = next_.data();
    Count* const rows_of_unit = rows_of_unit_.data();
    for (std::size_t i = 0; i < count; ++i) {
      const auto unit = static_cast<std::uint32_t>(units[i]);
      ++rows_of_unit[unit];
      Sent* const place = next[unit >> shift_]++;
      expect_writes_after(place);
      *place = rows[i];
    }
  }
  /// No more rows come.
  void close() {
    for (std::size_t group = 0; group < next_.size(); ++group) {
      if (!pieces_[group].empty()) { pieces_[group].back().end = next_[group]; }
    }
  }

  [[nodiscard]] std::uint64_t rows_of_unit(std::size_t unit) const noexcept {
    return rows_of_unit_[unit];
  }
  /// Calls `take(begin, end)` for the pieces of a group, in the order in which the rows came.
  template <class Take>
  void each(std::size_t group, const Take& take) const {
    for (const auto& piece : pieces_[group]) { take(piece.begin, piece.end); }
  }

 private:
  struct Piece {
    Sent* begin;
    Sent* end;
  };
  /// Not a multiple of a page: else all groups would write to the same few lines of a cache.
  static constexpr std::size_t piece_rows = 8 * block_rows + 320 / sizeof(Sent);
  static constexpr std::size_t slab_rows = 64 * piece_rows;

  void add_piece(std::size_t group) {
    if (left_ < piece_rows) {
      slabs_.emplace_back(slab_rows);
      left_ = slab_rows;
    }
    Sent* const begin = slabs_.back().data() + (slab_rows - left_);
    left_ -= piece_rows;
    if (!pieces_[group].empty()) { pieces_[group].back().end = next_[group]; }
    pieces_[group].push_back({begin, begin});
    next_[group] = begin;
    end_[group] = begin + piece_rows;
  }

  using Count = std::uint64_t;
  unsigned shift_;
  std::vector<Sent*> next_;
  std::vector<Sent*> end_;
  std::vector<std::vector<Piece>> pieces_;
  std::vector<WordBuffer<Sent>> slabs_;
  std::size_t left_ = 0;  // of the last slab
  std::vector<Count> rows_of_unit_;
};

/// The rows of all threads.
template <class Sent>
struct SentRows {
  UnitGroups groups;
  std::vector<RowGroups<Sent>> parts;  ///< the earlier rows first

  /// Where each unit's rows begin, one more at the end.
  [[nodiscard]] std::vector<std::uint64_t> places() const {
    std::vector<std::uint64_t> begin(groups.units + 1, 0);
    for (std::size_t unit = 0; unit < groups.units; ++unit) {
      begin[unit + 1] = begin[unit];
      for (const auto& part : parts) { begin[unit + 1] += part.rows_of_unit(unit); }
    }
    return begin;
  }
  /// Calls `take(begin, end)` for the pieces of a group, in the order in which the rows came.
  template <class Take>
  void each_piece(std::size_t group, const Take& take) const {
    for (const auto& part : parts) { part.each(group, take); }
  }
};

}  // namespace thidua::inline v0
