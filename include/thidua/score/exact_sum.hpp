/// \file
/// Exact weighted sums of fractions that are compared with a few others and then forgotten: not brought to lowest terms, since
/// common divisors cost more than the comparison.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include <thidua/core/rational.hpp>
#include <thidua/score/number.hpp>

namespace thidua::inline v0 {

/// n / d with d > 0, in no particular terms.
class ExactSum {
  // On the stack as long as it fits, which spares the memory allocator where most time would go.
  using Integer = boost::multiprecision::number<
      boost::multiprecision::cpp_int_backend<1024, 0, boost::multiprecision::signed_magnitude,
                                             boost::multiprecision::unchecked>,
      boost::multiprecision::et_off>;

 public:
  /// Adds n / d, d > 0.
  void add(const Int128& n, std::int64_t d) {
    if (d == chunk_d_ || chunk_d_ % d == 0) {
      const std::int64_t factor = chunk_d_ / d;
      if (fits(n, factor) && small(chunk_n_)) {
        chunk_n_ += n * factor;
        return;
      }
    }
    if (fits(n, chunk_d_) && fits(chunk_n_, d) && Int128{chunk_d_} * d < most_d) {
      chunk_n_ = chunk_n_ * d + n * chunk_d_;
      chunk_d_ *= d;
      return;
    }
    flush();
    chunk_n_ = n;
    chunk_d_ = d;
  }

  /// Adds any number.
  void add(const Score& term) {
    const Integer d{term.d()};
    n_ = n_ * d + d_ * Integer{term.n()};
    d_ *= d;
  }

  /// Takes what add() has gathered into account; to be called once, before comparing.
  void flush() {
    n_ = n_ * chunk_d_ + d_ * chunk_n_;
    d_ *= chunk_d_;
    chunk_n_ = 0;
    chunk_d_ = 1;
  }

  friend bool operator==(const ExactSum& a, const ExactSum& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const ExactSum& a, const ExactSum& b) {
    if (a.d_ == b.d_) { return a.n_.compare(b.n_) <=> 0; }
    return Integer{a.n_ * b.d_}.compare(Integer{b.n_ * a.d_}) <=> 0;
  }

 private:
  static constexpr Int128 most_d = Int128{1} << 62U;
  static constexpr Int128 most_n = Int128{1} << 124U;
  static constexpr bool small(const Int128& n) { return n < most_n && n > -most_n; }
  /// Whether n times factor, factor > 0, stays below 2^124.
  static constexpr bool fits(const Int128& n, std::int64_t factor) {
    const Int128 most = most_n / factor;
    return n < most && n > -most;
  }

  Integer n_ = 0;
  Integer d_ = 1;
  Int128 chunk_n_ = 0;
  std::int64_t chunk_d_ = 1;
};

/// Weights made ready for sums: multiplied by one number, which changes no order, so that they are integers.
class ExactWeights {
 public:
  explicit ExactWeights(std::span<const Rational> weights) {
    std::int64_t common = 1;
    for (const auto& weight : weights) {
      const Int128 next = Int128{common} / std::gcd(common, weight.d()) * weight.d();
      whole_ = whole_ && next < (Int128{1} << 62U);
      if (whole_) { common = static_cast<std::int64_t>(next); }
    }
    for (const auto& weight : weights) {
      const Int128 n = whole_ ? Int128{weight.n()} * (common / weight.d()) : Int128{weight.n()};
      whole_ = whole_ && n < (Int128{1} << 60U) && n > -(Int128{1} << 60U);
      weights_.push_back(weight);
      factors_.push_back(whole_ ? static_cast<std::int64_t>(n) : 0);
    }
  }

  /// The sum of weight times n / d; `d` empty: integers.
  [[nodiscard]] ExactSum sum(std::span<const std::int64_t> n,
                             std::span<const std::int64_t> d) const {
    ExactSum result;
    for (std::size_t i = 0; i < n.size(); ++i) {
      const std::int64_t denominator = d.empty() ? 1 : d[i];
      if (whole_) {
        result.add(Int128{factors_[i]} * n[i], denominator);
      } else {
        result.add(Score{weights_[i]} * Score{Rational{n[i], denominator}});
      }
    }
    result.flush();
    return result;
  }

 private:
  std::vector<Rational> weights_;
  std::vector<std::int64_t> factors_;
  bool whole_ = true;
};

}  // namespace thidua::inline v0
