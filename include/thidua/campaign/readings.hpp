/// \file
/// Full assignments of readings to open points: one, or every combination that a selection leaves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <thidua/campaign/campaign.hpp>
#include <thidua/core/choice.hpp>
#include <thidua/core/word.hpp>

namespace thidua::inline v0 {

/// One reading for every open point of a plan, by their indices in the plan.
class Combination {
 public:
  explicit Combination(std::vector<std::uint16_t> indices) : indices_{std::move(indices)} {}
  [[nodiscard]] const std::vector<std::uint16_t>& indices() const noexcept { return indices_; }
  [[nodiscard]] const Reading& reading(const Plan& plan, std::size_t open_point) const {
    return plan.open_points.at(open_point).readings.at(indices_.at(open_point));
  }
  friend bool operator==(const Combination&, const Combination&) = default;

 private:
  std::vector<std::uint16_t> indices_;
};

/// The value of a setting under a combination.
template <class T>
[[nodiscard]] T value_under(const Choice<T>& choice, const Plan& plan,
                            const Combination& combination) {
  if (const T* fixed = choice.fixed()) { return *fixed; }
  for (std::size_t i = 0; i < plan.open_points.size(); ++i) {
    if (plan.open_points[i].id == choice.open_point()) {
      return from_word<T>(combination.reading(plan, i).value).value();
    }
  }
  return T{};  // unreachable in a campaign: references and values are checked
}

/// Understands "all", the id of a named reading, and "point=reading,point=reading".
/// \throws std::invalid_argument for anything else, naming what is known
[[nodiscard]] ReadingChoices parse_readings(const Campaign& campaign, std::string_view text);

/// \throws std::invalid_argument for an open point or reading that the plan does not have
void check_readings(const Campaign& campaign, const ReadingChoices& choices);

/// Every combination that the choices leave, the last open point varying fastest; one, when all points are chosen.
[[nodiscard]] std::vector<Combination> combinations(const Campaign& campaign,
                                                    const ReadingChoices& choices);

/// At most so many combinations are evaluated.
inline constexpr std::size_t most_combinations = 4096;

}  // namespace thidua::inline v0
