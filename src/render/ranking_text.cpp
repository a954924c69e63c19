/// \file
/// Explains ranks and the order of neighbours.
#include <thidua/render/ranking_text.hpp>

#include <algorithm>
#include <optional>

#include <thidua/core/decimal_text.hpp>
#include <thidua/render/score_text.hpp>

#include "rank_lines.hpp"

namespace thidua::inline v0 {

namespace {

constexpr std::size_t most_named = 10;

std::string size_text(const RankLines& lines, const RankGroup& group) {
  const std::string size = std::to_string(group.size);
  if (group.block.empty() && group.kind.empty()) { return lines.say(RankPhrase::of_all, {size}); }
  if (group.kind.empty()) { return lines.say(RankPhrase::of_block, {size, group.block}); }
  if (group.block.empty()) { return lines.say(RankPhrase::of_kind, {size, group.kind}); }
  return lines.say(RankPhrase::of_block_kind, {size, group.block, group.kind});
}

bool equal_in_all(const Contender& a, const Contender& b, const RankRules& rules) {
  const auto how = separation(a, b, rules).how;
  return how == Separation::joint || how == Separation::council;
}

/// Those level with the subject, at most ten by name; and how equals are numbered.
void add_level(RankLines& lines, std::size_t subject) {
  const Ranking& ranking = lines.ranking();
  const RankedSubject& ranked = ranking.subjects[subject];
  if (ranked.tied == 0) { return; }
  const RankGroup& group = ranking.groups[ranked.group];
  std::string names;
  std::size_t named = 0;
  // They lie within as many places as there are of them.
  const Rational reach{ranked.tied};
  const auto begin = ranking.subjects.begin() + static_cast<std::ptrdiff_t>(group.first);
  const auto from = std::lower_bound(
      begin, begin + static_cast<std::ptrdiff_t>(group.size), ranked.rank.best - reach,
      [](const RankedSubject& other, const Rational& best) { return other.rank.best < best; });
  const auto start = static_cast<std::size_t>(from - ranking.subjects.begin());
  for (std::size_t i = start; i < group.first + group.size && named < most_named; ++i) {
    if (i == subject || !equal_in_all(lines.contender(i), ranked.contender, ranking.rules)) {
      continue;
    }
    names += (names.empty() ? "" : ", ") + lines.contender(i).id;
    ++named;
  }
  if (named < ranked.tied) {
    names = lines.say(RankPhrase::and_more, {names, std::to_string(ranked.tied - named)});
  }
  const bool joint = ranking.rules.end == ChainEnd::joint;
  lines.add(1, "end",
            lines.say(joint ? RankPhrase::level_joint : RankPhrase::level_council, {names}),
            ranking.rules.end_cite);
  if (!joint) { return; }
  switch (ranking.rules.method) {
    case RankMethod::modified:
      return lines.add(2, "method", lines.say(RankPhrase::rank_shared_modified));
    case RankMethod::average:
      return lines.add(2, "method", lines.say(RankPhrase::rank_shared_average));
    case RankMethod::ordinal:
      return lines.add(2, "method", lines.say(RankPhrase::rank_shared_ordinal));
    case RankMethod::competition:
    case RankMethod::dense:
      return;
  }
}

}  // namespace

void add_pair(RankLines& lines, std::size_t first, std::size_t second, int depth) {
  const RankRules& rules = lines.ranking().rules;
  const Contender& a = lines.contender(first);
  const Contender& b = lines.contender(second);
  const Separated separated = separation(a, b, rules);
  const bool by_value = separated.how == Separation::by_key || separated.how == Separation::open;
  const std::size_t equal = by_value ? separated.key : rules.keys.size();
  const auto figure = [&](const Contender& contender, std::size_t key) {
    return rank_figure(contender.values[key], rules.keys[key], lines.language());
  };
  for (std::size_t key = 0; key < equal; ++key) {
    lines.add(depth, rules.keys[key].id,
              lines.say(RankPhrase::equal_key,
                        {key_name(rules.keys[key], lines.language()), figure(a, key)}),
              rules.keys[key].cite);
  }
  if (!by_value) {
    const bool joint = separated.how == Separation::joint;
    lines.add(depth, "end",
              lines.say(joint ? RankPhrase::all_equal_joint : RankPhrase::all_equal_council),
              rules.end_cite);
    return;
  }
  const RankKey& key = rules.keys[separated.key];
  const std::string name = key_name(key, lines.language());
  if (separated.how == Separation::open) {
    lines.add(depth, key.id,
              lines.say(RankPhrase::open_key,
                        {name, figure(a, separated.key), a.id, figure(b, separated.key), b.id}),
              key.cite);
    return;
  }
  const Contender& better = separated.first_before ? a : b;
  const Contender& other = separated.first_before ? b : a;
  const RankValue& x = better.values[separated.key];
  const RankValue& y = other.values[separated.key];
  const bool up = key.direction == Direction::higher_first;
  // The least difference that is possible; the exact one where both are exact.
  const Score gap = up ? *x.low - *y.high : *y.low - *x.high;
  std::string by = lines.number(gap, key);
  if (!x.is_exact() || !y.is_exact()) { by = lines.say(RankPhrase::at_least, {by}); }
  lines.add(depth, key.id,
            lines.say(RankPhrase::better_key,
                      {name, figure(better, separated.key), better.id, figure(other, separated.key),
                       other.id, by, up ? std::string{} : lines.say(RankPhrase::lower_is_better)}),
            key.cite);
}

std::string rank_number(const Score& value, const std::string& unit, Language language) {
  const bool percent = unit == "%";
  const Score shown = percent ? value * Score{100} : value;
  std::string text = score_figure(shown, language);
  if (!decimal_text(shown, 6, '.', Rounding::exact_only)) {
    constexpr std::size_t most_digits = 40;
    const std::string exact = to_string(shown);
    if (exact.size() <= most_digits) { text = exact + " = " + text; }
  }
  if (percent) { return text + " %"; }
  return unit.empty() ? text : text + " " + unit;
}

std::string key_name(const RankKey& key, Language language) {
  return key.title.empty() ? key.id : key.title.in(language);
}

std::string rank_figure(const RankBounds& rank, Language language) {
  const auto text = [&](const Rational& number) {
    return decimal_text(number, 1, language == Language::vi ? ',' : '.', Rounding::nearest).value();
  };
  return rank.is_exact() ? text(rank.best) : text(rank.best) + "–" + text(rank.worst);
}

std::string rank_figure(const RankValue& value, const RankKey& key, Language language) {
  if (value.is_exact()) { return rank_number(*value.low, key.unit, language); }
  if (!value.low && !value.high) { return "—"; }
  if (!value.high) {
    return rank_phrase(RankPhrase::at_least, language,
                       {rank_number(*value.low, key.unit, language)});
  }
  if (!value.low) {
    return rank_phrase(RankPhrase::at_most, language,
                       {rank_number(*value.high, key.unit, language)});
  }
  return rank_phrase(
      RankPhrase::between, language,
      {rank_number(*value.low, key.unit, language), rank_number(*value.high, key.unit, language)});
}

std::vector<RankLine> rank_lines(const Ranking& ranking, std::size_t subject, Language language) {
  RankLines lines{ranking, language};
  const RankedSubject& ranked = ranking.subjects.at(subject);
  const RankGroup& group = ranking.groups[ranked.group];
  const bool exact = ranked.rank.is_exact();
  const auto head = exact ? RankPhrase::rank_in : RankPhrase::rank_open_in;
  lines.add(0, ranked.contender.id,
            lines.say(head, {ranked.contender.id, rank_figure(ranked.rank, language),
                             size_text(lines, group)}),
            ranking.rules.keys.front().cite);
  add_level(lines, subject);
  // The next ones that are before and behind it for certain, and those between of whom it is not known.
  const auto how = [&](std::size_t other) {
    return separation(lines.contender(other), ranked.contender, ranking.rules);
  };
  std::vector<std::size_t> open;
  std::size_t unnamed = 0;
  const auto look = [&](std::size_t other, bool before) {
    const Separated separated = how(other);
    if (separated.how == Separation::open) {
      if (open.size() < most_named) {
        open.push_back(other);
      } else {
        ++unnamed;
      }
    }
    return separated.how == Separation::by_key && separated.first_before == before;
  };
  std::optional<std::size_t> above;
  // Who leaves an open rank open may stand anywhere: the order is by the best ranks.
  for (std::size_t i = subject; i > group.first && (!above || !exact); --i) {
    if (look(i - 1, true) && !above) { above = i - 1; }
  }
  std::optional<std::size_t> below;
  for (std::size_t i = subject + 1; i < group.first + group.size && (!below || !exact); ++i) {
    if (look(i, false) && !below) { below = i; }
  }
  if (above) {
    const std::string& id = lines.contender(*above).id;
    lines.add(1, id, lines.say(RankPhrase::behind_neighbour, {id}));
    add_pair(lines, *above, subject, 2);
  }
  std::sort(open.begin(), open.end());
  for (const std::size_t other : open) {
    const std::string& id = lines.contender(other).id;
    lines.add(1, id, lines.say(RankPhrase::open_neighbour, {id}));
    add_pair(lines, other, subject, 2);
  }
  if (unnamed > 0) {
    lines.add(1, ranked.contender.id, lines.say(RankPhrase::open_more, {std::to_string(unnamed)}));
  }
  if (below) {
    const std::string& id = lines.contender(*below).id;
    lines.add(1, id, lines.say(RankPhrase::before_neighbour, {id}));
    add_pair(lines, subject, *below, 2);
  }
  return lines.take();
}

std::vector<RankLine> pair_lines(const Ranking& ranking, std::size_t first, std::size_t second,
                                 Language language) {
  RankLines lines{ranking, language};
  add_pair(lines, first, second, 0);
  return lines.take();
}

std::vector<std::vector<std::string>> rank_figures(const Ranking& ranking, Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& subject : ranking.subjects) {
    std::vector<std::string> row{rank_figure(subject.rank, language),
                                 rank_figure(subject.overall, language)};
    for (std::size_t key = 0; key < ranking.rules.keys.size(); ++key) {
      row.push_back(rank_figure(subject.contender.values[key], ranking.rules.keys[key], language));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string lines_text(const std::vector<RankLine>& lines, Language language) {
  std::string text;
  for (const auto& line : lines) {
    text.append(static_cast<std::size_t>(line.depth) * 2, ' ').append(line.text);
    if (!line.cite.empty()) { text += rank_phrase(RankPhrase::clause, language, {line.cite}); }
    text += "\n";
  }
  return text;
}

}  // namespace thidua::inline v0
