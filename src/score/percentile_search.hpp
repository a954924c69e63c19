/// \file
/// Exact percentiles of the ranks of each unit without keeping its ranks: a histogram of ranges of ranks, and, where a range is
/// wider than one rank, the same draws again with a finer histogram of the range in which the percentile lies.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include <thidua/core/rational.hpp>

namespace thidua::inline v0 {

class PercentileSearch {
 public:
  using Histogram = std::vector<std::uint32_t>;

  PercentileSearch(std::size_t units, std::span<const Rational> shares, std::uint64_t draws)
      : units_{units}, shares_{shares.size()} {
    if (shares_ == 0) { return; }
    for (const auto& share : shares) {
      const auto target = ceil(share * Rational{static_cast<std::int64_t>(draws)});
      targets_.push_back(static_cast<std::uint64_t>(std::max<std::int64_t>(target, 1)));
    }
    starts_.assign(units, 0);  // ranks from 0 here
    left_.assign(units * shares_, 0);
    for (std::size_t i = 0; i < left_.size(); ++i) { left_[i] = targets_[i % shares_]; }
    range_bits_ = static_cast<unsigned>(std::bit_width(units - 1));
    choose_bins(1);
  }

  /// Whether the draws have to be counted (again).
  [[nodiscard]] bool wants_pass() const noexcept { return shares_ > 0 && !done_; }
  [[nodiscard]] Histogram histogram() const { return Histogram(starts_.size() << bin_bits_); }

  /// Counts the ranks of some draws, one draw after another in `ranks`. Unit by unit, so that a histogram is fetched once
  /// for all of them.
  void add(std::span<const std::uint32_t> ranks, Histogram& counts) const {
    const unsigned shift = range_bits_ - bin_bits_;
    const std::uint32_t bins = std::uint32_t{1} << bin_bits_;
    const std::size_t each = starts_.size() / units_;
    for (std::size_t unit = 0; unit < units_; ++unit) {
      for (std::size_t window = unit * each; window < (unit + 1) * each; ++window) {
        const std::uint32_t start = starts_[window];
        std::uint32_t* const histogram = counts.data() + (window << bin_bits_);
        for (std::size_t at = unit; at < ranks.size(); at += units_) {
          const std::uint32_t bin = (ranks[at] - 1 - start) >> shift;  // wraps, if before
          if (bin < bins) { ++histogram[bin]; }
        }
      }
    }
  }

  /// After a pass: narrows every window to the bin in which its percentile lies.
  void narrow(const Histogram& counts) {
    const unsigned shift = range_bits_ - bin_bits_;
    std::vector<std::uint32_t> starts(left_.size());
    for (std::size_t i = 0; i < left_.size(); ++i) {
      const std::size_t window = shared_ ? i / shares_ : i;
      const std::size_t first = window << bin_bits_;
      std::uint32_t bin = 0;
      while (counts[first + bin] < left_[i]) { left_[i] -= counts[first + bin++]; }
      starts[i] = starts_[window] + (bin << shift);
    }
    starts_ = std::move(starts);
    shared_ = false;
    range_bits_ = shift;
    done_ = shift == 0;
    if (!done_) { choose_bins(shares_); }
  }

  /// The ranks found, one column a share.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> ranks() const {
    std::vector<std::vector<std::uint32_t>> result(shares_);
    for (std::size_t i = 0; i < left_.size(); ++i) {
      result[i % shares_].push_back(starts_[i] + 1);
    }
    return result;
  }

 private:
  /// Up to 512 bins a window, and fewer where there are many windows: 64 MiB in all.
  void choose_bins(std::size_t windows_a_unit) {
    const std::size_t windows = std::max<std::size_t>(units_ * windows_a_unit, 1);
    const auto room = static_cast<unsigned>(std::bit_width((std::size_t{1} << 24U) / windows));
    bin_bits_ = std::min(range_bits_, std::clamp(room, 2U, 10U) - 1);
  }

  std::size_t units_;
  std::size_t shares_;
  std::vector<std::uint64_t> targets_;
  std::vector<std::uint32_t>
      starts_;  // of the windows: one a unit at first, then one a unit and share
  std::vector<std::uint64_t> left_;  // what of the target lies in the window
  unsigned range_bits_ = 0;
  unsigned bin_bits_ = 0;
  bool shared_ = true;  // the first pass has one window a unit for all shares
  bool done_ = false;
};

}  // namespace thidua::inline v0
