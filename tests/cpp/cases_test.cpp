/// \file
/// The conformance cases, through the library; `tests/python/test_cases.py` runs the same files through the package.
#include <algorithm>

#include <doctest/doctest.h>

#include <thidua/campaign/award_money.hpp>
#include <thidua/evaluate/read_measurements.hpp>
#include <thidua/evaluate/tally_dossiers.hpp>
#include <thidua/io/load_calendar.hpp>
#include <thidua/io/load_campaign.hpp>
#include <thidua/io/load_columns.hpp>
#include <thidua/io/load_evidence.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/rule/settle.hpp>

#include "case_file.hpp"
#include "printing.hpp"

using namespace thidua;

namespace {

constexpr std::size_t fewest_cases = 60;

cases::RowsByCode by_code(const Diagnostics& diagnostics) {
  cases::RowsByCode rows;
  for (const auto& diagnostic : diagnostics) {
    rows[std::string{diagnostic.code()}].push_back(diagnostic.place.row);
  }
  for (auto& entry : rows) { std::sort(entry.second.begin(), entry.second.end()); }
  return rows;
}

/// All of them, in whatever order; lines and words where the case says them.
void check_diagnostics(Diagnostics found, const std::vector<cases::ExpectedDiagnostic>& expected) {
  for (const auto& entry : expected) {
    const auto fitting = std::find_if(found.begin(), found.end(), [&](const Diagnostic& d) {
      return d.code() == entry.code && (!entry.line || d.place.line == *entry.line) &&
             (!entry.says || (d.message() + " " + d.hint()).find(*entry.says) != std::string::npos);
    });
    CHECK_MESSAGE(fitting != found.end(), "expected " << entry.code);
    if (fitting != found.end()) { found.erase(fitting); }
  }
  for (const auto& left : found) { FAIL_CHECK("not expected: " << to_string(left)); }
}

Tally counted(const cases::Case& c, const Campaign& campaign, const Evidence& evidence) {
  const ColumnMapping columns =
      c.columns ? parse_columns(*c.columns, "columns").value() : shipped_columns();
  const TextTable table =
      c.dossier_csv ? parse_csv(*c.dossier_csv, "dossiers.csv").value() : *c.dossiers;
  const Tally tally = thidua::tally(table, campaign, evidence.subjects, columns);
  if (c.counted) { CHECK(tally.rows_counted() == *c.counted); }
  std::vector<std::int64_t> outside;
  for (const auto& entry : tally.outside_period()) { outside.push_back(entry.place.row); }
  std::sort(outside.begin(), outside.end());
  CHECK(outside == c.outside);
  CHECK(by_code(tally.set_aside()) == c.dossiers_set_aside);
  std::vector<std::string> notes;
  for (const auto& note : tally.notes()) { notes.emplace_back(note.code()); }
  std::sort(notes.begin(), notes.end());
  CHECK(notes == c.tally_notes);
  return tally;
}

Evaluation judged(const cases::Case& c, const Campaign& campaign) {
  auto parsed = parse_evidence(c.evidence, "evidence.toml");
  if (!parsed) { throw InputError{parsed.error()}; }
  Facts facts;
  facts.evidence = std::move(*parsed);
  if (c.dossiers || c.dossier_csv) { facts.tally = counted(c, campaign, facts.evidence); }
  if (c.counts) {
    facts.measurements = read_measurements(*c.counts, campaign, facts.evidence.subjects);
    CHECK(by_code(facts.measurements.set_aside()) == c.counts_set_aside);
  }
  EvaluateOptions options;
  options.as_of = c.as_of;
  options.calendar = shipped_calendar();
  options.readings = parse_readings(campaign, c.reading);
  return {campaign, std::move(facts), std::move(options)};
}

/// The combinations that were evaluated under these readings.
std::vector<std::size_t> combinations_under(const Evaluation& evaluation,
                                            const std::optional<std::string>& under) {
  const Plan& plan = evaluation.campaign().plan();
  const ReadingChoices wanted =
      under ? parse_readings(evaluation.campaign(), *under) : ReadingChoices{};
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < evaluation.combinations().size(); ++i) {
    bool fits = true;
    for (std::size_t p = 0; p < plan.open_points.size(); ++p) {
      const auto choice = wanted.find(plan.open_points[p].id);
      fits = fits && (choice == wanted.end() ||
                      choice->second == evaluation.combinations()[i].reading(plan, p).id);
    }
    if (fits) { found.push_back(i); }
  }
  REQUIRE(!found.empty());
  return found;
}

std::string text_of(const Measure& measure) {
  if (const auto* ratio = std::get_if<Ratio>(&measure)) {
    return std::to_string(ratio->n()) + "/" + std::to_string(ratio->d());
  }
  if (const auto* quantity = std::get_if<Quantity>(&measure)) {
    const auto& amount = quantity->amount;
    return std::to_string(amount.n()) +
           (amount.d() == 1 ? std::string{} : "/" + std::to_string(amount.d())) + " " +
           quantity->unit;
  }
  if (const auto* reported = std::get_if<Reported>(&measure)) {
    Rational scaled = reported->value.fraction() * Rational{100};
    for (int i = 0; i < reported->places; ++i) { scaled = scaled * Rational{10}; }
    std::string digits = std::to_string(scaled.n());
    const auto places = static_cast<std::size_t>(reported->places);
    if (digits.size() <= places) { digits.insert(0, places + 1 - digits.size(), '0'); }
    if (places > 0) { digits.insert(digits.size() - places, "."); }
    return digits + " % " + std::string{word(reported->rounding)};
  }
  return std::string{kind(measure)};
}

Rational distance(const std::string& text, const std::string& unit) {
  if (unit == percent_unit) { return parse_percentage_points(text).value().fraction(); }
  const auto quantity = parse_quantity(text);
  REQUIRE(quantity);
  CHECK(quantity->unit == unit);
  return quantity->amount;
}

void check_shortfall(const cases::ExpectedShortfall& expected,
                     const std::vector<const Explanation*>& leaves) {
  std::vector<const Explanation*> short_ones;
  for (const auto* leaf : leaves) {
    if (leaf->shortfall) { short_ones.push_back(leaf); }
  }
  REQUIRE(short_ones.size() == 1);
  const Explanation& leaf = *short_ones.front();
  CHECK(leaf.shortfall->distance == distance(expected.distance, leaf.comparison->level.unit));
  CHECK(leaf.shortfall->of_existing == expected.of_existing);
  CHECK(leaf.shortfall->of_new == expected.of_new);
}

/// «judgement:II.3», «not judgement:B», «paper:minutes@P02» for another subject's.
std::string text_of(const SettlingFact& fact, const std::string& subject) {
  const Need& need = fact.need;
  return (fact.outcome == Truth::no ? "not " : "") + std::string{word(need.kind)} + ":" + need.id +
         (need.subject.empty() || need.subject == subject ? std::string{} : "@" + need.subject);
}

std::set<std::set<std::string>> ways_to_yes(const Explanation& node, const std::string& subject) {
  std::set<std::set<std::string>> ways;
  for (const auto& way : settlement(node).yes) {
    std::set<std::string> facts;
    for (const auto& fact : way) { facts.insert(text_of(fact, subject)); }
    ways.insert(std::move(facts));
  }
  return ways;
}

void check_explanation(const cases::Expected& expected, const Explanation& node) {
  const auto leaves = deciding_leaves(node);
  std::set<std::string> clauses;
  std::set<std::string> reasons;
  for (const auto* leaf : leaves) {
    clauses.insert(to_string(leaf->cite));
    reasons.emplace(word(leaf->reason));
  }
  if (expected.deciding) { CHECK(clauses == *expected.deciding); }
  if (expected.reasons) { CHECK(reasons == *expected.reasons); }
  if (expected.measure) {
    REQUIRE(node.comparison);
    CHECK(text_of(node.comparison->measure) == *expected.measure);
  }
  if (expected.shortfall) { check_shortfall(*expected.shortfall, leaves); }
}

void check_verdict(const Evaluation& evaluation, const cases::Expected& expected) {
  CAPTURE(expected.subject);
  CAPTURE(expected.id);
  const auto& subject = evaluation.subject(expected.subject);
  const auto& finding = evaluation.finding(subject, expected.kind, expected.id);
  const auto here = combinations_under(evaluation, expected.under);
  const bool agreed = std::all_of(here.begin(), here.end(), [&](std::size_t i) {
    return finding.truths.at(i) == finding.truths.at(here.front());
  });
  const Truth truth = agreed ? finding.truths.at(here.front()) : Truth::undetermined;
  CHECK(to_string(truth) == expected.truth);
  const Verdict verdict = evaluation.verdict(finding);
  if (!expected.under) { CHECK(verdict.truth == truth); }
  if (expected.under_every_reading) {
    CHECK(verdict.same_under_all == *expected.under_every_reading);
  }
  if (expected.turns_on) {
    CHECK(std::set<std::string>{verdict.turns_on.begin(), verdict.turns_on.end()} ==
          *expected.turns_on);
  }
  const auto explain = [&](std::string_view wanted) {
    const auto at = std::find_if(here.begin(), here.end(), [&](std::size_t i) {
      return to_string(finding.truths.at(i)) == wanted;
    });
    const std::size_t combination = at != here.end() ? *at : here.front();
    Explanation node = evaluation.explain(subject, expected.kind, expected.id, combination);
    CHECK(node.truth == finding.truths.at(combination));
    return node;
  };
  check_explanation(expected, explain(expected.truth));
  if (expected.missing) {
    CHECK(ways_to_yes(explain("undetermined"), subject.subject.id) == *expected.missing);
  }
}

void check_money(const Campaign& campaign, const cases::ExpectedMoney& expected) {
  const auto money = award_money(campaign, expected.award, expected.recipient, expected.decided);
  if (!money) {
    REQUIRE(money.error().size() == 1);
    CHECK(expected.code == std::string{money.error().front().code()});
    return;
  }
  CHECK(expected.amount == money->amount.dong());
  if (expected.exact) { CHECK(*expected.exact == to_string(money->exact)); }
}

void run(const cases::Case& c) {
  LoadOptions options;
  options.parameters = c.parameters;
  Diagnostics faults = check_plan_text(c.plan, "plan.toml", options).diagnostics;
  Diagnostics notes;
  if (!has_errors(faults)) {
    const Campaign campaign = parse_campaign(c.plan, "plan.toml", options).value();
    try {
      const Evaluation evaluation = judged(c, campaign);
      for (const auto& expected : c.verdicts) { check_verdict(evaluation, expected); }
      notes = evaluation.notes();
      for (const auto& expected : c.money) { check_money(campaign, expected); }
    } catch (const InputError& error) {
      faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  check_diagnostics(notes, c.notes);
  check_diagnostics(faults, c.faults);
  CHECK((c.verdicts.empty() || !has_errors(faults)));
}

}  // namespace

TEST_CASE("conformance cases") {
  const auto paths = cases::case_paths();
  REQUIRE(paths.size() >= fewest_cases);
  for (const auto& path : paths) {
    const std::string name = path.stem().string();
    SUBCASE(name.c_str()) { run(cases::load_case(path)); }
  }
}
