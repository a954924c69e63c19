/// \file
/// The wording of computed dates: each phrase once in Vietnamese and once in English, side by side.
#include "date_sentences.hpp"

#include <array>
#include <cstddef>
#include <string_view>

#include "sentences.hpp"

namespace thidua::inline v0 {

namespace {

struct Wording {
  DatePhrase phrase;
  std::string_view vi;
  std::string_view en;
};

// clang-format off
constexpr std::array wordings{
    Wording{DatePhrase::one_day, "{0} ngày", "{0} day"},
    Wording{DatePhrase::days, "{0} ngày", "{0} days"},
    Wording{DatePhrase::one_working_day, "{0} ngày làm việc", "{0} working day"},
    Wording{DatePhrase::working_days, "{0} ngày làm việc", "{0} working days"},
    Wording{DatePhrase::one_week, "{0} tuần", "{0} week"},
    Wording{DatePhrase::weeks, "{0} tuần", "{0} weeks"},
    Wording{DatePhrase::one_half_month, "nửa tháng", "half a month"},
    Wording{DatePhrase::half_months, "{0} lần nửa tháng", "{0} half-months"},
    Wording{DatePhrase::one_month, "{0} tháng", "{0} month"},
    Wording{DatePhrase::months, "{0} tháng", "{0} months"},
    Wording{DatePhrase::one_half_year, "nửa năm", "half a year"},
    Wording{DatePhrase::half_years, "{0} lần nửa năm", "{0} half-years"},
    Wording{DatePhrase::one_year, "{0} năm", "{0} year"},
    Wording{DatePhrase::years, "{0} năm", "{0} years"},

    Wording{DatePhrase::article, "khoản {1} Điều {0}", "art. {0}({1})"},
    Wording{DatePhrase::article_and_next, "{0}, {1}", "{0}, {1}"},
    Wording{DatePhrase::of_the_code, "Các điều khoản là của Bộ luật Dân sự 2015.", "The articles are those of the Civil Code 2015."},

    Wording{DatePhrase::weekly_day_off, "{0}: {1}, ngày nghỉ hằng tuần", "{0}: {1}, a weekly day off"},
    Wording{DatePhrase::weekly_day_off_of, "{0}: {1}, ngày nghỉ hằng tuần của «{2}»", "{0}: {1}, a weekly day off of «{2}»"},
    Wording{DatePhrase::known_day, "{0}: {1}", "{0}: {1}"},
    Wording{DatePhrase::known_name, "{0}, «{1}»", "{0}, «{1}»"},
    Wording{DatePhrase::known_source, "{0} ({1})", "{0} ({1})"},
    Wording{DatePhrase::holiday, "nghỉ lễ, tết", "a public holiday"},
    Wording{DatePhrase::compensatory, "nghỉ bù", "off in compensation"},
    Wording{DatePhrase::swapped_off, "nghỉ hoán đổi", "off in exchange"},
    Wording{DatePhrase::swapped_off_for, "nghỉ hoán đổi, làm bù ngày {0}", "off in exchange for {0}"},
    Wording{DatePhrase::swapped_in, "làm việc bù", "worked in exchange"},
    Wording{DatePhrase::closed, "cơ quan nghỉ", "the office is closed"},
    Wording{DatePhrase::unverified, "{0}; chưa kiểm chứng", "{0}; not verified"},
    Wording{DatePhrase::projected, "{0}; dự kiến, chưa công bố", "{0}; expected, not announced"},

    Wording{DatePhrase::ends, "Kết thúc vào cuối ngày {0}, {1}.", "Ends with {0}, {1}."},
    Wording{DatePhrase::from_a_day, "Bắt đầu từ ngày {0}; ngày này không tính, tính từ ngày {1} ({2}).",
            "Starts from {0}, which is not counted; counting starts on {1} ({2})."},
    Wording{DatePhrase::from_an_event, "Sự kiện xảy ra ngày {0}; ngày này không tính, tính từ ngày {1} ({2}).",
            "The event happens on {0}, which is not counted; counting starts on {1} ({2})."},
    Wording{DatePhrase::from_a_first_day, "Tính cả ngày đầu, {0}, như đã nêu rõ ({1}).", "The first day, {0}, counts, as stated ({1})."},
    Wording{DatePhrase::counted, "Đủ {0} vào ngày {1} ({2}).", "{0}: the last day is {1} ({2})."},
    Wording{DatePhrase::counted_days_off, "Không tính {0} theo lịch «{1}»:", "Not counted, {0} by the calendar «{1}»:"},
    Wording{DatePhrase::no_day_off, "Không có ngày nghỉ nào trong khoảng này, theo lịch «{0}».", "No day off lies between, by the calendar «{0}»."},
    Wording{DatePhrase::month_was_short_last, "Tháng cuối không có ngày {0}, nên lấy ngày cuối cùng của tháng.",
            "The last month has no day {0}, so its last day is taken."},
    Wording{DatePhrase::month_was_short_next, "Tháng cuối không có ngày {0}, nên lấy ngày đầu tháng sau, theo cách tính đã chọn.",
            "The last month has no day {0}, so the first day of the next is taken, by the policy that was chosen."},
    Wording{DatePhrase::moved, "Ngày cuối là ngày nghỉ, nên chuyển đến cuối ngày làm việc tiếp theo, {0} ({1}), theo lịch «{2}»; bỏ qua:",
            "The last day is a day off, so the end moves to the next working day, {0} ({1}), by the calendar «{2}»; past:"},
    Wording{DatePhrase::not_moved, "Ngày cuối là ngày làm việc, nên không chuyển, theo lịch «{0}».", "The last day is worked, so the end stays, by the calendar «{0}»."},
    Wording{DatePhrase::many_weekly_days_off, "{0} nghỉ hằng tuần, từ {1} đến {2}", "{0} weekly off, from {1} to {2}"},
    Wording{DatePhrase::many_weekly_days_off_of, "{0} nghỉ hằng tuần của «{3}», từ {1} đến {2}", "{0} weekly off of «{3}», from {1} to {2}"},
    Wording{DatePhrase::exchanged, "Ngày nghỉ hằng tuần nhưng làm việc bù, nên là ngày làm việc:", "Weekly days off that are worked in exchange, so they count:"},
    Wording{DatePhrase::at_24_00, "Thời điểm kết thúc là 24 giờ 00 của ngày đó ({0}).", "It ends at 24:00 of that day ({0})."},

    Wording{DatePhrase::moment, "{0} (UTC+7) ngày {1}", "{0} (UTC+7) on {1}"},
    Wording{DatePhrase::since_day, "từ ngày {0}", "from {0}"},
    Wording{DatePhrase::since_event, "từ ngày có «{0}»", "from the day of «{0}»"},
    Wording{DatePhrase::through_day, "{0} đến hết ngày {1}", "{0} through {1}"},
    Wording{DatePhrase::through_event, "{0} đến hết ngày có «{1}»", "{0} through the day of «{1}»"},
    Wording{DatePhrase::until_moment, "{0} đến {1}", "{0} until {1}"},
    Wording{DatePhrase::not_before_end_of, "{0} (chưa xảy ra đến hết ngày {1})", "{0} (not happened by the end of {1})"},
};
// clang-format on

constexpr bool in_order() {
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    if (static_cast<std::size_t>(wordings.at(i).phrase) != i) { return false; }
  }
  return wordings.size() == static_cast<std::size_t>(DatePhrase::last_of_phrases);
}
static_assert(in_order(), "one wording for each phrase, in the same order");

constexpr std::array<std::string_view, 7> weekdays_vi{"thứ Hai", "thứ Ba",  "thứ Tư",  "thứ Năm",
                                                      "thứ Sáu", "thứ Bảy", "Chủ nhật"};
constexpr std::array<std::string_view, 7> weekdays_en{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                      "Friday", "Saturday", "Sunday"};

}  // namespace

std::string phrase(DatePhrase phrase, Language language, std::initializer_list<std::string> parts) {
  const auto& wording = wordings.at(static_cast<std::size_t>(phrase));
  return filled(language == Language::vi ? wording.vi : wording.en, parts);
}

std::string weekday_name(const Date& day, Language language) {
  const auto& names = language == Language::vi ? weekdays_vi : weekdays_en;
  return std::string{names.at(static_cast<std::size_t>(day.iso_weekday() - 1))};
}

}  // namespace thidua::inline v0
