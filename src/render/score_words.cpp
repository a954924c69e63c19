/// \file
/// Points, levels, bands and roundings in words.
#include "score_words.hpp"

#include <thidua/render/score_text.hpp>

namespace thidua::inline v0 {

namespace {

std::string with_word(std::string figure, Language language) {
  if (language == Language::vi) { return figure + " điểm"; }
  const bool is_one = figure == "1";
  return std::move(figure) + (is_one ? " point" : " points");
}

std::string mode_text(RoundMode mode, Language language) {
  const bool vi = language == Language::vi;
  switch (mode) {
    case RoundMode::half_up:
      return vi ? "từ nửa trở lên thì lên" : "halves up";
    case RoundMode::half_even:
      return vi ? "đúng nửa thì về số chẵn" : "halves to even";
    case RoundMode::down:
      return vi ? "bỏ phần lẻ" : "down";
    case RoundMode::up:
      break;
  }
  return vi ? "luôn lên" : "up";
}

}  // namespace

std::string points_text(const Score& points, Language language) {
  return with_word(score_figure(points, language), language);
}

std::string points_text(const ScoreRange& points, Language language) {
  return with_word(score_figure(points, language), language);
}

std::string bracketed_figure(const ScoreRange& points, Language language) {
  const auto text = score_figure(points, language);
  return text.find(" – ") == std::string::npos ? text : "(" + text + ")";
}

std::string score_level_text(const Score& value, const std::string& unit, Language language) {
  if (unit == percent_unit) { return score_figure(value * Score{100}, language) + " %"; }
  if (unit == truth_unit && (value == Score{0} || value == Score{1})) {
    const bool yes = value == Score{1};
    if (language == Language::vi) { return yes ? "có" : "không"; }
    return yes ? "yes" : "no";
  }
  return score_figure(value, language) + (unit.empty() ? "" : " " + unit);
}

std::string score_band_text(const Band& band, Language language) {
  const auto& [low, high] = band;
  const auto bound = [&](const BandBound& at) {
    return score_level_text(at.mark.value, at.mark.unit, language);
  };
  if (low && high && low->mark.value == high->mark.value) { return "= " + bound(*low); }
  std::string text;
  if (low) { text = (low->included ? "≥ " : "> ") + bound(*low); }
  if (high) {
    if (low) { text += language == Language::vi ? " và " : " and "; }
    text += (high->included ? "≤ " : "< ") + bound(*high);
  }
  return text;
}

std::string rounding_text(const ScoreRange& before, const ScoreRange& after,
                          const std::optional<RoundingPoint>& point, Language language) {
  if (before == after) { return {}; }
  const bool vi = language == Language::vi;
  std::string text = vi ? "làm tròn" : "rounded";
  if (point && point->places == 0) {
    text += vi ? " đến hàng đơn vị" : " to whole points";
  } else if (point) {
    const auto places = std::to_string(point->places);
    text += vi ? " đến " + places + " chữ số thập phân"
               : " to " + places + (point->places == 1 ? " decimal" : " decimals");
  }
  if (point) { text += " (" + mode_text(point->mode, language) + ")"; }
  return text + ": " + score_figure(before, language) + " → " + score_figure(after, language);
}

std::optional<RoundingPoint> rounding_of(const std::optional<RoundingPoint>& own,
                                         const std::optional<RoundingPoint>& of_all,
                                         bool by_portal) {
  if (own) { return own; }
  if (by_portal) { return RoundingPoint{2, RoundMode::half_up}; }
  return of_all;
}

}  // namespace thidua::inline v0
