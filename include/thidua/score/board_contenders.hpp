/// \file
/// Contenders from a scoreboard: its totals, and what separates equals from a table.
#pragma once

#include <vector>

#include <thidua/core/result.hpp>
#include <thidua/score/read_contenders.hpp>
#include <thidua/score/scoreboard.hpp>

namespace thidua::inline v0 {

/// The key of a scoreboard's total, with the clause that says by what is ranked.
[[nodiscard]] RankKey total_key(Citation cite = {});

/// One a subject, in the order of the board, by its total: rounded or not, as the card says (`SubjectScore::rank_by`), an
/// interval where the total is open.
[[nodiscard]] std::vector<Contender> contenders(const Scoreboard& board);

/// The same with tie-breaks from a table of one row a subject; of whom the table does not name nothing is known.
/// Or all faults of the table.
[[nodiscard]] Result<ReadContenders> contenders(const Scoreboard& board, const RankKey& total,
                                                const TextTable& further,
                                                const std::vector<KeyColumns>& tie_breaks);

}  // namespace thidua::inline v0
