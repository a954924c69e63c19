/// \file
/// Terms as plans write them, in Vietnamese and in English: «10 ngày làm việc», «03 tháng». Other words are not guessed at.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <thidua/core/spaces.hpp>
#include <thidua/core/text.hpp>
#include <thidua/time/number_words.hpp>
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

/// What keeps a text from being a term.
enum class NoTerm : std::uint8_t {
  other_words,      ///< words that are not known, or no number where one is needed
  no_such_count,    ///< 0, or longer than any term
  of_the_clock,     ///< hours or minutes, which run from a moment and not from a day
  several_units,    ///< «1 tháng 15 ngày»: the code does not say which of them comes first
  words_contradict  ///< «10 (mười hai) ngày»
};

namespace detail {

[[nodiscard]] inline NoTerm why_no_unit(std::string_view text) {
  const std::string key = name_key(text);
  for (const char* clock : {"giờ", "phút", "h", "hour", "hours", "minute", "minutes"}) {
    if (key == name_key(clock)) { return NoTerm::of_the_clock; }
  }
  const auto digit =
      std::find_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto first = static_cast<std::size_t>(digit - key.begin());
  if (digit != key.end() && first > 0 && unit_of(std::string_view{key}.substr(0, first))) {
    return NoTerm::several_units;
  }
  return NoTerm::other_words;
}

[[nodiscard]] inline std::variant<Term, NoTerm> read_term(std::string_view text) {
  text = without_outer_spaces(text);
  std::int64_t count = 0;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    count = count * 10 + (text[digits] - '0');
    if (count > longest_term) { return NoTerm::no_such_count; }
    ++digits;
  }
  std::string_view rest = without_outer_spaces(text.substr(digits));
  if (digits > 0 && rest.starts_with('(')) {
    const auto end = rest.find(')');
    if (end == std::string_view::npos) { return NoTerm::other_words; }
    if (!says_number(rest.substr(1, end - 1), count)) { return NoTerm::words_contradict; }
    rest.remove_prefix(end + 1);
  }
  const auto unit = unit_of(rest);
  if (!unit) { return why_no_unit(rest); }
  if (digits == 0) {
    const bool half = *unit == TermUnit::half_month || *unit == TermUnit::half_year;
    if (half) { return Term{1, *unit}; }
    return NoTerm::other_words;
  }
  if (count < 1) { return NoTerm::no_such_count; }
  return Term{count, *unit};
}

}  // namespace detail

/// Reads «10 ngày làm việc», «10 (mười) ngày làm việc», «03 tháng», «nửa tháng», "2 weeks"; nothing for a count that is missing, 0 or
/// longer than any term or that its words contradict, for several units together, for hours and for words that it does not know.
/// Without a number only the halves are 1.
[[nodiscard]] inline std::optional<Term> parse_term(std::string_view text) {
  const auto read = detail::read_term(text);
  const auto* term = std::get_if<Term>(&read);
  return term != nullptr ? std::optional{*term} : std::nullopt;
}

/// Why `parse_term` gives nothing; none when it gives a term.
[[nodiscard]] inline std::optional<NoTerm> why_no_term(std::string_view text) {
  const auto read = detail::read_term(text);
  const auto* reason = std::get_if<NoTerm>(&read);
  return reason != nullptr ? std::optional{*reason} : std::nullopt;
}

/// What to do about it, in a half-sentence.
[[nodiscard]] constexpr std::string_view advice(NoTerm reason) noexcept {
  switch (reason) {
    case NoTerm::no_such_count:
      return "its number is 0 or longer than any term";
    case NoTerm::of_the_clock:
      return "a term in hours or minutes runs from a moment, not from a day";
    case NoTerm::several_units:
      return "it has several units: count them one after the other, in the order that is meant";
    case NoTerm::words_contradict:
      return "the words in brackets do not say its number";
    case NoTerm::other_words:
      break;
  }
  return "write «10 ngày làm việc», «03 tháng», «2 weeks»";
}

}  // namespace thidua::inline v0
