/// \file
/// Room for the words of many rows, which is not set beforehand.
#pragma once

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
