/// \file
/// Explains what became of a subject under an award's quotas.
#include <thidua/render/ranking_text.hpp>

#include "rank_lines.hpp"

namespace thidua::inline v0 {

namespace {

RankPhrase head_of(Chosen chosen) {
  switch (chosen) {
    case Chosen::in:
      return RankPhrase::chosen_in;
    case Chosen::possible:
      return RankPhrase::chosen_possible;
    case Chosen::out:
      break;
  }
  return RankPhrase::chosen_out;
}

RankPhrase why(ChoiceReason reason) {
  constexpr auto first = static_cast<int>(RankPhrase::why_within);
  static_assert(static_cast<int>(RankPhrase::why_no_quota) - first ==
                static_cast<int>(ChoiceReason::no_quota));
  return static_cast<RankPhrase>(first + static_cast<int>(reason));  // in the same order
}

const Quota* find_quota(const std::vector<Quota>& quotas, const std::string& id) {
  for (const auto& quota : quotas) {
    if (quota.id == id) { return &quota; }
    if (const Quota* inner = find_quota(quota.parts, id)) { return inner; }
  }
  return nullptr;
}

std::string name_of(const QuotaResult& result, const Quota& quota, Language language) {
  std::string name = quota.title.empty() ? quota.id : quota.title.in(language);
  for (const auto& part : {result.block, result.kind}) {
    if (!part.empty()) { name += ", " + part; }
  }
  return "«" + name + "»";
}

std::string counts(std::int64_t least, std::int64_t most) {
  return least == most ? std::to_string(least) : std::to_string(least) + "–" + std::to_string(most);
}

RankPhrase rounding_of(ShareRounding rounding) {
  switch (rounding) {
    case ShareRounding::up:
      return RankPhrase::rounded_up;
    case ShareRounding::nearest:
      return RankPhrase::rounded_nearest;
    case ShareRounding::down:
      break;
  }
  return RankPhrase::rounded_down;
}

/// «Chỉ tiêu …: 10 % của 57 đối tượng đủ điều kiện, làm tròn xuống, là 5».
std::string limit_text(const RankLines& lines, const QuotaResult& result, const Quota& quota) {
  const std::string name = name_of(result, quota, lines.language());
  if (!result.limit_least) { return lines.say(RankPhrase::quota_none, {name}); }
  const std::string limit = counts(*result.limit_least, *result.limit_most);
  if (!quota.share) { return lines.say(RankPhrase::quota_count, {name, limit}); }
  const bool of_all = quota.share->of == ShareOf::all;
  std::string base = lines.say(
      of_all ? RankPhrase::of_everybody : RankPhrase::of_eligible,
      {of_all ? std::to_string(result.all) : counts(result.eligible_least, result.eligible_most)});
  if (!of_all && result.taken_most > 0) {
    base =
        lines.say(RankPhrase::of_them_taken, {base, counts(result.taken_least, result.taken_most)});
  }
  std::string text = lines.say(RankPhrase::quota_share,
                               {name, rank_number(quota.share->part, "%", lines.language()), base,
                                lines.say(rounding_of(quota.share->rounding)), limit});
  if (quota.least > 0) {
    text = lines.say(RankPhrase::quota_least, {text, std::to_string(quota.least)});
  }
  if (quota.count) {
    text = lines.say(RankPhrase::quota_both, {text, std::to_string(*quota.count)});
  }
  return text;
}

/// Equal in the score, so the tie-breaks tell them apart: each with its values and its clause.
void add_level(RankLines& lines, RankPhrase phrase, std::size_t first, std::size_t second,
               std::size_t named) {
  const RankRules& rules = lines.ranking().rules;
  const auto& [how, key, first_before] =
      separation(lines.contender(first), lines.contender(second), rules);
  if (how != Separation::by_key || !first_before) { return; }
  lines.add(1, rules.keys[key].id, lines.say(phrase, {lines.contender(named).id}));
  add_pair(lines, first, second, 2);
}

}  // namespace

std::vector<RankLine> selection_lines(const Selection& selection, std::size_t award,
                                      std::size_t subject, Language language) {
  RankLines lines{selection.ranking, language};
  const AwardSelection& chosen = selection.awards.at(award);
  const AwardChoice& choice = chosen.choices.at(subject);
  const AwardRule& rule = chosen.rule;
  const std::string& id = lines.contender(subject).id;
  const std::string title = rule.title.empty() ? rule.id : rule.title.in(language);
  lines.add(0, rule.id, lines.say(head_of(choice.chosen), {id, title}), rule.cite);
  const Quota* quota = nullptr;
  const QuotaResult* result = nullptr;
  if (choice.quota) {
    result = &chosen.quotas.at(*choice.quota);
    quota = find_quota(rule.quotas, result->id);
  }
  std::string higher = choice.higher;
  for (const auto& other : selection.awards) {
    if (other.rule.id == higher && !other.rule.title.empty()) {
      higher = other.rule.title.in(language);
    }
  }
  const Citation cite =
      choice.reason == ChoiceReason::already ? rule.already_cite
      : choice.reason == ChoiceReason::higher || choice.reason == ChoiceReason::higher_open
          ? rule.higher_cite
      : quota != nullptr ? quota->cite
                         : rule.cite;
  lines.add(1, rule.id, lines.say(why(choice.reason), {higher}), cite);
  if (result == nullptr || quota == nullptr) { return lines.take(); }
  lines.add(1, quota->id, limit_text(lines, *result, *quota), quota->cite);
  lines.add(2, quota->id,
            lines.say(RankPhrase::quota_state,
                      {std::to_string(result->in), std::to_string(result->possible)}));
  const RankKey& key = selection.ranking.rules.keys.front();
  const bool at_edge = choice.chosen == Chosen::in && result->last_in == subject && result->edge;
  if (choice.behind && choice.behind->sign() == 0) {
    add_level(lines, RankPhrase::behind_last_level, *result->last_in, subject, *result->last_in);
  } else if (at_edge && result->edge->sign() == 0) {
    add_level(lines, RankPhrase::ahead_of_next_level, subject, *result->first_outside,
              *result->first_outside);
  } else if (choice.behind) {
    lines.add(1, key.id,
              lines.say(RankPhrase::behind_last,
                        {lines.contender(*result->last_in).id, lines.number(*choice.behind, key)}),
              key.cite);
  } else if (at_edge) {
    lines.add(1, key.id,
              lines.say(RankPhrase::ahead_of_next, {lines.contender(*result->first_outside).id,
                                                    lines.number(*result->edge, key)}),
              key.cite);
  }
  return lines.take();
}

}  // namespace thidua::inline v0
