/// \file
/// The pace against evaluations of each day, its errors, and the wall between projections and verdicts.
#include <algorithm>
#include <sstream>
#include <type_traits>

#include <doctest/doctest.h>

#include <thidua/evaluate/pace.hpp>
#include <thidua/evaluate/read_expected.hpp>
#include <thidua/evaluate/tally_dossiers.hpp>
#include <thidua/io/load_calendar.hpp>
#include <thidua/io/load_campaign.hpp>
#include <thidua/io/load_columns.hpp>
#include <thidua/io/load_evidence.hpp>
#include <thidua/io/pace_json.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/measure/counting.hpp>

using namespace thidua;

// A projection is no measure and no fact: nothing that judges takes it.
static_assert(!std::is_constructible_v<Measure, Projection>);
static_assert(!std::is_convertible_v<Projection, Rational>);
static_assert(!std::is_constructible_v<Measurements, Projection>);
template <class Facts>
concept Judged = requires(const Campaign& campaign, Facts facts, Evidence evidence) {
  evaluate(campaign, facts, evidence);
};
static_assert(Judged<Measurements> && Judged<Tally>);
static_assert(!Judged<Projection> && !Judged<Pace>);

namespace {

const std::string root = THIDUA_SOURCE_DIR;

struct Given {
  Campaign campaign = load_campaign(root + "/examples/campaigns/lang-son-2024.toml",
                                    {.issue_date = date(2024, 6, 20), .parameters = {}});
  Facts facts;
  static constexpr int days_apart = 3;

  Given() {
    facts.evidence = parse_evidence(R"toml(thidua_evidence = 1
[[subject]]
id = "P01"
kind = "collective"
name = "Phòng A (hư cấu)"
[[subject]]
id = "P02"
kind = "collective"
name = "Phòng B (hư cấu)"
[[subject]]
id = "C01"
kind = "individual"
name = "Người Một (hư cấu)"
unit = "P01"
)toml",
                                    "evidence.toml")
                         .value();
    std::ostringstream rows;
    rows << "Mã hồ sơ,Đơn vị,Mã cán bộ,Mã TTHC,Ngày nộp,Hình thức nộp,Hình thức xử lý,\"Phí, lệ "
            "phí (đồng)\",Trạng thái thanh toán,Ngày thanh toán\n";
    for (int i = 0; i < 120; ++i) {
      const Date filed = date(2024, 6, 20) + Days{i};
      const bool paid = i % 5 < 2;
      rows << "H-" << i << ',' << (i % 3 == 0 ? "P02" : "P01") << ",C01,"
           << "1.00" << i % 7 << ',' << iso(filed) << ','
           << (i % 4 == 0 ? "Trực tiếp" : "Trực tuyến") << ",Trực tuyến,50000,"
           << (paid ? "Thanh toán trực tuyến" : "Chưa thanh toán") << ','
           << (paid ? iso(filed + Days{i % 11}) : "") << '\n';
    }
    facts.tally = tally(parse_csv(rows.str(), "dossiers.csv").value(), campaign,
                        facts.evidence.subjects, shipped_columns());
  }

  [[nodiscard]] Pace paced(PaceOptions options) const {
    return pace(campaign, facts, shipped_calendar(), std::move(options));
  }
};

const PaceRow& row_of(const Pace& pace, std::string_view subject, std::string_view target) {
  const auto at = std::find_if(pace.rows().begin(), pace.rows().end(), [&](const PaceRow& row) {
    return pace.subjects()[row.subject].id == subject && row.target == target;
  });
  REQUIRE(at != pace.rows().end());
  return *at;
}

}  // namespace

TEST_CASE("pace: each checkpoint is what an evaluation of that day says") {
  const Given given;
  PaceOptions options;
  options.as_of = date(2024, 11, 1);
  options.checkpoints = PeriodPart::week;
  options.readings = parse_readings(given.campaign, "literal");
  const Pace found = given.paced(options);
  CHECK(found.rows().size() == 9);
  std::size_t compared = 0;
  for (const auto& row : found.rows()) {
    for (const auto& checkpoint : row.found.checkpoints) {
      EvaluateOptions asked;
      asked.as_of = checkpoint.day;
      asked.readings = options.readings;
      const Evaluation evaluation{given.campaign, given.facts, asked};
      const auto& subject = evaluation.subject(found.subjects()[row.subject].id);
      CHECK(checkpoint.met ==
            evaluation.finding(subject, FindingKind::target_met, row.target).truths.front());
      CHECK(checkpoint.exceeded ==
            evaluation.finding(subject, FindingKind::target_exceeded, row.target).truths.front());
      const auto* target = find(given.campaign->targets, row.target);
      CHECK(checkpoint.measure == evaluation.measure_for(subject, target->indicator, 0));
      ++compared;
    }
    CHECK(row.found.checkpoints.back().measure == row.found.measure);
  }
  CHECK(compared == 9 * 20);
}

TEST_CASE("pace: a tally's course answers as the state of each day") {
  const Given given;
  TallyCourse course{*given.facts.tally};
  for (Date day = date(2024, 6, 18); day <= date(2025, 1, 3); day = day + Days{Given::days_apart}) {
    const TallyState& state = course.until(day);
    const TallyState fresh{*given.facts.tally, day};
    for (const auto& indicator : given.campaign->indicators) {
      CHECK(state.of_unit("P01", indicator) == fresh.of_unit("P01", indicator));
      CHECK(state.of_officer("C01", indicator) == fresh.of_officer("C01", indicator));
      CHECK(state.turns_of_unit("P02", indicator) == fresh.turns_of_unit("P02", indicator));
    }
  }
  CHECK_THROWS_AS(static_cast<void>(course.until(date(2024, 6, 20))), std::invalid_argument);
}

TEST_CASE("pace: the same facts give the same value and bytes, whatever is told meanwhile") {
  const Given given;
  PaceOptions options;
  options.as_of = date(2024, 10, 4);
  const Pace one = given.paced(options);
  std::size_t told = 0;
  options.progress = [&](std::size_t done, std::size_t of) {
    ++told;
    CHECK(done <= of);
  };
  const Pace other = given.paced(options);
  CHECK(told > 4);
  CHECK(one == other);
  CHECK(pace_json(one) == pace_json(other));
  options.projection_weeks = 0;
  CHECK_FALSE(one == given.paced(options));
}

TEST_CASE("pace: an individual has a row for each reading that matters") {
  const Given given;
  PaceOptions options;
  options.as_of = date(2024, 11, 1);
  options.readings = {
      {"strictness", "above"}};  // 45 % of 120 is a whole number: else it matters, too
  const Pace found = given.paced(options);
  std::vector<std::string> whose;
  for (const auto& row : found.rows()) {
    if (found.subjects()[row.subject].id == "C01" && row.target == "II.1.c") {
      CHECK(row.readings.contains("individual-results"));
      whose.push_back(row.found.whose);
    }
  }
  CHECK(whose == std::vector<std::string>{"C01", "P01"});
}

TEST_CASE("pace: what an undated flag left undone stays so, and a payment may still come") {
  const Given given;
  PaceOptions options;
  options.as_of = date(2024, 11, 1);
  options.readings = parse_readings(given.campaign, "literal");
  const Pace found = given.paced(options);
  const auto& left = row_of(found, "P01", "II.1.c").found.remaining;
  const auto& ratio = std::get<Ratio>(row_of(found, "P01", "II.1.c").found.measure);
  CHECK(left.can_turn == ratio.d() - ratio.n());
  CHECK(row_of(found, "P01", "II.1.b").found.remaining.can_turn == 0);
  CHECK(row_of(found, "P01", "II.1.a").found.remaining.counted == Counted::service);
}

TEST_CASE("pace: what it refuses") {
  const Given given;
  const auto refused = [&](const auto& change, const std::string& says) {
    PaceOptions options;
    options.as_of = date(2024, 11, 1);
    change(options);
    std::string text;
    try {
      static_cast<void>(given.paced(options));
    } catch (const std::invalid_argument& error) { text = error.what(); }
    CHECK_MESSAGE(text.find(says) != std::string::npos, text);
  };
  refused([](auto& o) { o.checkpoints = std::vector{date(2024, 6, 19)}; }, "outside the period");
  refused([](auto& o) { o.checkpoints = std::vector{date(2024, 11, 2)}; }, "after the as-of date");
  refused([](auto& o) { o.expected.numbers = {{"P99", "", 3, {}}}; }, "no subject «P99»");
  refused([](auto& o) { o.expected.numbers = {{"", "payments", 3, {}}}; }, "no indicator");
  refused([](auto& o) { o.expected.numbers = {{"", "", -1, {}}}; }, "0 to");
  refused(
      [](auto& o) {
        o.expected.numbers = {{"P01", "", 1, {}}, {"Phòng A (hư cấu)", "", 2, {}}};
      },
      "two numbers");
  refused([](auto& o) { o.projection_weeks = -1; }, "0 (all) or more");
  refused([](auto& o) { o.readings = {{"strictness", "lax"}}; }, "no reading");

  CalendarData data = shipped_calendar_data();
  std::erase_if(data.years, [](const CalendarYear& year) { return year.year != 2023; });
  std::erase_if(data.days, [](const CalendarDay& day) { return day.date.ymd().year != 2023; });
  PaceOptions options;
  options.as_of = date(2024, 11, 1);
  CHECK_THROWS_AS(
      static_cast<void>(pace(given.campaign, given.facts, WorkingCalendar{data}, options)),
      CalendarCoverageError);
  const auto open = load_campaign(root + "/examples/campaigns/lang-son-2024.toml");
  CHECK_THROWS_AS(static_cast<void>(pace(open, given.facts, shipped_calendar(), options)),
                  InputError);
}

TEST_CASE("pace: expected numbers from a table, all faults at once") {
  const Given given;
  const auto read = [&](const std::string& text) {
    return read_expected(parse_csv(text, "expected.csv").value(), given.campaign,
                         given.facts.evidence.subjects);
  };
  const auto good = read("Đơn vị,Chỉ số,Dự kiến\nPhòng A (hư cấu),,40\nP02,online-payment,7\n");
  REQUIRE(good.numbers.size() == 2);
  CHECK(good.numbers[0].subject == "P01");
  CHECK(good.numbers[1].indicator == "online-payment");
  std::vector<Fault> faults;
  try {
    static_cast<void>(
        read("subject,indicator,expected\nP99,,1\nP01,paymnt,2\nP01,,many\nP01,,3\n,,4\n"));
  } catch (const InputError& error) {
    for (const auto& fault : error.diagnostics()) { faults.push_back(fault.fault); }
  }
  std::sort(faults.begin(), faults.end());
  std::vector<Fault> expected{Fault::row_unknown_subject, Fault::row_unknown_indicator,
                              Fault::row_bad_number, Fault::row_duplicate_measure,
                              Fault::row_no_subject};
  std::sort(expected.begin(), expected.end());
  CHECK(faults == expected);
  CHECK_THROWS_AS(static_cast<void>(read("subject,number\nP01,1\n")), InputError);
}

TEST_CASE("pace: a working day's share is exact and never a division by zero") {
  CHECK(per_working_day(Least{8}, 39) == Rational{8, 39});
  CHECK(ceil(*per_working_day(Least{40}, 39)) == 2);
  CHECK_FALSE(per_working_day(Least{8}, 0));
  CHECK_FALSE(per_working_day(Least{}, 39));
  CHECK(per_working_day(Rational{-3}, 5) == Rational{0});
  CHECK_FALSE(per_working_day(Rational{3}, 0));
}
