/// \file
/// The money of an award: every row that is known, every way in which it can't be told, and the plan's own bonus.
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/campaign/award_money.hpp>
#include <thidua/campaign/builder.hpp>
#include <thidua/campaign/validate.hpp>
#include <thidua/io/load_campaign.hpp>
#include <thidua/io/load_law.hpp>
#include <thidua/io/write_campaign.hpp>
#include <thidua/render/award_money_text.hpp>

#include "printing.hpp"

using namespace thidua;

namespace {

/// Award, recipient, multiple; then the exact amount and the one rounded up, with the base salaries 1,800,000, 2,340,000 and 2,530,000.
struct Row {
  const char* award;
  const char* recipient;
  const char* multiple;
  std::int64_t exact_1, up_1, exact_2, up_2, exact_3, up_3;
};
const std::vector<Row> rows{
    {"giay-khen", "individual", "0.3", 540000, 540000, 702000, 710000, 759000, 760000},
    {"giay-khen", "collective", "0.6", 1080000, 1080000, 1404000, 1410000, 1518000, 1520000},
    {"giay-khen", "household", "0.45", 810000, 810000, 1053000, 1060000, 1138500, 1140000},
    {"bang-khen-tinh", "individual", "1.5", 2700000, 2700000, 3510000, 3510000, 3795000, 3800000},
    {"bang-khen-tinh", "collective", "3.0", 5400000, 5400000, 7020000, 7020000, 7590000, 7590000},
    {"bang-khen-tinh", "household", "2.25", 4050000, 4050000, 5265000, 5270000, 5692500, 5700000},
    {"bang-khen-thu-tuong", "individual", "3.5", 6300000, 6300000, 8190000, 8190000, 8855000,
     8860000},
    {"bang-khen-thu-tuong", "collective", "7.0", 12600000, 12600000, 16380000, 16380000, 17710000,
     17710000},
    {"co-chinh-phu", "collective", "12", 21600000, 21600000, 28080000, 28080000, 30360000,
     30360000},
    {"co-tinh", "collective", "8", 14400000, 14400000, 18720000, 18720000, 20240000, 20240000},
    {"tap-the-lao-dong-xuat-sac", "collective", "1.5", 2700000, 2700000, 3510000, 3510000, 3795000,
     3800000},
    {"tap-the-lao-dong-tien-tien", "collective", "0.8", 1440000, 1440000, 1872000, 1880000, 2024000,
     2030000},
    {"chien-si-thi-dua-toan-quoc", "individual", "4.5", 8100000, 8100000, 10530000, 10530000,
     11385000, 11390000},
    {"chien-si-thi-dua-tinh", "individual", "3", 5400000, 5400000, 7020000, 7020000, 7590000,
     7590000},
    {"chien-si-thi-dua-co-so", "individual", "1", 1800000, 1800000, 2340000, 2340000, 2530000,
     2530000},
    {"lao-dong-tien-tien", "individual", "0.3", 540000, 540000, 702000, 710000, 759000, 760000},
    {"xa-phuong-tieu-bieu", "collective", "2", 3600000, 3600000, 4680000, 4680000, 5060000,
     5060000},
    {"thon-to-dan-pho-van-hoa", "collective", "1.5", 2700000, 2700000, 3510000, 3510000, 3795000,
     3800000}};

AwardMoneyQuestion asked(std::string award, std::string_view recipient, const Date& decided) {
  AwardMoneyQuestion question{std::move(award), from_word<Recipient>(recipient).value(), decided};
  question.trust.inferred = true;
  return question;
}

Fault fault_of(const Result<AwardMoney>& result) {
  REQUIRE(!result);
  REQUIRE(result.error().size() == 1);
  return result.error().front().fault;
}

std::vector<std::string> law_faults(const std::string& lines) {
  const auto book =
      parse_law("thidua_law = 1\nid = \"x\"\ntitle = \"Giả định\"\n" + lines, "x.toml");
  std::vector<std::string> codes;
  if (!book) {
    for (const auto& diagnostic : book.error()) {
      codes.push_back(std::string{diagnostic.code()} + " " + diagnostic.path);
    }
  }
  return codes;
}

}  // namespace

TEST_CASE("award money: every known row, exactly and rounded up, under all three base salaries") {
  for (const auto& row : rows) {
    CAPTURE(row.award);
    CAPTURE(row.recipient);
    const auto check = [&](const Date& decided, std::int64_t base, std::int64_t exact,
                           std::int64_t up) {
      auto question = asked(row.award, row.recipient, decided);
      const auto money = award_money(shipped_law(), question).value();
      CHECK(money.base.dong() == base);
      CHECK(money.multiple == parse_decimal(row.multiple)->value);
      CHECK(money.exact == Rational{exact});
      CHECK(money.amount.dong() == up);
      question.rounding = MoneyRounding::none;
      CHECK(award_money(shipped_law(), question)->amount.dong() == exact);
    };
    check(date(2024, 1, 1), 1'800'000, row.exact_1, row.up_1);
    check(date(2024, 6, 30), 1'800'000, row.exact_1, row.up_1);
    check(date(2024, 7, 1), 2'340'000, row.exact_2, row.up_2);
    check(date(2025, 3, 1), 2'340'000, row.exact_2, row.up_2);
    check(date(2026, 6, 30), 2'340'000, row.exact_2, row.up_2);
    check(date(2026, 7, 1), 2'530'000, row.exact_3, row.up_3);
  }
}

TEST_CASE("award money: a payment that was made, under the decree before") {
  // Bắc Ninh, Decision 335/QĐ-UBND of 2022-04-01: 2,980,000 to a collective, 1,490,000 to an individual.
  const auto paid = [](std::string_view recipient) {
    AwardMoneyQuestion question{"bang-khen-tinh", from_word<Recipient>(recipient).value(),
                                date(2022, 4, 1)};
    return award_money(shipped_law(), question)->amount.dong();
  };
  CHECK(paid("collective") == 2'980'000);
  CHECK(paid("individual") == 1'490'000);
}

TEST_CASE("award money: what was not seen is used only when it is asked for") {
  AwardMoneyQuestion question{"bang-khen-tinh", Recipient::individual, date(2025, 3, 1)};
  CHECK(fault_of(award_money(shipped_law(), question)) == Fault::money_not_trusted);
  question.trust.unverified = true;
  CHECK(fault_of(award_money(shipped_law(), question)) == Fault::money_not_trusted);
  question.trust = {};
  question.multiple = Rational{3, 2};
  CHECK(award_money(shipped_law(), question)->amount.dong() == 3'510'000);
  CHECK(award_money(shipped_law(), question)->status == FigureStatus::seen);
  question.multiple.reset();
  question.trust.inferred = true;
  CHECK(award_money(shipped_law(), question)->status == FigureStatus::inferred);
  // A household gets a multiple of what an individual gets, so it is known no better.
  question.recipient = Recipient::household;
  question.trust = {};
  CHECK(fault_of(award_money(shipped_law(), question)) == Fault::money_not_trusted);
}

TEST_CASE("award money: where nothing is known there is an error that names the day") {
  const auto early =
      award_money(shipped_law(), asked("giay-khen", "collective", date(2018, 6, 30)));
  CHECK(fault_of(early) == Fault::money_salary_not_known);
  CHECK(early.error().front().message(Language::vi) ==
        "không rõ mức lương cơ sở vào ngày 2018-06-30; chỉ biết từ ngày 2018-07-01");
  CHECK(
      fault_of(award_money(shipped_law(), asked("giay-khen", "collective", date(2023, 12, 31)))) ==
      Fault::money_multiple_not_known);
  CHECK(fault_of(award_money(shipped_law(), asked("co-tinh", "individual", date(2025, 3, 1)))) ==
        Fault::money_not_for_recipient);
  const auto unknown =
      award_money(shipped_law(), asked("bang-khen-tin", "collective", date(2025, 3, 1)));
  CHECK(fault_of(unknown) == Fault::money_unknown_award);
  CHECK(unknown.error().front().suggestion == "bang-khen-tinh");
  auto early_given = asked("giay-khen", "collective", date(2018, 6, 30));
  early_given.base = Money::dong(1'300'000);
  early_given.multiple = Rational{2, 5};
  CHECK(award_money(shipped_law(), early_given)->amount.dong() == 520'000);
}

TEST_CASE("award money: policies of rounding") {
  const auto under = [](const Rational& exact, MoneyRounding policy) {
    return rounded(exact, policy)->dong();
  };
  CHECK(under(702'000, MoneyRounding::up_10000) == 710'000);
  CHECK(under(702'000, MoneyRounding::nearest_10000) == 700'000);
  CHECK(under(702'000, MoneyRounding::none) == 702'000);
  CHECK(under(700'000, MoneyRounding::up_10000) == 700'000);
  CHECK(under(700'001, MoneyRounding::up_10000) == 710'000);
  CHECK(under(705'000, MoneyRounding::nearest_10000) == 710'000);
  CHECK(under(Rational{7'049'999, 10}, MoneyRounding::nearest_10000) == 700'000);
  CHECK(under(223'500, MoneyRounding::nearest_10000) == 220'000);  // as published answers have it
  CHECK(under(447'000, MoneyRounding::nearest_10000) == 450'000);
  CHECK(under(0, MoneyRounding::up_10000) == 0);
  CHECK(!rounded(Rational{1, 2}, MoneyRounding::none));
  for (std::int64_t exact = 690'000; exact <= 720'000; exact += 500) {
    std::int64_t naive = 0;
    while (naive < exact) { naive += 10'000; }
    CHECK(under(exact, MoneyRounding::up_10000) == naive);
  }
  auto question = asked("giay-khen", "collective", date(2025, 3, 1));
  question.multiple = Rational{1, 7};
  question.rounding = MoneyRounding::none;
  CHECK(fault_of(award_money(shipped_law(), question)) == Fault::money_not_whole);
  question.rounding = MoneyRounding::up_10000;
  CHECK(award_money(shipped_law(), question)->exact == Rational{2'340'000, 7});
  question.multiple = Rational{9'000'000'000'000'000};
  CHECK(fault_of(award_money(shipped_law(), question)) == Fault::money_too_large);
  question.multiple = Rational{0};
  CHECK(fault_of(award_money(shipped_law(), question)) == Fault::money_bad_multiple);
}

TEST_CASE("award money: in words") {
  auto question = asked("giay-khen", "collective", date(2025, 3, 1));
  const auto money = award_money(shipped_law(), question).value();
  CHECK(
      award_money_text(money, Language::vi) ==
      "Giấy khen cho tập thể, quyết định ngày 01/03/2025: 0,6 × 2.340.000 đồng (lương cơ sở từ "
      "ngày "
      "01/07/2024, Nghị định 73/2024/NĐ-CP) = 1.404.000 đồng; làm tròn lên hàng chục nghìn đồng: "
      "1.410.000 đồng (hệ số theo Nghị định 98/2023/NĐ-CP; Nghị định 152/2025/NĐ-CP, điều 49–54)");
  question.multiple = Rational{1, 7};
  question.base = Money::dong(1'000);
  CHECK(award_money_text(award_money(shipped_law(), question).value(), Language::en) ==
        "Commendation by the head of a unit for a collective, decided on 1 March 2025: 1/7 × 1,000 "
        "VND "
        "(base salary) = 1000/7 VND; rounded up to 10,000 VND: 10,000 VND (multiple as given)");
}

TEST_CASE("law: which decree and which law are in force on a day") {
  const auto number = [](BasisKind kind, const Date& day) {
    const auto found = in_force_on(shipped_law(), kind, day);
    return found ? found->front().number : std::string{found.error().front().code()};
  };
  CHECK(number(BasisKind::decree, date(2023, 12, 31)) == "law.not-known");
  CHECK(number(BasisKind::decree, date(2024, 1, 1)) == "98/2023/NĐ-CP");
  CHECK(number(BasisKind::decree, date(2025, 6, 30)) == "98/2023/NĐ-CP");
  CHECK(number(BasisKind::decree, date(2025, 7, 1)) == "152/2025/NĐ-CP");
  CHECK(number(BasisKind::law, date(2024, 1, 1)) == "06/2022/QH15");
  CHECK(in_force_on(shipped_law(), BasisKind::law, date(2026, 10, 1))->size() == 2);
  CHECK(base_salary(shipped_law(), date(2026, 7, 1))->value.amount == Money::dong(2'530'000));
  CHECK(!base_salary(shipped_law(), date(2018, 6, 30)));
}

TEST_CASE("law: what bad figures get") {
  using Codes = std::vector<std::string>;
  const std::string salary =
      "[[base_salary]]\nfrom = 2024-07-01\namount = \"2340000 VND\"\nstatus = \"seen\"\nsource = "
      "\"A\"\n";
  const auto rates = [](const std::string& entries) {
    return "[[bonus]]\nid = \"a\"\ntitle = \"Giả định\"\nrates = [\n" + entries + "]\n";
  };
  CHECK(law_faults(salary).empty());
  CHECK(law_faults(salary + salary) == Codes{"law.out-of-order base_salary"});
  CHECK(law_faults(
            "[[base_salary]]\nfrom = 2024-07-01\namount = \"2340000\"\nstatus = \"seen\"\nsource = "
            "\"A\"\n") == Codes{"law.bad-money base_salary[0].amount"});
  CHECK(law_faults("[[base_salary]]\nfrom = 2024-07-01\namount = \"1 VND\"\n") ==
        Codes{"law.missing-key base_salary[0]", "law.missing-key base_salary[0]"});
  CHECK(law_faults(
            rates("{ recipient = \"individual\", from = 2024-01-01, multiple = \"0\", status = "
                  "\"seen\", source = \"A\" },\n")) ==
        Codes{"law.bad-multiple bonus[0].rates[0].multiple"});
  CHECK(law_faults(rates(
            "{ recipient = \"household\", from = 2024-01-01, of_individual = \"1.5\", status = "
            "\"seen\", source = \"A\" },\n")) == Codes{"law.no-individual bonus[0].rates"});
  CHECK(law_faults("[[text]]\nid = \"D\"\nkind = \"decree\"\nnumber = \"1\"\ntitle = "
                   "\"x\"\nin_force = { from = "
                   "2025-01-01, through = 2024-12-31 }\nstatus = \"seen\"\nsource = \"A\"\n") ==
        Codes{"law.reversed text[0].in_force"});
  CHECK(law_faults(rates("") + rates("")).back() == "law.twice bonus[1].id");
  CHECK(parse_law(shipped_law_toml(), "law-vn.toml").value() == shipped_law());
}

TEST_CASE("award money: the plan's own bonus, its base salary as of the day of the decision") {
  const std::string text = R"(thidua = 1

[campaign]
id = "bonus"
title = "Đợt thi đua giả định"
cite = "1"
period = { from = 2024-01-01, through = 2024-12-31, cite = "1" }

[[basis]]
id = "ND98"
kind = "decree"
number = "98/2023/NĐ-CP"
cite = "1"

[[parameter]]
id = "base-salary"
kind = "money"
values = [
  { from = 2023-07-01, value = "1.800.000 đồng", source = "Nghị định 24/2023/NĐ-CP" },
  { from = 2024-07-01, value = "2.340.000 đồng", source = "Nghị định 73/2024/NĐ-CP" },
]
known_through = 2026-06-30
cite = "ND98:54"

[[authority]]
id = "director"
title = "Giám đốc"

[[subject_kind]]
id = "collective"
title = { vi = "Tập thể", en = "Collective" }
cite = "1"

[[subject_kind]]
id = "individual"
title = "Cá nhân"
cite = "1"

[[award]]
id = "praise"
title = { vi = "Giấy khen", en = "Praise" }
authority = "director"
cite = "1"
[award.criteria]
collective = { no_discipline = true, cite = "1" }
individual = { no_discipline = true, cite = "1" }
[award.bonus]
multiples = { collective = "0.6", individual = "0.3" }
base = "base-salary"
rounding = "up-10000"
cite = "ND98:54"
)";
  const Campaign campaign = parse_campaign(text, "bonus.toml").value();
  CHECK(parse_campaign(write_campaign(campaign), "bonus.toml").value() == campaign);
  const auto amount = [&](std::string_view kind, const Date& decided) {
    return award_money(campaign, "praise", kind, decided)->amount.dong();
  };
  CHECK(amount("collective", date(2024, 6, 30)) == 1'080'000);
  CHECK(amount("collective", date(2025, 3, 1)) == 1'410'000);
  CHECK(amount("individual", date(2025, 3, 1)) == 710'000);
  CHECK(award_money_text(award_money(campaign, "praise", "collective", date(2025, 3, 1)).value(),
                         Language::vi) ==
        "Giấy khen cho Tập thể, quyết định ngày 01/03/2025: 0,6 × 2.340.000 đồng (lương cơ sở từ "
        "ngày "
        "01/07/2024, Nghị định 73/2024/NĐ-CP) = 1.404.000 đồng; làm tròn lên hàng chục nghìn đồng: "
        "1.410.000 đồng (hệ số theo ND98:54)");
  const auto fault = [&](std::string_view award, std::string_view kind, const Date& decided) {
    return fault_of(award_money(campaign, award, kind, decided));
  };
  CHECK(fault("praise", "collective", date(2023, 6, 30)) == Fault::money_salary_not_known);
  CHECK(fault("praise", "collective", date(2026, 7, 1)) == Fault::money_salary_not_known);
  CHECK(fault("prais", "collective", date(2025, 3, 1)) == Fault::money_unknown_award);
  CHECK(fault("praise", "household", date(2025, 3, 1)) == Fault::money_not_for_recipient);

  const auto codes = [&](const std::string& from, const std::string& to) {
    std::string changed = text;
    changed.replace(changed.find(from), from.size(), to);
    std::vector<std::string> found;
    for (const auto& diagnostic : check_plan_text(changed, "bonus.toml").diagnostics) {
      found.push_back(std::string{diagnostic.code()} + " " + diagnostic.path);
    }
    return found;
  };
  using Codes = std::vector<std::string>;
  CHECK(codes("\"0.6\"", "\"-0.6\"") ==
        Codes{"plan.bad-multiple award[0].bonus.multiples.collective"});
  CHECK(codes("\"0.6\"", "0.6") == Codes{"plan.wrong-type award[0].bonus.multiples.collective"});
  CHECK(codes("multiples = { collective", "multiples = { family") ==
        Codes{"plan.dangling-reference award[0].bonus.multiples.family"});
  CHECK(codes("base = \"base-salary\"", "base = \"base\"") ==
        Codes{"plan.dangling-reference award[0].bonus.base"});
  CHECK(codes("rounding = \"up-10000\"", "rounding = \"up\"") ==
        Codes{"plan.bad-value award[0].bonus.rounding"});
  CHECK(codes("cite = \"ND98:54\"\n", "").size() == 1);
  CHECK(codes("individual = { no_discipline = true, cite = \"1\" }\n", "") ==
        Codes{"plan.dangling-reference award[0].bonus.multiples.individual"});
}
