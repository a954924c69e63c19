/// \file
/// Criteria over named facts, for the tests of judging and settling: a leaf is one fact, and one fact may stand in several leaves.
#pragma once

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <thidua/rule/judge.hpp>
#include <thidua/rule/settle.hpp>

namespace samples {

/// What is known of each fact; facts that are not there are undetermined.
using Facts = std::map<std::string, thidua::Truth>;

inline thidua::Criterion leaf(std::string fact) {
  thidua::Criterion criterion;
  criterion.kind = thidua::CriterionKind::attested;
  criterion.ref = std::move(fact);
  return criterion;
}

inline thidua::Criterion node(thidua::CriterionKind kind, std::vector<thidua::Criterion> parts,
                              std::size_t least = 0) {
  thidua::Criterion criterion;
  criterion.kind = kind;
  criterion.parts = std::move(parts);
  criterion.least = least;
  return criterion;
}

inline thidua::Criterion excepted(thidua::Criterion criterion,
                                  std::vector<std::pair<thidua::Criterion, bool>> exceptions) {
  for (auto& [when, then] : exceptions) {
    criterion.exceptions.push_back({std::move(when), then, {}});
  }
  return criterion;
}

inline thidua::Need need_of(const std::string& fact) {
  return {thidua::NeedKind::judgement, "P01", fact, thidua::Judgement::met};
}

/// The criterion judged on these facts.
inline thidua::Explanation judged(const thidua::Criterion& criterion, const Facts& facts) {
  using namespace thidua;
  return judge(criterion, Citation{{}, "IV"}, [&](const Criterion& part, const Citation& cite) {
    Explanation node;
    node.kind = NodeKind::attested;
    node.id = part.ref;
    node.cite = cite;
    const auto known = facts.find(part.ref);
    node.truth = known == facts.end() ? Truth::undetermined : known->second;
    if (node.truth == Truth::undetermined) { node.need = need_of(part.ref); }
    return node;
  });
}

/// Each of the facts no, undetermined or yes: all combinations.
inline std::vector<Facts> all_knowledge(const std::vector<std::string>& names) {
  using namespace thidua;
  std::vector<Facts> all{{}};
  for (const auto& name : names) {
    std::vector<Facts> longer;
    for (const auto& facts : all) {
      longer.push_back(facts);
      for (const Truth truth : {Truth::no, Truth::yes}) {
        longer.push_back(facts);
        longer.back()[name] = truth;
      }
    }
    all = std::move(longer);
  }
  return all;
}

/// A tree of at most `depth` levels over the facts, with or without exceptions.
class RandomTree {
 public:
  RandomTree(std::uint64_t seed, std::vector<std::string> facts, bool with_exceptions)
      : random_{seed}, facts_{std::move(facts)}, with_exceptions_{with_exceptions} {}

  thidua::Criterion operator()(int depth) {
    thidua::Criterion tree = leaf(facts_[below(facts_.size())]);
    if (depth > 0 && below(5) != 0) {
      constexpr thidua::CriterionKind kinds[] = {
          thidua::CriterionKind::all, thidua::CriterionKind::any, thidua::CriterionKind::at_least,
          thidua::CriterionKind::none};
      std::vector<thidua::Criterion> parts;
      for (std::size_t i = 0, size = 1 + below(3); i < size; ++i) {
        parts.push_back((*this)(depth - 1));
      }
      const std::size_t least = 1 + below(parts.size());
      tree = node(kinds[below(4)], std::move(parts), least);
    }
    if (with_exceptions_ && depth > 0 && below(3) == 0) {
      std::vector<std::pair<thidua::Criterion, bool>> exceptions;
      for (std::size_t i = 0, size = 1 + below(2); i < size; ++i) {
        exceptions.emplace_back((*this)(depth - 1), below(2) == 0);
      }
      tree = excepted(std::move(tree), std::move(exceptions));
    }
    return tree;
  }

 private:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
  std::mt19937_64 random_;
  std::vector<std::string> facts_;
  bool with_exceptions_;
};

}  // namespace samples
