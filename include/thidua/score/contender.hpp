/// \file
/// Who is ranked, and by what: exact values, or only bounds of them. Nothing here knows scorecards: points, counts of
/// dossiers and a council's votes are all numbers with a direction and a clause.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/word.hpp>
#include <thidua/score/number.hpp>

namespace thidua::inline v0 {

/// A value that is known exactly, or to lie between bounds (both included), or not at all. Missing is never zero.
struct RankValue {
  std::optional<Score> low;   ///< none: it may be as small as you like
  std::optional<Score> high;  ///< none: as large as you like

  [[nodiscard]] static RankValue of(const Score& value) { return {value, value}; }
  [[nodiscard]] bool is_exact() const { return low && high && *low == *high; }
  friend bool operator==(const RankValue&, const RankValue&) = default;
};

enum class Direction : std::uint8_t { higher_first, lower_first };
template <>
struct Words<Direction> {
  static constexpr std::pair<Direction, std::string_view> table[] = {
      {Direction::higher_first, "higher-first"}, {Direction::lower_first, "lower-first"}};
};

/// How equals are numbered.
enum class RankMethod : std::uint8_t {
  competition,  ///< 1 2 2 4: what the national portal and most regulations do
  modified,     ///< 1 3 3 4
  dense,        ///< 1 2 2 3
  ordinal,      ///< 1 2 3 4: equals in the order of their ids, which means nothing
  average       ///< 1 2½ 2½ 4
};
template <>
struct Words<RankMethod> {
  static constexpr std::pair<RankMethod, std::string_view> table[] = {
      {RankMethod::competition, "competition"},
      {RankMethod::modified, "modified"},
      {RankMethod::dense, "dense"},
      {RankMethod::ordinal, "ordinal"},
      {RankMethod::average, "average"}};
};

/// What happens to those whom no key separates.
enum class ChainEnd : std::uint8_t {
  joint,   ///< they share the place
  council  ///< the council puts them in order; until then their order is undetermined
};
template <>
struct Words<ChainEnd> {
  static constexpr std::pair<ChainEnd, std::string_view> table[] = {{ChainEnd::joint, "joint"},
                                                                    {ChainEnd::council, "council"}};
};

/// Who competes with whom.
enum class Within : std::uint8_t { all, block, kind, block_and_kind };
template <>
struct Words<Within> {
  static constexpr std::pair<Within, std::string_view> table[] = {
      {Within::all, "all"},
      {Within::block, "block"},
      {Within::kind, "kind"},
      {Within::block_and_kind, "block-and-kind"}};
};

/// One key of the order: the score itself, or a tie-break with the clause that says so.
struct RankKey {
  std::string id;
  LocalText title;
  Direction direction = Direction::higher_first;
  Citation cite;
  std::string unit;  ///< of its values; "%": they are fractions of 1
  friend bool operator==(const RankKey&, const RankKey&) = default;
};

struct RankRules {
  std::vector<RankKey> keys;  ///< the score first, then the tie-breaks
  RankMethod method = RankMethod::competition;
  ChainEnd end = ChainEnd::joint;
  Citation end_cite;
  Within within = Within::all;
  friend bool operator==(const RankRules&, const RankRules&) = default;
};

struct Contender {
  std::string id;
  std::string block;
  std::string kind;
  std::vector<RankValue> values;  ///< one a key
  std::int64_t row = 0;           ///< of the table that it came from, for faults; 0: none
  friend bool operator==(const Contender&, const Contender&) = default;
};

}  // namespace thidua::inline v0
