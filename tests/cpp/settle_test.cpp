/// \file
/// What would settle a verdict, held against brute force: each set settles it, no part of one does, and none is left out.
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <thidua/rule/settle.hpp>

#include "criterion_samples.hpp"
#include "printing.hpp"

using namespace thidua;
using namespace samples;

namespace {

const std::vector<std::string> names{"a", "b", "c", "d", "e"};

Facts learned(Facts facts, const SettlingSet& set) {
  for (const auto& fact : set) { facts[fact.need.id] = fact.outcome; }
  return facts;
}

SettlingSet as_set(const Facts& facts) {
  SettlingSet set;
  for (const auto& [name, truth] : facts) { set.push_back({need_of(name), truth}); }
  std::sort(set.begin(), set.end());
  return set;
}

/// All smallest sets of facts, not known yet, with which the criterion is judged `target`.
std::set<SettlingSet> smallest_sets(const Criterion& tree, const Facts& facts, Truth target) {
  std::vector<std::string> unknown;
  for (const auto& name : names) {
    if (!facts.contains(name)) { unknown.push_back(name); }
  }
  std::vector<SettlingSet> settling;
  for (const auto& more : all_knowledge(unknown)) {
    const auto set = as_set(more);
    if (judged(tree, learned(facts, set)).truth == target) { settling.push_back(set); }
  }
  std::set<SettlingSet> smallest;
  for (const auto& set : settling) {
    const bool is_smallest =
        std::none_of(settling.begin(), settling.end(), [&](const SettlingSet& other) {
          return other.size() < set.size() &&
                 std::includes(set.begin(), set.end(), other.begin(), other.end());
        });
    if (is_smallest) { smallest.insert(set); }
  }
  return smallest;
}

std::set<SettlingSet> as_sets(const std::vector<SettlingSet>& ways) {
  return {ways.begin(), ways.end()};
}

/// The facts of the leaves that decide.
std::set<std::string> deciding(const Explanation& node) {
  std::set<std::string> ids;
  for (const auto* leaf : deciding_leaves(node)) { ids.insert(leaf->id); }
  return ids;
}

}  // namespace

TEST_CASE("settle: the sets are exactly the smallest ones that settle - by brute force") {
  std::int64_t checked = 0;
  for (const bool with_exceptions : {false, true}) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
      const Criterion tree = RandomTree{seed, names, with_exceptions}(2);
      const Facts facts = seed % 3 == 0
                              ? Facts{}
                              : Facts{{names[seed % 5], seed % 2 == 0 ? Truth::yes : Truth::no}};
      const auto explanation = judged(tree, facts);
      const auto found = settlement(explanation);
      CAPTURE(seed);
      CAPTURE(with_exceptions);
      if (explanation.truth != Truth::undetermined) {
        CHECK(found == Settlement{});
        continue;
      }
      CHECK(as_sets(found.yes) == smallest_sets(tree, facts, Truth::yes));
      CHECK(as_sets(found.no) == smallest_sets(tree, facts, Truth::no));
      CHECK(as_sets(found.yes).size() == found.yes.size());
      ++checked;
    }
  }
  CHECK(checked > 90);
}

TEST_CASE("settle: every completion of the rest agrees with a set") {
  for (std::uint64_t seed = 500; seed < 560; ++seed) {
    const Criterion tree = RandomTree{seed, names, true}(3);
    const auto explanation = judged(tree, {});
    const auto found = settlement(explanation);
    for (const Truth target : {Truth::yes, Truth::no}) {
      for (const auto& set : target == Truth::yes ? found.yes : found.no) {
        CHECK(!set.empty());
        CHECK(std::is_sorted(set.begin(), set.end()));
        for (const auto& completion : all_knowledge(names)) {
          bool agrees = completion.size() == names.size();
          for (const auto& fact : set) {
            agrees = agrees && completion.at(fact.need.id) == fact.outcome;
          }
          if (!agrees) { continue; }
          const Truth truth = judged(tree, completion).truth;
          if (truth != target) {
            CAPTURE(seed);
            CHECK(truth == target);
          }
        }
      }
    }
  }
}

TEST_CASE("settle: the smallest sets come first") {
  const Criterion tree =
      node(CriterionKind::any, {node(CriterionKind::all, {leaf("a"), leaf("b")}), leaf("c")});
  const auto found = settlement(judged(tree, {}));
  REQUIRE(found.yes.size() == 2);
  CHECK(found.yes[0] == SettlingSet{{need_of("c"), Truth::yes}});
  CHECK(found.yes[1] == SettlingSet{{need_of("a"), Truth::yes}, {need_of("b"), Truth::yes}});
  REQUIRE(found.no.size() == 2);
  CHECK(found.no[0] == SettlingSet{{need_of("a"), Truth::no}, {need_of("c"), Truth::no}});
}

TEST_CASE("settle: one fact in several leaves is asked for once") {
  const Criterion tree =
      node(CriterionKind::at_least, {leaf("a"), leaf("a"), leaf("b"), leaf("b")}, 3);
  const auto found = settlement(judged(tree, {}));
  CHECK(found.yes ==
        std::vector<SettlingSet>{{{need_of("a"), Truth::yes}, {need_of("b"), Truth::yes}}});
  CHECK(found.no ==
        std::vector<SettlingSet>{{{need_of("a"), Truth::no}}, {{need_of("b"), Truth::no}}});
}

TEST_CASE("settle: no set asks that one fact be both yes and no") {
  const Criterion impossible =
      node(CriterionKind::all, {leaf("a"), node(CriterionKind::none, {leaf("a")})});
  const auto found = settlement(judged(impossible, {}));
  CHECK(found.yes.empty());
  CHECK(found.no ==
        std::vector<SettlingSet>{{{need_of("a"), Truth::no}}, {{need_of("a"), Truth::yes}}});
}

TEST_CASE("settle: what is settled needs nothing - and what nothing can settle names nothing") {
  CHECK(settlement(judged(leaf("a"), {{"a", Truth::yes}})) == Settlement{});
  CHECK(settlement(judged(leaf("a"), {{"a", Truth::no}})) == Settlement{});
  Explanation unsettleable;
  unsettleable.kind = NodeKind::measure;  // undetermined, and no need says why
  CHECK(settlement(unsettleable) == Settlement{});
}

TEST_CASE("settle: exceptions that conflict are settled by no fact") {
  const Criterion tree = excepted(leaf("a"), {{leaf("b"), true}, {leaf("c"), false}});
  const auto conflict = judged(tree, {{"b", Truth::yes}, {"c", Truth::yes}});
  CHECK(settlement(conflict) == Settlement{});
  CHECK(deciding(conflict) == std::set<std::string>{"b", "c"});
}

TEST_CASE("settle: an exception that says no settles it only when none says yes") {
  const Criterion tree = excepted(leaf("a"), {{leaf("b"), true}, {leaf("c"), false}});
  const auto found = settlement(judged(tree, {{"a", Truth::yes}}));
  CHECK(found.yes == std::vector<SettlingSet>{{{need_of("c"), Truth::no}}});
  CHECK(found.no ==
        std::vector<SettlingSet>{{{need_of("b"), Truth::no}, {need_of("c"), Truth::yes}}});
}

TEST_CASE("settle: many unknowns stay cheap and every set given settles") {
  std::vector<Criterion> parts;
  for (int i = 0; i < 14; ++i) { parts.push_back(leaf("f" + std::to_string(i))); }
  const Criterion tree = node(CriterionKind::at_least, parts, 7);
  const auto found = settlement(judged(tree, {}));
  CHECK(!found.yes.empty());
  CHECK(found.yes.size() <= 64);
  for (const auto& set : found.yes) { CHECK(judged(tree, learned({}, set)).truth == Truth::yes); }
  for (const auto& set : found.no) { CHECK(judged(tree, learned({}, set)).truth == Truth::no); }
  for (const auto& set : found.yes) { CHECK(set.size() == 7); }
  for (const auto& set : found.no) { CHECK(set.size() == 8); }
}

TEST_CASE("deciding: of a settled verdict the others may change as they like") {
  const auto knowledge = all_knowledge(names);
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Criterion tree = RandomTree{seed, names, false}(2);
    for (const auto& facts : knowledge) {
      const auto explanation = judged(tree, facts);
      if (explanation.truth == Truth::undetermined) { continue; }
      Facts only_deciding;
      for (const auto& id : deciding(explanation)) {
        if (facts.contains(id)) { only_deciding[id] = facts.at(id); }
      }
      const Truth again = judged(tree, only_deciding).truth;
      if (again != explanation.truth) {
        CAPTURE(seed);
        CHECK(again == explanation.truth);
      }
    }
  }
}

TEST_CASE("deciding: the failing ones of all and the holding ones of any") {
  const Facts facts{{"a", Truth::yes}, {"b", Truth::no}, {"c", Truth::no}};
  CHECK(deciding(judged(node(CriterionKind::all, {leaf("a"), leaf("b"), leaf("c")}), facts)) ==
        std::set<std::string>{"b", "c"});
  CHECK(deciding(judged(node(CriterionKind::any, {leaf("a"), leaf("b"), leaf("c")}), facts)) ==
        std::set<std::string>{"a"});
  CHECK(deciding(judged(node(CriterionKind::none, {leaf("a"), leaf("b")}), facts)) ==
        std::set<std::string>{"a"});
  CHECK(deciding(judged(node(CriterionKind::none, {leaf("b"), leaf("c")}), facts)) ==
        std::set<std::string>{"b", "c"});
  CHECK(deciding(judged(node(CriterionKind::all, {leaf("a"), leaf("d")}), facts)) ==
        std::set<std::string>{"d"});
  CHECK(deciding(judged(leaf("a"), facts)) == std::set<std::string>{"a"});
}

TEST_CASE("deciding: an exception that holds decides - else the criterion does") {
  const Criterion tree = excepted(leaf("a"), {{leaf("b"), true}, {leaf("c"), false}});
  CHECK(deciding(judged(tree, {{"a", Truth::no}, {"b", Truth::yes}, {"c", Truth::no}})) ==
        std::set<std::string>{"b"});
  CHECK(deciding(judged(tree, {{"a", Truth::yes}, {"b", Truth::no}, {"c", Truth::yes}})) ==
        std::set<std::string>{"c"});
  CHECK(deciding(judged(tree, {{"a", Truth::no}, {"b", Truth::no}, {"c", Truth::no}})) ==
        std::set<std::string>{"a"});
}
