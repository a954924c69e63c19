/// \file
/// Award after award, the highest first: what a subject is for the award, then the quotas.
#include <thidua/score/selection.hpp>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "place_order.hpp"
#include "quota_tree.hpp"

namespace thidua::inline v0 {

namespace {

class Selector {
 public:
  Selector(Ranking ranking, std::vector<AwardRule> rules) : rules_{std::move(rules)} {
    result_.ranking = std::move(ranking);
    std::vector<const Contender*> contenders;
    for (std::size_t i = 0; i < result_.ranking.subjects.size(); ++i) {
      contenders.push_back(&result_.ranking.subjects[i].contender);
      index_.try_emplace(contenders.back()->id, i);
    }
    order_ = place_order(contenders, result_.ranking.rules, false);
  }

  Result<Selection> run() {
    repeated_ids();
    for (auto& rule : rules_) { award(std::move(rule)); }
    if (!faults_.empty()) {
      sort_by_place(faults_);
      return tl::unexpected{std::move(faults_)};
    }
    return std::move(result_);
  }

 private:
  void repeated_ids() {
    std::set<std::string> awards;
    for (const auto& rule : rules_) {
      if (!awards.insert(rule.id).second) { repeated(rule.id, rule.cite); }
      std::set<std::string> quotas;
      for (const auto& quota : rule.quotas) { repeated_ids(quota, quotas); }
    }
  }
  void repeated_ids(const Quota& quota, std::set<std::string>& seen) {
    if (!seen.insert(quota.id).second) { repeated(quota.id, quota.cite); }
    for (const auto& part : quota.parts) { repeated_ids(part, seen); }
  }
  void repeated(const std::string& id, const Citation& cite) {
    Diagnostic fault;
    fault.fault = Fault::select_repeated_quota;
    fault.arguments = {id};
    fault.clause = to_string(cite);
    faults_.push_back(std::move(fault));
  }

  void note(Fault fault, std::vector<std::string> arguments, const Citation& cite) {
    Diagnostic diagnostic;
    diagnostic.fault = fault;
    diagnostic.arguments = std::move(arguments);
    diagnostic.clause = to_string(cite);
    result_.notes.push_back(std::move(diagnostic));
  }

  void award(AwardRule rule) {
    AwardSelection selection;
    selection.rule = std::move(rule);
    const AwardRule& award = selection.rule;
    const auto& subjects = result_.ranking.subjects;
    std::set<std::string> already;
    for (const auto& id : award.already) {
      already.insert(id);
      if (!index_.contains(id)) { note(Fault::select_unknown_subject, {id, award.id}, award.cite); }
    }
    for (const auto& [id, truth] : award.eligible) {
      if (!index_.contains(id)) { note(Fault::select_unknown_subject, {id, award.id}, award.cite); }
    }
    std::vector<Candidate> candidates(subjects.size());
    selection.choices.resize(subjects.size());
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      candidates[i] = candidate(award, i, already, selection.choices[i]);
    }
    QuotaTree tree{result_.ranking, order_, award, candidates};
    if (!tree.faults().empty()) {
      faults_.insert(faults_.end(), tree.faults().begin(), tree.faults().end());
      return;
    }
    tree.decide(selection);
    for (auto& choice : selection.choices) {
      if (choice.chosen != Chosen::out && !choice.quota) {
        choice = {Chosen::out, ChoiceReason::no_quota, {}, {}, {}};
      }
    }
    std::vector<const QuotaResult*> around;
    for (const auto& quota : selection.quotas) {
      around.resize(quota.depth);
      unfilled(award, quota, around);
      around.push_back(&quota);
    }
    result_.awards.push_back(std::move(selection));
  }

  Candidate candidate(const AwardRule& award, std::size_t i, const std::set<std::string>& already,
                      AwardChoice& choice) const {
    const std::string& id = result_.ranking.subjects[i].contender.id;
    choice = {Chosen::in, ChoiceReason::within, {}, {}, {}};
    Candidate candidate;
    if (!award.eligible.empty()) {
      const auto known = award.eligible.find(id);
      candidate.eligible = known == award.eligible.end() ? Truth::undetermined : known->second;
    }
    if (candidate.eligible == Truth::no) { choice.reason = ChoiceReason::not_eligible; }
    if (candidate.eligible == Truth::undetermined) { choice.reason = ChoiceReason::eligible_open; }
    if (already.contains(id)) {
      candidate.eligible = Truth::no;
      choice.reason = ChoiceReason::already;
    }
    candidate.eligible_and_free = candidate.eligible;
    if (!award.beside_higher && candidate.eligible != Truth::no) {
      for (const auto& higher : result_.awards) {
        const Chosen chosen = higher.choices[i].chosen;
        if (chosen == Chosen::out) { continue; }
        const bool certain = chosen == Chosen::in;
        candidate.may_be_taken = true;
        candidate.eligible_and_free =
            both(candidate.eligible_and_free, certain ? Truth::no : Truth::undetermined);
        choice.reason = certain ? ChoiceReason::higher : ChoiceReason::higher_open;
        choice.higher = higher.rule.id;
        if (certain) { break; }
      }
    }
    choice.chosen = candidate.eligible_and_free == Truth::yes  ? Chosen::in
                    : candidate.eligible_and_free == Truth::no ? Chosen::out
                                                               : Chosen::possible;
    return candidate;
  }

  static const Quota* find_quota(const std::vector<Quota>& quotas, const std::string& id) {
    for (const auto& quota : quotas) {
      if (quota.id == id) { return &quota; }
      if (const Quota* inner = find_quota(quota.parts, id)) { return inner; }
    }
    return nullptr;
  }

  /// Too few for the quota; or a quota around it that has fewer places in every case.
  void unfilled(const AwardRule& award, const QuotaResult& quota,
                const std::vector<const QuotaResult*>& around) {
    if (!quota.limit_least) { return; }
    std::int64_t filled = quota.in + quota.possible;
    bool too_small = filled + quota.out_by_outer < *quota.limit_least;
    for (const auto* outer : around) {
      const bool can_exceed = find_quota(award.quotas, outer->id)->ties == EdgeTie::all;
      if (can_exceed || !outer->limit_most || *outer->limit_most >= *quota.limit_least) {
        continue;
      }
      filled = std::min(filled, *outer->limit_most);
      too_small = true;
    }
    if (!too_small) { return; }
    std::string name = quota.id;
    for (const auto& part : {quota.block, quota.kind}) {
      if (!part.empty()) { name += " / " + part; }
    }
    const Citation& cite = find_quota(award.quotas, quota.id)->cite;
    note(Fault::select_unfilled, {name, std::to_string(filled), std::to_string(*quota.limit_least)},
         cite.empty() ? award.cite : cite);
  }

  std::vector<AwardRule> rules_;
  std::unordered_map<std::string, std::size_t> index_;
  PlaceOrder order_;
  Selection result_;
  Diagnostics faults_;
};

}  // namespace

Result<Selection> select(Ranking ranking, std::vector<AwardRule> awards) {
  return Selector{std::move(ranking), std::move(awards)}.run();
}

}  // namespace thidua::inline v0
