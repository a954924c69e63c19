/// \file
/// Shares numbered pieces of work out to threads. Only the calling thread reports progress, so that what it calls needs no
/// care for threads; the first exception of any of them ends the work and is thrown on.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace thidua::inline v0 {

/// Calls `work(thread, piece)` for each piece, and now and then `report(pieces done)`, which ends the work by false.
/// \returns whether all was done
template <class Work, class Report>
[[nodiscard]] bool share_work(unsigned threads, std::uint64_t pieces, const Work& work,
                              const Report& report) {
  std::atomic<std::uint64_t> next{0};
  std::atomic<std::uint64_t> done{0};
  std::atomic<bool> ended{false};
  std::exception_ptr thrown;
  std::mutex mutex;
  const auto take = [&](unsigned thread) {
    try {
      while (!ended) {
        const std::uint64_t piece = next++;
        if (piece >= pieces) { return; }
        work(thread, piece);
        ++done;
        if (thread == 0 && !report(done.load())) { ended = true; }
      }
    } catch (...) {
      ended = true;
      const std::lock_guard lock{mutex};
      if (!thrown) { thrown = std::current_exception(); }
    }
  };
  std::vector<std::thread> others;
  others.reserve(threads);
  try {
    for (unsigned thread = 1; thread < threads; ++thread) { others.emplace_back(take, thread); }
  } catch (const std::
               system_error&) {  // no more threads are to be had: those that there are do the work
  }
  take(0);
  for (auto& other : others) { other.join(); }
  if (thrown) { std::rethrow_exception(thrown); }
  return done == pieces;
}

}  // namespace thidua::inline v0
