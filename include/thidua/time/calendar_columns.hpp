/// \file
/// A calendar's questions on whole columns of days. An element without an answer is never answered by a wrong day: the first one
/// is thrown with its index, or all of them are marked.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

#include <thidua/time/calendar_kernels.hpp>
#include <thidua/time/working_calendar.hpp>

namespace thidua::inline v0 {

/// The calendar does not know an element of a column.
class ColumnCoverageError : public CalendarCoverageError {
 public:
  ColumnCoverageError(const CalendarCoverageError& reason, std::size_t index)
      : CalendarCoverageError{{"phần tử " + std::to_string(index) + ": " +
                                   reason.message(Language::vi),
                               "element " + std::to_string(index) + ": " + reason.message()},
                              reason.year()},
        index_{index} {}
  [[nodiscard]] std::size_t index() const noexcept { return index_; }

 private:
  std::size_t index_;
};

/// What stands for no day in a column, as NumPy's NaT does: it is no day in the answer either.
template <std::signed_integral Day>
inline constexpr Day missing_day = std::numeric_limits<Day>::min();

/// Columns hold days since 1970-01-01, in 32 bits (Arrow's date32) or 64 (NumPy's datetime64[D]). `answered`, where it is given,
/// gets 1 for each element with an answer and 0 for the others, whose answers mean nothing; without it, the first element
/// without an answer throws a ColumnCoverageError (a missing day, where the answer is no day: std::invalid_argument).
/// Answers stand elsewhere than the days (else std::invalid_argument), so that an element without one can still be told.
class CalendarColumns {
 public:
  explicit CalendarColumns(WorkingCalendar calendar) : calendar_{std::move(calendar)} {}
  [[nodiscard]] const WorkingCalendar& calendar() const noexcept { return calendar_; }

  /// As `WorkingCalendar::offset`; a missing day stays one.
  template <std::signed_integral Day>
  void offset(std::span<const Day> days, std::int64_t working_days, Roll roll, std::span<Day> out,
              std::span<std::uint8_t> answered = {}) const {
    offset_by(days, detail::EachTheSame{working_days}, roll, out, answered);
  }
  /// With a number of working days for each day.
  template <std::signed_integral Day, std::signed_integral Count>
  void offset(std::span<const Day> days, std::span<const Count> working_days, Roll roll,
              std::span<Day> out, std::span<std::uint8_t> answered = {}) const {
    same_size(days.size(), working_days.size());
    offset_by(days, working_days.data(), roll, out, answered);
  }

  /// 1 for a working day.
  template <std::signed_integral Day>
  void is_working(std::span<const Day> days, std::span<std::uint8_t> out,
                  std::span<std::uint8_t> answered = {}) const {
    check_spans(days, out, answered);
    const auto& tables = calendar_.tables();
    run(
        days.size(), answered,
        [&](std::size_t from, std::size_t to) {
          return detail::works_block(tables, days.data(), out.data(), from, to);
        },
        [&](std::size_t i) {
          const std::uint64_t at = tables.index(days[i]);
          if (at >= tables.size() || !tables.known(at, at)) { return false; }
          out[i] = tables.works(at) ? 1 : 0;
          return true;
        },
        [&](std::size_t i) { static_cast<void>(calendar_.is_working(date_at(days, i))); });
  }

  /// The working days from first to last, both included. \throws std::invalid_argument for a period that ends before it begins
  template <std::signed_integral Day, std::signed_integral Count>
  void working_days(std::span<const Day> first, std::span<const Day> last, std::span<Count> out,
                    std::span<std::uint8_t> answered = {}) const {
    count<false>(first, last, out, answered);
  }
  /// The working days after `from` up to the end of `through`; negative when `through` is earlier.
  template <std::signed_integral Day, std::signed_integral Count>
  void working_days_after(std::span<const Day> from, std::span<const Day> through,
                          std::span<Count> out, std::span<std::uint8_t> answered = {}) const {
    count<true>(from, through, out, answered);
  }

 private:
  static constexpr std::size_t block = 4096;

  static void same_size(std::size_t a, std::size_t b) {
    if (a != b) { throw std::invalid_argument{"columns of different lengths"}; }
  }
  template <class Day, class Out>
  static void check_spans(std::span<const Day> days, std::span<Out> out,
                          std::span<std::uint8_t> answered) {
    same_size(days.size(), out.size());
    if (!answered.empty()) { same_size(days.size(), answered.size()); }
    const auto in = std::as_bytes(days);
    const auto written = std::as_bytes(out);
    const std::less<const std::byte*> before;
    if (!in.empty() && before(in.data(), written.data() + written.size()) &&
        before(written.data(), in.data() + in.size())) {
      throw std::invalid_argument{"the answers may not stand where the days stand"};
    }
  }
  template <class Day>
  static Date date_at(std::span<const Day> days, std::size_t i) {
    if (days[i] == missing_day<Day>) {
      throw std::invalid_argument{"element " + std::to_string(i) + " is missing (NaT)"};
    }
    return Date::from_epoch_days(days[i]);
  }

  /// Blocks by the fast kernel, which tells whether all of a block had an answer; where not, element by element.
  template <class Kernel, class One, class Explain>
  void run(std::size_t size, std::span<std::uint8_t> answered, const Kernel& kernel, const One& one,
           const Explain& explain) const {
    const bool known = calendar_.tables().unknown_before.empty();
    for (std::size_t from = 0; from < size; from += block) {
      const std::size_t to = std::min(size, from + block);
      if (known && kernel(from, to)) {
        if (!answered.empty()) {
          std::fill_n(answered.begin() + static_cast<std::ptrdiff_t>(from), to - from,
                      std::uint8_t{1});
        }
        continue;
      }
      for (std::size_t i = from; i < to; ++i) {
        const bool found = one(i);
        if (!answered.empty()) {
          answered[i] = found ? 1 : 0;
        } else if (!found) {
          told(i, explain);
        }
      }
    }
  }

  template <class Explain>
  static void told(std::size_t i, const Explain& explain) {
    try {
      explain(i);
    } catch (const CalendarCoverageError& error) {
      throw ColumnCoverageError{error, i};
    } catch (const std::out_of_range& error) {
      throw std::invalid_argument{"element " + std::to_string(i) + " is " + error.what()};
    }
    throw std::logic_error{"element " + std::to_string(i) + " has an answer"};
  }

  template <class Day, class Counts>
  void offset_by(std::span<const Day> days, Counts counts, Roll roll, std::span<Day> out,
                 std::span<std::uint8_t> answered) const {
    check_spans(days, out, answered);
    const auto& tables = calendar_.tables();
    run(
        days.size(), answered,
        [&](std::size_t from, std::size_t to) {
          return detail::offset_block(tables, days.data(), counts, roll, out.data(), from, to);
        },
        [&](std::size_t i) {
          if (days[i] == missing_day<Day>) {
            out[i] = missing_day<Day>;
            return answered.empty();
          }
          const auto end = tables.offset(days[i], counts[i], roll);
          if (!end && answered.empty()) { return false; }
          out[i] = end ? static_cast<Day>(*end) : missing_day<Day>;
          return end.has_value();
        },
        [&](std::size_t i) {
          static_cast<void>(calendar_.offset(date_at(days, i), counts[i], roll));
        });
  }

  template <bool After, class Day, class Count>
  void count(std::span<const Day> first, std::span<const Day> last, std::span<Count> out,
             std::span<std::uint8_t> answered) const {
    same_size(first.size(), last.size());
    check_spans(first, out, answered);
    check_spans(last, out, answered);
    const auto& tables = calendar_.tables();
    run(
        first.size(), answered,
        [&](std::size_t from, std::size_t to) {
          return detail::count_block<After>(tables, first.data(), last.data(), out.data(), from,
                                            to);
        },
        [&](std::size_t i) {
          const std::uint64_t a = tables.index(first[i]);
          const std::uint64_t b = tables.index(last[i]);
          if (a >= tables.size() || b >= tables.size() || !tables.known(a, b)) { return false; }
          if (!After && b < a) { reversed(i); }
          out[i] = static_cast<Count>(std::int64_t{tables.before[b + 1]} -
                                      std::int64_t{tables.before[After ? a + 1 : a]});
          return true;
        },
        [&](std::size_t i) {
          const Date a = date_at(first, i);
          const Date b = date_at(last, i);
          if (!After && b < a) { reversed(i); }
          static_cast<void>(calendar_.working_days_after(a, b));
        });
  }
  [[noreturn]] static void reversed(std::size_t i) {
    throw std::invalid_argument{"element " + std::to_string(i) +
                                " is a period that ends before it begins"};
  }

  WorkingCalendar calendar_;
};

}  // namespace thidua::inline v0
