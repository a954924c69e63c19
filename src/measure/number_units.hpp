/// \file
/// From rows parted by groups of units to the words of each unit: the days in order, services and officers renumbered from the few that
/// it has.
#pragma once

#include <cstdint>

#include "core/work_progress.hpp"
#include "row_groups.hpp"
#include "stored_rows.hpp"

namespace thidua::inline v0 {

/// The rows are in `stored.layout`; sets `stored.words`, `begin` and `codes`, and the layout that is kept.
/// Each row is a step twice; ended by its progress, it leaves `stored` of no use.
template <class Sent>
void number_units(SentRows<Sent> sent, StoredRows& stored, unsigned threads,
                  WorkProgress& progress);

extern template void number_units(SentRows<std::uint32_t>, StoredRows&, unsigned, WorkProgress&);
extern template void number_units(SentRows<std::uint64_t>, StoredRows&, unsigned, WorkProgress&);

}  // namespace thidua::inline v0
