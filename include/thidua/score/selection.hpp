/// \file
/// Who is selected within quotas, who possibly, who was just outside: certain only where no open value, judgement or vote of the
/// council could change it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/truth.hpp>
#include <thidua/score/ranking.hpp>

namespace thidua::inline v0 {

/// Where a share of people is no whole number. `nearest`: a half goes up.
enum class ShareRounding : std::uint8_t { down, up, nearest };
template <>
struct Words<ShareRounding> {
  static constexpr std::pair<ShareRounding, std::string_view> table[] = {
      {ShareRounding::down, "down"},
      {ShareRounding::up, "up"},
      {ShareRounding::nearest, "nearest"}};
};

/// Whom a share is taken of.
enum class ShareOf : std::uint8_t {
  eligible,  ///< those whose criteria hold and who are not excluded
  all        ///< everybody whom the quota is for
};
template <>
struct Words<ShareOf> {
  static constexpr std::pair<ShareOf, std::string_view> table[] = {{ShareOf::eligible, "eligible"},
                                                                   {ShareOf::all, "all"}};
};

/// What happens to equals of whom only some fit into the quota.
enum class EdgeTie : std::uint8_t { council, all, none };
template <>
struct Words<EdgeTie> {
  static constexpr std::pair<EdgeTie, std::string_view> table[] = {
      {EdgeTie::council, "council"}, {EdgeTie::all, "all"}, {EdgeTie::none, "none"}};
};

struct QuotaShare {
  Score part;  ///< 10 % is 1/10
  ShareRounding rounding = ShareRounding::down;
  ShareOf of = ShareOf::eligible;
  friend bool operator==(const QuotaShare&, const QuotaShare&) = default;
};

/// How many may be selected. Of a number and a share the smaller counts; none of both: as many as there are.
struct Quota {
  std::string id;
  LocalText title;
  Citation cite;
  std::optional<std::int64_t> count;
  std::optional<QuotaShare> share;
  std::int64_t least = 0;           ///< a share that comes to less is raised to this
  Within per = Within::all;         ///< so many in each block, each kind …
  std::vector<std::string> kinds;   ///< only for these; none named: for all
  std::vector<std::string> blocks;  ///< only for these
  EdgeTie ties = EdgeTie::council;
  std::vector<Quota> parts;  ///< quotas inside this one; both have to be kept
  friend bool operator==(const Quota&, const Quota&) = default;
};

struct AwardRule {
  std::string id;
  LocalText title;
  Citation cite;
  std::vector<Quota> quotas;  ///< no subject may fall under two of them
  std::map<std::string, Truth, std::less<>>
      eligible;                      ///< empty: all are; else who is not named is undetermined
  std::vector<std::string> already;  ///< excluded: they have been awarded before
  Citation already_cite;
  bool beside_higher = false;  ///< also for those who get a higher award
  Citation higher_cite;
  friend bool operator==(const AwardRule&, const AwardRule&) = default;
};

enum class Chosen : std::uint8_t { out, possible, in };
template <>
struct Words<Chosen> {
  static constexpr std::pair<Chosen, std::string_view> table[] = {
      {Chosen::in, "in"}, {Chosen::possible, "possible"}, {Chosen::out, "out"}};
};

enum class ChoiceReason : std::uint8_t {
  within,         ///< among the first so many
  tie_taken,      ///< equal at the edge, and all equals are taken
  tie_not_taken,  ///< equal at the edge, and none of them is taken
  tie_council,    ///< equal at the edge, and the council chooses among them
  beyond,         ///< too many are before it
  outer_quota,    ///< within the inner quota, but the outer one is full before it
  values_open,    ///< values are open that decide it
  eligible_open,  ///< whether the criteria hold is undetermined
  not_eligible,   ///< the criteria do not hold
  already,        ///< awarded before
  higher,         ///< selected for a higher award
  higher_open,    ///< possibly selected for a higher award
  no_quota        ///< there is no quota for it
};
template <>
struct Words<ChoiceReason> {
  static constexpr std::pair<ChoiceReason, std::string_view> table[] = {
      {ChoiceReason::within, "within"},
      {ChoiceReason::tie_taken, "tie-taken"},
      {ChoiceReason::tie_not_taken, "tie-not-taken"},
      {ChoiceReason::tie_council, "tie-council"},
      {ChoiceReason::beyond, "beyond"},
      {ChoiceReason::outer_quota, "outer-quota"},
      {ChoiceReason::values_open, "values-open"},
      {ChoiceReason::eligible_open, "eligible-open"},
      {ChoiceReason::not_eligible, "not-eligible"},
      {ChoiceReason::already, "already"},
      {ChoiceReason::higher, "higher"},
      {ChoiceReason::higher_open, "higher-open"},
      {ChoiceReason::no_quota, "no-quota"}};
};

/// What became of one subject under one award.
struct AwardChoice {
  Chosen chosen = Chosen::out;
  ChoiceReason reason = ChoiceReason::no_quota;
  std::optional<std::size_t> quota;  ///< index in `AwardSelection::quotas`: the one that decides
  std::string higher;                ///< the id of the higher award
  /// How many points it is behind the last one that is in; where both are exact and it is out by rank alone.
  std::optional<Score> behind;
  friend bool operator==(const AwardChoice&, const AwardChoice&) = default;
};

/// One quota in one group, as it was filled.
struct QuotaResult {
  std::string id;
  std::string block;  ///< of the group; empty where the quota is not per block
  std::string kind;
  std::size_t depth = 0;  ///< 0: directly under the award
  std::int64_t all = 0;   ///< whom it is for
  std::int64_t eligible_least = 0;
  std::int64_t eligible_most = 0;
  /// Of those eligible: how many a higher award takes. A share counts them all the same.
  std::int64_t taken_least = 0;
  std::int64_t taken_most = 0;
  std::optional<std::int64_t> limit_least;  ///< none: no limit
  std::optional<std::int64_t> limit_most;
  std::int64_t in = 0;
  std::int64_t possible = 0;
  std::int64_t out_by_outer = 0;       ///< within this quota, but an outer one is full before them
  std::optional<std::size_t> last_in;  ///< index in `Ranking::subjects`
  std::optional<std::size_t> first_outside;  ///< the best of those who are out by rank
  std::optional<Score> edge;                 ///< the points between the two, where both are exact
  friend bool operator==(const QuotaResult&, const QuotaResult&) = default;
};

struct AwardSelection {
  AwardRule rule;
  std::vector<QuotaResult> quotas;   ///< outer ones before those inside them
  std::vector<AwardChoice> choices;  ///< one a subject, in the order of `Ranking::subjects`
  friend bool operator==(const AwardSelection&, const AwardSelection&) = default;
};

struct Selection {
  Ranking ranking;
  std::vector<AwardSelection> awards;
  Diagnostics notes;
  friend bool operator==(const Selection&, const Selection&) = default;
};

/// Selects for each award, the highest first: who is selected for one is not for those after it. Or all faults of the quotas.
/// «In» holds whatever the open values, judgements and votes turn out to be. «Out» too. «Possible» is exact for a single quota; with
/// quotas inside quotas, and for an award below one that is not settled, it may hold some who would be out in every case.
[[nodiscard]] Result<Selection> select(Ranking ranking, std::vector<AwardRule> awards);

}  // namespace thidua::inline v0
