/// \file
/// One draw after another: weights, points, scores. What a thread needs for it, besides what all share.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <Eigen/Core>

#include <thidua/score/sensitivity.hpp>

#include "weight_grid.hpp"

namespace thidua::inline v0 {

/// What all draws share.
struct DrawSetup {
  const ItemPoints& points;
  const SensitivityOptions& options;
  WeightGrid grid;
  /// Points under each normalisation, units by items; empty where intervals make them anew in every draw.
  std::vector<Eigen::MatrixXd> normalised;
};

/// \throws std::invalid_argument
[[nodiscard]] DrawSetup draw_setup(const ItemPoints& points, std::span<const Score> weights,
                                   const SensitivityOptions& options);

/// The points under one normalisation, without regard to intervals.
[[nodiscard]] Eigen::MatrixXd normalised(const ItemPoints& points, Normalisation normalisation);

class Drawer {
 public:
  Drawer(const DrawSetup& setup, std::size_t block);

  /// The scores of draws first … first + count - 1: one column each, in no order that matters.
  [[nodiscard]] Eigen::Ref<Eigen::MatrixXd> scores(std::uint64_t first, std::size_t count);

 private:
  void draw_points(std::uint64_t draw, Normalisation normalisation);

  const DrawSetup& setup_;
  WeightDrawer weights_;
  Normaliser normaliser_;
  Eigen::MatrixXd weight_columns_;
  Eigen::MatrixXd scores_;
  Eigen::MatrixXd drawn_;
  std::vector<std::int64_t> column_;
  std::vector<std::pair<std::size_t, std::uint64_t>> order_;
};

}  // namespace thidua::inline v0
