/// \file
/// The grid of item points: as fine as the points ask for, and told where it is not.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include <thidua/score/item_points.hpp>

using namespace thidua;

namespace {

ItemPoints of_doubles(const std::vector<double>& points) {
  return item_points(points.size(), 1, points);
}

}  // namespace

TEST_CASE("item points: a double is its shortest decimal") {
  CHECK(of_doubles({0.1, 45.10, -2.5, 0.0, -0.0}).value ==
        std::vector<std::int64_t>{1, 451, -25, 0, 0});
  CHECK(of_doubles({0.1, 45.10}).scale == 10);
  CHECK(of_doubles({3e9, 1e3, 12}).value == std::vector<std::int64_t>{3'000'000'000, 1'000, 12});
  CHECK(of_doubles({1e-9, 4}).scale == 1'000'000'000);
  CHECK(of_doubles({1e-9, 4}).exact);
  CHECK(of_doubles({0.1, 45.10}) ==
        item_points(2, 1, std::vector<Score>{*parse_score("0.1"), *parse_score("45.1")}));
}

TEST_CASE("item points: doubles that no grid holds are rounded to the finest, and that is said") {
  const auto fine = of_doubles({1e-12, 1.5e-9, 4});
  CHECK_FALSE(fine.exact);
  CHECK(fine.value == std::vector<std::int64_t>{0, 2, 4'000'000'000});
  const auto sum = of_doubles({0.1 + 0.2, 100});
  CHECK_FALSE(sum.exact);
  CHECK(sum.scale == 10'000'000);
  CHECK(sum.value == std::vector<std::int64_t>{3'000'000, 1'000'000'000});
}

TEST_CASE("item points: doubles that are no points are refused") {
  for (const double bad : {std::nan(""), std::numeric_limits<double>::infinity(),
                           -std::numeric_limits<double>::infinity(), 1e300, 5e9, -5e9}) {
    CAPTURE(bad);
    CHECK_THROWS_AS((void)of_doubles({1, bad}), std::invalid_argument);
  }
  CHECK_THROWS_AS((void)of_doubles({}), std::invalid_argument);
}
