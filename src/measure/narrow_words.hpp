/// \file
/// Smaller words, where the numbers of services and officers need fewer bits than their codes did.
#pragma once

#include "core/work_progress.hpp"
#include "stored_rows.hpp"

namespace thidua::inline v0 {

/// The bits that are enough for the numbers of the unit that has the most; codes that are not numbered need what they did.
[[nodiscard]] WordLayout least_layout(const StoredRows& stored);

/// Puts the words into the smallest that hold the numbers of the unit that has the most, if they are smaller. Each row is a step.
void narrow_words(StoredRows& stored, unsigned threads, WorkProgress& progress);

}  // namespace thidua::inline v0
