/// \file
/// Memory of large arrays of numbers, on large pages where the system has them and not set beforehand: the first touch of small
/// pages, on one thread, costs as much as counting does.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

namespace thidua::inline v0 {

namespace detail {

/// Aligned for any number. \throws std::bad_alloc
[[nodiscard]] void* take_large_memory(std::size_t bytes);
void give_large_memory_back(void* memory) noexcept;

}  // namespace detail

/// Of numbers; elements that are made without a value are not set.
template <class T>
struct LargeAllocator {
  static_assert(std::is_trivial_v<T>);
  using value_type = T;

  LargeAllocator() = default;
  template <class Other>
  explicit(false) LargeAllocator(const LargeAllocator<Other>& /*other*/) noexcept {}

  [[nodiscard]] T* allocate(std::size_t count) {
    if (count > static_cast<std::size_t>(-1) / sizeof(T)) { throw std::bad_array_new_length{}; }
    return static_cast<T*>(detail::take_large_memory(count * sizeof(T)));
  }
  void deallocate(T* memory, std::size_t /*count*/) noexcept {
    detail::give_large_memory_back(memory);
  }
  template <class... Arguments>
  void construct(T* place, Arguments&&... arguments) {
    if constexpr (sizeof...(Arguments) == 0) {
      ::new (static_cast<void*>(place)) T;
    } else {
      ::new (static_cast<void*>(place)) T(std::forward<Arguments>(arguments)...);
    }
  }
  friend bool operator==(const LargeAllocator&, const LargeAllocator&) = default;
};

}  // namespace thidua::inline v0
