/// \file
/// What changes at dates in a plan: targets that step, dated parameters, laws in force; loaded, checked, judged, written.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/campaign/builder.hpp>
#include <thidua/campaign/validate.hpp>
#include <thidua/evaluate/evaluation.hpp>
#include <thidua/io/load_campaign.hpp>
#include <thidua/io/write_campaign.hpp>
#include <thidua/render/explanation_text.hpp>

#include "plan_samples.hpp"
#include "printing.hpp"

using namespace thidua;
using namespace thidua::build;

namespace {

const std::string head = R"(thidua = 1

[campaign]
id = "stepping"
title = "Đợt thi đua giả định"
cite = "1"
period = { from = 2024-01-01, through = 2024-12-31, cite = "1" }

[[authority]]
id = "council"
title = "Hội đồng"

[[subject_kind]]
id = "collective"
title = "Tập thể"
cite = "1"

[[indicator]]
id = "payment"
title = "Thanh toán trực tuyến"
cite = "2"

[[award]]
id = "praise"
title = "Giấy khen"
authority = "council"
cite = "3"
[award.criteria]
collective = { met = "2", cite = "3" }
)";

std::string target(const std::string& levels) {
  return head + "\n[[target]]\nid = \"2\"\ntitle = \"Trên\"\nindicator = \"payment\"\n" + levels;
}

const std::string two_levels = R"(levels = [
  { through = 2024-06-30, above = "30%", cite = "2.a" },
  { through = 2024-12-31, above = "45%" },
]
)";

Plan plan_of(const std::string& text) { return parse_campaign(text, "plan.toml").value().plan(); }

std::vector<std::string> codes_of(const std::string& text) {
  std::vector<std::string> codes;
  for (const auto& diagnostic : check_plan_text(text, "plan.toml").diagnostics) {
    codes.push_back(std::string{diagnostic.code()} + " " + diagnostic.path);
  }
  return codes;
}

Measurements measured(std::int64_t n, std::int64_t d) {
  Measurements measurements;
  measurements.set({"x", "payment", measure_of_counts(n, d), date(2024, 1, 15), {}});
  return measurements;
}

}  // namespace

TEST_CASE("stepping: the level in force is the first whose last day has not passed") {
  const Plan plan = plan_of(target(two_levels));
  const Target& stepping = plan.targets.at(0);
  const auto on = [&](int month, int day) {
    return to_string(level_on(stepping, date(2024, month, day)));
  };
  CHECK(on(1, 1) == "30%");
  CHECK(on(6, 30) == "30%");
  CHECK(on(7, 1) == "45%");
  CHECK(on(12, 31) == "45%");
  CHECK(to_string(level_on(stepping, date(2023, 12, 31))) == "30%");
  CHECK(to_string(level_on(stepping, date(2025, 1, 1))) == "45%");
  CHECK(to_string(level_on(stepping, std::nullopt)) == "45%");
  CHECK(stepping.steps.at(0).cite == parse_citation("2.a"));
  CHECK(step_on(samples::plan().targets.at(0), date(2024, 7, 1)) == nullptr);
}

TEST_CASE("stepping: as of a day the level in force is judged, and explained with its clause") {
  const Campaign campaign = parse_campaign(target(two_levels), "plan.toml").value();
  const auto judged = [&](std::optional<Date> as_of) {
    EvaluateOptions options;
    options.as_of = as_of;
    return evaluate(campaign, measured(40, 100), {}, options);
  };
  const auto truth = [&](std::optional<Date> as_of) {
    const auto evaluation = judged(as_of);
    const auto& x = evaluation.subject("x");
    return evaluation.verdict(evaluation.finding(x, FindingKind::target_met, "2")).truth;
  };
  CHECK(truth(date(2024, 6, 30)) == Truth::yes);
  CHECK(truth(date(2024, 7, 1)) == Truth::no);
  CHECK(truth(std::nullopt) == Truth::no);
  CHECK(truth(date(2025, 3, 1)) == Truth::no);

  const auto text = [&](std::optional<Date> as_of, Language language) {
    const auto evaluation = judged(as_of);
    const auto why = evaluation.explain(evaluation.subject("x"), FindingKind::target_met, "2", 0);
    CHECK(why.comparison->in_force.has_value());
    return explanation_text(why, campaign.plan(), language);
  };
  CHECK(text(date(2024, 6, 10), Language::vi)
            .find("mức áp dụng ngày 10/06/2024 là 30 %, đến hết ngày 30/06/2024, khoản 2.a") !=
        std::string::npos);
  CHECK(text(date(2024, 7, 1), Language::en)
            .find("the level in force on 1 July 2024 is 45 %, through 31 December 2024") !=
        std::string::npos);
  CHECK(text(std::nullopt, Language::en)
            .find("judged by the last level, 45 %, through 31 December 2024") != std::string::npos);
}

TEST_CASE("stepping: what bad levels get") {
  using Codes = std::vector<std::string>;
  CHECK(codes_of(target(two_levels)).empty());
  CHECK(codes_of(target(R"(above = "45%"
levels = [{ through = 2024-12-31, above = "45%" }]
)")) == Codes{"plan.ambiguous-level target[0].above"});
  CHECK(codes_of(target("levels = []\n")) == Codes{"plan.missing-level target[0].levels"});
  CHECK(codes_of(target(R"(levels = [
  { through = 2024-06-30, above = "30%" },
  { through = 2024-12-31, at_least = "45%" },
]
)")) == Codes{"plan.levels-differ target[0].levels[1]"});
  CHECK(codes_of(target(R"(levels = [
  { through = 2024-12-31, above = "45%" },
  { through = 2024-06-30, above = "30%" },
]
)")) == Codes{"plan.levels-out-of-order target[0].levels[1].through"});
  CHECK(codes_of(target(R"(levels = [
  { through = 2024-06-30, above = "30%" },
  { through = 2024-06-30, above = "45%" },
]
)")) == Codes{"plan.levels-out-of-order target[0].levels[1].through"});
  CHECK(codes_of(target("levels = [{ through = 2024-12-30, above = \"30%\" }]\n")) ==
        Codes{"plan.levels-end-early target[0].levels"});
  CHECK(codes_of(target(R"(levels = [
  { through = 2023-12-31, above = "30%" },
  { through = 2024-12-31, above = "45%" },
]
)")) == Codes{"plan.level-not-in-period target[0].levels[0].through"});
  CHECK(codes_of(target(R"(levels = [
  { through = 2024-12-31, above = "30%" },
  { through = 2025-06-30, above = "45%" },
]
)")) == Codes{"plan.level-not-in-period target[0].levels[1].through"});
  CHECK(codes_of(target(R"(levels = [
  { through = 2024-06-30, above = "30 km" },
  { through = 2024-12-31, above = "45%" },
]
)")) == Codes{"plan.unit-mismatch target[0].levels[0]"});
  // What can't be read is said once, and nothing that follows from it.
  CHECK(codes_of(target("levels = [{ above = \"30%\" }]\n")) ==
        Codes{"plan.missing-key target[0].levels[0]"});
  CHECK(codes_of(target("levels = [{ through = 2024-12-31, above = \"0.3\", from = 1 }]\n")) ==
        Codes{"plan.bad-percent target[0].levels[0].above",
              "plan.unknown-key target[0].levels[0].from"});
  CHECK(codes_of(target("levels = \"30%\"\n")).front() == "plan.wrong-type target[0].levels");
}

TEST_CASE("stepping: built in code, and the same from its file") {
  CampaignBuilder plan{"built"};
  plan.title(vi("Đợt thi đua"))
      .cite("1")
      .period(from(date(2024, 1, 1)), through(date(2024, 12, 31)), "1");
  plan.basis("ND98", BasisKind::decree, "98/2023/NĐ-CP")
      .in_force(date(2024, 1, 1), date(2025, 6, 30))
      .cite("1");
  plan.basis("ND152", BasisKind::decree, "152/2025/NĐ-CP").in_force(date(2025, 7, 1)).cite("1");
  plan.parameter("base-salary", ParameterKind::money, vi("Lương cơ sở"))
      .value_from(date(2023, 7, 1), Money::dong(1'800'000), "NĐ 24/2023/NĐ-CP")
      .value_from(date(2024, 7, 1), Money::dong(2'340'000), "NĐ 73/2024/NĐ-CP")
      .known_through(date(2026, 6, 30))
      .cite("1");
  plan.authority("council", vi("Hội đồng"));
  plan.subject_kind("collective", vi("Tập thể")).cite("1");
  plan.indicator("payment", vi("Thanh toán")).cite("2");
  plan.target("2", vi("Trên"), "payment",
              {{date(2024, 6, 30), above("30%"), "2.a"}, {date(2024, 12, 31), above("45%")}});
  plan.award("praise", vi("Giấy khen"))
      .granted_by("council")
      .cite("3")
      .for_kind("collective", met("2").cite("3"));
  const Campaign campaign = plan.build();
  const std::string text = write_plan(campaign.plan());
  CHECK(text.find(R"(levels    = [
  { through = 2024-06-30, above = "30%", cite = "2.a" },
  { through = 2024-12-31, above = "45%" },
])") != std::string::npos);
  CHECK(text.find("in_force = { from = 2024-01-01, through = 2025-06-30 }") != std::string::npos);
  CHECK(text.find("known_through = 2026-06-30") != std::string::npos);
  CHECK(parse_campaign(text, "built.toml").value() == campaign);

  const auto& basis = campaign->basis;
  const auto numbers = [&](const Date& day) {
    std::vector<std::string> found;
    for (const auto* entry : in_force_on(basis, BasisKind::decree, day)) {
      found.push_back(entry->number);
    }
    return found;
  };
  CHECK(numbers(date(2023, 12, 31)).empty());
  CHECK(numbers(date(2025, 6, 30)) == std::vector<std::string>{"98/2023/NĐ-CP"});
  CHECK(numbers(date(2025, 7, 1)) == std::vector<std::string>{"152/2025/NĐ-CP"});
  CHECK(in_force_on(basis, BasisKind::law, date(2025, 7, 1)).empty());

  CHECK_THROWS_AS(plan.target("3", vi("x"), "payment", std::vector<SteppedBound>{}),
                  std::invalid_argument);
  CHECK_THROWS_AS(
      plan.target("3", vi("x"), "payment",
                  {{date(2024, 6, 30), above("30%")}, {date(2024, 12, 31), at_least("45%")}}),
      std::invalid_argument);
}

TEST_CASE("stepping: a plan changed by hand can't contradict itself") {
  const auto found = validate(samples::plan_with([](Plan& p) {
    p.targets[0].steps = {{date(2024, 12, 31), Level{{30, 100}, "%"}, {}}};
  }));
  REQUIRE(found.size() == 1);
  CHECK(found[0].fault == Fault::plan_bad_value);
  CHECK(found[0].path == "target[0].levels");
}

TEST_CASE(
    "dated parameters: the value as of a day; nothing before the first and after the last known") {
  Parameter salary;
  salary.kind = ParameterKind::money;
  salary.values = {{date(2023, 7, 1), Money::dong(1'800'000), "A"},
                   {date(2024, 7, 1), Money::dong(2'340'000), "B"}};
  salary.known_through = date(2026, 6, 30);
  const auto on = [&](std::optional<Date> day) { return value_on(salary, day); };
  CHECK(!on(date(2023, 6, 30)));
  CHECK(on(date(2024, 6, 30)) == ParameterValue{Money::dong(1'800'000)});
  CHECK(on(date(2024, 7, 1)) == ParameterValue{Money::dong(2'340'000)});
  CHECK(!on(date(2026, 7, 1)));
  CHECK(on(std::nullopt) == ParameterValue{Money::dong(2'340'000)});
  set_value(salary, Money::dong(1));
  CHECK(on(date(2000, 1, 1)) == ParameterValue{Money::dong(1)});
  CHECK(!salary.known_through);
}

TEST_CASE(
    "dated parameters: a margin is looked up as of the day, and is undetermined before it is set") {
  const Campaign campaign = parse_campaign(target("above = \"40%\"\n") + R"(
[[parameter]]
id = "margin"
kind = "percentage-points"
values = [
  { from = 2024-03-01, value = "2 pp", source = "Biên bản giả định 1" },
  { from = 2024-09-01, value = "10 pp", source = "Biên bản giả định 2" },
]
cite = "2"

[contents]
exceeded = "margin"
margin = "margin"
cite = "2"
)",
                                           "plan.toml")
                                .value();
  const auto truth = [&](std::optional<Date> as_of) {
    EvaluateOptions options;
    options.as_of = as_of;
    const auto evaluation = evaluate(campaign, measured(45, 100), {}, options);
    return evaluation
        .verdict(evaluation.finding(evaluation.subject("x"), FindingKind::target_exceeded, "2"))
        .truth;
  };
  CHECK(truth(date(2024, 2, 29)) == Truth::undetermined);
  CHECK(truth(date(2024, 3, 1)) == Truth::yes);
  CHECK(truth(date(2024, 8, 31)) == Truth::yes);
  CHECK(truth(date(2024, 9, 1)) == Truth::no);
  CHECK(truth(std::nullopt) == Truth::no);
  CHECK(campaign.with_parameter("margin", "3 pp")->parameters[0].values.empty());
}

TEST_CASE("dated parameters: what bad values get") {
  using Codes = std::vector<std::string>;
  const auto parameter = [](const std::string& lines) {
    return codes_of(target("above = \"40%\"\n") +
                    "\n[[parameter]]\nid = \"base\"\nkind = \"money\"\ncite = \"2\"\n" + lines);
  };
  CHECK(parameter("value = \"2.340.000 đồng\"\n").empty());
  CHECK(parameter("value = \"2340000\"\n") == Codes{"plan.bad-money parameter[0].value"});
  CHECK(parameter("value = 2340000\n") == Codes{"plan.wrong-type parameter[0].value"});
  CHECK(parameter("values = [{ from = 2024-07-01, value = \"2340000 VND\" }]\n") ==
        Codes{"plan.missing-key parameter[0].values[0]"});
  CHECK(parameter("values = [{ from = 2024-07-01, source = \"A\" }]\n") ==
        Codes{"plan.missing-key parameter[0].values[0]"});
  CHECK(parameter("value = \"1 VND\"\nvalues = [{ from = 2024-07-01, value = \"2 VND\", source = "
                  "\"A\" }]\n") == Codes{"plan.ambiguous-value parameter[0].value"});
  CHECK(parameter(R"(values = [
  { from = 2024-07-01, value = "2 VND", source = "A" },
  { from = 2024-07-01, value = "3 VND", source = "B" },
]
)") == Codes{"plan.values-out-of-order parameter[0].values[1].from"});
  CHECK(parameter("values = [{ from = 2024-07-01, value = \"2 VND\", source = \"A\" }]\n"
                  "known_through = 2024-06-30\n") ==
        Codes{"plan.known-through-too-early parameter[0].known_through"});
  CHECK(parameter("known_through = 2024-06-30\n") == Codes{"plan.missing-key parameter[0]"});
}

TEST_CASE("dated parameters: an end of the period is one day") {
  std::string text = target("above = \"40%\"\n") + R"(
[[parameter]]
id = "start"
kind = "date"
values = [{ from = 2024-01-01, value = 2024-01-05, source = "A" }]
cite = "1"
)";
  text.replace(text.find("from = 2024-01-01, through"), 17, "from = \"start\"");
  CHECK(codes_of(text) == std::vector<std::string>{"plan.dated-period-end campaign.period.from"});
}

TEST_CASE("laws in force: a basis that is not in force during the campaign is warned of") {
  const auto basis = [](const std::string& in_force) {
    return codes_of(target("above = \"40%\"\n") +
                    "\n[[basis]]\nid = \"D\"\nkind = \"decree\"\nnumber = \"1/2020\"\ncite = "
                    "\"1\"\nin_force = " +
                    in_force + "\n");
  };
  using Codes = std::vector<std::string>;
  CHECK(basis("{ from = 2024-01-01 }").empty());
  CHECK(basis("{ from = 2020-01-01, through = 2024-12-31 }").empty());
  CHECK(basis("{ from = 2025-01-01 }") == Codes{"plan.basis-not-in-force basis[0].in_force"});
  CHECK(basis("{ from = 2020-01-01, through = 2023-12-31 }") ==
        Codes{"plan.basis-not-in-force basis[0].in_force"});
  CHECK(basis("{ from = 2024-01-02 }") == Codes{"plan.basis-partly-in-force basis[0].in_force"});
  CHECK(basis("{ from = 2025-01-01, through = 2024-12-31 }") ==
        Codes{"plan.in-force-reversed basis[0].in_force"});
  CHECK(basis("{ through = 2024-12-31 }") == Codes{"plan.missing-key basis[0].in_force"});
  CHECK(!has_errors(check_plan_text(target("above = \"40%\"\n") + R"(
[[basis]]
id = "D"
kind = "decree"
number = "1/2020"
cite = "1"
in_force = { from = 2025-01-01 }
)",
                                    "plan.toml")
                        .diagnostics));
}
