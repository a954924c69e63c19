/// \file
/// Looks a setting up under the readings in force and records which reading was used.
#pragma once

#include "evaluator.hpp"

namespace thidua::inline v0 {

template <class T>
T Evaluator::read(const Choice<T>& choice, Explanation& node) const {
  if (choice.is_open() && detail_ == Detail::full) {
    for (std::size_t i = 0; i < plan_.open_points.size(); ++i) {
      if (plan_.open_points[i].id == choice.open_point()) {
        node.readings.push_back({choice.open_point(), combination_.reading(plan_, i).id});
      }
    }
  }
  return value_under(choice, plan_, combination_);
}

}  // namespace thidua::inline v0
