/// \file
/// From words to readings, from readings to combinations; parameters that are set; what a tally of a campaign counts.
#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/readings.hpp>

#include "plan_samples.hpp"
#include "printing.hpp"

using namespace thidua;
using samples::plan_with;

namespace {

/// The readings of a combination: "strict own".
std::string words(const Campaign& of, const Combination& combination) {
  std::string text;
  for (std::size_t i = 0; i < of->open_points.size(); ++i) {
    text += (i == 0 ? "" : " ") + combination.reading(of.plan(), i).id;
  }
  return text;
}

std::vector<std::string> combined(const Campaign& of, const ReadingChoices& choices) {
  std::vector<std::string> all;
  for (const auto& combination : combinations(of, choices)) {
    all.push_back(words(of, combination));
  }
  return all;
}

}  // namespace

TEST_CASE("readings: words become choices") {
  const Campaign campaign{samples::plan()};
  CHECK(parse_readings(campaign, "all").empty());
  CHECK(parse_readings(campaign, " all ").empty());
  CHECK(parse_readings(campaign, "literal") == ReadingChoices{{"strictness", "strict"}});
  CHECK(parse_readings(campaign, "results=unit") == ReadingChoices{{"results", "unit"}});
  CHECK(parse_readings(campaign, " results = unit , strictness=level ") ==
        ReadingChoices{{"results", "unit"}, {"strictness", "level"}});
}

TEST_CASE("readings: anything else is refused by name") {
  const Campaign campaign{samples::plan()};
  for (const char* text :
       {"", "litteral", "strictness", "strictness=", "=strict", "strictness=above", "strict=strict",
        "strictness=strict,,results=own", ",", "=", "strictness=strict,strictness=level",
        "strictness=strict;results=own", "strictness=strict=level", "ALL"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(static_cast<void>(parse_readings(campaign, text)), std::invalid_argument);
  }
  CHECK_THROWS_WITH(static_cast<void>(parse_readings(campaign, "strictness=above")),
                    doctest::Contains("it has: strict, level"));
  CHECK_THROWS_AS(check_readings(campaign, {{"nothing", "strict"}}), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(combinations(campaign, {{"strictness", "loose"}})),
                  std::invalid_argument);
}

TEST_CASE("readings: every combination that the choices leave - the last point varying fastest") {
  const Campaign campaign{samples::plan()};
  CHECK(combined(campaign, {}) ==
        std::vector<std::string>{"strict own", "strict unit", "level own", "level unit"});
  CHECK(combined(campaign, {{"strictness", "level"}}) ==
        std::vector<std::string>{"level own", "level unit"});
  CHECK(combined(campaign, {{"results", "own"}}) ==
        std::vector<std::string>{"strict own", "level own"});
  CHECK(combined(campaign, {{"results", "own"}, {"strictness", "level"}}) ==
        std::vector<std::string>{"level own"});
}

TEST_CASE("readings: a plan without open points has one combination") {
  const Campaign settled{plan_with([](Plan& p) {
    p.targets[0].met_when = Comparison::above;
    p.subject_kinds[1].results_of = ResultsOf::own;
    p.open_points.clear();
    p.readings.clear();
  })};
  CHECK(combinations(settled, {}).size() == 1);
  CHECK(combinations(settled, {}).front().indices().empty());
}

TEST_CASE("readings: an open point with very many readings keeps them apart") {
  const Campaign many{plan_with([](Plan& p) {
    p.readings.clear();
    p.open_points[0].readings.clear();
    for (int i = 0; i < 300; ++i) {
      p.open_points[0].readings.push_back(
          {"r" + std::to_string(i), {}, i == 299 ? "at-least" : "above"});
    }
  })};
  const auto all = combinations(many, {{"results", "own"}});
  REQUIRE(all.size() == 300);
  std::set<std::string> ids;
  for (const auto& combination : all) { ids.insert(combination.reading(many.plan(), 0).id); }
  CHECK(ids.size() == 300);
  CHECK(value_under(many->targets[0].met_when, many.plan(), all.back()) == Comparison::at_least);
}

TEST_CASE("readings: the value of a setting is fixed or given by the combination") {
  const Campaign campaign{samples::plan()};
  const auto all = combinations(campaign, {});
  const auto& met_when = campaign->targets[0].met_when;
  CHECK(value_under(met_when, campaign.plan(), all.front()) == Comparison::above);
  CHECK(value_under(met_when, campaign.plan(), all.back()) == Comparison::at_least);
  CHECK(value_under(Choice<Comparison>{Comparison::below}, campaign.plan(), all.back()) ==
        Comparison::below);
  CHECK(value_under(campaign->subject_kinds[1].results_of, campaign.plan(), all[1]) ==
        ResultsOf::unit);
}

TEST_CASE("campaign: a parameter is set - and the old campaign stays what it is") {
  const Campaign campaign{samples::plan()};
  CHECK(!period_of(campaign.plan()));
  const Campaign set = campaign.with_parameter("issue-date", "20/06/2024");
  CHECK(period_of(set.plan()) == Period{Date(2024, 6, 20), Date(2024, 12, 26)});
  CHECK(!period_of(campaign.plan()));
  CHECK(set != campaign);
  CHECK(set == campaign.with_parameter("issue-date", "2024-06-20"));
}

TEST_CASE("campaign: a parameter that can't be set so") {
  const Campaign campaign{samples::plan()};
  const auto fault = [&](std::string_view id, std::string_view value) {
    try {
      static_cast<void>(campaign.with_parameter(id, value));
    } catch (const InputError& error) { return error.diagnostics().at(0).fault; }
    return Fault::row_no_id;
  };
  CHECK(fault("issue-day", "2024-06-20") == Fault::parameter_unknown);
  CHECK(fault("issue-date", "2024-06-31") == Fault::parameter_bad_value);
  CHECK(fault("issue-date", "") == Fault::parameter_bad_value);
  CHECK(fault("issue-date", "06/20/2024") == Fault::parameter_bad_value);
  CHECK(fault("margin", "2%") == Fault::parameter_bad_value);
  CHECK(fault("margin", "2") == Fault::parameter_bad_value);
  CHECK(fault("margin", "0.12345678901234567 pp") == Fault::parameter_bad_value);
  CHECK(fault("issue-date", "2024-06-05") == Fault::plan_parameter_out_of_range);
  CHECK(fault("issue-date", "2024-12-27") == Fault::plan_period_reversed);
}

TEST_CASE("parameter: read and written back") {
  struct Row {
    ParameterKind kind;
    const char* text;
    const char* written;
  };
  for (const auto& [kind, text, written] :
       {Row{ParameterKind::date, "26/12/2024", "2024-12-26"},
        Row{ParameterKind::percent, "45,5 %", "45.5%"},
        Row{ParameterKind::percentage_points, "2 điểm phần trăm", "2 pp"},
        Row{ParameterKind::percentage_points, "2 \u0111ie\u0302\u0309m pha\u0302\u0300n tra\u0306m",
            "2 pp"},
        Row{ParameterKind::integer, " 3 ", "3"},
        Row{ParameterKind::integer, "-9223372036854775808", "-9223372036854775808"}}) {
    CAPTURE(text);
    const auto value = parse_parameter(kind, text);
    REQUIRE(value);
    CHECK(to_string(*value) == written);
    CHECK(parse_parameter(kind, to_string(*value)) == value);
    CHECK(value->index() == static_cast<std::size_t>(kind));
  }
  for (const char* text : {"", "3.0", "3,5", "0x3", "9223372036854775808", "three"}) {
    CAPTURE(text);
    CHECK(!parse_parameter(ParameterKind::integer, text));
  }
  CHECK(!parse_parameter(ParameterKind::percent, "0.45"));
  CHECK(!parse_parameter(ParameterKind::percentage_points, "45%"));
}

TEST_CASE("campaign: what its tally counts") {
  const Campaign campaign{samples::plan()};
  try {
    static_cast<void>(tally_rules(campaign));
    FAIL("a tally without a period");
  } catch (const InputError& error) {
    REQUIRE(error.diagnostics().size() == 1);
    CHECK(error.diagnostics()[0].fault == Fault::parameter_unset);
    CHECK(error.diagnostics()[0].arguments == std::vector<std::string>{"issue-date"});
  }
  const auto rules = tally_rules(campaign.with_parameter("issue-date", "2024-06-20"));
  CHECK(rules.period == Period{Date(2024, 6, 20), Date(2024, 12, 26)});
  CHECK(rules.flags == campaign->flags);
  CHECK(!rules.with_service);
  CHECK(rules.with_officer);  // individuals stand as officers in the rows
  const Campaign by_service{plan_with([](Plan& p) {
    p.period.from = Date(2024, 6, 20);
    p.subject_kinds[1].counted_as = CountedAs::unit;
    p.indicators[0].numerator->counted = Counted::service;
    p.indicators[0].denominator->counted = Counted::service;
  })};
  CHECK(tally_rules(by_service).with_service);
  CHECK(!tally_rules(by_service).with_officer);
}
