/// \file
/// Bulk evaluations against ordinary ones: every subject, question, day and reading, truths and reasons alike.
#include <thidua/evaluate/bulk_evaluation.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include <thidua/evaluate/bulk_leaf.hpp>
#include <thidua/evaluate/read_measurements.hpp>
#include <thidua/evaluate/tally_dossiers.hpp>
#include <thidua/io/load_calendar.hpp>
#include <thidua/io/load_campaign.hpp>
#include <thidua/io/load_columns.hpp>
#include <thidua/io/load_evidence.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/io/write_campaign.hpp>
#include <thidua/measure/counting.hpp>
#include <thidua/rule/settle.hpp>

#include "case_file.hpp"
#include "random_facts.hpp"
#include "random_plan.hpp"

using namespace thidua;

namespace {

/// The names of leaves, in order.
using Names = std::string;
using Days_ = std::vector<std::optional<Date>>;

/// What a leaf is, of an explanation or of a mask. Not the clause of a judgement: where no unit is known it is that of the place.
std::string name_of(NodeKind kind, const std::string& id, const Citation& cite) {
  return std::string{word(kind)} + "|" + id + "|" +
         (kind == NodeKind::attested ? "" : to_string(cite));
}

Names joined(const std::set<std::string>& names) {
  Names all;
  for (const auto& name : names) { all += name + "; "; }
  return all;
}

Names names_in(const BulkEvaluation& bulk, std::size_t question,
               std::span<const std::uint64_t> masks, std::size_t at) {
  const auto& clauses = bulk.questions()[question].clauses;
  const std::size_t answers = bulk.truths().size() / bulk.questions().size();
  std::set<std::string> names;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if ((masks[i / 64 * answers + at] >> (i % 64) & 1U) != 0) {
      names.insert(name_of(clauses[i].kind, clauses[i].id, clauses[i].cite));
    }
  }
  return joined(names);
}

Names names_in(const Explanation& explanation) {
  std::set<std::string> names;
  for (const auto* leaf : deciding_leaves(explanation)) {
    // All contents of a plan that has none: nothing that anybody could meet.
    if (leaf->kind == NodeKind::contents || leaf->kind == NodeKind::any) { continue; }
    names.insert(name_of(leaf->kind, leaf->id, leaf->cite));
  }
  return joined(names);
}

struct Compared {
  std::size_t truths = 0;
  std::size_t reasons = 0;
};

/// Everything against `evaluate` on each of the days.
Compared check_equal(const Campaign& campaign, Facts facts, const Days_& days,
                     const ReadingChoices& readings, std::size_t explain_one_in) {
  BulkOptions options;
  options.checkpoints = days;
  options.readings = readings;
  options.calendar = shipped_calendar();
  options.threads = 2;
  const BulkEvaluation bulk{campaign, facts, options};
  if (facts.evidence.subjects.empty()) { facts.evidence.subjects = bulk.subjects(); }
  const std::size_t subjects = bulk.subjects().size();
  const std::size_t answers = bulk.combinations().size() * days.size() * subjects;
  REQUIRE(bulk.truths().size() == bulk.questions().size() * answers);
  Compared compared;
  std::size_t turn = 0;
  for (std::size_t day = 0; day < days.size(); ++day) {
    EvaluateOptions one;
    one.as_of = days[day];
    one.readings = readings;
    one.calendar = shipped_calendar();
    const Evaluation evaluation{campaign, facts, one};
    REQUIRE(evaluation.combinations() == bulk.combinations());
    REQUIRE(evaluation.subjects().size() == subjects);
    for (std::size_t s = 0; s < subjects; ++s) {
      const auto& result = evaluation.subjects()[s];
      REQUIRE(result.subject == bulk.subjects()[s]);
      for (std::size_t q = 0; q < bulk.questions().size(); ++q) {
        const auto& question = bulk.questions()[q];
        const auto* finding = result.find(question.kind, question.id);
        for (std::size_t c = 0; c < bulk.combinations().size(); ++c) {
          const std::size_t at = (c * days.size() + day) * subjects + s;
          const std::uint8_t truth = bulk.truths()[q * answers + at];
          if (finding == nullptr) {
            REQUIRE(truth == BulkEvaluation::not_asked);
            continue;
          }
          ++compared.truths;
          const bool same = truth == static_cast<std::uint8_t>(finding->truths[c]);
          if (!same || turn++ % explain_one_in == 0) {
            CAPTURE(question.id);
            CAPTURE(result.subject.id);
            CAPTURE((days[day] ? iso(*days[day]) : "all"));
            REQUIRE(static_cast<Truth>(truth) == finding->truths[c]);
            const Explanation why = evaluation.explain(result, question.kind, question.id, c);
            REQUIRE(bulk.explain(q, c, day, s) == why);
            const Names wanted = names_in(why);
            REQUIRE(names_in(bulk, q, bulk.failing(q), at) ==
                    (why.truth == Truth::no ? wanted : Names{}));
            REQUIRE(names_in(bulk, q, bulk.open(q), at) ==
                    (why.truth == Truth::undetermined ? wanted : Names{}));
            ++compared.reasons;
          }
        }
      }
    }
  }
  return compared;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

const std::string root = THIDUA_SOURCE_DIR;

Campaign founding() {
  return load_campaign(root + "/examples/campaigns/lang-son-2024.toml",
                       {.issue_date = date(2024, 6, 20), .parameters = {}});
}

std::string complaint(const Campaign& campaign, const Facts& facts, const BulkOptions& options) {
  try {
    const BulkEvaluation bulk{campaign, facts, options};
  } catch (const std::invalid_argument& error) { return error.what(); }
  return "";
}

}  // namespace

TEST_CASE("bulk evaluations of random plans on random facts are those of evaluate") {
  std::size_t plans = 0;
  Compared all;
  for (std::uint64_t seed = 0; seed < 90; ++seed) {
    CAPTURE(seed);
    const auto campaign = parse_campaign(write_plan(random_plan(seed)), "random.toml");
    if (!campaign) { continue; }
    const Date about = date(2025, 1, 10);
    const Facts facts = random_facts(*campaign, seed, about);
    std::size_t combinations = 0;
    try {
      combinations = thidua::combinations(*campaign, {}).size();
    } catch (const std::invalid_argument&) { continue; }
    if (combinations > 8) { continue; }
    const auto one = check_equal(*campaign, facts,
                                 {about, std::nullopt, about - Days{9}, about + Days{14}}, {}, 17);
    all.truths += one.truths;
    all.reasons += one.reasons;
    ++plans;
  }
  CHECK(plans > 40);
  CHECK(all.truths > 10'000);
  CHECK(all.reasons > 500);
}

TEST_CASE("bulk evaluations of the founding campaign on random facts") {
  const Campaign campaign = founding();
  for (std::uint64_t seed = 500; seed < 503; ++seed) {
    CAPTURE(seed);
    const Facts facts = random_facts(campaign, seed, date(2024, 12, 10));
    check_equal(campaign, facts, {date(2024, 12, 31), std::nullopt}, {}, 97);
    check_equal(campaign, facts, {date(2024, 12, 15)}, parse_readings(campaign, "literal"), 3);
  }
}

TEST_CASE("bulk evaluations of the founding campaign's example, week by week") {
  const Campaign campaign = founding();
  const std::string data = root + "/examples/data/lang-son-2024/";
  Facts facts;
  facts.evidence = parse_evidence(text_of(data + "evidence.toml"), "evidence.toml").value();
  facts.tally = tally(parse_csv(text_of(data + "dossiers.csv"), "dossiers.csv").value(), campaign,
                      facts.evidence.subjects, shipped_columns());
  facts.measurements =
      read_measurements(parse_csv(text_of(data + "counts.csv"), "counts.csv").value(), campaign,
                        facts.evidence.subjects);
  Days_ days;
  for (int week = 0; week < 28; week += 6) {
    days.emplace_back(date(2024, 6, 20) + Days{7 * week});
  }
  const auto compared = check_equal(campaign, facts, days, parse_readings(campaign, "literal"), 97);
  CHECK(compared.truths > 1000);
}

TEST_CASE("bulk evaluations of all conformance cases") {
  std::size_t ran = 0;
  for (const auto& path : cases::case_paths()) {
    CAPTURE(path.filename().string());
    const cases::Case c = cases::load_case(path);
    const auto campaign =
        parse_campaign(c.plan, "plan.toml", {.issue_date = {}, .parameters = c.parameters});
    auto evidence = parse_evidence(c.evidence, "evidence.toml");
    if (!campaign || !evidence) { continue; }
    Facts facts;
    facts.evidence = std::move(*evidence);
    try {
      if (c.dossiers || c.dossier_csv) {
        const auto columns =
            c.columns ? parse_columns(*c.columns, "columns").value() : shipped_columns();
        const TextTable table =
            c.dossier_csv ? parse_csv(*c.dossier_csv, "dossiers.csv").value() : *c.dossiers;
        facts.tally = tally(table, *campaign, facts.evidence.subjects, columns);
      }
      if (c.counts) {
        facts.measurements = read_measurements(*c.counts, *campaign, facts.evidence.subjects);
      }
    } catch (const InputError&) { continue; }
    const ReadingChoices readings = parse_readings(*campaign, c.reading);
    Days_ days{c.as_of};
    // Under all readings a day of the founding campaign is 192 ordinary evaluations.
    if (c.as_of && thidua::combinations(*campaign, readings).size() < 16) {
      days.emplace_back(*c.as_of - Days{40});
      days.emplace_back(*c.as_of + Days{3});
    }
    check_equal(*campaign, facts, days, readings, 61);
    ++ran;
  }
  CHECK(ran > 150);
}

TEST_CASE("counts that come as columns are taken as a tally's are") {
  const Campaign campaign = founding();
  Facts facts = random_facts(campaign, 77, date(2024, 10, 1));
  for (std::uint64_t seed = 78; !facts.tally; ++seed) {
    facts = random_facts(campaign, seed, date(2024, 10, 1));
  }
  BulkOptions options;
  options.checkpoints = {date(2024, 9, 20), date(2024, 10, 20), std::nullopt};
  options.readings = parse_readings(campaign, "literal");
  options.calendar = shipped_calendar();
  const BulkEvaluation counted{campaign, facts, options};

  std::map<std::string, std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>>> columns;
  for (const auto& indicator : campaign->indicators) {
    if (!indicator.is_counted()) { continue; }
    auto& [n, d] = columns[indicator.id];
    for (const auto& day : options.checkpoints) {
      const TallyState state{*facts.tally, day};
      for (const auto& subject : counted.subjects()) {
        const auto* kind = find(campaign->subject_kinds, subject.kind);
        const Measure measure = kind->counted_as == CountedAs::unit
                                    ? state.of_unit(subject.id, indicator)
                                : state.has_officers() ? state.of_officer(subject.id, indicator)
                                                       : Measure{Missing{}};
        const auto* ratio = std::get_if<Ratio>(&measure);
        const bool none = std::holds_alternative<NoActivity>(measure);
        n.push_back(ratio != nullptr ? ratio->n() : none ? 0 : missing_count);
        d.push_back(ratio != nullptr ? ratio->d() : none ? 0 : missing_count);
      }
    }
  }
  Facts given = facts;
  given.tally.reset();
  for (const auto& [id, column] : columns) { options.counts[id] = {column.first, column.second}; }
  const BulkEvaluation of_columns{campaign, given, options};
  REQUIRE(of_columns.truths().size() == counted.truths().size());
  CHECK(std::equal(counted.truths().begin(), counted.truths().end(), of_columns.truths().begin()));
  for (std::size_t q = 0; q < counted.questions().size(); ++q) {
    const auto failing = counted.failing(q);
    CHECK(std::equal(failing.begin(), failing.end(), of_columns.failing(q).begin()));
    for (std::size_t s = 0; s < counted.subjects().size(); ++s) {
      if (counted.truths()[q * 3 * counted.subjects().size() + s] == BulkEvaluation::not_asked) {
        CHECK_THROWS_AS((void)of_columns.explain(q, 0, 0, s), std::invalid_argument);
        continue;
      }
      CHECK(of_columns.explain(q, 0, 1, s).truth == counted.explain(q, 0, 1, s).truth);
    }
  }
}

TEST_CASE("a bulk evaluation without masks, in any order of days, on any number of threads") {
  const Campaign campaign = founding();
  const Facts facts = random_facts(campaign, 600, date(2024, 12, 10));
  BulkOptions options;
  options.readings = parse_readings(campaign, "literal");
  options.checkpoints = {date(2024, 12, 1), date(2024, 12, 20), date(2024, 12, 10), std::nullopt};
  const BulkEvaluation one{campaign, facts, options};
  options.reasons = false;
  for (const unsigned threads : {0U, 1U, 3U, 9U}) {
    options.threads = threads;
    const BulkEvaluation other{campaign, facts, options};
    CHECK(std::equal(one.truths().begin(), one.truths().end(), other.truths().begin()));
    CHECK(other.failing(0).empty());
  }
  std::vector<std::size_t> told;
  options.threads = 1;
  options.progress = [&](std::size_t done, std::size_t) {
    told.push_back(done);
    return done < 2;
  };
  const BulkEvaluation stopped{campaign, facts, options};
  CHECK(told == std::vector<std::size_t>{1, 2});
  CHECK(stopped.stopped());
  CHECK_FALSE(one.stopped());
}

TEST_CASE("all that is wrong with a bulk evaluation is said at once") {
  const Campaign campaign = founding();
  Facts facts = random_facts(campaign, 1, date(2024, 12, 10));
  const std::vector<std::int64_t> few{1, -2};
  BulkOptions options;
  options.checkpoints = {};
  options.readings = {{"no-such-point", "x"}};
  options.counts["online-paiment"] = {few, few};
  const std::string all = complaint(campaign, facts, options);
  for (const auto* part :
       {"there is no checkpoint", "no-such-point", "there is no indicator «online-paiment»",
        "did you mean «online-payment»", "are 2, not 0 checkpoints × 14 subjects",
        "element 1 is -2"}) {
    CAPTURE(all);
    CHECK(all.find(part) != std::string::npos);
  }
  BulkOptions many;
  many.checkpoints.resize(1'000'000);  // × 192 combinations × 14 subjects × 8 questions
  CHECK(complaint(campaign, facts, many).find("too many answers at once: 8 questions") == 0);
  facts.evidence.subjects.clear();
  CHECK(complaint(campaign, facts, options).find("the evidence has none") != std::string::npos);
  const BulkEvaluation bulk{campaign, facts, {}};
  CHECK_THROWS_AS((void)bulk.subject("S"), std::invalid_argument);
  CHECK_THROWS_AS((void)bulk.question(FindingKind::award, "bang"), std::invalid_argument);
  CHECK(bulk.questions()[bulk.question(FindingKind::award, "bang-khen")].id == "bang-khen");
}
