/// \file
/// From scoreboards to items in counts.
#include <thidua/score/counted_items.hpp>

#include <algorithm>
#include <string_view>
#include <variant>

namespace thidua::inline v0 {

namespace {

/// A point under the total is a point of what ranks are taken from.
bool total_is_plain_sum(const Scorecard& card) {
  const bool rounded_rank = card.rounding.total && card.rounding.rank_from == TakenFrom::rounded;
  return card.aggregate == Aggregate::sum && !card.cap && !card.least && !card.rounding.figures &&
         !card.rounding.items && !card.rounding.groups && !rounded_rank;
}

/// A point of the group's part is a point under the total.
bool passes_on(const Scorecard& card, std::string_view id) {
  if (points_kind(card, id) == PointsKind::penalty) { return false; }
  for (const auto* group = with_id(card.groups, id); group != nullptr;
       group = with_id(card.groups, group->group)) {
    if (group->aggregate != Aggregate::sum || group->cap || group->rounding) { return false; }
  }
  return true;
}

/// Whether the card reads the input at one place only: else a dossier would count there too.
bool read_once(const Scorecard& card, std::string_view input) {
  const auto uses = std::count_if(card.items.begin(), card.items.end(), [&](const auto& item) {
    return item.input == input || item.last == input || item.declared == input ||
           item.evidence == input;
  });
  return uses == 1 && std::none_of(card.knock_outs.begin(), card.knock_outs.end(),
                                   [&](const auto& out) { return out.input == input; });
}

bool is_counted(const Scorecard& card, const ScoreItem& item) {
  const bool from_nothing = !item.rule.from || item.rule.from->value == Score{0};
  return item.rule.kind == RuleKind::linear && from_nothing && !item.rounding &&
         passes_on(card, item.group) && read_once(card, item.input);
}

void collect(const Scorecard& card, const std::vector<ItemScore>& scores,
             std::vector<ItemRoom>& found) {
  for (const auto& score : scores) {
    collect(card, score.parts, found);
    const auto* item = with_id(card.items, score.id);
    const bool settled =
        score.basis == PointsBasis::measured || score.basis == PointsBasis::without_evidence;
    // Of points by comparison with others a gain would change theirs, too.
    if (item == nullptr || !settled || !score.points.is_exact() || is_peer_rule(item->rule.kind) ||
        item->rounding || !passes_on(card, item->group)) {
      continue;
    }
    found.push_back({score.id, std::max(score.most - score.points.low, Score{})});
  }
}

void collect(const Scorecard& card, const std::vector<ItemScore>& scores,
             std::vector<LinearItem>& found) {
  for (const auto& score : scores) {
    collect(card, score.parts, found);
    const auto* item = with_id(card.items, score.id);
    const auto* counts = std::get_if<Counts>(&score.value);
    if (item == nullptr || counts == nullptr || score.basis != PointsBasis::measured ||
        counts->d <= 0 || counts->n > counts->d || !is_counted(card, *item)) {
      continue;
    }
    LinearItem counted{score.id, counts->n, counts->d, score.most,
                       item->rule.full_at ? item->rule.full_at->value : Score{1}};
    // What was shared out or scaled up is in `most`; the points have to be the very same.
    if (score.points == ScoreRange::of(item_points(counted))) {
      found.push_back(std::move(counted));
    }
  }
}

template <class T>
std::map<std::string, std::vector<T>, std::less<>> of_board(const Scorecard& card,
                                                            const Scoreboard& board) {
  std::map<std::string, std::vector<T>, std::less<>> result;
  if (board.arithmetic != Arithmetic::exact || !total_is_plain_sum(card)) { return result; }
  for (const auto& score : board.subjects) {
    const bool out = std::any_of(score.knock_outs.begin(), score.knock_outs.end(),
                                 [&](const KnockOutResult& knocked) {
                                   const auto* rule = with_id(card.knock_outs, knocked.id);
                                   return knocked.hit != Truth::no && rule != nullptr &&
                                          rule->effect == KnockOutEffect::zero;
                                 });
    if (out || !score.rated) { continue; }
    std::vector<T> found;
    collect(card, score.items, found);
    if (!found.empty()) { result.emplace(score.id, std::move(found)); }
  }
  return result;
}

}  // namespace

std::map<std::string, std::vector<LinearItem>, std::less<>> counted_items(const Scorecard& card,
                                                                          const Scoreboard& board) {
  return of_board<LinearItem>(card, board);
}

std::map<std::string, std::vector<ItemRoom>, std::less<>> item_rooms(const Scorecard& card,
                                                                     const Scoreboard& board) {
  return of_board<ItemRoom>(card, board);
}

}  // namespace thidua::inline v0
