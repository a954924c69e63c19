/// \file
/// Weights as integers with one total, and how those of a draw are made.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <thidua/score/counter_random.hpp>
#include <thidua/score/sensitivity.hpp>

namespace thidua::inline v0 {

/// The given weights exactly, as integers: `value[i] / unit` is weight i. The total is the largest multiple up to 1,000,000
/// of what they need at least, so that draws have as many steps.
struct WeightGrid {
  std::vector<std::int64_t> value;
  std::int64_t total = 0;
  Rational unit = 1;
};

/// \throws std::invalid_argument
[[nodiscard]] WeightGrid weight_grid(std::span<const Score> weights);

/// Draws integer weights with the grid's total.
class WeightDrawer {
 public:
  /// \throws std::invalid_argument when the draws do not fit the weights
  WeightDrawer(const WeightGrid& grid, const WeightDraws& draws);

  void draw(CounterRandom& random, std::span<double> weights);

 private:
  void dirichlet(CounterRandom& random, std::span<double> weights);
  void bounded(CounterRandom& random, std::span<double> weights);

  WeightGrid grid_;
  std::size_t kind_ = 0;
  std::vector<std::int64_t> alpha_;
  std::vector<std::int64_t> low_;
  std::vector<std::int64_t> high_;
  std::vector<std::int64_t> cuts_;
  std::vector<std::int64_t> given_;
  std::vector<std::size_t> order_;
};

}  // namespace thidua::inline v0
