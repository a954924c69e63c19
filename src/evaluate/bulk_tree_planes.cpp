/// \file
/// Sixteen lanes of 32 evaluations in every step; the loops over lanes are of fixed length, for the compiler to make them wide.
#include "bulk_tree_planes.hpp"

#include <algorithm>
#include <array>

namespace thidua::inline v0 {

namespace {

template <class Step>
[[gnu::always_inline]] inline void each_lane(const Step& step) {
  for (std::size_t lane = 0; lane < plane_lanes; ++lane) { step(lane); }
}

constexpr Plane ones() {
  Plane plane;
  plane.lane.fill(~0U);
  return plane;
}

/// Where at least `least` of the planes are set, counted as a thermometer: `counts[k]` is set where k + 1 are.
template <class PlaneOf>
void some_of(std::span<const std::uint32_t> children, std::size_t least, const PlaneOf& plane_of,
             std::vector<Plane>& counts, Plane& result) {
  if (least == 0 || least > children.size()) {
    result = least == 0 ? ones() : Plane{};
    return;
  }
  counts.assign(least, Plane{});
  for (std::size_t i = 0; i < children.size(); ++i) {
    const Plane& plane = plane_of(children[i]);
    for (std::size_t k = std::min(i, least - 1); k > 0; --k) {
      each_lane(
          [&](std::size_t at) { counts[k].lane[at] |= counts[k - 1].lane[at] & plane.lane[at]; });
    }
    each_lane([&](std::size_t at) { counts[0].lane[at] |= plane.lane[at]; });
  }
  result = counts[least - 1];
}

void excepted(const BulkNode& node, const std::vector<TruthPlanes>& truths, TruthPlanes& result) {
  TruthPlanes says_yes{{}, ones()};
  TruthPlanes says_no{{}, ones()};
  for (std::size_t i = 0; i < node.then.size(); ++i) {
    const TruthPlanes& condition = truths[node.children[i + 1]];
    TruthPlanes& side = node.then[i] ? says_yes : says_no;
    each_lane([&](std::size_t at) {
      side.yes.lane[at] |= condition.yes.lane[at];
      side.no.lane[at] &= condition.no.lane[at];
    });
  }
  const TruthPlanes& rule = truths[node.children.front()];
  each_lane([&](std::size_t at) {
    result.yes.lane[at] = (rule.yes.lane[at] | says_yes.yes.lane[at]) & says_no.no.lane[at];
    result.no.lane[at] = says_yes.no.lane[at] & (rule.no.lane[at] | says_no.yes.lane[at]);
  });
}

/// A 32 × 32 matrix of bits turned over, in each of the lanes (after Warren, Hacker's Delight, 7-3).
void transpose(std::array<Plane, plane_bits>& rows) {
  std::uint32_t mask = 0x0000'ffffU;
  for (std::uint32_t width = 16; width != 0; width >>= 1U, mask ^= mask << width) {
    for (std::uint32_t row = 0; row < plane_bits; row = ((row | width) + 1) & ~width) {
      Plane& low = rows[row];
      Plane& high = rows[row + width];
      each_lane([&](std::size_t at) {
        const std::uint32_t turned = ((low.lane[at] >> width) ^ high.lane[at]) & mask;
        high.lane[at] ^= turned;
        low.lane[at] ^= turned << width;
      });
    }
  }
}

}  // namespace

PlaneJudge::PlaneJudge(const BulkTree& tree)
    : nodes_{tree.nodes()},
      leaves_(tree.leaves()),
      truths_(nodes_.size()),
      deciding_(nodes_.size()),
      deciding_leaves_(tree.leaves()),
      reached_(nodes_.size()) {}

void PlaneJudge::judge() {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const BulkNode& node = nodes_[i];
    TruthPlanes& truth = truths_[i];
    switch (node.kind) {
      case BulkNodeKind::leaf:
        truth = leaves_[node.leaf];
        break;
      case BulkNodeKind::all:
        truth = {ones(), {}};
        for (const std::uint32_t child : node.children) {
          each_lane([&](std::size_t at) {
            truth.yes.lane[at] &= truths_[child].yes.lane[at];
            truth.no.lane[at] |= truths_[child].no.lane[at];
          });
        }
        break;
      case BulkNodeKind::any:
      case BulkNodeKind::none:
        truth = {{}, ones()};
        for (const std::uint32_t child : node.children) {
          each_lane([&](std::size_t at) {
            truth.yes.lane[at] |= truths_[child].yes.lane[at];
            truth.no.lane[at] &= truths_[child].no.lane[at];
          });
        }
        if (node.kind == BulkNodeKind::none) { std::swap(truth.yes, truth.no); }
        break;
      case BulkNodeKind::at_least: {
        const std::size_t too_many = node.children.size() + 1;
        some_of(
            node.children, node.least,
            [&](std::uint32_t child) -> const Plane& { return truths_[child].yes; }, counts_,
            truth.yes);
        some_of(
            node.children, node.least < too_many ? too_many - node.least : 0,
            [&](std::uint32_t child) -> const Plane& { return truths_[child].no; }, counts_,
            truth.no);
        break;
      }
      case BulkNodeKind::excepted:
        excepted(node, truths_, truth);
        break;
    }
  }
}

void PlaneJudge::write_truths(std::uint32_t node, std::size_t count, std::uint8_t* truths) const {
  const TruthPlanes& planes = truths_[node];
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): only for a block that is not whole
  std::array<std::uint8_t, block_size> all;
  std::uint8_t* const out = count == block_size ? truths : all.data();
  for (std::uint32_t bit = 0; bit < plane_bits; ++bit) {
    each_lane([&](std::size_t at) {
      out[bit * plane_lanes + at] = static_cast<std::uint8_t>(
          1U + (planes.yes.lane[at] >> bit & 1U) - (planes.no.lane[at] >> bit & 1U));
    });
  }
  if (count != block_size) { std::copy_n(all.data(), count, truths); }
}

/// What decides the parent decides the child where `step` says so.
template <class Step>
void PlaneJudge::add_to(std::uint32_t child, const Step& step) {
  Plane& plane = deciding_[child];
  if (reached_[child] == 0) {
    reached_[child] = 1;
    each_lane([&](std::size_t lane) { plane.lane[lane] = step(lane); });
  } else {
    each_lane([&](std::size_t lane) { plane.lane[lane] |= step(lane); });
  }
}

void PlaneJudge::pass_down_excepted(const BulkNode& node, std::size_t at) {
  const Plane deciding = deciding_[at];
  const TruthPlanes& own = truths_[at];
  Plane yes;
  Plane no;
  for (std::size_t i = 0; i < node.then.size(); ++i) {
    Plane& side = node.then[i] ? yes : no;
    const Plane& condition = truths_[node.children[i + 1]].yes;
    each_lane([&](std::size_t lane) { side.lane[lane] |= condition.lane[lane]; });
  }
  Plane contradicted;
  Plane open;     // undetermined for another reason
  Plane settled;  // and nothing found yet that says so
  each_lane([&](std::size_t lane) {
    contradicted.lane[lane] = deciding.lane[lane] & yes.lane[lane] & no.lane[lane];
    settled.lane[lane] = deciding.lane[lane] & (own.yes.lane[lane] | own.no.lane[lane]);
    open.lane[lane] = deciding.lane[lane] & ~settled.lane[lane] & ~contradicted.lane[lane];
  });
  for (std::size_t i = 0; i < node.then.size(); ++i) {
    const std::uint32_t child = node.children[i + 1];
    const TruthPlanes& condition = truths_[child];
    const Plane& said = node.then[i] ? own.yes : own.no;
    add_to(child, [&](std::size_t lane) {
      const std::uint32_t holds = condition.yes.lane[lane];
      const std::uint32_t unknown = ~(holds | condition.no.lane[lane]);
      const std::uint32_t says_so = settled.lane[lane] & said.lane[lane] & holds;
      settled.lane[lane] &= ~says_so;
      return says_so | (contradicted.lane[lane] & holds) | (open.lane[lane] & unknown);
    });
  }
  const TruthPlanes& rule = truths_[node.children.front()];
  add_to(node.children.front(), [&](std::size_t lane) {
    return settled.lane[lane] | (open.lane[lane] & ~(rule.yes.lane[lane] | rule.no.lane[lane]));
  });
}

void PlaneJudge::pass_down(const BulkNode& node, std::size_t at) {
  if (node.kind == BulkNodeKind::excepted) {
    pass_down_excepted(node, at);
    return;
  }
  const Plane& deciding = deciding_[at];
  const bool opposite = node.kind == BulkNodeKind::none;
  const Plane& yes = opposite ? truths_[at].no : truths_[at].yes;
  const Plane& no = opposite ? truths_[at].yes : truths_[at].no;
  for (const std::uint32_t child : node.children) {
    const TruthPlanes& truth = truths_[child];
    add_to(child, [&](std::size_t lane) {
      return deciding.lane[lane] &
             ~((truth.yes.lane[lane] ^ yes.lane[lane]) | (truth.no.lane[lane] ^ no.lane[lane]));
    });
  }
}

void PlaneJudge::decide(std::uint32_t root) {
  std::fill(reached_.begin(), reached_.end(), std::uint8_t{0});
  std::fill(deciding_leaves_.begin(), deciding_leaves_.end(), Plane{});
  reached_[root] = 1;
  each_lane([&](std::size_t lane) { deciding_[root].lane[lane] = ~truths_[root].yes.lane[lane]; });
  for (std::size_t at = root + std::size_t{1}; at-- > 0;) {
    if (reached_[at] == 0) { continue; }
    const BulkNode& node = nodes_[at];
    if (node.kind != BulkNodeKind::leaf) {
      pass_down(node, at);
      continue;
    }
    Plane& leaf = deciding_leaves_[node.leaf];
    each_lane([&](std::size_t lane) { leaf.lane[lane] |= deciding_[at].lane[lane]; });
  }
}

template <class Mask>
void PlaneJudge::write_masks(std::uint32_t root, std::span<const std::uint32_t> bits,
                             std::uint32_t first_bit, std::size_t count,
                             BlockMasks<Mask> masks) const {
  constexpr std::size_t halves = 8 * sizeof(Mask) / plane_bits;
  std::array<std::array<Plane, plane_bits>, halves> rows{};
  for (std::size_t leaf = 0; leaf < bits.size(); ++leaf) {
    const std::uint32_t bit = bits[leaf] - first_bit;
    if (bits[leaf] == no_bit || bits[leaf] < first_bit || bit >= halves * plane_bits) { continue; }
    Plane& row = rows[bit / plane_bits][bit % plane_bits];
    const Plane& deciding = deciding_leaves_[leaf];
    each_lane([&](std::size_t lane) { row.lane[lane] |= deciding.lane[lane]; });
  }
  for (auto& half : rows) { transpose(half); }
  // NOLINTBEGIN(cppcoreguidelines-pro-type-member-init): only for a block that is not whole
  std::array<Mask, block_size> failing;
  std::array<Mask, block_size> open;
  // NOLINTEND(cppcoreguidelines-pro-type-member-init)
  const bool whole = count == block_size;
  Mask* const to_failing = whole ? masks.failing : failing.data();
  Mask* const to_open = whole ? masks.open : open.data();
  const TruthPlanes& truth = truths_[root];
  for (std::uint32_t bit = 0; bit < plane_bits; ++bit) {
    each_lane([&](std::size_t lane) {
      Mask mask = rows[0][bit].lane[lane];
      if constexpr (halves == 2) { mask |= Mask{rows[1][bit].lane[lane]} << plane_bits; }
      const Mask no = Mask{0} - Mask{truth.no.lane[lane] >> bit & 1U};
      to_failing[bit * plane_lanes + lane] = mask & no;
      to_open[bit * plane_lanes + lane] = mask & ~no;
    });
  }
  if (!whole) {
    std::copy_n(failing.data(), count, masks.failing);
    std::copy_n(open.data(), count, masks.open);
  }
}

template void PlaneJudge::write_masks(std::uint32_t, std::span<const std::uint32_t>, std::uint32_t,
                                      std::size_t, BlockMasks<std::uint32_t>) const;
template void PlaneJudge::write_masks(std::uint32_t, std::span<const std::uint32_t>, std::uint32_t,
                                      std::size_t, BlockMasks<std::uint64_t>) const;

}  // namespace thidua::inline v0
