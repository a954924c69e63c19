/// \file
/// The scorecards within a plan file: the tables of a scorecard file under `[[scorecard]]`.
#include <thidua/score/score.hpp>

#include "decode_plan.hpp"
#include "decode_scorecard.hpp"

namespace thidua::inline v0 {

namespace {

std::string path_of_card(std::size_t index) { return "scorecard[" + std::to_string(index) + "]"; }

/// "item[2].max" of a card's own file is "scorecard[1].item[2].max" of the plan; its head's "scorecard.max" is "scorecard[1].max".
std::string path_in_plan(const std::string& card, const std::string& path) {
  constexpr std::string_view head = "scorecard";
  return card + (path.starts_with(head) ? path.substr(head.size()) : "." + path);
}

bool is_of_card(const Diagnostic& fault, const std::string& card) {
  return fault.path == card || fault.path.starts_with(card + ".");
}

/// The faults of one card, with the paths that they would have in a file of its own.
Diagnostics of_card(const Diagnostics& faults, const std::string& card) {
  Diagnostics own;
  for (const auto& fault : faults) {
    if (!is_of_card(fault, card)) { continue; }
    own.push_back(fault);
    auto& path = own.back().path;
    path.erase(0, card.size());
    // The lists of a card have an index, the keys of its head have none.
    const bool in_a_list = path.substr(0, path.find('.', 1)).ends_with(']');
    path = in_a_list ? path.substr(1) : "scorecard" + path;
  }
  return own;
}

}  // namespace

void decode_scorecards(TomlDocument& document, TableReader& root, Plan& plan) {
  document.read_as(Format::scorecard);
  root.tables("scorecard", [&](TableReader& table) {
    Scorecard card;
    decode_card_head(table, card);
    decode_card_inputs(table, card);
    decode_card_parts(table, card);
    decode_card_grades(table, card);
    plan.scorecards.push_back(std::move(card));
  });
  document.read_as(Format::plan);
}

Diagnostics fill_scorecards(Plan& plan) {
  Diagnostics faults;
  for (std::size_t i = 0; i < plan.scorecards.size(); ++i) {
    Diagnostics own;
    set_score_parameters(plan.scorecards[i], {}, own);
    for (auto& fault : own) {
      fault.path = path_in_plan(path_of_card(i), fault.path);
      faults.push_back(std::move(fault));
    }
  }
  return faults;
}

void drop_scorecard_echoes(Diagnostics& meaning, const Diagnostics& form, std::size_t cards) {
  for (std::size_t i = 0; i < cards; ++i) {
    const std::string card = path_of_card(i);
    Diagnostics kept = of_card(meaning, card);
    drop_card_echoes(kept, of_card(form, card));
    std::erase_if(meaning, [&](const Diagnostic& fault) { return is_of_card(fault, card); });
    for (auto& fault : kept) {
      fault.path = path_in_plan(card, fault.path);
      meaning.push_back(std::move(fault));
    }
  }
}

}  // namespace thidua::inline v0
