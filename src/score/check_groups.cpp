/// \file
/// Whether weights add up to 1, the maxima of parts to that of their whole, and groups form a tree.
#include <set>

#include "card_checker.hpp"

namespace thidua::inline v0 {

namespace {

struct PartSize {
  Score most;
  std::optional<Score> weight;
};

class GroupChecker {
 public:
  explicit GroupChecker(CardChecker& checker) : checker_{checker}, card_{checker.card()} {}

  void run() {
    if (has_circle()) { return; }
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
    const auto weight_of = [](const std::optional<Mark>& mark) {
      return mark ? std::optional{mark->value} : std::nullopt;
    };
    for (const auto& item : card_.items) {
      if (item.group == id && points_kind(card_, item.group) == kind) {
        parts.push_back({item.most.value, weight_of(item.weight)});
      }
    }
    for (const auto& group : card_.groups) {
      if (group.group == id && points_kind(card_, group.id) == kind) {
        parts.push_back({most_of(group), weight_of(group.weight)});
      }
    }
    return parts;
  }

  /// What a group can give, from its parts.
  Score most_of(const ScoreGroup& group) {
    const Score most = sum_of(parts_of(group.id, points_kind(card_, group.id)), group.aggregate);
    return group.cap ? std::min(most, group.cap->value) : most;
  }

  static Score sum_of(const std::vector<PartSize>& parts, Aggregate aggregate) {
    Score sum;
    Score weights;
    for (const auto& part : parts) {
      const Score weight = aggregate == Aggregate::sum ? Score{1} : part.weight.value_or(1);
      sum += part.most * weight;
      weights += weight;
    }
    return aggregate == Aggregate::sum || weights.sign() == 0 ? sum : sum / weights;
  }

  void check_parts(const std::vector<PartSize>& parts, Aggregate aggregate,
                   const std::optional<Mark>& most, const std::optional<Mark>& cap,
                   const std::string& id, const std::string& path, const Citation& cite) {
    if (parts.empty()) {
      checker_.report(Fault::scorecard_no_item, path, cite, {"«" + id + "»"});
      return;
    }
    if (aggregate != Aggregate::sum) { check_weights(parts, aggregate, id, path, cite); }
    if (!most) { return; }
    Score sum = sum_of(parts, aggregate);
    if (cap) { sum = std::min(sum, cap->value); }
    if (sum != most->value) {
      checker_.report(Fault::scorecard_maxima, path + ".max", cite,
                      {id, to_string(Mark{sum}), to_string(*most)});
    }
  }

  void check_weights(const std::vector<PartSize>& parts, Aggregate aggregate, const std::string& id,
                     const std::string& path, const Citation& cite) {
    Score sum;
    std::size_t given = 0;
    BigInt denominator = 1;
    for (const auto& part : parts) {
      if (!part.weight) { continue; }
      ++given;
      sum += *part.weight;
      denominator = boost::multiprecision::lcm(denominator, part.weight->d());
    }
    if (given > 0 && (given < parts.size() || sum != Score{1})) {
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
};

}  // namespace

void check_groups(CardChecker& checker) { GroupChecker{checker}.run(); }

}  // namespace thidua::inline v0
