/// \file
/// Of a scoreboard the items whose points come from counts, so that margins between neighbours can be told in dossiers. Only those of
/// which every point gained is a point of the total: nothing is told that rounding, a cap or a mean would make untrue.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <thidua/score/margin.hpp>
#include <thidua/score/scoreboard.hpp>

namespace thidua::inline v0 {

/// By subject; those without any are left out. Under the portal's arithmetic, and where items, groups or the ranked total are
/// rounded, there are none.
[[nodiscard]] std::map<std::string, std::vector<LinearItem>, std::less<>> counted_items(
    const Scorecard& card, const Scoreboard& board);

/// By subject the items whose points are settled and go into the total as they are, with what each can still give up to its
/// maximum; likewise none where rounding, a cap or a mean comes between.
[[nodiscard]] std::map<std::string, std::vector<ItemRoom>, std::less<>> item_rooms(
    const Scorecard& card, const Scoreboard& board);

}  // namespace thidua::inline v0
