/// \file
/// Points, ranks and proposals under Cần Thơ's plan 157/2025, on communes that are synthetic: the ranking, who is proposed for the
/// Certificate of Merit, and what separates two communes of equal points.
#include <iostream>

#include <thidua/thidua.hpp>

using namespace thidua;

int main() {
  const auto card = load_scorecard("examples/scorecards/can-tho-157-2025.toml");
  const auto table = read_csv("examples/data/can-tho-157-2025/communes-synthetic.csv");
  const auto board = score(card, read_score_values(table, card));

  const auto file = load_quotas("examples/selections/can-tho-157-2025-collectives.toml");
  const auto& order = file.rank;
  const auto read = contenders(board, total_key(order.cite), table, order.tie_breaks).value();
  const auto ranking =
      rank(read.contenders, {.keys = read.keys,
                             .method = order.method.value_or(RankMethod::competition),
                             .end = order.end.value_or(ChainEnd::joint),
                             .end_cite = order.end_cite,
                             .within = Within::all})
          .value();
  const auto figures = rank_figures(ranking, Language::en);
  for (std::size_t i = 0; i < ranking.subjects.size(); ++i) {
    std::cout << figures[i][0] << ' ' << ranking.subjects[i].contender.id << '\n';
  }

  const auto selection = select(ranking, {file.awards.front().rule}).value();
  for (std::size_t i = 0; i < ranking.subjects.size(); ++i) {
    if (selection.awards.front().choices[i].chosen == Chosen::in) {
      std::cout << "proposed: " << ranking.subjects[i].contender.id << '\n';
    }
  }

  const auto* const subject = ranking.find("Phường Nắng Sớm");
  const auto index = static_cast<std::size_t>(subject - ranking.subjects.data());
  std::cout << lines_text(rank_lines(ranking, index, Language::en), Language::en) << '\n';
}
