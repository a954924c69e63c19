/// \file
/// Any bytes as a scorecard file: an error with its place, or a card that survives being written and loaded again, and that
/// scores a subject of whom nothing is known.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <thidua/io/load_scorecard.hpp>
#include <thidua/io/scoreboard_json.hpp>
#include <thidua/score/score.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto card = thidua::parse_scorecard(text, "fuzz.toml");
  if (!card) {
    if (!thidua::has_errors(card.error())) { std::abort(); }
    for (const auto& diagnostic : card.error()) {
      if (to_string(diagnostic).empty()) { std::abort(); }
    }
    return 0;
  }
  const auto again = thidua::parse_scorecard(thidua::scorecard_toml(*card), "written.toml");
  if (!again || !(*again == *card)) { std::abort(); }
  thidua::ScoreValues values;
  values.subjects.push_back({"A", {}, {}, {}, {}});
  const auto board = thidua::score(*card, values);
  if (thidua::scoreboard_json(board, *card).empty()) { std::abort(); }
  return 0;
}
