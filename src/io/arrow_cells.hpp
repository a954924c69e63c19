/// \file
/// Cells of a column from an array of the Arrow C data interface, as codes of the column's texts.
#pragma once

#include <cstdint>

#include <thidua/measure/text_column.hpp>

#include "arrow_layout.hpp"

namespace thidua::inline v0::arrow {

/// Which places of an array are null.
class Nulls {
 public:
  Nulls() = default;
  /// \throws Fault for an array that says it has nulls and not where
  explicit Nulls(const ArrowArray& array);
  /// Of a place of the buffers, the array's offset among it.
  [[nodiscard]] bool at(std::int64_t place) const noexcept {
    return bits_ != nullptr && (bits_[place / 8] >> (place % 8) & 1U) == 0;
  }

 private:
  const unsigned char* bits_ = nullptr;
};

/// Some rows of a batch.
struct Rows {
  /// Of the batch as a struct, whose own offset and nulls hold for all columns.
  std::int64_t first = 0;
  std::int64_t count = 0;
  Nulls nulls;
};

/// Adds a cell a row. \throws Fault for an array that its layout does not allow, as far as the interface lets it be seen, for text that is
/// not UTF-8, and for a day that no calendar has
void append_cells(TextColumn& column, const Layout& layout, const ArrowArray& array,
                  const Rows& rows);

/// Looks at what holds for every array. \throws Fault
void check_lengths(const ArrowArray& array);

}  // namespace thidua::inline v0::arrow
