/// \file
/// Contenders from a scoreboard.
#include <thidua/score/board_contenders.hpp>

#include <map>
#include <string>
#include <utility>

namespace thidua::inline v0 {

RankKey total_key(Citation cite) {
  return {"total", {"Tổng điểm", "Total"}, Direction::higher_first, std::move(cite), ""};
}

std::vector<Contender> contenders(const Scoreboard& board) {
  std::vector<Contender> result;
  result.reserve(board.subjects.size());
  for (const auto& subject : board.subjects) {
    const auto& total = subject.rank_by;
    result.push_back({subject.id, subject.block, subject.kind, {{total.low, total.high}}, 0});
  }
  return result;
}

Result<ReadContenders> contenders(const Scoreboard& board, const RankKey& total,
                                  const TextTable& further,
                                  const std::vector<KeyColumns>& tie_breaks) {
  ReadContenders result{contenders(board), {total}, {}};
  if (tie_breaks.empty()) { return result; }
  auto read = read_contenders(further, {"", "", "", tie_breaks});
  if (!read) { return read; }
  std::map<std::string, const Contender*, std::less<>> by_id;
  for (const auto& contender : read->contenders) { by_id.emplace(contender.id, &contender); }
  for (auto& contender : result.contenders) {
    const auto known = by_id.find(contender.id);
    if (known == by_id.end()) {
      contender.values.resize(1 + tie_breaks.size());
      continue;
    }
    contender.row = known->second->row;
    contender.values.insert(contender.values.end(), known->second->values.begin(),
                            known->second->values.end());
  }
  result.keys.insert(result.keys.end(), read->keys.begin(), read->keys.end());
  result.notes = std::move(read->notes);
  return result;
}

}  // namespace thidua::inline v0
