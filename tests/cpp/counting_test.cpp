/// \file
/// From a tally to measures: held against counting the rows one by one, for every day, unit and officer.
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/measure/counting.hpp>
#include <thidua/time/parse_date.hpp>

#include "dossier_samples.hpp"
#include "printing.hpp"

using namespace thidua;
using samples::Dossier;

namespace {

Indicator indicator(CountRule numerator, CountRule denominator) {
  Indicator indicator;
  indicator.id = "share";
  indicator.numerator = std::move(numerator);
  indicator.denominator = std::move(denominator);
  return indicator;
}

const Indicator online_payment = indicator({Counted::dossier, {{"fee_due"}, {"paid_online"}}},
                                           {Counted::dossier, {{"fee_due"}}});
const Indicator services_paid =
    indicator({Counted::service, {{"paid_online"}}}, {Counted::service, {}});
const Indicator amount_paid =
    indicator({Counted::amount, {{"fee_due"}, {"paid_online"}}}, {Counted::amount, {{"fee_due"}}});
const Indicator amount_a_dossier = indicator({Counted::amount, {}}, {Counted::dossier, {}});
const Indicator officers_unpaid =
    indicator({Counted::officer, {{"paid_online", false}}}, {Counted::officer, {}});

/// Whether the row stands in the counts at the end of `until`.
bool stands(const Dossier& d, Date until) {
  const auto day = parse_date(d.submitted);
  if (d.id.empty() || d.unit.empty() || d.service.empty() || !day || d.fee == "miễn") {
    return false;
  }
  if (!d.paid.empty() && *parse_date(d.paid) < *day) { return false; }
  return samples::rules().period->contains(*day) && *day <= until;
}

bool passes(const Dossier& d, const CountRule& rule, Date until) {
  for (const auto& test : rule.where) {
    const bool is_set = test.flag == "fee_due"
                            ? d.fee != "0"
                            : d.status.starts_with("Đã") && *parse_date(d.paid) <= until;
    if (is_set != test.expected) { return false; }
  }
  return true;
}

std::int64_t by_hand(const std::vector<Dossier>& dossiers, const std::string& unit,
                     const std::string& officer, const CountRule& rule, Date until) {
  std::int64_t count = 0;
  std::int64_t amount = 0;
  std::set<std::string> services;
  std::set<std::string> officers;
  for (const auto& d : dossiers) {
    if ((!unit.empty() && d.unit != unit) || (!officer.empty() && d.officer != officer)) {
      continue;
    }
    if (!stands(d, until) || !passes(d, rule, until)) { continue; }
    ++count;
    amount += d.fee == "0" ? 0 : 150'000;
    services.insert(d.service);
    if (!d.officer.empty()) { officers.insert(d.officer); }
  }
  if (rule.counted == Counted::dossier) { return count; }
  if (rule.counted == Counted::amount) { return amount; }
  return static_cast<std::int64_t>(rule.counted == Counted::service ? services.size()
                                                                    : officers.size());
}

Measure expected(std::int64_t n, std::int64_t d) {
  if (d == 0 && n > 0) { return Missing{}; }
  return measure_of_counts(n, d);
}

}  // namespace

TEST_CASE("counting: every day the same as counting the rows one by one") {
  for (std::uint64_t seed = 100; seed < 103; ++seed) {
    const auto dossiers = samples::random_dossiers(150, seed);
    const Tally tally = samples::tally(dossiers, samples::rules_with_amounts());
    TallyCourse course{tally};
    for (int day = 0; day <= 200; day += 3) {
      const Date until = Date(2024, 6, 15) + Days{day};
      const Date effective =
          std::min(until, Date(2024, 12, 26));  // nothing after the period counts
      const TallyState state{tally, until};
      const TallyState& on_course = course.until(until);
      for (const Indicator* asked :
           {&online_payment, &services_paid, &officers_unpaid, &amount_paid, &amount_a_dossier}) {
        CAPTURE(seed);
        CAPTURE(until);
        for (const std::string unit : {"P00", "P01", "P02", "P09"}) {
          const Measure right =
              expected(by_hand(dossiers, unit, {}, *asked->numerator, effective),
                       by_hand(dossiers, unit, {}, *asked->denominator, effective));
          CHECK((state.of_unit(unit, *asked) == right));
          CHECK((on_course.of_unit(unit, *asked) == right));
        }
        for (const std::string officer : {"CB0", "CB3"}) {
          const Measure right =
              expected(by_hand(dossiers, {}, officer, *asked->numerator, effective),
                       by_hand(dossiers, {}, officer, *asked->denominator, effective));
          CHECK((state.of_officer(officer, *asked) == right));
        }
      }
    }
  }
}

TEST_CASE("counting: amounts that were not summed can't be asked for") {
  const TallyState state{samples::tally({Dossier{}}), std::nullopt};
  CHECK_THROWS_AS(static_cast<void>(state.of_unit("P01", amount_paid)), std::invalid_argument);
  Tally tally{samples::rules()};
  CHECK_THROWS_AS(tally.change_amount({}, 1), std::invalid_argument);
}

TEST_CASE("counting: of amounts that may still be paid") {
  Dossier paid;
  paid.fee = "150.000 đồng";
  paid.status = "Đã thanh toán trực tuyến";
  paid.paid = "02/07/2024";
  Dossier open;
  open.id = "H2";
  open.fee = "350.000 đồng";
  const TallyState state{samples::tally({paid, open}, samples::rules_with_amounts()), std::nullopt};
  CHECK((state.of_unit("P01", amount_paid) == Measure{Ratio{150'000, 500'000}}));
  CHECK(state.turns_of_unit("P01", amount_paid) == Turns{350'000, 0, false});
}

TEST_CASE("counting: without a day - the end of the period") {
  const Tally tally = samples::tally(samples::random_dossiers(150, 5));
  const TallyState open{tally, std::nullopt};
  const TallyState at_end{tally, Date(2024, 12, 26)};
  const TallyState later{tally, Date(2030, 1, 1)};
  for (const char* unit : {"P00", "P01", "P02"}) {
    CHECK((open.of_unit(unit, online_payment) == at_end.of_unit(unit, online_payment)));
    CHECK((later.of_unit(unit, online_payment) == at_end.of_unit(unit, online_payment)));
  }
  CHECK(open.units() == std::vector<std::string>{"P00", "P01", "P02"});
  CHECK(open.has_officers());
}

TEST_CASE("counting: paid after the as-of day or after the period is not paid") {
  Dossier d;
  d.fee = "1";
  d.status = "Đã thanh toán trực tuyến";
  d.submitted = "2024-12-20";
  d.paid = "2024-12-27";
  const Tally late = samples::tally({d});
  CHECK((TallyState{late, std::nullopt}.of_unit("P01", online_payment) == Measure{Ratio{0, 1}}));
  d.paid = "2024-12-26T16:59:59Z";  // the last minute of the period in Vietnam
  const Tally in_time = samples::tally({d});
  CHECK((TallyState{in_time, std::nullopt}.of_unit("P01", online_payment) == Measure{Ratio{1, 1}}));
  CHECK((TallyState{in_time, Date(2024, 12, 25)}.of_unit("P01", online_payment) ==
         Measure{Ratio{0, 1}}));
  CHECK((TallyState{in_time, Date(2024, 12, 19)}.of_unit("P01", online_payment) ==
         Measure{NoActivity{}}));
}

TEST_CASE("counting: nobody there is no activity - and so is nothing that passes") {
  const Tally tally = samples::tally({Dossier{}});
  const TallyState state{tally, std::nullopt};
  CHECK((state.of_unit("P01", online_payment) == Measure{NoActivity{}}));  // no dossier with a fee
  CHECK((state.of_unit("P99", online_payment) == Measure{NoActivity{}}));
  CHECK((state.of_officer("CB9", online_payment) == Measure{NoActivity{}}));
  CHECK((state.of_unit("P01", services_paid) == Measure{Ratio{0, 1}}));
}

TEST_CASE("counting: something over nothing is no ratio") {
  const Tally tally = samples::tally({Dossier{}});
  const Indicator odd = indicator({Counted::dossier, {}}, {Counted::dossier, {{"fee_due"}}});
  CHECK((TallyState{tally, std::nullopt}.of_unit("P01", odd) == Measure{Missing{}}));
}

TEST_CASE("counting: a rule that asks for a flag and its opposite counts nothing") {
  Dossier d;
  d.fee = "1";
  const Tally tally = samples::tally({d});
  const Indicator impossible =
      indicator({Counted::dossier, {{"fee_due"}, {"fee_due", false}}}, {Counted::dossier, {}});
  const Indicator reversed =
      indicator({Counted::dossier, {{"fee_due", false}, {"fee_due"}}}, {Counted::dossier, {}});
  CHECK((TallyState{tally, std::nullopt}.of_unit("P01", impossible) == Measure{Ratio{0, 1}}));
  CHECK((TallyState{tally, std::nullopt}.of_unit("P01", reversed) == Measure{Ratio{0, 1}}));
}

TEST_CASE("counting: what was not counted can't be asked for") {
  const Tally tally = samples::tally({Dossier{}});
  const TallyState state{tally, std::nullopt};
  const Indicator unknown = indicator({Counted::dossier, {{"online"}}}, {Counted::dossier, {}});
  CHECK_THROWS_AS(static_cast<void>(state.of_unit("P01", unknown)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(state.of_unit("P01", Indicator{})), std::invalid_argument);
}

TEST_CASE("counting: sixteen flags fit") {
  auto rules = samples::rules();
  rules.flags.clear();
  CountRule all{Counted::dossier, {}};
  for (int i = 0; i < 16; ++i) {
    rules.flags.push_back({"f" + std::to_string(i), {}, {}});
    all.where.push_back({"f" + std::to_string(i)});
  }
  Tally tally{rules};
  tally.change({"P01", {}, {}, Date(2024, 7, 1), 0xFFFF}, 3);
  tally.change({"P01", {}, {}, Date(2024, 7, 1), 0x7FFF}, 4);
  const TallyState state{tally, std::nullopt};
  CHECK((state.of_unit("P01", indicator(all, {Counted::dossier, {}})) == Measure{Ratio{3, 7}}));
  CHECK((state.of_unit("P01", indicator({Counted::dossier, {{"f15", false}}},
                                        {Counted::dossier, {}})) == Measure{Ratio{4, 7}}));
  CHECK(!state.has_officers());
}

TEST_CASE("counting: sums beyond 64 bits throw") {
  Tally tally{samples::rules()};
  tally.change({"P01", {}, {}, Date(2024, 7, 1), 0}, INT64_MAX);
  tally.change({"P01", {}, {}, Date(2024, 7, 2), 0}, 1);
  CHECK_THROWS_AS((TallyState{tally, std::nullopt}), std::overflow_error);
  Tally other{samples::rules()};
  other.change({"P01", {}, {}, Date(2024, 7, 1), 0}, INT64_MAX);
  other.change({"P01", {}, {}, Date(2024, 7, 1), 1}, 1);
  const TallyState state{other, std::nullopt};
  CHECK_THROWS_AS(static_cast<void>(state.of_unit("P01", services_paid)), std::overflow_error);
}
