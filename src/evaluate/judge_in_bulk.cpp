/// \file
/// Checks what is given, then judges block after block.
#include <thidua/evaluate/judge_in_bulk.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <thidua/core/overloaded.hpp>

#include "bulk_leaf_planes.hpp"
#include "bulk_tree_planes.hpp"
#include "call_faults.hpp"
#include "core/work_sharing.hpp"

namespace thidua::inline v0 {

namespace {

/// So many blocks are one piece of work for a thread.
constexpr std::size_t piece_blocks = 32;
constexpr std::size_t no_fault = std::numeric_limits<std::size_t>::max();

std::string lengths(const std::string& what, std::size_t found, std::size_t wanted) {
  return what + " has " + std::to_string(found) + " elements, not " + std::to_string(wanted);
}

template <class Mask>
constexpr std::size_t bits_of = 8 * sizeof(Mask);

void check(const BulkTree& tree, std::span<const BulkLeaf> leaves, const BulkAnswers& answers) {
  CallFaults faults;
  const std::size_t size = answers.truths.size();
  if (tree.nodes().empty()) { faults.add("the tree has no nodes"); }
  if (tree.leaves() > leaves.size()) {
    faults.add("the tree has " + std::to_string(tree.leaves()) + " leaves, but there are " +
               std::to_string(leaves.size()) + " of them");
  }
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const auto expect = [&](const std::string& what, std::size_t found) {
      if (found != size) {
        faults.add(lengths(what + " of leaf " + std::to_string(i), found, size));
      }
    };
    std::visit(Overloaded{[&](const RatioLeaf& leaf) {
                            expect("the numerator", size_of(leaf.n));
                            expect("the denominator", size_of(leaf.d));
                            if (leaf.n.index() != leaf.d.index()) {
                              faults.add("the two columns of leaf " + std::to_string(i) +
                                         " are not of the same width");
                            }
                          },
                          [&](const TruthLeaf& leaf) { expect("the truths", leaf.truths.size()); }},
               leaves[i]);
  }
  if (answers.failing.index() != answers.open.index()) {
    faults.add("the two kinds of masks are not of the same width");
  } else {
    std::visit(
        [&]<class Mask>(std::span<Mask> failing) {
          const std::size_t open = std::get<std::span<Mask>>(answers.open).size();
          if (failing.empty() && open == 0) { return; }
          if (failing.size() != size) {
            faults.add(lengths("the masks of failures", failing.size(), size));
          }
          if (open != size) { faults.add(lengths("the masks of what is open", open, size)); }
          if (tree.leaves() > bits_of<Mask>) {
            faults.add("masks of " + std::to_string(bits_of<Mask>) + " bits do not hold " +
                       std::to_string(tree.leaves()) + " leaves");
          }
        },
        answers.failing);
  }
  faults.raise();
}

/// The last evaluations of a column, made up to a whole block by what harms nobody.
template <class Value>
class LastBlock {
 public:
  explicit LastBlock(Value filler) : filler_{filler} {}
  const Value* from(const Value* values, std::size_t count) {
    if (count == block_size) { return values; }
    std::copy_n(values, count, room_.begin());
    std::fill(room_.begin() + static_cast<std::ptrdiff_t>(count), room_.end(), filler_);
    return room_.data();
  }

 private:
  Value filler_;
  std::array<Value, block_size> room_{};
};

template <class Count>
bool counts_to_planes(const SignTest& test, std::span<const Count> n, std::span<const Count> d,
                      std::size_t first, std::size_t count, TruthPlanes& planes) {
  LastBlock<Count> parts{missing_count};
  LastBlock<Count> wholes{missing_count};
  return ratio_planes(test, parts.from(n.data() + first, count),
                      wholes.from(d.data() + first, count), planes);
}

class BulkWork {
 public:
  BulkWork(const BulkTree& tree, std::span<const BulkLeaf> leaves, const BulkAnswers& answers)
      : tree_{tree},
        leaves_{leaves},
        answers_{answers},
        root_{static_cast<std::uint32_t>(tree.nodes().size() - 1)},
        faulty_(leaves.size()) {
    for (const auto& leaf : leaves) {
      const auto* ratio = std::get_if<RatioLeaf>(&leaf);
      tests_.emplace_back(ratio != nullptr ? ratio->test : RatioTest{});
    }
    for (auto& first : faulty_) { first = no_fault; }
    for (std::uint32_t leaf = 0; leaf < tree.leaves(); ++leaf) { bits_.push_back(leaf); }
  }

  void block(PlaneJudge& judge, std::size_t first, std::size_t count) {
    for (std::size_t i = 0; i < tree_.leaves(); ++i) {
      if (!take(i, first, count, judge.leaf(i))) { note(i, first); }
    }
    judge.judge();
    judge.write_truths(root_, count, answers_.truths.data() + first);
    std::visit(
        [&]<class Mask>(std::span<Mask> failing) {
          if (failing.empty()) { return; }
          judge.decide(root_);
          judge.write_masks<Mask>(
              root_, bits_, 0, count,
              {failing.data() + first, std::get<std::span<Mask>>(answers_.open).data() + first});
        },
        answers_.failing);
  }

  /// All leaves with a count or truth that is none, each with its first.
  void raise() const {
    CallFaults faults;
    for (std::size_t i = 0; i < faulty_.size(); ++i) {
      if (faulty_[i] != no_fault) { faults.add(fault(i, faulty_[i])); }
    }
    faults.raise();
  }

 private:
  bool take(std::size_t leaf, std::size_t first, std::size_t count, TruthPlanes& planes) const {
    return std::visit(
        Overloaded{[&](const RatioLeaf& ratio) {
                     return std::visit(
                         [&]<class Count>(std::span<const Count> n) {
                           return counts_to_planes(tests_[leaf], n,
                                                   std::get<std::span<const Count>>(ratio.d), first,
                                                   count, planes);
                         },
                         ratio.n);
                   },
                   [&](const TruthLeaf& given) {
                     LastBlock<std::uint8_t> truths{1};
                     return truth_planes(truths.from(given.truths.data() + first, count), planes);
                   }},
        leaves_[leaf]);
  }

  void note(std::size_t leaf, std::size_t first) {
    std::size_t known = faulty_[leaf];
    while (first < known && !faulty_[leaf].compare_exchange_weak(known, first)) {}
  }

  [[nodiscard]] std::string fault(std::size_t leaf, std::size_t from) const {
    const std::string of = " of leaf " + std::to_string(leaf) + " at ";
    if (const auto* given = std::get_if<TruthLeaf>(&leaves_[leaf])) {
      while (given->truths[from] <= 2) { ++from; }
      return "the truth" + of + std::to_string(from) + " is " +
             std::to_string(given->truths[from]) + ", not 0, 1 or 2";
    }
    const auto& ratio = std::get<RatioLeaf>(leaves_[leaf]);
    const auto value = [](const CountColumn& column, std::size_t at) {
      return std::visit([&](const auto& values) { return std::int64_t{values[at]}; }, column);
    };
    while (value(ratio.n, from) >= missing_count && value(ratio.d, from) >= missing_count) {
      ++from;
    }
    const bool part = value(ratio.n, from) < missing_count;
    return (part ? "the numerator" : "the denominator") + of + std::to_string(from) + " is " +
           std::to_string(value(part ? ratio.n : ratio.d, from)) +
           "; a count is 0 or more, or -1 where it is missing";
  }

  const BulkTree& tree_;
  std::span<const BulkLeaf> leaves_;
  const BulkAnswers& answers_;
  std::uint32_t root_;
  std::vector<SignTest> tests_;
  std::vector<std::uint32_t> bits_;
  std::vector<std::atomic<std::size_t>> faulty_;  // the block of each leaf's first fault
};

}  // namespace

void judge_in_bulk(const BulkTree& tree, std::span<const BulkLeaf> leaves,
                   const BulkAnswers& answers, unsigned threads) {
  check(tree, leaves, answers);
  const std::size_t size = answers.truths.size();
  constexpr std::size_t piece_size = piece_blocks * block_size;
  const std::size_t pieces = (size + piece_size - 1) / piece_size;
  threads = static_cast<unsigned>(std::clamp<std::size_t>(pieces, 1, std::max(threads, 1U)));
  BulkWork work{tree, leaves, answers};
  std::vector<std::unique_ptr<PlaneJudge>> judges(threads);
  (void)share_work(
      threads, pieces,
      [&](unsigned thread, std::uint64_t piece) {
        if (!judges[thread]) { judges[thread] = std::make_unique<PlaneJudge>(tree); }
        const std::size_t last = std::min(size, (piece + 1) * piece_size);
        for (std::size_t first = piece * piece_size; first < last; first += block_size) {
          work.block(*judges[thread], first, std::min(block_size, last - first));
        }
      },
      [](std::uint64_t) { return true; });
  work.raise();
}

}  // namespace thidua::inline v0
