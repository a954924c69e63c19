/// \file
/// Each word of a criterion sets the members that its kind needs, and no other.
#include <thidua/campaign/build_criterion.hpp>

#include <stdexcept>

#include <thidua/core/text.hpp>

namespace thidua::inline v0 {

namespace build {

namespace {

Bound bound(Comparison comparison, std::string_view text) {
  if (const auto level = parse_level(nfc(text))) { return {comparison, *level}; }
  throw std::invalid_argument{"«" + std::string{text} +
                              "» is no level; one is written «45%» or «3000 km»"};
}

Criterion of_parts(CriterionKind kind, std::vector<Criterion> parts) {
  Criterion criterion;
  criterion.kind = kind;
  criterion.parts = std::move(parts);
  return criterion;
}

Criterion leaf(CriterionKind kind, std::string ref = {}) {
  Criterion criterion;
  criterion.kind = kind;
  criterion.ref = std::move(ref);
  return criterion;
}

Criterion judged(CriterionKind kind, Judgement judgement, std::string ref = {}) {
  Criterion criterion = leaf(kind, std::move(ref));
  criterion.judgement = judgement;
  return criterion;
}

}  // namespace

Bound above(std::string_view level) { return bound(Comparison::above, level); }
Bound at_least(std::string_view level) { return bound(Comparison::at_least, level); }
Bound below(std::string_view level) { return bound(Comparison::below, level); }
Bound at_most(std::string_view level) { return bound(Comparison::at_most, level); }

CriterionBuilder CriterionBuilder::cite(std::string_view clause) const {
  CriterionBuilder result{*this};
  result.criterion_.cite = parse_citation(clause);
  return result;
}

CriterionBuilder CriterionBuilder::titled(LocalText title) const {
  CriterionBuilder result{*this};
  result.criterion_.title = std::move(title);
  return result;
}

CriterionBuilder CriterionBuilder::except(const CriterionBuilder& when, bool then,
                                          std::string_view cite) const {
  CriterionBuilder result{*this};
  result.criterion_.exceptions.push_back({when, then, parse_citation(cite)});
  return result;
}

CriterionBuilder all_of(std::vector<Criterion> parts) {
  return of_parts(CriterionKind::all, std::move(parts));
}
CriterionBuilder any_of(std::vector<Criterion> parts) {
  return of_parts(CriterionKind::any, std::move(parts));
}
CriterionBuilder none_of(std::vector<Criterion> parts) {
  return of_parts(CriterionKind::none, std::move(parts));
}
CriterionBuilder at_least(std::size_t least, std::vector<Criterion> parts) {
  Criterion criterion = of_parts(CriterionKind::at_least, std::move(parts));
  criterion.least = least;
  return criterion;
}

CriterionBuilder met(std::string target) { return leaf(CriterionKind::met, std::move(target)); }
CriterionBuilder exceeded(std::string target) {
  return leaf(CriterionKind::exceeded, std::move(target));
}
CriterionBuilder contents_met() { return judged(CriterionKind::contents, Judgement::met); }
CriterionBuilder contents_exceeded() {
  return judged(CriterionKind::contents, Judgement::exceeded);
}

CriterionBuilder measure(std::string indicator, const Bound& bound) {
  Criterion criterion = leaf(CriterionKind::measure, std::move(indicator));
  criterion.comparison = bound.comparison;
  criterion.level = bound.level;
  return criterion;
}

CriterionBuilder attested(std::string id, Judgement judgement) {
  return judged(CriterionKind::attested, judgement, std::move(id));
}
CriterionBuilder paper(std::string id) { return leaf(CriterionKind::paper, std::move(id)); }

CriterionBuilder role(std::vector<std::string> any_of_them) {
  Criterion criterion = leaf(CriterionKind::role);
  criterion.roles = std::move(any_of_them);
  return criterion;
}

CriterionBuilder no_discipline() { return leaf(CriterionKind::no_discipline); }
CriterionBuilder named(std::string criterion) {
  return leaf(CriterionKind::criterion, std::move(criterion));
}
CriterionBuilder award_criteria(std::string award) {
  return leaf(CriterionKind::award, std::move(award));
}

}  // namespace build

}  // namespace thidua::inline v0
