/// \file
/// Within each unit: the days in order, services and officers renumbered from the few that it has.
#pragma once

#include <cstdint>

#include "core/work_progress.hpp"
#include "stored_rows.hpp"

namespace thidua::inline v0 {

/// Takes the words as they came, in `stored.layout`, and sets `stored.words`, `stored.codes` and the layout that is kept.
/// Each row is a step twice; ended by its progress, it leaves `stored` of no use.
template <class Word>
void number_units(StoredRows& stored, WordBuffer<Word> words, unsigned threads,
                  WorkProgress& progress);

extern template void number_units(StoredRows&, WordBuffer<std::uint16_t>, unsigned, WorkProgress&);
extern template void number_units(StoredRows&, WordBuffer<std::uint32_t>, unsigned, WorkProgress&);
extern template void number_units(StoredRows&, WordBuffer<std::uint64_t>, unsigned, WorkProgress&);

}  // namespace thidua::inline v0
