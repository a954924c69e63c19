/// \file
/// What the checks of a scorecard share: where they report, and how ids, references, units and citations are held against it.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/id.hpp>
#include <thidua/core/text.hpp>
#include <thidua/score/score.hpp>
#include <thidua/score/scorecard.hpp>

namespace thidua::inline v0 {

[[nodiscard]] inline std::string list_path(std::string_view list, std::size_t index) {
  return std::string{list} + "[" + std::to_string(index) + "]";
}

/// The key of a rule in a file: its word with «_».
[[nodiscard]] inline std::string file_key(RuleKind kind) {
  std::string key{word(kind)};
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

/// "88% ≤ x < 90%": the same in every language.
[[nodiscard]] std::string band_text(const Band& band);

class CardChecker {
 public:
  explicit CardChecker(const Scorecard& card, const CitedInPlan* plan = nullptr)
      : card_{card}, plan_{plan} {}

  [[nodiscard]] const Scorecard& card() const noexcept { return card_; }
  [[nodiscard]] Diagnostics take() { return std::move(diagnostics_); }

  void report(Fault fault, std::string path, const Citation& cite,
              std::vector<std::string> arguments, std::string suggestion = {}) {
    diagnostics_.push_back(
        {fault, {}, std::move(path), to_string(cite), std::move(arguments), std::move(suggestion)});
  }
  void check_id(std::string_view list, const std::string& path, const std::string& id) {
    if (id.empty()) {
      report(Fault::scorecard_missing_key, path, {}, {"id"});
      return;
    }
    if (!is_id(id)) { report(Fault::scorecard_bad_id, path + ".id", {}, {id}); }
    const auto [first, is_new] = ids_[std::string{list}].try_emplace(id, path);
    if (!is_new) { report(Fault::scorecard_duplicate_id, path + ".id", {}, {id, first->second}); }
  }
  void check_title(const LocalText& title, const std::string& path, std::string_view key) {
    if (title.empty()) { report(Fault::scorecard_missing_key, path, {}, {std::string{key}}); }
  }
  void check_citation(const Citation& cite, const std::string& path, const std::string& what) {
    if (cite.empty()) {
      report(Fault::scorecard_missing_citation, path, cite, {what});
      return;
    }
    // A card that stands alone does not list the documents that it rests on; a plan does.
    const bool of_document = !cite.document.empty();
    if (of_document && plan_ == nullptr) { return; }
    auto known = of_document ? plan_->documents : ids_in(card_.clauses);
    if (!of_document && plan_ != nullptr) {
      known.insert(known.end(), plan_->clauses.begin(), plan_->clauses.end());
    }
    const auto& wanted = of_document ? cite.document : cite.clause;
    if ((!of_document && known.empty()) ||
        std::find(known.begin(), known.end(), wanted) != known.end()) {
      return;
    }
    report(Fault::scorecard_dangling_citation, path + ".cite", cite, {to_string(cite)},
           nearest(wanted, known));
  }
  template <class T>
  const T* check_reference(const std::vector<T>& list, const std::string& id,
                           const std::string& path, const std::string& what, const Citation& cite) {
    const T* found = with_id(list, id);
    if (found == nullptr) {
      report(Fault::scorecard_dangling_reference, path, cite, {what, id},
             nearest(id, ids_in(list)));
    }
    return found;
  }
  /// A number with that unit.
  bool check_unit(const Mark& mark, const std::string& unit, const std::string& path,
                  const std::string& of, const Citation& cite) {
    if (mark.unknown) { return false; }
    if (mark.unit == unit) { return true; }
    report(Fault::scorecard_unit_mismatch, path, cite, {of, unit, mark.unit});
    return false;
  }
  void check_that(bool holds, const Mark& mark, const std::string& path, const std::string& key,
                  const std::string& of, const std::string& condition, const Citation& cite) {
    if (holds || mark.unknown) { return; }
    report(Fault::scorecard_out_of_range, path, cite, {of, key, condition, to_string(mark)});
  }
  /// More than nothing, whatever the unit is.
  void check_positive(const Mark& mark, const std::string& path, const std::string& key,
                      const std::string& of, const Citation& cite) {
    check_that(mark.value.sign() > 0, mark, path, key, of, "> 0", cite);
  }
  /// Points: no unit, not negative.
  void check_points(const Mark& mark, const std::string& path, const std::string& key,
                    const std::string& of, const Citation& cite) {
    if (check_unit(mark, {}, path, of + "." + key, cite)) {
      check_that(mark.value.sign() >= 0, mark, path, key, of, "≥ 0", cite);
    }
  }
  void check_rounding(const std::optional<RoundingPoint>& point, const std::string& path) {
    if (point && (point->places < 0 || point->places > most_round_places)) {
      report(Fault::scorecard_out_of_range, path, {},
             {path, "places", "0–" + std::to_string(most_round_places),
              std::to_string(point->places)});
    }
  }
  /// Neither overlaps nor gaps nor empty bands, of bounds in `unit`; `path` of the band with an index, such as "grade".
  void check_bands(const std::vector<Band>& bands, const std::string& unit, const std::string& path,
                   const std::string& of, const Citation& cite);

  template <class T>
  [[nodiscard]] static std::vector<std::string> ids_in(const std::vector<T>& list) {
    std::vector<std::string> ids;
    for (const auto& entry : list) { ids.push_back(entry.id); }
    return ids;
  }

 private:
  const Scorecard& card_;
  const CitedInPlan* plan_;
  Diagnostics diagnostics_;
  std::map<std::string, std::map<std::string, std::string>> ids_;
};

/// The scoring function of one item, against its input.
void check_rule(CardChecker& checker, const ScoreItem& item, const ScoreInput& input,
                const std::string& path);
/// Weights, maxima, caps and circles of groups.
void check_groups(CardChecker& checker);
/// What a card may say, but hardly means: warnings.
void advise_card(CardChecker& checker);

}  // namespace thidua::inline v0
