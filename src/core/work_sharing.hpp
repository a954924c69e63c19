/// \file
/// Shares numbered pieces of work out to threads. Only the calling thread reports progress, so that what it calls needs no
/// care for threads; the first exception of any of them ends the work and is thrown on.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace thidua::inline v0 {

/// What the threads share: which piece is next, and how it goes.
template <class Work>
class SharedPieces {
 public:
  SharedPieces(std::uint64_t pieces, const Work& work) : pieces_{pieces}, work_{work} {}

  /// Takes one piece after another while there are any. `goes_on()` is asked after each, and ends the work by false.
  template <class Ask>
  void take(unsigned thread, const Ask& goes_on) noexcept {
    ask([&] {
      while (!ended_) {
        const std::uint64_t piece = next_++;
        if (piece >= pieces_) { break; }
        work_(thread, piece);
        ++done_;
        if (!goes_on()) { return false; }
      }
      return true;
    });
  }
  /// Ends the work if this is false, or is thrown.
  template <class Ask>
  void ask(const Ask& goes_on) noexcept {
    try {
      if (!goes_on()) { ended_ = true; }
    } catch (...) {
      ended_ = true;
      const std::lock_guard lock{mutex_};
      if (!thrown_) { thrown_ = std::current_exception(); }
    }
  }
  [[nodiscard]] std::uint64_t done() const noexcept { return done_; }
  /// \returns whether all was done
  [[nodiscard]] bool finish() const {
    if (thrown_) { std::rethrow_exception(thrown_); }
    return done_ == pieces_;
  }

 private:
  std::uint64_t pieces_;
  const Work& work_;
  std::atomic<std::uint64_t> next_{0};
  std::atomic<std::uint64_t> done_{0};
  std::atomic<bool> ended_{false};
  std::mutex mutex_;
  std::exception_ptr thrown_;
};

/// Threads that are waited for by the one that starts them.
class Team {
 public:
  /// Starts up to so many, each with its number from 0.
  template <class Job>
  void start(unsigned threads, const Job& job) {
    members_.reserve(threads);
    const std::lock_guard lock{mutex_};  // none has ended before all are there
    try {
      for (unsigned thread = 0; thread < threads; ++thread) {
        members_.emplace_back([this, &job, thread] {
          job(thread);
          const std::lock_guard own{mutex_};
          if (--at_work_ == 0) { ended_.notify_one(); }
        });
        ++at_work_;
      }
    } catch (const std::system_error&) {
      // No more threads are to be had: those that there are do the work.
    }
  }
  [[nodiscard]] bool is_empty() const noexcept { return members_.empty(); }
  /// Calls `meanwhile` every few milliseconds until all have ended.
  template <class Call>
  void wait(const Call& meanwhile) {
    constexpr std::chrono::milliseconds apart{20};
    std::unique_lock lock{mutex_};
    while (!ended_.wait_for(lock, apart, [this] { return at_work_ == 0; })) {
      lock.unlock();
      meanwhile();
      lock.lock();
    }
    lock.unlock();
    for (auto& member : members_) { member.join(); }
  }

 private:
  std::vector<std::thread> members_;
  std::mutex mutex_;
  std::condition_variable ended_;
  unsigned at_work_ = 0;
};

/// Calls `work(thread, piece)` for each piece, and now and then `report(pieces done)`, which ends the work by false.
///
/// With more threads than one the calling thread only waits and reports. If it worked as well, its first thread would often wait for
/// milliseconds: a kernel starts it on the processor that the caller keeps busy, while another one sleeps.
/// \returns whether all was done
template <class Work, class Report>
[[nodiscard]] bool share_work(unsigned threads, std::uint64_t pieces, const Work& work,
                              const Report& report) {
  SharedPieces<Work> shared{pieces, work};
  const auto reported = [&] { return report(shared.done()); };
  Team team;
  const auto member = [&](unsigned thread) { shared.take(thread, [] { return true; }); };
  if (threads > 1 && pieces > 1) { team.start(threads, member); }
  if (team.is_empty()) {
    shared.take(0, reported);
  } else {
    team.wait([&] { shared.ask(reported); });
  }
  return shared.finish();
}

}  // namespace thidua::inline v0
