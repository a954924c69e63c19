/// \file
/// Whether weights add up to 1, the maxima of parts to that of their whole, and groups form a tree.
#include <set>

#include "card_checker.hpp"

namespace thidua::inline v0 {

namespace {

struct PartSize {
  std::optional<Score> most;  ///< none: not known
  std::optional<Mark> weight;
};

class GroupChecker {
 public:
  explicit GroupChecker(CardChecker& checker) : checker_{checker}, card_{checker.card()} {}

  void run() {
    if (has_circle()) { return; }
    find_incomplete();
    for (std::size_t i = 0; i < card_.groups.size(); ++i) {
      const auto& group = card_.groups[i];
      check_parts(parts_of(group.id, points_kind(card_, group.id)), group.aggregate, group.most,
                  group.cap, group.id, list_path("group", i), group.cite);
    }
    if (card_.items.empty()) {
      checker_.report(Fault::scorecard_no_item, "scorecard", {}, {"[scorecard]"});
      return;
    }
    check_parts(parts_of({}, PointsKind::plain), card_.aggregate, card_.most, std::nullopt,
                card_.id, "scorecard", card_.cite);
  }

 private:
  bool has_circle() {
    for (std::size_t i = 0; i < card_.groups.size(); ++i) {
      std::set<std::string> seen;
      std::string chain;
      for (const auto* at = &card_.groups[i]; at != nullptr;
           at = with_id(card_.groups, at->group)) {
        chain += (chain.empty() ? "" : " → ") + at->id;
        if (!seen.insert(at->id).second) {
          checker_.report(Fault::scorecard_cycle, list_path("group", i), card_.groups[i].cite,
                          {chain});
          return true;
        }
      }
    }
    return false;
  }

  std::vector<PartSize> parts_of(std::string_view id, PointsKind kind) {
    std::vector<PartSize> parts;
    for (const auto& item : card_.items) {
      if (item.group == id && points_kind(card_, item.group) == kind) {
        parts.push_back({known(item.most), item.weight});
      }
    }
    for (const auto& group : card_.groups) {
      if (group.group == id && points_kind(card_, group.id) == kind) {
        parts.push_back({most_of(group), group.weight});
      }
    }
    return parts;
  }

  /// A part whose group is not there may belong to any; where it names one nearly, to that and to those around it. What is
  /// said of their sizes would only follow from the wrong name.
  void find_incomplete() {
    const auto ids = CardChecker::ids_in(card_.groups);
    const auto lose = [&](const std::string& group) {
      if (group.empty() || with_id(card_.groups, group) != nullptr) { return; }
      incomplete_.insert("");
      const std::string meant = nearest(group, ids);
      if (meant.empty()) { incomplete_.insert(ids.begin(), ids.end()); }
      for (const auto* at = with_id(card_.groups, meant); at != nullptr;
           at = with_id(card_.groups, at->group)) {
        incomplete_.insert(at->id);
      }
    };
    for (const auto& item : card_.items) { lose(item.group); }
    for (const auto& group : card_.groups) { lose(group.group); }
  }

  static std::optional<Score> known(const Mark& mark) {
    return mark.unknown ? std::nullopt : std::optional{mark.value};
  }
  static std::optional<Score> capped(const std::optional<Score>& sum,
                                     const std::optional<Mark>& cap) {
    if (!cap || !sum) { return sum; }
    return cap->unknown ? std::nullopt : std::optional{std::min(*sum, cap->value)};
  }

  /// What a group can give, from its parts.
  std::optional<Score> most_of(const ScoreGroup& group) {
    return capped(sum_of(parts_of(group.id, points_kind(card_, group.id)), group.aggregate),
                  group.cap);
  }

  static std::optional<Score> sum_of(const std::vector<PartSize>& parts, Aggregate aggregate) {
    Score sum;
    Score weights;
    for (const auto& part : parts) {
      const Mark weight = aggregate == Aggregate::sum ? Mark{1} : part.weight.value_or(Mark{1});
      if (!part.most || weight.unknown) { return std::nullopt; }
      sum += *part.most * weight.value;
      weights += weight.value;
    }
    return aggregate == Aggregate::sum || weights.sign() == 0 ? sum : sum / weights;
  }

  void check_parts(const std::vector<PartSize>& parts, Aggregate aggregate,
                   const std::optional<Mark>& most, const std::optional<Mark>& cap,
                   const std::string& id, const std::string& path, const Citation& cite) {
    // The total has no id of its own among the groups.
    if (incomplete_.contains(path == "scorecard" ? std::string{} : id)) { return; }
    if (parts.empty()) {
      checker_.report(Fault::scorecard_no_item, path, cite, {"«" + id + "»"});
      return;
    }
    if (aggregate != Aggregate::sum) { check_weights(parts, aggregate, id, path, cite); }
    if (!most || most->unknown) { return; }
    const auto sum = capped(sum_of(parts, aggregate), cap);
    if (sum && *sum != most->value) {
      checker_.report(Fault::scorecard_maxima, path + ".max", cite,
                      {id, to_string(Mark{*sum}), to_string(*most)});
    }
  }

  void check_weights(const std::vector<PartSize>& parts, Aggregate aggregate, const std::string& id,
                     const std::string& path, const Citation& cite) {
    Score sum;
    std::size_t given = 0;
    bool all_known = true;
    BigInt denominator = 1;
    for (const auto& part : parts) {
      if (!part.weight) { continue; }
      ++given;
      all_known = all_known && !part.weight->unknown;
      if (part.weight->unknown) { continue; }
      sum += part.weight->value;
      denominator = boost::multiprecision::lcm(denominator, part.weight->value.d());
    }
    if (given > 0 && all_known && (given < parts.size() || sum != Score{1})) {
      checker_.report(Fault::scorecard_weights, path, cite, {id, to_string(Mark{sum})});
    }
    constexpr int most_parts_of_a_root = 1000;
    if (aggregate == Aggregate::geometric_mean && denominator > most_parts_of_a_root) {
      checker_.report(Fault::scorecard_out_of_range, path, cite,
                      {id, "weight", "n/d, d ≤ 1000", to_string(Mark{Score{1, denominator}})});
    }
  }

  CardChecker& checker_;
  const Scorecard& card_;
  std::set<std::string> incomplete_;  ///< groups that parts may be missing of; "" for the total
};

}  // namespace

void check_groups(CardChecker& checker) { GroupChecker{checker}.run(); }

}  // namespace thidua::inline v0
