/// \file
/// Drawing weights in integers.
#include "weight_grid.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include <thidua/core/overloaded.hpp>

namespace thidua::inline v0 {

namespace {

constexpr std::int64_t steps = 1'000'000;
constexpr std::int64_t most_alpha = 100'000;

void check(bool holds, const char* what) {
  if (!holds) { throw std::invalid_argument{what}; }
}

std::int64_t nearest(const Score& value) {
  return floor(value + Score{Rational{1, 2}}).convert_to<std::int64_t>();
}

}  // namespace

WeightGrid weight_grid(std::span<const Score> weights) {
  BigInt common = 1;
  for (const auto& weight : weights) {
    check(weight.sign() >= 0, "a weight is negative");
    common = boost::multiprecision::lcm(common, weight.d());
  }
  std::vector<BigInt> whole;
  BigInt divisor = 0;
  BigInt sum = 0;
  for (const auto& weight : weights) {
    whole.push_back((weight * Score{common, 1}).n());
    divisor = boost::multiprecision::gcd(divisor, whole.back());
    sum += whole.back();
  }
  check(sum > 0, "all weights are 0");
  sum /= divisor;
  check(sum <= steps, "the weights have more digits than 1,000,000 steps can show");

  WeightGrid grid;
  const std::int64_t multiple = steps / sum.convert_to<std::int64_t>();
  grid.total = sum.convert_to<std::int64_t>() * multiple;
  for (const auto& weight : whole) {
    grid.value.push_back(BigInt{weight / divisor}.convert_to<std::int64_t>() * multiple);
  }
  const auto unit = Score{BigInt{common * multiple}, divisor}.narrow();
  check(unit.has_value(), "the weights are too large or too small");
  grid.unit = *unit;
  return grid;
}

WeightDrawer::WeightDrawer(const WeightGrid& grid, const WeightDraws& draws)
    : grid_{grid}, kind_{draws.index()} {
  const std::size_t items = grid.value.size();
  std::visit(Overloaded{
                 [](const FixedWeights&) {},
                 [&](const DirichletWeights& given) {
                   check(given.alpha.size() == items, "one Dirichlet parameter an item");
                   std::int64_t sum = 0;
                   for (const auto alpha : given.alpha) {
                     check(alpha >= 0 && alpha <= most_alpha,
                           "a Dirichlet parameter is negative or above 100,000");
                     sum += alpha;
                   }
                   check(sum > 0, "all Dirichlet parameters are 0");
                   check(sum <= most_alpha, "the Dirichlet parameters exceed 100,000 together");
                   alpha_ = given.alpha;
                   cuts_.resize(static_cast<std::size_t>(sum - 1));
                 },
                 [&](const BoundedWeights& given) {
                   check(given.low.size() == items && given.high.size() == items,
                         "two bounds an item");
                   const Score unit{grid.unit};
                   for (std::size_t i = 0; i < items; ++i) {
                     check(given.low[i].sign() >= 0, "a bound of a weight is negative");
                     check(given.low[i] <= given.high[i], "a weight's bounds are in wrong order");
                     const Score high = given.high[i] * unit;
                     check(high <= Score{1'000 * steps}, "a bound of a weight is too large");
                     low_.push_back(nearest(given.low[i] * unit));
                     high_.push_back(nearest(high));
                   }
                   check(std::any_of(high_.begin(), high_.end(), [](auto x) { return x > 0; }),
                         "all bounds of weights are 0");
                   given_.resize(items);
                   order_.resize(items);
                 },
             },
             draws);
}

void WeightDrawer::draw(CounterRandom& random, std::span<double> weights) {
  switch (kind_) {
    case 1:
      dirichlet(random, weights);
      return;
    case 2:
      bounded(random, weights);
      return;
    default:
      std::transform(grid_.value.begin(), grid_.value.end(), weights.begin(),
                     [](std::int64_t x) { return static_cast<double>(x); });
  }
}

/// A Dirichlet distribution with whole parameters is that of the gaps between sorted uniform numbers, alpha of them taken
/// together for each item: no logarithm, no gamma variate, nothing that could differ between two mathematical libraries.
void WeightDrawer::dirichlet(CounterRandom& random, std::span<double> weights) {
  const auto bound = static_cast<std::uint64_t>(grid_.total) + 1;
  for (auto& cut : cuts_) { cut = static_cast<std::int64_t>(random.below(bound)); }
  std::sort(cuts_.begin(), cuts_.end());
  std::int64_t before = 0;
  std::size_t gaps = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    gaps += static_cast<std::size_t>(alpha_[i]);
    std::int64_t end = before;
    if (alpha_[i] > 0) { end = gaps > cuts_.size() ? grid_.total : cuts_[gaps - 1]; }
    weights[i] = static_cast<double>(end - before);
    before = end;
  }
}

/// Scaled to the total by largest remainders; of equal ones the earlier item's is rounded up.
void WeightDrawer::bounded(CounterRandom& random, std::span<double> weights) {
  std::int64_t sum = 0;
  while (sum == 0) {
    for (std::size_t i = 0; i < given_.size(); ++i) {
      const auto width = static_cast<std::uint64_t>(high_[i] - low_[i]);
      given_[i] = low_[i] + static_cast<std::int64_t>(random.below(width + 1));
      sum += given_[i];
    }
  }
  std::int64_t rest = grid_.total;
  for (std::size_t i = 0; i < given_.size(); ++i) {
    const Int128 product = Int128{given_[i]} * grid_.total;
    const auto share = static_cast<std::int64_t>(product / sum);
    given_[i] = static_cast<std::int64_t>(product % sum);
    weights[i] = static_cast<double>(share);
    rest -= share;
  }
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::sort(order_.begin(), order_.end(), [this](std::size_t a, std::size_t b) {
    return given_[a] != given_[b] ? given_[a] > given_[b] : a < b;
  });
  for (std::size_t i = 0; i < static_cast<std::size_t>(rest); ++i) { weights[order_[i]] += 1; }
}

}  // namespace thidua::inline v0
