/// \file
/// Ranks: exact where the values are, else the best and the worst that are possible; with the reason for each order. The
/// same for any order of the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <thidua/core/rational.hpp>
#include <thidua/core/result.hpp>
#include <thidua/score/contender.hpp>

namespace thidua::inline v0 {

/// The best and the worst possible rank, both attained: best <= worst as numbers. Half ranks come from averages.
struct RankBounds {
  Rational best;
  Rational worst;
  [[nodiscard]] bool is_exact() const noexcept { return best == worst; }
  friend bool operator==(const RankBounds&, const RankBounds&) = default;
};

/// What puts one subject before another.
enum class Separation : std::uint8_t {
  by_key,   ///< the key `key` is better
  joint,    ///< nothing: all keys are equal, and equals share the place
  council,  ///< nothing: all keys are equal, and the council has to say
  open      ///< not known: the values of `key` are not settled
};
template <>
struct Words<Separation> {
  static constexpr std::pair<Separation, std::string_view> table[] = {
      {Separation::by_key, "by-key"},
      {Separation::joint, "joint"},
      {Separation::council, "council"},
      {Separation::open, "open"}};
};

struct Separated {
  Separation how = Separation::joint;
  std::size_t key = 0;        ///< for by_key and open
  bool first_before = false;  ///< by_key: the first of the two is before the second
  friend bool operator==(const Separated&, const Separated&) = default;
};

/// Compares two contenders key by key.
[[nodiscard]] Separated separation(const Contender& a, const Contender& b, const RankRules& rules);

struct RankedSubject {
  Contender contender;
  std::size_t group = 0;  ///< index in `Ranking::groups`
  RankBounds rank;        ///< within the group
  RankBounds overall;     ///< among all; the same where all compete together
  std::size_t tied = 0;   ///< others of the group that no key separates from it, for certain
  friend bool operator==(const RankedSubject&, const RankedSubject&) = default;
};

struct RankGroup {
  std::string block;
  std::string kind;
  std::size_t first = 0;  ///< its subjects lie together, from here …
  std::size_t size = 0;   ///< … so many
  friend bool operator==(const RankGroup&, const RankGroup&) = default;
};

struct Ranking {
  RankRules rules;
  std::vector<RankGroup> groups;        ///< in the order of their names
  std::vector<RankedSubject> subjects;  ///< by group, then best rank, worst rank, id
  Diagnostics notes;

  [[nodiscard]] const RankedSubject* find(std::string_view id) const;
  friend bool operator==(const Ranking&, const Ranking&) = default;
};

/// Ranks them; or all faults: the same subject twice, bounds that are reversed, a value too few, keys that repeat, no key,
/// dense ranks where they can't be bounded exactly.
[[nodiscard]] Result<Ranking> rank(std::vector<Contender> contenders, RankRules rules);

/// How a subject moved since an earlier ranking.
enum class Movement : std::uint8_t { up, down, same, open, fresh, gone, other_group };
template <>
struct Words<Movement> {
  static constexpr std::pair<Movement, std::string_view> table[] = {
      {Movement::up, "up"},
      {Movement::down, "down"},
      {Movement::same, "same"},
      {Movement::open, "open"},
      {Movement::fresh, "new"},
      {Movement::gone, "gone"},
      {Movement::other_group, "other-group"}};
};

struct RankChange {
  std::string id;
  Movement movement = Movement::same;
  std::optional<RankBounds> before;
  std::optional<RankBounds> now;
  /// Places gained: negative ones were lost. The least and the greatest that are possible.
  Rational least_gain;
  Rational greatest_gain;
  friend bool operator==(const RankChange&, const RankChange&) = default;
};

/// In the order of `now`; then those who are gone, by id.
[[nodiscard]] std::vector<RankChange> changes(const Ranking& before, const Ranking& now);
/// The same for ranks that were published, whatever they rested on.
[[nodiscard]] std::vector<RankChange> changes(
    const std::map<std::string, RankBounds, std::less<>>& before, const Ranking& now);

}  // namespace thidua::inline v0
