/// \file
/// A plan built in C++ is the plan that the file says, and its faults are found as those of a file.
#include <thidua/campaign/builder.hpp>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/io/load_campaign.hpp>
#include <thidua/io/write_campaign.hpp>

#include "built_founding_plan.hpp"
#include "printing.hpp"

using namespace thidua;
using namespace thidua::build;

namespace {

CampaignBuilder small_builder() {
  CampaignBuilder plan{"small"};
  plan.title(vi("Đợt thi đua"))
      .cite("1")
      .period(from(date(2024, 6, 20)), through(date(2024, 12, 26)), "1");
  plan.authority("council", vi("Hội đồng"));
  plan.subject_kind("collective", vi("Tập thể")).cite("1");
  plan.award("giay-khen", vi("Giấy khen"))
      .granted_by("council")
      .cite("2")
      .for_kind("collective", no_discipline().cite("2"));
  return plan;
}

template <class Step>
concept HasGrantedBy = requires(Step step) {
  step.granted_by("x");
};
template <class Step>
concept HasDated = requires(Step step) {
  step.dated(DateField::paid);
};
template <class Step>
concept HasCite = requires(Step step) {
  step.cite("1");
};
static_assert(HasGrantedBy<AwardStep> && !HasGrantedBy<FlagStep> && !HasGrantedBy<CampaignBuilder>);
static_assert(HasDated<FlagStep> && !HasDated<AwardStep> && !HasDated<BasisStep>);
static_assert(HasCite<AwardStep> && !HasCite<FlagStep> && !HasCite<PlanSteps>);
static_assert(!std::is_convertible_v<From, Through> &&
              std::is_copy_constructible_v<CampaignBuilder>);
static_assert(std::is_aggregate_v<Criterion>);

}  // namespace

TEST_CASE("builder: the founding plan in C++ is the founding plan in its file") {
  const auto path =
      std::filesystem::path{THIDUA_SOURCE_DIR} / "examples/campaigns/lang-son-2024.toml";
  const Plan loaded = load_campaign(path).plan();
  const Plan built = built_founding_plan();
  CHECK(write_plan(built) == write_plan(loaded));
  CHECK(built == loaded);
  CHECK(Campaign{built} == load_campaign(path));
}

TEST_CASE("builder: one chain from the head to the campaign") {
  const Campaign campaign =
      CampaignBuilder{"one-chain"}
          .title({"Thanh toán trực tuyến", "Online payment"})
          .issuer(vi("Sở Ví Dụ (hư cấu)"))
          .cite("TITLE")
          .counted_by(DateField::finished)
          .period(from_parameter("issue-date"), through(date(2024, 12, 26)), "III")
          .parameter("issue-date", ParameterKind::date, vi("Ngày ban hành"))
          .not_before(date(2024, 6, 6))
          .value(date(2024, 6, 20))
          .cite("III")
          .authority("chairman", vi("Chủ tịch"))
          .subject_kind("individual", vi("Cá nhân"))
          .counted_as(CountedAs::officer)
          .results_of(ResultsOf::unit)
          .cite("IV.1")
          .flag("fee_due", vi("Có phí"))
          .flag("paid_online", vi("Đã thanh toán"))
          .dated(DateField::paid)
          .indicator("online-payment", vi("Tỷ lệ thanh toán"))
          .ratio(dossiers("fee_due", "paid_online"), dossiers("fee_due"))
          .no_activity(NoActivityRule::not_counted)
          .cite("I")
          .target("II.1", vi("Trên 45%"), "online-payment", above("45%"))
          .award("bang-khen", {"Bằng khen", "Certificate of Merit"})
          .granted_by("chairman")
          .cite("IV.2")
          .for_kind("individual", met("II.1").cite("IV.2.1"))
          .build();
  const Plan& plan = campaign.plan();
  CHECK(plan.id == "one-chain");
  CHECK(plan.flags[1].dated == DateField::paid);
  CHECK(plan.indicators[0].numerator->where ==
        std::vector<FlagTest>{{"fee_due", true}, {"paid_online", true}});
  CHECK(plan.targets[0].cite == Citation{{}, "II.1"});  // cited by its id
  CHECK(plan.targets[0].met_when == Comparison::above);
  CHECK(plan.period.from == PlanDay{std::string{"issue-date"}});
  CHECK(plan.awards[0].criteria_for("individual")->ref == "II.1");
}

TEST_CASE(
    "builder: each word of a criterion makes its kind and sets no more than that kind needs") {
  const auto kind = [](const CriterionBuilder& criterion) {
    return static_cast<Criterion>(criterion).kind;
  };
  CHECK(kind(all_of(met("a"))) == CriterionKind::all);
  CHECK(kind(any_of(met("a"), met("b"))) == CriterionKind::any);
  CHECK(kind(none_of(met("a"))) == CriterionKind::none);
  CHECK(kind(met("a")) == CriterionKind::met);
  CHECK(kind(exceeded("a")) == CriterionKind::exceeded);
  CHECK(kind(paper("a")) == CriterionKind::paper);
  CHECK(kind(no_discipline()) == CriterionKind::no_discipline);
  CHECK(kind(named("a")) == CriterionKind::criterion);
  CHECK(kind(award_criteria("a")) == CriterionKind::award);

  const Criterion two = at_least(2, met("a"), met("b"), met("c"));
  CHECK(two.kind == CriterionKind::at_least);
  CHECK(two.least == 2);
  CHECK(two.parts.size() == 3);
  CHECK(static_cast<Criterion>(contents_met()).judgement == Judgement::met);
  CHECK(static_cast<Criterion>(contents_exceeded()).judgement == Judgement::exceeded);
  CHECK(static_cast<Criterion>(attested("a")).judgement == Judgement::met);
  CHECK(static_cast<Criterion>(attested("a", Judgement::exceeded)).judgement ==
        Judgement::exceeded);
  CHECK(static_cast<Criterion>(role("leader", "employee")).roles ==
        std::vector<std::string>{"leader", "employee"});

  const Criterion compared = measure("land", at_most("12,5 ha"));
  CHECK(compared.comparison == Comparison::at_most);
  CHECK(compared.level == Level{Rational{25, 2}, "ha"});
  CHECK(below("5%").comparison == Comparison::below);
  CHECK(at_least("5%").level == Level{Rational{5, 100}, "%"});
}

TEST_CASE("builder: a criterion is a value that its steps leave alone") {
  const CriterionBuilder plain = met("a");
  const Criterion full = plain.cite("LAW:5")
                             .titled({"Đạt", "Met"})
                             .except(attested("flood"), true, "5.a")
                             .except(role("x"), false);
  CHECK(static_cast<Criterion>(plain) == static_cast<Criterion>(met("a")));
  CHECK(full.cite == Citation{"LAW", "5"});
  CHECK(full.title.en == "Met");
  REQUIRE(full.exceptions.size() == 2);
  CHECK(full.exceptions[0].then);
  CHECK(full.exceptions[0].cite.clause == "5.a");
  CHECK(full.exceptions[1].when.kind == CriterionKind::role);
  CHECK(full.exceptions[1].cite.empty());
}

TEST_CASE("builder: a text that is no level is a bad call") {
  for (const char* text : {"0.45", "45", "", "%", "km"}) {
    CAPTURE(text);
    CHECK_THROWS_AS((void)above(text), std::invalid_argument);
  }
}

TEST_CASE("builder: all faults of a plan at once") {
  CampaignBuilder plan = small_builder();
  plan.flag("a flag", vi("Cờ"));
  plan.target("T", vi("Chỉ tiêu"), "nowhere", above("45%")).cite("1");
  plan.open_point("unused", vi("?")).cite("1").reading("yes", vi("Có"));
  const auto result = plan.try_build();
  REQUIRE_FALSE(result);
  const auto has = [&](Fault fault) {
    return std::any_of(result.error().begin(), result.error().end(),
                       [&](const Diagnostic& d) { return d.fault == fault; });
  };
  CHECK(has(Fault::plan_bad_id));
  CHECK(has(Fault::plan_dangling_reference));
  CHECK_THROWS_AS((void)plan.build(), InputError);
}

TEST_CASE("builder: a copy is another plan") {
  const CampaignBuilder original = small_builder();
  CampaignBuilder copy = original;
  copy.flag("online", vi("Trực tuyến"));
  CHECK(original.plan().flags.empty());
  CHECK(copy.plan().flags.size() == 1);
  CampaignBuilder assigned{"other"};
  assigned = copy;
  assigned.flag("late", vi("Quá hạn"));
  CHECK(copy.plan().flags.size() == 1);
  CHECK(assigned.plan().flags.size() == 2);
}

TEST_CASE("builder: a step writes to its own entry and keeps the plan") {
  auto step = small_builder().flag("online", vi("Trực tuyến"));  // the builder itself is gone
  auto later = step.flag("paid", vi("Đã trả"));
  step.dated(DateField::submitted);
  later.dated(DateField::paid);
  const Plan plan = later.plan();
  CHECK(plan.flags[0].dated == DateField::submitted);
  CHECK(plan.flags[1].dated == DateField::paid);
}

TEST_CASE("builder: a content is cited by its id only where that is a clause") {
  CampaignBuilder plan = small_builder();
  plan.clause("II.2", vi("Nội dung"));
  plan.content("II.2", vi("Nội dung")).judged_by("council");
  plan.content("other", vi("Khác")).judged_by("council");
  const Plan built = plan.plan();
  CHECK(built.contents[0].cite == Citation{{}, "II.2"});
  CHECK(built.contents[1].cite.empty());
}

TEST_CASE("builder: kinds of an award stand in the order of their ids") {
  CampaignBuilder plan = small_builder();
  plan.award("co", vi("Cờ"))
      .for_kind("individual", met("a"))
      .for_kind("collective", met("b"))
      .for_kind("household", met("c"));
  const Plan built = plan.plan();
  std::string kinds;
  for (const auto& entry : built.awards.back().criteria) { kinds += entry.subject_kind + " "; }
  CHECK(kinds == "collective household individual ");
}
