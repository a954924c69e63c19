/// \file
/// Three-valued truths of 512 evaluations as two planes of bits: one says yes, one says no, undetermined is in neither.
///
/// Evaluation e of a block is bit e / 16 of lane e mod 16: sixteen numbers that lie side by side in a column give one bit to each
/// of the sixteen lanes, so that bits are gathered and given back without ever being moved from lane to lane.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace thidua::inline v0 {

inline constexpr std::size_t plane_lanes = 16;
inline constexpr std::size_t plane_bits = 32;
inline constexpr std::size_t block_size = plane_lanes * plane_bits;

struct alignas(64) Plane {
  std::array<std::uint32_t, plane_lanes> lane{};
};

struct TruthPlanes {
  Plane yes;
  Plane no;
};

}  // namespace thidua::inline v0
