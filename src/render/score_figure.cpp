/// \file
/// Points as a reader sees them.
#include <thidua/render/score_text.hpp>

namespace thidua::inline v0 {

namespace {

constexpr int shown_places = 6;

char separator(Language language) { return language == Language::vi ? ',' : '.'; }

}  // namespace

std::string score_figure(const Score& value, Language language) {
  const char mark = separator(language);
  if (auto exact = decimal_text(value, shown_places, mark, Rounding::exact_only)) { return *exact; }
  // Cut, not rounded: what is shown never is more than what there is.
  const Score cut = rounded(value, {shown_places, RoundMode::down});
  std::string text = *decimal_text(cut, shown_places, mark, Rounding::nearest);
  if (text.find(mark) == std::string::npos) { text += mark; }
  const auto places = text.size() - text.find(mark) - 1;
  return text + std::string(static_cast<std::size_t>(shown_places) - places, '0') + "…";
}

std::string score_figure(const ScoreRange& range, Language language) {
  const std::string low = score_figure(range.low, language);
  const std::string high = score_figure(range.high, language);
  // The two ends of an enclosed root look alike long before they are equal.
  if (range.is_exact() || low == high) { return low; }
  return low + " – " + high;
}

}  // namespace thidua::inline v0
