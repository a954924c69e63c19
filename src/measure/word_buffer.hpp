/// \file
/// Room for the words of many rows: not filled beforehand, and on large pages where the system has them, since the first touch of
/// small ones costs as much as counting does.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>

#ifdef __linux__
#include <sys/mman.h>
#endif

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
  explicit WordBuffer(std::size_t size) : size_{size} {
    constexpr std::size_t large_page = std::size_t{2} << 20U;
    const std::size_t page = size * sizeof(T) >= 2 * large_page ? large_page : 64;
    const std::size_t bytes = (size * sizeof(T) / page + 1) * page;
    data_.reset(static_cast<T*>(std::aligned_alloc(page, bytes)));
    if (!data_) { throw std::bad_alloc{}; }
#ifdef __linux__
    if (page == large_page) { madvise(data_.get(), bytes, MADV_HUGEPAGE); }  // advice: may fail
#endif
  }
  [[nodiscard]] T* data() const noexcept { return data_.get(); }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct Free {
    void operator()(T* memory) const noexcept { std::free(memory); }
  };
  std::unique_ptr<T, Free> data_;
  std::size_t size_ = 0;
};

}  // namespace thidua::inline v0
