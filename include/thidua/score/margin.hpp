/// \file
/// How far neighbours in a ranking are apart: the smallest change of points that would make them level or swap them, and the least
/// number of dossiers that it means, where the points come from counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/score/ranking.hpp>

namespace thidua::inline v0 {

/// Points in proportion to a ratio of counts, up to a level: weight × min(1, (n/d) / full_at).
struct LinearItem {
  std::string id;
  std::int64_t n = 0;
  std::int64_t d = 0;  ///< 0: nothing was counted, and no number of dossiers is told
  Score weight = 1;
  Score full_at = 1;
  friend bool operator==(const LinearItem&, const LinearItem&) = default;
};

/// \throws std::invalid_argument unless 0 <= n <= d, 0 < weight and 0 < full_at
void check_item(const LinearItem& item);
/// The points that the counts give; d > 0.
[[nodiscard]] Score item_points(const LinearItem& item);

/// Points that a subject would have to gain: at least so many, or more than that.
struct Gain {
  Score points;
  bool more = false;
};

/// How many dossiers would gain the points by one item alone; nothing where no number does.
struct ItemDossiers {
  std::string item;
  std::optional<std::int64_t>
      of_existing;                     ///< counted ones that change sides, the denominator as it is
  std::optional<std::int64_t> of_new;  ///< new ones, each counting in both numbers
  friend bool operator==(const ItemDossiers&, const ItemDossiers&) = default;
};
[[nodiscard]] ItemDossiers dossiers_alone(const LinearItem& item, const Gain& gain);

/// The fewest counted dossiers, over all items together, that would have to change sides; nothing where all of them are not enough.
struct FewestDossiers {
  std::int64_t total = 0;
  std::vector<std::pair<std::string, std::int64_t>>
      by_item;  ///< one way to do it; items without any are left out
  friend bool operator==(const FewestDossiers&, const FewestDossiers&) = default;
};
[[nodiscard]] std::optional<FewestDossiers> fewest_dossiers(const std::vector<LinearItem>& items,
                                                            const Gain& gain);

/// How many more points an item can give a subject, each of them a point of the score.
struct ItemRoom {
  std::string item;
  Score room;
  friend bool operator==(const ItemRoom&, const ItemRoom&) = default;
};

/// Whether one item alone can give what is lacking: it needs the gap, or more than that, and has room for so much.
struct ItemGain {
  std::string item;
  Score room;
  bool level = false;
  bool pass = false;
  friend bool operator==(const ItemGain&, const ItemGain&) = default;
};

/// What it takes for the second of two neighbours to draw level with the first, or to pass it. The tie-breaks stay as they are.
struct PairMargin {
  std::size_t upper = 0;  ///< index in `Ranking::subjects`
  std::size_t lower = 0;
  Separated separated;           ///< what keeps them apart now
  std::optional<Score> gap;      ///< of the score, not negative; nothing where one is open
  std::optional<Score> key_gap;  ///< of the key that separates them, where both are exact there
  Separated at_level;  ///< what would separate them at equal scores: first = the upper one
  bool more = false;   ///< to pass, more than `gap` is needed; else `gap` does
  std::vector<ItemDossiers> level_alone;
  std::vector<ItemDossiers> pass_alone;
  std::optional<FewestDossiers> level;
  std::optional<FewestDossiers> pass;
  std::vector<ItemGain> by_item;
  friend bool operator==(const PairMargin&, const PairMargin&) = default;
};

/// Each pair of neighbours within a group. `items`: of each subject, where its points come from counts. `rooms`: what its items can
/// still give.
/// \throws std::invalid_argument for items of a score of which less is better
[[nodiscard]] std::vector<PairMargin> margins(
    const Ranking& ranking,
    const std::map<std::string, std::vector<LinearItem>, std::less<>>& items = {},
    const std::map<std::string, std::vector<ItemRoom>, std::less<>>& rooms = {});

}  // namespace thidua::inline v0
