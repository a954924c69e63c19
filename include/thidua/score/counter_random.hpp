/// \file
/// Random numbers by number, not by turn: the i-th number of a draw is a function of (seed, draw, stream, i) alone. So a
/// simulation gives the same bytes on any number of threads, in any order of its draws, and with any compiler, which the
/// distributions of the standard library do not promise.
///
/// The function is Philox4x32-10 of J. Salmon, M. Moraes, R. Dror and D. Shaw, «Parallel random numbers: as easy as 1, 2, 3»
/// (SC 2011): integer multiplications and exclusive ors only.
#pragma once

#include <array>
#include <cstdint>

#include <thidua/core/rational.hpp>

namespace thidua::inline v0 {

/// One block of Philox4x32-10: 128 random bits of a 128-bit counter under a 64-bit key.
[[nodiscard]] constexpr std::array<std::uint32_t, 4> philox(
    std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) noexcept {
  constexpr std::uint64_t m0 = 0xD2511F53;
  constexpr std::uint64_t m1 = 0xCD9E8D57;
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = m0 * counter[0];
    const std::uint64_t b = m1 * counter[2];
    counter = {
        static_cast<std::uint32_t>(b >> 32U) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
        static_cast<std::uint32_t>(a >> 32U) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key = {key[0] + 0x9E3779B9U, key[1] + 0xBB67AE85U};
  }
  return counter;
}

/// The numbers of one draw for one purpose, in order.
class CounterRandom {
 public:
  constexpr CounterRandom(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream) noexcept
      : key_{low(seed), high(seed)}, counter_{0, stream, low(draw), high(draw)} {}

  [[nodiscard]] constexpr std::uint64_t next() noexcept {
    if (half_) {
      half_ = false;
      return pair(block_[2], block_[3]);
    }
    block_ = philox(counter_, key_);
    ++counter_[0];
    half_ = true;
    return pair(block_[0], block_[1]);
  }

  /// An integer of 0 … bound - 1, bound > 0. Their chances differ by less than bound / 2^64 of each.
  [[nodiscard]] constexpr std::uint64_t below(std::uint64_t bound) noexcept {
    __extension__ typedef unsigned __int128 Wide;  // NOLINT(modernize-use-using): as Int128
    return static_cast<std::uint64_t>(Wide{next()} * bound >> 64U);
  }

 private:
  static constexpr std::uint32_t low(std::uint64_t a) noexcept {
    return static_cast<std::uint32_t>(a);
  }
  static constexpr std::uint32_t high(std::uint64_t a) noexcept {
    return static_cast<std::uint32_t>(a >> 32U);
  }
  static constexpr std::uint64_t pair(std::uint32_t first, std::uint32_t second) noexcept {
    return (std::uint64_t{first} << 32U) | second;
  }

  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 4> block_{};
  bool half_ = false;
};

}  // namespace thidua::inline v0
