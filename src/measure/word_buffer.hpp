/// \file
/// Room for the words of many rows, which is not set beforehand.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>

#include <thidua/measure/large_allocator.hpp>

namespace thidua::inline v0 {

/// Says that the line of a cache after the next word of a row of words will be written soon. Words that go to some hundred places in
/// turn wait for memory else: three times as long.
template <class T>
void expect_writes_after(T* word) noexcept {
#ifdef __GNUC__
  __builtin_prefetch(word + 96 / sizeof(T), 1);
#endif
}

/// What is counted in a byte has room for so many words.
inline constexpr std::ptrdiff_t most_stretch = 255;

/// Fetches what comes some stretches after these words: on their own, processors fetch to the end of a page only, and wait at each.
template <class T>
void fetch_ahead([[maybe_unused]] const T* begin, [[maybe_unused]] const T* end) noexcept {
#ifdef __GNUC__
  constexpr std::ptrdiff_t line = 64 / sizeof(T);
  constexpr std::ptrdiff_t ahead = 512;
  for (const T* word = begin; word < end; word += line) { __builtin_prefetch(word + ahead); }
#endif
}

/// Calls `work(begin, end)` for at most 255 words at a time, one stretch after the other, and fetches meanwhile what comes later.
template <class T, class Work>
void each_stretch(const T* begin, const T* end, Work work) {
  while (begin != end) {
    const T* const through = begin + std::min(most_stretch, end - begin);
    fetch_ahead(begin, through);
    work(begin, through);
    begin = through;
  }
}

template <class T>
class WordBuffer {
 public:
  WordBuffer() = default;
  /// \throws std::bad_alloc
  explicit WordBuffer(std::size_t size) : data_{LargeAllocator<T>{}.allocate(size)}, size_{size} {}
  [[nodiscard]] T* data() const noexcept { return data_.get(); }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct Free {
    void operator()(T* memory) const noexcept { detail::give_large_memory_back(memory); }
  };
  std::unique_ptr<T, Free> data_;
  std::size_t size_ = 0;
};

}  // namespace thidua::inline v0
