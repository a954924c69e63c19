/// \file
/// Spans that need not be consecutive, as days (Civil Code 2015, art. 146(1)): «sáu tháng công tác, không nhất thiết liền nhau».
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <thidua/time/period.hpp>
#include <thidua/time/period_list.hpp>
#include <thidua/time/term.hpp>

namespace thidua::inline v0 {

/// A year is 365 days, a month 30, a half-month 15, a week 7; a half-year is six months, so 180 days.
/// \throws std::invalid_argument for a count below 1, and for working days, of which the article says nothing
/// \throws std::out_of_range for more days than there are dates
[[nodiscard]] inline Days broken_span_days(const Term& term) {
  if (term.count < 1) { throw std::invalid_argument{"a span is at least 1 long"}; }
  const auto days = [&]() -> std::int64_t {
    switch (term.unit) {
      case TermUnit::day:
        return 1;
      case TermUnit::working_day:
        break;
      case TermUnit::week:
        return 7;
      case TermUnit::half_month:
        return 15;
      case TermUnit::month:
        return 30;
      case TermUnit::half_year:
        return 180;
      case TermUnit::year:
        return 365;
    }
    throw std::invalid_argument{"the law turns no working days into a span with gaps"};
  }();
  if (term.count > detail::longest_term / days) {
    throw std::out_of_range{"a span of " + std::to_string(term.count) + " " +
                            std::string{word(term.unit)} + "s is longer than there are dates"};
  }
  return {static_cast<std::int32_t>(term.count * days)};
}

/// The day on which the periods together make up the span; none while they do not.
[[nodiscard]] inline std::optional<Date> day_reached(const std::vector<Period>& periods,
                                                     const Term& span) {
  return day_reached(periods, std::int64_t{broken_span_days(span).count});
}

}  // namespace thidua::inline v0
