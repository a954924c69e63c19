/// \file
/// The phrases that explanations of ranks and selections are made of; their wording is in `rank_sentences.cpp` alone.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

#include <thidua/core/local_text.hpp>

namespace thidua::inline v0 {

enum class RankPhrase : std::uint8_t {
  rank_in,
  rank_open_in,
  of_all,
  of_block,
  of_kind,
  of_block_kind,
  level_joint,
  level_council,
  and_more,
  rank_shared_modified,
  rank_shared_average,
  rank_shared_ordinal,
  behind_neighbour,
  before_neighbour,
  open_neighbour,
  open_more,
  equal_key,
  better_key,
  open_key,
  all_equal_joint,
  all_equal_council,
  at_least,
  at_most,
  between,
  lower_is_better,
  margin_level,
  margin_pass_more,
  margin_pass_same,
  margin_zero,
  margin_open,
  room_passes,
  room_levels,
  room_short,
  dossiers_level,
  dossiers_pass,
  dossiers_never,
  alone_both,
  alone_existing,
  alone_new,
  alone_never,
  chosen_in,
  chosen_possible,
  chosen_out,
  why_within,
  why_tie_taken,
  why_tie_not_taken,
  why_tie_council,
  why_beyond,
  why_outer_quota,
  why_values_open,
  why_eligible_open,
  why_not_eligible,
  why_already,
  why_higher,
  why_higher_open,
  why_no_quota,
  quota_count,
  quota_share,
  quota_least,
  quota_both,
  quota_none,
  quota_state,
  rounded_down,
  rounded_up,
  rounded_nearest,
  of_eligible,
  of_everybody,
  of_them_taken,
  behind_last,
  ahead_of_next,
  behind_last_level,
  ahead_of_next_level,
  clause
};

/// The wording in that language, `{0}`, `{1}` … replaced by the parts.
[[nodiscard]] std::string rank_phrase(RankPhrase phrase, Language language,
                                      std::initializer_list<std::string> parts = {});

}  // namespace thidua::inline v0
