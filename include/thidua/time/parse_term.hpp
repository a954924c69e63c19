/// \file
/// Terms as plans write them, in Vietnamese and in English: «10 ngày làm việc», «03 tháng». Other words are not guessed at.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <thidua/core/text.hpp>
#include <thidua/time/term.hpp>

namespace thidua::inline v0 {

namespace detail {

struct UnitWord {
  TermUnit unit;
  std::string_view text;
};

inline constexpr std::array unit_words{UnitWord{TermUnit::day, "ngày"},
                                       UnitWord{TermUnit::day, "ngày đêm"},
                                       UnitWord{TermUnit::day, "day"},
                                       UnitWord{TermUnit::day, "days"},
                                       UnitWord{TermUnit::working_day, "ngày làm việc"},
                                       UnitWord{TermUnit::working_day, "working day"},
                                       UnitWord{TermUnit::working_day, "working days"},
                                       UnitWord{TermUnit::working_day, "working-day"},
                                       UnitWord{TermUnit::working_day, "working-days"},
                                       UnitWord{TermUnit::week, "tuần"},
                                       UnitWord{TermUnit::week, "week"},
                                       UnitWord{TermUnit::week, "weeks"},
                                       UnitWord{TermUnit::half_month, "nửa tháng"},
                                       UnitWord{TermUnit::half_month, "half-month"},
                                       UnitWord{TermUnit::half_month, "half-months"},
                                       UnitWord{TermUnit::month, "tháng"},
                                       UnitWord{TermUnit::month, "month"},
                                       UnitWord{TermUnit::month, "months"},
                                       UnitWord{TermUnit::half_year, "nửa năm"},
                                       UnitWord{TermUnit::half_year, "half-year"},
                                       UnitWord{TermUnit::half_year, "half-years"},
                                       UnitWord{TermUnit::year, "năm"},
                                       UnitWord{TermUnit::year, "year"},
                                       UnitWord{TermUnit::year, "years"}};

/// A unit by its word; case, Unicode form and runs of spaces do not matter.
[[nodiscard]] inline std::optional<TermUnit> unit_of(std::string_view text) {
  const std::string key = name_key(text);
  for (const auto& [unit, known] : unit_words) {
    if (key == name_key(known)) { return unit; }
  }
  return std::nullopt;
}

}  // namespace detail

/// Reads «10 ngày làm việc», «03 tháng», «nửa tháng», "2 weeks"; nothing for a count that is missing, 0 or longer than any term, for
/// several units together and for words that it does not know. Without a number only the halves are 1.
[[nodiscard]] inline std::optional<Term> parse_term(std::string_view text) {
  while (!text.empty() && text.front() == ' ') { text.remove_prefix(1); }
  std::int64_t count = 0;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    count = count * 10 + (text[digits] - '0');
    if (count > detail::longest_term) { return std::nullopt; }
    ++digits;
  }
  const auto unit = detail::unit_of(text.substr(digits));
  if (!unit) { return std::nullopt; }
  if (digits == 0) {
    const bool half = *unit == TermUnit::half_month || *unit == TermUnit::half_year;
    return half ? std::optional{Term{1, *unit}} : std::nullopt;
  }
  return count < 1 ? std::nullopt : std::optional{Term{count, *unit}};
}

}  // namespace thidua::inline v0
