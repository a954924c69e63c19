/// \file
/// The inner loops over columns of days: two loads and a range check an element, no branch, so that the compiler vectorises them.
/// Pointers and bounds are copied to locals: read through references they cost three times as much, since the output may alias them.
/// The columns are fetched ahead: the loads from the tables in between keep the processor from seeing the streams (a third faster).
#pragma once

#include <cstddef>
#include <cstdint>

#include <thidua/time/calendar_tables.hpp>

namespace thidua::inline v0::detail {

/// The same number for every element.
struct EachTheSame {
  std::int64_t value;
  [[nodiscard]] std::int64_t operator[](std::size_t /*i*/) const noexcept { return value; }
};

/// Asks for memory that will soon be read or written, some kilobytes ahead in a column; beyond its end it is a hint for nothing. The
/// address is a number, since a pointer may not be moved so far beyond an array.
template <bool Write>
inline void fetch_ahead(const void* here) noexcept {
#if defined(__GNUC__)
  constexpr std::uintptr_t ahead = 4096;
  __builtin_prefetch(reinterpret_cast<const void*>(reinterpret_cast<std::uintptr_t>(here) + ahead),
                     Write ? 1 : 0);
#else
  static_cast<void>(here);
#endif
}
inline void fetch_counts_ahead(const EachTheSame& /*counts*/, std::size_t /*i*/) noexcept {}
template <class Count>
inline void fetch_counts_ahead(const Count* counts, std::size_t i) noexcept {
  fetch_ahead<false>(counts + i);
}

/// Whether every element had an answer; where not, what was written means nothing, and days that stood in its place are as they were
/// only if the answer stands elsewhere.
template <class Day, class Counts>
[[nodiscard]] bool offset_block(const CalendarTables& tables, const Day* days, Counts counts,
                                Roll roll, Day* out, std::size_t from, std::size_t to) noexcept {
  // An ordinal is the working days before the day that it rolls to; `preceding` looks one further and goes one back.
  const std::uint64_t shift = roll == Roll::following ? 0 : 1;
  const std::uint32_t* const ordinals = tables.before.data() + shift;
  const std::int32_t* const working = tables.working.data();
  const std::uint64_t first = static_cast<std::uint64_t>(std::int64_t{tables.first});
  const std::uint64_t size = tables.size();
  const std::uint64_t most = tables.working.size();
  if (most == 0) { return false; }
  std::uint64_t bad = 0;
  const auto answer = [&](std::size_t i) {
    std::uint64_t at = static_cast<std::uint64_t>(std::int64_t{days[i]}) - first;
    bad |= at >= size ? 1 : 0;
    at = at < size ? at : 0;
    std::uint64_t end = ordinals[at] + static_cast<std::uint64_t>(std::int64_t{counts[i]}) - shift;
    bad |= end >= most ? 1 : 0;
    end = end < most ? end : 0;
    out[i] = working[end];
  };
  constexpr std::size_t line = 8;
  std::size_t i = from;
  for (; i + line <= to; i += line) {
    fetch_ahead<false>(days + i);
    fetch_counts_ahead(counts, i);
    fetch_ahead<true>(out + i);
    for (std::size_t k = 0; k < line; ++k) { answer(i + k); }
  }
  for (; i < to; ++i) { answer(i); }
  return bad == 0;
}

template <class Day>
[[nodiscard]] bool works_block(const CalendarTables& tables, const Day* days, std::uint8_t* out,
                               std::size_t from, std::size_t to) noexcept {
  const std::uint32_t* const before = tables.before.data();
  const std::uint64_t first = static_cast<std::uint64_t>(std::int64_t{tables.first});
  const std::uint64_t size = tables.size();
  std::uint64_t bad = 0;
  for (std::size_t i = from; i < to; ++i) {
    std::uint64_t at = static_cast<std::uint64_t>(std::int64_t{days[i]}) - first;
    bad |= at >= size ? 1 : 0;
    at = at < size ? at : 0;
    out[i] = static_cast<std::uint8_t>(before[at + 1] - before[at]);
  }
  return bad == 0;
}

/// `After`: the first day is not counted, and the second may be earlier.
template <bool After, class Day, class Count>
[[nodiscard]] bool count_block(const CalendarTables& tables, const Day* first_days,
                               const Day* last_days, Count* out, std::size_t from,
                               std::size_t to) noexcept {
  const std::uint32_t* const before = tables.before.data();
  const std::uint32_t* const begin = before + (After ? 1 : 0);
  const std::uint64_t first = static_cast<std::uint64_t>(std::int64_t{tables.first});
  const std::uint64_t size = tables.size();
  std::uint64_t bad = 0;
  for (std::size_t i = from; i < to; ++i) {
    std::uint64_t a = static_cast<std::uint64_t>(std::int64_t{first_days[i]}) - first;
    std::uint64_t b = static_cast<std::uint64_t>(std::int64_t{last_days[i]}) - first;
    bad |= (a >= size ? 1 : 0) | (b >= size ? 1 : 0) | (!After && b < a ? 1 : 0);
    a = a < size ? a : 0;
    b = b < size ? b : 0;
    out[i] = static_cast<Count>(static_cast<std::int32_t>(before[b + 1] - begin[a]));
  }
  return bad == 0;
}

}  // namespace thidua::inline v0::detail
