/// \file
/// Contenders from a table: numbers as people type them, bounds, empty cells; all faults at once.
#pragma once

#include <string>
#include <vector>

#include <thidua/core/result.hpp>
#include <thidua/measure/text_table.hpp>
#include <thidua/score/contender.hpp>

namespace thidua::inline v0 {

/// Where a key's values stand: in one column, or its bounds in two.
struct KeyColumns {
  RankKey key;
  std::string low;
  std::string high;  ///< empty: the column `low` holds the value, or bounds as «80..85»
};

struct ContenderColumns {
  std::string subject;  ///< empty: subject, id, đối tượng, đơn vị, whichever is there
  std::string block;    ///< empty: none
  std::string kind;     ///< empty: none
  std::vector<KeyColumns> keys;
};

/// What a table says: the contenders, and the keys with their units, as found.
struct ReadContenders {
  std::vector<Contender> contenders;
  std::vector<RankKey> keys;
  Diagnostics notes;  ///< numbers that somebody else may read as others
};

/// The contenders, or all faults. An empty cell is a value that nobody knows.
[[nodiscard]] Result<ReadContenders> read_contenders(const TextTable& table,
                                                     const ContenderColumns& columns);

}  // namespace thidua::inline v0
