/// \file
/// The phrases that computed dates are explained with. Their wording, in both languages, is in `date_sentences.cpp` alone.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

#include <thidua/core/local_text.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

enum class DatePhrase : std::uint8_t {
  // terms
  one_day,
  days,
  one_working_day,
  working_days,
  one_week,
  weeks,
  one_half_month,
  half_months,
  one_month,
  months,
  one_half_year,
  half_years,
  one_year,
  years,
  // articles
  article,
  article_and_next,
  of_the_code,
  // days that were passed over
  weekly_day_off,
  weekly_day_off_of,
  known_day,
  known_name,
  known_source,
  holiday,
  compensatory,
  swapped_off,
  swapped_off_for,
  swapped_in,
  closed,
  unverified,
  projected,
  // how a term ends
  ends,
  from_a_day,
  from_an_event,
  from_a_first_day,
  counted,
  counted_days_off,
  no_day_off,
  month_was_short_last,
  month_was_short_next,
  moved,
  not_moved,
  many_weekly_days_off,
  many_weekly_days_off_of,
  exchanged,
  at_24_00,
  // moments and periods
  moment,
  since_day,
  since_event,
  through_day,
  through_event,
  until_moment,
  not_before_end_of,
  last_of_phrases
};

/// As `phrase` in `sentences.hpp`.
[[nodiscard]] std::string phrase(DatePhrase phrase, Language language,
                                 std::initializer_list<std::string> parts = {});

/// "thứ Bảy", "Chủ nhật", "Saturday"
[[nodiscard]] std::string weekday_name(const Date& day, Language language);

}  // namespace thidua::inline v0
