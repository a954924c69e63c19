/// \file
/// Takes memory on large pages.
#include <thidua/measure/large_allocator.hpp>

#include <cstdlib>
#include <limits>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace thidua::inline v0::detail {

void* take_large_memory(std::size_t bytes) {
  constexpr std::size_t large_page = std::size_t{2} << 20U;
  const std::size_t page = bytes >= 2 * large_page ? large_page : 64;
  if (bytes > std::numeric_limits<std::size_t>::max() - page) { throw std::bad_alloc{}; }
  void* const memory = std::aligned_alloc(page, (bytes / page + 1) * page);
  if (memory == nullptr) { throw std::bad_alloc{}; }
#ifdef __linux__
  if (page == large_page) { madvise(memory, bytes, MADV_HUGEPAGE); }  // advice: may fail
#endif
  return memory;
}

void give_large_memory_back(void* memory) noexcept { std::free(memory); }

}  // namespace thidua::inline v0::detail
