/// \file
/// Computed dates in words and as JSON: what is said, in both languages, of each kind of day that is passed over.
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <thidua/io/dates_json.hpp>
#include <thidua/render/date_text.hpp>

#include "calendar_samples.hpp"
#include "printing.hpp"

using namespace thidua;

namespace {

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

CalendarDay special(const Date& date, DayKind kind, DayStatus status) {
  CalendarDay day;
  day.date = date;
  day.kind = kind;
  day.name = {"ngày thử", "a trial day"};
  day.source = "synthetic notice";
  day.status = status;
  return day;
}

}  // namespace

TEST_CASE("date text: a term with a roll, whole") {
  const WorkingCalendar calendar = autumn_2025();
  const TermEnd found =
      term_end(Date(2025, 7, 31), {1, TermUnit::month}, &calendar, EndRoll::next_working_day);
  CHECK(
      term_end_text(found, Language::vi) ==
      "Kết thúc vào cuối ngày 03/09/2025, thứ Tư.\n"
      "  Bắt đầu từ ngày 31/07/2025; ngày này không tính, tính từ ngày 01/08/2025 (khoản 2 Điều "
      "147).\n"
      "  Đủ 1 tháng vào ngày 31/08/2025 (khoản 3 Điều 148).\n"
      "  Ngày cuối là ngày nghỉ, nên chuyển đến cuối ngày làm việc tiếp theo, 03/09/2025 (khoản 5 "
      "Điều 148), theo lịch «autumn-2025»; bỏ qua:\n"
      "    – 31/08/2025: Chủ nhật, ngày nghỉ hằng tuần\n"
      "    – 01/09/2025: nghỉ lễ, tết (synthetic notice 1)\n"
      "    – 02/09/2025: nghỉ lễ, tết (synthetic notice 2)\n"
      "  Thời điểm kết thúc là 24 giờ 00 của ngày đó (khoản 6 Điều 148).\n"
      "  Các điều khoản là của Bộ luật Dân sự 2015.\n");
  CHECK(term_end_text(found, Language::en) ==
        "Ends with 3 September 2025, Wednesday.\n"
        "  Starts from 31 July 2025, which is not counted; counting starts on 1 August 2025 (art. "
        "147(2)).\n"
        "  1 month: the last day is 31 August 2025 (art. 148(3)).\n"
        "  The last day is a day off, so the end moves to the next working day, 3 September 2025 "
        "(art. 148(5)), by the calendar «autumn-2025»; past:\n"
        "    – 31 August 2025: Sunday, a weekly day off\n"
        "    – 1 September 2025: a public holiday (synthetic notice 1)\n"
        "    – 2 September 2025: a public holiday (synthetic notice 2)\n"
        "  It ends at 24:00 of that day (art. 148(6)).\n"
        "  The articles are those of the Civil Code 2015.\n");
}

TEST_CASE("date text: every kind of term says all its articles, its start and its end") {
  const WorkingCalendar calendar = autumn_2025();
  for (const auto& [unit, name] : Words<TermUnit>::table) {
    for (const auto& [started_by, start_name] : Words<TermStart>::table) {
      const bool range =
          unit == TermUnit::day || unit == TermUnit::working_day || unit == TermUnit::week;
      if (started_by == TermStart::first_day && !range) { continue; }
      CAPTURE(name);
      CAPTURE(start_name);
      const bool long_unit = unit == TermUnit::year;
      const TermEnd found = term_end(Date(2025, 1, 31), {1, unit}, long_unit ? nullptr : &calendar,
                                     long_unit ? EndRoll::none : EndRoll::next_working_day,
                                     MonthEnd::last_day, started_by);
      for (const Language language : {Language::vi, Language::en}) {
        const std::string text = term_end_text(found, language);
        for (const auto& article : found.articles) {
          CHECK(says(text, article_text(article, language)));
        }
        CHECK(says(text, term_text(found.term, language)));
        CHECK(!says(text, "{"));
        CHECK(!says(text, "()"));
      }
      CHECK(says(term_end_text(found, Language::vi), day_month_year(found.end)));
      CHECK(says(term_end_text(found, Language::vi), "31/01/2025"));
    }
  }
}

TEST_CASE("date text: a month that was short says which policy decided") {
  const auto text = [](MonthEnd policy, Language language) {
    return term_end_text(
        term_end(Date(2023, 1, 31), {1, TermUnit::month}, nullptr, EndRoll::none, policy),
        language);
  };
  CHECK(says(text(MonthEnd::last_day, Language::en), "no day 31, so its last day is taken"));
  CHECK(says(text(MonthEnd::first_of_next, Language::en), "so the first day of the next is taken"));
  CHECK(says(text(MonthEnd::last_day, Language::vi), "Tháng cuối không có ngày 31"));
}

TEST_CASE("date text: days off by kind and status") {
  const Date day{2025, 9, 1};
  const auto text = [&](DayKind kind, DayStatus status, Language language) {
    return passed_day_text({day, special(day, kind, status)}, language);
  };
  CHECK(text(DayKind::compensatory, DayStatus::announced, Language::vi) ==
        "01/09/2025: nghỉ bù, «ngày thử» (synthetic notice)");
  CHECK(text(DayKind::closed, DayStatus::unverified, Language::en) ==
        "1 September 2025: the office is closed, «a trial day» (synthetic notice; not verified)");
  CHECK(text(DayKind::holiday, DayStatus::projected, Language::vi) ==
        "01/09/2025: nghỉ lễ, tết, «ngày thử» (synthetic notice; dự kiến, chưa công bố)");
  CHECK(text(DayKind::swapped_off, DayStatus::announced, Language::en) ==
        "1 September 2025: off in exchange, «a trial day» (synthetic notice)");
  CalendarDay exchanged = special(day, DayKind::swapped_off, DayStatus::announced);
  exchanged.swapped_with = Date{2025, 9, 6};
  CHECK(passed_day_text({day, exchanged}, Language::vi) ==
        "01/09/2025: nghỉ hoán đổi, làm bù ngày 06/09/2025, «ngày thử» (synthetic notice)");
}

TEST_CASE("date text: many weekly days off are summed up, holidays never") {
  const WorkingCalendar calendar = autumn_2025();
  const TermEnd found = term_end(Date(2025, 7, 31), {60, TermUnit::working_day}, &calendar);
  const std::string text = term_end_text(found, Language::en);
  // 62 weekdays, two of them holidays: through Monday, 27 October, with 13 weekends between
  CHECK(found.end == Date(2025, 10, 27));
  CHECK(found.not_counted.size() == 28);
  CHECK(says(text, "26 days weekly off, from 2 August 2025 to 26 October 2025"));
  CHECK(says(text, "1 September 2025: a public holiday"));
  CHECK(says(text, "2 September 2025: a public holiday"));
}

TEST_CASE("date text: whose weekly day off it is, where joined calendars differ") {
  CHECK(passed_day_text({Date(2026, 8, 22), std::nullopt, "office"}, Language::en) ==
        "22 August 2026: Saturday, a weekly day off of «office»");
  CHECK(passed_day_text({Date(2026, 8, 22), std::nullopt, "office"}, Language::vi) ==
        "22/08/2026: thứ Bảy, ngày nghỉ hằng tuần của «office»");
  CalendarData week{"six", {"Sáu ngày", "Six"}, {7}, {{2025, "synthetic", {}}}, {}};
  CalendarData short_week{"five", {"Năm ngày", "Five"}, {6, 7}, {{2025, "synthetic", {}}}, {}};
  const WorkingCalendar both = joint(WorkingCalendar{week}, WorkingCalendar{short_week});
  const TermEnd found = term_end(Date(2025, 1, 3), {60, TermUnit::working_day}, &both);
  const std::string text = term_end_text(found, Language::en);
  CHECK(says(text, "12 days weekly off, from 5 January 2025 to 23 March 2025"));
  CHECK(says(text, "12 days weekly off of «five», from 4 January 2025 to 22 March 2025"));
  const auto json = nlohmann::json::parse(term_end_json(found));
  CHECK(json.at("not_counted")[0] == nlohmann::json{{"date", "2025-01-04"}, {"weekly_of", "five"}});
}

TEST_CASE("date text: moments and periods") {
  const TimedPeriod noon{Date(2020, 2, 18), Moment::at(Date(2020, 3, 2), 12)};
  CHECK(period_text(noon, Language::vi) == "từ ngày 18/02/2020 đến 12:00 (UTC+7) ngày 02/03/2020");
  CHECK(period_text(noon, Language::en) ==
        "from 18 February 2020 until 12:00 (UTC+7) on 2 March 2020");
  CHECK(period_text(TimedPeriod{noon.days()}, Language::vi) ==
        "từ ngày 18/02/2020 đến hết ngày 02/03/2020");
  CHECK(period_text(OpenPeriod{EventEnd{"issue-date"}, EventEnd{"over", Date(2025, 1, 1)}},
                    Language::en) ==
        "from the day of «issue-date» through the day of «over» (not happened by the end of 1 "
        "January 2025)");
}

TEST_CASE("date json: the whole of a computed date, with integers and strings only") {
  const WorkingCalendar calendar = autumn_2025();
  const auto json = nlohmann::json::parse(
      term_end_json(term_end(Date(2025, 8, 29), {1, TermUnit::working_day}, &calendar)));
  CHECK(json.at("end") == "2025-09-03");
  CHECK(json.at("term") == nlohmann::json{{"count", 1}, {"unit", "working-day"}});
  CHECK(json.at("calendar") == "autumn-2025");
  CHECK(json.at("not_counted").size() == 4);
  CHECK(json.at("not_counted")[0] == nlohmann::json{{"date", "2025-08-30"}});
  CHECK(json.at("not_counted")[2].at("known").at("source") == "synthetic notice 1");
  CHECK(json.at("articles") == nlohmann::json{"147(2)", "148(1)", "148(6)"});
  CHECK(json.at("rolled_past").empty());
  CHECK(json.at("worked_in_exchange").empty());
  CHECK(!nlohmann::json::parse(term_end_json(term_end(Date(2025, 8, 29), {1, TermUnit::day})))
             .contains("calendar"));
}
