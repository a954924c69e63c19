/// \file
/// Every fault that a plan built in code can have: found, with its path and its clause, and nothing else with it.
#include <algorithm>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/campaign/builder.hpp>
#include <thidua/campaign/campaign.hpp>
#include <thidua/campaign/readings.hpp>
#include <thidua/campaign/validate.hpp>

#include "plan_samples.hpp"
#include "printing.hpp"

using namespace thidua;
using samples::criterion;
using samples::merit;
using samples::plan_with;

namespace {

struct Broken {
  Fault fault;
  std::string path;
  std::string clause;
  std::function<void(Plan&)> change;
};

/// The fault is there at that path, and no other code with it.
void check_each(const std::vector<Broken>& all) {
  for (const auto& broken : all) {
    const auto found = validate(plan_with(broken.change));
    CAPTURE(code(broken.fault));
    CAPTURE(broken.path);
    std::string said;
    for (const auto& diagnostic : found) { said += to_string(diagnostic) + "\n"; }
    CAPTURE(said);
    CHECK(std::any_of(found.begin(), found.end(), [&](const Diagnostic& d) {
      return d.fault == broken.fault && d.path == broken.path && d.clause == broken.clause;
    }));
    CHECK(std::all_of(found.begin(), found.end(),
                      [&](const Diagnostic& d) { return d.fault == broken.fault; }));
  }
}

}  // namespace

TEST_CASE("validate: the plan that is broken below is without fault") {
  CHECK(validate(samples::plan()).empty());
  CHECK_NOTHROW(Campaign{samples::plan()});
  CHECK(Campaign::from(samples::plan()));
  CHECK(Campaign{samples::plan()} == Campaign{samples::plan()});
}

TEST_CASE("validate: an empty plan says all that is missing and crashes nowhere") {
  const auto found = validate(Plan{});
  std::vector<Fault> faults;
  for (const auto& diagnostic : found) { faults.push_back(diagnostic.fault); }
  for (const Fault fault : {Fault::plan_missing_key, Fault::plan_missing_citation,
                            Fault::plan_no_award, Fault::plan_no_subject_kind}) {
    CHECK(std::count(faults.begin(), faults.end(), fault) >= 1);
  }
  CHECK_THROWS_AS(Campaign{Plan{}}, InputError);
  CHECK(!Campaign::from(Plan{}));
}

TEST_CASE("validate: ids") {
  check_each(
      {{Fault::plan_missing_key, "campaign", "I", [](Plan& p) { p.id.clear(); }},
       {Fault::plan_missing_key, "campaign", "I", [](Plan& p) { p.title = {}; }},
       {Fault::plan_bad_id, "campaign.id", "I", [](Plan& p) { p.id = "invented 2024"; }},
       {Fault::plan_bad_id, "role[0].id", "IV", [](Plan& p) { p.roles[0].id = "công-chức"; }},
       {Fault::plan_missing_key, "parameter[2]", "V",
        [](Plan& p) {
          p.parameters.push_back({"", ParameterKind::integer, {}, {}, {}, {}, {{}, "V"}});
        }},
       {Fault::plan_duplicate_id, "role[1].id", "IV",
        [](Plan& p) { p.roles.push_back(p.roles[0]); }},
       {Fault::plan_duplicate_id, "clause[8].id", "",
        [](Plan& p) {
          p.clauses.push_back({"III", {}});
        }},
       {Fault::plan_duplicate_id, "award[2].id", "IV",
        [](Plan& p) { p.awards.push_back(p.awards[1]); }},
       {Fault::plan_duplicate_id, "flag[2].id", "", [](Plan& p) { p.flags.push_back(p.flags[0]); }},
       {Fault::plan_duplicate_id, "content[1].id", "II.1",
        [](Plan& p) {
          p.contents.push_back({"II.1", {}, {"council"}, {{}, "II.1"}});
        }},
       {Fault::plan_duplicate_id, "attested[1].id", "II.2",
        [](Plan& p) {
          p.attested.push_back({"II.2", {}, {"council"}, {{}, "II.2"}});
        }},
       {Fault::plan_duplicate_id, "open_point[0].reading[2].id", "II.1",
        [](Plan& p) {
          p.open_points[0].readings.push_back({"strict", {}, "below"});
        }},
       {Fault::plan_duplicate_id, "one_achievement.order[2]", "I",
        [](Plan& p) { p.one_achievement->order.push_back("merit"); }}});
}

TEST_CASE("validate: every entry has its wording - every reading its value") {
  const auto only_fault = [](const std::function<void(Plan&)>& change) {
    Plan plan = samples::plan();
    change(plan);
    const auto found = validate(plan);
    REQUIRE(found.size() == 1);
    CHECK(found.front().fault == Fault::plan_missing_key);
    return found.front().path + " " + found.front().arguments.at(0);
  };
  CHECK(only_fault([](Plan& p) { p.awards[1].title = {}; }) == "award[1] title");
  CHECK(only_fault([](Plan& p) { p.targets[0].title = {}; }) == "target[0] title");
  CHECK(only_fault([](Plan& p) { p.clauses[4].text = {}; }) == "clause[4] text");
  CHECK(only_fault([](Plan& p) { p.open_points[1].question = {}; }) == "open_point[1] question");
  CHECK(only_fault([](Plan& p) { p.open_points[1].readings[0].title = {}; }) ==
        "open_point[1].reading[0] title");
}

TEST_CASE("validate: two criteria of one award for one kind of subject") {
  check_each(
      {{Fault::plan_duplicate_id, "award[0].criteria.collective", "IV", [](Plan& p) {
          p.awards[0].criteria.push_back({"collective", criterion(CriterionKind::met, "II.1")});
        }}});
}

TEST_CASE("validate: every rule cites a clause that is there") {
  check_each(
      {{Fault::plan_missing_citation, "campaign", "", [](Plan& p) { p.cite = {}; }},
       {Fault::plan_missing_citation, "campaign.period", "", [](Plan& p) { p.period.cite = {}; }},
       {Fault::plan_missing_citation, "target[0]", "", [](Plan& p) { p.targets[0].cite = {}; }},
       {Fault::plan_missing_citation, "deadline[0]", "", [](Plan& p) { p.deadlines[0].cite = {}; }},
       {Fault::plan_missing_citation, "contents", "", [](Plan& p) { p.contents_rule->cite = {}; }},
       {Fault::plan_missing_citation, "one_achievement", "",
        [](Plan& p) { p.one_achievement->cite = {}; }},
       {Fault::plan_missing_citation, "award[0].criteria.collective", "",
        [](Plan& p) { merit(p).cite = {}; }},
       {Fault::plan_dangling_citation, "target[0].cite", "II.9",
        [](Plan& p) { p.targets[0].cite.clause = "II.9"; }},
       {Fault::plan_dangling_citation, "award[0].criteria.collective.all[1].cite", "IV.1.z",
        [](Plan& p) { merit(p).parts[1].cite.clause = "IV.1.z"; }},
       {Fault::plan_dangling_citation, "indicator[1].cite", "LAWS:5",
        [](Plan& p) { p.indicators[1].cite.document = "LAWS"; }}});
  // Without any clause in the plan there is nothing to hold a citation against.
  CHECK(validate(plan_with([](Plan& p) {
          p.clauses.clear();
          p.targets[0].cite.clause = "II.9";
        })).empty());
}

TEST_CASE("validate: a reference to what is not there") {
  check_each({{Fault::plan_dangling_reference, "parameter[0].decided_by", "III",
               [](Plan& p) { p.parameters[0].decided_by = "nobody"; }},
              {Fault::plan_dangling_reference, "campaign.period.from", "III",
               [](Plan& p) { p.period.from = std::string{"date-of-issue"}; }},
              {Fault::plan_dangling_reference, "indicator[0].numerator.where[1]", "II.1",
               [](Plan& p) { p.indicators[0].numerator->where[1].flag = "paid"; }},
              {Fault::plan_dangling_reference, "indicator[0].denominator.where[0]", "II.1",
               [](Plan& p) { p.indicators[0].denominator->where[0].flag = "fees"; }},
              {Fault::plan_dangling_reference, "target[0].indicator", "II.1",
               [](Plan& p) { p.targets[0].indicator = "payments"; }},
              {Fault::plan_dangling_reference, "content[0].by[0]", "II.2",
               [](Plan& p) { p.contents[0].by = {"nobody"}; }},
              {Fault::plan_dangling_reference, "contents.margin", "II",
               [](Plan& p) { p.contents_rule->margin = "margins"; }},
              {Fault::plan_dangling_reference, "paper[0].deadline", "V",
               [](Plan& p) { p.papers[0].deadline = "later"; }},
              {Fault::plan_dangling_reference, "paper[0].to", "V",
               [](Plan& p) { p.papers[0].to = "nobody"; }},
              {Fault::plan_dangling_reference, "award[0].authority", "IV",
               [](Plan& p) { p.awards[0].authority = "nobody"; }},
              {Fault::plan_dangling_reference, "award[0].papers[0]", "IV",
               [](Plan& p) { p.awards[0].papers = {"report"}; }},
              {Fault::plan_dangling_reference, "award[1].criteria.household", "IV",
               [](Plan& p) {
                 p.awards[1].criteria[0].subject_kind = "household";
                 p.one_achievement.reset();
               }},
              {Fault::plan_dangling_reference, "one_achievement.order[1]", "I",
               [](Plan& p) { p.one_achievement->order[1] = "medal"; }},
              {Fault::plan_dangling_reference, "reading[0].choices.strict", "",
               [](Plan& p) {
                 p.readings[0].choices = {{"strict", "strict"}};
               }},
              {Fault::plan_dangling_reference, "award[0].criteria.collective.all[0].contents",
               "IV.1", [](Plan& p) { p.contents_rule.reset(); }}});
}

TEST_CASE("validate: every criterion that refers to what is not there - or to nothing") {
  struct Row {
    CriterionKind kind;
    const char* key;
  };
  std::vector<Broken> broken;
  for (const auto& [kind, key] :
       {Row{CriterionKind::met, "met"}, Row{CriterionKind::exceeded, "exceeded"},
        Row{CriterionKind::measure, "measure"}, Row{CriterionKind::attested, "attested"},
        Row{CriterionKind::paper, "paper"}, Row{CriterionKind::criterion, "criterion"},
        Row{CriterionKind::award, "award"}}) {
    for (const char* ref : {"not-there", ""}) {
      broken.push_back({Fault::plan_dangling_reference,
                        std::string{"award[0].criteria.collective.all[0]."} + key, "IV.1",
                        [kind = kind, ref](Plan& p) { merit(p).parts[0] = criterion(kind, ref); }});
    }
  }
  broken.push_back({Fault::plan_dangling_reference, "award[0].criteria.collective.all[0].role",
                    "IV.1", [](Plan& p) {
                      merit(p).parts[0] = criterion(CriterionKind::role, {});
                      merit(p).parts[0].roles = {"officer", "chief"};
                    }});
  check_each(broken);
}

TEST_CASE("validate: nothing where something is referred to") {
  check_each({{Fault::plan_dangling_reference, "target[0].indicator", "II.1",
               [](Plan& p) { p.targets[0].indicator = ""; }},
              {Fault::plan_dangling_reference, "award[0].papers[0]", "IV",
               [](Plan& p) { p.awards[0].papers = {""}; }},
              {Fault::plan_dangling_reference, "one_achievement.order[2]", "I",
               [](Plan& p) { p.one_achievement->order.push_back(""); }},
              {Fault::plan_dangling_reference, "indicator[0].numerator.where[0]", "II.1",
               [](Plan& p) {
                 p.indicators[0].numerator->where = {{""}, {"fee_due"}};
               }},
              {Fault::plan_dangling_reference, "indicator[0].no_activity.open_point", "II.1",
               [](Plan& p) { p.indicators[0].no_activity = OpenPointRef{}; }},
              {Fault::plan_missing_key, "campaign.period", "III",
               [](Plan& p) { p.period.through = std::string{}; }}});
  // Optional ones may be left out.
  CHECK(validate(plan_with([](Plan& p) {
          p.parameters[0].decided_by.clear();
          p.papers[0].deadline.clear();
          p.papers[0].to.clear();
        })).empty());
}

TEST_CASE("validate: circles among criteria and awards") {
  check_each(
      {{Fault::plan_cycle, "criterion[0]", "IV.1",
        [](Plan& p) { p.criteria[0].rule = criterion(CriterionKind::criterion, "creative"); }},
       {Fault::plan_cycle, "award[0]", "IV",
        [](Plan& p) { merit(p).parts.push_back(criterion(CriterionKind::award, "merit")); }},
       {Fault::plan_cycle, "award[0]", "IV",
        [](Plan& p) {
          merit(p).parts.push_back(criterion(CriterionKind::award, "commendation"));
          p.awards[1].criteria[0].criterion = criterion(CriterionKind::award, "merit");
        }},
       {Fault::plan_cycle, "criterion[0]", "IV.1",
        [](Plan& p) {
          p.criteria[0].rule.exceptions = {
              {criterion(CriterionKind::criterion, "creative"), true, {}}};
        }},
       {Fault::plan_cycle, "criterion[0]", "IV.1", [](Plan& p) {
          p.criteria[0].rule = samples::all_of_these({criterion(CriterionKind::award, "merit")});
        }}});
  // Referring to one thing twice is no circle.
  CHECK(validate(plan_with([](Plan& p) {
          merit(p).parts.push_back(criterion(CriterionKind::criterion, "creative"));
        })).empty());
}

TEST_CASE("validate: periods - parameters and deadlines that contradict each other") {
  check_each({{Fault::plan_period_reversed, "campaign.period", "III",
               [](Plan& p) {
                 p.period.from = Date(2024, 12, 27);
                 p.deadlines.clear();
                 p.papers[0].deadline.clear();
               }},
              {Fault::plan_wrong_type, "campaign.period.from", "III",
               [](Plan& p) { p.period.from = std::string{"margin"}; }},
              {Fault::plan_wrong_type, "contents.margin", "II",
               [](Plan& p) { p.contents_rule->margin = "issue-date"; }},
              {Fault::plan_parameter_out_of_range, "parameter[0].value", "III",
               [](Plan& p) { p.parameters[0].value = Date(2024, 6, 5); }},
              {Fault::plan_deadline_before_period, "deadline[0].before", "V",
               [](Plan& p) {
                 p.parameters[0].value = Date(2024, 6, 20);
                 p.deadlines[0].due = {DeadlineKind::before, Date(2024, 6, 20)};
               }},
              {Fault::plan_deadline_before_period, "deadline[0].before", "V",
               [](Plan& p) {
                 p.parameters[0].value = Date(2024, 6, 20);
                 p.deadlines[0].due = {DeadlineKind::before, Date(1400, 1, 1)};
               }},
              {Fault::plan_deadline_before_end, "deadline[0].by", "V",
               [](Plan& p) {
                 p.deadlines[0].due = {DeadlineKind::by, Date(2024, 12, 25)};
               }},
              {Fault::plan_deadline_before_end, "deadline[0].before", "V",
               [](Plan& p) { p.deadlines[0].due.day = Date(2024, 12, 26); }}});
  CHECK(validate(plan_with([](Plan& p) {
          p.parameters[0].value = Date(2024, 6, 6);
          p.deadlines[0].due = {DeadlineKind::by, Date(2024, 12, 26)};
        })).empty());
}

TEST_CASE("validate: what a deadline counts from - and what moves it") {
  const auto within = [](std::int64_t count, PlanDay of) {
    return build::within(count, TermUnit::working_day, std::move(of));
  };
  const auto extended = [](Plan& p, const Date& by, const Date& decided) {
    p.deadlines[0].extensions.push_back({build::by(by), "12/QĐ", decided, Citation{{}, "V"}});
  };
  check_each(
      {{Fault::plan_dangling_reference, "deadline[0].within.of", "V",
        [&](Plan& p) { p.deadlines[0].due = within(10, "nothing"); }},
       {Fault::plan_wrong_type, "deadline[0].within.of", "V",
        [&](Plan& p) { p.deadlines[0].due = within(10, "margin"); }},
       {Fault::plan_wrong_type, "deadline[0].by", "V",
        [&](Plan& p) { p.deadlines[0].due = build::by("margin"); }},
       {Fault::plan_missing_key, "deadline[0].before", "V",
        [&](Plan& p) { p.deadlines[0].due = build::before(""); }},
       {Fault::plan_term_out_of_range, "deadline[0].within.count", "V",
        [&](Plan& p) { p.deadlines[0].due = within(0, Date(2025, 1, 2)); }},
       {Fault::plan_term_out_of_range, "deadline[0].within.count", "V",
        [&](Plan& p) { p.deadlines[0].due = within(-3, Date(2025, 1, 2)); }},
       {Fault::plan_term_out_of_range, "deadline[0].within.count", "V",
        [&](Plan& p) {
          p.deadlines[0].due = within(std::numeric_limits<std::int64_t>::max(), "issue-date");
        }},
       {Fault::plan_deadline_out_of_range, "deadline[0].within.of", "V",
        [](Plan& p) { p.deadlines[0].due = build::within(2, TermUnit::month, Date(9999, 12, 1)); }},
       {Fault::plan_dangling_reference, "deadline[0].responsible", "V",
        [](Plan& p) { p.deadlines[0].responsible = "nobody"; }},
       {Fault::plan_missing_key, "deadline[0].extended[0]", "V",
        [&](Plan& p) {
          extended(p, Date(2025, 1, 10), Date(2024, 12, 27));
          p.deadlines[0].extensions[0].decision.clear();
        }},
       {Fault::plan_missing_citation, "deadline[0].extended[0]", "",
        [&](Plan& p) {
          extended(p, Date(2025, 1, 10), Date(2024, 12, 27));
          p.deadlines[0].extensions[0].cite = {};
        }},
       {Fault::plan_extension_order, "deadline[0].extended[1].date", "V",
        [&](Plan& p) {
          extended(p, Date(2025, 1, 10), Date(2024, 12, 27));
          extended(p, Date(2025, 1, 20), Date(2024, 12, 27));
        }},
       {Fault::plan_extension_late, "deadline[0].extended[0].date", "V",
        [&](Plan& p) { extended(p, Date(2025, 1, 10), Date(2024, 12, 31)); }},
       {Fault::plan_deadline_shortened, "deadline[0].extended[0].by", "V",
        [&](Plan& p) { extended(p, Date(2024, 12, 29), Date(2024, 12, 27)); }}});
  CHECK(validate(plan_with([&](Plan& p) {
          extended(p, Date(2025, 1, 10), Date(2024, 12, 30));  // decided on the last day itself
          p.deadlines[0].due.time = TimeOfDay{12, 0};
        })).empty());
}

TEST_CASE("validate: a parameter's value is of its kind") {
  check_each({{Fault::plan_wrong_type, "parameter[0].value", "III",
               [](Plan& p) { p.parameters[0].value = std::int64_t{20240620}; }},
              {Fault::plan_wrong_type, "parameter[1].value", "II",
               [](Plan& p) { p.parameters[1].value = *parse_percent("2%"); }}});
}

TEST_CASE("validate: levels in the indicator's unit and within reach") {
  check_each(
      {{Fault::plan_unit_mismatch, "target[0]", "II.1",
        [](Plan& p) {
          p.targets[0].level = {Rational{45}, "km"};
        }},
       {Fault::plan_unit_mismatch, "target[0]", "II.1",
        [](Plan& p) { p.targets[0].indicator = "road"; }},
       {Fault::plan_level_out_of_range, "target[0]", "II.1",
        [](Plan& p) {
          p.targets[0].level.value = Rational{101, 100};
        }},
       {Fault::plan_level_out_of_range, "target[0]", "II.1",
        [](Plan& p) {
          p.targets[0].level.value = Rational{-1, 100};
        }},
       {Fault::plan_unit_mismatch, "award[0].criteria.collective.all[0]", "IV.1",
        [](Plan& p) {
          merit(p).parts[0] = criterion(CriterionKind::measure, "payment");
        }},  // a level of no unit
       {Fault::plan_level_out_of_range, "award[0].criteria.collective.all[0]", "IV.1", [](Plan& p) {
          merit(p).parts[0] = criterion(CriterionKind::measure, "payment");
          merit(p).parts[0].level = {Rational{45}, "%"};  // 45 is 4500 %
        }}});
  // More than 100 % is a level where the numerator is no part of the denominator.
  CHECK(validate(plan_with([](Plan& p) {
          p.indicators[0].denominator->where = {{"paid_online"}};
          p.indicators[0].numerator->where = {{"fee_due"}};
          p.targets[0].level.value = Rational{3, 2};
        })).empty());
}

TEST_CASE("validate: what counting needs") {
  check_each(
      {{Fault::plan_missing_key, "indicator[0]", "II.1",
        [](Plan& p) { p.indicators[0].denominator.reset(); }},
       {Fault::plan_missing_key, "content[0]", "II.2", [](Plan& p) { p.contents[0].by.clear(); }},
       {Fault::plan_missing_key, "award[1]", "IV", [](Plan& p) { p.awards[1].criteria.clear(); }},
       {Fault::plan_too_many_flags, "flag[16]", "", [](Plan& p) {
          for (int i = 0; i < 15; ++i) { p.flags.push_back({"f" + std::to_string(i), {}, {}}); }
        }}});
  CHECK(validate(plan_with([](Plan& p) {
          for (int i = 0; i < 14; ++i) { p.flags.push_back({"f" + std::to_string(i), {}, {}}); }
        })).empty());
}

TEST_CASE("validate: the shape of criteria") {
  check_each({{Fault::plan_empty_criterion, "award[0].criteria.collective.all", "IV.1",
               [](Plan& p) { merit(p).parts.clear(); }},
              {Fault::plan_empty_criterion, "award[0].criteria.collective.all[0].of", "IV.1",
               [](Plan& p) { merit(p).parts[0] = criterion(CriterionKind::at_least, {}); }},
              {Fault::plan_empty_criterion, "award[0].criteria.collective.all[0].role", "IV.1",
               [](Plan& p) { merit(p).parts[0] = criterion(CriterionKind::role, {}); }},
              {Fault::plan_at_least_out_of_range, "award[0].criteria.collective.at_least", "IV.1",
               [](Plan& p) { merit(p).kind = CriterionKind::at_least; }},
              {Fault::plan_at_least_out_of_range, "award[0].criteria.collective.at_least", "IV.1",
               [](Plan& p) {
                 merit(p).kind = CriterionKind::at_least;
                 merit(p).least = 3;
               }},
              {Fault::plan_conflicting_exceptions, "award[0].criteria.collective.except[1]", "IV.1",
               [](Plan& p) {
                 const auto when = criterion(CriterionKind::attested, "solutions");
                 merit(p).exceptions = {{when, true, {}}, {when, false, {}}};
               }},
              {Fault::plan_dangling_reference,
               "award[0].criteria.collective.except[0].when.attested", "IV.1", [](Plan& p) {
                 merit(p).exceptions = {{criterion(CriterionKind::attested, "none"), true, {}}};
               }}});
  CHECK(validate(plan_with([](Plan& p) {
          const auto when = criterion(CriterionKind::attested, "solutions");
          merit(p).exceptions = {{when, true, {}}, {when, true, {}}};
        })).empty());
}

TEST_CASE("validate: open points - their readings and the values they give") {
  check_each(
      {{Fault::plan_open_point_value, "open_point[0].reading[1].value", "II.1",
        [](Plan& p) { p.open_points[0].readings[1].value = "at_least"; }},
       {Fault::plan_open_point_value, "open_point[1].reading[0].value", "IV",
        [](Plan& p) { p.open_points[1].readings[0].value = "theirs"; }},
       {Fault::plan_unused_open_point, "open_point[0]", "II.1",
        [](Plan& p) { p.targets[0].met_when = Comparison::above; }},
       {Fault::plan_missing_key, "open_point[0]", "II.1",
        [](Plan& p) {
          p.open_points[0].readings.clear();
          p.readings.clear();
        }},
       {Fault::plan_missing_margin, "contents", "II",
        [](Plan& p) { p.contents_rule->margin.clear(); }},
       {Fault::plan_incomplete_choice, "reading[0].choices.strictness", "",
        [](Plan& p) { p.readings[0].choices["strictness"] = "loose"; }},
       {Fault::plan_dangling_reference, "target[0].met_when.open_point", "II.1", [](Plan& p) {
          p.targets[0].met_when = OpenPointRef{"strict"};
          p.open_points.erase(p.open_points.begin());
          p.readings.clear();
        }}});
  CHECK(validate(plan_with([](Plan& p) {
          p.contents_rule->exceeded = ContentsExceeded::above_level;
          p.contents_rule->margin.clear();
        })).empty());
}

TEST_CASE("validate: a margin is needed where one reading uses it") {
  const auto with_reading = [](const char* value) {
    return validate(plan_with([&](Plan& p) {
      p.contents_rule->exceeded = OpenPointRef{"exceeded"};
      p.contents_rule->margin.clear();
      p.open_points.push_back(
          {"exceeded", {}, {{"one", {}, "above-level"}, {"two", {}, value}}, {{}, "II"}});
    }));
  };
  CHECK(with_reading("all-contents").empty());
  REQUIRE(with_reading("margin").size() == 1);
  CHECK(with_reading("margin").front().fault == Fault::plan_missing_margin);
}

TEST_CASE("validate: too many combinations of readings") {
  const auto with_points = [](int points, int readings) {
    return plan_with([&](Plan& p) {
      p.readings.clear();
      p.open_points.clear();
      p.subject_kinds[1].results_of = ResultsOf::own;
      p.targets.clear();
      p.awards[1].criteria[0].criterion = criterion(CriterionKind::attested, "solutions");
      for (int i = 0; i < points; ++i) {
        OpenPoint point{"p" + std::to_string(i), {}, {}, {{}, "II"}};
        for (int j = 0; j < readings; ++j) {
          point.readings.push_back(
              {"r" + std::to_string(j), {}, j % 2 == 0 ? "above" : "at-least"});
        }
        p.open_points.push_back(point);
        p.targets.push_back({"T" + std::to_string(i),
                             {},
                             "payment",
                             Comparison::above,
                             Level{{45, 100}, "%"},
                             OpenPointRef{point.id},
                             {{}, "II.1"}});
      }
    });
  };
  CHECK(validate(with_points(12, 2)).empty());
  REQUIRE(validate(with_points(13, 2)).size() == 1);
  CHECK(validate(with_points(13, 2)).front().fault == Fault::plan_too_many_readings);
  CHECK(validate(with_points(200, 3)).size() == 1);  // no overflow on the way
  CHECK(validate(with_points(1, 4096)).empty());
  CHECK(validate(with_points(1, 4097)).size() == 1);
}

TEST_CASE("validate: all faults at once - in the order of the plan") {
  const auto found = validate(plan_with([](Plan& p) {
    p.id = "not an id";
    p.awards[0].authority = "nobody";
    p.targets[0].level = {Rational{45}, "km"};
    p.deadlines[0].cite = {};
  }));
  CHECK(found.size() == 4);
  CHECK(std::is_sorted(found.begin(), found.end(),
                       [](const Diagnostic& a, const Diagnostic& b) { return a.path < b.path; }));
  try {
    const Campaign campaign{plan_with([](Plan& p) {
      p.id = "not an id";
      p.awards[0].authority = "council2";
    })};
    FAIL("a plan with faults became a campaign");
  } catch (const InputError& error) {
    CHECK(error.diagnostics().size() == 2);
    CHECK(error.diagnostics()[0].suggestion == "council");
  }
}

TEST_CASE("validate: warnings do not keep a plan from being a campaign") {
  const auto plan = plan_with([](Plan& p) { p.deadlines[0].due.day = Date(2024, 12, 26); });
  CHECK(!validate(plan).empty());
  CHECK(!has_errors(validate(plan)));
  CHECK_NOTHROW(Campaign{plan});
}
