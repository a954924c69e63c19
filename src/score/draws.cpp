/// \file
/// The scores of draws. This and `rank_reversal.cpp` are the places where Eigen is used.
#include "draws.hpp"

#include <algorithm>
#include <stdexcept>

#include <thidua/score/lanes.hpp>

namespace thidua::inline v0 {

namespace {

/// What a draw's random numbers are for.
enum Stream : std::uint32_t { weight_stream = 0, normalisation_stream = 1, point_stream = 2 };

void check(bool holds, const char* what) {
  if (!holds) { throw std::invalid_argument{what}; }
}

void check_points(const ItemPoints& points) {
  const std::size_t size = points.units * points.items;
  check(size > 0 && points.value.size() == size, "the number of points is not units times items");
  check(
      points.low.size() == points.high.size() && (points.low.empty() || points.low.size() == size),
      "intervals of points are not units times items");
  check(points.units <= most_units, "more than 1,000,000 units");
  check(points.scale > 0, "the scale of points is not positive");
  for (const auto* column : {&points.value, &points.low, &points.high}) {
    check(std::all_of(
              column->begin(), column->end(),
              [](std::int64_t x) { return x <= largest_grid_value && x >= -largest_grid_value; }),
          "points are too large");
  }
  for (std::size_t i = 0; i < points.low.size(); ++i) {
    check(points.low[i] <= points.high[i], "an interval of points ends before it starts");
  }
}

}  // namespace

Eigen::MatrixXd normalised(const ItemPoints& points, Normalisation normalisation) {
  Eigen::MatrixXd result(points.units, points.items);
  Normaliser normaliser{points.units};
  for (std::size_t item = 0; item < points.items; ++item) {
    normaliser.apply(normalisation, points.column(points.value, item),
                     {result.col(static_cast<Eigen::Index>(item)).data(), points.units});
  }
  return result;
}

DrawSetup draw_setup(const ItemPoints& points, std::span<const Score> weights,
                     const SensitivityOptions& options) {
  check_points(points);
  check(weights.size() == points.items, "one weight an item");
  check(!options.normalisations.empty(), "no normalisation is named");
  DrawSetup setup{points, options, weight_grid(weights), {}};
  if (points.low.empty()) {
    for (const auto each : options.normalisations) {
      setup.normalised.push_back(normalised(points, each));
    }
  }
  return setup;
}

Drawer::Drawer(const DrawSetup& setup, std::size_t block)
    : setup_{setup},
      weights_{setup.grid, setup.options.weights},
      normaliser_{setup.points.units},
      weight_columns_(setup.points.items, block),
      scores_(setup.points.units, block) {
  if (!setup.points.low.empty()) {
    drawn_.resize(static_cast<Eigen::Index>(setup.points.units),
                  static_cast<Eigen::Index>(setup.points.items));
    column_.resize(setup.points.units);
  }
}

Eigen::Ref<Eigen::MatrixXd> Drawer::scores(std::uint64_t first, std::size_t count) {
  const auto& options = setup_.options;
  const std::size_t kinds = options.normalisations.size();
  order_.clear();
  for (std::uint64_t draw = first; draw < first + count; ++draw) {
    CounterRandom random{options.seed, draw, normalisation_stream};
    order_.emplace_back(kinds > 1 ? static_cast<std::size_t>(random.below(kinds)) : 0, draw);
  }
  // Draws of one normalisation stand side by side, so that one product does for them.
  if (kinds > 1) { std::sort(order_.begin(), order_.end()); }
  const auto items = setup_.points.items;
  for (std::size_t i = 0; i < count; ++i) {
    CounterRandom random{options.seed, order_[i].second, weight_stream};
    weights_.draw(random, {weight_columns_.col(static_cast<Eigen::Index>(i)).data(), items});
  }
  for (std::size_t i = 0; i < count;) {
    const std::size_t kind = order_[i].first;
    std::size_t end = i + 1;
    if (setup_.normalised.empty()) {
      draw_points(order_[i].second, options.normalisations[kind]);
    } else {
      while (end < count && order_[end].first == kind) { ++end; }
    }
    const auto& points = setup_.normalised.empty() ? drawn_ : setup_.normalised[kind];
    const auto start = static_cast<Eigen::Index>(i);
    lanes().weighted_sums({static_cast<std::size_t>(points.rows()), items, end - i, points.data(),
                           weight_columns_.col(start).data(), scores_.col(start).data()});
    i = end;
  }
  return scores_.leftCols(static_cast<Eigen::Index>(count));
}

void Drawer::draw_points(std::uint64_t draw, Normalisation normalisation) {
  const auto& points = setup_.points;
  CounterRandom random{setup_.options.seed, draw, point_stream};
  for (std::size_t item = 0; item < points.items; ++item) {
    const auto low = points.column(points.low, item);
    const auto high = points.column(points.high, item);
    for (std::size_t unit = 0; unit < points.units; ++unit) {
      const auto width = static_cast<std::uint64_t>(high[unit] - low[unit]);
      column_[unit] =
          width == 0 ? low[unit] : low[unit] + static_cast<std::int64_t>(random.below(width + 1));
    }
    normaliser_.apply(normalisation, column_,
                      {drawn_.col(static_cast<Eigen::Index>(item)).data(), points.units});
  }
}

}  // namespace thidua::inline v0
