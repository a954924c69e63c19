/// \file
/// Reading selections: from words to choices, from choices to combinations.
#include <thidua/campaign/readings.hpp>

#include <stdexcept>

#include <thidua/core/id.hpp>
#include <thidua/core/joined.hpp>
#include <thidua/core/percent.hpp>

namespace thidua::inline v0 {

namespace {

std::string no_such_reading(const OpenPoint& point, const std::string& reading_id) {
  return "the open point «" + point.id + "» has no reading «" + reading_id +
         "»; it has: " + joined(ids_of(point.readings));
}

}  // namespace

void check_readings(const Campaign& campaign, const ReadingChoices& choices) {
  for (const auto& [point_id, reading_id] : choices) {
    const auto* point = find(campaign->open_points, point_id);
    if (point == nullptr) {
      throw std::invalid_argument{"the plan has no open point «" + point_id +
                                  "»; it has: " + joined(ids_of(campaign->open_points))};
    }
    if (find(point->readings, reading_id) == nullptr) {
      throw std::invalid_argument{no_such_reading(*point, reading_id)};
    }
  }
}

ReadingChoices parse_readings(const Campaign& campaign, std::string_view text) {
  text = detail::without_outer_spaces(text);
  if (text == "all") { return {}; }
  if (const auto* named = find(campaign->readings, text)) { return named->choices; }
  if (text.find('=') == std::string_view::npos) {
    throw std::invalid_argument{
        "the plan has no reading «" + std::string{text} + "»; it has: all" +
        (campaign->readings.empty() ? "" : ", ") + joined(ids_of(campaign->readings)) +
        ", or POINT=READING of the open points " + joined(ids_of(campaign->open_points))};
  }
  ReadingChoices choices;
  while (!text.empty()) {
    const auto comma = text.find(',');
    const auto pair = detail::without_outer_spaces(text.substr(0, comma));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) {
      throw std::invalid_argument{"«" + std::string{pair} + "» is not of the form POINT=READING"};
    }
    const std::string point{detail::without_outer_spaces(pair.substr(0, equals))};
    if (!choices.emplace(point, detail::without_outer_spaces(pair.substr(equals + 1))).second) {
      throw std::invalid_argument{"the open point «" + point + "» is given twice"};
    }
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
  }
  check_readings(campaign, choices);
  return choices;
}

std::vector<Combination> combinations(const Campaign& campaign, const ReadingChoices& choices) {
  check_readings(campaign, choices);
  std::vector<std::vector<std::uint16_t>> all{{}};
  for (const auto& point : campaign->open_points) {
    const auto chosen = choices.find(point.id);
    std::vector<std::vector<std::uint16_t>> longer;
    for (const auto& prefix : all) {
      for (std::size_t i = 0; i < point.readings.size(); ++i) {
        if (chosen != choices.end() && point.readings[i].id != chosen->second) { continue; }
        longer.push_back(prefix);
        longer.back().push_back(static_cast<std::uint16_t>(i));
      }
    }
    all = std::move(longer);
  }
  std::vector<Combination> result;
  result.reserve(all.size());
  for (auto& indices : all) { result.emplace_back(std::move(indices)); }
  return result;
}

}  // namespace thidua::inline v0
