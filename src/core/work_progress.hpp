/// \file
/// Tells how far work on several threads is, at most some two hundred times, and whether it goes on.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <thread>
#include <utility>

#include <thidua/core/step_progress.hpp>

#include "work_sharing.hpp"

namespace thidua::inline v0 {

class WorkProgress {
 public:
  WorkProgress(StepProgress report, std::uint64_t steps)
      : report_{std::move(report)},
        steps_{steps},
        apart_{std::max<std::uint64_t>(1, steps / 200)},
        teller_{std::this_thread::get_id()} {}

  /// Steps were done by any thread; the one that this was made on tells it. \returns whether the work goes on
  bool advance(std::uint64_t steps) {
    done_ += steps;
    return std::this_thread::get_id() == teller_ ? tell_if_due() : !ended_;
  }
  /// For the thread that this was made on. \returns whether the work goes on
  bool tell_if_due() {
    const std::uint64_t done = done_;
    if (report_ && !ended_ && done - told_ >= apart_ && done < steps_) {
      told_ = done;
      tell(done);
    }
    return !ended_;
  }
  /// All is done: this is told always. \returns whether the work was not ended before
  bool finish() {
    if (report_ && !ended_) { tell(steps_); }
    return !ended_;
  }
  [[nodiscard]] bool ended() const noexcept { return ended_; }

 private:
  /// What the report throws ends the work of the other threads too.
  void tell(std::uint64_t done) {
    bool goes_on = false;
    try {
      goes_on = report_(done, steps_);
    } catch (...) {
      ended_ = true;
      throw;
    }
    if (!goes_on) { ended_ = true; }
  }

  StepProgress report_;
  std::uint64_t steps_;
  std::uint64_t apart_;
  std::thread::id teller_;
  std::uint64_t told_ = 0;
  std::atomic<std::uint64_t> done_{0};
  std::atomic<bool> ended_{false};
};

/// Calls `work(thread, piece)` for each piece, until the progress is ended.
template <class Work>
void share_work(unsigned threads, std::uint64_t pieces, const Work& work, WorkProgress& progress) {
  static_cast<void>(share_work(threads, pieces, work,
                               [&](std::uint64_t /*done*/) { return progress.tell_if_due(); }));
}

}  // namespace thidua::inline v0
