/// \file
/// The list of deadlines: states, papers, reminders, readings, and its texts in both languages.
#include <algorithm>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <thidua/evaluate/deadlines.hpp>
#include <thidua/io/deadlines_json.hpp>
#include <thidua/io/load_calendar.hpp>
#include <thidua/io/load_campaign.hpp>
#include <thidua/io/load_evidence.hpp>
#include <thidua/io/write_campaign.hpp>
#include <thidua/render/deadline_text.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

const std::filesystem::path root{THIDUA_SOURCE_DIR};

Campaign founding() {
  return load_campaign(root / "examples/campaigns/lang-son-2024.toml",
                       {.issue_date = Date{2024, 6, 20}});
}
DeadlineOptions as_of(const Date& day) { return {.as_of = day, .calendar = shipped_calendar()}; }
std::string explained(const DeadlineList& list, std::size_t index, Language language) {
  const auto& status = list.deadlines().at(index);
  const Plan& plan = list.campaign().plan();
  return due_explanation(status.due, *find(plan.deadlines, status.id), plan, language);
}

constexpr const char* plan_text = R"(thidua = 1
[campaign]
id     = "x"
title  = "Đợt thi đua hư cấu"
cite   = "1"
period = { from = 2024-06-20, through = 2024-12-26, cite = "1" }
[[parameter]]
id    = "announced"
kind  = "date"
title = { vi = "Ngày công bố", en = "Day of the announcement" }
cite  = "1"
[[authority]]
id    = "council"
title = { vi = "Hội đồng", en = "Council" }
[[subject_kind]]
id    = "collective"
title = "Tập thể"
cite  = "1"
[[deadline]]
id     = "open"
within = { count = 10, unit = "working-day", of = "announced" }
cite   = "7"
[[deadline]]
id   = "sunday"
by   = 2024-12-29
time = "12:00"
roll = { open_point = "roll" }
responsible = "council"
cite = "8"
[[deadline]]
id       = "moved"
by       = 2024-12-30
extended = [{ by = 2025-01-10, decision = "12/QĐ", date = 2024-12-27, cite = "8.1" }]
cite     = "8"
[[paper]]
id       = "proposal"
title    = { vi = "Tờ trình", en = "Proposal" }
to       = "council"
deadline = "sunday"
cite     = "8"
[[award]]
id        = "khen"
title     = "Giấy khen"
authority = "council"
papers    = ["proposal"]
cite      = "9"
[award.criteria]
collective = { cite = "9", paper = "proposal" }
[[open_point]]
id       = "roll"
question = "?"
cite     = "8"
[[open_point.reading]]
id    = "stays"
title = "không dời"
value = "none"
[[open_point.reading]]
id    = "moves"
title = "dời"
value = "next-working-day"
)";

Campaign invented(const LoadOptions& options = {}) {
  return parse_campaign(plan_text, "invented.toml", options).value();
}

}  // namespace

TEST_CASE("deadlines: the founding plan - before 31/12/2024 is by Monday 30/12/2024") {
  const auto list = deadlines(founding(), as_of(Date{2024, 12, 20}));
  REQUIRE(list.deadlines().size() == 1);
  const auto& status = list.deadlines().front();
  CHECK(status.due.due->last_day() == Date{2024, 12, 30});
  CHECK(explained(list, 0, Language::vi) ==
        "«IV.4» trước ngày 31/12/2024, nên ngày cuối cùng là thứ Hai, 30/12/2024");
  CHECK(explained(list, 0, Language::en) ==
        "clause IV.4: before 31 December 2024, so the last day is Monday 30 December 2024");
  CHECK(status.state == DueState::ahead);
  CHECK(status.days_left == 10);
  CHECK(status.working_days_left == 6);  // 23 to 27, 30
  CHECK(status.papers == std::vector<std::string>{"minutes", "achievement-report"});
  CHECK(status.to == std::vector<std::string>{"office"});
}

TEST_CASE("deadlines: states from day to day") {
  const auto state = [](const Date& day) {
    return deadlines(founding(), as_of(day)).deadlines().front().state;
  };
  CHECK(state(Date{2024, 12, 29}) == DueState::ahead);
  CHECK(state(Date{2024, 12, 30}) == DueState::last_day);
  CHECK(state(Date{2024, 12, 31}) == DueState::past);
  CHECK(deadlines(founding(), as_of(Date{2025, 1, 2})).deadlines().front().days_left == -3);
  const auto nobody_asked = deadlines(founding(), {.calendar = shipped_calendar()});
  CHECK(nobody_asked.deadlines().front().state == DueState::not_known);
  CHECK_FALSE(nobody_asked.deadlines().front().days_left);
}

TEST_CASE("deadlines: an open roll has a row a reading where the readings differ") {
  const auto list = deadlines(invented(), as_of(Date{2024, 12, 20}));
  REQUIRE(list.deadlines().size() == 4);
  const auto& stays = list.deadlines()[1];
  const auto& moves = list.deadlines()[2];
  CHECK(stays.readings == std::vector<ReadingUse>{{"roll", "stays"}});
  CHECK(stays.due.due->last_day() == Date{2024, 12, 29});
  CHECK(stays.due.due->time == TimeOfDay{12, 0});
  CHECK(moves.readings == std::vector<ReadingUse>{{"roll", "moves"}});
  CHECK(moves.due.due->last_day() == Date{2024, 12, 30});
  CHECK_FALSE(moves.due.due->time);  // to the end of the day, as art. 148(5) says
  auto options = as_of(Date{2024, 12, 20});
  options.readings = {{"roll", "moves"}};
  CHECK(deadlines(invented(), options).deadlines().size() == 3);
  options.readings = {{"roll", "sometimes"}};
  CHECK_THROWS_AS(static_cast<void>(deadlines(invented(), options)), std::invalid_argument);
}

TEST_CASE("deadlines: explained in both languages, with what is missing and who decided") {
  const auto list = deadlines(invented(), as_of(Date{2024, 12, 28}));
  CHECK(explained(list, 0, Language::vi) ==
        "«7» trong 10 ngày làm việc kể từ «Ngày công bố»; chưa biết ngày của «Ngày công bố»");
  CHECK(explained(list, 0, Language::en) ==
        "clause 7: within 10 working days of «Day of the announcement»; the date of «Day of the "
        "announcement» is not known yet");
  CHECK(explained(list, 1, Language::en) ==
        "clause 8: by 12:00 (UTC+7) on 29 December 2024, so the last day is 12:00 (UTC+7) on "
        "Sunday 29 December 2024");
  const auto rolled = explained(list, 2, Language::vi);
  CHECK(rolled.find("29/12/2024 không phải ngày làm việc") != std::string::npos);
  CHECK(rolled.find("thứ Hai, 30/12/2024") != std::string::npos);
  CHECK(rolled.find("khoản 5 Điều 148") != std::string::npos);
  CHECK(explained(list, 3, Language::en) ==
        "clause 8.1: extended by decision 12/QĐ of 27 December 2024: by 10 January 2025, so the "
        "last day is Friday 10 January 2025");
  const auto counted =
      deadlines(invented({.parameters = {{"announced", "2025-01-20"}}}), as_of(Date{2025, 1, 20}));
  const auto text = explained(counted, 0, Language::vi);
  CAPTURE(text);
  CHECK(text.find("20/01/2025") != std::string::npos);
  CHECK(text.find("21/01/2025") != std::string::npos);
  CHECK(text.find("Tết") != std::string::npos);
  CHECK(text.find("khoản 3 Điều 147") != std::string::npos);
}

TEST_CASE("deadlines: papers of each subject - in time, on the last day, late, not known") {
  const auto evidence = parse_evidence(R"(thidua_evidence = 1
[register]
papers_through = 2024-12-31
[[subject]]
id = "P01"
kind = "collective"
[[subject]]
id = "P02"
kind = "collective"
[[subject]]
id = "P03"
kind = "collective"
[[subject]]
id = "P04"
kind = "collective"
[[paper]]
subject = "P01"
paper = "proposal"
received = 2024-12-27
[[paper]]
subject = "P02"
paper = "proposal"
received = 2024-12-29T12:00:00
[[paper]]
subject = "P03"
paper = "proposal"
received = 2024-12-29
number = "3/TTr"
)",
                                       "evidence.toml")
                            .value();
  auto options = as_of(Date{2024, 12, 31});
  options.readings = {{"roll", "stays"}};
  const auto list = deadlines(invented(), options, evidence);
  REQUIRE(list.papers().size() == 4);
  CHECK(list.papers()[0].state == PaperState::in_time);
  CHECK(list.papers()[1].state == PaperState::on_last_day);
  CHECK(list.papers()[1].received_at == TimeOfDay{12, 0});
  CHECK(list.papers()[2].state == PaperState::time_not_known);
  CHECK(list.papers()[2].number == "3/TTr");
  CHECK(list.papers()[3].state == PaperState::absent);
  options.as_of = Date{2024, 12, 28};
  const auto earlier = deadlines(invented(), options, evidence);
  CHECK(earlier.papers()[1].state == PaperState::not_known);
  CHECK(earlier.notes().size() == 2);  // what came later
}

TEST_CASE("deadlines: what is due within the next working days, the earliest first") {
  const auto ids = [](const DeadlineList& list) {
    std::vector<std::string> found;
    for (const auto& status : list.deadlines()) { found.push_back(status.id); }
    return found;
  };
  auto options = as_of(Date{2024, 12, 27});  // a Friday; the extension is decided that day
  options.readings = {{"roll", "moves"}};
  const auto list = deadlines(invented(), options);
  CHECK(ids(list.due_within(0)).empty());
  CHECK(ids(list.due_within(1)) == std::vector<std::string>{"sunday"});
  CHECK(ids(list.due_within(8)) == std::vector<std::string>{"sunday"});  // through 9/1: 1/1 is off
  CHECK(ids(list.due_within(9)) == std::vector<std::string>{"sunday", "moved"});
  options.as_of = Date{2024, 12, 30};
  CHECK(ids(deadlines(invented(), options).due_within(0)) == std::vector<std::string>{"sunday"});
  CHECK_THROWS_AS(static_cast<void>(list.due_within(-1)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(list.due_within(1'000'000)), CalendarCoverageError);
  CHECK_THROWS_AS(
      static_cast<void>(deadlines(invented(), {.as_of = Date{2024, 12, 27}}).due_within(3)),
      std::invalid_argument);
  CHECK_THROWS_AS(
      static_cast<void>(deadlines(invented(), {.calendar = shipped_calendar()}).due_within(3)),
      std::invalid_argument);
}

TEST_CASE("deadlines: beyond the calendar the working days left are not known, the days are") {
  const auto list = deadlines(founding(), as_of(Date{2019, 12, 30}));
  CHECK(list.deadlines().front().days_left == 1827);
  CHECK_FALSE(list.deadlines().front().working_days_left);
}

TEST_CASE(
    "deadlines: the JSON form is the same bytes for the same inputs, and says what it knows") {
  const auto list = deadlines(invented(), as_of(Date{2024, 12, 20}));
  const auto text = deadlines_json(list);
  CHECK(text == deadlines_json(deadlines(invented(), as_of(Date{2024, 12, 20}))));
  const auto json = nlohmann::json::parse(text);
  CHECK(json.at("thidua_deadlines") == 1);
  CHECK(json.at("deadlines").at(0).at("due").at("missing_event") == "announced");
  CHECK(json.at("deadlines").at(1).at("due").at("last_time") == "12:00");
  CHECK(json.at("deadlines").at(3).at("due").at("last_day") == "2024-12-30");
}

TEST_CASE("deadlines: a plan that says all of it is written and read back") {
  const auto campaign = load_campaign(root / "tests/gallery/valid-deadlines.toml");
  const auto again = parse_campaign(write_campaign(campaign), "again.toml");
  REQUIRE(again.has_value());
  CHECK(*again == campaign);
  CHECK(write_campaign(*again) == write_campaign(campaign));
}
