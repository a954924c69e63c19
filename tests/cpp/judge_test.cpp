/// \file
/// Criteria judged in three values: what is said stays true whatever is learned later, and conflicts are never decided by chance.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/rule/judge.hpp>

#include "criterion_samples.hpp"
#include "printing.hpp"

using namespace thidua;
using namespace samples;

namespace {

const std::vector<std::string> names{"a", "b", "c", "d"};

/// Two values only, straight from the words of the plan's format; a conflict of exceptions is neither.
Truth two_valued(const Criterion& criterion, const Facts& facts) {
  std::size_t yes = 0;
  std::size_t undetermined = 0;
  for (const auto& part : criterion.parts) {
    const Truth truth = two_valued(part, facts);
    yes += truth == Truth::yes ? 1U : 0U;
    undetermined += truth == Truth::undetermined ? 1U : 0U;
  }
  const std::size_t size = criterion.parts.size();
  const auto between = [&](std::size_t least) {
    return yes >= least ? Truth::yes
                        : (yes + undetermined >= least ? Truth::undetermined : Truth::no);
  };
  Truth truth = Truth::undetermined;
  switch (criterion.kind) {
    case CriterionKind::all:
      truth = between(size);
      break;
    case CriterionKind::any:
      truth = between(1);
      break;
    case CriterionKind::at_least:
      truth = between(criterion.least);
      break;
    case CriterionKind::none:
      truth = negate(between(1));
      break;
    default:
      truth = facts.at(criterion.ref);
      break;
  }
  bool says_yes = false;
  bool says_no = false;
  bool conflict_within = false;
  for (const auto& exception : criterion.exceptions) {
    const Truth when = two_valued(exception.when, facts);
    conflict_within = conflict_within || when == Truth::undetermined;
    if (when == Truth::yes) { (exception.then ? says_yes : says_no) = true; }
  }
  if (says_yes && says_no) { return Truth::undetermined; }
  if (conflict_within) { return Truth::undetermined; }
  return says_yes ? Truth::yes : (says_no ? Truth::no : truth);
}

/// All completions of what is known.
std::vector<Facts> completions(const Facts& facts) {
  static const std::vector<Facts> everything = all_knowledge(names);
  std::vector<Facts> result;
  for (const auto& other : everything) {
    if (other.size() != names.size()) { continue; }
    bool agrees = true;
    for (const auto& [name, truth] : facts) { agrees = agrees && other.at(name) == truth; }
    if (agrees) { result.push_back(other); }
  }
  return result;
}

}  // namespace

TEST_CASE("judge: when all is known - the two-valued answer") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Criterion tree = RandomTree{seed, names, false}(3);
    for (const auto& facts : completions({})) {
      CAPTURE(seed);
      CHECK(judged(tree, facts).truth == two_valued(tree, facts));
    }
  }
}

TEST_CASE("judge: an exception overrides the criterion when all is known") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Criterion tree = RandomTree{seed, names, true}(3);
    for (const auto& facts : completions({})) {
      const Truth right = two_valued(tree, facts);
      CAPTURE(seed);
      if (right != Truth::undetermined) { CHECK(judged(tree, facts).truth == right); }
    }
  }
}

TEST_CASE("judge: a yes or no holds in every completion") {
  for (const bool with_exceptions : {false, true}) {
    for (std::uint64_t seed = 1000; seed < 1120; ++seed) {
      const Criterion tree = RandomTree{seed, names, with_exceptions}(3);
      std::map<Facts, Truth> when_all_is_known;
      for (const auto& facts : completions({})) {
        when_all_is_known[facts] = judged(tree, facts).truth;
      }
      for (const auto& facts : all_knowledge(names)) {
        const Truth said = judged(tree, facts).truth;
        if (said == Truth::undetermined) { continue; }
        for (const auto& completion : completions(facts)) {
          const Truth later = when_all_is_known.at(completion);
          if (later != said) {
            CAPTURE(seed);
            CAPTURE(with_exceptions);
            CHECK(later == said);
          }
        }
      }
    }
  }
}

TEST_CASE("judge: learning one fact never turns a verdict over - also at exceptions") {
  const Criterion tree = excepted(leaf("a"), {{leaf("b"), true}, {leaf("c"), false}});
  for (const auto& facts : all_knowledge(names)) {
    const Truth said = judged(tree, facts).truth;
    for (const auto& name : names) {
      if (facts.contains(name) || said == Truth::undetermined) { continue; }
      for (const Truth learned : {Truth::no, Truth::yes}) {
        Facts later = facts;
        later[name] = learned;
        CHECK(judged(tree, later).truth == said);
      }
    }
  }
}

TEST_CASE("judge: the table of one exception of each kind") {
  using enum Truth;
  const Criterion tree = excepted(leaf("a"), {{leaf("b"), true}, {leaf("c"), false}});
  const auto truth = [&](Truth a, Truth says_yes, Truth says_no) {
    Facts facts;
    if (a != undetermined) { facts["a"] = a; }
    if (says_yes != undetermined) { facts["b"] = says_yes; }
    if (says_no != undetermined) { facts["c"] = says_no; }
    return judged(tree, facts).truth;
  };
  CHECK(truth(yes, no, no) == yes);
  CHECK(truth(no, no, no) == no);
  CHECK(truth(undetermined, no, no) == undetermined);
  CHECK(truth(no, yes, no) == yes);
  CHECK(truth(undetermined, yes, no) == yes);
  CHECK(truth(yes, no, yes) == no);
  CHECK(truth(undetermined, no, yes) == no);
  CHECK(truth(no, undetermined, no) == undetermined);
  CHECK(truth(yes, undetermined, no) == yes);
  CHECK(truth(no, no, undetermined) == no);
  CHECK(truth(yes, no, undetermined) == undetermined);
  for (const Truth a : {no, undetermined, yes}) {
    CHECK(truth(a, yes, yes) == undetermined);           // a fault of the plan: it decides nothing
    CHECK(truth(a, yes, undetermined) == undetermined);  // it may yet become one
    CHECK(truth(a, undetermined, yes) == undetermined);
  }
}

TEST_CASE("judge: exceptions that conflict are marked") {
  const Criterion tree = excepted(leaf("a"), {{leaf("b"), true}, {leaf("c"), false}});
  const auto conflicting = judged(tree, {{"b", Truth::yes}, {"c", Truth::yes}});
  CHECK(conflicting.kind == NodeKind::excepted);
  CHECK(conflicting.reason == Reason::exceptions_conflict);
  CHECK(exceptions_conflict(conflicting));
  CHECK(judged(tree, {{"b", Truth::yes}}).reason == Reason::combined);
  CHECK(!exceptions_conflict(judged(tree, {{"c", Truth::yes}})));
  const Criterion agreeing = excepted(leaf("a"), {{leaf("b"), true}, {leaf("c"), true}});
  CHECK(judged(agreeing, {{"b", Truth::yes}, {"c", Truth::yes}}).truth == Truth::yes);
}

TEST_CASE("judge: clauses are inherited until one is cited") {
  Criterion inner = node(CriterionKind::any, {leaf("b")});
  inner.cite = {{}, "IV.2.1.a"};
  Criterion own = leaf("c");
  own.cite = {"LAW-2022", "5"};
  Criterion tree =
      excepted(node(CriterionKind::all, {leaf("a"), inner, own}), {{leaf("d"), false}});
  tree.exceptions[0].cite = {{}, "IV.9"};
  const auto explanation = judged(tree, {});
  const auto& all = explanation.children.at(0);
  CHECK(explanation.cite.clause == "IV");
  CHECK(all.children.at(0).cite.clause == "IV");
  CHECK(all.children.at(1).cite.clause == "IV.2.1.a");
  CHECK(all.children.at(1).children.at(0).cite.clause == "IV.2.1.a");
  CHECK(to_string(all.children.at(2).cite) == "LAW-2022:5");
  CHECK(explanation.children.at(1).cite.clause == "IV.9");
  CHECK(explanation.children.at(1).children.at(0).cite.clause == "IV.9");
}

TEST_CASE("judge: the explanation mirrors the criteria") {
  const Criterion tree = node(CriterionKind::at_least,
                              {leaf("a"), node(CriterionKind::none, {leaf("b")}), leaf("c")}, 2);
  const auto explanation = judged(tree, {{"a", Truth::yes}, {"b", Truth::no}});
  CHECK(explanation.kind == NodeKind::at_least);
  CHECK(explanation.least == 2);
  CHECK(explanation.truth == Truth::yes);
  REQUIRE(explanation.children.size() == 3);
  CHECK(explanation.children[1].kind == NodeKind::none);
  CHECK(explanation.children[1].truth == Truth::yes);
  CHECK(explanation.children[2].truth == Truth::undetermined);
  CHECK(explanation == judged(tree, {{"a", Truth::yes}, {"b", Truth::no}}));
  CHECK(explanation != judged(tree, {{"a", Truth::yes}}));
}
