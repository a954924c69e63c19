/// \file
/// Puts the words of a unit in the order of their days.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "word_buffer.hpp"
#include "word_layout.hpp"

namespace thidua::inline v0 {

/// Whether the words are in the order of days, told without a branch a word.
template <class Word>
[[nodiscard]] bool in_order_of_days(const WordLayout& layout, const Word* begin,
                                    const Word* end) noexcept {
  if (layout.day_bits == 0) { return true; }
  // The day is the highest part of a word, so words without what is below it compare as their days do.
  const unsigned shift = layout.day_shift();
  unsigned falls = 0;
  if (begin != end) {
    each_stretch(begin, end - 1, [&](const Word* from, const Word* through) {
      for (const Word* w = from; w != through; ++w) {
        falls |= static_cast<unsigned>((w[1] >> shift) < (w[0] >> shift));
      }
    });
  }
  return falls == 0;
}

/// Its room is used again from unit to unit, and does not grow with the rows of one.
class DayOrder {
 public:
  /// How the rows of one day lie depends on nothing but the order in which they came.
  template <class Word>
  void put(const WordLayout& layout, Word* begin, Word* end) {
    if (layout.day_bits > most_counted_bits) {
      std::sort(begin, end, [&](Word a, Word b) { return layout.day(a) < layout.day(b); });
      return;
    }
    count(layout, begin, end);
    if (static_cast<std::size_t>(end - begin) <= most_copied) {
      copy_back(layout, begin, end);
    } else {
      exchange(layout, begin);
    }
  }

 private:
  static constexpr unsigned most_counted_bits = 16;
  static constexpr std::size_t most_copied = 65'536;

  /// Where the rows of each day begin, and, one further on, where they end.
  template <class Word>
  void count(const WordLayout& layout, const Word* begin, const Word* end) {
    first_.assign((std::size_t{1} << layout.day_bits) + 1, 0);
    for (const Word* w = begin; w != end; ++w) { ++first_[layout.day(*w) + 1]; }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    next_ = first_;
  }
  template <class Word>
  void copy_back(const WordLayout& layout, Word* begin, const Word* end) {
    copy_.assign<const Word*>(begin, end);
    for (const std::uint64_t word : copy_) {
      begin[next_[layout.day(word)]++] = static_cast<Word>(word);
    }
  }
  /// Each word takes the place of one that is not where it belongs, which goes on in turn.
  template <class Word>
  void exchange(const WordLayout& layout, Word* begin) {
    for (std::size_t day = 0; day + 1 < first_.size(); ++day) {
      while (next_[day] < first_[day + 1]) {
        Word word = begin[next_[day]];
        for (auto to = layout.day(word); to != day; to = layout.day(word)) {
          std::swap(word, begin[next_[to]++]);
        }
        begin[next_[day]++] = word;
      }
    }
  }

  std::vector<std::uint64_t> first_;
  std::vector<std::uint64_t> next_;
  std::vector<std::uint64_t> copy_;
};

}  // namespace thidua::inline v0
