/// \file
/// What is written is read back as the same plan, and the same plan is always written the same.
#include <thidua/io/write_campaign.hpp>

#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/campaign/builder.hpp>
#include <thidua/campaign/validate.hpp>
#include <thidua/io/load_campaign.hpp>

#include "random_plan.hpp"

using namespace thidua;
using namespace thidua::build;

namespace {

std::string listed(const Diagnostics& diagnostics) {
  std::string text;
  for (const auto& diagnostic : diagnostics) { text += to_string(diagnostic) + "\n"; }
  return text;
}

void check_round_trip(const Plan& plan) {
  const std::string text = write_plan(plan);
  CAPTURE(text);
  const auto loaded = parse_campaign(text, "written.toml");
  INFO((loaded ? std::string{} : listed(loaded.error())));
  REQUIRE(loaded);
  CHECK(loaded->plan() == plan);
  CHECK(write_campaign(*loaded) == text);
}

/// A plan with all that a plan must have, and no more.
CampaignBuilder small_plan() {
  CampaignBuilder plan{"small"};
  plan.title(vi("Đợt thi đua"))
      .cite("1")
      .period(from(date(2024, 6, 20)), through(date(2024, 12, 26)), "1");
  plan.authority("council", vi("Hội đồng"));
  plan.subject_kind("collective", vi("Tập thể")).cite("1");
  plan.indicator("share", vi("Tỷ lệ")).cite("2");
  return plan;
}
CampaignBuilder small_plan_with(const CriterionBuilder& criterion) {
  CampaignBuilder plan = small_plan();
  plan.award("giay-khen", vi("Giấy khen"))
      .granted_by("council")
      .cite("3")
      .for_kind("collective", criterion);
  return plan;
}

void gather_kinds(const Criterion& criterion, std::set<CriterionKind>& kinds) {
  kinds.insert(criterion.kind);
  for (const auto& part : criterion.parts) { gather_kinds(part, kinds); }
  for (const auto& exception : criterion.exceptions) { gather_kinds(exception.when, kinds); }
}

}  // namespace

TEST_CASE("write: the canonical text of a small plan") {
  CampaignBuilder plan{"small"};
  plan.title({"Đợt «thi đua»", "A \"campaign\""}).cite("TITLE").counted_by(DateField::paid);
  plan.period(from_parameter("issue-date"), through(date(2024, 12, 26)), "III");
  plan.parameter("issue-date", ParameterKind::date, vi("Ngày ban hành"))
      .value(date(2024, 6, 20))
      .cite("III");
  plan.parameter("margin", ParameterKind::percentage_points, {})
      .value(*parse_percentage_points("2,5 pp"))
      .cite("III");
  plan.authority("council", vi("Hội đồng"));
  plan.subject_kind("collective", vi("Tập thể")).cite("IV.1");
  plan.flag("late", vi("Quá hạn")).dated(DateField::finished);
  plan.indicator("on-time", vi("Đúng hạn"))
      .ratio(dossiers(without("late")), dossiers())
      .no_activity(open("empty"))
      .cite("I");
  plan.target("T", vi("Trên 45,5%"), "on-time", above("45,5 %")).cite("I");
  plan.content("C", vi("An toàn")).judged_by("council").cite("LAW:5");
  plan.basis("LAW", BasisKind::law, "06/2022/QH15").cite("LAW:5");
  plan.award("1.khen", vi("Giấy khen")).granted_by("council").cite("V");
  plan.award("flag", vi("Cờ"))
      .granted_by("council")
      .cite("V")
      .for_kind(
          "collective",
          all_of(met("T").except(attested("C"), true, "V"), measure("on-time", at_least("90%")),
                 at_least(1, attested("C", Judgement::exceeded), no_discipline()))
              .cite("V"));
  plan.open_point("empty", vi("0/0?"))
      .cite("I")
      .reading("no", vi("Chưa đạt"), "not-met")
      .reading("full", vi("Đạt"));
  plan.named_reading("strict", vi("Chặt")).choose("empty", "no");
  CHECK(write_plan(plan.plan()) == R"(thidua = 1

[campaign]
id         = "small"
title      = { vi = "Đợt «thi đua»", en = "A \"campaign\"" }
cite       = "TITLE"
counted_by = "paid"
period     = { from = "issue-date", through = 2024-12-26, cite = "III" }

[[basis]]
id     = "LAW"
kind   = "law"
number = "06/2022/QH15"
cite   = "LAW:5"

[[parameter]]
id    = "issue-date"
kind  = "date"
title = "Ngày ban hành"
value = 2024-06-20
cite  = "III"

[[parameter]]
id    = "margin"
kind  = "percentage-points"
value = "2.5 pp"
cite  = "III"

[[authority]]
id    = "council"
title = "Hội đồng"

[[subject_kind]]
id    = "collective"
title = "Tập thể"
cite  = "IV.1"

[[flag]]
id    = "late"
title = "Quá hạn"
dated = "finished"

[[indicator]]
id          = "on-time"
title       = "Đúng hạn"
numerator   = { count = "dossier", where = ["not late"] }
denominator = { count = "dossier" }
no_activity = { open_point = "empty" }
cite        = "I"

[[target]]
id        = "T"
title     = "Trên 45,5%"
indicator = "on-time"
above     = "45.5%"
cite      = "I"

[[content]]
id    = "C"
title = "An toàn"
by    = ["council"]
cite  = "LAW:5"

[[award]]
id        = "1.khen"
title     = "Giấy khen"
authority = "council"
cite      = "V"
[award.criteria]

[[award]]
id        = "flag"
title     = "Cờ"
authority = "council"
cite      = "V"
[award.criteria]
collective = { cite = "V", all = [
  { met = "T", except = [{ when = { attested = "C" }, then = "yes", cite = "V" }] },
  { measure = "on-time", at_least = "90%" },
  { at_least = 1, of = [{ attested = "C", judgement = "exceeded" }, { no_discipline = true }] },
] }

[[open_point]]
id       = "empty"
question = "0/0?"
cite     = "I"
[[open_point.reading]]
id    = "no"
title = "Chưa đạt"
value = "not-met"
[[open_point.reading]]
id    = "full"
title = "Đạt"
value = "full"

[[reading]]
id      = "strict"
title   = "Chặt"
choices = { empty = "no" }
)");
}

TEST_CASE("write: the plans that we ship come back equal") {
  const std::filesystem::path root{THIDUA_SOURCE_DIR};
  std::vector<std::filesystem::path> files = {root / "tests/gallery/valid-minimal.toml"};
  for (const auto& entry : std::filesystem::directory_iterator{root / "examples/campaigns"}) {
    if (entry.path().extension() == ".toml") { files.push_back(entry.path()); }
  }
  REQUIRE(files.size() > 2);
  for (const auto& file : files) {
    CAPTURE(file.string());
    check_round_trip(load_campaign(file).plan());
  }
}

TEST_CASE("write: any plan without faults comes back equal") {
  std::set<CriterionKind> kinds;
  std::size_t exceptions = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const Plan plan = random_plan(seed);
    const auto diagnostics = validate(plan);
    INFO(listed(diagnostics));
    REQUIRE_FALSE(has_errors(diagnostics));
    check_round_trip(plan);
    for (const auto& award : plan.awards) {
      for (const auto& entry : award.criteria) {
        gather_kinds(entry.criterion, kinds);
        exceptions += entry.criterion.exceptions.size();
      }
    }
  }
  CHECK(kinds.size() == std::size(Words<CriterionKind>::table));
  CHECK(exceptions > 0);
}

TEST_CASE("write: any text comes back as it is") {
  for (int c = 0; c < 0x80; ++c) {
    CAPTURE(c);
    Plan plan = small_plan_with(no_discipline().cite("3")).plan();
    plan.title = {"a" + std::string(1, static_cast<char>(c)) + "b",
                  std::string(1, static_cast<char>(c))};
    check_round_trip(plan);
  }
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Plan plan = small_plan_with(no_discipline().cite("3")).plan();
    plan.title = {odd_text(seed), odd_text(seed + 1)};
    check_round_trip(plan);
  }
}

TEST_CASE("write: decomposed letters are kept so") {
  Plan plan = small_plan_with(no_discipline().cite("3")).plan();
  plan.title = vi("hoa\u0300");
  CHECK(parse_campaign(write_plan(plan), "nfd.toml")->plan().title.vi == "hoa\u0300");
}

TEST_CASE("write: what no plan file can say is refused by name") {
  Level third{Rational{1, 3}, "%"};
  CHECK_THROWS_WITH_AS(
      (void)write_plan(small_plan_with(measure("share", {Comparison::above, third})).plan()),
      doctest::Contains("measure «share»"), std::invalid_argument);
  CampaignBuilder plan = small_plan_with(no_discipline().cite("3"));
  plan.target("T", vi("Một phần ba"), "share", {Comparison::above, third});
  CHECK_THROWS_WITH_AS((void)write_plan(plan.plan()), doctest::Contains("target «T»"),
                       std::invalid_argument);
  CHECK_THROWS_AS((void)write_plan(small_plan_with(no_discipline().titled(vi("\xC3"))).plan()),
                  std::invalid_argument);
  CHECK_THROWS_WITH_AS((void)write_plan(small_plan_with(no_discipline().cite(":a:b")).plan()),
                       doctest::Contains("a:b"), std::invalid_argument);

  CampaignBuilder margin = small_plan_with(no_discipline().cite("3"));
  margin.parameter("margin", ParameterKind::percentage_points, {})
      .value(PercentagePoints::of_fraction({1, 300}))
      .cite("1");
  CHECK_THROWS_WITH_AS((void)write_plan(margin.plan()), doctest::Contains("parameter «margin»"),
                       std::invalid_argument);

  CriterionBuilder deep = no_discipline();
  for (int i = 0; i < 100; ++i) { deep = all_of(deep); }
  CHECK_THROWS_WITH_AS((void)write_plan(small_plan_with(deep).plan()), doctest::Contains("deeper"),
                       std::invalid_argument);
}
