/// \file
/// Compiles criteria. Where this and `Evaluator` differ, the evaluator is right; the tests hold the two against each other.
#include "bulk_criteria.hpp"

#include <algorithm>
#include <utility>

namespace thidua::inline v0 {

namespace {

using Nodes = std::vector<std::uint32_t>;

template <class T>
std::size_t place_of(const std::vector<T>& entries, const std::string& id) {
  return static_cast<std::size_t>(find(entries, id) - entries.data());
}

class Compiler {
 public:
  Compiler(const Plan& plan, const SubjectKind& kind, const Combination& combination,
           LeafKeys& keys)
      : plan_{plan},
        kind_{kind},
        combination_{combination},
        keys_{keys},
        of_unit_{read(kind.results_of) == ResultsOf::unit} {}

  BulkCriteria run() {
    for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
      result_.roots.emplace_back(target(i, false, ClausePart::alone));
      result_.roots.emplace_back(target(i, true, ClausePart::alone));
    }
    for (const auto& award : plan_.awards) {
      result_.roots.emplace_back();
      if (award.criteria_for(kind_.id) != nullptr) { result_.roots.back() = this->award(award); }
    }
    return std::move(result_);
  }

 private:
  template <class T>
  [[nodiscard]] T read(const Choice<T>& choice) const {
    return value_under(choice, plan_, combination_);
  }

  std::uint32_t leaf(const LeafKey& key, std::optional<BulkClause> clause) {
    BulkCriteria::Leaf leaf{keys_.number(key), std::move(clause)};
    for (std::size_t i = 0; i < result_.leaves.size(); ++i) {
      if (result_.leaves[i] == leaf) { return leaf_nodes_[i]; }
    }
    leaf_nodes_.push_back(result_.tree.leaf(static_cast<std::uint32_t>(result_.leaves.size())));
    result_.leaves.push_back(std::move(leaf));
    return leaf_nodes_.back();
  }

  /// Eligible, criteria, papers, and no higher award for the same achievement. One node, however many awards ask for it.
  std::uint32_t award(const Award& award) {
    if (const auto known = awards_.find(award.id); known != awards_.end()) { return known->second; }
    Nodes parts;
    if (kind_.eligible) { parts.push_back(judged(*kind_.eligible, kind_.cite)); }
    parts.push_back(judged(*award.criteria_for(kind_.id), award.cite));
    for (const auto& id : award.papers) { parts.push_back(paper(*find(plan_.papers, id))); }
    if (const auto higher = higher_awards(award); !higher.empty()) {
      parts.push_back(result_.tree.none(higher));
    }
    const std::uint32_t node = result_.tree.all(std::move(parts));
    awards_.emplace(award.id, node);
    return node;
  }

  Nodes higher_awards(const Award& award) {
    Nodes higher;
    if (!plan_.one_achievement || read(plan_.one_achievement->rule) == OneAchievement::each) {
      return higher;
    }
    const auto& order = plan_.one_achievement->order;
    const auto place = std::find(order.begin(), order.end(), award.id);
    if (place == order.end()) { return higher; }
    for (auto at = order.begin(); at != place; ++at) {
      const auto& other = *find(plan_.awards, *at);
      if (other.criteria_for(kind_.id) != nullptr) { higher.push_back(this->award(other)); }
    }
    return higher;
  }

  std::uint32_t judged(const Criterion& criterion, const Citation& inherited) {
    const Citation& cite = criterion.cite.empty() ? inherited : criterion.cite;
    const std::uint32_t node =
        criterion.has_parts() ? inner(criterion, cite) : leaf(criterion, cite);
    if (criterion.exceptions.empty()) { return node; }
    Nodes children{node};
    std::vector<bool> then;
    for (const auto& exception : criterion.exceptions) {
      children.push_back(judged(exception.when, exception.cite.empty() ? cite : exception.cite));
      then.push_back(exception.then);
    }
    return result_.tree.excepted(std::move(children), std::move(then));
  }

  std::uint32_t inner(const Criterion& criterion, const Citation& cite) {
    Nodes children;
    for (const auto& part : criterion.parts) { children.push_back(judged(part, cite)); }
    switch (criterion.kind) {
      case CriterionKind::any:
        return result_.tree.any(std::move(children));
      case CriterionKind::none:
        return result_.tree.none(std::move(children));
      case CriterionKind::at_least:
        return result_.tree.at_least(static_cast<std::uint32_t>(criterion.least),
                                     std::move(children));
      default:
        return result_.tree.all(std::move(children));
    }
  }

  std::uint32_t leaf(const Criterion& criterion, const Citation& cite) {
    switch (criterion.kind) {
      case CriterionKind::met:
      case CriterionKind::exceeded:
        return target(place_of(plan_.targets, criterion.ref),
                      criterion.kind == CriterionKind::exceeded, ClausePart::alone);
      case CriterionKind::contents:
        return contents(criterion.judgement);
      case CriterionKind::measure:
        return measure(criterion, cite);
      case CriterionKind::attested:
        return find(plan_.contents, criterion.ref) != nullptr
                   ? content(place_of(plan_.contents, criterion.ref), criterion.judgement)
                   : attested(place_of(plan_.attested, criterion.ref), criterion.judgement);
      case CriterionKind::paper:
        return paper(*find(plan_.papers, criterion.ref));
      case CriterionKind::role: {
        LeafKey key;
        key.kind = NodeKind::role;
        key.roles = criterion.roles;
        BulkClause clause{NodeKind::role, {}, cite, criterion.title};
        clause.roles = criterion.roles;
        return leaf(key, std::move(clause));
      }
      case CriterionKind::no_discipline: {
        LeafKey key;
        key.kind = NodeKind::no_discipline;
        return leaf(key, BulkClause{NodeKind::no_discipline, {}, cite, {}});
      }
      case CriterionKind::criterion: {
        const auto& named = *find(plan_.criteria, criterion.ref);
        return judged(named.rule, named.cite);
      }
      default:
        return criteria_of(*find(plan_.awards, criterion.ref));
    }
  }

  /// Another award's criteria; an award that is not for the kind is not met.
  std::uint32_t criteria_of(const Award& other) {
    if (const auto* criteria = other.criteria_for(kind_.id)) {
      return judged(*criteria, other.cite);
    }
    LeafKey key;
    key.kind = NodeKind::criterion;
    return leaf(key, BulkClause{NodeKind::criterion, other.id, other.cite, other.title});
  }

  std::uint32_t target(std::size_t item, bool exceeded, ClausePart part) {
    const Target& target = plan_.targets[item];
    LeafKey key;
    key.kind = exceeded ? NodeKind::target_exceeded : NodeKind::target_met;
    key.item = item;
    key.of_unit = of_unit_;
    key.part = part;
    if (exceeded) {
      key.by_margin =
          plan_.contents_rule && read(plan_.contents_rule->exceeded) == ContentsExceeded::margin;
    } else {
      key.comparison = read(target.met_when);
    }
    for (const auto& other : plan_.targets) {
      if (part != ClausePart::alone || &other == &target) {
        key.no_activity.push_back(no_activity(other));
      }
    }
    return leaf(key, BulkClause{key.kind, target.id, target.cite, target.title, part});
  }

  /// Whether the target counts among all contents: one that does not can't be the one that is exceeded, and is not to blame.
  std::uint32_t counts(std::size_t item) {
    LeafKey key;
    key.kind = NodeKind::contents;
    key.item = item;
    key.of_unit = of_unit_;
    for (const auto& target : plan_.targets) { key.no_activity.push_back(no_activity(target)); }
    return leaf(key, std::nullopt);
  }
  [[nodiscard]] NoActivityRule no_activity(const Target& target) const {
    return read(find(plan_.indicators, target.indicator)->no_activity);
  }

  std::uint32_t measure(const Criterion& criterion, const Citation& cite) {
    const auto& indicator = *find(plan_.indicators, criterion.ref);
    LeafKey key;
    key.kind = NodeKind::measure;
    key.item = place_of(plan_.indicators, criterion.ref);
    key.of_unit = of_unit_;
    key.comparison = criterion.comparison;
    key.level = criterion.level.value;
    key.no_activity = {read(indicator.no_activity)};
    BulkClause clause{NodeKind::measure, indicator.id, cite,
                      criterion.title.empty() ? indicator.title : criterion.title};
    clause.comparison = criterion.comparison;
    clause.level = criterion.level;
    return leaf(key, std::move(clause));
  }

  /// A content is judged by the results that count for the subject, a criterion by the subject's own.
  std::uint32_t content(std::size_t item, Judgement wanted) {
    return judgement(item, of_unit_, plan_.contents[item], wanted);
  }
  std::uint32_t attested(std::size_t item, Judgement wanted) {
    return judgement(plan_.contents.size() + item, false, plan_.attested[item], wanted);
  }
  std::uint32_t judgement(std::size_t item, bool of_unit, const Attested& attested,
                          Judgement wanted) {
    LeafKey key;
    key.kind = NodeKind::attested;
    key.item = item;
    key.of_unit = of_unit;
    key.wanted = wanted;
    return leaf(key, BulkClause{NodeKind::attested, attested.id, attested.cite, attested.title,
                                ClausePart::alone, wanted});
  }

  std::uint32_t paper(const Paper& paper) {
    LeafKey key;
    key.kind = NodeKind::paper;
    key.item = place_of(plan_.papers, paper.id);
    if (const auto* deadline = find(plan_.deadlines, paper.deadline)) {
      key.roll = read(deadline->roll);
    }
    return leaf(key, BulkClause{NodeKind::paper, paper.id, paper.cite, paper.title});
  }

  std::uint32_t contents(Judgement wanted) {
    const bool exceeded = wanted == Judgement::exceeded;
    const auto rule =
        exceeded ? read(plan_.contents_rule->exceeded) : ContentsExceeded::above_level;
    const bool one_target = exceeded && rule == ContentsExceeded::one_target;
    const bool must_exceed =
        exceeded && rule == ContentsExceeded::all_contents &&
        read(plan_.contents_rule->attested_exceeded) == AttestedExceeded::judged;
    Nodes parts;
    for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
      parts.push_back(target(i, exceeded && !one_target, ClausePart::of_contents));
    }
    for (std::size_t i = 0; i < plan_.contents.size(); ++i) {
      parts.push_back(content(i, must_exceed ? Judgement::exceeded : Judgement::met));
    }
    if (one_target) {
      Nodes one;
      for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
        one.push_back(result_.tree.all({counts(i), target(i, true, ClausePart::alone)}));
      }
      parts.push_back(result_.tree.any(std::move(one)));
    }
    return result_.tree.all(std::move(parts));
  }

  const Plan& plan_;
  const SubjectKind& kind_;
  const Combination& combination_;
  LeafKeys& keys_;
  bool of_unit_;
  BulkCriteria result_;
  Nodes leaf_nodes_;
  std::map<std::string, std::uint32_t> awards_;
};

}  // namespace

BulkCriteria compile_criteria(const Plan& plan, const SubjectKind& kind,
                              const Combination& combination, LeafKeys& keys) {
  return Compiler{plan, kind, combination, keys}.run();
}

std::vector<bool> leaves_under(const BulkTree& tree, std::uint32_t root) {
  std::vector<bool> nodes(tree.nodes().size());
  std::vector<bool> leaves(tree.leaves());
  nodes[root] = true;
  for (std::size_t at = root + std::size_t{1}; at-- > 0;) {
    const BulkNode& node = tree.nodes()[at];
    if (!nodes[at]) { continue; }
    if (node.kind == BulkNodeKind::leaf) { leaves[node.leaf] = true; }
    for (const std::uint32_t child : node.children) { nodes[child] = true; }
  }
  return leaves;
}

}  // namespace thidua::inline v0
