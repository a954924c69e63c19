/// \file
/// Counting the pairs that change places when a unit leaves.
#include <thidua/score/rank_reversal.hpp>

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "core/work_sharing.hpp"
#include "draws.hpp"

namespace thidua::inline v0 {

namespace {

/// Counts by place, with sums up to a place in logarithmic time (Fenwick 1994).
class PrefixCounts {
 public:
  explicit PrefixCounts(std::size_t places) : counts_(places + 1) {}
  void clear() { std::fill(counts_.begin(), counts_.end(), 0U); }
  void add(std::size_t place) {
    for (++place; place < counts_.size(); place += place & (~place + 1)) { ++counts_[place]; }
  }
  /// How many were added at places before this one.
  [[nodiscard]] std::uint64_t before(std::size_t place) const {
    std::uint64_t sum = 0;
    for (; place > 0; place -= place & (~place + 1)) { sum += counts_[place]; }
    return sum;
  }

 private:
  std::vector<std::uint32_t> counts_;
};

/// Finds the reversals of one unit after another; one a thread.
class Dropper {
 public:
  Dropper(const DrawSetup& setup, const Eigen::VectorXd& before)
      : points_{setup.points},
        grid_{setup.grid},
        normalisation_{setup.options.normalisations.front()},
        before_{before},
        // Each normalised point is off by less than 1, each score by less than the total, a difference by twice that.
        doubt_{normalisation_ == Normalisation::rank ? 0.0
                                                     : 2.0 * static_cast<double>(setup.grid.total)},
        normaliser_{setup.points.units - 1},
        column_(setup.points.units - 1),
        values_(setup.points.units - 1),
        after_(setup.points.units),
        order_(setup.points.units),
        counts_{setup.points.units} {
    std::iota(order_.begin(), order_.end(), 0U);
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return before_[a] > before_[b]; });
  }

  RankReversal drop(std::uint32_t dropped) {
    RankReversal result{dropped, 0, 0, 0};
    if (leaves_all_alone(dropped)) { return result; }
    score_without(dropped);
    counts_.clear();
    std::size_t inserted = 0;
    for (const auto unit : order_) {
      if (unit == dropped) { continue; }
      for (; before_[order_[inserted]] > before_[unit] + doubt_; ++inserted) {
        if (order_[inserted] != dropped) { counts_.add(place_of(after_[order_[inserted]])); }
      }
      const auto overtaken = counts_.before(place_of(after_[unit] - doubt_));
      if (overtaken > 0 && result.pairs == 0) {
        result.overtaking = unit;
        result.overtaken = *std::find_if(order_.begin(), order_.end(), [&](std::uint32_t other) {
          return other != dropped && after_[other] < after_[unit] - doubt_;
        });
      }
      result.pairs += overtaken;
    }
    return result;
  }

 private:
  /// Ends of the scale that are somebody else's stay where they are.
  [[nodiscard]] bool leaves_all_alone(std::uint32_t dropped) const {
    if (normalisation_ != Normalisation::min_max) { return false; }
    for (std::size_t item = 0; item < points_.items; ++item) {
      const auto column = points_.column(points_.value, item);
      const auto [least, most] = std::minmax_element(column.begin(), column.end());
      const auto value = column[dropped];
      if (*least == *most || (value != *least && value != *most)) { continue; }
      if (std::count(column.begin(), column.end(), value) == 1) { return false; }
    }
    return true;
  }

  void score_without(std::uint32_t dropped) {
    std::fill(after_.begin(), after_.end(), 0.0);
    for (std::size_t item = 0; item < points_.items; ++item) {
      const auto all = points_.column(points_.value, item);
      auto rest = std::copy_n(all.begin(), dropped, column_.begin());
      std::copy(all.begin() + dropped + 1, all.end(), rest);
      normaliser_.apply(normalisation_, column_, values_);
      const auto weight = static_cast<double>(grid_.value[item]);
      for (std::size_t i = 0; i < values_.size(); ++i) {
        after_[i < dropped ? i : i + 1] += weight * values_[i];
      }
    }
    sorted_ = after_;
    std::sort(sorted_.begin(), sorted_.end());
  }

  [[nodiscard]] std::size_t place_of(double score) const {
    return static_cast<std::size_t>(std::lower_bound(sorted_.begin(), sorted_.end(), score) -
                                    sorted_.begin());
  }

  const ItemPoints& points_;
  const WeightGrid& grid_;
  Normalisation normalisation_;
  const Eigen::VectorXd& before_;
  double doubt_;
  Normaliser normaliser_;
  std::vector<std::int64_t> column_;
  std::vector<double> values_;
  std::vector<double> after_;
  std::vector<double> sorted_;
  std::vector<std::uint32_t> order_;
  PrefixCounts counts_;
};

}  // namespace

std::optional<std::vector<RankReversal>> rank_reversals(const ItemPoints& points,
                                                        std::span<const Score> weights,
                                                        Normalisation normalisation,
                                                        unsigned threads,
                                                        const StepProgress& progress) {
  if (threads == 0) { throw std::invalid_argument{"the number of threads is not positive"}; }
  SensitivityOptions options;
  options.normalisations = {normalisation};
  ItemPoints exact = points;
  exact.low.clear();
  exact.high.clear();
  const DrawSetup setup = draw_setup(exact, weights, options);
  if (!is_relative(normalisation) || points.units < 3) { return std::vector<RankReversal>{}; }

  Eigen::VectorXd grid(points.items);
  std::copy(setup.grid.value.begin(), setup.grid.value.end(), grid.data());
  const Eigen::VectorXd before = setup.normalised.front() * grid;
  std::vector<RankReversal> all(points.units);
  std::vector<Dropper> droppers;
  for (unsigned i = 0; i < threads; ++i) { droppers.emplace_back(setup, before); }
  const auto work = [&](std::size_t thread, std::uint64_t unit) {
    all[unit] = droppers[thread].drop(static_cast<std::uint32_t>(unit));
  };
  const auto report = [&](std::uint64_t done) { return !progress || progress(done, points.units); };
  if (!share_work(threads, points.units, work, report)) { return std::nullopt; }
  std::erase_if(all, [](const RankReversal& each) { return each.pairs == 0; });
  return all;
}

}  // namespace thidua::inline v0
