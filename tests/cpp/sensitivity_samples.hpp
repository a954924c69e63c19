/// \file
/// Numbers and drawn points that the tests of the simulation share.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

#include <thidua/score/counter_random.hpp>
#include <thidua/score/sensitivity.hpp>

namespace thidua_tests {

inline std::vector<thidua::Score> whole(std::initializer_list<int> numbers) {
  return {numbers.begin(), numbers.end()};
}

inline thidua::ItemPoints drawn_points(std::size_t units, std::size_t items, std::uint64_t most) {
  thidua::CounterRandom random{99, 0, 0};
  std::vector<std::int64_t> values;
  for (std::size_t i = 0; i < units * items; ++i) {
    values.push_back(static_cast<std::int64_t>(random.below(most + 1)));
  }
  return thidua::item_points(units, items, std::move(values));
}

inline thidua::DirichletWeights flat(std::size_t items) {
  return {std::vector<std::int64_t>(items, 1)};
}

}  // namespace thidua_tests
