/// \file
/// Rankings, margins, changes and selections as JSON: integers and strings only, an exact number is a text «n/d» or «n»; keys sorted,
/// so that the same inputs give the same bytes. And the rules of awards from JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <thidua/render/ranking_text.hpp>
#include <thidua/score/margin.hpp>
#include <thidua/score/ranking.hpp>
#include <thidua/score/selection.hpp>

namespace thidua::inline v0 {

[[nodiscard]] std::string ranking_json(const Ranking& ranking);
[[nodiscard]] std::string changes_json(const std::vector<RankChange>& changes);
[[nodiscard]] std::string margins_json(const Ranking& ranking,
                                       const std::vector<PairMargin>& margins);
[[nodiscard]] std::string selection_json(const Selection& selection);
[[nodiscard]] std::string rank_lines_json(const std::vector<RankLine>& lines);

/// Reads a list of award rules. \throws std::invalid_argument for what is no such list
[[nodiscard]] std::vector<AwardRule> parse_award_rules_json(std::string_view text);
/// Reads items by subject. \throws std::invalid_argument for what is none
[[nodiscard]] std::map<std::string, std::vector<LinearItem>, std::less<>> parse_linear_items_json(
    std::string_view text);
/// Reads by subject what each item can still give. \throws std::invalid_argument for what is none
[[nodiscard]] std::map<std::string, std::vector<ItemRoom>, std::less<>> parse_item_rooms_json(
    std::string_view text);

}  // namespace thidua::inline v0
