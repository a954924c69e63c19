/// \file
/// What a card may say, but hardly means: points that nobody can reach, figures that nobody uses, shares that nobody can take over.
#include <set>

#include "card_checker.hpp"

namespace thidua::inline v0 {

namespace {

class Adviser {
 public:
  explicit Adviser(CardChecker& checker) : checker_{checker}, card_{checker.card()} {}

  void run() {
    for (std::size_t i = 0; i < card_.items.size(); ++i) {
      const auto& item = card_.items[i];
      const auto path = list_path("item", i);
      look_at_points(item, path);
      look_at_share(item, item.no_activity, path, "no_activity");
      look_at_share(item, item.not_applicable, path, "not_applicable");
    }
    look_for_unused();
  }

 private:
  void look_at_points(const ScoreItem& item, const std::string& path) {
    if (item.most.unknown) { return; }
    const auto of_rule = path + "." + file_key(item.rule.kind);
    if (item.rule.kind == RuleKind::steps && !item.rule.steps.empty()) {
      const Mark* best = &item.rule.steps.front().points;
      for (const auto& step : item.rule.steps) {
        if (step.points.unknown) { return; }
        if (step.points.value > best->value) { best = &step.points; }
      }
      if (best->value < item.most.value) {
        checker_.report(Fault::scorecard_best_step, of_rule, item.cite,
                        {item.id, to_string(*best), to_string(item.most)});
      }
    }
    const auto& base = item.rule.base;
    if (item.rule.kind == RuleKind::increments && base && !base->unknown &&
        base->value > item.most.value) {
      checker_.report(Fault::scorecard_base_above_max, of_rule + ".base", item.cite,
                      {item.id, to_string(*base), to_string(item.most)});
    }
  }

  [[nodiscard]] std::size_t parts_beside(const ScoreItem& item) const {
    const auto kind = points_kind(card_, item.group);
    std::size_t count = 0;
    for (const auto& other : card_.items) {
      count += other.group == item.group && points_kind(card_, other.group) == kind ? 1U : 0U;
    }
    for (const auto& other : card_.groups) {
      count += other.group == item.group && points_kind(card_, other.id) == kind ? 1U : 0U;
    }
    return count - 1;  // without the item itself
  }

  void look_at_share(const ScoreItem& item, const std::optional<Treatment>& treatment,
                     const std::string& path, const std::string& key) {
    const bool is_handed_on =
        treatment == Treatment::shared_equally || treatment == Treatment::rescaled;
    const bool is_lost = !item.group.empty() && with_id(card_.groups, item.group) == nullptr;
    if (!is_handed_on || is_lost || parts_beside(item) > 0) { return; }
    checker_.report(Fault::scorecard_nothing_beside, path + "." + key, item.cite,
                    {item.id, key + " = \"" + std::string{word(*treatment)} + "\""});
  }

  void look_for_unused() {
    std::set<std::string> used;
    for (const auto& item : card_.items) {
      used.insert({item.input, item.evidence, item.last, item.declared});
    }
    for (const auto& rule : card_.knock_outs) { used.insert(rule.input); }
    for (const auto& id : used) {
      // Where an input is misspelt, the one that was meant looks unused.
      if (!id.empty() && with_id(card_.inputs, id) == nullptr) { return; }
    }
    for (std::size_t i = 0; i < card_.inputs.size(); ++i) {
      const auto& input = card_.inputs[i];
      if (input.id.empty() || used.contains(input.id)) { continue; }
      checker_.report(Fault::scorecard_unused_input, list_path("input", i), {}, {input.id});
    }
  }

  CardChecker& checker_;
  const Scorecard& card_;
};

}  // namespace

void advise_card(CardChecker& checker) { Adviser{checker}.run(); }

}  // namespace thidua::inline v0
