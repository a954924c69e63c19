/// \file
/// What it takes to draw level with the neighbour before, or to pass it: in points, and in dossiers.
#include <thidua/render/ranking_text.hpp>

#include "rank_lines.hpp"

namespace thidua::inline v0 {

namespace {

void add_fewest(RankLines& lines, RankPhrase phrase, const FewestDossiers& fewest) {
  std::string items;
  for (const auto& [item, count] : fewest.by_item) {
    items += (items.empty() ? "" : ", ") + item + ": " + std::to_string(count);
  }
  lines.add(1, "dossiers", lines.say(phrase, {std::to_string(fewest.total), items}));
}

void add_alone(RankLines& lines, const ItemDossiers& alone) {
  const auto text = [](const std::optional<std::int64_t>& count) {
    return count ? std::to_string(*count) : std::string{};
  };
  const RankPhrase phrase = alone.of_existing && alone.of_new ? RankPhrase::alone_both
                            : alone.of_existing               ? RankPhrase::alone_existing
                            : alone.of_new                    ? RankPhrase::alone_new
                                                              : RankPhrase::alone_never;
  const std::string first = alone.of_existing ? text(alone.of_existing) : text(alone.of_new);
  lines.add(2, alone.item, lines.say(phrase, {alone.item, first, text(alone.of_new)}));
}

}  // namespace

std::vector<RankLine> margin_lines(const Ranking& ranking, const PairMargin& margin,
                                   Language language) {
  RankLines lines{ranking, language};
  const std::string& upper = lines.contender(margin.upper).id;
  const std::string& lower = lines.contender(margin.lower).id;
  const RankKey& key = ranking.rules.keys.front();
  if (!margin.gap) {
    lines.add(0, lower, lines.say(RankPhrase::margin_open), key.cite);
    return lines.take();
  }
  if (margin.gap->sign() == 0) {
    lines.add(0, lower, lines.say(RankPhrase::margin_zero, {lower, upper}), key.cite);
    return lines.take();
  }
  lines.add(0, lower,
            lines.say(RankPhrase::margin_level,
                      {lower, upper, key_name(key, language), lines.number(*margin.gap, key)}),
            key.cite);
  const Citation& tie_cite = margin.more ? key.cite : ranking.rules.keys[margin.at_level.key].cite;
  lines.add(
      1, upper,
      lines.say(margin.more ? RankPhrase::margin_pass_more : RankPhrase::margin_pass_same, {upper}),
      tie_cite);
  for (const auto& gain : margin.by_item) {
    const RankPhrase phrase = gain.pass    ? RankPhrase::room_passes
                              : gain.level ? RankPhrase::room_levels
                                           : RankPhrase::room_short;
    lines.add(2, gain.item, lines.say(phrase, {gain.item, lines.number(gain.room, key)}));
  }
  if (margin.pass_alone.empty()) { return lines.take(); }
  if (margin.level) { add_fewest(lines, RankPhrase::dossiers_level, *margin.level); }
  if (margin.pass) {
    add_fewest(lines, RankPhrase::dossiers_pass, *margin.pass);
  } else {
    lines.add(1, "dossiers", lines.say(RankPhrase::dossiers_never));
  }
  for (const auto& alone : margin.pass_alone) { add_alone(lines, alone); }
  return lines.take();
}

}  // namespace thidua::inline v0
