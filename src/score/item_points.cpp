/// \file
/// Finding the grid of item points.
#include <thidua/score/item_points.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <utility>

#include <thidua/score/normalisation.hpp>

namespace thidua::inline v0 {

namespace {

void check_sizes(std::size_t units, std::size_t items, std::size_t values) {
  if (units == 0 || items == 0) { throw std::invalid_argument{"there is no unit or no item"}; }
  if (units > most_units) { throw std::invalid_argument{"more than 1,000,000 units"}; }
  if (values != units * items) {
    throw std::invalid_argument{"the number of points is not units times items"};
  }
}

/// The least common multiple of `common` and the denominators; 0 where it exceeds the largest grid value.
std::int64_t common_denominator(std::int64_t common, std::span<const Score> points) {
  for (const auto& point : points) {
    const BigInt d = point.d();
    if (common == 0 || common % d == 0) { continue; }
    const BigInt next = boost::multiprecision::lcm(BigInt{common}, d);
    common = next > largest_grid_value ? 0 : next.convert_to<std::int64_t>();
  }
  return common;
}

Score largest(std::span<const Score> points) {
  Score result;
  for (const auto& point : points) {
    const Score size = point.sign() < 0 ? -point : point;
    if (size > result) { result = size; }
  }
  return result;
}

std::int64_t on_grid(const Score& point, std::int64_t scale) {
  const Score scaled = point * Score{scale};
  const Score half{Rational{1, 2}};
  const BigInt size = floor((scaled.sign() < 0 ? -scaled : scaled) + half);
  const auto value = size.convert_to<std::int64_t>();
  return scaled.sign() < 0 ? -value : value;
}

/// digits times 10^exponent: the shortest decimal that is read back as this double.
struct Decimal {
  std::int64_t digits = 0;
  int exponent = 0;
};

/// The same for numbers of few digits, such as 45.1, without a text. A decimal of up to 15 digits that becomes this double is
/// the only one (each of them comes back from its double), so that it is the shortest but for zeros at its end.
std::optional<Decimal> short_decimal(double value) {
  double power = 1;
  for (int places = 0; places <= 4; ++places, power *= 10) {
    const double digits = std::round(value * power);
    if (std::abs(digits) < 1e15 && digits / power == value) {
      return Decimal{static_cast<std::int64_t>(digits), -places};
    }
  }
  return std::nullopt;
}

Decimal shortest_decimal(double value) {
  if (!std::isfinite(value)) { throw std::invalid_argument{"points are NaN or infinite"}; }
  if (const auto found = short_decimal(value)) { return *found; }
  std::array<char, 32> text{};
  const auto end =
      std::to_chars(text.begin(), text.end(), value, std::chars_format::scientific).ptr;
  Decimal result;
  const char* at = text[0] == '-' ? text.begin() + 1 : text.begin();
  bool fraction = false;
  for (; *at != 'e'; ++at) {
    if (*at == '.') {
      fraction = true;
    } else {
      result.digits = 10 * result.digits + (*at - '0');
      result.exponent -= fraction ? 1 : 0;
    }
  }
  int power = 0;
  at += at[1] == '+' ? 2 : 1;
  std::from_chars(at, end, power);
  result.exponent += power;
  result.digits = text[0] == '-' ? -result.digits : result.digits;
  return result;
}

Score number(const Decimal& decimal) {
  const Score digits{decimal.digits};
  const Score power{power_of_ten(std::abs(decimal.exponent)), 1};
  return decimal.exponent < 0 ? digits / power : digits * power;
}

std::vector<std::int64_t> on_grid(std::span<const Score> points, std::int64_t scale) {
  std::vector<std::int64_t> result(points.size());
  std::transform(points.begin(), points.end(), result.begin(),
                 [scale](const Score& point) { return on_grid(point, scale); });
  return result;
}

}  // namespace

ItemPoints item_points(std::size_t units, std::size_t items, std::span<const Score> points,
                       std::span<const Score> low, std::span<const Score> high) {
  check_sizes(units, items, points.size());
  const bool intervals = !low.empty() || !high.empty();
  if (intervals) {
    check_sizes(units, items, low.size());
    check_sizes(units, items, high.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (low[i] > points[i] || points[i] > high[i]) {
        throw std::invalid_argument{"points lie outside the interval that they stand for"};
      }
    }
  }
  const Score top = std::max({largest(points), largest(low), largest(high)});
  if (top > Score{largest_grid_value}) { throw std::invalid_argument{"points are too large"}; }
  const auto fits = [&top](std::int64_t scale) {
    return top * Score{scale} <= Score{largest_grid_value};
  };

  ItemPoints result{units, items, {}, {}, {}, 1, true};
  for (const auto part : {points, low, high}) {
    result.scale = common_denominator(result.scale, part);
  }
  result.exact = result.scale != 0 && fits(result.scale);
  if (!result.exact) {
    result.scale = 1;
    while (result.scale < 1'000'000'000 && fits(result.scale * 10)) { result.scale *= 10; }
  } else if (intervals) {
    for (int finer = 0; finer < 3 && result.scale < 100'000'000 && fits(result.scale * 10);
         ++finer) {
      result.scale *= 10;
    }
  }
  result.value = on_grid(points, result.scale);
  if (intervals) {
    result.low = on_grid(low, result.scale);
    result.high = on_grid(high, result.scale);
  }
  return result;
}

ItemPoints item_points(std::size_t units, std::size_t items, std::span<const double> points) {
  check_sizes(units, items, points.size());
  std::vector<Decimal> decimals(points.size());
  std::transform(points.begin(), points.end(), decimals.begin(), shortest_decimal);
  int places = 0;
  for (const auto& decimal : decimals) {
    if (decimal.digits != 0) { places = std::max(places, -decimal.exponent); }
  }
  constexpr int most_places = 9;
  ItemPoints result{units, items, std::vector<std::int64_t>(points.size()), {}, {}, 1, true};
  bool fits = places <= most_places;
  for (int i = 0; fits && i < places; ++i) { result.scale *= 10; }
  for (std::size_t i = 0; fits && i < decimals.size(); ++i) {
    std::int64_t value = decimals[i].digits;
    for (int k = decimals[i].exponent + places; k > 0 && value != 0 && fits; --k) {
      fits = value <= largest_grid_value && value >= -largest_grid_value;
      value *= fits ? 10 : 1;
    }
    fits = fits && value <= largest_grid_value && value >= -largest_grid_value;
    result.value[i] = value;
  }
  if (fits) { return result; }
  std::vector<Score> numbers(decimals.size());
  std::transform(decimals.begin(), decimals.end(), numbers.begin(), number);
  return item_points(units, items, numbers);
}

ItemPoints item_points(std::size_t units, std::size_t items, std::vector<std::int64_t> points,
                       std::int64_t scale) {
  check_sizes(units, items, points.size());
  if (scale < 1 || scale > largest_grid_value) {
    throw std::invalid_argument{"the scale of points is not positive or too large"};
  }
  for (const auto point : points) {
    if (point > largest_grid_value || point < -largest_grid_value) {
      throw std::invalid_argument{"points are too large"};
    }
  }
  return {units, items, std::move(points), {}, {}, scale, true};
}

}  // namespace thidua::inline v0
